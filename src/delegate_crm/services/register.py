# SPDX-License-Identifier: MIT
"""The register of what needs somebody on a day, as plain values (`CLI.md`, command `due`)."""

from __future__ import annotations

import datetime as dt

from delegate_crm.entities.followup import closing, opening
from delegate_crm.schema.timekinds import date_json
from delegate_crm.services.followups import due
from delegate_crm.services.present import Flat, Presenter
from delegate_crm.store.queries import Reader


def due_rows(reader: Reader, lang: str, today: dt.date, within: int, side: str) -> list[Flat]:
    """Follow-ups that need somebody, most urgent first; `side` is `us`, `them` or empty."""
    found = due(reader, today, within, side)
    partners = [each.partner for each in found if each.partner]
    presenter = Presenter(reader, lang, today, [each.item for each in found], partners)
    return [
        {
            "id": each.item.id,
            "title": presenter.title(each.item.id),
            "state": each.state.value,
            "opens": date_json(opening(each.item)),
            "closes": date_json(closing(each.item)),
            "days": each.days,
            "side": each.item.by_side,
            "partner": presenter.link(each.partner),
            "visit": presenter.link(each.item.visit),
        }
        for each in found
    ]

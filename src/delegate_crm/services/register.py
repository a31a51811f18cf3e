# SPDX-License-Identifier: MIT
"""The register of what needs somebody on a day, as plain values (`CLI.md`, command `due`)."""

from __future__ import annotations

import datetime as dt

from delegate_crm.entities.followup import FollowUp, closing, opening
from delegate_crm.schema.timekinds import date_json
from delegate_crm.services.followups import due
from delegate_crm.services.present import Flat, Presenter
from delegate_crm.store.partial import partly
from delegate_crm.store.queries import Reader

DATES = ("due_mode", "due", "window", "review_on")
"""What tells when a follow-up opens and closes."""


def due_rows(reader: Reader, lang: str, today: dt.date, within: int, side: str) -> list[Flat]:
    """Follow-ups that need somebody, most urgent first; `side` is `us`, `them` or empty."""
    found = due(reader, today, within, side)
    dates = {each.id: each for each in partly(reader, FollowUp, [x.item.id for x in found], DATES)}
    ids = [x for each in found for x in (each.item.id, each.partner, each.item.visit) if x]
    presenter = Presenter(reader, lang, today, (), ids)
    return [
        {
            "id": each.item.id,
            "title": presenter.title(each.item.id),
            "state": each.state.value,
            "opens": date_json(opening(dates[each.item.id])),
            "closes": date_json(closing(dates[each.item.id])),
            "days": each.days,
            "side": each.item.by_side,
            "partner": presenter.link(each.partner),
            "visit": presenter.link(each.item.visit),
        }
        for each in found
    ]

# SPDX-License-Identifier: MIT
"""A visit is moved by days as a whole: its programme goes along, and all that counts from it."""

from __future__ import annotations

import datetime as dt

from delegate_crm.entities.programme import ProgrammeItem
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.errors import Conflict
from delegate_crm.kit.i18n import N_, NC_, Text, Translator
from delegate_crm.rules.approx import Precision
from delegate_crm.rules.datewords import write_date
from delegate_crm.services.window_words import capital
from delegate_crm.store.work import Work

SHIFT = NC_("act", "Move a visit")


def shift_visit(work: Work, visit: int, days: int, lang: str) -> Text:
    """Move a visit by days; the answer says when it begins now."""
    before = work.reader.get(Visit, visit)
    start, end = before.start, before.end
    if start is None or start.precision is not Precision.DAY:
        raise Conflict(
            N_("The first day of this visit is not known."),
            N_("Type it on the page of the visit first."),
        )
    begins = start.moved(days)
    work.save(before.having(start=begins, end=end.moved(days) if end else None), before)
    for stop in work.reader.where(ProgrammeItem, visit=visit):
        if stop.day is not None:
            work.save(stop.having(day=stop.day + dt.timedelta(days=days)), stop)
    title = capital(work.reader.title(visit, lang))
    return NC_("visit", "{title}: {day}", title=title, day=write_date(begins, Translator(lang)))

# SPDX-License-Identifier: MIT
"""How long answers were waited for, as days: each promise of the other side is one case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select

from delegate_crm.entities.followup import LET_GO, sides_of
from delegate_crm.rules.survival import Case
from delegate_crm.store.queries import Reader
from delegate_crm.store.tables import table


def cases_of(reader: Reader, today: dt.date, group: Mapping[str, str | int]) -> list[Case]:
    """Cases of a group (`organisation`, `country`, `kind`), or of one `follow_up`.

    They count from what they came of: the answer before, the sample sent, the letter or talk, the
    visit; without any from the day on which they were written down. What is open was waited for
    until today, what was let go of until the day of that, else until its closing. What is repeated
    is no case: nobody waits for all of it from the beginning.
    """
    rows = reader.connection.execute(_query(group))
    found = (_case(row.began, row.ended, row.status, today) for row in rows)
    return [each for each in found if each is not None]


def _query(group: Mapping[str, str | int]) -> Select[Any]:
    own, record, visit, work = (table(each) for each in ("follow_up", "record", "visit", "work"))
    body, place, before = table("organisation"), table("place"), own.alias("before")
    sample, contact = table("sample"), table("interaction")
    began = func.coalesce(
        before.c.done_on,
        *(sample.c[name] for name in ("sent_on_best", "sent_on_hi")),
        *(contact.c[name] for name in ("at_best", "at_hi")),
        *(visit.c[name] for name in ("end_best", "end_hi", "start_best", "start_hi")),
        func.substr(work.c.at, 1, 10),
    )
    ended = case((own.c.status == "done", own.c.done_on), else_=_let_go())
    meant: Mapping[str, ColumnElement[Any]] = {
        "organisation": own.c.by,
        "country": func.coalesce(func.nullif(place.c.country, ""), visit.c.country),
        "kind": body.c.kind,
        "follow_up": own.c.id,
    }
    query = (
        select(began.label("began"), ended.label("ended"), own.c.status)
        .select_from(own)
        .join(record, record.c.id == own.c.id)
        .join(work, work.c.id == record.c.created_work)
        .outerjoin(before, before.c.id == own.c.parent)
        .outerjoin(sample, sample.c.id == own.c.about)
        .outerjoin(contact, contact.c.id == own.c.arose_at)
        .outerjoin(visit, visit.c.id == own.c.visit)
        .outerjoin(body, body.c.id == own.c.by)
        .outerjoin(place, place.c.id == body.c.place)
        .where(own.c.by_side.in_(sides_of("them")), own.c.due_mode != "recurring")
        .where(record.c.archived_at.is_(None))
    )
    return query.where(*(meant[name] == value for name, value in group.items()))


def _let_go() -> ColumnElement[Any]:
    own = table("follow_up")
    return case(
        (own.c.status.in_(LET_GO), func.coalesce(own.c.done_on, own.c.closes_on)), else_=None
    )


def _case(began: str, ended: str | None, status: str, today: dt.date) -> Case | None:
    """One case; none for an answer of which nobody knows the day, or that came before all began."""
    answered, over = status == "done", status in LET_GO
    if ended is None and (answered or over):
        return None
    last = dt.date.fromisoformat(ended) if ended else today
    days = (min(last, today) - dt.date.fromisoformat(began[:10])).days
    return Case(days, answered) if days >= 0 else None

# SPDX-License-Identifier: MIT
"""What needs somebody on a day, found by the partial indexes on follow-ups that are not over.

The condition on `terminal` is written out: a bound value would keep SQLite from using them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, text

from delegate_crm.store.queries import Reader, pages
from delegate_crm.store.tables import table

CLOSING_DAYS = 14
"""Nothing closes later than this and counts as closing already (`rules.windows`)."""


def due_ids(
    reader: Reader, today: dt.date, horizon: dt.date, sides: Sequence[str], limit: int | None = None
) -> list[int]:
    """Ids of follow-ups that need somebody, most urgent first: overdue, closing, open, soon.

    Each group is read in the order of an index, and only as far as the limit leaves room for it.
    What is snoozed needs nobody until its day.
    """
    found: list[int] = []
    for group in _groups(today.isoformat(), horizon.isoformat()):
        room = limit - len(found) if limit else None
        if room == 0:
            break
        found += reader.connection.scalars(_part(group, sides, room))
    return found


def _groups(today: str, horizon: str) -> list[ColumnElement[bool]]:
    own = table("follow_up")
    last = (dt.date.fromisoformat(today) + dt.timedelta(days=CLOSING_DAYS)).isoformat()
    awake = or_(own.c.snoozed_until.is_(None), own.c.snoozed_until <= today)
    later = or_(own.c.closing_from.is_(None), own.c.closing_from > today)
    opened = and_(own.c.opens_on <= today, later)
    groups = (
        own.c.closes_on < today,
        and_(own.c.closes_on >= today, own.c.closes_on <= last, own.c.closing_from <= today),
        and_(opened, own.c.by_side != "them"),
        and_(opened, own.c.by_side == "them"),
        and_(own.c.opens_on > today, own.c.opens_on <= horizon, later),
    )
    return [and_(each, awake) for each in groups]


def _part(
    group: ColumnElement[bool], sides: Sequence[str], limit: int | None
) -> Select[tuple[int]]:
    own = table("follow_up")
    query = select(own.c.id).where(text("follow_up.terminal = 0"), group)
    if sides:
        query = query.where(own.c.by_side.in_(sides))
    ordered = query.order_by(own.c.closes_on.asc().nulls_last(), own.c.opens_on, own.c.id)
    return ordered.limit(limit) if limit else ordered


def our_own(reader: Reader, bodies: Sequence[int]) -> set[int]:
    """Which of these organisations belong to the office itself."""
    own, found = table("organisation"), set[int]()
    for page in pages(bodies):
        query = select(own.c.id).where(own.c.is_ours == 1, own.c.id.in_(page))
        found |= set(reader.connection.scalars(query))
    return found


def guests_of(reader: Reader, visits: Sequence[int]) -> Mapping[int, int]:
    """The organisation that sent the guests of each visit; the first, if there are several."""
    own, link = table("delegation"), table("link")
    sent = and_(link.c.from_id == own.c.id, link.c.role == "sending_organisations")
    found: dict[int, int] = {}
    for page in pages(visits):
        query = select(own.c.visit, link.c.to_id).join(link, sent)
        query = query.where(own.c.side == "guest", own.c.visit.in_(page))
        rows = reader.connection.execute(query.order_by(own.c.id.desc(), link.c.ordinal.desc()))
        found |= {row.visit: row.to_id for row in rows}
    return found


def countries_of(reader: Reader, visits: Sequence[int]) -> Mapping[int, str]:
    """The partner's country of each visit."""
    own, found = table("visit"), dict[int, str]()
    for page in pages(visits):
        rows = reader.connection.execute(select(own.c.id, own.c.country).where(own.c.id.in_(page)))
        found |= {row.id: row.country for row in rows}
    return found


def due_counts(reader: Reader, today: dt.date, horizon: dt.date) -> dict[str, int]:
    """How many follow-ups of each side need somebody; counted without reading them."""
    own, found = table("follow_up"), dict[str, int]()
    for group in _groups(today.isoformat(), horizon.isoformat()):
        query = select(own.c.by_side, func.count()).where(text("follow_up.terminal = 0"), group)
        for side, count in reader.connection.execute(query.group_by(own.c.by_side)):
            found[side] = found.get(side, 0) + count
    return found


def turning_ids(reader: Reader, first: dt.date, last: dt.date, limit: int) -> list[int]:
    """Ids of follow-ups that are not over and open or close between two days, both included."""
    own = table("follow_up")
    ends = (own.c.opens_on, own.c.closes_on)
    parts = [
        select(own.c.id)
        .where(text("follow_up.terminal = 0"), end >= first.isoformat(), end <= last.isoformat())
        .limit(limit)
        for end in ends
    ]
    found = (each for part in parts for each in reader.connection.scalars(part))
    return list(dict.fromkeys(found))[:limit]


def next_opening(reader: Reader, after: dt.date) -> int | None:
    """The follow-up that opens first after a day."""
    own = table("follow_up")
    query = select(own.c.id).where(text("follow_up.terminal = 0"))
    query = query.where(own.c.opens_on > after.isoformat()).order_by(own.c.opens_on).limit(1)
    return reader.connection.scalar(query)

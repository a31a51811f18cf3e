# SPDX-License-Identifier: MIT
"""What needs somebody on a day, found by the partial indexes on follow-ups that are not over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Integer,
    Row,
    Select,
    Text,
    and_,
    bindparam,
    func,
    or_,
    select,
    true,
)

from delegate_crm.rules.windows import CLOSING_DAYS
from delegate_crm.store.conditions import NOT_OVER
from delegate_crm.store.queries import Reader
from delegate_crm.store.tables import table

WHOLE = -1
"""A limit that is none."""


class Needing(NamedTuple):
    """A follow-up that needs somebody, with what tells how it stands and with whom."""

    id: int
    by_side: str
    by: int | None
    to: int | None
    visit: int | None
    opens_on: str | None
    closes_on: str | None


def due_ids(  # noqa: PLR0913, PLR0917 - what is asked, and how it is ordered
    reader: Reader,
    today: dt.date,
    horizon: dt.date,
    sides: Sequence[str],
    limit: int | None = None,
    whose: Sequence[Collection[int]] = (),
) -> list[int]:
    """Ids of follow-ups that need somebody, most urgent first: overdue, closing, open, soon.

    What we promised, open or due in two weeks, comes before what is open with others.

    Each group is read in the order of an index, and only as far as the limit leaves room for it.
    What is snoozed needs nobody until its day. In each group those of the users `whose` come first,
    in their order.
    """
    days = _days(today, horizon)
    parts = _parts(("id",), tuple(sides))
    ordered = [part.where(users) for part, users in product(parts, _parted(whose))]
    return [row[0] for row in _rows(reader, ordered, days, limit)]


def _parted(whose: Sequence[Collection[int]]) -> list[ColumnElement[bool]]:
    """Those of each of several users, then those of all others.

    A bare column would draw SQLite to its index, and to all that a busy user is in charge of.
    """
    named = [sorted(each) for each in whose if each]
    if not named:
        return [true()]
    user = func.coalesce(table("follow_up").c.responsible, 0)
    others = user.not_in([known for each in named for known in each])
    return [*(user.in_(each) for each in named), others]


def needing(
    reader: Reader, today: dt.date, horizon: dt.date, sides: Sequence[str], limit: int | None = None
) -> list[Needing]:
    """The same with how they stand, in as many questions."""
    days = _days(today, horizon)
    rows = _rows(reader, _parts(Needing._fields, tuple(sides)), days, limit)
    return [Needing._make(row) for row in rows]


def _rows(
    reader: Reader,
    parts: Sequence[Select[Any]],
    days: Mapping[str, str],
    limit: int | None,
) -> list[Row[Any]]:
    found: list[Row[Any]] = []
    for part in parts:
        room = limit - len(found) if limit else WHOLE
        if room == 0:
            break
        found += reader.connection.execute(part, {**days, "room": room}).all()
    return found


# The statements are built once, not for each question.


def _days(today: dt.date, horizon: dt.date) -> Mapping[str, str]:
    last = today + dt.timedelta(days=CLOSING_DAYS)  # nothing that closes later is closing yet
    named = {"today": today, "last": last, "horizon": horizon}
    return {name: day.isoformat() for name, day in named.items()}


@cache
def _groups() -> Sequence[ColumnElement[bool]]:
    own = table("follow_up")
    today, last, horizon = (bindparam(name, type_=Text) for name in ("today", "last", "horizon"))
    awake = or_(own.c.snoozed_until.is_(None), own.c.snoozed_until <= today)
    later = or_(own.c.closing_from.is_(None), own.c.closing_from > today)
    opened = and_(own.c.opens_on <= today, later)
    soon = and_(own.c.opens_on > today, own.c.opens_on <= horizon, later)
    near = and_(own.c.closes_on >= today, own.c.closes_on <= last)
    far = or_(own.c.by_side == "them", own.c.closes_on.is_(None), own.c.closes_on > last)
    groups = (
        own.c.closes_on < today,
        and_(near, own.c.closing_from <= today),
        and_(opened, own.c.by_side != "them"),
        and_(near, soon, own.c.by_side != "them"),
        and_(opened, own.c.by_side == "them"),
        and_(soon, far),
    )
    return [and_(each, awake) for each in groups]


@cache
def _parts(columns: Sequence[str], sides: Sequence[str]) -> Sequence[Select[Any]]:
    own = table("follow_up")
    query = select(*(own.c[name] for name in columns)).where(NOT_OVER)
    if sides:
        query = query.where(own.c.by_side.in_(sides))
    order = (own.c.closes_on.asc().nulls_last(), own.c.opens_on, own.c.id)
    return [
        query.where(group).order_by(*order).limit(bindparam("room", type_=Integer))
        for group in _groups()
    ]


@cache
def _counts() -> Sequence[Select[Any]]:
    own = table("follow_up")
    query = select(own.c.by_side, func.count()).where(NOT_OVER)
    return [query.where(group).group_by(own.c.by_side) for group in _groups()]


def due_counts(reader: Reader, today: dt.date, horizon: dt.date) -> dict[str, int]:
    """How many follow-ups of each side need somebody; counted without reading them."""
    days, found = _days(today, horizon), dict[str, int]()
    for query in _counts():
        for side, count in reader.connection.execute(query, days):
            found[side] = found.get(side, 0) + count
    return found


def turning_ids(reader: Reader, first: dt.date, last: dt.date, limit: int) -> list[int]:
    """Ids of follow-ups that are not over and open or close between two days, both included."""
    own = table("follow_up")
    ends = (own.c.opens_on, own.c.closes_on)
    parts = [
        select(own.c.id)
        .where(NOT_OVER, end >= first.isoformat(), end <= last.isoformat())
        .limit(limit)
        for end in ends
    ]
    found = (each for part in parts for each in reader.connection.scalars(part))
    return list(dict.fromkeys(found))[:limit]


def next_opening(reader: Reader, after: dt.date) -> int | None:
    """The follow-up that opens first after a day."""
    own = table("follow_up")
    query = select(own.c.id).where(NOT_OVER)
    query = query.where(own.c.opens_on > after.isoformat()).order_by(own.c.opens_on).limit(1)
    return reader.connection.scalar(query)

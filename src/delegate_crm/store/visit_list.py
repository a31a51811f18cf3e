# SPDX-License-Identifier: MIT
"""The list of visits: what lies ahead, then year by year; and what its rows show beside a visit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, func, or_, select

from delegate_crm.entities.visit import Visit
from delegate_crm.schema.listing import Listing, Order
from delegate_crm.store.conditions import NOT_OVER, here
from delegate_crm.store.lists import Listed, grouped, listed
from delegate_crm.store.ordering import dated, sort_columns, title_of, turned
from delegate_crm.store.queries import Reader, list_query, pages
from delegate_crm.store.standing import STILL_COMING
from delegate_crm.store.tables import table

SETTLED = ("confirmed", "done", "changed")
"""States of a stop that need no more work."""
AHEAD, UNDATED = "ahead", ""
EVER = "9999-12-31"

Column = ColumnElement[Any]


def visits_listed(reader: Reader, listing: Listing, order: Order, today: dt.date) -> Listed:
    """Ids of visits in order; by date they stand in groups, otherwise in one list."""
    query = narrowed(listing)
    if order.key == "start":
        return grouped(reader, _by_date(query, today, descending=order.descending))
    first, *finer = _sorted_by(order.key, listing.lang)
    return listed(
        reader,
        query.order_by(
            turned(first, descending=order.descending), *finer, table("visit").c.id.desc()
        ),
    )


def narrowed(listing: Listing) -> Select[Any]:
    """Ids of the visits of a list, in no order."""
    return list_query(replace(listing, order=())).order_by(None)


def _ahead(today: dt.date) -> ColumnElement[bool]:
    """Whether a visit is still to come: not over, and its last possible day not passed."""
    own = table("visit")
    last = func.coalesce(own.c.end_hi, own.c.start_hi, EVER)
    return and_(own.c.status.in_(STILL_COMING), last >= today.isoformat())


def _by_date(query: Select[Any], today: dt.date, *, descending: bool) -> Select[Any]:
    own, ahead = table("visit"), _ahead(today)
    day, finer = dated(own, "start")
    group = case(
        (ahead, AHEAD), (own.c.year.is_(None), UNDATED), else_=func.printf("%d", own.c.year)
    )
    place = case((ahead, 3), (own.c.year.is_(None), 0 if descending else 4), else_=1)
    nearest_first = case((ahead, day))
    return query.add_columns(group).order_by(
        place.desc() if descending else place.asc(),
        nearest_first.asc().nulls_last(),
        turned(day, descending=descending),
        finer,
        own.c.id.desc(),
    )


def _sorted_by(key: str, lang: str) -> Sequence[Column]:
    own = table("visit")
    if key == "title":
        return [title_of(own.c.id, lang)]
    if key in OWN_ORDERS:
        return [OWN_ORDERS[key](lang)]
    return sort_columns(Visit, key, lang)


def _guests() -> Select[Any]:
    """Seats of guests of the visit of the row."""
    seat, group = table("delegate"), table("delegation")
    joined = seat.join(group, group.c.id == seat.c.delegation)
    query = select(seat.c.id).select_from(joined).where(here(seat.c.id))
    return query.where(group.c.visit == table("visit").c.id, group.c.side == "guest")


def _head_order(lang: str) -> Column:
    seat = table("delegate")
    heads = _guests().with_only_columns(title_of(seat.c.id, lang)).where(seat.c.role == "head")
    return heads.limit(1).scalar_subquery()


def _guests_order(_lang: str) -> Column:
    seats = _guests().with_only_columns(func.count()).scalar_subquery()
    return func.coalesce(table("visit").c.headcount_stated, func.nullif(seats, 0))


def _next_order(_lang: str) -> Column:
    own = table("follow_up")
    nearest = func.min(func.coalesce(own.c.closes_on, own.c.opens_on))
    query = select(nearest).where(NOT_OVER, own.c.visit == table("visit").c.id)
    return query.scalar_subquery()


OWN_ORDERS: Mapping[str, Callable[[str], Column]] = MappingProxyType(
    {"head": _head_order, "guests": _guests_order, "next": _next_order}
)


# --- counts of the whole office -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class VisitCounts:
    """How many visits there are, since which year, and how many are to come."""

    total: int
    first_year: int | None
    ahead: int


def visit_counts(reader: Reader, today: dt.date) -> VisitCounts:
    """Count all visits that are not put away."""
    own = table("visit")
    query = select(func.count(), func.min(own.c.year), func.sum(case((_ahead(today), 1), else_=0)))
    row = reader.connection.execute(query.where(here(own.c.id))).one()
    return VisitCounts(row[0], row[1], row[2] or 0)


# --- what rows show -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Seats:
    """The guests of one visit: their head, how many have a seat, and how far their visas are."""

    head: int | None = None
    taken: int = 0
    visas: int = 0
    granted: int = 0


def seats_of(reader: Reader, visits: Sequence[int]) -> dict[int, Seats]:
    """Count the guests of each visit."""
    found: dict[int, Seats] = {}
    for page in pages(visits):
        for visit, *counts in reader.connection.execute(_seats(), {"ids": list(page)}):
            found[visit] = Seats(*counts)
    return found


@cache
def _seats() -> Select[Any]:
    seat, group = table("delegate"), table("delegation")
    columns = (
        group.c.visit,
        func.min(case((seat.c.role == "head", seat.c.id))),
        func.count(),
        func.sum(case((seat.c.visa != "not_needed", 1), else_=0)),
        func.sum(case((seat.c.visa == "granted", 1), else_=0)),
    )
    joined = seat.join(group, group.c.id == seat.c.delegation)
    query = select(*columns).select_from(joined).where(here(seat.c.id), group.c.side == "guest")
    return query.where(group.c.visit.in_(bindparam("ids", expanding=True))).group_by(group.c.visit)


def stops_of(reader: Reader, visits: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Of each visit's programme: how many stops are settled, and how many there are."""
    found: dict[int, tuple[int, int]] = {}
    for page in pages(visits):
        rows = reader.connection.execute(_stops(), {"ids": list(page)})
        found |= {visit: (settled, stops) for visit, settled, stops in rows}
    return found


@cache
def _stops() -> Select[Any]:
    own = table("programme_item")
    settled = func.sum(case((own.c.status.in_(SETTLED), 1), else_=0))
    query = select(own.c.visit, settled, func.count()).where(here(own.c.id))
    query = query.where(own.c.visit.in_(bindparam("ids", expanding=True)))
    return query.where(own.c.status != "dropped").group_by(own.c.visit)


def steps_of(reader: Reader, visits: Sequence[int]) -> dict[int, int]:
    """The follow-up of each visit that comes next; where all are over, the one answered last."""
    found: dict[int, int] = {}
    for page in pages(visits):
        for step, visit in reader.connection.execute(_steps(), {"ids": list(page)}):
            found.setdefault(visit, step)
    return found


@cache
def _steps() -> Select[Any]:
    own = table("follow_up")
    due = func.coalesce(own.c.closes_on, own.c.opens_on)
    shown = or_(own.c.terminal == 0, own.c.status == "done")
    query = select(own.c.id, own.c.visit).where(shown, here(own.c.id))
    return query.where(own.c.visit.in_(bindparam("ids", expanding=True))).order_by(
        own.c.terminal,
        case((own.c.terminal == 0, due)).asc().nulls_last(),
        own.c.done_on.desc().nulls_last(),
        own.c.id,
    )

# SPDX-License-Identifier: MIT
"""Counts and short lists for overviews, answered from indexes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    and_,
    bindparam,
    case,
    func,
    or_,
    select,
)

from delegate_crm.store.queries import Reader
from delegate_crm.store.tables import table

NOT_COUNTED = ("declined", "cancelled", "merged")
"""Visits that did not take place here (`DOMAIN` 7, rule 24)."""


def visits_by_country_and_year(reader: Reader) -> dict[tuple[str, int], int]:
    """How many visits of each country are counted in each year; undated ones are left out."""
    own = table("visit")
    query = select(own.c.country, own.c.year, func.count())
    # compared one by one: for a NOT IN, SQLite would look into a table of its own for every row
    query = query.where(own.c.year.isnot(None), *(own.c.status != each for each in NOT_COUNTED))
    rows = reader.connection.execute(query.group_by(own.c.country, own.c.year))
    return {(country, year): count for country, year, count in rows}


AHEAD = ("inquiry", "assessing", "planning", "confirmed", "in_progress")
"""States of a visit that is still to come, or under way."""
BEFORE_HELD = ("confirmed", "in_progress")
"""States of a visit that is to be called held once it is over (`DOMAIN` 2.1, rule b)."""
RUNNING = ("signed", "in_force")
SENT = ("with_partner", "text_agreed", "cleared_to_sign")
OFFERED = ("proposed",)


def coming_visits(reader: Reader, today: dt.date, limit: int) -> list[int]:
    """Ids of the next visits, and of those under way, by their first day; undated ones left out."""
    return list(reader.connection.scalars(_coming(), {"today": today.isoformat(), "most": limit}))


def ended_visits(reader: Reader, today: dt.date, limit: int) -> list[int]:
    """Ids of visits that ended and that nobody has called held yet; first what ended last."""
    return list(reader.connection.scalars(_ended(), {"today": today.isoformat(), "most": limit}))


@cache
def _coming() -> Select[tuple[int]]:
    query = _visits_in(AHEAD).where(_last_day() >= bindparam("today"))
    return query.order_by(_first_day(), table("visit").c.id).limit(_most())


@cache
def _ended() -> Select[tuple[int]]:
    last = _last_day()
    query = _visits_in(BEFORE_HELD).where(last < bindparam("today"))
    return query.order_by(last.desc(), table("visit").c.id).limit(_most())


def _most() -> BindParameter[int]:
    return bindparam("most", type_=Integer)


def _visits_in(states: Sequence[str]) -> Select[tuple[int]]:
    own, record = table("visit"), table("record")
    query = select(own.c.id).join(record, record.c.id == own.c.id)
    return query.where(own.c.status.in_(states), record.c.archived_at.is_(None))


def _first_day() -> ColumnElement[str]:
    own = table("visit")
    return func.coalesce(own.c.start_best, own.c.start_lo, own.c.start_hi)


def _last_day() -> ColumnElement[str]:
    own = table("visit")
    known = (own.c.end_hi, own.c.end_best, own.c.start_hi, own.c.start_best)
    return func.coalesce(*known, _first_day())


def agreements_to_watch(reader: Reader, until: dt.date, limit: int) -> list[int]:
    """Ids of agreements that expire, then of those out for signature, then of mere offers."""
    own, record = table("agreement"), table("record")
    expires = and_(own.c.status.in_(RUNNING), own.c.expires_on <= until.isoformat())
    waits = own.c.status.in_((*SENT, *OFFERED))
    query = select(own.c.id).join(record, record.c.id == own.c.id)
    query = query.where(or_(expires, waits), record.c.archived_at.is_(None))
    group = case((own.c.status.in_(RUNNING), 0), (own.c.status.in_(SENT), 1), else_=2)
    query = query.order_by(group, own.c.expires_on.asc().nulls_last(), own.c.id)
    return list(reader.connection.scalars(query.limit(limit)))

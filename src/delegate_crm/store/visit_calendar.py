# SPDX-License-Identifier: MIT
"""Visits by the days on which they may lie: those that touch a span, and those next to one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, func, select

from delegate_crm.entities.visit import Visit
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.schema.listing import Listing
from delegate_crm.store.queries import Reader
from delegate_crm.store.tables import table
from delegate_crm.store.visit_list import narrowed

FIRST, LAST = dt.date.min.isoformat(), dt.date.max.isoformat()
HEAD = 4
"""Columns of a row before those of the fields."""
FIELDS = ("status", "direction", "country", "start", "end")

Column = ColumnElement[Any]


@dataclass(frozen=True, slots=True)
class Stay:
    """A visit on the calendar, and the first and the last day that it may touch."""

    id: int
    title: str
    status: str
    direction: str
    country: str
    start: ApproxDate | None
    end: ApproxDate | None
    first: dt.date
    last: dt.date


def stays_between(reader: Reader, listing: Listing, first: dt.date, last: dt.date) -> list[Stay]:
    """Visits of a list that may touch a span, by their first day; one query."""
    low, high = _ends()
    query = _stays(listing).where(low <= last.isoformat(), high >= first.isoformat())
    rows = reader.connection.execute(query.order_by(low, table("visit").c.id))
    return [_stay(row) for row in rows]


def stays_around(reader: Reader, listing: Listing, first: dt.date, last: dt.date) -> list[Stay]:
    """The last visit before a span and the first after it, as far as there are any."""
    (low, high), own = _ends(), table("visit").c.id
    query = _stays(listing)
    before = query.where(high < first.isoformat()).order_by(high.desc(), own).limit(1)
    after = query.where(low > last.isoformat()).order_by(low, own).limit(1)
    return [_stay(row) for each in (before, after) for row in reader.connection.execute(each)]


def _ends() -> tuple[Column, Column]:
    """The first and the last possible day; an open side reaches a year from what is known."""
    own = table("visit").c
    low = func.coalesce(
        own.start_lo, _moved(own.start_hi, "-1 year"), own.end_lo, _moved(own.end_hi, "-1 year")
    )
    high = case(
        (own.end_prec != "", func.coalesce(own.end_hi, _moved(own.end_lo, "+1 year"))),
        else_=func.coalesce(own.start_hi, _moved(own.start_lo, "+1 year")),
    )
    return low, high


def _moved(day: Column, step: str) -> Column:
    """A day moved; what would leave the calendar stays at its edge."""
    edge = FIRST if step.startswith("-") else LAST
    moved = func.date(day, step)
    inside = func.coalesce(func.max(func.min(moved, LAST), FIRST), edge)
    return case((day.isnot(None), inside))


def _stays(listing: Listing) -> Select[Any]:
    own = table("visit")
    columns = [own.c[name] for key in FIELDS for name in Visit.fields[key].columns]
    query = narrowed(listing)
    return query.add_columns(_title(listing.lang), *_ends(), *columns)


def _title(lang: str) -> Column:
    """The title of the visit of the row in a language, in English where it has none yet."""
    title = table("title").alias()
    query = select(title.c.text).where(title.c.record_id == table("visit").c.id)
    query = query.where(title.c.lang.in_((lang, "en"))).order_by((title.c.lang == lang).desc())
    return query.limit(1).scalar_subquery()


def _stay(row: Row[Any]) -> Stay:
    cells = list[Any](row)
    number, title, low, high = cells[:HEAD]
    first, last = sorted((dt.date.fromisoformat(low), dt.date.fromisoformat(high)))
    return Stay(number, title or "", first=first, last=last, **_values(cells[HEAD:]))


def _values(cells: Sequence[Any]) -> dict[str, Any]:
    found, at = dict[str, Any](), 0
    for key in FIELDS:
        field = Visit.fields[key]
        end = at + len(field.columns)
        found[key] = field.kind.unpack(cells[at:end])
        at = end
    return found

# SPDX-License-Identifier: MIT
"""Finding records by words and by days. The best come first: whole titles, then beginnings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from sqlalchemy import and_, case, func, select

from delegate_crm.entities import kinds
from delegate_crm.rules.folding import fold, tokens
from delegate_crm.schema.entity import Entity
from delegate_crm.schema.listing import Condition, Listing, Test
from delegate_crm.schema.timekinds import DateKind, DayKind, WindowKind
from delegate_crm.store.queries import Reader, list_query
from delegate_crm.store.tables import table

MOST_DATED = 200
"""Records of one field of dates that a search by day looks at."""


class Fit(IntEnum):
    """How well a record fits the words, the best first."""

    TITLE = 0
    BEGINNING = 1
    WORD = 2
    INSIDE = 3
    ELSEWHERE = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A record that was found by its words."""

    id: int
    kind: str
    fit: Fit


def by_words(reader: Reader, text: str, codes: Sequence[str], limit: int) -> list[Found]:
    """Records in which each of the words occurs, best first."""
    words = tokens(text)
    if not words:
        return []
    record, title, whole = table("record"), table("title"), fold(" ".join(text.split()))
    fit = func.min(
        case(
            (title.c.sort == whole, Fit.TITLE.value),
            (title.c.sort.startswith(whole, autoescape=True), Fit.BEGINNING.value),
            (title.c.sort.contains(f" {whole}", autoescape=True), Fit.WORD.value),
            (title.c.sort.contains(whole, autoescape=True), Fit.INSIDE.value),
            else_=Fit.ELSEWHERE.value,
        )
    ).label("fit")
    query = select(record.c.id, record.c.kind, fit)
    query = query.outerjoin(title, title.c.record_id == record.c.id)
    query = query.where(record.c.archived_at.is_(None), record.c.merged_into.is_(None))
    query = query.where(*(record.c.search_text.contains(word, autoescape=True) for word in words))
    if codes:
        query = query.where(record.c.kind.in_(codes))
    query = query.group_by(record.c.id).order_by(fit, record.c.id).limit(limit)
    return [Found(row.id, row.kind, Fit(row.fit)) for row in reader.connection.execute(query)]


def by_days(
    reader: Reader,
    first: dt.date,
    last: dt.date,
    codes: Sequence[str],
    periods: Mapping[str, tuple[str, str]],
) -> dict[str, dict[int, str]]:
    """Records by kind, each with the field whose dates overlap two days."""
    days = (first.isoformat(), last.isoformat())
    found: dict[str, dict[int, str]] = {}
    for code, entity in kinds().items():
        if codes and code not in codes:
            continue
        hits: dict[int, str] = {}
        for key in _dated(entity):
            condition = Condition(key, Test.OVERLAPS, days)
            listing = Listing(code, conditions=(condition,), order=(), limit=MOST_DATED)
            hits |= {each: key for each in reader.ids(listing) if each not in hits}
        if code in periods:
            key = periods[code][0]
            hits |= dict.fromkeys(_within(reader, code, periods[code], days), key)
        if hits:
            found[code] = hits
    return found


def _dated(entity: type[Entity]) -> Iterable[str]:
    kinds_of_dates = (DateKind, DayKind, WindowKind)
    return (key for key, field in entity.fields.items() if isinstance(field.kind, kinds_of_dates))


def _within(reader: Reader, code: str, period: tuple[str, str], days: tuple[str, str]) -> list[int]:
    """Records whose period, from its first to its last day, overlaps two days."""
    own, (start, end), (first, last) = table(code), period, days
    entity = kinds()[code]
    if not isinstance(entity.fields[start].kind, DateKind):
        return []
    low, high = own.c[f"{start}_lo"], own.c[f"{end}_hi"]
    query = list_query(Listing(code, order=(), limit=MOST_DATED))
    overlap = and_(low.isnot(None), high.isnot(None), low <= last, high >= first)
    return list(reader.connection.scalars(query.where(overlap)))

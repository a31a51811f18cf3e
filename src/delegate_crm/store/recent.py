# SPDX-License-Identifier: MIT
"""The last works and the record that each was about, without reading what they changed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from delegate_crm.store.journal import Header, Journal, Sort
from delegate_crm.store.queries import Reader
from delegate_crm.store.tables import table


@dataclass(frozen=True, slots=True)
class Recent:
    """One work: its header, the first record it touched, and how many it touched."""

    header: Header
    kind: str
    record_id: int | None
    count: int


def recent_works(reader: Reader, limit: int) -> list[Recent]:
    """The last works that still stand, newest first; what was undone is left out."""
    shown = _standing(Journal(reader.connection).headers(limit * 4))[::-1][:limit]
    firsts = _firsts(reader, [each.id for each in shown])
    return [Recent(each, *firsts.get(each.id, ("", None, 0))) for each in shown]


def _standing(headers: list[Header]) -> list[Header]:
    """Works that were done and are not undone; one that was done again stands once."""
    root: dict[int, int] = {}
    gone: set[int] = set()
    for each in headers:
        first = root[each.id] = root.get(each.target or 0, each.target or each.id)
        if each.sort is Sort.UNDO:
            gone.add(first)
        elif each.sort is Sort.REDO:
            gone.discard(first)
    return [x for x in headers if x.sort in (Sort.DO, Sort.FIXED) and x.id not in gone]


def _firsts(reader: Reader, works: list[int]) -> dict[int, tuple[str, int | None, int]]:
    journal = table("journal")
    first = (
        select(journal.c.work_id, func.min(journal.c.id).label("id"), func.count().label("records"))
        .where(journal.c.work_id.in_(works), journal.c.record_id.is_not(None))
        .group_by(journal.c.work_id)
        .subquery()
    )
    query = select(journal.c.work_id, journal.c.kind, journal.c.record_id, first.c.records)
    query = query.join(first, first.c.id == journal.c.id)
    rows = reader.connection.execute(query)
    return {row.work_id: (row.kind, row.record_id, row.records) for row in rows}

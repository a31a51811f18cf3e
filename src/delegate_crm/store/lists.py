# SPDX-License-Identifier: MIT
"""Lists of the window: ids in their order, and the runs of ids that stand together in a group.

A list may have hundreds of thousands of rows, so they are taken from the driver as they come.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select

from delegate_crm.schema.listing import Condition, Listing, Test
from delegate_crm.store.queries import Reader, list_query, pages
from delegate_crm.store.standing import NEXT, standing
from delegate_crm.store.tables import table

STEPLESS = Condition(NEXT, Test.BLANK)
STEP = 2_000
"""Rows that are taken at a time, so that other threads come to work in between."""


@dataclass(frozen=True, slots=True)
class Run:
    """Rows one after the other that belong to one group."""

    key: str
    start: int
    count: int


@dataclass(frozen=True, slots=True)
class Listed:
    """Ids in order, in as little room as they can take; runs where the list has groups."""

    ids: array[int]
    runs: tuple[Run, ...] = ()


def listed(reader: Reader, query: Select[Any]) -> Listed:
    """Run the query of a list that gives ids alone."""
    ids: array[int] = array("q")
    for rows in _taken(reader, query):
        ids.extend([row[0] for row in rows])
    return Listed(ids)


def plain(reader: Reader, listing: Listing) -> Listed:
    """A list in the order that it names."""
    return listed(reader, list_query(listing))


def grouped(reader: Reader, query: Select[Any]) -> Listed:
    """Run a query that gives ids and the group of each, and whose order keeps groups together."""
    ids: array[int] = array("q")
    runs: list[Run] = []
    start, current = 0, None
    for record_id, key in (row for rows in _taken(reader, query) for row in rows):
        if ids and key != current:
            runs.append(Run(str(current), start, len(ids) - start))
            start = len(ids)
        current = key
        ids.append(record_id)
    if ids:
        runs.append(Run(str(current), start, len(ids) - start))
    return Listed(ids, tuple(runs))


def _taken(reader: Reader, query: Select[Any]) -> Iterator[Sequence[Any]]:
    """Rows of a query as the driver gives them."""
    with reader.connection.execute(query) as result:
        cursor = result.cursor
        while rows := cursor.fetchmany(STEP):
            yield rows


def without_step(reader: Reader, code: str, ids: Sequence[int]) -> set[int]:
    """Of some records of a kind, those that are live and have no next step."""
    own, found = table(code).c.id, set[int]()
    for page in pages(ids):
        query = select(own).where(own.in_(page), standing(code, STEPLESS))
        found |= set(reader.connection.scalars(query))
    return found

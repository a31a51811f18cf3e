# SPDX-License-Identifier: MIT
"""Lists of the window: ids in their order, and the runs of ids that stand together in a group."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select

from delegate_crm.schema.listing import Listing
from delegate_crm.store.queries import Reader, list_query


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
    return Listed(array("q", reader.connection.scalars(query)))


def plain(reader: Reader, listing: Listing) -> Listed:
    """A list in the order that it names."""
    return listed(reader, list_query(listing))


def grouped(reader: Reader, query: Select[Any]) -> Listed:
    """Run a query that gives ids and the group of each, and whose order keeps groups together."""
    ids: array[int] = array("q")
    runs: list[Run] = []
    start, current = 0, None
    for at, (record_id, key) in enumerate(reader.connection.execute(query)):
        ids.append(record_id)
        if at and key != current:
            runs.append(Run(str(current), start, at - start))
            start = at
        current = key
    if ids:
        runs.append(Run(str(current), start, len(ids) - start))
    return Listed(ids, tuple(runs))

# SPDX-License-Identifier: MIT
"""What other programs changed in the same office file: seen in its journal, told like our own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from delegate_crm.kit.events import Changes
from delegate_crm.store.engine import connect, sorted_errors
from delegate_crm.store.journal import Operation

ORIGIN = "elsewhere"
SORTS = {Operation.CREATE: "added", Operation.ERASE: "removed"}


class Feed:
    """Looks at one file from time to time; each look costs one pragma while nothing happens."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: Any = None
        self._version = -1
        self._seen = -1

    def news(self, own: set[int]) -> list[Changes]:
        """Works that were finished since the last look, but for our own."""
        with sorted_errors(self._path):
            if self._connection is None:
                self._connection = connect(self._path, writing=False)
                self._seen = self._newest()
            (version,) = self._connection.execute("PRAGMA data_version").fetchone()
            if version == self._version:
                return []
            self._version = version
            return [each for each in self._since() if each.work not in own]

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _newest(self) -> int:
        (newest,) = self._connection.execute("SELECT coalesce(max(id), 0) FROM work").fetchone()
        return int(newest)

    def _since(self) -> Iterator[Changes]:
        newest = self._newest()
        rows = self._connection.execute(
            "SELECT work_id, operation, kind, record_id FROM journal"
            " WHERE work_id > ? AND work_id <= ? ORDER BY id",
            (self._seen, newest),
        ).fetchall()
        self._seen = newest
        for work in dict.fromkeys(row[0] for row in rows):
            mine = [row[1:] for row in rows if row[0] == work]
            yield _changes(work, [*mine, *(self._arrived(work) if _imports(mine) else ())])

    def _arrived(self, work: int) -> Iterator[tuple[str, str, int | None]]:
        """What came through the bulk door, whose entry names no single record."""
        query = "SELECT kind, id FROM record WHERE created_work = ?"
        for kind, record in self._connection.execute(query, (work,)).fetchall():
            yield (Operation.CREATE.value, kind, record)


def _imports(rows: list[tuple[str, str, int | None]]) -> bool:
    return any(operation == Operation.IMPORT.value for operation, _, _ in rows)


def _changes(work: int, rows: list[tuple[str, str, int | None]]) -> Changes:
    found: dict[str, dict[str, frozenset[int]]] = {"added": {}, "changed": {}, "removed": {}}
    for operation, kind, record in rows:
        sort = found[SORTS.get(Operation(operation), "changed")]
        ids = frozenset() if record is None else frozenset({record})
        sort[kind] = sort.get(kind, frozenset()) | ids
    return Changes(work, ORIGIN, found["added"], found["changed"], found["removed"])

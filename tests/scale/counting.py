# SPDX-License-Identifier: MIT
"""The statements that a job sends: how many, and how the database goes about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import event

from delegate_crm.store.queries import Reader

Sent = tuple[str, Any]
"""A statement and its values."""


def sent(reader: Reader, job: Callable[[], object]) -> list[Sent]:
    """What a job sends on a reader's connection."""
    noted: list[Sent] = []

    def note(
        _conn: object, _cursor: object, statement: str, values: object, *_rest: object
    ) -> None:
        noted.append((statement, values))

    event.listen(reader.connection, "before_cursor_execute", note)
    try:
        job()
    finally:
        event.remove(reader.connection, "before_cursor_execute", note)
    return noted


def statements(reader: Reader, job: Callable[[], object]) -> int:
    """How many statements a job sends."""
    return len(sent(reader, job))


def looks(reader: Reader, statements: Sequence[Sent], name: str) -> list[str]:
    """How the database looks into a table to answer statements."""
    driver = reader.connection.connection.dbapi_connection
    assert driver is not None
    plans = [driver.execute(f"EXPLAIN QUERY PLAN {words}", values) for words, values in statements]
    return [row[3] for each in plans for row in each if name in row[3]]

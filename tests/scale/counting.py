# SPDX-License-Identifier: MIT
"""Counting the statements that a job sends."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import event

from delegate_crm.store.queries import Reader


def statements(reader: Reader, job: Callable[[], object]) -> int:
    """How many statements a job sends on a reader's connection."""
    sent: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(reader.connection, "before_cursor_execute", note)
    try:
        job()
    finally:
        event.remove(reader.connection, "before_cursor_execute", note)
    return len(sent)

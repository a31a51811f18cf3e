# SPDX-License-Identifier: MIT
"""Typed text that is not saved yet, in a small file beside the office file.

It is no part of the office: nothing of it is journalled, undone, backed up or exported, and what
is forgotten is overwritten.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from delegate_crm.kit.i18n import N_
from delegate_crm.kit.paths import beside
from delegate_crm.store.sister import Sister

APPLICATION_ID = 0x44435244
"""`DCRD` in the file's header tells it from an office file."""
TABLE = (
    "CREATE TABLE typed (user TEXT NOT NULL, record TEXT NOT NULL, field TEXT NOT NULL,"
    " kind TEXT NOT NULL, at TEXT NOT NULL, text TEXT NOT NULL,"
    " PRIMARY KEY (user, record, field)) STRICT"
)
COLUMNS = "record, kind, field, text, at"


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into one field of one record."""

    record: str
    """Id of the record, or the mark of one that is not stored yet."""
    kind: str
    field: str
    text: str
    at: str
    """Stamp of when it was kept."""


class Sidecar:
    """The typed text of one user of one office file; the file is made with the first of it."""

    def __init__(self, office: Path, user: str) -> None:
        self.path = beside(office) / "drafts.db"
        self._user = user
        strange = (
            N_("{path} is not a file of typed text.", path=str(self.path)),
            N_("Do not use this file; move it away, and a new one is made."),
        )
        self._sister = Sister(self.path, APPLICATION_ID, TABLE, strange)

    def keep(self, typed: Typed) -> None:
        """Keep what was typed, in the place of what was kept for the same field."""
        values = (typed.record, typed.kind, typed.field, typed.text, typed.at)
        with self._sister.writing() as connection:
            connection.execute(
                f"INSERT OR REPLACE INTO typed ({COLUMNS}, user) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608 - our own names
                (*values, self._user),
            )

    def forget(self, record: str, field: str = "", text: str = "") -> None:
        """Forget a field's text, or all of a record; text that was typed on since stays."""
        if not self.path.exists():
            return
        query, values = "DELETE FROM typed WHERE user = ? AND record = ?", [self._user, record]
        for name, value in (("field", field), ("text", text)):
            if value:
                query += f" AND {name} = ?"
                values.append(value)
        with self._sister.writing() as connection:
            connection.execute(query, values)

    def kept(self, record: str = "") -> list[Typed]:
        """What is kept for a record, or for all of them, the latest first."""
        query = f"SELECT {COLUMNS} FROM typed WHERE user = ?"  # noqa: S608 - our own names
        query += " AND record = ?" if record else ""
        values = [self._user, *([record] if record else [])]
        with self._sister.reading() as connection:
            if connection is None:
                return []
            rows = connection.execute(f"{query} ORDER BY at DESC, record, field", values)
            return [Typed(*row) for row in rows.fetchall()]

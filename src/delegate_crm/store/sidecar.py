# SPDX-License-Identifier: MIT
"""Typed text that is not saved yet, in a small file beside the office file.

It is no part of the office: nothing of it is journalled, undone, backed up or exported, and what
is forgotten is overwritten.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2

from delegate_crm.kit.errors import Storage
from delegate_crm.kit.files import private_folder
from delegate_crm.kit.i18n import N_
from delegate_crm.kit.paths import beside
from delegate_crm.store.engine import connect, file_errors

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

    def keep(self, typed: Typed) -> None:
        """Keep what was typed, in the place of what was kept for the same field."""
        values = (typed.record, typed.kind, typed.field, typed.text, typed.at)
        with self._open(writing=True) as connection:
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
        with self._open(writing=True) as connection:
            connection.execute(query, values)

    def kept(self, record: str = "") -> list[Typed]:
        """What is kept for a record, or for all of them, the latest first."""
        if not self.path.exists():
            return []
        query = f"SELECT {COLUMNS} FROM typed WHERE user = ?"  # noqa: S608 - our own names
        query += " AND record = ?" if record else ""
        values = [self._user, *([record] if record else [])]
        with self._open(writing=False) as connection:
            if not _objects(connection):
                return []  # the file is just being made
            rows = connection.execute(f"{query} ORDER BY at DESC, record, field", values)
            return [Typed(*row) for row in rows.fetchall()]

    @contextmanager
    def _open(self, *, writing: bool) -> Iterator[dbapi2.Connection]:
        with file_errors(self.path):
            if writing and not self.path.exists():
                private_folder(self.path.parent)
                self.path.touch(mode=0o600)
            with closing(connect(self.path, writing=writing)) as connection:
                if writing and not _objects(connection):
                    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                    connection.execute(TABLE.replace("TABLE", "TABLE IF NOT EXISTS", 1))
                found = _objects(connection)
                if found != [TABLE] and (writing or found):
                    raise _strange(self.path)
                yield connection


def _objects(connection: dbapi2.Connection) -> list[str]:
    query = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
    return [row[0] for row in connection.execute(query).fetchall()]


def _strange(path: Path) -> Storage:
    """Refuse a file that holds anything but our one table: it may have come from anywhere."""
    return Storage(
        N_("{path} is not a file of typed text.", path=str(path)),
        N_("Do not use this file; move it away, and a new one is made."),
    )

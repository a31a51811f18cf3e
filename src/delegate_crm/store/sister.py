# SPDX-License-Identifier: MIT
"""A sister file of the office file: one table in a database of its own, made when first needed.

It may be received from anywhere, or be half made by a program that was killed: what holds anything
but the one table is refused, and what holds nothing yet counts as not there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2

from delegate_crm.kit.errors import Storage
from delegate_crm.kit.files import private_folder
from delegate_crm.kit.i18n import Text
from delegate_crm.store.engine import connect, file_errors, lend


@dataclass(frozen=True, slots=True)
class Sister:
    """Where the file lies, and what tells it from any other database."""

    path: Path
    application_id: int
    table: str
    """The statement that makes its one table."""
    strange: tuple[Text, Text]
    """What is said of a file that is another one, and what to do."""

    @contextmanager
    def writing(self) -> Iterator[dbapi2.Connection]:
        """Write; the file is made, or finished, where it is not there."""
        with file_errors(self.path):
            if not self.path.exists():
                private_folder(self.path.parent)
                self.path.touch(mode=0o600)
            with closing(connect(self.path, writing=True)) as connection:
                if not _objects(connection):
                    connection.execute(f"PRAGMA application_id = {self.application_id}")
                    connection.execute("PRAGMA user_version = 1")
                    connection.execute(self.table.replace("TABLE", "TABLE IF NOT EXISTS", 1))
                self._refuse_strange(connection)
                yield connection

    @contextmanager
    def reading(self) -> Iterator[dbapi2.Connection | None]:
        """Read; nothing is handed out while there is no file, or one that is only begun."""
        with file_errors(self.path):
            if not self.path.exists():
                yield None
                return
            with closing(lend(self.path)) as connection:
                begun = not _objects(connection)
                if not begun:
                    self._refuse_strange(connection)
                yield None if begun else connection

    def _refuse_strange(self, connection: dbapi2.Connection) -> None:
        if _objects(connection) != [self.table]:
            raise Storage(*self.strange)


def _objects(connection: dbapi2.Connection) -> list[str]:
    query = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
    return [row[0] for row in connection.execute(query).fetchall()]

# SPDX-License-Identifier: MIT
"""Contents of attached files, by their hash, in a sister file of the office file.

A content is written, and durable, before any record refers to it; equal contents are kept once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from delegate_crm.kit.errors import Missing, Storage
from delegate_crm.kit.files import private_folder
from delegate_crm.kit.i18n import N_
from delegate_crm.kit.paths import beside
from delegate_crm.store.engine import APPLICATION_ID, connect, file_errors

TABLE = (
    "CREATE TABLE content"
    " (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, body BLOB NOT NULL) STRICT"
)
KEEP = (
    "INSERT INTO content VALUES (?, ?, ?) ON CONFLICT (sha256)"
    " DO UPDATE SET size = excluded.size, body = excluded.body WHERE body != excluded.body"
)
"""What is there already is written again only where it was damaged."""
LARGEST = 200_000_000
"""Bytes of one attached file."""


class Attachments:
    """The sister file of one office file; it is made with the first attachment."""

    def __init__(self, office: Path) -> None:
        self.path = beside(office) / "attachments.db"

    def put(self, content: bytes) -> str:
        """Keep a content durably; the answer is its hash."""
        if len(content) > LARGEST:
            raise Storage(
                N_("The file is too large: {size} bytes.", size=len(content)),
                N_("Attach files of at most {most} bytes.", most=LARGEST),
            )
        digest = hashlib.sha256(content).hexdigest()
        with self._open(writing=True) as connection:
            connection.execute(KEEP, (digest, len(content), content))
        return digest

    def get(self, digest: str) -> bytes:
        """Give a content back; one that does not fit its hash any more is refused."""
        found = None
        if self.path.exists():
            with self._open(writing=False) as connection:
                query = "SELECT body FROM content WHERE sha256 = ?"
                found = connection.execute(query, (digest,)).fetchone()
        if found is None:
            raise Missing(
                N_("The content of this file is not here."),
                N_("Look for {path} in an older backup.", path=str(self.path)),
            )
        content = bytes(found[0])
        if hashlib.sha256(content).hexdigest() != digest:
            raise Storage(N_("The content of this file is damaged."), N_("Restore a backup."))
        return content

    def missing(self, digests: Iterable[str]) -> list[str]:
        """Which of these contents are not here."""
        if not self.path.exists():
            return list(digests)
        with self._open(writing=False) as connection:
            known = {row[0] for row in connection.execute("SELECT sha256 FROM content")}
        return [each for each in digests if each not in known]

    def take_from(self, other: Attachments) -> None:
        """Take over all contents of another sister file; what is here stays."""
        if not other.path.exists():
            return
        with other._open(writing=False) as connection:
            digests = [row[0] for row in connection.execute("SELECT sha256 FROM content")]
        for digest in self.missing(digests):
            self.put(other.get(digest))

    @contextmanager
    def _open(self, *, writing: bool) -> Iterator[dbapi2.Connection]:
        with file_errors(self.path):
            if writing and not self.path.exists():
                private_folder(self.path.parent)
                self.path.touch(mode=0o600)
            with closing(connect(self.path, writing=writing)) as connection:
                if writing and not _objects(connection):
                    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                    connection.execute("PRAGMA user_version = 1")
                    connection.execute(TABLE.replace("TABLE", "TABLE IF NOT EXISTS", 1))
                _refuse_strange(connection, self.path)
                yield connection


def _objects(connection: dbapi2.Connection) -> list[str]:
    query = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
    return [row[0] for row in connection.execute(query).fetchall()]


def _refuse_strange(connection: dbapi2.Connection, path: Path) -> None:
    """Refuse a file that holds anything but our one table: it may have come from anywhere."""
    if _objects(connection) != [TABLE]:
        raise Storage(
            N_("{path} is not a file of attachments.", path=str(path)),
            N_("Do not use this file; ask where it came from, or restore a backup."),
        )

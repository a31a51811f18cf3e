# SPDX-License-Identifier: MIT
"""Contents of attached files, by their hash, in a sister file of the office file.

A content is written, and durable, before any record refers to it; equal contents are kept once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from delegate_crm.kit.errors import Missing, Storage
from delegate_crm.kit.i18n import N_
from delegate_crm.kit.paths import beside
from delegate_crm.store.engine import APPLICATION_ID
from delegate_crm.store.sister import Sister

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
        strange = (
            N_("{path} is not a file of attachments.", path=str(self.path)),
            N_("Do not use this file; ask where it came from, or restore a backup."),
        )
        self._sister = Sister(self.path, APPLICATION_ID, TABLE, strange)

    @property
    def any(self) -> bool:
        """Whether anything was ever attached."""
        with self._sister.reading() as connection:
            return connection is not None

    def put(self, content: bytes) -> str:
        """Keep a content durably; the answer is its hash."""
        if len(content) > LARGEST:
            raise Storage(
                N_("The file is too large: {size} bytes.", size=len(content)),
                N_("Attach files of at most {most} bytes.", most=LARGEST),
            )
        digest = hashlib.sha256(content).hexdigest()
        with self._sister.writing() as connection:
            connection.execute(KEEP, (digest, len(content), content))
        return digest

    def get(self, digest: str) -> bytes:
        """Give a content back; one that does not fit its hash any more is refused."""
        query, found = "SELECT body FROM content WHERE sha256 = ?", None
        with self._sister.reading() as connection:
            if connection is not None:
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
        known = self._kept()
        return [each for each in digests if each not in known]

    def take_from(self, other: Attachments) -> None:
        """Take over all contents of another sister file; what is here stays."""
        for digest in self.missing(sorted(other._kept())):
            self.put(other.get(digest))

    def _kept(self) -> set[str]:
        with self._sister.reading() as connection:
            if connection is None:
                return set()
            return {row[0] for row in connection.execute("SELECT sha256 FROM content")}

# SPDX-License-Identifier: MIT
"""Backups: an online copy that was opened and checked before it is called one; and the way back."""

from __future__ import annotations

import glob
import hashlib
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from sqlcipher3 import dbapi2

from delegate_crm.kit.errors import Missing, Storage
from delegate_crm.kit.files import claim, private_folder, sync_folder
from delegate_crm.kit.i18n import N_
from delegate_crm.store import guard
from delegate_crm.store.engine import BESIDE, connect, discard, file_errors, inspect, lend

STEP = 20_000
"""Pages copied at a time: large steps end before a writer makes the copy start anew."""
ABANDONED = 3600
"""Seconds after which a draft that nobody wrote to is left from a program that is gone."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished and verified copy."""

    path: Path
    sha256: str
    size: int


def copy_to(source: Path, target: Path) -> Backup:
    """Copy an office file that may be in use, check the copy, and only then give it its name."""
    draft = _draft(target)
    with file_errors(target):
        if target.exists():
            raise _taken(target)
        private_folder(target.parent)
        _sweep(target)
        try:
            _copy(source, draft)
            verify(draft)
            digest = file_digest(draft)
            _claim(draft, target)
            sync_folder(target.parent)
        finally:
            discard(draft)
    return Backup(target, digest, target.stat().st_size)


def _draft(target: Path) -> Path:
    """A name beside the target that no other program gives to its own draft."""
    return target.with_name(f".{target.name}.{uuid4().hex}.part")


def _sweep(target: Path) -> None:
    """Clear away what copies left that were interrupted; another program's draft is younger."""
    for left in target.parent.glob(f".{glob.escape(target.name)}.*part*"):
        with suppress(OSError):
            if left.stat().st_mtime < time.time() - ABANDONED:
                left.unlink()


def _claim(made: Path, target: Path) -> None:
    try:
        claim(made, target)
    except FileExistsError:
        raise _taken(target) from None


def _taken(target: Path) -> Storage:
    return Storage(
        N_("There is already a file at {path}.", path=str(target)),
        N_("Choose another name; a backup never replaces a file."),
    )


def _copy(source: Path, draft: Path) -> None:
    reading, writing = lend(source), connect(draft, writing=True, create=True)
    try:
        writing.execute("PRAGMA journal_mode = DELETE").fetchall()
        reading.backup(writing, pages=STEP)
        writing.execute("PRAGMA journal_mode = DELETE").fetchall()
    finally:
        reading.close()
        writing.close()
    with draft.open("rb+") as file:
        os.fsync(file.fileno())


def verify(path: Path) -> None:
    """Open a copy and check it from end to end; refuse one that is not whole and ours."""
    guard.sniff(path)
    connection = inspect(path)
    try:
        wrong = guard.integrity_problems(connection, deep=True)
    finally:
        connection.close()
    if wrong:
        raise Storage(
            N_("The copy {path} is damaged: {reason}.", path=str(path), reason=wrong[0]),
            N_("Nothing was replaced; try another copy."),
        )


def file_digest(path: Path) -> str:
    """SHA-256 of a file that nobody has open."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def put_back(backup: Path, target: Path, aside: Path) -> None:
    """Put a verified copy in the place of an office file; what lay there is kept `aside`.

    A write-ahead log left beside the target would be replayed into the restored file, so
    nothing of the old file may stay beside it.
    """
    draft = _draft(target)
    with file_errors(target):
        if aside.exists():
            raise _taken(aside)
        if not backup.exists():
            raise Missing(
                N_("There is no copy at {path}.", path=str(backup)),
                N_("Name a copy that is there; nothing was replaced."),
            )
        verify(backup)
        guard.examine(backup)
        try:
            private_folder(target.parent)
            _sweep(target)
            _copy(backup, draft)
            verify(draft)
            _set_aside(target, aside)
            draft.replace(target)
            sync_folder(target.parent)
        finally:
            discard(draft)


def _set_aside(target: Path, aside: Path) -> None:
    """Keep the file that lies at the target, with its log; refuse while somebody has it open."""
    if target.exists() and _in_use(target):
        raise Storage(
            N_("The office file is in use by another program. ({path})", path=str(target)),
            N_("Close the other program, or try again in a moment."),
        )
    private_folder(aside.parent)
    if target.exists():
        _claim(target, aside)
    for suffix in BESIDE:
        if Path(f"{target}{suffix}").exists():
            Path(f"{target}{suffix}").replace(f"{aside}{suffix}")


def _in_use(target: Path) -> bool:
    """Tell whether another program holds the file: then it cannot leave its write-ahead log.

    A file too damaged to answer is held by nobody.
    """
    with suppress(dbapi2.DatabaseError):
        connection = connect(target, writing=True)
        try:
            connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        except dbapi2.OperationalError as refused:
            return "locked" in str(refused)
        finally:
            connection.close()
    return False

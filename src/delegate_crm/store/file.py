# SPDX-License-Identifier: MIT
"""The office file: created, opened with all guards, read and written."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection

from delegate_crm.kit.errors import Conflict, Storage
from delegate_crm.kit.events import Changes
from delegate_crm.kit.files import claim, private_folder, sync_folder
from delegate_crm.kit.i18n import N_, Text
from delegate_crm.kit.paths import beside
from delegate_crm.kit.progress import Progress
from delegate_crm.kit.registry import late
from delegate_crm.store import guard
from delegate_crm.store.backup import copy_to
from delegate_crm.store.engine import (
    APPLICATION_ID,
    connect,
    discard,
    engine,
    file_errors,
    migrating_engine,
    settle,
    sorted_errors,
)
from delegate_crm.store.frozen import revision_id
from delegate_crm.store.journal import Sort
from delegate_crm.store.queries import Reader
from delegate_crm.store.staging import let_go
from delegate_crm.store.tables import metadata
from delegate_crm.store.work import Actor, Rules, Work


class OfficeFile:
    """An open office file. Readers see one moment and cannot write; one work writes at a time."""

    def __init__(self, path: Path, *, borrowed: Path | None = None) -> None:
        """`borrowed` is the folder of a copy that is only read; it goes when the file closes."""
        self.path = path
        self.opened = borrowed / path.name if borrowed else path
        """What is open: the file itself, or the copy of one on a medium that is only read."""
        self.read_only = borrowed is not None
        self._borrowed = borrowed
        self._reading = engine(self.opened, writing=False)
        self._writing = engine(self.opened, writing=True)
        self._identity = _identity(path)

    def still_there(self) -> None:
        """Refuse to go on when the file was removed or replaced: what is written would be lost."""
        if _identity(self.path) != self._identity:
            raise Storage(
                N_("The data file cannot be reached. ({path})", path=str(self.path)),
                N_("It was moved, removed or replaced. Put it back, or restore the last backup."),
            )

    def close(self) -> None:
        """Let go of the file."""
        self._reading.dispose()
        self._writing.dispose()
        if self._borrowed:
            shutil.rmtree(self._borrowed, ignore_errors=True)
        else:
            settle(self.path)

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Read, as of one moment."""
        with sorted_errors(self.path), self._reading.begin() as connection:
            yield Reader(connection)

    @contextmanager
    def raw(self, *, writing: bool = False) -> Iterator[Connection]:
        """A bare connection without a transaction, for checks and the bulk door."""
        chosen = self._writing if writing else self._reading
        with sorted_errors(self.path), chosen.connect() as connection:
            yield connection

    @contextmanager
    def working(self, actor: Actor, rules: Rules, label: Text, closing: Closing) -> Iterator[Work]:
        """Write in one transaction; `closing` learns what changed once it is durable."""
        if self.read_only:
            raise Storage(
                N_("The office file can only be read. ({path})", path=str(self.path)),
                N_("Copy it to a folder where you may write."),
            )
        self.still_there()
        with sorted_errors(self.path), self._writing.connect() as connection:
            work = None
            try:
                with connection.begin():
                    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
                    work = Work(connection, actor, rules, closing.progress)
                    yield work
                    closing.changes = work.finish(label, closing.sort, closing.target)
            finally:
                if work is not None and work.attached:
                    let_go(connection)


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another that takes its name; none where there is no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


class Closing:
    """How a work ends: whether it undoes another, who watches it, and what it changed."""

    def __init__(
        self,
        sort: Sort = Sort.DO,
        target: int | None = None,
        progress: Progress | None = None,
    ) -> None:
        self.sort = sort
        self.target = target
        self.progress = progress
        self.changes: Changes | None = None


def create(path: Path) -> OfficeFile:
    """Make a new, empty office file; an existing file is never replaced."""
    with file_errors(path):
        if path.exists():
            raise _taken(path)
        private_folder(path.parent)
        draft = path.with_name(f".{path.name}.{uuid4().hex}.new")
        try:
            draft.touch(mode=0o600, exist_ok=False)
            _lay_out(draft)
            claim(draft, path)
            sync_folder(path.parent)
        except FileExistsError:
            raise _taken(path) from None
        finally:
            discard(draft)
    return OfficeFile(path)


def _taken(path: Path) -> Conflict:
    return Conflict(
        N_("There is already a file at {path}.", path=str(path)),
        N_("Choose another name with --db, or open the file that is there."),
    )


def _lay_out(path: Path) -> None:
    """Make the tables; nothing may be left in a log, since the file alone gets its name."""
    made = migrating_engine(path)
    with made.begin() as connection:
        metadata().create_all(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {guard.SCHEMA_VERSION}")
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num TEXT NOT NULL)")
        newest = revision_id(guard.SCHEMA_VERSION)
        connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{newest}')")  # noqa: S608 - digits
    made.dispose()
    with closing(connect(path, writing=True)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()


def open_file(path: Path) -> OfficeFile:
    """Open an office file after every check; an older one is backed up and brought up to date."""
    guard.sniff(path)
    with file_errors(path):
        writable = os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK)
        if not writable:
            return _borrow(path)
    _bring_up_to_date(path)
    with suppress(OSError):  # a file of another owner keeps the rights that it has
        path.chmod(0o600)
    return OfficeFile(path)


def _bring_up_to_date(path: Path) -> None:
    version = guard.SCHEMA_VERSION
    if guard.examine(path) < version:
        stamp = dt.datetime.now(dt.UTC).strftime("%Y%m%d-%H%M%S")
        copy_to(path, beside(path) / f"before-{version}-{stamp}.db")
        check = partial(guard.refuse_strange, path, version=version)
        late("delegate_crm.store.migrate").upgrade(path, version, check=check)


def _borrow(path: Path) -> OfficeFile:
    """Open a copy of a file from a medium where no log can be written, with its log."""
    folder = Path(tempfile.mkdtemp(prefix="delegate-crm-"))
    copy = folder / path.name
    try:
        for suffix in ("", "-wal"):
            if Path(f"{path}{suffix}").exists():
                shutil.copyfile(f"{path}{suffix}", f"{copy}{suffix}")
                Path(f"{copy}{suffix}").chmod(0o600)
        _bring_up_to_date(copy)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return OfficeFile(path, borrowed=folder)

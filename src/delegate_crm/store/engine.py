# SPDX-License-Identifier: MIT
"""The one place that opens a database: the driver, its safety switches, and its errors sorted."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Dialect, Engine, create_engine, event, exc, make_url
from sqlalchemy.pool import NullPool, QueuePool
from sqlalchemy.util import LRUCache
from sqlcipher3 import dbapi2

from delegate_crm.kit.errors import Storage
from delegate_crm.kit.i18n import N_, Text
from delegate_crm.store.functions import offer

APPLICATION_ID = 0x44435231
"""`DCR1` in the file's header tells an office file from any other database."""

LOGS = ("-wal", "-journal")
"""Endings of files that hold changes which are not in the file itself yet."""
BESIDE = (*LOGS, "-shm")
"""Endings of all that may lie beside a database that somebody has open, or had."""
LONGEST_PATH = 500
"""Bytes of a path that SQLite opens everywhere; 514 fail."""
LEAST_ROOM = 64 * 1024
"""Bytes that must be free: with less the driver cannot make its shared memory beside a file."""

COMPILED: LRUCache[Any, Any] = LRUCache(1000)
"""Statements as text, made once for readers and writers of every file."""

SAFE = (
    "PRAGMA cipher_log_level = NONE",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
)
WRITING = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
)
SORTED: tuple[tuple[tuple[str, ...], Text, Text], ...] = (
    (
        ("is locked",),
        N_("The office file is in use by another program."),
        N_("Close the other program, or try again in a moment."),
    ),
    (
        ("is full", "no space left"),
        N_("No room is left: the disk is full."),
        N_("Free some space and try again; nothing was changed."),
    ),
    (
        ("readonly database",),
        N_("The office file can only be read."),
        N_("Copy it to a folder where you may write."),
    ),
    (
        ("malformed", "interrupted"),
        N_("The office file is damaged."),
        N_("Restore the last backup; the damaged file is left as it is."),
    ),
    (
        ("not a database",),
        N_("This is not an office file, or it is encrypted."),
        N_("Choose another file."),
    ),
    (
        ("unable to open",),
        N_("The office file cannot be reached."),
        N_("Check that its drive is connected and that you may open the folder."),
    ),
    (
        ("disk i/o",),
        N_("The disk does not answer."),
        N_("Check that the drive is connected; nothing was changed."),
    ),
)
"""What the driver or the system says, in the words of SQLite and POSIX, and what it means.

Each is true of reading as well as of writing. The signs are whole phrases: a broken constraint
names its column, and one is called `full`.
"""


def connect(path: Path, *, writing: bool, create: bool = False) -> dbapi2.Connection:
    """Open one connection with every safety switch set; a file that is created is private."""
    if create:
        path.touch(mode=0o600)
    return _connect(path, "rw" if writing else "ro", writing=writing)


def inspect(path: Path) -> dbapi2.Connection:
    """Open a file only to look at it: nothing is left beside it, unless its log lies there."""
    logged = any(Path(f"{path}{suffix}").exists() for suffix in LOGS)
    return _connect(path, "ro" if logged else "ro&immutable=1", writing=False)


def lend(path: Path) -> dbapi2.Connection:
    """Open a file only to read it, be it in use or on a medium where no log can be written."""
    if os.access(path.resolve().parent, os.W_OK):
        return _connect(path, "ro", writing=False)
    return inspect(path)


def discard(path: Path) -> None:
    """Remove a database and whatever an interrupted piece of work left beside it."""
    for suffix in ("", *BESIDE):
        Path(f"{path}{suffix}").unlink(missing_ok=True)


def settle(path: Path) -> None:
    """Clear the log away that readers leave behind; while others work it stays."""
    if Path(f"{path}-wal").exists():
        with suppress(dbapi2.Error):
            connect(path, writing=True).close()


def _connect(path: Path, mode: str, *, writing: bool) -> dbapi2.Connection:
    connection = dbapi2.connect(
        f"{path.resolve().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=5,
    )
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    offer(connection)
    for pragma in SAFE:
        connection.execute(pragma).fetchall()
    if writing:
        for pragma in WRITING:
            connection.execute(pragma).fetchall()
    else:
        connection.execute("PRAGMA query_only = ON")
    return connection


def engine(path: Path, *, writing: bool) -> Engine:
    """Make the engine of an office file: writers begin at once, readers cannot write."""
    pool = QueuePool(
        lambda: connect(path, writing=writing),
        pool_size=1 if writing else 2,
        max_overflow=0 if writing else 8,
        dialect=_dialect(),
    )
    made = Engine(
        pool,
        _dialect(),
        make_url("sqlite://"),
        execution_options={"compiled_cache": COMPILED},
        hide_parameters=True,
    )
    begin = "BEGIN IMMEDIATE" if writing else "BEGIN"
    event.listen(made, "begin", lambda connection: _begin(connection, begin))
    return made


@cache
def _dialect() -> Dialect:
    """How SQLite is spoken: learnt once, since a statement is compiled anew for each dialect."""
    made = create_engine("sqlite://", module=dbapi2)
    made.connect().close()
    made.dispose()
    return made.dialect


def migrating_engine(path: Path) -> Engine:
    """Make an engine whose connections do not enforce foreign keys, for rebuilding tables only."""

    def unguarded() -> dbapi2.Connection:
        connection = connect(path, writing=True)
        connection.execute("PRAGMA foreign_keys = OFF")
        return connection

    made = create_engine(
        "sqlite://", module=dbapi2, creator=unguarded, poolclass=NullPool, hide_parameters=True
    )
    event.listen(made, "begin", lambda connection: _begin(connection, "BEGIN IMMEDIATE"))
    return made


def _begin(connection: Connection, how: str) -> None:
    connection.exec_driver_sql(how)


@contextmanager
def sorted_errors(path: Path) -> Iterator[None]:
    """Turn what the driver says of the file into words a user can act on; bugs pass through."""
    try:
        yield
    except (exc.DBAPIError, dbapi2.Error) as error:
        raise _sorted(error, path) from error


@contextmanager
def file_errors(path: Path) -> Iterator[None]:
    """The same for work on the file itself, where the system may refuse as well."""
    try:
        yield
    except (exc.DBAPIError, dbapi2.Error, OSError) as error:
        raise _sorted(error, path) from error
    except UnicodeDecodeError as error:  # the driver quotes a damaged schema
        raise _sorted(dbapi2.DatabaseError("malformed"), path) from error


def _sorted(error: Exception, path: Path) -> Exception:
    cause: Any = getattr(error, "orig", None) or error
    said = str(cause).casefold()
    if "disk i/o" in said and _no_room(path):
        said = "is full"
    if len(str(path.resolve()).encode()) > LONGEST_PATH:
        return Storage(
            N_("The path of the office file is too long: {n} bytes.", n=len(str(path).encode())),
            N_("Move it to a folder with a shorter name; at most {most} bytes.", most=LONGEST_PATH),
        )
    for signs, message, hint in SORTED:
        if any(sign in said for sign in signs):
            return Storage(N_("{what} ({path})", what=message, path=str(path)), hint)
    if isinstance(error, OSError):
        return Storage(
            N_(
                "The file cannot be used: {reason} ({path})",
                reason=error.strerror or "",
                path=str(path),
            ),
            N_("Check the folder and that you may write there."),
        )
    return error


def _no_room(path: Path) -> bool:
    """Whether a fault of the disk is only that nothing fits on it any more."""
    try:
        return shutil.disk_usage(path.parent).free < LEAST_ROOM
    except OSError:
        return False

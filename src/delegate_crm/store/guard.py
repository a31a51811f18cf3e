# SPDX-License-Identifier: MIT
"""Which files may be opened: ours, whole, not newer, and with no foreign object inside.

The header is sniffed before any connection is made; nothing is ever written to a refused file.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Text, create_engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from delegate_crm.kit.errors import Missing, Storage
from delegate_crm.kit.i18n import N_
from delegate_crm.kit.registry import late
from delegate_crm.store.engine import APPLICATION_ID, file_errors, inspect
from delegate_crm.store.frozen import frozen_text, schema_text
from delegate_crm.store.tables import metadata

MAGIC = b"SQLite format 3\0"
HEADER = 100
SCHEMA_VERSION = 1
"""Number of the newest migration; files of this release carry it as `user_version`."""

OTHER_FILE = N_("Choose another file.")
MACHINERY = {
    ("table", name)
    for name in ("alembic_version", "sqlite_sequence", "sqlite_stat1", "sqlite_stat4")
}
"""Tables that are no business of the records."""
DOING = {
    *("AUTOINCREMENT", "CASCADE", "CHECK", "COLLATE", "CONFLICT", "DEFERRABLE", "GENERATED"),
    *("INITIALLY", "PRIMARY", "REFERENCES", "REPLACE", "ROWID", "SET", "STRICT", "UNIQUE"),
    "VIRTUAL",
}
"""Words of a table's declaration that make it do something."""
DEADLINE = 5_000_000
"""Steps of the database machine that looking at a schema may take (a hostile one never ends)."""


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What the header of a file says."""

    application: int
    version: int


def sniff(path: Path) -> Sniffed:
    """Read the header; refuse what is no office file of this release or an older one."""
    with file_errors(path):
        if not path.exists():
            raise Missing(
                N_("There is no office file at {path}.", path=str(path)),
                N_("Create one with “delegate-crm init”, or name another with --db."),
            )
        if path.is_dir():
            raise Storage(N_("{path} is a folder, not an office file.", path=str(path)), OTHER_FILE)
        with path.open("rb") as file:
            head = file.read(HEADER)
    if not head:
        raise Storage(
            N_("{path} is empty.", path=str(path)), N_("Restore a backup, or choose another file.")
        )
    if len(head) < HEADER or not head.startswith(MAGIC):
        raise Storage(
            N_("{path} is not an office file, or it is encrypted.", path=str(path)), OTHER_FILE
        )
    version, application = struct.unpack(">I4xI", head[60:72])
    return _accepted(path, Sniffed(application, version))


def _accepted(path: Path, sniffed: Sniffed) -> Sniffed:
    if sniffed.application != APPLICATION_ID:
        raise Storage(
            N_("{path} is a database of another program.", path=str(path)),
            N_("Choose an office file; this one was left untouched."),
        )
    if sniffed.version > SCHEMA_VERSION:
        raise Storage(
            N_("{path} was written by a newer version of the program.", path=str(path)),
            N_("Install the newer version; the file was left untouched."),
        )
    if sniffed.version < 1:
        raise Storage(
            N_("{path} is an office file that was never finished.", path=str(path)),
            N_("Restore a backup, or create a new office file."),
        )
    return sniffed


@cache
def expected_schema(version: int = SCHEMA_VERSION) -> frozenset[tuple[str, ...]]:
    """The objects of an office file of this release, or of an older one as migrations make it."""
    made = create_engine("sqlite://", module=dbapi2, poolclass=StaticPool)
    with made.begin() as connection:
        if version == SCHEMA_VERSION:
            metadata().create_all(connection)
        else:
            late("delegate_crm.store.migrate").run(connection, version)
        return frozenset(_objects(connection.connection.dbapi_connection))


def foreign_objects(connection: Any, version: int = SCHEMA_VERSION) -> list[str]:  # noqa: ANN401 - a driver connection
    """Names of tables, columns, indexes, triggers and views that are not ours, or miss."""
    connection.set_progress_handler(lambda: 1, DEADLINE)
    try:
        if schema_text(connection) == frozen_text(version):
            return []
        found = frozenset(_objects(connection))
    finally:
        connection.set_progress_handler(None, 0)
    return sorted({each[1] for each in found ^ expected_schema(version)})


def _objects(connection: Any) -> Iterator[tuple[str, ...]]:  # noqa: ANN401 - a driver connection
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
    for kind, name, owner, sql in rows:
        if (kind, name) in MACHINERY or (kind == "index" and sql is None):
            continue
        if kind != "table":
            yield (kind, name, owner, " ".join(re.sub(r'["`]', "", sql or "").split()))
            continue
        yield (kind, name, *_terms(sql))
        if "VIRTUAL" not in _terms(sql):
            yield from _columns(connection, name)


def _terms(sql: str) -> list[str]:
    """What a table is declared to do beside holding columns, each word as often as it stands."""
    bare = re.sub(r"'[^']*'|\"[^\"]*\"", "", sql).upper()
    return sorted(word for word in re.findall(r"\w+", bare) if word in DOING)


def _columns(connection: Any, name: str) -> Iterator[tuple[str, ...]]:  # noqa: ANN401 - as above
    quoted = name.replace('"', '""')
    for column in connection.execute(f'PRAGMA table_xinfo("{quoted}")').fetchall():
        _, label, kind, required, default, key, hidden = column
        yield ("column", f"{name}.{label}", kind, *map(str, (required, default, key, hidden)))
    for key in connection.execute(f'PRAGMA foreign_key_list("{quoted}")').fetchall():
        _, _, target, source, column, *acts = key
        yield ("reference", f"{name}.{source}", target, str(column), *map(str, acts))


def examine(path: Path) -> int:
    """Refuse a file whose schema is not exactly ours: a strange trigger could delete records.

    The answer is the number of its schema. The write-ahead log counts here, of which the header
    knows nothing.
    """
    with file_errors(path):
        connection = inspect(path)
        try:
            said = [
                connection.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("application_id", "user_version")
            ]
            version = _accepted(path, Sniffed(*said)).version
            refuse_strange(path, connection, version)
        finally:
            connection.close()
    return version


def refuse_strange(path: Path, connection: Any, version: int) -> None:  # noqa: ANN401 - as above
    """Refuse a file whose objects are not those of a version."""
    strange = foreign_objects(connection, version)
    if strange:
        raise Storage(
            N_(
                "{path} holds objects that this program does not make: {names}.",
                path=str(path),
                names=", ".join(strange[:5]),
            ),
            N_("Do not use this file; ask where it came from, or restore a backup."),
        )


def integrity_problems(connection: Any, *, deep: bool) -> list[str]:  # noqa: ANN401 - as above
    """What SQLite itself finds wrong with a file, in its own words; empty if all is well."""
    check = "integrity_check" if deep else "quick_check"
    try:
        said = [row[0] for row in connection.execute(f"PRAGMA {check}(20)").fetchall()]
        strays = connection.execute("PRAGMA foreign_key_check").fetchall()
    except dbapi2.DatabaseError as damaged:
        return [str(damaged)]
    return [each for each in said if each != "ok"] + [f"{row[0]}:{row[1]}" for row in strays[:20]]


def unreadable_text(connection: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    """Columns that hold bytes which are no text; reading shows them as replacement marks."""
    usual = connection.text_factory
    connection.text_factory = bytes
    try:
        for name, column in _text_columns():
            rows = connection.execute(f'SELECT rowid, "{column}" FROM "{name}"')  # noqa: S608 - our own names
            yield from (f"{name}.{column}:{row[0]}" for row in rows if not _is_text(row[1]))
    finally:
        connection.text_factory = usual


def _text_columns() -> list[tuple[str, str]]:
    return [
        (each.name, column.name)
        for each in metadata().sorted_tables
        for column in each.columns
        if isinstance(column.type, Text)
    ]


def _is_text(cell: object) -> bool:
    try:
        return not isinstance(cell, bytes) or cell.decode("utf-8") is not None
    except UnicodeDecodeError:
        return False

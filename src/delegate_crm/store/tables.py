# SPDX-License-Identifier: MIT
"""Tables derived from the fields of the records, and the few that every office file has.

One table `record` gives every record its id; the key of each kind's own table is that id.
References point at `record`, so links, merging and history need to know one key only. A record
names the work that made it without a reference: that work is written last, and while a reference
is open SQLite looks for every new record among all those that might have waited for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from threading import Lock
from typing import Any

from sqlalchemy import (
    DDL,
    Column,
    ForeignKey,
    Index,
    Insert,
    Integer,
    MetaData,
    Table,
    Text,
    Update,
    bindparam,
    event,
    insert,
    text,
    update,
)

from delegate_crm.entities import child_kinds, kinds
from delegate_crm.schema.entity import COMMON, Entity
from delegate_crm.schema.fields import AnyField
from delegate_crm.schema.kinds import Holds

LONGEST_NAME = 63
"""Letters of a name that PostgreSQL keeps; of a longer one it drops the rest."""


def _leading(index: Index, rows: Table) -> str:
    """Columns of an index: as many of the first ones as its name has room for."""
    names = [column.name for column in index.columns]
    while len("_".join(("ix", rows.name, *names))) > LONGEST_NAME:
        names.pop()
    return "_".join(names)


NAMES: Mapping[str, Any] = {
    "leading": _leading,
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(leading)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}
SEALED = """
CREATE TRIGGER {table}_sealed_{act} BEFORE {act} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is sealed'); END
"""


def _key(name: str, *, required: bool = False) -> Column[Any]:
    return Column(name, ForeignKey("record.id"), nullable=not required)


def _columns(field: AnyField) -> list[Column[Any]]:
    blank = field.kind.pack(field.default)
    columns: list[Column[Any]] = []
    for (suffix, holds), cell in zip(field.kind.columns, blank, strict=True):
        name = field.column(suffix)
        if holds is Holds.REFERENCE:
            columns.append(Column(name, ForeignKey("record.id")))
            continue
        default = None if cell is None else text("'" + str(cell).replace("'", "''") + "'")
        kind = Integer if holds is Holds.INTEGER else Text
        columns.append(Column(name, kind, nullable=cell is None, server_default=default))
    return columns


def _table(metadata: MetaData, name: str, *columns: Column[Any]) -> Table:
    return Table(name, metadata, *columns, sqlite_strict=True)


def _entity_table(metadata: MetaData, entity: type[Entity]) -> None:
    own = [field for key, field in entity.fields.items() if key not in COMMON]
    columns = [column for field in own for column in _columns(field)]
    for derived in entity.derived:
        kind = Integer if derived.holds is Holds.INTEGER else Text
        columns.append(Column(derived.name, kind))
    key: Column[Any] = Column("id", ForeignKey("record.id"), primary_key=True)
    table = _table(metadata, entity.code, key, *columns)
    for index in entity.indexes:
        where = text(index.where) if index.where else None
        Index(None, *(table.c[name] for name in index.columns), sqlite_where=where)


def _child_table(metadata: MetaData, code: str) -> None:
    _, _, child = child_kinds()[code]
    columns = [column for field in child.fields.values() for column in _columns(field)]
    table = _table(
        metadata,
        code,
        Column("id", Integer, primary_key=True),
        Column("uid", Text, nullable=False, unique=True),
        _key("owner_id", required=True),
        Column("ordinal", Integer, nullable=False),
        *columns,
    )
    Index(None, table.c.owner_id, table.c.ordinal)


def _fixed_tables(metadata: MetaData) -> None:
    common = [column for key in COMMON for column in _columns(Entity.fields[key])]
    record = _table(
        metadata,
        "record",
        Column("id", Integer, primary_key=True),
        Column("uid", Text, nullable=False, unique=True),
        Column("kind", Text, nullable=False),
        Column("version", Integer, nullable=False, server_default="1"),
        Column("archived_at", Text),
        Column("merged_into", ForeignKey("record.id")),
        Column("created_work", Integer, nullable=False),
        Column("search_text", Text, nullable=False, server_default=text("''")),
        Column("extra", Text, nullable=False, server_default=text("''")),
        *common,
    )
    record.dialect_options["sqlite"]["autoincrement"] = True
    Index(None, record.c.kind, record.c.id, sqlite_where=text("archived_at IS NULL"))
    Index(None, record.c.created_work)
    Index(None, record.c.archived_at, sqlite_where=text("archived_at IS NOT NULL"))
    title = _table(
        metadata,
        "title",
        Column("record_id", ForeignKey("record.id"), primary_key=True),
        Column("lang", Text, primary_key=True),
        Column("kind", Text, nullable=False),
        Column("text", Text, nullable=False),
        Column("sort", Text, nullable=False),
    )
    Index(None, title.c.lang, title.c.kind, title.c.sort, title.c.record_id)
    link = _table(
        metadata,
        "link",
        Column("from_id", ForeignKey("record.id"), primary_key=True),
        Column("role", Text, primary_key=True),
        Column("to_id", ForeignKey("record.id"), primary_key=True),
        Column("ordinal", Integer, nullable=False),
    )
    Index(None, link.c.to_id, link.c.role)
    _table(
        metadata,
        "setting",
        Column("key", Text, primary_key=True),
        Column("value", Text, nullable=False),
    )


def _journal_tables(metadata: MetaData) -> None:
    _table(
        metadata,
        "work",
        Column("id", Integer, primary_key=True),
        Column("at", Text, nullable=False),
        Column("actor", Text, nullable=False),
        Column("label", Text, nullable=False),
        Column("sort", Text, nullable=False),
        Column("target", Integer),
        Column("seal", Text, nullable=False),
    )
    journal = _table(
        metadata,
        "journal",
        Column("id", Integer, primary_key=True),
        Column("work_id", ForeignKey("work.id"), nullable=False),
        Column("operation", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("record_id", Integer),
        Column("record_uid", Text, nullable=False),
        Column("digest", Text, nullable=False),
    )
    Index(None, journal.c.record_id)
    Index(None, journal.c.work_id)
    _table(
        metadata,
        "journal_payload",
        Column("journal_id", ForeignKey("journal.id"), primary_key=True),
        Column("salt", Text, nullable=False),
        Column("body", Text, nullable=False),
    )
    for name in ("work", "journal"):
        for act in ("UPDATE", "DELETE"):
            trigger = DDL(SEALED.format(table=name, act=act).strip())  # type: ignore[no-untyped-call]  # SQLAlchemy types it not
            event.listen(metadata.tables[name], "after_create", trigger.execute_if("sqlite"))


def _reminder_tables(metadata: MetaData) -> None:
    """What was shown to whom: written beside the journal, for it is no change of the office."""
    shown = _table(
        metadata,
        "reminder_shown",
        Column("id", Integer, primary_key=True),
        Column("login", Text, nullable=False),
        Column("fire_on", Text, nullable=False),
        Column("subject", Text, nullable=False),
        Column("lead", Text, nullable=False),
        Column("shown_at", Text, nullable=False),
        Column("by_device", Text, nullable=False),
    )
    once = (shown.c.login, shown.c.fire_on, shown.c.subject, shown.c.lead)
    Index(None, *once, unique=True)
    _table(
        metadata,
        "reminder_look",
        Column("login", Text, primary_key=True),
        Column("day", Text, nullable=False),
        Column("read_to", Integer, nullable=False, server_default="0"),
    )


_MADE_ONCE = Lock()
"""Readers begin at the same time; tables of two makings do not fit into one statement."""


def metadata() -> MetaData:
    """The tables of an office file of this release."""
    with _MADE_ONCE:
        return _metadata()


@cache
def _metadata() -> MetaData:
    found = MetaData(naming_convention=NAMES)
    _fixed_tables(found)
    _journal_tables(found)
    _reminder_tables(found)
    for entity in kinds().values():
        _entity_table(found, entity)
    for code in child_kinds():
        _child_table(found, code)
    for each in found.tables.values():
        _index_references(each)
    return found


def _index_references(rows: Table) -> None:
    """Index what points at a record: without, SQLite reads whole tables to see who does."""
    led = {next(iter(rows.primary_key)).name: False}
    for index in rows.indexes:
        first = next(iter(index.columns)).name
        led[first] = led.get(first, True) and _is_partial(index)
    for column in rows.columns:
        if column.foreign_keys and led.get(column.name, True):
            name = f"ix_{rows.name}_{column.name}_filled" if column.name in led else None
            Index(name, column, sqlite_where=column.isnot(None))


def _is_partial(index: Index) -> bool:
    return index.dialect_options["sqlite"]["where"] is not None


@cache
def into(name: str) -> Insert:
    """The statement that inserts a row into a table, made once for speed."""
    return insert(table(name))


@cache
def changing(name: str, columns: tuple[str, ...]) -> Update:
    """The statement that sets columns (`new_…`) of the row with an id (`row_id`), made once."""
    rows = table(name)
    values: dict[str, Any] = {column: bindparam(f"new_{column}") for column in columns}
    return update(rows).where(rows.c.id == bindparam("row_id")).values(values)


def table(name: str) -> Table:
    """One table by its name: the code of a kind of record or of a child."""
    return metadata().tables[name]

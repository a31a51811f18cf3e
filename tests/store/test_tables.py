# SPDX-License-Identifier: MIT
"""Tables derived from the records: strict, named throughout, and quick to look into."""

from __future__ import annotations

import pytest
from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)

from delegate_crm.services.office import Office
from delegate_crm.store.tables import NAMES, metadata

TABLES = metadata().tables
POINTING = [
    (name, column.name)
    for name, table in TABLES.items()
    for column in table.columns
    if column.foreign_keys
]
GIVEN = {"id", "uid", "kind", "created_work", "owner_id", "ordinal", "record_id", "lang", "text"}
"""Columns that are given with every row, and need no default."""


@pytest.mark.parametrize("name", TABLES)
def test_every_constraint_has_a_name_of_ours(name: str) -> None:
    prefixes = {PrimaryKeyConstraint: "pk", ForeignKeyConstraint: "fk", UniqueConstraint: "uq"}
    for each in TABLES[name].constraints:
        assert str(each.name).startswith(f"{prefixes[type(each)]}_{name}")


@pytest.mark.parametrize("name", TABLES)
def test_every_name_is_short_enough_for_a_server(name: str) -> None:
    """PostgreSQL keeps 63 bytes of a name."""
    table = TABLES[name]
    made = [name, *(str(each.name) for each in table.constraints)]
    made += [str(each.name) for each in table.indexes]
    assert [each for each in made if len(each.encode()) > 63] == []


def test_an_index_is_called_by_as_many_columns_as_its_name_has_room_for() -> None:
    columns = [Column(f"column_{'x' * 15}_{number}", Integer) for number in range(3)]
    rows = Table("rows", MetaData(naming_convention=NAMES), *columns)
    two, three = Index(None, *columns[:2]), Index(None, *columns)
    assert two.name == f"ix_rows_{columns[0].name}_{columns[1].name}"
    assert (three.name, len(rows.indexes)) == (two.name, 2)


def test_every_table_keeps_to_its_types(office: Office) -> None:
    query = "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    rows = office.read(lambda reader: reader.connection.exec_driver_sql(query).all())
    strict = {name: bool(flag) for name, flag in rows}
    assert all(strict[name] for name in TABLES)


def test_no_reference_cascades() -> None:
    keys = [key for table in TABLES.values() for key in table.foreign_keys]
    assert len(keys) > 50
    assert {(key.ondelete, key.onupdate) for key in keys} == {(None, None)}


def test_who_points_at_a_record_is_found_without_reading_a_table(office: Office) -> None:
    with office.file.reading() as reader:
        for name, column in POINTING:
            query = f'EXPLAIN QUERY PLAN SELECT 1 FROM "{name}" WHERE "{column}" = 7'  # noqa: S608 - our own names
            plan = reader.connection.exec_driver_sql(query).all()
            assert [row[3].split()[0] for row in plan] == ["SEARCH"], (name, column)


def test_a_column_that_must_be_filled_has_a_default() -> None:
    """SQLite adds a column to a filled table only if its rows get a value."""
    needed: list[Column[object]] = [
        column
        for name, table in TABLES.items()
        if name not in ("work", "journal", "journal_payload", "setting", "link", "title")
        and not name.startswith("reminder_")
        for column in table.columns
        if not column.nullable and column.server_default is None and not column.primary_key
    ]
    assert {column.name for column in needed} <= GIVEN

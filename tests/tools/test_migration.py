# SPDX-License-Identifier: MIT
"""Migrations lead to the tables of the records, and a table built anew is the same as before."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.operations import ops
from sqlalchemy import Column, Integer, create_engine, text
from sqlalchemy.engine import Connection
from sqlcipher3 import dbapi2

from delegate_crm.kit.errors import Storage
from delegate_crm.store import frozen, guard, migrate
from tools import migration

NEXT = guard.SCHEMA_VERSION + 1
WRITTEN = f'''
import sqlalchemy as sa
from alembic import op

revision = "{NEXT:04d}"
down_revision = "{guard.SCHEMA_VERSION:04d}"


def upgrade() -> None:
    """Change the tables."""
    {{operation}}
'''
REBUILDING = """with op.batch_alter_table("visit") as batch_op:
        batch_op.drop_index("ix_visit_coordinator")
        batch_op.drop_constraint("fk_visit_coordinator", type_="foreignkey")
        batch_op.drop_column("coordinator")"""
LOSING = 'op.execute("DELETE FROM visit_host")'
UNSEALING = 'op.execute("DROP TRIGGER work_sealed_DELETE")'
STRAYING = 'op.execute("UPDATE visit SET coordinator = 999999")'


@pytest.fixture
def db(sample_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(sample_file, tmp_path / "office.db"))


@pytest.fixture
def connection() -> Iterator[Connection]:
    with create_engine("sqlite://", module=dbapi2).connect() as made:
        yield made


def upgrade(db: Path, operation: str) -> None:
    """Bring a file to a version that is reached by one more migration."""
    folder = db.with_name("migrations")
    shutil.copytree(frozen.MIGRATIONS, folder)
    script = folder / "versions" / f"{NEXT:04d}_next.py"
    script.write_text(WRITTEN.format(operation=operation), encoding="utf-8")
    migrate.upgrade(db, NEXT, folder)


def ask(db: Path, query: str) -> list[tuple[object, ...]]:
    with closing(dbapi2.connect(str(db))) as office:
        return list(office.execute(query).fetchall())


def test_the_migrations_lead_to_the_tables_of_the_records() -> None:
    assert migration.difference() == "pass"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT name, type, \"notnull\", dflt_value FROM pragma_table_info('visit')",
        'SELECT "from", "table" FROM pragma_foreign_key_list(\'visit\') ORDER BY 1',
        "SELECT name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger') ORDER BY 1",
        "SELECT strict FROM pragma_table_list('visit')",
        "SELECT * FROM visit_host",
    ],
)
def test_a_table_built_anew_is_the_same_but_for_the_change(db: Path, query: str) -> None:
    before = [row for row in ask(db, query) if "coordinator" not in str(row[0])]
    upgrade(db, REBUILDING)
    assert ask(db, query) == before


@pytest.mark.parametrize("operation", [LOSING, UNSEALING, STRAYING, "raise OSError"])
def test_a_migration_that_loses_anything_changes_nothing(db: Path, operation: str) -> None:
    before = db.read_bytes()
    with pytest.raises((Storage, OSError)):
        upgrade(db, operation)
    assert ask(db, "PRAGMA user_version") == [(guard.SCHEMA_VERSION,)]
    assert db.read_bytes() == before


@pytest.mark.parametrize("name", ["record", "work"])
def test_what_is_sealed_or_counts_its_ids_is_not_built_anew(
    connection: Connection, name: str
) -> None:
    connection.execute(text("CREATE TABLE record (id INTEGER PRIMARY KEY AUTOINCREMENT)"))
    connection.execute(text("CREATE TABLE work (id INTEGER)"))
    connection.execute(text("CREATE TRIGGER t DELETE ON work BEGIN SELECT 1; END"))
    gone = ops.ModifyTableOps(name, [ops.DropColumnOp(name, "id")])
    with pytest.raises(SystemExit, match="only takes new columns"):
        migration._refuse_rebuilding(connection, gone)


def test_a_sealed_table_takes_a_new_column(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE work (id INTEGER)"))
    connection.execute(text("CREATE TRIGGER t DELETE ON work BEGIN SELECT 1; END"))
    added = ops.ModifyTableOps("work", [ops.AddColumnOp("work", Column("n", Integer))])
    migration._refuse_rebuilding(connection, added)

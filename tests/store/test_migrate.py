# SPDX-License-Identifier: MIT
"""Older files are brought to this release whole, or stay byte for byte as they were."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from delegate_crm.kit.errors import Storage
from delegate_crm.kit.i18n import Translator
from delegate_crm.store import file, frozen, guard, migrate
from delegate_crm.store.engine import connect
from tests.store.conftest import ask, tamper
from tools import freeze

Write = Callable[[str], Path]
MIGRATION = """
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
{body}
"""
REBUILT = """\
kept = {{"sqlite_autoincrement": True}} if "{name}" == "record" else {{}}
with op.batch_alter_table("{name}", recreate="always", table_kwargs=kept) as batch:
    batch.add_column(sa.Column("wish", sa.Text, nullable=False, server_default="tea"))
"""
CARELESS = """\
with op.batch_alter_table("record", recreate="always"):
    pass
"""
RENAMED = "op.execute(\"UPDATE visit SET note = 'brought along'\")"


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Makes this a release that has a second migration with the statements given."""

    def write(body: str) -> Path:
        folder = tmp_path / "scripts"
        shutil.copytree(frozen.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
        lines = textwrap.indent(body, "    ")
        (folder / "versions" / "0002_second.py").write_text(MIGRATION.format(body=lines))
        monkeypatch.setattr(migrate, "MIGRATIONS", folder)
        monkeypatch.setattr(guard, "SCHEMA_VERSION", 2)
        return folder

    return write


def census(path: Path) -> Mapping[object, object]:
    tables = ask(path, "SELECT name FROM sqlite_schema WHERE type = 'table'")
    counts = {name: ask(path, f'SELECT count(*) FROM "{name}"') for (name,) in tables}  # noqa: S608 - its own names
    return counts | {"triggers": ask(path, "SELECT name FROM sqlite_schema WHERE type='trigger'")}


def copies(path: Path) -> list[Path]:
    return sorted(path.with_suffix("").glob("before-2-*.db"))


def test_the_frozen_statements_are_those_of_the_records() -> None:
    assert frozen.frozen_text(1) == freeze.schema()


def test_the_migrations_make_the_tables_of_the_records() -> None:
    engine = create_engine("sqlite://", module=dbapi2, poolclass=StaticPool)
    with engine.begin() as connection:
        migrate.run(connection, guard.SCHEMA_VERSION)
        assert guard.foreign_objects(connection.connection.dbapi_connection) == []


def test_a_new_file_stands_at_the_newest_migration(blank: Path) -> None:
    newest = migrate.scripts().get_current_head()
    assert ask(blank, "SELECT version_num FROM alembic_version") == [(newest,)]
    assert frozen.revision_id(guard.SCHEMA_VERSION) == newest


@pytest.mark.parametrize("name", ["record", "visit", "title", "delegate", "person_name"])
def test_a_table_is_rebuilt_with_all_that_hangs_on_it(
    filled: Path, write: Write, name: str
) -> None:
    write(REBUILT.format(name=name))
    before = census(filled)
    migrate.upgrade(filled, 2)
    assert census(filled) == before
    assert ask(filled, f"SELECT DISTINCT wish FROM {name}") == [("tea",)]  # noqa: S608 - from our table above
    assert ask(filled, "PRAGMA foreign_key_check") == []
    assert ask(filled, "PRAGMA user_version") == [(2,)]


@pytest.mark.parametrize(
    ("body", "lost"),
    [
        ("op.execute('DELETE FROM link')", "link"),
        ("op.execute('DROP TRIGGER journal_sealed_DELETE')", "*triggers"),
        (REBUILT.format(name="journal"), "*triggers"),
        ("op.execute('UPDATE delegate SET person = 9999')", "*references"),
        ("op.drop_table('link')", "link"),
    ],
)
def test_a_migration_that_loses_something_is_refused(
    filled: Path, write: Write, body: str, lost: str
) -> None:
    write(body)
    before = filled.read_bytes()
    with pytest.raises(Storage) as refused:
        migrate.upgrade(filled, 2)
    assert f": {lost} lost rows." in Translator("en")(refused.value.message)
    assert filled.read_bytes() == before


@pytest.mark.parametrize(
    "trouble",
    [
        "1 / 0",
        "op.execute('nonsense')",
        "op.execute('DELETE FROM link')",
        "op.execute('SELECT 1')",
        CARELESS,
    ],
)
def test_a_migration_that_fails_leaves_every_byte(filled: Path, write: Write, trouble: str) -> None:
    write(f"op.execute('CREATE TABLE half (x)')\n{RENAMED}\n{trouble}")
    before = filled.read_bytes()
    with pytest.raises(Exception, match=r"division|nonsense|lost rows|does not make"):
        file.open_file(filled)
    assert filled.read_bytes() == before
    assert [copy.read_bytes()[60:72] for copy in copies(filled)] == [before[60:72]]


def test_an_older_file_is_copied_and_brought_along_once(filled: Path, write: Write) -> None:
    write(RENAMED)
    for _ in range(2):
        file.open_file(filled).close()
    assert ask(filled, "SELECT DISTINCT note FROM visit") == [("brought along",)]
    assert ask(filled, "PRAGMA user_version") == [(2,)]
    assert [ask(copy, "PRAGMA user_version") for copy in copies(filled)] == [[(1,)]]


def test_what_was_brought_along_in_the_log_alone_is_not_done_again(
    filled: Path, write: Write
) -> None:
    write("1 / 0")
    with closing(connect(filled, writing=True)) as other:
        other.execute("PRAGMA user_version = 2")
        file.open_file(filled).close()
    assert copies(filled) == []


def test_an_older_hostile_file_is_refused_before_anything_else(filled: Path, write: Write) -> None:
    write(RENAMED)
    tamper(filled, "CREATE TRIGGER t AFTER UPDATE ON visit BEGIN DELETE FROM title; END")
    before = filled.read_bytes()
    with pytest.raises(Storage):
        file.open_file(filled)
    assert (filled.read_bytes(), copies(filled)) == (before, [])


def test_an_older_file_has_the_tables_of_its_own_release(write: Write) -> None:
    write(REBUILT.format(name="visit"))
    guard.expected_schema.cache_clear()
    older = guard.expected_schema(1)
    guard.expected_schema.cache_clear()
    assert ("column", "visit.id", "INTEGER", "1", "None", "1", "0") in older
    assert not any(each[1] == "visit.wish" for each in older)


def test_there_is_no_way_back() -> None:
    first = migrate.scripts().get_revision("0001")
    with pytest.raises(RuntimeError, match="restore the copy"):
        first.module.downgrade()

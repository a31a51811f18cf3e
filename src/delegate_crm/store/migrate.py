# SPDX-License-Identifier: MIT
"""Bringing an older office file to this release: backed up first, counted before and after."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.ddl.sqlite import SQLiteImpl
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Inspector, Table

from delegate_crm.kit.errors import Storage
from delegate_crm.kit.i18n import N_
from delegate_crm.store.engine import migrating_engine, sorted_errors
from delegate_crm.store.frozen import MIGRATIONS, revision_id
from delegate_crm.store.tables import metadata


class KeepingDefaults(SQLiteImpl):
    """Rebuilds a table with the defaults that it has: alembic puts the empty text into brackets."""

    __dialect__ = "sqlite"

    def autogen_column_reflect(
        self, inspector: Inspector, table: Table, column_info: dict[str, Any]
    ) -> None:
        """Leave a default of empty text as it stands."""
        if column_info.get("default") != "''":
            super().autogen_column_reflect(inspector, table, column_info)


def scripts(folder: Path | None = None) -> ScriptDirectory:
    """The migrations."""
    config = Config()
    config.set_main_option("script_location", str(folder or MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def upgrade(
    path: Path,
    version: int,
    folder: Path | None = None,
    check: Callable[[Any], None] = lambda _connection: None,
) -> None:
    """Run the missing migrations in one transaction; on any trouble the file stays as it was.

    `check` looks at what came out, on the driver's connection, and refuses it by an error.
    """
    engine = migrating_engine(path)
    with sorted_errors(path), engine.begin() as connection:
        before = _census(connection)
        run(connection, version, folder)
        _same(before, _census(connection), path)
        check(connection.connection.dbapi_connection)
        connection.exec_driver_sql(f"PRAGMA user_version = {version}")


def run(connection: Connection, version: int, folder: Path | None = None) -> None:
    """Run migrations on a connection whose foreign keys are off."""
    script = scripts(folder)
    environment = EnvironmentContext(Config(), script)
    target = revision_id(version)
    environment.configure(
        connection=connection,
        target_metadata=metadata(),
        render_as_batch=True,
        transactional_ddl=False,
        fn=lambda current, _context: script._upgrade_revs(target, current),  # noqa: SLF001 - alembic's own way
    )
    environment.run_migrations()


def _census(connection: Connection) -> Mapping[str, int]:
    """Count the rows of every table, the triggers and, below zero, references to nothing."""
    rows = connection.exec_driver_sql(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    ).all()
    counts = {
        name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()  # noqa: S608 - our own names
        for (name,) in rows
        if name != "alembic_version"
    }
    triggers = "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'"
    strays = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    marked = {"*triggers": connection.exec_driver_sql(triggers).scalar_one()}
    return counts | marked | {"*references": -len(strays)}


def _same(before: Mapping[str, int], after: Mapping[str, int], path: Path) -> None:
    lost = [name for name, count in before.items() if after.get(name, 0) < count]
    if lost:
        raise Storage(
            N_(
                "The office file could not be brought to this release: {names} lost rows.",
                names=", ".join(lost),
            ),
            N_("Nothing was changed; the copy made before lies beside {path}.", path=str(path)),
        )

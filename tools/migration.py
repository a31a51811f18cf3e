# SPDX-License-Identifier: MIT
"""Write the next migration: from the tables that the migrations make to those of the records.

`python tools/migration.py "visit purpose"` writes the operations between the two into the next
file of `store/migrations/versions` and raises the schema version. `tools/new.py` starts it as a
process of its own, which reads the records as they stand by then. Read what it wrote: of a change
of name it sees only that one column goes and another comes.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.autogenerate.api import AutogenContext
from alembic.migration import MigrationContext
from alembic.operations import ops
from sqlalchemy import Connection, DefaultClause, create_engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from delegate_crm.store import guard, migrate  # noqa: E402 - of this tree, whichever is installed
from delegate_crm.store.frozen import revision_id  # noqa: E402 - as above
from delegate_crm.store.tables import metadata  # noqa: E402 - as above

IN_PLACE = (ops.AddColumnOp, ops.CreateIndexOp, ops.DropIndexOp)
"""What SQLite does to a table as it stands; for all else the table is built anew."""
RUFF = Path(sys.executable).with_name("ruff")
COMPARING = {"compare_type": True, "compare_server_default": True, "render_as_batch": True}


def difference() -> str:
    """The operations between the tables of the last migration and those of the records."""
    engine = create_engine("sqlite://", module=dbapi2, poolclass=StaticPool)
    with engine.begin() as connection:
        migrate.run(connection, guard.SCHEMA_VERSION)
        context = MigrationContext.configure(connection, opts=COMPARING)
        found = produce_migrations(context, metadata()).upgrade_ops
        assert found is not None  # noqa: S101 - alembic's types allow what it never gives
        for changed in found.ops:
            if isinstance(changed, ops.ModifyTableOps):
                _refuse_rebuilding(connection, changed)
    code = render_python_code(found, render_as_batch=True, render_item=_plain_default)
    return re.sub(r"^ *# ###.*\n?", "", code, flags=re.MULTILINE).strip()


def _plain_default(sort: str, item: Any, _context: AutogenContext) -> str | Literal[False]:  # noqa: ANN401 - alembic's hook
    """Render a default as plain words: one of SQL would let SQLite rebuild the table for it."""
    if sort == "server_default" and isinstance(item, DefaultClause):
        return repr(str(item.arg).removeprefix("'").removesuffix("'").replace("''", "'"))
    return False


def _refuse_rebuilding(connection: Connection, changed: ops.ModifyTableOps) -> None:
    """Refuse what would build a table anew that must not be: it is sealed, or counts its ids."""
    query = """SELECT 1 FROM sqlite_schema
        WHERE tbl_name = ? AND (type = 'trigger' OR sql LIKE '%AUTOINCREMENT%')"""
    rebuilt = not all(isinstance(each, IN_PLACE) for each in changed.ops)
    if rebuilt and connection.exec_driver_sql(query, (changed.table_name,)).first():
        raise SystemExit(f"The table {changed.table_name} only takes new columns and indexes.")


def write(words: str, operations: str) -> Path:
    """Write the migration, and raise the version that this release reads and writes."""
    version = guard.SCHEMA_VERSION + 1
    script = migrate.scripts()
    script.file_template, script.messaging_opts = "%(rev)s_%(slug)s", {"quiet": True}
    written = script.generate_revision(
        revision_id(version),
        words[:1].upper() + words[1:].removesuffix("."),
        upgrades=operations,
    )
    assert written is not None  # noqa: S101 - as above: there is a file, or an exception
    path = Path(written.path)
    subprocess.run([RUFF, "format", "--quiet", str(path)], check=True)
    source = Path(guard.__file__)
    number = rf"(?<=^SCHEMA_VERSION = ){guard.SCHEMA_VERSION}$"
    text = source.read_text(encoding="utf-8")
    source.write_text(re.sub(number, str(version), text, flags=re.MULTILINE), encoding="utf-8")
    return path


def main(arguments: Sequence[str]) -> None:
    """Write the migration that the command line names, or say that none is needed."""
    operations = difference()
    if operations == "pass":
        print("The tables are those of the records already; no migration is needed.")
    else:
        path = write(" ".join(arguments), operations)
        print(path.relative_to(ROOT).as_posix())


if __name__ == "__main__":
    main(sys.argv[1:])

# SPDX-License-Identifier: MIT
"""Write the tables of the first release as a migration that knows nothing of the program.

Run once before the first release, and again only while nothing is released:
`python tools/freeze.py`. Later changes are migrations of their own: `tools/new.py migration`.
"""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from delegate_crm.store.tables import metadata

VERSIONS = Path(__file__).parents[1] / "src" / "delegate_crm" / "store" / "migrations" / "versions"


def statements() -> list[str]:
    """The statements that make an empty office file, in the order they must run."""
    engine = create_engine("sqlite://", module=dbapi2, poolclass=StaticPool)
    metadata().create_all(engine)
    order = "CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name"
    kept = "sql IS NOT NULL AND name NOT LIKE 'sqlite%'"
    query = f"SELECT sql FROM sqlite_schema WHERE {kept} ORDER BY {order}"  # noqa: S608 - constant
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(query).all()
    return [re.sub(r"[ \t]+\n", "\n", sql.strip()) + ";" for (sql,) in rows]


def main() -> None:
    """Write the frozen statements beside the migration that runs them."""
    (VERSIONS / "0001.sql").write_text("\n\n".join(statements()) + "\n", "utf-8")


if __name__ == "__main__":
    main()

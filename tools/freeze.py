# SPDX-License-Identifier: MIT
"""Write the tables of the first release as a migration that knows nothing of the program.

Run once before the first release, and again only while nothing is released:
`python tools/freeze.py`. Later changes are migrations of their own: `tools/new.py migration`.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from delegate_crm.store.frozen import schema_text
from delegate_crm.store.tables import metadata

VERSIONS = Path(__file__).parents[1] / "src" / "delegate_crm" / "store" / "migrations" / "versions"


def schema() -> str:
    """The statements that make an empty office file, in the order they must run."""
    engine = create_engine("sqlite://", module=dbapi2, poolclass=StaticPool)
    metadata().create_all(engine)
    with engine.connect() as connection:
        return schema_text(connection.connection.dbapi_connection)


def main() -> None:
    """Write the frozen statements beside the migration that runs them."""
    (VERSIONS / "0001.sql").write_text(schema(), "utf-8")


if __name__ == "__main__":
    main()

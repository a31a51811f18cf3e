# SPDX-License-Identifier: MIT
"""Schemas as they were frozen, and the schema of a file as text.

A file whose schema is letter for letter a frozen one needs no closer look, and the machinery of
migrations, which is slow to import, is not needed for it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

MIGRATIONS = Path(__file__).with_name("migrations")
SCHEMA = """
SELECT sql FROM sqlite_schema
WHERE sql IS NOT NULL
AND NOT (type = 'table' AND name IN ('sqlite_sequence', 'alembic_version'))
ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name
"""


def revision_id(version: int) -> str:
    """Name of the migration that leads to a schema version."""
    return f"{version:04d}"


def schema_text(connection: Any) -> str:  # noqa: ANN401 - a driver connection
    """The statements that make the schema of a file, in the order in which they must run."""
    rows = connection.execute(SCHEMA).fetchall()
    statements = [re.sub(r"[ \t]+\n", "\n", sql.strip()) + ";" for (sql,) in rows]
    return "\n\n".join(statements) + "\n"


def frozen_text(version: int) -> str:
    """The schema that was frozen for a version; empty if none was."""
    file = MIGRATIONS / "versions" / f"{revision_id(version)}.sql"
    return file.read_text("utf-8") if file.exists() else ""

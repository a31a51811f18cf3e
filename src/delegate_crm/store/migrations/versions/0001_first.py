# SPDX-License-Identifier: MIT
"""The tables of the first release, as frozen beside this file."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables, indexes and triggers."""
    script = Path(__file__).with_name("0001.sql").read_text("utf-8")
    for statement in script.split(";\n\n"):
        op.get_bind().exec_driver_sql(statement.strip().removesuffix(";"))


def downgrade() -> None:
    """There is no way back: restore the copy that was made before."""
    message = "restore the copy that was made before"
    raise RuntimeError(message)

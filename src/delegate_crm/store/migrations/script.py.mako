# SPDX-License-Identifier: MIT
"""${message}."""

from __future__ import annotations

% if "sa." in upgrades:
import sqlalchemy as sa
% endif
from alembic import op

revision = "${up_revision}"
down_revision = "${down_revision}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring tables and rows to this version."""
    ${upgrades}


def downgrade() -> None:
    """There is no way back: restore the copy that was made before."""
    message = "restore the copy that was made before"
    raise RuntimeError(message)

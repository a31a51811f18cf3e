# SPDX-License-Identifier: MIT
"""Settings of the office as they are stored."""

from __future__ import annotations

from sqlalchemy import Connection, select

from delegate_crm.store.tables import table


def stored(connection: Connection, key: str) -> str | None:
    """Stored text of a setting; none while it has its default."""
    rows = table("setting")
    return connection.scalar(select(rows.c.value).where(rows.c.key == key))

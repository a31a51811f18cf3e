# SPDX-License-Identifier: MIT
"""Settings of the office as they are stored."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from delegate_crm.store.tables import table


def stored(connection: Connection, key: str) -> str | None:
    """Stored text of a setting; none while it has its default."""
    found: str | None = connection.scalar(_value(), {"key": key})
    return found


@cache
def _value() -> Select[Any]:
    """Built once: settings are asked for in every question about days."""
    rows = table("setting")
    return select(rows.c.value).where(rows.c.key == bindparam("key"))

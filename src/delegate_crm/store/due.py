# SPDX-License-Identifier: MIT
"""What is open by a day, found by the partial index on follow-ups that are not closed."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select, text

from delegate_crm.store.queries import Reader
from delegate_crm.store.tables import table


def open_by(reader: Reader, horizon: dt.date) -> list[int]:
    """Ids of unfinished follow-ups that open on or before a day.

    The condition on `terminal` is written out: a bound value would keep SQLite from using the
    partial index.
    """
    own, record = table("follow_up"), table("record")
    query = select(own.c.id).join(record, record.c.id == own.c.id)
    query = query.where(text("follow_up.terminal = 0"), own.c.opens_on <= horizon.isoformat())
    return list(reader.connection.scalars(query.where(record.c.archived_at.is_(None))))

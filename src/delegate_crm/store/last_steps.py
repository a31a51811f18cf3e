# SPDX-License-Identifier: MIT
"""The last step that was taken with each of several records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import func, select

from delegate_crm.kit.i18n import Text
from delegate_crm.store.journal import label_from
from delegate_crm.store.queries import Reader, pages
from delegate_crm.store.tables import table

Step = tuple[Text, dt.date]


def last_steps(reader: Reader, ids: Sequence[int]) -> dict[int, Step]:
    """What was done last to each record since it was made, and on which day."""
    work, journal, record = table("work"), table("journal"), table("record")
    latest = select(journal.c.record_id.label("record"), func.max(journal.c.work_id).label("work"))
    latest = latest.join(record, record.c.id == journal.c.record_id)
    latest = latest.where(journal.c.work_id > record.c.created_work)
    latest = latest.group_by(journal.c.record_id)
    found: dict[int, Step] = {}
    for page in pages(ids):
        last = latest.where(journal.c.record_id.in_(page)).subquery()
        query = select(last.c.record, work.c.label, work.c.at).join(work, work.c.id == last.c.work)
        for row in reader.connection.execute(query):
            day = dt.datetime.fromisoformat(row.at).astimezone().date()
            found[row.record] = (label_from(row.label), day)
    return found

# SPDX-License-Identifier: MIT
"""What a calendar file asks of the office: which records, when each was changed, which office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Select, func, or_, select

from delegate_crm.store.queries import Reader, pages
from delegate_crm.store.tables import table


def office_mark(reader: Reader) -> str:
    """What tells this office file, and copies of it, from those of other offices."""
    work = table("work")
    seal = reader.connection.scalar(select(work.c.seal).order_by(work.c.id).limit(1)) or ""
    return str(seal)[:16]


def changed_at(reader: Reader, ids: Sequence[int]) -> dict[int, dt.datetime]:
    """When each of several records was changed last; one that came in bulk, when it came."""
    work, journal, record = table("work"), table("journal"), table("record")
    latest = (
        select(journal.c.record_id, func.max(work.c.at))
        .join(work, work.c.id == journal.c.work_id)
        .group_by(journal.c.record_id)
    )
    made = select(record.c.id, work.c.at).join(work, work.c.id == record.c.created_work)
    found: dict[int, dt.datetime] = {}
    for page in pages(ids):
        for query in (
            made.where(record.c.id.in_(page)),
            latest.where(journal.c.record_id.in_(page)),
        ):
            rows = reader.connection.execute(query)
            found |= {row[0]: dt.datetime.fromisoformat(row[1]) for row in rows}
    return found


def stops_of(reader: Reader, visits: Sequence[int]) -> list[int]:
    """Ids of the programme items of visits, with those put away, in their order."""
    own = table("programme_item")
    query = select(own.c.id).order_by(own.c.visit, own.c.seq, own.c.id)
    return [
        each
        for page in pages(visits)
        for each in reader.connection.scalars(query.where(own.c.visit.in_(page)))
    ]


def calendar_ids(
    reader: Reader, since: dt.date | None = None, user: int | None = None
) -> Mapping[str, list[int]]:
    """Ids by kind of what a calendar shows, also of what was put away.

    `since` leaves out what was over before that day, `user` what somebody else answers for;
    events belong to all.
    """
    own = {
        "follow_up": _followups(since, user),
        "visit": _visits(since, user),
        "event": _events(since),
    }
    return {code: list(reader.connection.scalars(query)) for code, query in own.items()}


def _followups(since: dt.date | None, user: int | None) -> Select[tuple[int]]:
    own, record = table("follow_up"), table("record")
    query = select(own.c.id).join(record, record.c.id == own.c.id).order_by(own.c.id)
    if user is not None:
        query = query.where(own.c.responsible == user)
    if since is None:
        return query
    ended = func.coalesce(own.c.done_on, record.c.archived_at, own.c.closes_on, own.c.opens_on)
    return query.where(or_(own.c.terminal == 0, ended >= since.isoformat()))


def _visits(since: dt.date | None, user: int | None) -> Select[tuple[int]]:
    own = table("visit")
    query = select(own.c.id).where(_ends_since("visit", since)).order_by(own.c.id)
    return query if user is None else query.where(own.c.coordinator == user)


def _events(since: dt.date | None) -> Select[tuple[int]]:
    own = table("event")
    return select(own.c.id).where(_ends_since("event", since)).order_by(own.c.id)


def _ends_since(code: str, since: dt.date | None) -> ColumnElement[bool]:
    """Whether something ends, or at least begins, on that day or later."""
    own = table(code)
    ends = (own.c.end_hi, own.c.end_best, own.c.start_hi, own.c.start_best, own.c.start_lo)
    return func.coalesce(*ends, "") >= (since.isoformat() if since else "")

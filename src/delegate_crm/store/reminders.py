# SPDX-License-Identifier: MIT
"""Reminders as they are stored: follow-ups whose days are near, and what was shown to whom.

The days themselves are not stored: they are reckoned from three dates of each follow-up that is not
over, each with an index of its own, so that what is near a day is a few ranges of indexes. What was
shown is written beside the journal, under a key that no second device can write again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    Connection,
    Select,
    Text,
    bindparam,
    func,
    insert,
    select,
    union,
    union_all,
    update,
)
from sqlalchemy.exc import IntegrityError

from delegate_crm.store.conditions import NOT_OVER
from delegate_crm.store.queries import Reader, pages
from delegate_crm.store.tables import into, table

NOTHING: Mapping[str, str | int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Near:
    """A follow-up some day of which may be near: what reminders are reckoned from."""

    id: int
    uid: str
    due_mode: str
    by_side: str
    opens: dt.date | None
    closes: dt.date | None
    last: dt.date | None
    """The latest closing: after it, it is late."""
    snoozed_until: dt.date | None
    responsible: int | None
    escalate_after: int | None
    escalate_to: int | None


@dataclass(frozen=True, slots=True)
class Mark:
    """What is shown once: the subject (a uid, or empty for the day itself), day and moment."""

    subject: str
    fire_on: dt.date
    lead: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A mark that was made, the later the higher its number."""

    number: int
    mark: Mark
    at: dt.datetime


def near(reader: Reader, ranges: Sequence[tuple[str, dt.date, dt.date]]) -> list[Near]:
    """Follow-ups that are not over with a column (a day) within one of the ranges.

    Those that have a number of days of their own for escalation are all among them.
    """
    days = {
        f"{end}_{place}": day.isoformat()
        for place, (_, first, last) in enumerate(ranges)
        for end, day in (("first", first), ("last", last))
    }
    rows = reader.connection.execute(_within(tuple(name for name, *_ in ranges)), days)
    return [_near(*row) for row in rows]


@cache
def _within(names: Sequence[str]) -> Select[Any]:
    """Built once: a column for each range, whose days are named by its place.

    A plain union would put each part in order first, and read all follow-ups for it.
    """
    own, record, typed = table("follow_up"), table("record"), table("follow_up_reminder")
    running = select(own.c.id).where(NOT_OVER)
    parts = [running.where(own.c.escalate_after > 0)]
    for place, name in enumerate(names):
        column = typed.c.on if name == "on" else own.c[name]
        ids = select(typed.c.owner_id) if name == "on" else running
        first, last = (bindparam(f"{end}_{place}", type_=Text) for end in ("first", "last"))
        parts.append(ids.where(column >= first, column <= last))
    wanted = union_all(*parts).subquery()
    query = select(
        *(own.c.id, record.c.uid, own.c.due_mode, own.c.by_side),
        *(own.c.best_opens, own.c.best_closes, own.c.closes_on, own.c.snoozed_until),
        *(own.c.responsible, own.c.escalate_after, own.c.escalate_to),
    ).join(record, record.c.id == own.c.id)
    query = query.where(own.c.id.in_(select(wanted)), own.c.terminal == 0)
    return query.order_by(own.c.id)


def _near(*cells: Any) -> Near:  # noqa: ANN401 - cells of the columns above
    return Near(*cells[:4], *map(_day, cells[4:8]), *cells[8:])


def _day(cell: str | None) -> dt.date | None:
    return dt.date.fromisoformat(cell) if cell else None


def typed_days(reader: Reader, ids: Sequence[int]) -> Mapping[int, Sequence[tuple[dt.date, str]]]:
    """Days typed for follow-ups alone, with what for; only those that have any."""
    typed, found = table("follow_up_reminder"), dict[int, list[tuple[dt.date, str]]]()
    for page in pages(ids):
        query = select(typed.c.owner_id, typed.c.on, typed.c.what).where(
            typed.c.owner_id.in_(page), typed.c.on.is_not(None)
        )
        for row in reader.connection.execute(query.order_by(typed.c.on, typed.c.ordinal)):
            day = dt.date.fromisoformat(row.on)
            found.setdefault(row.owner_id, []).append((day, row.what))
    return found


def marked(reader: Reader, login: str, since: dt.date) -> set[Mark]:
    """What was shown to somebody of days from one on."""
    shown = table("reminder_shown")
    query = select(shown.c.subject, shown.c.fire_on, shown.c.lead)
    query = query.where(shown.c.login == login, shown.c.fire_on >= since.isoformat())
    rows = reader.connection.execute(query)
    return {Mark(row.subject, dt.date.fromisoformat(row.fire_on), row.lead) for row in rows}


def mark(connection: Connection, login: str, marks: Sequence[Mark], at: str, device: str) -> bool:
    """Write marks down, all or none: false if another has written one of them already."""
    own = {"login": login, "shown_at": at, "by_device": device}
    rows = [
        own | {"subject": each.subject, "fire_on": each.fire_on.isoformat(), "lead": each.lead}
        for each in marks
    ]
    try:
        with connection.begin_nested():
            connection.execute(into("reminder_shown"), rows)
    except IntegrityError:
        return False
    return True


def looked_on(reader: Reader, login: str) -> dt.date | None:
    """The day on which somebody was last told what is due."""
    look = table("reminder_look")
    found = reader.connection.scalar(select(look.c.day).where(look.c.login == login))
    return dt.date.fromisoformat(found) if found else None


def look(connection: Connection, login: str, day: dt.date) -> None:
    """Note that somebody was told what is due until a day."""
    _put(connection, login, {"day": day.isoformat()})


def read_until(reader: Reader, login: str) -> int:
    """The number up to which somebody has looked at the list of what was shown."""
    rows = table("reminder_look")
    query = select(rows.c.read_to).where(rows.c.login == login)
    return reader.connection.scalar(query) or 0


def read_to(connection: Connection, login: str, number: int, day: dt.date) -> None:
    """Note that somebody has looked at what was shown, up to a number; who never did, on a day."""
    _put(connection, login, {"read_to": number}, {"day": day.isoformat()})


def _put(
    connection: Connection,
    login: str,
    values: Mapping[str, str | int],
    first: Mapping[str, str | int] = NOTHING,
) -> None:
    rows = table("reminder_look")
    changed = update(rows).where(rows.c.login == login).values(**values)
    if not connection.execute(changed).rowcount:
        connection.execute(insert(rows).values(login=login, **first, **values))


def past(reader: Reader, login: str, limit: int) -> list[Shown]:
    """What was shown to somebody, the newest first; the digest as such is left out."""
    shown = table("reminder_shown")
    query = select(shown).where(shown.c.login == login, shown.c.subject != "")
    query = query.order_by(shown.c.id.desc()).limit(limit)
    return [
        Shown(
            row.id,
            Mark(row.subject, dt.date.fromisoformat(row.fire_on), row.lead),
            dt.datetime.fromisoformat(row.shown_at),
        )
        for row in reader.connection.execute(query)
    ]


def unread(reader: Reader, login: str) -> int:
    """How much of it somebody has not looked at in the list of it."""
    shown, rows = table("reminder_shown"), table("reminder_look")
    read = select(func.coalesce(func.max(rows.c.read_to), 0)).where(rows.c.login == login)
    query = select(func.count()).select_from(shown)
    query = query.where(shown.c.login == login, shown.c.id > read.scalar_subquery())
    query = query.where(shown.c.subject != "")
    return reader.connection.scalar(query) or 0


def escalated(reader: Reader, login: str) -> set[int]:
    """Follow-ups that are not over, of others, that somebody was told of as escalated."""
    shown, record, own, user = (
        *(table("reminder_shown"), table("record")),
        *(table("follow_up"), table("user")),
    )
    query = select(own.c.id).join(record, record.c.id == own.c.id)
    query = query.join(shown, shown.c.subject == record.c.uid)
    query = query.outerjoin(user, user.c.id == own.c.responsible)
    query = query.where(own.c.terminal == 0, func.coalesce(user.c.login, "") != login)
    query = query.where(shown.c.login == login, shown.c.lead == "escalation")
    return set(reader.connection.scalars(query))


def countries_met(reader: Reader) -> list[str]:
    """Countries of places and visits, and those that matter: where somebody of a partner may be."""
    tables = (table(name) for name in ("place", "visit", "country_priority"))
    found = union(*(select(each.c.country) for each in tables))
    return [each for each in reader.connection.scalars(found) if each]


def ids_of(reader: Reader, uids: Iterable[str]) -> dict[str, tuple[str, int]]:
    """Kind and id of the records that subjects are, as far as they are there."""
    record = table("record")
    query = select(record.c.uid, record.c.kind, record.c.id).where(record.c.uid.in_(set(uids)))
    return {row.uid: (row.kind, row.id) for row in reader.connection.execute(query)}

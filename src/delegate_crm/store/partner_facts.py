# SPDX-License-Identifier: MIT
"""What a partner took part in, as ids: visits, follow-ups, contacts, posts, papers, bodies around.

Each question gives the first records of its order and how many there are, so that a partner of
twenty thousand visits costs no more than one of two.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    func,
    literal,
    or_,
    select,
    union,
    union_all,
)

from delegate_crm.store.conditions import NOT_OVER
from delegate_crm.store.ordering import dated, title_of
from delegate_crm.store.queries import Reader, pages
from delegate_crm.store.tables import table

Query = Select[Any]
Ids = Sequence[int] | BindParameter[Any] | None
"""Which partners; none means all."""
DEEPEST = 12
"""Steps up or down between bodies."""


@dataclass(frozen=True, slots=True)
class First:
    """The first ids in an order, and how many there are in all."""

    ids: tuple[int, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class Stage:
    """Visits of one direction in one state, in which the partner was the other side."""

    direction: str
    status: str
    count: int


@dataclass(frozen=True, slots=True)
class Owed:
    """How much a side owes, and how much of that is late."""

    open: int = 0
    overdue: int = 0

    def __add__(self, other: Owed) -> Owed:
        """Both together."""
        return Owed(self.open + other.open, self.overdue + other.overdue)


def _first(reader: Reader, query: Query, most: int) -> First:
    """`query` selects ids, each once, in their order."""
    counted = select(func.count()).select_from(query.order_by(None).subquery())
    ids = tuple(reader.connection.scalars(query.limit(most)))
    return First(ids, len(ids) if len(ids) < most else reader.connection.scalar(counted) or 0)


def _living(query: Query, record: ColumnElement[int]) -> Query:
    """Only records that are not archived."""
    own = table("record").alias()
    return query.join(own, own.c.id == record).where(own.c.archived_at.is_(None))


def _among(column: ColumnElement[Any], ids: Ids) -> ColumnElement[bool]:
    return column.is_not(None) if ids is None else column.in_(ids)


# --- visits ---------------------------------------------------------------------------------------


def _sides(partners: Ids) -> Any:  # noqa: ANN401 - a subquery
    """Visits that each took part in, and on which side of them."""
    seat, group, host = table("delegate"), table("delegation"), table("visit_host")
    link, post = table("link"), table("affiliation")
    sent = and_(link.c.from_id == group.c.id, link.c.role == "sending_organisations")
    held = post.c.id == seat.c.affiliation

    def taken(partner: ColumnElement[int]) -> Query:
        found = select(partner.label("partner"), group.c.visit, group.c.side)
        return found.where(_among(partner, partners))

    seated = seat.join(group, group.c.id == seat.c.delegation)
    senders = taken(link.c.to_id).select_from(group.join(link, sent))
    received = (host.c.organisation, host.c.owner_id.label("visit"), literal("host").label("side"))
    found = union(
        _living(taken(seat.c.person).select_from(seated), seat.c.id),
        _living(taken(post.c.organisation).select_from(seated.join(post, held)), seat.c.id),
        _living(senders, group.c.id),
        select(*received).where(_among(host.c.organisation, partners)),
    )
    return found.subquery()


def visits_with(reader: Reader, partner: int, most: int) -> First:
    """Visits that somebody took part in, the latest first; those without a date before them."""
    visit, sides = table("visit"), _sides([partner])
    day, _ = dated(visit, "start")
    query = _living(select(visit.c.id), visit.c.id)
    query = query.where(visit.c.id.in_(select(sides.c.visit)))
    return _first(reader, query.order_by(day.desc().nulls_first(), visit.c.id.desc()), most)


def roles_in(reader: Reader, person: int, visits: Sequence[int]) -> dict[int, tuple[str, str]]:
    """The side on which somebody is in each of these visits, and the role."""
    seat, group = table("delegate"), table("delegation")
    query = select(group.c.visit, group.c.side, seat.c.role).join(
        seat, seat.c.delegation == group.c.id
    )
    query = _living(query, seat.c.id).where(seat.c.person == person, group.c.visit.in_(visits))
    return {row.visit: (row.side, row.role) for row in reader.connection.execute(query)}


def _as_partner(partners: Ids) -> Any:  # noqa: ANN401 - a subquery
    """Visits in which each was the other side: guests of ours, or our hosts."""
    visit, sides = table("visit"), _sides(partners)
    came = and_(visit.c.direction == "incoming", sides.c.side == "guest")
    received = and_(visit.c.direction == "outgoing", sides.c.side == "host")
    query = select(sides.c.partner, visit.c.id.label("visit")).distinct()
    query = query.join(sides, sides.c.visit == visit.c.id)
    return _living(query, visit.c.id).where(or_(came, received)).subquery()


def stages_with(reader: Reader, partner: int) -> list[Stage]:
    """How many visits there are of each direction and state with somebody as the other side."""
    visit = table("visit")
    both = (visit.c.direction, visit.c.status)
    query = select(*both, func.count())
    query = query.where(visit.c.id.in_(select(_as_partner([partner]).c.visit)))
    return [Stage(*row) for row in reader.connection.execute(query.group_by(*both))]


# --- follow-ups and contacts ----------------------------------------------------------------------


def follow_ups_with(
    reader: Reader, partner: int, most: int, *, ours: bool = False, sides: Sequence[str] = ()
) -> First:
    """Promises by or to somebody, and those of visits in which they were the other side.

    Open ones come first, by the day on which they close. Ours are never the other side.
    `sides` keeps those that one of these promised.
    """
    own = table("follow_up")
    parts = [
        select(own.c.id).where(own.c.by == partner),
        select(own.c.id).where(own.c.to == partner),
    ]
    if not ours:
        visits = select(_as_partner([partner]).c.visit)
        parts.append(select(own.c.id).where(own.c.visit.in_(visits)))
    named = union(*parts)
    query = _living(select(own.c.id), own.c.id).where(own.c.id.in_(named))
    if sides:
        query = query.where(own.c.by_side.in_(sides))
    due = func.coalesce(own.c.closes_on, own.c.opens_on)
    return _first(reader, query.order_by(own.c.terminal, due.asc().nulls_last(), own.c.id), most)


def owed(reader: Reader, partners: Sequence[int], today: dt.date) -> dict[int, dict[str, Owed]]:
    """What is open with each partner, by the side that promised it, and how much of it is late."""
    found: dict[int, dict[str, Owed]] = {}
    for page in pages(partners):
        given = {"ids": list(page), "today": today.isoformat()}
        rows: Any = reader.connection.execute(_owed(), given)
        for partner, side, count, overdue in rows:
            found.setdefault(partner, {})[side] = Owed(count, overdue)
    return found


@cache
def _owed() -> Query:
    own, each = table("follow_up"), _promises(bindparam("ids", expanding=True))
    late = func.count().filter(own.c.closes_on < bindparam("today"))
    query = select(each.c.partner, own.c.by_side, func.count(), late)
    return query.join(own, own.c.id == each.c.id).group_by(each.c.partner, own.c.by_side)


def owing(sides: Sequence[str]) -> Query:
    """Each partner with whom something is open that these sides promised, and how much it is."""
    own, each = table("follow_up"), _promises(None)
    query = select(each.c.partner, func.count().label("count"))
    query = query.join(own, own.c.id == each.c.id).where(own.c.by_side.in_(sides))
    return query.group_by(each.c.partner)


def _promises(ids: Ids) -> Any:  # noqa: ANN401 - a subquery
    """The promises that are not over, which `follow_ups_with` would find."""
    own, body = table("follow_up"), table("organisation")
    visits = _as_partner(ids)
    around = select(visits.c.partner, own.c.id).join(visits, visits.c.visit == own.c.visit)
    ours = select(body.c.id).where(body.c.is_ours == 1, _among(body.c.id, ids))
    parts = (
        *(select(x.label("partner"), own.c.id).where(_among(x, ids)) for x in (own.c.by, own.c.to)),
        around.where(visits.c.partner.not_in(ours)),
    )
    return union(*(part.where(NOT_OVER) for part in parts)).subquery()


def lately_with(reader: Reader, partner: int, until: dt.date, most: int) -> list[int]:
    """Contacts with somebody, visits and articles until a day, the latest first."""
    visit, said, press = table("visit"), table("interaction"), table("press_item")
    link, quote = table("link"), table("quote")
    linked = select(link.c.from_id).where(link.c.to_id == partner)
    quoted = select(quote.c.owner_id).where(quote.c.person == partner)
    sources: Iterable[tuple[Any, str, ColumnElement[bool]]] = (
        (visit, "start", visit.c.id.in_(select(_sides([partner]).c.visit))),
        (said, "at", said.c.id.in_(linked)),
        (press, "published_on", or_(press.c.id.in_(linked), press.c.id.in_(quoted))),
    )
    parts = []
    for own, key, fits in sources:
        day = dated(own, key)[0].label("day")
        part = _living(select(own.c.id.label("id"), day), own.c.id)
        parts.append(part.where(fits, day <= until.isoformat()))
    every = union_all(*parts).subquery()
    query = select(every.c.id).order_by(every.c.day.desc(), every.c.id.desc())
    return list(reader.connection.scalars(query.limit(most)))


# --- people, papers, interests --------------------------------------------------------------------


def posts_in(reader: Reader, body: int, lang: str, most: int, *, former: bool) -> First:
    """Posts in an organisation: those held now by rank and name, or the former by their end."""
    post, rank = table("affiliation"), table("rank_level")
    query = _living(select(post.c.id), post.c.id).where(post.c.organisation == body)
    if former:
        ended, _ = dated(post, "until")
        query = query.where(post.c.until_prec != "")
        return _first(reader, query.order_by(ended.desc(), post.c.id.desc()), most)
    query = query.outerjoin(rank, rank.c.id == post.c.rank).where(post.c.until_prec == "")
    names = (rank.c.value.desc().nulls_last(), title_of(post.c.person, lang), post.c.id)
    return _first(reader, query.order_by(*names), most)


def agreements_with(reader: Reader, body: int, most: int) -> First:
    """Agreements to which an organisation is a party, the newest first."""
    own, party = table("agreement"), table("agreement_party")
    parties = select(party.c.owner_id).where(party.c.organisation == body)
    query = _living(select(own.c.id), own.c.id).where(own.c.id.in_(parties))
    return _first(reader, query.order_by(own.c.id.desc()), most)


def interests_of(reader: Reader, partner: int, most: int) -> First:
    """What somebody is after, the newest first."""
    own = table("interest")
    query = _living(select(own.c.id), own.c.id).where(own.c.by == partner)
    return _first(reader, query.order_by(own.c.id.desc()), most)


def samples_with(reader: Reader, body: int, most: int) -> First:
    """What was sent to an organisation, the newest first."""
    own = table("sample")
    query = _living(select(own.c.id), own.c.id).where(own.c.recipient == body)
    return _first(reader, query.order_by(own.c.id.desc()), most)


# --- bodies around --------------------------------------------------------------------------------


def bodies_above(reader: Reader, body: int) -> list[int]:
    """The bodies that an organisation belongs to, the highest first."""
    own = table("organisation")
    start = select(own.c.parent.label("id"), literal(1).label("depth")).where(own.c.id == body)
    way = start.cte("way", recursive=True)
    step = select(own.c.parent, way.c.depth + 1).join(way, own.c.id == way.c.id)
    way = way.union(step.where(way.c.depth < DEEPEST))
    query = select(way.c.id).where(way.c.id.isnot(None)).order_by(way.c.depth)
    return [*reader.connection.scalars(query)][::-1]


def bodies_below(reader: Reader, body: int, deep: int, most: int) -> Sequence[tuple[int, int]]:
    """The bodies inside an organisation to a depth: each with the one it belongs to."""
    own = table("organisation")
    start = select(own.c.id, own.c.parent, literal(1).label("depth")).where(own.c.parent == body)
    inside = start.cte("inside", recursive=True)
    step = select(own.c.id, own.c.parent, inside.c.depth + 1)
    step = step.join(inside, own.c.parent == inside.c.id)
    inside = inside.union(step.where(inside.c.depth < min(deep, DEEPEST)))
    query = _living(select(inside.c.id, inside.c.parent), inside.c.id)
    query = query.order_by(inside.c.depth, inside.c.id).limit(most)
    return [(row.id, row.parent) for row in reader.connection.execute(query)]

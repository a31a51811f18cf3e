# SPDX-License-Identifier: MIT
"""The list of partners: organisations and people together; and what its rows show of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    FromClause,
    Select,
    and_,
    case,
    func,
    literal,
    literal_column,
    or_,
    select,
    text,
    union,
    union_all,
)

from delegate_crm.rules.approx import ApproxDate
from delegate_crm.schema.listing import Listing, Order
from delegate_crm.schema.timekinds import unpack_date
from delegate_crm.schema.values import LocalText
from delegate_crm.schema.wordkinds import LocalTextKind
from delegate_crm.store.conditions import here
from delegate_crm.store.lists import Listed, listed
from delegate_crm.store.ordering import dated, title_of, titled_in, turned
from delegate_crm.store.queries import Reader, list_query, pages
from delegate_crm.store.tables import table

Column = ColumnElement[Any]
NOT_MET = (
    "inquiry",
    "assessing",
    "planning",
    "confirmed",
    "postponed",
    "declined",
    "cancelled",
    "merged",
)
"""States of a visit in which nobody met: all others would be looked up first, by their index."""
TITLE = "title"
DATE = ("lo", "best", "hi", "prec", "qual", "said")
OPEN_STEP = "terminal = 0"
"""Written out, because a bound value would keep SQLite from using the partial indexes."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which partners: a list of each kind, and a country."""

    listings: Sequence[Listing]
    country: str | None = None
    """A code; an empty one asks for those whose country is not known."""
    elsewhere: bool = False
    """Ask for all other countries."""
    first: int | None = None
    """So many are enough."""


def partners_listed(reader: Reader, wanted: Wanted, order: Order, today: dt.date) -> Listed:
    """Ids of partners in order; each kind comes sorted by title from an index."""
    kinds = [_of_kind(listing) for listing in wanted.listings]
    last: tuple[Column, Column] = (literal_column("sort"), literal_column("id"))
    if order.key == TITLE and wanted.country is None:
        ends = (each.desc() if order.descending else each for each in last)
        both = union_all(*kinds).order_by(*ends).subquery() if len(kinds) > 1 else None
        query = select(both.c.id) if both is not None else kinds[0].order_by(*ends)
        return listed(reader, query.limit(wanted.first))
    rows = union_all(*kinds).subquery("partner")
    query = select(rows.c.id)
    if wanted.country is not None:
        query = query.where(_lies_in(rows, wanted))
    lang = next(each.lang for each in wanted.listings)
    return listed(reader, _in_order(query, rows, order, lang, today).limit(wanted.first))


def _of_kind(listing: Listing) -> Select[Any]:
    """Id, kind and sorted title of the records of a kind that fit a filter."""
    title = table("title")
    query = select(title.c.record_id.label("id"), title.c.sort, title.c.kind)
    query = query.where(title.c.lang == titled_in(listing.lang), title.c.kind == listing.kind)
    if listing.words or listing.conditions:
        fitting = list_query(replace(listing, order=())).order_by(None)
        return query.where(title.c.record_id.in_(fitting))
    return query.where(here(title.c.record_id))


def count_of(reader: Reader, kind: str) -> int:
    """How many records of a kind there are, counted in the index of their titles."""
    title = table("title")
    query = select(func.count()).select_from(title).where(here(title.c.record_id))
    query = query.where(title.c.lang == "en", title.c.kind == kind)
    return reader.connection.scalar(query) or 0


def _lies_in(rows: FromClause, wanted: Wanted) -> ColumnElement[bool]:
    country = _country(rows)
    if wanted.elsewhere:
        return or_(country.is_(None), country != wanted.country)
    return country == wanted.country if wanted.country else or_(country.is_(None), country == "")


def _in_order(
    query: Select[Any], rows: FromClause, order: Order, lang: str, today: dt.date
) -> Select[Any]:
    """Sort by a column of its own, then by title."""
    if order.key in ("last", "next"):
        days = _contacts(today).subquery() if order.key == "last" else _steps().subquery()
        chosen = func.max(days.c.day) if order.key == "last" else func.min(days.c.day)
        found = select(days.c.partner, chosen.label("day")).group_by(days.c.partner).subquery()
        query = query.outerjoin(found, found.c.partner == rows.c.id)
        query = query.order_by(turned(found.c.day, descending=order.descending))
    elif order.key in OWN_ORDERS:
        column = OWN_ORDERS[order.key](rows, lang)
        query = query.order_by(turned(column, descending=order.descending))
    else:
        return query.order_by(turned(rows.c.sort, descending=order.descending), rows.c.id)
    return query.order_by(rows.c.sort, rows.c.id)


def _country(rows: FromClause) -> Column:
    """Country of a partner: of the place of a body, of the citizenship or else post of a person."""
    body, person, place = table("organisation"), table("person"), table("place")
    lies = select(place.c.country).join(body, body.c.place == place.c.id)
    belongs = select(_home()).where(person.c.id == rows.c.id).correlate(rows)
    return case(
        (rows.c.kind == "organisation", lies.where(body.c.id == rows.c.id).scalar_subquery()),
        else_=belongs.scalar_subquery(),
    )


def _home() -> Column:
    """Country of the person of the row: the citizenship, else where the post is."""
    person, post = table("person"), table("affiliation")
    body, place = table("organisation"), table("place")
    works = select(place.c.country).select_from(
        post.join(body, body.c.id == post.c.organisation).join(place, place.c.id == body.c.place)
    )
    works = works.where(post.c.person == person.c.id, post.c.until_prec == "", here(post.c.id))
    works = works.order_by(post.c.primary.desc(), post.c.id.desc()).limit(1).correlate(person)
    first = func.nullif(func.substr(person.c.citizenship, 3, 2), "")
    return func.coalesce(first, works.scalar_subquery())


def _country_order(rows: FromClause, _lang: str) -> Column:
    return func.nullif(_country(rows), "")


def _owner_order(rows: FromClause, lang: str) -> Column:
    owners = [
        select(own.c.owner).where(own.c.id == rows.c.id).correlate(rows).scalar_subquery()
        for own in (table("organisation"), table("person"))
    ]
    return title_of(func.coalesce(*owners), lang)


def _steps(ids: Sequence[int] | None = None) -> CompoundSelect[Any]:
    """Open follow-ups: with whom, which, and by when."""
    own = table("follow_up")
    due = func.coalesce(own.c.closes_on, own.c.opens_on).label("day")
    sides = (
        (side, select(side.label("partner"), own.c.id, due).where(text(OPEN_STEP)))
        for side in (own.c.by, own.c.to)
    )
    chosen = (
        query.where(side.isnot(None) if ids is None else side.in_(ids)) for side, query in sides
    )
    return union_all(*chosen)


OWN_ORDERS: Mapping[str, Callable[[FromClause, str], Column]] = MappingProxyType(
    {"country": _country_order, "owner": _owner_order}
)


# --- when somebody last met or wrote to them ------------------------------------------------------


def _met(partner: Column, source: FromClause, today: dt.date) -> Select[Any]:
    """Visits that took place, each with somebody who was there."""
    visit = table("visit")
    query = select(partner.label("partner"), *_date_of(visit, "start")).select_from(source)
    return query.where(
        here(visit.c.id), visit.c.status.not_in(NOT_MET), *_passed(visit, "start", today)
    )


def _contacts(today: dt.date, ids: Sequence[int] | None = None) -> CompoundSelect[Any]:
    """All meetings and messages: with whom, and when."""
    visit, seat, group, host = (
        table("visit"),
        table("delegate"),
        table("delegation"),
        table("visit_host"),
    )
    link, said = table("link"), table("interaction")
    of_group = group.join(visit, visit.c.id == group.c.visit)
    sent = and_(link.c.from_id == group.c.id, link.c.role == "sending_organisations")
    took_part = and_(link.c.from_id == said.c.id, link.c.role == "participants")
    written = select(link.c.to_id.label("partner"), *_date_of(said, "at"))
    written = written.select_from(link.join(said, took_part)).where(here(said.c.id))
    parts = (
        (
            seat.c.person,
            _met(seat.c.person, seat.join(of_group, group.c.id == seat.c.delegation), today),
        ),
        (link.c.to_id, _met(link.c.to_id, link.join(of_group, sent), today)),
        (
            host.c.organisation,
            _met(host.c.organisation, host.join(visit, visit.c.id == host.c.owner_id), today),
        ),
        (link.c.to_id, written.where(*_passed(said, "at", today))),
    )
    chosen = (part if ids is None else part.where(partner.in_(ids)) for partner, part in parts)
    return union_all(*chosen)


def _date_of(own: FromClause, key: str) -> list[Column]:
    columns: list[Column] = [own.c[f"{key}_{part}"].label(part) for part in DATE]
    return [dated(own, key)[0].label("day"), *columns]


def _passed(own: FromClause, key: str, today: dt.date) -> list[ColumnElement[bool]]:
    return [dated(own, key)[0] <= today.isoformat()]


# --- what rows show -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a name."""

    full: str
    lang: str
    script: str


@dataclass(frozen=True, slots=True)
class Post:
    """What somebody is, and where."""

    title: LocalText
    organisation: int | None


def forms_of(reader: Reader, ids: Sequence[int]) -> dict[int, list[Form]]:
    """Forms of the names of several partners that are in use."""
    person, body = table("person_name"), table("organisation_name")
    found: dict[int, list[Form]] = {}
    for page in pages(ids):
        own = select(person.c.owner_id, person.c.full, person.c.lang, person.c.script)
        own = own.where(person.c.kind != "former", person.c.owner_id.in_(page))
        theirs = select(body.c.owner_id, body.c.text, body.c.lang, body.c.script)
        theirs = theirs.where(body.c.form.in_(("official", "short")), body.c.valid_to_prec == "")
        both = union_all(own, theirs.where(body.c.owner_id.in_(page)))
        for owner, full, lang, script in reader.connection.execute(both):
            found.setdefault(owner, []).append(Form(full, lang, script))
    return found


@dataclass(frozen=True, slots=True)
class Bare:
    """What the own row of a partner says."""

    kind: str
    """Code of the kind of organisation; empty for a person."""
    country: str
    owner: int | None
    status: str
    """Relation of a body, status of a person."""


def bare_rows(reader: Reader, ids: Sequence[int]) -> dict[int, Bare]:
    """Kind, country, owner and standing of several partners."""
    body, person, place, found = (
        table("organisation"),
        table("person"),
        table("place"),
        dict[int, Bare](),
    )
    for page in pages(ids):
        lies = body.outerjoin(place, place.c.id == body.c.place)
        bodies = select(body.c.id, body.c.kind, place.c.country, body.c.owner, body.c.relation)
        people = select(
            person.c.id,
            literal(""),
            _home(),
            person.c.owner,
            person.c.status,
        )
        both = union_all(
            bodies.select_from(lies).where(body.c.id.in_(page)), people.where(person.c.id.in_(page))
        )
        for each, kind, country, owner, status in reader.connection.execute(both):
            found[each] = Bare(kind, country or "", owner, status)
    return found


def posts_of(reader: Reader, people: Sequence[int]) -> dict[int, Post]:
    """The post that each person holds: the main one, else the one entered last."""
    own, found = table("affiliation"), dict[int, Post]()
    for page in pages(people):
        query = select(own.c.person, own.c.title, own.c.organisation)
        query = query.where(here(own.c.id), own.c.until_prec == "", own.c.person.in_(page))
        rows = reader.connection.execute(query.order_by(own.c.primary.desc(), own.c.id.desc()))
        for person, title, body in rows:
            found.setdefault(person, Post(LocalTextKind().unpack([title]), body))
    return found


def last_contacts(reader: Reader, partners: Sequence[int], today: dt.date) -> dict[int, ApproxDate]:
    """When somebody last met or wrote to each partner."""
    found: dict[int, ApproxDate] = {}
    for page in pages(partners):
        met = _contacts(today, page).subquery()
        for row in reader.connection.execute(select(met).order_by(met.c.day.desc())):
            cells = [getattr(row, part) for part in DATE]
            date = unpack_date(cells)
            if date is not None:
                found.setdefault(row.partner, date)
    return found


def next_steps(reader: Reader, partners: Sequence[int]) -> dict[int, int]:
    """The open follow-up of each partner that comes next."""
    found: dict[int, int] = {}
    for page in pages(partners):
        steps = _steps(page).subquery()
        query = select(steps).order_by(steps.c.day.asc().nulls_last(), steps.c.id)
        for row in reader.connection.execute(query):
            found.setdefault(row.partner, row.id)
    return found


def with_members(reader: Reader, bodies: Sequence[int]) -> set[int]:
    """Which organisations have people or bodies inside."""
    post, body, found = table("affiliation"), table("organisation"), set[int]()
    for page in pages(bodies):
        people = select(post.c.organisation).where(post.c.organisation.in_(page))
        parts = select(body.c.parent).where(body.c.parent.in_(page))
        found |= set(reader.connection.scalars(union(people, parts)))
    return found


def members_of(reader: Reader, body: int, lang: str) -> list[int]:
    """Bodies inside an organisation, then the people who hold a post there, each by title."""
    post, part, title = table("affiliation"), table("organisation"), table("title")
    bodies = select(part.c.id.label("id"), literal(0).label("rank")).where(part.c.parent == body)
    people = select(post.c.person, literal(1)).where(
        post.c.organisation == body, post.c.until_prec == ""
    )
    both = union(bodies, people).subquery()
    query = select(both.c.id).join(title, title.c.record_id == both.c.id)
    query = query.where(title.c.lang == titled_in(lang), here(both.c.id))
    return list(reader.connection.scalars(query.order_by(both.c.rank, title.c.sort, both.c.id)))

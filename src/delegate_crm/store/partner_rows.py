# SPDX-License-Identifier: MIT
"""What the rows of partners show: names, posts, countries, meetings, next steps, what is inside.

The statements are made once: making them anew for each page of rows takes longer than asking.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    FromClause,
    Select,
    and_,
    bindparam,
    func,
    literal,
    select,
    union,
    union_all,
)

from delegate_crm.rules.approx import ApproxDate
from delegate_crm.schema.timekinds import unpack_date
from delegate_crm.schema.values import LocalText
from delegate_crm.schema.wordkinds import LocalTextKind
from delegate_crm.store.conditions import NOT_OVER, OVER, here
from delegate_crm.store.ordering import dated, titled_in
from delegate_crm.store.queries import Reader, pages
from delegate_crm.store.tables import table

Column = ColumnElement[Any]
Ids = BindParameter[Any]
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
DATE = ("lo", "best", "hi", "prec", "qual", "said")


def _ids() -> Ids:
    """Ids that are given when a statement is run."""
    return bindparam("ids", expanding=True)


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


@dataclass(frozen=True, slots=True)
class Bare:
    """What the own row of a partner says."""

    kind: str
    """Code of the kind of organisation; empty for a person."""
    country: str
    owner: int | None
    status: str
    """Relation of a body, status of a person."""


# --- names, posts, countries ----------------------------------------------------------------------


def forms_of(reader: Reader, ids: Sequence[int]) -> dict[int, list[Form]]:
    """Forms of the names of several partners that are in use."""
    found: dict[int, list[Form]] = {}
    for page in pages(ids):
        rows = reader.connection.execute(_forms(), {"ids": list(page)})
        for owner, full, lang, script in rows:
            found.setdefault(owner, []).append(Form(full, lang, script))
    return found


@cache
def _forms() -> CompoundSelect[Any]:
    person, body = table("person_name"), table("organisation_name")
    own = select(person.c.owner_id, person.c.full, person.c.lang, person.c.script)
    own = own.where(person.c.kind != "former", person.c.owner_id.in_(_ids()))
    theirs = select(body.c.owner_id, body.c.text, body.c.lang, body.c.script)
    theirs = theirs.where(body.c.form.in_(("official", "short")), body.c.valid_to_prec == "")
    return union_all(own, theirs.where(body.c.owner_id.in_(_ids())))


def bare_rows(reader: Reader, ids: Sequence[int]) -> dict[int, Bare]:
    """Kind, country, owner and standing of several partners."""
    found: dict[int, Bare] = {}
    for page in pages(ids):
        rows = reader.connection.execute(_bare(), {"ids": list(page)})
        for each, kind, country, owner, status in rows:
            found[each] = Bare(kind, country or "", owner, status)
    return found


@cache
def _bare() -> CompoundSelect[Any]:
    body, person, place = table("organisation"), table("person"), table("place")
    lies = body.outerjoin(place, place.c.id == body.c.place)
    bodies = select(body.c.id, body.c.kind, place.c.country, body.c.owner, body.c.relation)
    people = select(person.c.id, literal(""), home_country(), person.c.owner, person.c.status)
    return union_all(
        bodies.select_from(lies).where(body.c.id.in_(_ids())), people.where(person.c.id.in_(_ids()))
    )


def home_country() -> Column:
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


def posts_of(reader: Reader, people: Sequence[int]) -> dict[int, Post]:
    """The post that each person holds: the main one, else the one entered last."""
    found: dict[int, Post] = {}
    for page in pages(people):
        rows = reader.connection.execute(_posts(), {"ids": list(page)})
        for person, title, body in rows:
            found.setdefault(person, Post(LocalTextKind().unpack([title]), body))
    return found


@cache
def _posts() -> Select[Any]:
    own = table("affiliation")
    query = select(own.c.person, own.c.title, own.c.organisation)
    query = query.where(here(own.c.id), own.c.until_prec == "", own.c.person.in_(_ids()))
    return query.order_by(own.c.primary.desc(), own.c.id.desc())


# --- when somebody last met or wrote to them ------------------------------------------------------


def last_contacts(reader: Reader, partners: Sequence[int], today: dt.date) -> dict[int, ApproxDate]:
    """When somebody last met or wrote to each partner."""
    found: dict[int, ApproxDate] = {}
    for page in pages(partners):
        given = {"ids": list(page), "now": today.isoformat()}
        for partner, _day, *cells in reader.connection.execute(_latest(), given):
            date = unpack_date(cells) if partner not in found else None
            if date is not None:
                found[partner] = date
    return found


@cache
def _latest() -> Select[Any]:
    met = contacts(bindparam("now"), _ids()).subquery()
    return select(met).order_by(met.c.day.desc())


def contacts(now: Column, ids: Ids | None = None) -> CompoundSelect[Any]:
    """All meetings and messages up to a day: with whom, and when."""
    visit, seat, group, host = (
        table("visit"),
        table("delegate"),
        table("delegation"),
        table("visit_host"),
    )
    link, said, item = table("link"), table("interaction"), table("follow_up")
    of_group = group.join(visit, visit.c.id == group.c.visit)
    seated = seat.join(of_group, group.c.id == seat.c.delegation)
    sent = and_(link.c.from_id == group.c.id, link.c.role == "sending_organisations")
    hosting = host.join(visit, visit.c.id == host.c.owner_id)
    took_part = and_(link.c.from_id == said.c.id, link.c.role == "participants")
    written = select(link.c.to_id.label("partner"), *_date_of(said, "at"))
    written = written.select_from(link.join(said, took_part))
    parts = (
        (seat.c.person, _met(seat.c.person, seated, now)),
        (link.c.to_id, _met(link.c.to_id, link.join(of_group, sent), now)),
        (host.c.organisation, _met(host.c.organisation, hosting, now)),
        (link.c.to_id, written.where(here(said.c.id), dated(said, "at")[0] <= now)),
        (item.c.by, _replied(now)),
    )
    return union_all(
        *(part if ids is None else part.where(partner.in_(ids)) for partner, part in parts)
    )


def _replied(now: Column) -> Select[Any]:
    """Promises of theirs that were answered, each with who answered."""
    own = table("follow_up")
    day = own.c.done_on
    columns = (day, day, day, literal("day"), literal("exact"), literal(""))
    named = (each.label(part) for part, each in zip(DATE, columns, strict=True))
    query = select(own.c.by.label("partner"), day.label("day"), *named).where(here(own.c.id))
    answered = and_(own.c.status == "done", own.c.by_side != "us", own.c.by.isnot(None))
    return query.where(OVER, answered, day <= now)


def _met(partner: Column, source: FromClause, now: Column) -> Select[Any]:
    """Visits that took place, each with somebody who was there."""
    visit = table("visit")
    query = select(partner.label("partner"), *_date_of(visit, "start")).select_from(source)
    passed = dated(visit, "start")[0] <= now
    return query.where(here(visit.c.id), visit.c.status.not_in(NOT_MET), passed)


def _date_of(own: FromClause, key: str) -> list[Column]:
    columns: list[Column] = [own.c[f"{key}_{part}"].label(part) for part in DATE]
    return [dated(own, key)[0].label("day"), *columns]


# --- what comes next, and what is inside ----------------------------------------------------------


def next_steps(reader: Reader, partners: Sequence[int]) -> dict[int, int]:
    """The open follow-up of each partner that comes next."""
    found: dict[int, int] = {}
    for page in pages(partners):
        for partner, step, _day in reader.connection.execute(_nearest(), {"ids": list(page)}):
            found.setdefault(partner, step)
    return found


@cache
def _nearest() -> Select[Any]:
    steps = open_steps(_ids()).subquery()
    return select(steps).order_by(steps.c.day.asc().nulls_last(), steps.c.id)


def open_steps(ids: Ids | None = None) -> CompoundSelect[Any]:
    """Open follow-ups: with whom, which, and by when."""
    own = table("follow_up")
    due = func.coalesce(own.c.closes_on, own.c.opens_on).label("day")
    sides = (
        (side, select(side.label("partner"), own.c.id, due).where(NOT_OVER))
        for side in (own.c.by, own.c.to)
    )
    return union_all(
        *(q.where(side.isnot(None) if ids is None else side.in_(ids)) for side, q in sides)
    )


def with_members(reader: Reader, bodies: Sequence[int]) -> set[int]:
    """Which organisations have people or bodies inside."""
    found: set[int] = set()
    for page in pages(bodies):
        found |= set(reader.connection.scalars(_members(), {"ids": list(page)}))
    return found


@cache
def _members() -> CompoundSelect[Any]:
    post, body = table("affiliation"), table("organisation")
    people = select(post.c.organisation).where(post.c.organisation.in_(_ids()))
    return union(people, select(body.c.parent).where(body.c.parent.in_(_ids())))


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

# SPDX-License-Identifier: MIT
"""The list of partners: organisations and people together, in order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    case,
    func,
    literal,
    literal_column,
    or_,
    select,
    union_all,
)

from delegate_crm.entities.followup import sides_of
from delegate_crm.schema.listing import Listing, Order
from delegate_crm.store.conditions import here
from delegate_crm.store.lists import Listed, listed
from delegate_crm.store.ordering import title_of, titled_in, turned
from delegate_crm.store.partner_facts import owing
from delegate_crm.store.partner_rows import contacts, home_country, open_steps
from delegate_crm.store.queries import Reader, list_query
from delegate_crm.store.standing import is_live
from delegate_crm.store.tables import table

Column = ColumnElement[Any]
TITLE = "title"
OWING = ("them", "us")
"""The sides whose open promises an order counts."""


@dataclass(frozen=True, slots=True)
class Silence:
    """Partners of whom nothing was heard since a day; or those of whom something was."""

    since: dt.date
    heard: bool = False


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
    silence: Silence | None = None


def partners_listed(reader: Reader, wanted: Wanted, order: Order, today: dt.date) -> Listed:
    """Ids of partners in order; each kind comes sorted by title from an index."""
    kinds = [_of_kind(listing) for listing in wanted.listings]
    last: tuple[Column, Column] = (literal_column("sort"), literal_column("id"))
    if order.key == TITLE and wanted.country is None and wanted.silence is None:
        ends = (each.desc() if order.descending else each for each in last)
        both = union_all(*kinds).order_by(*ends).subquery() if len(kinds) > 1 else None
        query = select(both.c.id) if both is not None else kinds[0].order_by(*ends)
        return listed(reader, query.limit(wanted.first))
    rows = union_all(*kinds).subquery("partner")
    query = select(rows.c.id)
    if wanted.country is not None:
        query = query.where(_lies_in(rows, wanted))
    if wanted.silence is not None:
        query = _silent(query, rows, wanted.silence, today)
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


def _silent(query: Select[Any], rows: FromClause, silence: Silence, today: dt.date) -> Select[Any]:
    """Keep live partners who were last heard of before a day; who never was is not silent."""
    met, since = contacts(literal(today.isoformat())).subquery(), silence.since.isoformat()
    last = select(met.c.partner, func.max(met.c.day).label("day")).group_by(met.c.partner)
    heard = last.subquery("heard")
    query = query.join(heard, heard.c.partner == rows.c.id)
    if silence.heard:
        return query.where(heard.c.day >= since)
    live = (select(table(code).c.id).where(is_live(code)) for code in ("organisation", "person"))
    return query.where(heard.c.day < since, or_(*(rows.c.id.in_(each) for each in live)))


def _in_order(
    query: Select[Any], rows: FromClause, order: Order, lang: str, today: dt.date
) -> Select[Any]:
    """Sort by a column of its own, then by title."""
    found = _facts(order.key, today)
    if found is not None:
        partner, fact = found.subquery().c
        query = query.outerjoin(partner.table, partner == rows.c.id)
        query = query.order_by(turned(fact, descending=order.descending))
    elif order.key in OWN_ORDERS:
        column = OWN_ORDERS[order.key](rows, lang)
        query = query.order_by(turned(column, descending=order.descending))
    else:
        return query.order_by(turned(rows.c.sort, descending=order.descending), rows.c.id)
    return query.order_by(rows.c.sort, rows.c.id)


def _facts(key: str, today: dt.date) -> Select[Any] | None:
    """What partners are sorted by that is told of each elsewhere: a day, or how much is owed."""
    if key in OWING:
        return owing(sides_of(key))
    if key not in ("last", "next"):
        return None
    days = (contacts(literal(today.isoformat())) if key == "last" else open_steps()).subquery()
    chosen = func.max(days.c.day) if key == "last" else func.min(days.c.day)
    return select(days.c.partner, chosen).group_by(days.c.partner)


def _country(rows: FromClause) -> Column:
    """Country of a partner: of the place of a body, of the citizenship or else post of a person."""
    body, person, place = table("organisation"), table("person"), table("place")
    lies = select(place.c.country).join(body, body.c.place == place.c.id)
    belongs = select(home_country()).where(person.c.id == rows.c.id).correlate(rows)
    return case(
        (rows.c.kind == "organisation", lies.where(body.c.id == rows.c.id).scalar_subquery()),
        else_=belongs.scalar_subquery(),
    )


def _country_order(rows: FromClause, _lang: str) -> Column:
    return func.nullif(_country(rows), "")


def _owner_order(rows: FromClause, lang: str) -> Column:
    owners = [
        select(own.c.owner).where(own.c.id == rows.c.id).correlate(rows).scalar_subquery()
        for own in (table("organisation"), table("person"))
    ]
    return title_of(func.coalesce(*owners), lang)


OWN_ORDERS: Mapping[str, Callable[[FromClause, str], Column]] = MappingProxyType(
    {"country": _country_order, "owner": _owner_order}
)

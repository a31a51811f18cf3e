# SPDX-License-Identifier: MIT
"""The sides of promises: which bodies are ours, who sent the guests of a visit, and from where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, select

from delegate_crm.store.queries import IDS, Reader, pages
from delegate_crm.store.tables import table


def our_own(reader: Reader) -> set[int]:
    """The organisations that belong to the office itself."""
    return {row[0] for row in reader.connection.execute(_ours())}


@cache
def _ours() -> Select[Any]:
    own = table("organisation")
    return select(own.c.id).where(own.c.is_ours == 1)


def guests_of(reader: Reader, visits: Sequence[int]) -> Mapping[int, int]:
    """The organisation that sent the guests of each visit; the first, if there are several."""
    found: dict[int, int] = {}
    for page in pages(visits):
        rows = reader.connection.execute(_senders(), {IDS: page})
        found |= {row.visit: row.to_id for row in rows}
    return found


@cache
def _senders() -> Select[Any]:
    own, link = table("delegation"), table("link")
    sent = and_(link.c.from_id == own.c.id, link.c.role == "sending_organisations")
    query = select(own.c.visit, link.c.to_id).join(link, sent)
    query = query.where(own.c.side == "guest", own.c.visit.in_(bindparam(IDS, expanding=True)))
    return query.order_by(own.c.id.desc(), link.c.ordinal.desc())


def countries_of(reader: Reader, visits: Sequence[int]) -> Mapping[int, str]:
    """The partner's country of each visit."""
    own = table("visit")
    return _by_id(reader, select(own.c.id, own.c.country), own.c.id, visits)


def lands_of(reader: Reader, bodies: Sequence[int]) -> Mapping[int, str]:
    """The country in which each organisation lies; only those of which a place is known."""
    own, place = table("organisation"), table("place")
    query = select(own.c.id, place.c.country).join(place, place.c.id == own.c.place)
    return _by_id(reader, query, own.c.id, bodies)


def _by_id(
    reader: Reader, query: Select[Any], key: ColumnElement[int], ids: Sequence[int]
) -> Mapping[int, str]:
    found: dict[int, str] = {}
    for page in pages(ids):
        rows = reader.connection.execute(query.where(key.in_(page)))
        found |= {row[0]: row[1] for row in rows}
    return found

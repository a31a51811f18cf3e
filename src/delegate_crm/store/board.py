# SPDX-License-Identifier: MIT
"""What a board asks beside its records: with which partners they are, when they were written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Select, select

from delegate_crm.schema.listing import Listing
from delegate_crm.store.queries import Reader, list_query, pages
from delegate_crm.store.tables import table

Pairs = Sequence[tuple[int, int]]


def interested(reader: Reader, listing: Listing) -> Pairs:
    """Interests of a list, each with whose it is; those of nobody are left out."""
    own = table("interest")
    query = select(own.c.id, own.c.by).where(own.c.by.isnot(None))
    return _pairs(reader, query.where(own.c.id.in_(_unsorted(listing))))


def parties(reader: Reader, listing: Listing) -> Pairs:
    """Agreements of a list, each with a party that is not ours, as often as it has some."""
    own = table("agreement_party")
    query = select(own.c.owner_id, own.c.organisation).where(own.c.organisation.isnot(None))
    query = query.where(own.c.side != "us", own.c.owner_id.in_(_unsorted(listing)))
    return _pairs(reader, query)


def _unsorted(listing: Listing) -> Select[tuple[int]]:
    return list_query(replace(listing, order=(), limit=None)).order_by(None)


def _pairs(reader: Reader, query: Select[Any]) -> Pairs:
    return [(record, partner) for record, partner in reader.connection.execute(query)]


def written_on(reader: Reader, ids: Sequence[int]) -> dict[int, dt.date]:
    """The day on which each record was first written down."""
    record, work = table("record"), table("work")
    query = select(record.c.id, work.c.at).join(work, work.c.id == record.c.created_work)
    return {
        row[0]: dt.datetime.fromisoformat(row[1]).astimezone().date()
        for page in pages(ids)
        for row in reader.connection.execute(query.where(record.c.id.in_(page)))
    }

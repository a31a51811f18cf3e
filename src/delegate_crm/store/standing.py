# SPDX-License-Identifier: MIT
"""What no field of a record answers: whether a next step is expected of it, and whether it has one.

A step is an open follow-up, or a visit that is being prepared. Of what is over none is expected.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    FromClause,
    and_,
    exists,
    not_,
    or_,
    select,
    true,
    union,
)

from delegate_crm.schema.listing import Condition
from delegate_crm.store.conditions import NOT_OVER, here
from delegate_crm.store.tables import table

Column = ColumnElement[Any]
Where = ColumnElement[bool]

NEXT = "next"
"""The name by which a list is asked for what has no next step."""
STILL_COMING = ("inquiry", "assessing", "planning", "confirmed", "in_progress", "postponed")
"""States of a visit that may still come."""
LIVE: Mapping[str, tuple[str, Sequence[str]]] = MappingProxyType(
    {
        "visit": ("status", ("held", "reported", "follow_up")),
        "interest": (
            "stage",
            (
                *("noted", "qualified", "materials_sent", "sample_sent", "under_test"),
                *("results_in", "negotiating", "agreed", "contracted"),
            ),
        ),
        "organisation": ("relation", ("prospect", "contact", "active")),
        "person": ("status", ("active",)),
    }
)
"""Kinds of which a next step is expected, and the codes of those that are live."""


def standing(code: str, condition: Condition) -> Where:
    """Whether a record of a kind is live and without a next step; negated: whether it has one."""
    has_step = or_(*STEPS[code](table(code)))
    return has_step if condition.negated else and_(is_live(code), not_(has_step))


def is_live(code: str) -> Where:
    """Whether a next step is expected of a record; none is of our own bodies."""
    (key, codes), own = LIVE[code], table(code)
    live = own.c[key].in_(codes)
    return and_(live, own.c.is_ours == 0) if "is_ours" in own.c else live


def _awaited(column: Column, record: Column) -> Where:
    """Whether an open follow-up points at a record; each column has an index for that."""
    return exists().where(NOT_OVER, column == record)


def _visits(own: FromClause) -> Sequence[Where]:
    item = table("follow_up")
    later = table("visit").alias("later")
    planned = and_(
        later.c.status.in_(STILL_COMING), here(later.c.id), later.c.return_of.isnot(None)
    )
    return _awaited(item.c.visit, own.c.id), own.c.id.in_(select(later.c.return_of).where(planned))


def _interests(own: FromClause) -> Sequence[Where]:
    """A follow-up about the sample that is tried is one about the interest."""
    about, sample = table("follow_up").c.about, table("sample")
    tried = select(sample.c.interest).where(_awaited(about, sample.c.id))
    tested = own.c.id.in_(tried.where(sample.c.interest.isnot(None)))
    return _awaited(about, own.c.id), tested, own.c.by.in_(_coming())


def _partners(own: FromClause) -> Sequence[Where]:
    """Follow-ups are with who promised, with whom it was promised, and with who took part."""
    item = table("follow_up")
    named = (_awaited(each, own.c.id) for each in (item.c.by, item.c.to))
    taken = (
        exists().where(partner == own.c.id, joined, _awaited(item.c.visit, visit))
        for partner, joined, visit in _sides()
    )
    return (*named, *taken, own.c.id.in_(_coming()))


def _coming() -> CompoundSelect[Any]:
    """Who takes part in visits that may still come; they are few."""
    own = table("visit").alias("coming")
    planned = select(own.c.id).where(own.c.status.in_(STILL_COMING), here(own.c.id))
    sides = (
        select(partner).where(partner.isnot(None), joined, visit.in_(planned))
        for partner, joined, visit in _sides()
    )
    return union(*sides)


def _sides() -> Sequence[tuple[Column, Where, Column]]:
    """Who takes part in visits (senders, guests, hosts), how that is joined, and in which."""
    group, seat = table("delegation"), table("delegate")
    link, host = table("link"), table("visit_host")
    sent = and_(link.c.role == "sending_organisations", link.c.from_id == group.c.id)
    return (
        (link.c.to_id, sent, group.c.visit),
        (seat.c.person, seat.c.delegation == group.c.id, group.c.visit),
        (host.c.organisation, true(), host.c.owner_id),
    )


STEPS: Mapping[str, Callable[[FromClause], Sequence[Where]]] = MappingProxyType(
    {
        "visit": _visits,
        "interest": _interests,
        "organisation": _partners,
        "person": _partners,
    }
)
"""Of each kind, what of several makes that a record of the row has a next step."""

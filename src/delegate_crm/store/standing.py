# SPDX-License-Identifier: MIT
"""What no field of a record answers: whether a next step is expected of it, and whether it has one.

A step is an open follow-up, or a visit that is being prepared. Of what is over none is expected.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, select, text, union

from delegate_crm.schema.listing import Condition
from delegate_crm.store.conditions import here
from delegate_crm.store.tables import table

Column = ColumnElement[Any]
Where = ColumnElement[bool]
Ids = CompoundSelect[Any]

NEXT = "next"
"""The name by which a list is asked for what has no next step."""
OPEN_STEP = "terminal = 0"
"""Written out, because a bound value would keep SQLite from using the partial indexes."""
NOT_OVER = ("inquiry", "assessing", "planning", "confirmed", "in_progress", "postponed")
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
    own, steps = table(code).c.id, select(STEPS[code]().subquery())
    return own.in_(steps) if condition.negated else and_(is_live(code), own.not_in(steps))


def is_live(code: str) -> Where:
    """Whether a next step is expected of a record; none is of our own bodies."""
    (key, codes), own = LIVE[code], table(code)
    live = own.c[key].in_(codes)
    return and_(live, own.c.is_ours == 0) if "is_ours" in own.c else live


def awaited(column: Column) -> Select[Any]:
    """What open follow-ups point at by a column."""
    return select(column).where(text(OPEN_STEP), column.isnot(None))


def _planned(column: Column) -> Select[Any]:
    """What visits that may still come point at by a column."""
    own = table("visit")
    return select(column).where(own.c.status.in_(NOT_OVER), here(own.c.id), column.isnot(None))


def _visits() -> Ids:
    return union(awaited(table("follow_up").c.visit), _planned(table("visit").c.return_of))


def _interests() -> Ids:
    """A follow-up about the sample that is tried is one about the interest."""
    own, sample, about = table("interest"), table("sample"), table("follow_up").c.about
    tried = select(sample.c.interest).where(sample.c.id.in_(awaited(about)))
    guests = select(_with(_planned(table("visit").c.id)).subquery())
    coming = select(own.c.id).where(own.c.by.in_(guests))
    return union(awaited(about), tried.where(sample.c.interest.isnot(None)), coming)


def _partners() -> Ids:
    own = table("follow_up")
    visits = union(awaited(own.c.visit), _planned(table("visit").c.id)).subquery()
    return union(awaited(own.c.by), awaited(own.c.to), *_sides(select(visits)))


def _with(visits: Select[Any]) -> Ids:
    return union(*_sides(visits))


def _sides(visits: Select[Any]) -> Sequence[Select[Any]]:
    """With whom visits are: who sent guests, the guests, the hosts."""
    group, seat = table("delegation"), table("delegate")
    link, host = table("link"), table("visit_host")
    groups = select(group.c.id).where(group.c.visit.in_(visits))
    sent = and_(link.c.role == "sending_organisations", link.c.from_id.in_(groups))
    seated = and_(seat.c.person.isnot(None), seat.c.delegation.in_(groups))
    hosting = and_(host.c.organisation.isnot(None), host.c.owner_id.in_(visits))
    return (
        select(link.c.to_id).where(sent),
        select(seat.c.person).where(seated),
        select(host.c.organisation).where(hosting),
    )


STEPS: Mapping[str, Callable[[], Ids]] = MappingProxyType(
    {
        "visit": _visits,
        "interest": _interests,
        "organisation": _partners,
        "person": _partners,
    }
)
"""Ids of the records of each kind that have a next step."""

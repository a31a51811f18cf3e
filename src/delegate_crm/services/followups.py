# SPDX-License-Identifier: MIT
"""Follow-ups: what needs somebody on a day, and with whom it was agreed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from delegate_crm.entities.followup import TERMINAL, FollowUp, closes_on, opens_on
from delegate_crm.entities.user import User
from delegate_crm.rules.windows import WindowState, review_state, window_state
from delegate_crm.store.due import due_ids, guests_of, our_own
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Work

WITHIN = 21
"""Days ahead that "what needs me" looks, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Due:
    """One follow-up that needs somebody, and how things stand with it on the day."""

    item: FollowUp
    state: WindowState
    days: int | None
    """Days to the latest closing, negative when late; none where nothing closes."""
    partner: int | None


def state_of(item: FollowUp, today: dt.date) -> WindowState:
    """State of a follow-up on a day; never stored."""
    if item.status in TERMINAL:
        return WindowState.ANSWERED if item.status == "done" else WindowState.LET_GO
    if closes_on(item) is None:
        return review_state(opens_on(item), today)
    return window_state(opens_on(item), closes_on(item), today)


def sides_of(side: str) -> tuple[str, ...]:
    """The sides that are looked for with a side: what both promised answers to either."""
    return (side, "both") if side else ()


def due(
    reader: Reader, today: dt.date, within: int = WITHIN, side: str = "", limit: int | None = None
) -> list[Due]:
    """What needs somebody, most urgent first (`UX` 4.1); `side` is `us`, `them` or empty."""
    horizon = today + dt.timedelta(days=within)
    items = reader.many(FollowUp, due_ids(reader, today, horizon, sides_of(side), limit))
    partners = partners_of(reader, items)
    return [
        Due(item, state_of(item, today), _days_left(item, today), partners.get(item.id))
        for item in items
    ]


def _days_left(item: FollowUp, today: dt.date) -> int | None:
    closes = closes_on(item)
    return (closes - today).days if closes else None


def partners_of(reader: Reader, items: Sequence[FollowUp]) -> dict[int, int]:
    """The other side of each promise: who made it, or to whom we did, else the visit's guests."""
    named = {item.id: _named(item) for item in items}
    bodies = dict.fromkeys(body for each in named.values() for body in each)
    ours = our_own(reader, list(bodies))
    visits = dict.fromkeys(item.visit for item in items if item.visit)
    guests = guests_of(reader, list(visits))
    found: dict[int, int] = {}
    for item in items:
        others = [body for body in named[item.id] if body not in ours]
        partner = others[0] if others else guests.get(item.visit or 0)
        if partner:
            found[item.id] = partner
    return found


def _named(item: FollowUp) -> list[int]:
    named = {"them": (item.by,), "us": (item.to,)}.get(item.by_side, (item.to, item.by))
    return [body for body in named if body]


def acting_user(work: Work) -> User:
    """The user record of who acts; made when somebody acts for the first time."""
    known = work.reader.where(User, login=work.actor.name)
    return known[0] if known else work.add(User(login=work.actor.name))

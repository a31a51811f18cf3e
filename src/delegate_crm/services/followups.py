# SPDX-License-Identifier: MIT
"""Follow-ups: what needs somebody on a day, and with whom it was agreed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from delegate_crm.entities.followup import TERMINAL, FollowUp, closes_on, opens_on, sides_of
from delegate_crm.entities.user import User
from delegate_crm.rules.windows import WindowState, review_state, window_state
from delegate_crm.store.due import Needing, needing
from delegate_crm.store.partner_rows import bare_rows
from delegate_crm.store.queries import Reader
from delegate_crm.store.sides import countries_of, guests_of, our_own
from delegate_crm.store.work import Work

WITHIN = 21
"""Days ahead that "what needs me" looks, unless told otherwise."""
SIDE_FIELDS = ("by_side", "by", "to", "visit")
"""The fields of a `Promise`."""


class Promise(Protocol):
    """What tells who the other side of a promise is."""

    @property
    def id(self) -> int:
        """Its number."""

    @property
    def by_side(self) -> str:
        """Whose promise it is."""

    @property
    def by(self) -> int | None:
        """Who made it."""

    @property
    def to(self) -> int | None:
        """To whom it was made."""

    @property
    def visit(self) -> int | None:
        """The visit that it belongs to."""


class Due(NamedTuple):
    """One follow-up that needs somebody, and how things stand with it on the day."""

    item: Needing
    state: WindowState
    days: int | None
    """Days to the latest closing, negative when late; none where nothing closes."""
    partner: int | None


def state_of(item: FollowUp, today: dt.date) -> WindowState:
    """State of a follow-up on a day; never stored."""
    if item.status in TERMINAL:
        return WindowState.ANSWERED if item.status == "done" else WindowState.LET_GO
    return running_state(opens_on(item), closes_on(item), today)


def running_state(opens: dt.date | None, closes: dt.date | None, today: dt.date) -> WindowState:
    """State of what is not over; without a close it is looked at again on its first day."""
    return window_state(opens, closes, today) if closes else review_state(opens, today)


def due(
    reader: Reader, today: dt.date, within: int = WITHIN, side: str = "", limit: int | None = None
) -> list[Due]:
    """What needs somebody, most urgent first (`UX` 4.1); `side` is `us`, `them` or empty."""
    horizon = today + dt.timedelta(days=within)
    items = needing(reader, today, horizon, sides_of(side), limit)
    partners = partners_of(reader, items)
    return [_due(item, today, partners.get(item.id)) for item in items]


def _due(item: Needing, today: dt.date, partner: int | None) -> Due:
    opens, closes = _day(item.opens_on), _day(item.closes_on)
    days = (closes - today).days if closes else None
    return Due(item, running_state(opens, closes, today), days, partner)


def _day(cell: str | None) -> dt.date | None:
    return dt.date.fromisoformat(cell) if cell else None


def partners_of(reader: Reader, items: Sequence[Promise]) -> dict[int, int]:
    """The other side of each promise: who made it, or to whom we did, else the visit's guests."""
    ours, found, unnamed = our_own(reader), dict[int, int](), dict[int, int]()
    for item in items:
        other = next((body for body in _named(item) if body and body not in ours), None)
        if other:
            found[item.id] = other
        elif item.visit:
            unnamed[item.id] = item.visit
    guests = guests_of(reader, list(dict.fromkeys(unnamed.values())))
    return found | {each: guests[at] for each, at in unnamed.items() if at in guests}


def _named(item: Promise) -> Sequence[int | None]:
    match item.by_side:
        case "them":
            return (item.by,)
        case "us":
            return (item.to,)
        case _:
            return (item.to, item.by)


def partner_lands(
    reader: Reader, items: Sequence[Promise], partners: Mapping[int, int]
) -> dict[int, str]:
    """The country of the other side of each promise, a body or a person, else that of the visit."""
    rows = bare_rows(reader, list(dict.fromkeys(partners.values())))
    known = {each: row.country for each, row in rows.items()}
    visits = countries_of(reader, list(dict.fromkeys(each.visit for each in items if each.visit)))
    found = {
        each.id: known.get(partners.get(each.id, 0)) or visits.get(each.visit or 0, "")
        for each in items
    }
    return {item: land for item, land in found.items() if land}


def acting_user(work: Work) -> User:
    """The user record of who acts; made when somebody acts for the first time."""
    known = work.reader.where(User, login=work.actor.name)
    return known[0] if known else work.add(User(login=work.actor.name))

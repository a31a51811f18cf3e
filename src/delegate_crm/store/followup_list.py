# SPDX-License-Identifier: MIT
"""The list of follow-ups, by the state in which each stands on a day (`UX` 3)."""

from __future__ import annotations

import datetime as dt
import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, or_, select

from delegate_crm.entities.followup import LET_GO, FollowUp
from delegate_crm.rules.windows import SOON_DAYS, WindowState
from delegate_crm.schema.listing import Listing, Order
from delegate_crm.store.conditions import NOT_OVER, OVER, here
from delegate_crm.store.lists import Listed, Run, grouped, listed
from delegate_crm.store.ordering import sort_columns, title_of, turned
from delegate_crm.store.queries import Reader, list_query
from delegate_crm.store.tables import table

PRESSING = (
    WindowState.OVERDUE,
    WindowState.CLOSING,
    WindowState.OPEN,
    WindowState.SOON,
    WindowState.WAITING,
    WindowState.ANSWERED,
)
"""The groups, most pressing first; what was let go stands with what was answered."""

Column = ColumnElement[Any]


@dataclass(frozen=True, slots=True)
class Since:
    """What is over is only asked for from a day on; turned, what ended before it alone."""

    day: dt.date
    turned: bool = False

    @property
    def condition(self) -> Column:
        """What holds of what is over."""
        ended = table("follow_up").c.done_on
        if self.turned:
            return or_(ended.is_(None), ended < self.day.isoformat())
        return ended >= self.day.isoformat()


def state_number(today: dt.date) -> Column:
    """Place among the groups of a follow-up that is not over."""
    own, now = table("follow_up"), today.isoformat()
    horizon = (today + dt.timedelta(days=SOON_DAYS)).isoformat()
    places = {state: at for at, state in enumerate(PRESSING)}
    return case(
        (own.c.closes_on < now, places[WindowState.OVERDUE]),
        (own.c.closing_from <= now, places[WindowState.CLOSING]),
        (own.c.opens_on <= now, places[WindowState.OPEN]),
        (own.c.opens_on <= horizon, places[WindowState.SOON]),
        else_=places[WindowState.WAITING],
    )


def followups_listed(  # noqa: PLR0913 - the choices of a list
    reader: Reader,
    listing: Listing,
    order: Order,
    today: dt.date,
    sides: Sequence[str],
    *,
    over: bool = True,
    since: Since | None = None,
) -> Listed:
    """Ids of follow-ups, group by group, in order within each group; those that are over last.

    What is over is asked for by itself: each of the two questions has an index that answers it.
    """
    own, state = table("follow_up"), state_number(today)
    query = list_query(replace(listing, order=())).order_by(None)
    if sides:
        query = query.where(own.c.by_side.in_(sides))
    first, *finer = _sorted_by(order.key, listing.lang)
    sorts = (turned(first, descending=order.descending), *finer, own.c.id)
    running = query.add_columns(state).where(NOT_OVER).order_by(state, *sorts)
    found = Listed(array("q")) if since and since.turned else grouped(reader, running)
    ids = found.ids
    runs = [replace(run, key=PRESSING[int(run.key)].value) for run in found.runs]
    if over:
        latest = own.c.done_on.desc().nulls_last()
        ended = query.where(OVER, since.condition) if since else query.where(OVER)
        done = listed(reader, ended.order_by(latest, *sorts)).ids
        if done:
            runs.append(Run(WindowState.ANSWERED.value, len(ids), len(done)))
            ids.extend(done)
    return Listed(ids, tuple(runs))


def _sorted_by(key: str, lang: str) -> Sequence[Column]:
    own = table("follow_up")
    match key:
        case "title":
            return [title_of(own.c.id, lang)]
        case "window":
            return [own.c.closes_on, own.c.opens_on]
        case _:
            return sort_columns(FollowUp, key, lang)


def state_counts(reader: Reader, today: dt.date) -> dict[WindowState, int]:
    """How many follow-ups stand in each state, of those that are not over."""
    own, state = table("follow_up"), state_number(today)
    query = select(state, func.count()).where(NOT_OVER, here(own.c.id)).group_by(state)
    return {PRESSING[number]: count for number, count in reader.connection.execute(query)}


def side_counts(reader: Reader) -> dict[str, int]:
    """How many follow-ups each side owes, of those that are not over."""
    own = table("follow_up")
    query = select(own.c.by_side, func.count()).where(NOT_OVER, here(own.c.id))
    return dict(reader.connection.execute(query.group_by(own.c.by_side)).all())


def over_count(reader: Reader) -> int:
    """How many follow-ups are over."""
    own = table("follow_up")
    query = select(func.count()).select_from(own).where(OVER, here(own.c.id))
    return reader.connection.scalar(query) or 0


def _named(ids: Sequence[int]) -> Select[tuple[int]]:
    """Records by their numbers, in one question: sent as one value, however many there are."""
    return select(func.json_each(json.dumps([*ids])).table_valued("value").c.value)


def let_go_among(reader: Reader, ids: Sequence[int]) -> set[int]:
    """Those of some follow-ups that ended without an answer."""
    own = table("follow_up")
    query = select(own.c.id).where(own.c.status.in_(LET_GO), own.c.id.in_(_named(ids)))
    return {*reader.connection.scalars(query)}


@dataclass(frozen=True, slots=True)
class Days:
    """The days between which follow-ups lie; none where nothing has a day."""

    first: dt.date
    last: dt.date
    begins: dt.date | None
    """The earliest opening of what is not over."""


def days_of(reader: Reader, ids: Sequence[int]) -> Days | None:
    """The first and the last day on which any of these follow-ups opens or closes."""
    own = table("follow_up")
    opens, closes = own.c.opens_on, func.coalesce(own.c.closes_on, own.c.opens_on)
    running = case((own.c.terminal == 0, func.coalesce(opens, closes)))
    query = select(func.min(opens), func.max(closes), func.min(running))
    first, last, begins = reader.connection.execute(query.where(own.c.id.in_(_named(ids)))).one()
    if not (first and last):
        return None
    return Days(
        dt.date.fromisoformat(first),
        dt.date.fromisoformat(last),
        dt.date.fromisoformat(begins) if begins else None,
    )

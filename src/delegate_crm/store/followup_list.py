# SPDX-License-Identifier: MIT
"""The list of follow-ups, by the state in which each stands on a day (`UX` 3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, case, func, select, text

from delegate_crm.entities.followup import FollowUp
from delegate_crm.rules.windows import SOON_DAYS, WindowState
from delegate_crm.schema.listing import Listing, Order
from delegate_crm.store.conditions import here
from delegate_crm.store.lists import Listed, grouped
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

NOT_OVER = "follow_up.terminal = 0"
"""Written out, because a bound value would keep SQLite from using the partial indexes."""
Column = ColumnElement[Any]


def state_number(today: dt.date) -> Column:
    """Place of a follow-up's state among the groups."""
    own, now = table("follow_up"), today.isoformat()
    horizon = (today + dt.timedelta(days=SOON_DAYS)).isoformat()
    places = {state: at for at, state in enumerate(PRESSING)}
    return case(
        (own.c.terminal == 1, places[WindowState.ANSWERED]),
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
) -> Listed:
    """Ids of follow-ups, group by group, in order within each group; those that are over last."""
    own, state = table("follow_up"), state_number(today)
    query = list_query(replace(listing, order=())).order_by(None).add_columns(state)
    if not over:
        query = query.where(text(NOT_OVER))
    if sides:
        query = query.where(own.c.by_side.in_(sides))
    first, *finer = _sorted_by(order.key, listing.lang)
    found = grouped(
        reader,
        query.order_by(
            state,
            case((own.c.terminal == 1, own.c.done_on)).desc().nulls_last(),
            turned(first, descending=order.descending),
            *finer,
            own.c.id,
        ),
    )
    runs = (replace(run, key=PRESSING[int(run.key)].value) for run in found.runs)
    return replace(found, runs=tuple(runs))


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
    """How many follow-ups stand in each state."""
    own, state = table("follow_up"), state_number(today)
    query = select(state, func.count()).where(here(own.c.id)).group_by(state)
    return {PRESSING[number]: count for number, count in reader.connection.execute(query)}

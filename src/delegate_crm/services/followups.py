# SPDX-License-Identifier: MIT
"""Follow-ups: what needs somebody on a day, and windows that move with what they count from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from dateutil.relativedelta import relativedelta

from delegate_crm.entities import kind
from delegate_crm.entities.followup import TERMINAL, FollowUp, closes_on, opens_on
from delegate_crm.entities.programme import ProgrammeItem
from delegate_crm.entities.user import User
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.errors import Problem
from delegate_crm.kit.i18n import N_
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.snooze import held
from delegate_crm.rules.windows import Anchor, Window, WindowState, review_state, window_state
from delegate_crm.schema.kinds import Cell
from delegate_crm.services.rulebook import Check, Reaction
from delegate_crm.store.due import due_ids, guests_of, our_own
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Change, Work

WITHIN = 21
"""Days ahead that "what needs me" looks, unless told otherwise."""
REVIEW_AFTER = relativedelta(months=3)
"""What has no date is looked at again after this long, so that nothing stays silent."""

ANCHORS: Mapping[Anchor, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        Anchor.VISIT_START: ("visit", ("start",)),
        Anchor.VISIT_END: ("visit", ("end", "start")),
        Anchor.EVENT_START: ("event", ("start",)),
        Anchor.EVENT_END: ("event", ("end", "start")),
        Anchor.SIGNING: ("agreement", ("signed_on",)),
        Anchor.EFFECTIVE: ("agreement", ("effective_on",)),
        Anchor.EXPIRY: ("agreement", ("expires_on",)),
        Anchor.SAMPLE_SENT: ("sample", ("sent_on",)),
        Anchor.ITEM: ("follow_up", ("done_on",)),
    }
)
"""What a window may count from: the kind of record, and its dates; the first known counts."""

WINDOWS = (("follow_up", "window"), ("interest", "expected"), ("sample", "result_due"))


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


def anchor_date(reader: Reader, anchor: Anchor, anchor_id: int | None) -> ApproxDate | None:
    """The date that a window counts from, as it is known now."""
    if anchor not in ANCHORS or anchor_id is None:
        return None
    record = reader.record(anchor_id)
    if record is None or record.code != ANCHORS[anchor][0]:
        return None
    found = next((record.get(key) for key in ANCHORS[anchor][1] if record.get(key)), None)
    return ApproxDate.exact(found) if isinstance(found, dt.date) else found


def _move_windows(work: Work, change: Change) -> None:
    """Windows that count from the changed date move with it; hand-edited ones only get a note.

    Those of archived records move too: brought back, they would count from the old date.
    """
    before, after = change.before, change.after
    if before is None or after is None:
        return
    for anchor, (code, keys) in ANCHORS.items():
        if after.code == code and any(before.get(key) != after.get(key) for key in keys):
            for owner, key in WINDOWS:
                _move(work, anchor, after.id, owner, key)


def _move(work: Work, anchor: Anchor, anchor_id: int, code: str, key: str) -> None:
    start = anchor_date(work.reader, anchor, anchor_id)
    columns: dict[str, Cell] = {f"{key}_anchor": anchor.value, f"{key}_anchor_id": anchor_id}
    if start is None:
        return
    for record in work.reader.ever(kind(code), **columns):
        window: Window = record.get(key)
        moved = window.re_anchored(start)
        if moved != window:
            work.save(record.having(**{key: moved}))
        elif not window.recompute and record.archived_at is None:
            work.notes.append(
                N_(
                    "The date moved; a window set by hand stayed: {title}",
                    title=work.reader.title(record.id, "en"),
                )
            )


def _settle(work: Work, change: Change) -> None:
    """Fill what follows from what was typed: due mode, visit, responsible, review and so on."""
    item = change.after
    if not isinstance(item, FollowUp):
        return
    settled = item
    for settle in (_due_mode, _visit, _responsible, _day_done, _window, _review, _snooze):
        settled = settled.having(**settle(work, settled))
    if settled != item:
        work.save(settled)


def _due_mode(_work: Work, item: FollowUp) -> dict[str, object]:
    if item.due_mode != "undated" or not (item.window or item.due or item.condition):
        return {}
    return {"due_mode": "window" if item.window else "date" if item.due else "condition"}


def _visit(work: Work, item: FollowUp) -> dict[str, object]:
    if item.visit is not None or item.arose_at is None:
        return {}
    return {"visit": _visit_of(work.reader, item.arose_at)}


def _responsible(work: Work, item: FollowUp) -> dict[str, object]:
    return {} if item.responsible else {"responsible": acting_user(work).id}


def _day_done(work: Work, item: FollowUp) -> dict[str, object]:
    unsaid = item.status == "done" and item.done_on is None
    return {"done_on": work.actor.clock.today()} if unsaid else {}


def _window(work: Work, item: FollowUp) -> dict[str, object]:
    """Let offsets that were typed without a record count from the one that is meant."""
    window = item.window
    if not window or window.offset_min is None or window.anchor_id is not None:
        return {}
    anchor = Anchor.VISIT_END if window.anchor is Anchor.FIXED else window.anchor
    code = ANCHORS[anchor][0]
    pointed = (each for each in (item.visit, item.about, item.arose_at) if each)
    target = next((each for each in pointed if work.reader.kind_of(each) == code), None)
    if target is None:
        return {}
    counted = replace(window, anchor=anchor, anchor_id=target, recompute=True)
    start = anchor_date(work.reader, anchor, target)
    return {"window": counted.re_anchored(start) if start else counted}


def _review(work: Work, item: FollowUp) -> dict[str, object]:
    dated = opens_on(item) is not None or item.status in TERMINAL
    return {} if dated else {"review_on": _review_day(work, item)}


def _snooze(work: Work, item: FollowUp) -> dict[str, object]:
    """Nothing late is out of sight for long, by whichever door it was snoozed or moved."""
    until = item.snoozed_until
    return (
        {"snoozed_until": held(until, closes_on(item), work.actor.clock.today())} if until else {}
    )


def _visit_of(reader: Reader, arose_at: int) -> int | None:
    source = reader.record(arose_at)
    if isinstance(source, Visit):
        return source.id
    return source.visit if isinstance(source, ProgrammeItem) else None


def _review_day(work: Work, item: FollowUp) -> dt.date:
    ended = anchor_date(work.reader, Anchor.VISIT_END, item.visit)
    base = (ended.best or ended.latest) if ended else None
    return (base or work.actor.clock.today()) + REVIEW_AFTER


def acting_user(work: Work) -> User:
    """The user record of who acts; made when somebody acts for the first time."""
    known = work.reader.where(User, login=work.actor.name)
    return known[0] if known else work.add(User(login=work.actor.name))


def _complete(_reader: Reader, change: Change) -> Iterable[Problem]:
    """What each due mode and each end of a follow-up needs."""
    item = change.after
    if not isinstance(item, FollowUp):
        return
    needed = {"window": "window", "date": "due", "condition": "condition", "recurring": "rrule"}
    key = needed.get(item.due_mode, "")
    if key and not item.get(key):
        yield Problem(
            N_("“{label}” is missing.", label=FollowUp.fields[key].label),
            key,
            N_("Fill it in, or choose another kind of due date."),
        )
    if item.status == "done" and not item.result:
        yield Problem(
            N_("A finished follow-up needs its result."), "result", N_("Write what came of it.")
        )
    if item.status == "not_fulfilled" and not item.reason:
        yield Problem(
            N_("A promise that was not kept needs a reason."),
            "reason",
            N_("Write why in one line."),
        )


CHECKS = (Check("follow_up", _complete),)
REACTIONS = (
    Reaction("follow_up", _settle),
    *(
        Reaction(code, _move_windows)
        for code in dict.fromkeys(code for code, _ in ANCHORS.values())
    ),
)

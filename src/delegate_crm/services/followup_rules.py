# SPDX-License-Identifier: MIT
"""What follows from a change of a follow-up, or of what its window counts from; what must hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from dateutil.relativedelta import relativedelta

from delegate_crm.entities import kind
from delegate_crm.entities.followup import TERMINAL, FollowUp, closes_on, is_over, opens_on
from delegate_crm.entities.programme import ProgrammeItem
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.errors import Problem
from delegate_crm.kit.i18n import LANGUAGES, N_
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.feasts import FEASTS, coming
from delegate_crm.rules.snooze import held
from delegate_crm.rules.windows import Anchor, Window
from delegate_crm.schema.entity import Entity
from delegate_crm.schema.kinds import Cell
from delegate_crm.services.anchors import ANCHORS, anchor_date
from delegate_crm.services.calendars import affected, counted
from delegate_crm.services.followups import acting_user
from delegate_crm.services.repeating import repeat
from delegate_crm.services.rulebook import Check, Reaction
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Change, Work

REVIEW_AFTER = relativedelta(months=3)
"""What has no date is looked at again after this long, so that nothing stays silent."""
WINDOWS = (("follow_up", "window"), ("interest", "expected"), ("sample", "result_due"))
COUNTED_BY = ("window", "roll", "calendar", "by", "to", "by_side", "visit")
"""What the days of an anchored window hang on, its anchor apart."""


def _move_windows(work: Work, change: Change) -> None:
    """Windows that count from the changed date move with it; hand-edited ones only get a note.

    Those of archived records move too: brought back, they would count from the old date.
    """
    before, after = change.before, change.after
    if before is None or after is None or _counts_from_itself(work.reader, after):
        return
    for anchor, source in ANCHORS.items():
        if source.moved(before, after):
            for owner, key in WINDOWS:
                _move(work, anchor, after.id, owner, key)


def _move(work: Work, anchor: Anchor, anchor_id: int, code: str, key: str) -> None:
    start = anchor_date(work.reader, anchor, anchor_id)
    columns: dict[str, Cell] = {f"{key}_anchor": anchor.value, f"{key}_anchor_id": anchor_id}
    if start is None:
        return
    for record in work.reader.ever(kind(code), **columns):
        window: Window = record.get(key)
        moved = _anew(work.reader, record, window, start)
        if moved != window:
            work.save(record.having(**{key: moved}))
        elif not window.recompute and not _is_past(record):
            title = {lang: work.reader.title(record.id, lang) for lang in LANGUAGES}
            work.notes.append(
                N_("The date moved; a window set by hand stayed: {title}", title=title)
            )


def _is_past(record: Entity) -> bool:
    """Whether nobody asks for its days any more."""
    return is_over(record) if isinstance(record, FollowUp) else record.archived_at is not None


def _anew(reader: Reader, record: Entity, window: Window, start: ApproxDate) -> Window:
    """A window counted anew; those of follow-ups keep to working days."""
    if isinstance(record, FollowUp):
        return counted(reader, record, window, start)
    return window.re_anchored(start)


def _settle(work: Work, change: Change) -> None:
    """Fill what follows from what was typed: due mode, visit, responsible, review and so on."""
    item = change.after
    if not isinstance(item, FollowUp):
        return
    settled = _by_hand(change.before, item)
    for settle in (_due_mode, _feast, _visit, _responsible, _day_over, _window, _review, _snooze):
        settled = settled.having(**settle(work, settled))
    settled = _recounted(work, change.before, settled)
    if settled != item:
        work.save(settled)


def _by_hand(before: Entity | None, item: FollowUp) -> FollowUp:
    """Dates typed over a window that was counted stay; that its anchor moved is still told."""
    was, window = before.get("window") if before else None, item.window
    if was is None or was.anchor_id is None or window is None:
        return item
    if window.anchor_id is not None or window.offset_min is not None:
        return item
    return item.having(window=was.edited(window.opens, window.closes))


def _due_mode(_work: Work, item: FollowUp) -> dict[str, object]:
    said = {
        "recurring": item.rrule,
        "window": item.window,
        "date": item.due,
        "condition": item.condition,
    }
    found = next((mode for mode, value in said.items() if value), "undated")
    return {"due_mode": found} if item.due_mode == "undated" else {}


def _feast(work: Work, item: FollowUp) -> dict[str, object]:
    """A feast of every year begins with the next one, unless another day was typed."""
    if item.due_mode != "recurring" or item.due or item.rrule not in FEASTS:
        return {}
    day = coming(item.rrule, work.actor.clock.today())
    return {"due": ApproxDate.exact(day)} if day else {}


def _visit(work: Work, item: FollowUp) -> dict[str, object]:
    if item.visit is not None or item.arose_at is None:
        return {}
    return {"visit": _visit_of(work.reader, item.arose_at)}


def _responsible(work: Work, item: FollowUp) -> dict[str, object]:
    return {} if item.responsible else {"responsible": acting_user(work).id}


def _day_over(work: Work, item: FollowUp) -> dict[str, object]:
    """The day on which it ended, answered or let go: until when it stays in sight hangs on it."""
    unsaid = item.status in TERMINAL and item.done_on is None
    return {"done_on": work.actor.clock.today()} if unsaid else {}


def _window(work: Work, item: FollowUp) -> dict[str, object]:
    """Let offsets that were typed without a record count from the one that is meant."""
    window = item.window
    if not window or window.offset_min is None or window.anchor_id is not None:
        return {}
    anchor = Anchor.VISIT_END if window.anchor is Anchor.FIXED else window.anchor
    code = ANCHORS[anchor].kind
    pointed = (each for each in (item.visit, item.about, item.arose_at) if each)
    target = next((each for each in pointed if work.reader.kind_of(each) == code), None)
    if target is None:
        return {}
    return {"window": replace(window, anchor=anchor, anchor_id=target, recompute=True)}


def _recounted(work: Work, before: Entity | None, item: FollowUp) -> FollowUp:
    """Count a window anew where what its days hang on was changed."""
    window = item.window
    if window is None or not (before is None or _changed(before, item, COUNTED_BY)):
        return item
    if window.anchor_id is None:
        return _counted_from_today(work, before, item, window)
    start = anchor_date(work.reader, window.anchor, window.anchor_id)
    return item.having(window=counted(work.reader, item, window, start)) if start else item


def _counted_from_today(
    work: Work, before: Entity | None, item: FollowUp, window: Window
) -> FollowUp:
    """Offsets of which nobody said from what: they count from the day on which they are typed."""
    if window.offset_min is None or (before and not _changed(before, item, ("window",))):
        return item
    today = ApproxDate.exact(work.actor.clock.today())
    fresh = counted(work.reader, item, replace(window, recompute=True), today)
    return item.having(window=replace(fresh, recompute=False))


def _changed(before: Entity, after: Entity, keys: Iterable[str]) -> bool:
    return any(before.get(key) != after.get(key) for key in keys)


def _count_anew(work: Work, _change: Change) -> None:
    """The days of a country were changed by hand: what hangs on them is counted anew."""
    recount(work)


def recount(work: Work) -> None:
    """Count again all that hangs on calendars."""
    for item in affected(work.reader):
        window = item.window
        start = window and anchor_date(work.reader, window.anchor, window.anchor_id)
        fresh = counted(work.reader, item, window, start) if window and start else window
        if fresh != window:
            work.save(item.having(window=fresh))


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


def _complete(reader: Reader, change: Change) -> Iterable[Problem]:
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
    if _counts_from_itself(reader, item):
        yield Problem(
            N_("It would count from itself."), "window", N_("Count it from another record.")
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


def _counts_from_itself(reader: Reader, item: Entity) -> bool:
    """Whether the chain of follow-ups that a window counts from leads back to it."""
    seen: set[int] = set()
    each: Entity | None = item
    while isinstance(each, FollowUp) and each.window and each.window.anchor is Anchor.ITEM:
        if each.id in seen:
            return True
        seen.add(each.id)
        each = reader.record(each.window.anchor_id)
    return False


CHECKS = (Check("follow_up", _complete),)
REACTIONS = (
    Reaction("follow_up", _settle),
    Reaction("follow_up", repeat),
    Reaction("holiday", _count_anew),
    *(
        Reaction(code, _move_windows)
        for code in dict.fromkeys(source.kind for source in ANCHORS.values())
    ),
)

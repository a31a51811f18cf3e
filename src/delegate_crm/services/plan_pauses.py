# SPDX-License-Identifier: MIT
"""Steps of plans around a visit that is put off or given up wait, or are let go (`DOMAIN` 2.1).

The reason that such a visit must have is theirs. What was promised outside of plans is left alone.
A visit that is taken up again has its steps back.
"""

from __future__ import annotations

from collections.abc import Iterator

from delegate_crm.entities.followup import TERMINAL, FollowUp
from delegate_crm.entities.plan_run import PlanRun
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.i18n import NN_
from delegate_crm.rules.windows import Anchor, Window
from delegate_crm.services.rulebook import Reaction
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Change, Work

POSTPONED, BEGUN = "postponed", "in_progress"
GONE = ("declined", "cancelled", "merged")
OF_A_VISIT = (Anchor.VISIT_START, Anchor.VISIT_END, Anchor.ITEM)
"""What steps count from that move with a visit."""


def _follow(work: Work, change: Change) -> None:
    """Do to the steps what was done to the visit."""
    visit, before = change.after, change.before
    if not isinstance(visit, Visit) or before is None:
        return
    was, now = before.get("status"), visit.status
    if was == now:
        return
    if now in GONE:
        _let_go(work, visit, begun=was == BEGUN)
    elif now == POSTPONED:
        _suspend(work, visit)
    elif was in GONE:
        _take_up(work, visit, before.get("status_reason"))


def _steps(reader: Reader, visit: Visit) -> Iterator[FollowUp]:
    runs = reader.where(PlanRun, subject=visit.id)
    return (each for run in runs for each in reader.where(FollowUp, plan_run=run.id))


def _open_steps(reader: Reader, visit: Visit) -> Iterator[FollowUp]:
    return (each for each in _steps(reader, visit) if each.status not in TERMINAL)


def _let_go(work: Work, visit: Visit, *, begun: bool) -> None:
    """Let go of all that is open; of a visit that had begun, what comes after it stays."""
    why = visit.status_reason
    gone = [x for x in _open_steps(work.reader, visit) if not begun or _ahead(x)]
    for item in gone:
        work.save(item.having(status="cancelled", reason=why))
    if gone:
        said = NN_("{n} step of a plan is let go", "{n} steps of plans are let go", len(gone))
        work.notes.append(said)


def _ahead(item: FollowUp) -> bool:
    return item.window is not None and item.window.anchor is Anchor.VISIT_START


def _suspend(work: Work, visit: Visit) -> None:
    """Let what counts from the visit wait until it has a day again; what was set by hand stays."""
    why = visit.status_reason
    waiting = [x for x in _open_steps(work.reader, visit) if x.window and _moves(x.window)]
    for item in waiting:
        waits = {"window": None, "due": None, "rrule": "", "condition": item.condition or why}
        work.save(item.having(due_mode="condition", **waits))
    if waiting:
        said = NN_(
            "{n} step of a plan waits until the visit is on again",
            "{n} steps of plans wait until the visit is on again",
            len(waiting),
        )
        work.notes.append(said)


def _moves(window: Window) -> bool:
    return window.recompute and window.anchor in OF_A_VISIT


def _take_up(work: Work, visit: Visit, why: str) -> None:
    """Open again what was let go with the visit."""
    for item in _steps(work.reader, visit):
        if item.status == "cancelled" and item.reason == why:
            status = "waiting_partner" if item.by_side == "them" else "open"
            work.save(item.having(status=status, reason="", done_on=None))


REACTIONS = (Reaction("visit", _follow),)

# SPDX-License-Identifier: MIT
"""Steps of plans get their day once it is known; one that recurs begins where its window opens."""

from __future__ import annotations

from collections.abc import Iterable

from delegate_crm.entities.followup import TERMINAL, FollowUp
from delegate_crm.entities.plan_run import PlanRun
from delegate_crm.entities.visit import Visit
from delegate_crm.schema.entity import Entity
from delegate_crm.services.anchors import ANCHORS
from delegate_crm.services.plan_changes import step_of
from delegate_crm.services.plan_subjects import touched_by
from delegate_crm.services.planning import Planning
from delegate_crm.services.proposed_plans import GIVEN_UP
from delegate_crm.services.rulebook import Reaction
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Change, Work


def _date(work: Work, change: Change) -> None:
    """Count steps that wait for the day from which they count."""
    after = change.after
    if after is None or not _tells_a_date(change.before, after):
        return
    for run, item in _undated(work.reader, after):
        dated = _dated(work, run, item, after)
        if dated is not None:
            work.save(dated)


def _tells_a_date(before: Entity | None, after: Entity) -> bool:
    sources = [each for each in ANCHORS.values() if each.kind == after.code]
    if before is None or _is_taken_up(before, after):
        return any(source.date(after) for source in sources)
    return any(source.moved(before, after) for source in sources)


def _is_taken_up(before: Entity, after: Entity) -> bool:
    """Whether a visit that was given up or put off is on again."""
    if not isinstance(after, Visit):
        return False
    return before.get("status") in GIVEN_UP and after.status not in GIVEN_UP


def _undated(reader: Reader, record: Entity) -> Iterable[tuple[PlanRun, FollowUp]]:
    subjects = touched_by(reader, record)
    runs = (run for each in subjects for run in reader.where(PlanRun, subject=each))
    for run in runs:
        for item in reader.where(FollowUp, plan_run=run.id, due_mode="condition", terminal=0):
            if item.window is None:
                yield run, item


def _dated(work: Work, run: PlanRun, item: FollowUp, told: Entity) -> FollowUp | None:
    """A step with its day; none while that is not known, or the plan has it no more.

    Another step tells the day only of what counts from it.
    """
    subject, step = work.reader.record(run.subject), step_of(work.reader, run, item)
    if subject is None or step is None:
        return None
    if isinstance(subject, Visit) and subject.status in GIVEN_UP:
        return None
    if isinstance(told, FollowUp) and step.after != told.plan_step:
        return None
    planning = Planning(work.reader, run.plan, subject, work.actor.clock.today(), "en")
    fresh = planning.item(step)
    when = {key: fresh.get(key) for key in ("due_mode", "window", "due", "rrule")}
    kept = item.condition if step.condition else ""
    return item.having(**when, condition=kept, review_on=None) if fresh.window else None


def _begin(work: Work, change: Change) -> None:
    """The first of what recurs is due where its window opens, and moves with it."""
    item, before = change.after, change.before
    if not isinstance(item, FollowUp) or item.due_mode != "recurring" or item.window is None:
        return
    moved = before is None or before.get("window") != item.window
    if moved and item.due != item.window.opens and item.status not in TERMINAL:
        work.save(item.having(due=item.window.opens))


REACTIONS = (
    Reaction("follow_up", _begin),
    *(Reaction(code, _date) for code in dict.fromkeys(source.kind for source in ANCHORS.values())),
)

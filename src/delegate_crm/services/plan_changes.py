# SPDX-License-Identifier: MIT
"""Plans as this office does them: steps moved, given to others, closed otherwise, left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from delegate_crm.entities.followup import FollowUp
from delegate_crm.entities.plan_change import PlanChange
from delegate_crm.entities.plan_run import PlanRun
from delegate_crm.rules.approx import Unit
from delegate_crm.schema.kinds import Reading
from delegate_crm.services.plans import Step, plans
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Work

NEVER = "never"
"""Stands in `closes_by` where the office wants no step to close by itself."""


@dataclass(frozen=True, slots=True)
class OfficeStep:
    """A step of a plan as the office does it, and whether that is not as the plan says."""

    step: Step
    changed: bool = False
    left_out: bool = False


def office_steps(reader: Reader, name: str) -> list[OfficeStep]:
    """All steps of a plan as the office does them."""
    changes = changes_of(reader, name)
    return [_as_done(step, changes.get(step.code)) for step in plans().get(name).steps]


def step_of(reader: Reader, run: PlanRun, item: FollowUp) -> Step | None:
    """The step that made a follow-up, as the office does it now; none if the plan has it no more.

    Nor is there one where the plan itself is gone.
    """
    if run.plan not in plans().names():
        return None
    steps = (each.step for each in office_steps(reader, run.plan))
    return next((each for each in steps if each.code == item.plan_step), None)


def changes_of(reader: Reader, name: str) -> Mapping[str, PlanChange]:
    """What the office wants otherwise in a plan, by step."""
    return {each.step: each for each in reader.where(PlanChange, plan=name)}


def _as_done(step: Step, change: PlanChange | None) -> OfficeStep:
    if change is None:
        return OfficeStep(step)
    least = step.least if change.least is None else change.least
    most = step.most if change.most is None else change.most
    closes_by = change.closes_by or step.closes_by
    done = replace(
        step,
        least=min(least, most),
        most=max(least, most),
        unit=Unit(change.unit) if change.unit else step.unit,
        roll=change.roll or step.roll,
        owner=change.owner or step.owner,
        closes_by="" if closes_by == NEVER else closes_by,
    )
    return OfficeStep(done, changed=True, left_out=change.left_out)


def change_step(
    work: Work, name: str, step: str, typed: Mapping[str, str], reading: Reading
) -> bool:
    """Do a step otherwise from now on, and tell whether that is news.

    Each value is typed, an empty one is as the plan says.
    """
    known = changes_of(work.reader, name).get(step)
    values = {key: _read(key, text, reading) for key, text in typed.items()}
    before = known or PlanChange(plan=name, step=step)
    changed = before.having(**values)
    if known is None and says_something(changed):
        work.add(changed)
    elif known is not None and says_something(changed):
        work.save(changed, known)
    elif known is not None:
        work.erase(known)
    return any(changed.get(key) != before.get(key) for key in CHANGEABLE)


def _read(key: str, text: str, reading: Reading) -> Any:  # noqa: ANN401 - a value of its kind
    kind = PlanChange.fields[key].kind
    return kind.parse(text, reading) if text.strip() else kind.blank


def says_something(change: PlanChange) -> bool:
    """Whether a change still wants anything otherwise."""
    return any(change.get(key) != PlanChange.fields[key].default for key in CHANGEABLE)


def reset_steps(work: Work, name: str, steps: Sequence[str] = ()) -> None:
    """Do steps of a plan as it says again; all of them, if none is named."""
    for code, change in changes_of(work.reader, name).items():
        if not steps or code in steps:
            work.erase(change)


def reset_plans(work: Work) -> None:
    """Do all plans as they say again."""
    for change in work.reader.where(PlanChange):
        work.erase(change)


CHANGEABLE = ("left_out", "least", "most", "unit", "roll", "owner", "closes_by")

# SPDX-License-Identifier: MIT
"""What the settings show of the plans and change in them: each step in words, each word typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from delegate_crm.entities.followup import FollowUp
from delegate_crm.entities.plan_change import OWNER_ROLES
from delegate_crm.kit.i18n import N_, NC_, Text, Translator
from delegate_crm.rules.folding import fold
from delegate_crm.rules.windows import Anchor
from delegate_crm.schema.kinds import Reading
from delegate_crm.services.plan_changes import (
    NEVER,
    OfficeStep,
    change_step,
    changes_of,
    office_steps,
)
from delegate_crm.services.plan_distances import Distance, read_distance, write_distance
from delegate_crm.services.plan_events import EVENTS
from delegate_crm.services.plans import FollowUpPlan, Step, plans
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Work

CLOSINGS = {NEVER: NC_("event", "Nothing"), **{code: x.label for code, x in EVENTS.items()}}
"""What may close a step, by code."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan in the list of plans."""

    name: str
    title: Text
    steps: int
    changed: int


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step as the office does it, in words."""

    code: str
    title: str
    distance: str
    """How far it is from what it counts from; empty where it waits for something instead."""
    waits: str
    """What it waits for; empty if for nothing."""
    roll: str
    """Where it goes from a day off; empty where that says nothing."""
    owner: str
    closes_by: str
    remark: str
    changed: bool
    left_out: bool


def plan_lines(reader: Reader, lang: str) -> list[PlanLine]:
    """All plans by their titles, with how many steps the office does otherwise."""
    tr = Translator(lang)
    found = []
    for name in plans().names():
        steps = office_steps(reader, name)
        changed = sum(each.changed for each in steps)
        found.append(PlanLine(name, plans().get(name).title, len(steps), changed))
    return sorted(found, key=lambda each: tr(each.title))


def plans_with(words: Sequence[str], tr: Translator) -> dict[str, set[str]]:
    """Plans that hold all of these folded words in their title or in a step, with such steps."""
    found = {}
    for name in plans().names():
        plan = plans().get(name)
        steps = {each.code for each in plan.steps if _holds(tr(each.text), words)}
        if steps or _holds(tr(plan.title), words):
            found[name] = steps
    return found


def _holds(text: str, words: Sequence[str]) -> bool:
    return all(word in fold(text) for word in words)


def step_lines(reader: Reader, name: str, lang: str) -> list[StepLine]:
    """The steps of a plan, in its order."""
    plan, tr = plans().get(name), Translator(lang)
    return [_line(plan, each, tr) for each in office_steps(reader, name)]


def _line(plan: FollowUpPlan, done: OfficeStep, tr: Translator) -> StepLine:
    step = done.step
    anchor = _anchor(plan, step)
    closing = step.closes_by or NEVER
    return StepLine(
        code=step.code,
        title=tr(step.text),
        distance=write_distance(_far(step), anchor, tr) if anchor else "",
        waits=tr(step.condition) if step.condition else "",
        roll=step.rolls if anchor and step.is_day else "",
        owner=step.owner,
        closes_by=closing,
        remark=_remark(plan, step, closing, tr),
        changed=done.changed,
        left_out=done.left_out,
    )


def _remark(plan: FollowUpPlan, step: Step, closing: str, tr: Translator) -> str:
    other = N_("counts from: {step}", step=_of_plan(plan, step.after).text) if step.after else None
    again = FollowUp.rrule.kind.write(step.rrule, tr)
    closes = N_("closes by itself: {event}", event=CLOSINGS[closing]) if closing != NEVER else None
    return " · ".join(tr(each) for each in (other, again, OWNER_ROLES[step.owner], closes) if each)


def _anchor(plan: FollowUpPlan, step: Step) -> Anchor | None:
    """What a step counts from; none where it only waits."""
    anchor = Anchor.ITEM if step.after else step.anchor or plan.anchor
    return None if anchor is Anchor.FIXED else anchor


def _far(step: Step) -> Distance:
    return Distance(step.least, step.most, step.unit)


def set_distance(work: Work, name: str, code: str, text: str, reading: Reading) -> bool:
    """Do a step at another distance, as typed, or as the plan says; tell whether it is news."""
    plan = plans().get(name)
    step = _of_plan(plan, code)
    anchor = _anchor(plan, step)
    own = _far(step)
    read = own
    if text.strip() and anchor:
        read = read_distance(text, anchor, reading.lang, reading.today)
    far = {"least": str(read.least), "most": str(read.most), "unit": read.unit.value}
    values = dict.fromkeys(far, "") if read == own else far
    return change_step(work, name, code, values, reading)


def set_parts(
    work: Work, name: str, code: str, chosen: Mapping[str, str], reading: Reading
) -> bool:
    """Choose roll, owner, what closes a step or that it is left out; tell whether it is news."""
    step = _of_plan(plans().get(name), code)
    known = changes_of(work.reader, name).get(code)
    least = step.least if known is None or known.least is None else known.least
    own = {
        "roll": replace(step, least=least, most=least).rolls,
        "owner": step.owner,
        "closes_by": step.closes_by or NEVER,
        "left_out": "",
    }
    values = {key: "" if value == own[key] else value for key, value in chosen.items()}
    return change_step(work, name, code, values, reading)


def _of_plan(plan: FollowUpPlan, code: str) -> Step:
    return next(each for each in plan.steps if each.code == code)


def changing(name: str, code: str) -> Text:
    """What is said of a changed step."""
    return N_("Step changed: {step}", step=_of_plan(plans().get(name), code).text)


def resetting(name: str, codes: Sequence[str] = ()) -> Text:
    """What is said of steps that go back to the plan: one, or all."""
    plan = plans().get(name)
    what = _of_plan(plan, codes[0]).text if codes else plan.title
    return N_("Back to the plan: {what}", what=what)

# SPDX-License-Identifier: MIT
"""Applying plans: what one would make of a subject, and making it (`DOMAIN` 3.4, rule 18).

Applied again, a plan adds what is missing. A step that was made once is never made again, be it
open, finished or put away.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from delegate_crm.entities.followup import FollowUp, closes_on
from delegate_crm.entities.plan_run import PlanRun
from delegate_crm.kit.errors import Conflict
from delegate_crm.kit.i18n import N_, NC_, Text, Translator
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.windows import Anchor, Window
from delegate_crm.schema.entity import Entity
from delegate_crm.services.anchors import ANCHORS
from delegate_crm.services.calendars import counted
from delegate_crm.services.plan_changes import office_steps
from delegate_crm.services.plan_events import has_happened
from delegate_crm.services.plan_subjects import SUBJECTS, counted_from, owners, partner_of
from delegate_crm.services.plans import ANCHOR_WORDS, FollowUpPlan, Step, plans, promise, said
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Work

OUTWARD = ("thank", "send_material", "send_sample", "reply", "invite")
"""Kinds of promise that go to the partner."""
ONCE = ("thank", "report", "feedback", "declare_gift", "test_result")
"""Kinds of promise of which a subject has one: one that was typed stands for the step."""
UNKNOWN: Text = N_("When it is known: {anchor}")


class Standing(StrEnum):
    """How a step stands with a subject."""

    NEW = "new"
    PAST = "past"
    ALIKE = "alike"
    HAPPENED = "happened"
    MADE = "made"


@dataclass(frozen=True, slots=True)
class Planned:
    """A step of a plan for one subject."""

    step: Step
    item: FollowUp
    """The follow-up as it would be, or as it is."""
    standing: Standing
    known: int = 0
    """The follow-up that is there already: of a plan, or one alike that was typed."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a plan would make of a subject."""

    plan: str
    title: Text
    subject: int
    lines: Sequence[Planned]

    @property
    def fresh(self) -> list[str]:
        """The steps that are made unless somebody says otherwise."""
        return [each.step.code for each in self.lines if each.standing is Standing.NEW]


def preview(reader: Reader, name: str, subject: int, today: dt.date, lang: str) -> Preview:
    """What a plan would make of a record, with its days; nothing is stored."""
    return Planning(reader, name, _subject(reader, subject), today, lang).preview()


def apply(
    work: Work, name: str, subject: int, lang: str, chosen: Collection[str] | None = None
) -> list[int]:
    """Make the steps of a plan that are missing, of the chosen ones; the answer is their ids."""
    today = work.actor.clock.today()
    planning = Planning(work.reader, name, _subject(work.reader, subject), today, lang)
    shown = planning.preview()
    codes = shown.fresh if chosen is None else chosen
    wanted = [x for x in shown.lines if x.step.code in codes and x.standing is not Standing.MADE]
    run = _run(work, planning) if wanted else 0
    return [planning.make(work, each.step, run) for each in wanted]


def _subject(reader: Reader, record_id: int) -> Entity:
    found = reader.record(record_id)
    if found is None or found.code not in SUBJECTS:
        raise Conflict(
            N_("A plan cannot be applied to this record."),
            N_("Choose a visit, an event, a sample or an agreement."),
        )
    return found


def _run(work: Work, planning: Planning) -> int:
    """The run of the plan with the subject; begun when it is applied first."""
    subject = planning.subject.id
    known = work.reader.ever(PlanRun, plan=planning.name, subject=subject)
    if known:
        return known[0].id
    plan = planning.plan
    run = PlanRun(
        plan=planning.name,
        name=said(plan.title),
        edition=plan.edition,
        subject=subject,
        applied_on=work.actor.clock.today(),
    )
    return work.add(run).id


class Planning:
    """One plan and one subject."""

    def __init__(
        self, reader: Reader, name: str, subject: Entity, today: dt.date, lang: str
    ) -> None:
        self.name, self.plan, self.subject = name, _plan_for(name, subject), subject
        self._reader, self._today, self._tr = reader, today, Translator(lang)
        self._owners = owners(reader, subject, today)
        self._partner = partner_of(reader, subject)
        self._items: dict[str, FollowUp] = dict(made_of(reader, subject.id))
        """The follow-up of each step, as it is or would be."""

    def preview(self) -> Preview:
        """What it would make of the subject."""
        return Preview(self.name, self.plan.title, self.subject.id, self._lines())

    def _lines(self) -> list[Planned]:
        """All steps that the office has not left out, in the order of the plan."""
        typed = _typed(self._reader, self.subject)
        made = dict(self._items)
        lines = []
        for each in office_steps(self._reader, self.name):
            if each.step.code in made:
                item = made[each.step.code]
                lines.append(Planned(each.step, item, Standing.MADE, item.id))
            elif not each.left_out:
                lines.append(self._line(each.step, typed))
        return lines

    def _line(self, step: Step, typed: list[FollowUp]) -> Planned:
        """How a step stands that was never made; what is typed stands for one step only."""
        item = self._items[step.code] = self.item(step)
        same = (x for x in typed if x.type == item.type and x.by_side == item.by_side)
        alike = next(same, None) if item.type in ONCE else None
        closes = closes_on(item)
        if alike is not None:
            typed.remove(alike)
            self._items[step.code] = alike
            return Planned(step, item, Standing.ALIKE, alike.id)
        if made := self._made_elsewhere(item):
            return Planned(step, made, Standing.MADE, made.id)
        if has_happened(step.closes_by, self.subject):
            return Planned(step, item, Standing.HAPPENED)
        late = closes is not None and closes < self._today
        return Planned(step, item, Standing.PAST if late else Standing.NEW)

    def _made_elsewhere(self, item: FollowUp) -> FollowUp | None:
        """The same step around the same agreement, which belongs to the visit's plan as well."""
        window = item.window
        source = ANCHORS.get(window.anchor) if window else None
        if window is None or source is None or source.kind != "agreement":
            return None
        same = {"window_anchor_id": window.anchor_id, "plan_step": item.plan_step}
        return next(iter(self._reader.ever(FollowUp, **same)), None)

    def make(self, work: Work, step: Step, run: int) -> int:
        """Store the follow-up of a step."""
        made = work.add(self.item(step).having(plan_run=run))
        self._items[step.code] = made
        return made.id

    def item(self, step: Step) -> FollowUp:
        """The follow-up of a step, counted from what is known now."""
        anchor, anchor_id, start = self._start(step)
        item = self._addressed(promise(step, anchor, anchor_id, start), step)
        window = item.window
        if start is None or window is None:
            return item
        window = counted(self._reader, item, window, start)
        if anchor is Anchor.ITEM and not anchor_id:
            window = Window(window.opens, window.closes)
        due = window.opens if item.due_mode == "recurring" else None
        return item.having(window=window, due=due)

    def _start(self, step: Step) -> tuple[Anchor, int | None, ApproxDate | None]:
        if step.after:
            other = self._items.get(step.after)
            date = ANCHORS[Anchor.ITEM].date(other) if other else None
            return Anchor.ITEM, (other.id or None) if other else None, date
        anchor = step.anchor or self.plan.anchor
        record = counted_from(self._reader, self.subject, step, anchor)
        date = ANCHORS[anchor].date(record) if record else None
        return anchor, record.id if record else None, date

    def _addressed(self, item: FollowUp, step: Step) -> FollowUp:
        """Say whose it is, about what, from and to whom, and on what it waits."""
        subject = self.subject
        where = {"visit": subject.id} if subject.code == "visit" else {"about": subject.id}
        outward = step.by_side == "us" and (step.type in OUTWARD or step.calendar == "joint")
        responsible = self._owners.get(step.owner, self._owners.get("coordinator"))
        return item.having(
            **where,
            by=None if step.by_side == "us" else self._partner,
            to=self._partner if outward else None,
            responsible=responsible,
            status="waiting_partner" if step.by_side == "them" else "open",
            condition=self._condition(step, dated=item.window is not None),
        )

    def _condition(self, step: Step, *, dated: bool) -> str:
        if step.condition is not None:
            return self._tr(step.condition)
        if dated:
            return ""
        if step.after:
            other = next(each.text for each in self.plan.steps if each.code == step.after)
            return self._tr(N_("After: {step}", step=other))
        anchor = step.anchor or self.plan.anchor
        return self._tr(replace(UNKNOWN, values={"anchor": ANCHOR_WORDS[anchor]}))


def _plan_for(name: str, subject: Entity) -> FollowUpPlan:
    plan = plans().get(name)
    if plan.about != subject.code:
        raise Conflict(
            N_("The plan “{plan}” is for another kind of record.", plan=plan.title),
            N_("Choose a plan for: {kind}.", kind=subject.label),
        )
    return plan


def made_of(reader: Reader, subject: int) -> Mapping[str, FollowUp]:
    """What plans ever made for a subject, by step; of a recurring one the first."""
    runs = reader.ever(PlanRun, subject=subject)
    found = (each for run in runs for each in reader.ever(FollowUp, plan_run=run.id))
    made: dict[str, FollowUp] = {}
    for each in found:
        made.setdefault(each.plan_step, each)
    return made


def _typed(reader: Reader, subject: Entity) -> list[FollowUp]:
    """Follow-ups of the subject that come from no plan."""
    key = "visit" if subject.code == "visit" else "about"
    return [each for each in reader.where(FollowUp, **{key: subject.id}) if not each.plan_run]


STANDINGS: Mapping[Standing, Text] = {
    Standing.NEW: NC_("step of a plan", "New"),
    Standing.PAST: NC_("step of a plan", "Its day has passed"),
    Standing.ALIKE: NC_("step of a plan", "There is one like it"),
    Standing.HAPPENED: NC_("step of a plan", "Done already"),
    Standing.MADE: NC_("step of a plan", "Added before"),
}

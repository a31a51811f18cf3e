# SPDX-License-Identifier: MIT
"""Follow-up plans: what is regularly promised around a visit, an event, a sample, an agreement.

A plan is data (decision 11): `services.planning` reckons what it means for one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from delegate_crm.entities.followup import FollowUp
from delegate_crm.kit.i18n import LANGUAGES, N_, NC_, Text, Translator
from delegate_crm.kit.registry import Registry
from delegate_crm.rules.approx import ApproxDate, Unit
from delegate_crm.rules.windows import Anchor, Window
from delegate_crm.schema.values import LocalText


@dataclass(frozen=True, slots=True)
class Step:
    """One promise of a plan, and how far from its anchor it may be expected."""

    code: str
    """Its name, which the follow-up keeps; plans that have a step in common name it alike."""
    text: Text
    type: str
    least: int = 0
    """Distance from the anchor; negative is before it."""
    most: int = 0
    unit: Unit = Unit.DAY
    by_side: str = "us"
    owner: str = "coordinator"
    """Whose step it is: one of `OWNER_ROLES`."""
    anchor: Anchor | None = None
    """What it counts from, where that is not what the plan does; `FIXED` waits for `condition`."""
    via: str = ""
    """Field of the subject that leads to the record it counts from."""
    after: str = ""
    """Code of an earlier step that it counts from, in place of an anchor."""
    calendar: str = "ours"
    roll: str = ""
    """Where it goes from a day off; unless said, back before the anchor and forward after it."""
    closes_by: str = ""
    """What closes it by itself: one of `plan_events.EVENTS`."""
    rrule: str = ""
    condition: Text | None = None

    @property
    def is_day(self) -> bool:
        """Whether it is due on one day; else it is awaited in a window."""
        return self.least == self.most

    @property
    def rolls(self) -> str:
        """Where it goes from a day off; the ends of a window stay."""
        return self.roll or ("" if not self.is_day else "back" if self.least < 0 else "forward")


@dataclass(frozen=True, slots=True)
class FollowUpPlan:
    """What is promised around one sort of subject: a file in `plans` offers one as `PLAN`."""

    title: Text
    anchor: Anchor
    """The date that steps count from which say nothing else."""
    steps: Sequence[Step]
    kinds: Sequence[str] = ()
    """Kinds of visit, event or agreement that it suits; all of them, if none is named."""
    direction: str = ""
    """Direction of the visits that it suits; both, if none is named."""
    about: str = "visit"
    """Kind of record that it is applied to."""
    offered: bool = True
    """Whether it is offered to what it suits; else it has to be asked for."""
    ahead: bool = False
    """Whether it prepares, and is of no use once the day is there."""
    edition: int = 1


def plans() -> Registry[FollowUpPlan]:
    """All follow-up plans."""
    return Registry("delegate_crm.plans", "PLAN", N_("follow-up plan"))


def said(text: Text) -> LocalText:
    """Words of the program as the office keeps them: in every language."""
    return LocalText.of(**{lang: Translator(lang)(text) for lang in LANGUAGES})


def promise(
    step: Step, anchor: Anchor, anchor_id: int | None, start: ApproxDate | None
) -> FollowUp:
    """What a step promises, counted from a date; not yet stored.

    While the date is not known it waits on the condition that it becomes so.
    """
    item = FollowUp(
        text=said(step.text),
        type=step.type,
        by_side=step.by_side,
        due_mode="condition",
        roll=step.rolls,
        calendar=step.calendar,
        plan_step=step.code,
    )
    if start is None:
        return item
    window = Window.after(start, step.least, step.most, step.unit, anchor, anchor_id)
    if step.rrule:
        return item.having(due_mode="recurring", window=window, due=window.opens, rrule=step.rrule)
    return item.having(due_mode="window", window=window)


ANCHOR_WORDS = {
    Anchor.VISIT_START: NC_("anchor", "First day of the visit"),
    Anchor.VISIT_END: NC_("anchor", "Last day of the visit"),
    Anchor.EVENT_START: NC_("anchor", "First day of the event"),
    Anchor.EVENT_END: NC_("anchor", "Last day of the event"),
    Anchor.REGISTRATION: NC_("anchor", "Registration until"),
    Anchor.REPLY_BY: NC_("anchor", "Reply by"),
    Anchor.SIGNING: NC_("anchor", "Date of signing"),
    Anchor.EFFECTIVE: NC_("anchor", "Date of entry into force"),
    Anchor.EXPIRY: NC_("anchor", "Expiry date"),
    Anchor.NOTICE: NC_("anchor", "Last day of notice"),
    Anchor.SAMPLE_SENT: NC_("anchor", "Day on which the sample is sent"),
    Anchor.ITEM: NC_("anchor", "End of another step"),
}
"""What a step counts from, in words."""

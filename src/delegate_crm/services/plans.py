# SPDX-License-Identifier: MIT
"""Follow-up plans: what is regularly promised after a visit, and the windows that come of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from delegate_crm.entities.followup import FollowUp
from delegate_crm.kit.i18n import LANGUAGES, N_, Text, Translator
from delegate_crm.kit.registry import Registry
from delegate_crm.rules.approx import ApproxDate, Unit
from delegate_crm.rules.windows import Anchor, Window
from delegate_crm.schema.values import LocalText


@dataclass(frozen=True, slots=True)
class Step:
    """One promise of a plan, and how long after the plan's anchor it may be expected."""

    text: Text
    type: str
    least: int
    most: int
    unit: Unit
    by_side: str = "us"


@dataclass(frozen=True, slots=True)
class FollowUpPlan:
    """What is promised after one sort of visit: a file in `plans` offers one as `PLAN`."""

    title: Text
    kinds: Sequence[str]
    """Kinds of visit that it suits."""
    anchor: Anchor
    """The date of the visit that all steps count from."""
    steps: Sequence[Step]


def plans() -> Registry[FollowUpPlan]:
    """All follow-up plans."""
    return Registry("delegate_crm.plans", "PLAN", N_("follow-up plan"))


def follow_ups(plan: FollowUpPlan, visit: int, start: ApproxDate) -> list[FollowUp]:
    """What a plan promises after a visit, reckoned from the date of its anchor; not yet stored."""
    return [
        FollowUp(
            text=LocalText.of(**{lang: Translator(lang)(step.text) for lang in LANGUAGES}),
            type=step.type,
            by_side=step.by_side,
            visit=visit,
            due_mode="window",
            window=Window.after(start, step.least, step.most, step.unit, plan.anchor, visit),
        )
        for step in plan.steps
    ]

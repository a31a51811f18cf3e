# SPDX-License-Identifier: MIT
"""What every plan must hold to: its steps are named, said, counted and owned as declared."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

import pytest

from delegate_crm.entities.agreement import AGREEMENT_TYPES
from delegate_crm.entities.event import EVENT_KINDS
from delegate_crm.entities.followup import BY_SIDES, CALENDARS, FOLLOW_UP_TYPES
from delegate_crm.entities.plan_change import OWNER_ROLES
from delegate_crm.entities.visit import DIRECTIONS, VISIT_KINDS
from delegate_crm.kit.i18n import LANGUAGES, Translator
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.repeats import read_repeat
from delegate_crm.rules.windows import Anchor
from delegate_crm.services.anchors import ANCHORS
from delegate_crm.services.plan_events import EVENTS
from delegate_crm.services.plan_subjects import RELATED, SUBJECTS
from delegate_crm.services.plans import ANCHOR_WORDS, FollowUpPlan, Step, plans, promise

ALL = plans().names()
KINDS = {"visit": VISIT_KINDS, "event": EVENT_KINDS, "agreement": AGREEMENT_TYPES}
DAY = ApproxDate.exact(dt.date(2018, 7, 30))
every_plan = pytest.mark.parametrize("plan", list(plans()), ids=ALL)


def anchor_of(plan: FollowUpPlan, step: Step) -> Anchor:
    return Anchor.ITEM if step.after else step.anchor or plan.anchor


def test_the_eight_plans_and_what_prepares_are_there() -> None:
    assert {*ALL} >= {
        *("exploratory_visit", "investor_visit", "signing_visit", "return_visit", "fair"),
        *("sample_test", "courtesy_call", "sister_city", "visit_preparation", "agreement_term"),
    }


@every_plan
def test_it_is_said_in_every_language(plan: FollowUpPlan) -> None:
    texts = [plan.title, *(step.text for step in plan.steps)]
    assert all(Translator(lang)(text).strip() for lang in LANGUAGES for text in texts)


@every_plan
def test_its_steps_are_named_once_and_made_of_what_there_is(plan: FollowUpPlan) -> None:
    codes = [step.code for step in plan.steps]
    assert len({*codes}) == len(codes) > 0
    for at, step in enumerate(plan.steps):
        assert step.type in FOLLOW_UP_TYPES
        assert step.by_side in BY_SIDES
        assert step.calendar in CALENDARS
        assert step.owner in OWNER_ROLES
        assert step.closes_by in ("", *EVENTS)
        assert step.after in ("", *codes[:at])


@every_plan
def test_its_dates_are_found_from_what_it_is_applied_to(plan: FollowUpPlan) -> None:
    assert plan.about in SUBJECTS
    assert plan.direction in ("", *DIRECTIONS)
    assert {*plan.kinds} <= {*KINDS.get(plan.about, ())}
    for step in plan.steps:
        anchor = anchor_of(plan, step)
        if anchor in (Anchor.FIXED, Anchor.ITEM):
            assert (anchor is Anchor.FIXED) <= (step.condition is not None)
        else:
            assert anchor in ANCHOR_WORDS
            kind = ANCHORS[anchor].kind
            assert kind == plan.about or (plan.about, kind) in RELATED


@every_plan
def test_its_steps_yield_windows_in_the_order_of_their_distances(plan: FollowUpPlan) -> None:
    opens: dict[Anchor, list[dt.date]] = defaultdict(list)
    for step in plan.steps:
        window = promise(step, anchor_of(plan, step), 1, DAY).window
        assert window is not None
        if not (step.after or step.via):
            opens[anchor_of(plan, step)].append(window.opens.nominal)
    assert [days for days in opens.values() if days != sorted(days)] == []


def test_what_recurs_has_a_rule_that_may_be_typed() -> None:
    rules = [step.rrule for plan in plans() for step in plan.steps if step.rrule]
    assert rules
    assert [read_repeat(rule) for rule in rules] == rules


def test_steps_of_one_name_around_one_kind_of_record_are_the_same() -> None:
    found: dict[tuple[str, str], set[object]] = defaultdict(set)
    for plan in plans():
        for step in plan.steps:
            found[plan.about, step.code].add((str(step.text), step.least, step.most, step.unit))
    assert [key for key, steps in found.items() if len(steps) > 1] == []

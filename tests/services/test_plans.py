# SPDX-License-Identifier: MIT
"""Plans promise in every language, in windows that count from their anchor."""

from __future__ import annotations

import datetime as dt

from delegate_crm.kit.i18n import N_, plain
from delegate_crm.rules.approx import ApproxDate, Unit
from delegate_crm.rules.windows import Anchor
from delegate_crm.services.office import Office
from delegate_crm.services.plans import FollowUpPlan, Step, follow_ups, plans
from tests.factories import Make

VISITED = ApproxDate.exact(dt.date(2018, 7, 30))


PLAN = FollowUpPlan(
    title=plain("Exploratory visit"),
    kinds=("exploratory",),
    anchor=Anchor.VISIT_END,
    steps=(
        Step(N_("Thank"), "thank", 3, 3, Unit.DAY),
        Step(N_("Feedback"), "feedback", 6, 12, Unit.MONTH, "them"),
    ),
)


def test_each_step_is_promised_once() -> None:
    made = follow_ups(PLAN, 1, VISITED)
    assert [(each.type, each.by_side) for each in made] == [("thank", "us"), ("feedback", "them")]


def test_windows_count_from_the_date_of_the_anchor() -> None:
    window = follow_ups(PLAN, 1, VISITED)[1].window
    assert window is not None
    assert (str(window.opens.best), str(window.closes.best)) == ("2019-01-30", "2019-07-30")


def test_a_promise_is_said_in_every_language() -> None:
    assert set(follow_ups(PLAN, 1, VISITED)[0].text.words) == {"en", "ru", "zh"}


def test_promises_of_a_plan_are_stored_and_follow_the_visit(office: Office, make: Make) -> None:
    visit = make.visit(title="Xinxiang", start="30 July 2018")
    first = office.write(N_("Plan"), lambda work: work.add(follow_ups(PLAN, visit.id, VISITED)[0]))
    make.change(make.again(visit), start="31 July 2018")
    assert make.again(first).window.opens.best == dt.date(2018, 8, 3)


def test_every_plan_here_promises_something() -> None:
    assert [each.title for each in plans() if not follow_ups(each, 1, VISITED)] == []

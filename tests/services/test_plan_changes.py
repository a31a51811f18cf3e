# SPDX-License-Identifier: MIT
"""Plans as the office does them."""

from __future__ import annotations

import datetime as dt

from delegate_crm.entities.plan_change import PlanChange
from delegate_crm.kit.i18n import N_
from delegate_crm.rules.approx import Unit
from delegate_crm.schema.kinds import Reading
from delegate_crm.services.office import Office
from delegate_crm.services.plan_changes import (
    NEVER,
    OfficeStep,
    change_step,
    office_steps,
    reset_steps,
)
from tests.factories import Make
from tests.services.test_planning import applied, days, made

PLAN = "exploratory_visit"
READING = Reading("en", dt.date(2019, 3, 1), lambda _kinds, _text: 0)


def typed(office: Office, step: str, **values: str) -> None:
    office.write(N_("Step"), lambda work: change_step(work, PLAN, step, values, READING))


def steps(office: Office) -> dict[str, OfficeStep]:
    found = office.read(lambda reader: office_steps(reader, PLAN))
    return {each.step.code: each for each in found}


def test_a_plan_is_done_as_it_says_until_the_office_wants_it_otherwise(office: Office) -> None:
    assert not any(each.changed or each.left_out for each in steps(office).values())
    typed(office, "report", least="3", most="3", owner="head")
    report = steps(office)["report"]
    assert (report.step.least, report.step.unit, report.step.owner) == (3, Unit.WORKING_DAY, "head")
    assert [code for code, each in steps(office).items() if each.changed] == ["report"]


def test_what_is_applied_next_is_done_so(office: Office, make: Make) -> None:
    typed(office, "report", least="3", most="3")
    typed(office, "gifts", left_out="yes")
    visit = make.visit(title="Xinxiang", start="4 March 2019")
    applied(office, PLAN, visit)
    assert days(made(office, visit))["report"] == ("2019-03-07", "2019-03-07")
    assert "gifts" not in made(office, visit)


def test_a_step_need_not_close_by_itself(office: Office, make: Make) -> None:
    typed(office, "report", closes_by=NEVER)
    visit = make.visit(title="Xinxiang", start="4 March 2019")
    applied(office, PLAN, visit)
    make.change(visit, report_approved_on="5 March 2019")
    assert made(office, visit)["report"].status == "open"


def test_distances_the_wrong_way_round_are_put_in_order(office: Office) -> None:
    typed(office, "feedback", least="14")
    step = steps(office)["feedback"].step
    assert (step.least, step.most) == (12, 14)


def test_a_change_that_says_nothing_any_more_is_gone(office: Office) -> None:
    typed(office, "report", least="3")
    typed(office, "report", least="")
    typed(office, "thank", owner="")
    assert office.read(lambda reader: reader.ever(PlanChange)) == []


def test_steps_are_reset_one_by_one_or_all_and_undo_brings_changes_back(office: Office) -> None:
    typed(office, "report", owner="head")
    typed(office, "thank", owner="press")
    office.write(N_("Reset"), lambda work: reset_steps(work, PLAN, ["report"]))
    assert [code for code, each in steps(office).items() if each.changed] == ["thank"]
    office.write(N_("Reset"), lambda work: reset_steps(work, PLAN))
    assert not any(each.changed for each in steps(office).values())
    office.undo()
    assert steps(office)["thank"].step.owner == "press"

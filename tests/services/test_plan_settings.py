# SPDX-License-Identifier: MIT
"""Plans in the settings: read in words, changed by words, back to what they say."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.entities.plan_change import PlanChange
from delegate_crm.kit.errors import Invalid
from delegate_crm.schema.kinds import Reading
from delegate_crm.services.office import Office
from delegate_crm.services.plan_changes import NEVER, reset_steps
from delegate_crm.services.plan_settings import (
    StepLine,
    changing,
    plan_lines,
    resetting,
    set_distance,
    set_parts,
    step_lines,
)
from delegate_crm.services.plans import plans
from tests.factories import Make
from tests.services.test_planning import applied, days, made

PLAN = "exploratory_visit"
READING = Reading("en", dt.date(2019, 3, 1), lambda _kinds, _text: 0)


def line(office: Office, code: str, plan: str = PLAN) -> StepLine:
    lines = office.read(lambda reader: step_lines(reader, plan, "en"))
    return next(each for each in lines if each.code == code)


def at(office: Office, code: str, text: str) -> bool:
    label = changing(PLAN, code)
    return office.write(label, lambda work: set_distance(work, PLAN, code, text, READING))


def part(office: Office, code: str, key: str, value: str) -> None:
    label = changing(PLAN, code)
    office.write(label, lambda work: set_parts(work, PLAN, code, {key: value}, READING))


def changes(office: Office) -> list[PlanChange]:
    return office.read(lambda reader: reader.ever(PlanChange))


def test_each_step_is_told_as_the_plan_says(office: Office) -> None:
    report = line(office, "report")
    assert report.distance == "10 working days after the visit ends"
    assert (report.roll, report.owner, report.closes_by) == (
        "forward",
        "coordinator",
        "report_approved",
    )
    assert report.remark == "Visit coordinator · closes by itself: The report was approved"
    assert line(office, "feedback").distance == "6–12 months after the visit ends"
    assert line(office, "feedback").roll == ""
    assert line(office, "decision").distance == "10 working days after the other step ends"


def test_a_step_that_waits_for_something_says_so_and_has_no_distance(office: Office) -> None:
    waits = line(office, "question_list", "investor_visit")
    assert (waits.distance, waits.roll) == ("", "")
    assert waits.waits


def test_what_recurs_and_what_counts_from_another_step_say_so(office: Office) -> None:
    assert "counts from: Feedback on the prospects" in line(office, "decision").remark
    assert line(office, "status_to_head", "investor_visit").remark == "every 3 months · Head"


def test_plans_are_listed_by_title_with_what_is_changed(office: Office) -> None:
    at(office, "report", "3 working days")
    part(office, "gifts", "left_out", "yes")
    found = office.read(lambda reader: plan_lines(reader, "en"))
    assert [each.name for each in found if each.changed] == [PLAN]
    assert next(each.changed for each in found if each.name == PLAN) == 2
    assert [str(each.title) for each in found] == sorted(str(each.title) for each in found)
    assert len(found) == len(plans().names())


def test_a_typed_distance_counts_from_now_on(office: Office, make: Make) -> None:
    at(office, "report", "3 working days after the visit ends")
    visit = make.visit(title="Xinxiang", start="4 March 2019")
    applied(office, PLAN, visit)
    assert days(made(office, visit))["report"] == ("2019-03-07", "2019-03-07")
    assert line(office, "report").changed


@pytest.mark.parametrize("text", ["10 working days", "+10wd", " "])
def test_the_distance_of_the_plan_is_no_change(office: Office, text: str) -> None:
    at(office, "report", "-2w")
    assert line(office, "report").roll == "back"
    at(office, "report", text)
    assert changes(office) == []


def test_what_is_typed_again_is_no_news(office: Office) -> None:
    assert not at(office, "report", "+10wd")
    assert at(office, "report", "+3wd")
    assert not at(office, "report", "3 working days")


def test_a_refused_distance_changes_nothing(office: Office) -> None:
    with pytest.raises(Invalid):
        at(office, "report", "soon")
    assert changes(office) == []


@pytest.mark.parametrize(
    ("key", "other", "told", "own"),
    [
        ("roll", "back", "back", "forward"),
        ("owner", "head", "head", "coordinator"),
        ("closes_by", NEVER, NEVER, "report_approved"),
        ("left_out", "yes", True, ""),
    ],
)
def test_a_chosen_part_is_kept_until_the_plans_own_is_chosen(
    office: Office, key: str, other: str, told: object, own: str
) -> None:
    part(office, "report", key, other)
    assert line(office, "report").changed
    assert getattr(line(office, "report"), key) == told
    part(office, "report", key, own)
    assert changes(office) == []


def test_steps_go_back_to_the_plan_and_undo_brings_the_change_back(office: Office) -> None:
    at(office, "report", "3 working days")
    office.write(resetting(PLAN), lambda work: reset_steps(work, PLAN))
    assert not line(office, "report").changed
    office.undo()
    assert line(office, "report").distance == "3 working days after the visit ends"

# SPDX-License-Identifier: MIT
"""Plans applied to records: what they would make, what they make, and that they make it once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from delegate_crm.entities.followup import FollowUp
from delegate_crm.entities.plan_run import PlanRun
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.errors import Conflict, Missing
from delegate_crm.kit.i18n import N_
from delegate_crm.schema.entity import Entity
from delegate_crm.services.office import Office
from delegate_crm.services.planning import Preview, Standing, apply, made_of, preview
from delegate_crm.services.plans import plans
from delegate_crm.store.work import Work
from tests.factories import Make

At = Callable[..., None]
STEPS = [step.code for step in plans().get("exploratory_visit").steps]


def applied(
    office: Office, plan: str, subject: Entity, chosen: list[str] | None = None
) -> list[int]:
    """Apply a plan in one work."""
    return office.write(N_("Plan"), lambda work: apply(work, plan, subject.id, "en", chosen))


def shown(office: Office, plan: str, subject: Entity) -> Preview:
    return office.read(lambda reader: preview(reader, plan, subject.id, office.today, "en"))


def made(office: Office, subject: Entity) -> dict[str, FollowUp]:
    return office.read(lambda reader: dict(made_of(reader, subject.id)))


def days(items: dict[str, FollowUp]) -> dict[str, tuple[str, str]]:
    """The best days on which windows open and close."""
    found = {code: item.window for code, item in items.items()}
    return {
        code: (str(window.opens.best), str(window.closes.best))
        for code, window in found.items()
        if window
    }


@pytest.fixture
def visit(make: Make, at: At) -> Visit:
    at("2018-07-20")
    made: Visit = make.visit(title="Xinxiang", start="30 July 2018", kinds="exploratory")
    return made


def test_the_visit_from_xinxiang_gets_the_days_that_it_had(sample: Office, at: At) -> None:
    at("2018-08-01", sample)
    visit = Make(sample).find("visit", "V-2018-001")
    applied(sample, "exploratory_visit", visit, STEPS)
    found = days(made(sample, visit))
    assert found["thank"] == ("2018-08-02", "2018-08-02")
    assert found["report"] == ("2018-08-13", "2018-08-13")
    assert found["feedback"] == ("2019-01-30", "2019-07-30")
    assert found["decision"] == ("2019-08-13", "2019-08-13")


def test_what_was_typed_by_hand_is_seen_and_left(sample: Office, at: At) -> None:
    at("2018-08-01", sample)
    visit = Make(sample).find("visit", "V-2018-001")
    lines = shown(sample, "exploratory_visit", visit).lines
    alike = {each.step.code for each in lines if each.standing is Standing.ALIKE}
    assert alike == {"thank", "report", "feedback"}
    assert len(applied(sample, "exploratory_visit", visit)) == len(STEPS) - len(alike)
    feedback = Make(sample).find("follow_up", "feedback on prospects of cooperation")
    window = made(sample, visit)["decision"].window
    assert window
    assert window.anchor_id == feedback.id


def test_a_preview_stores_nothing(office: Office, visit: Visit) -> None:
    assert shown(office, "exploratory_visit", visit).fresh == STEPS
    assert made(office, visit) == {}


def test_all_is_one_step_of_undo(office: Office, visit: Visit) -> None:
    assert len(applied(office, "exploratory_visit", visit)) == len(STEPS)
    office.undo()
    assert made(office, visit) == {}
    assert office.read(lambda reader: reader.ever(PlanRun)) == []
    assert len(applied(office, "exploratory_visit", visit)) == len(STEPS)


def test_chosen_steps_alone_are_made_and_the_rest_is_topped_up(
    office: Office, visit: Visit
) -> None:
    applied(office, "exploratory_visit", visit, ["thank"])
    assert [*made(office, visit)] == ["thank"]
    applied(office, "exploratory_visit", visit)
    assert {*made(office, visit)} == {*STEPS}
    assert len(office.read(lambda reader: reader.where(PlanRun, subject=visit.id))) == 1


def test_two_plans_thank_once(office: Office, visit: Visit) -> None:
    applied(office, "exploratory_visit", visit)
    applied(office, "investor_visit", visit)
    thanks = office.read(lambda reader: reader.where(FollowUp, visit=visit.id, plan_step="thank"))
    assert len(thanks) == 1


def test_a_renewal_is_reviewed_once_whether_the_visit_or_the_agreement_asks(
    office: Office, make: Make
) -> None:
    visit = make.visit(title="Signing", start="10 June 2019", kinds="signing")
    agreement = make.agreement(title="C", arose_at=visit, expires_on="10 June 2024")
    applied(office, "signing_visit", visit)
    assert days(made(office, visit))["renewal_6m"] == ("2023-12-08", "2023-12-08")
    assert shown(office, "agreement_term", agreement).fresh == ["renewal_3m", "renewal_1m"]
    applied(office, "agreement_term", agreement)
    assert "renewal_6m" not in made(office, agreement)


def test_what_needs_the_partner_is_addressed_and_keeps_the_days_of_both(
    office: Office, make: Make
) -> None:
    place = make.place(names="Xinxiang", country="China")
    body = make.organisation(names="Customer", place=place)
    sample = make.sample(
        offering=make.offering(names="Laser"), recipient=body, sent_on="20 August 2019"
    )
    applied(office, "sample_test", sample)
    found = made(office, sample)
    assert found["interim"].to == body.id
    assert days(found)["interim"] == ("2019-10-08", "2019-10-08")  # the week of 1 October is off


def test_what_has_passed_is_not_made_unless_it_is_chosen(
    office: Office, visit: Visit, at: At
) -> None:
    at("2018-10-01")
    fresh = shown(office, "exploratory_visit", visit).fresh
    assert fresh == ["light_contact", "feedback", "decision"]
    applied(office, "exploratory_visit", visit, [*fresh, "thank"])
    assert {*made(office, visit)} == {*fresh, "thank"}


def test_what_is_settled_already_is_not_made(office: Office, visit: Visit, make: Make) -> None:
    make.change(visit, report_approved_on="1 August 2018")
    lines = shown(office, "exploratory_visit", visit).lines
    assert [x.step.code for x in lines if x.standing is Standing.HAPPENED] == ["report"]


def test_every_step_follows_the_visit_when_its_days_move(office: Office, make: Make) -> None:
    visit = make.visit(title="Signing", start="10 June 2019", end="12 June 2019", kinds="signing")
    applied(office, "signing_visit", visit)
    before = days(made(office, visit))
    make.change(make.again(visit), start="11 September 2019", end="13 September 2019")
    after = days(made(office, visit))
    assert before.keys() == after.keys()
    assert [code for code, day in before.items() if after[code] <= day] == []
    assert (before["text_agreed"][0], after["text_agreed"][0]) == ("2019-05-13", "2019-08-14")


def test_what_counts_from_another_step_moves_with_it(
    office: Office, visit: Visit, make: Make
) -> None:
    applied(office, "exploratory_visit", visit)
    make.change(make.again(visit), start="6 August 2018")
    assert days(made(office, visit))["decision"] == ("2019-08-20", "2019-08-20")


def test_steps_belong_to_those_who_have_the_role(office: Office, make: Make) -> None:
    boss = make.user(login="boss", role="head")
    clerk = make.user(login="clerk")
    visit = make.visit(title="Xinxiang", start="30 July 2030", coordinator=clerk)
    applied(office, "exploratory_visit", visit)
    found = made(office, visit)
    assert found["decision"].responsible == boss.id
    assert {found[each].responsible for each in ("thank", "interests")} == {clerk.id}


def test_steps_of_the_host_unit_the_lawyer_and_the_press_go_to_who_has_that_duty(
    office: Office, make: Make
) -> None:
    make.user(login="gone", duties="lawyer", active_until="1 January 2019")
    lawyer = make.user(login="lawyer", duties="lawyer; press")
    clerk = make.user(login="clerk")
    visit = make.visit(title="V", start="30 July 2030", kinds="signing", coordinator=clerk)
    applied(office, "signing_visit", visit)
    found = made(office, visit)
    assert {found[each].responsible for each in ("translations", "photos")} == {lawyer.id}
    assert found["obligations"].responsible == clerk.id


def test_without_a_coordinator_who_acts_answers_for_it(office: Office, visit: Visit) -> None:
    applied(office, "exploratory_visit", visit)
    users = {each.responsible for each in made(office, visit).values()}
    titles = office.read(lambda reader: reader.titles(users, "en"))
    assert [*titles.values()] == ["anna"]


def test_a_plan_for_something_else_is_refused(office: Office, visit: Visit) -> None:
    with pytest.raises(Conflict, match="another kind"):
        applied(office, "fair", visit)
    with pytest.raises(Missing):
        applied(office, "nowhere", visit)


def test_a_record_that_has_no_plans_is_refused(office: Office, make: Make) -> None:
    with pytest.raises(Conflict, match="cannot be applied"):
        applied(office, "fair", make.place(names="Troitsk"))


ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("apply"), st.sets(st.sampled_from(STEPS))),
        st.tuples(st.sampled_from(["finish", "remove"]), st.sampled_from(STEPS)),
    ),
    min_size=2,
    max_size=6,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_no_step_is_made_twice_whatever_was_done_to_it(
    office: Office, make: Make, acts: list[tuple[str, Any]]
) -> None:
    subject = make.visit(title="Again", start="30 July 2030")
    gone = set()
    for act, what in acts:
        item = made(office, subject).get(what) if act != "apply" else None
        if act == "apply":
            applied(office, "exploratory_visit", subject, [*what])
        elif item is not None and act == "finish":
            make.change(item, status="done", result="There")
            gone.add(what)
        elif item is not None:
            office.write(N_("Away"), partial(Work.archive, record=item))
            gone.add(what)
    applied(office, "exploratory_visit", subject)
    applied(office, "exploratory_visit", subject)
    ever = office.read(
        lambda reader: [
            each
            for run in reader.ever(PlanRun, subject=subject.id)
            for each in reader.ever(FollowUp, plan_run=run.id)
        ]
    )
    assert sorted(each.plan_step for each in ever) == sorted(STEPS)
    left = {each.plan_step for each in ever if each.archived_at or each.status == "done"}
    assert left == gone

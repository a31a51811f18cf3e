# SPDX-License-Identifier: MIT
"""Steps that wait for a date get their day once it is known."""

from __future__ import annotations

import datetime as dt

from delegate_crm.rules.approx import ApproxDate
from delegate_crm.services.office import Office
from tests.factories import Make
from tests.services.test_planning import applied, days, made


def test_steps_of_a_test_get_their_days_when_the_sample_is_sent(office: Office, make: Make) -> None:
    sample = make.sample(
        offering=make.offering(names="Laser"), recipient=make.organisation(names="C")
    )
    applied(office, "sample_test", sample)
    waiting = made(office, sample)
    assert {each.due_mode for each in waiting.values()} == {"condition"}
    assert waiting["results"].condition == "When it is known: Day on which the sample is sent"
    make.change(sample, sent_on="1 March 2019")
    found = made(office, sample)
    assert days(found)["results"] == ("2019-06-01", "2019-09-01")
    assert found["results"].condition == ""
    assert days(found)["discussed"] == ("2019-09-13", "2019-09-13")


def test_what_recurs_moves_with_its_anchor_until_it_began(office: Office, make: Make) -> None:
    visit = make.visit(title="Investor", start="4 March 2019", kinds="investor")
    applied(office, "investor_visit", visit)
    make.change(make.again(visit), start="11 March 2019")
    status = made(office, visit)["status_to_head"]
    assert (status.due_mode, status.due) == ("recurring", ApproxDate.exact(dt.date(2019, 6, 11)))


def test_an_agreement_entered_later_dates_what_counts_from_it(office: Office, make: Make) -> None:
    visit = make.visit(title="Signing", start="10 June 2019", kinds="signing")
    applied(office, "signing_visit", visit)
    assert made(office, visit)["renewal_6m"].window is None
    make.agreement(
        title="Cooperation", arose_at=visit, expires_on="10 June 2024", notice_period="6 months"
    )
    assert days(made(office, visit))["renewal_6m"] == ("2023-06-09", "2023-06-09")


def test_a_step_that_waits_for_something_else_keeps_its_condition(
    office: Office, make: Make
) -> None:
    visit = make.visit(title="Investor", start="4 March 2019", kinds="investor")
    applied(office, "investor_visit", visit)
    make.change(make.again(visit), start="11 March 2019")
    found = made(office, visit)
    assert (found["question_list"].due_mode, found["question_list"].window) == ("condition", None)
    assert found["nda"].condition == "If data are asked for"


def test_a_step_without_a_date_dates_what_counts_from_it_once_it_is_done(
    office: Office, make: Make
) -> None:
    visit = make.visit(title="Investor", start="4 March 2019", kinds="investor")
    applied(office, "investor_visit", visit)
    assert made(office, visit)["questions"].condition == "After: The investor's list of questions"
    came = made(office, visit)["question_list"]
    make.change(came, status="done", done_on="1 April 2019", result="12 questions")
    found = made(office, visit)
    assert days(found)["questions"] == ("2019-04-15", "2019-04-15")
    assert found["questions"].condition == ""


def test_an_invitation_that_names_no_day_is_answered_ten_working_days_after_it_came(
    office: Office, make: Make
) -> None:
    event = make.event(title="Fair", start="October 2019", kind="fair")
    applied(office, "fair", event)
    asked = make.invitation(occasion=event, direction="received", on="4 March 2019")
    assert days(made(office, event))["answer"] == ("2019-03-18", "2019-03-18")
    make.change(asked, reply_by="12 March 2019")
    assert days(made(office, event))["answer"] == ("2019-03-08", "2019-03-08")

# SPDX-License-Identifier: MIT
"""Steps of plans close by themselves when what they ask for is done elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from delegate_crm.entities.followup import FollowUp
from delegate_crm.entities.visit import Visit
from delegate_crm.services.office import Office
from tests.factories import Make
from tests.services.test_planning import applied, made

At = Callable[[str], None]


@pytest.fixture
def visit(office: Office, make: Make, at: At) -> Visit:
    """A visit with the plan that follows it."""
    at("2018-07-20")
    made: Visit = make.visit(title="Xinxiang", start="30 July 2018", kinds="exploratory")
    applied(office, "exploratory_visit", made)
    at("2018-08-06")
    return made


def closed(office: Office, subject: Visit) -> dict[str, str]:
    """The steps that are done, and the words of their results."""
    items = made(office, subject).items()
    return {code: item.result.best("en") for code, item in items if item.status == "done"}


def test_an_approved_report_closes_its_step(office: Office, make: Make, visit: Visit) -> None:
    make.change(make.again(visit), report_approved_on="3 August 2018")
    assert closed(office, visit) == {"report": "Closed by itself: The report was approved"}
    assert str(made(office, visit)["report"].done_on) == "2018-08-03"
    office.undo()
    assert closed(office, visit) == {}


def test_what_was_told_before_closes_nothing_again(
    office: Office, make: Make, visit: Visit
) -> None:
    make.change(make.again(visit), report_approved_on="3 August 2018")
    make.change(made(office, visit)["report"], status="open", done_on="", result="")
    make.change(make.again(visit), note="Another word")
    assert closed(office, visit) == {}


def test_a_letter_closes_the_thanks_unless_it_is_older_than_the_visit(
    office: Office, make: Make, visit: Visit
) -> None:
    make.document(title="Invitation", kind="letter", on="1 June 2018", about=visit)
    make.document(title="Theirs", kind="photo", about=visit)
    assert closed(office, visit) == {}
    make.document(title="Thanks", kind="letter", on="2 August 2018", about=visit)
    assert [*closed(office, visit)] == ["thank"]


def test_a_record_of_conversation_closes_the_debrief(
    office: Office, make: Make, visit: Visit
) -> None:
    make.interaction(summary="Talks", kind="record_of_conversation", about=visit)
    assert [*closed(office, visit)] == ["debrief"]


def test_an_answer_closes_only_what_it_is_about(office: Office, make: Make, visit: Visit) -> None:
    make.interaction(summary="They wrote", kind="letter", result="Yes", about=visit)
    assert closed(office, visit) == {}
    feedback: FollowUp = made(office, visit)["feedback"]
    make.interaction(summary="They wrote", kind="letter", result="Yes", about=feedback)
    assert [*closed(office, visit)] == ["feedback"]


def test_a_test_closes_its_steps_as_it_goes(office: Office, make: Make) -> None:
    offering, body = make.offering(names="Laser"), make.organisation(names="Customer")
    sample = make.sample(offering=offering, recipient=body)
    applied(office, "sample_test", sample)
    make.change(sample, sent_on="1 March 2019")
    make.change(make.again(sample), test_start="1 March 2019", result="passed")
    assert [*closed(office, sample)] == ["dispatch", "test_start", "interim", "results"]


def test_what_recurs_does_not_come_again_once_an_event_has_settled_it(
    office: Office, make: Make
) -> None:
    offering, body = make.offering(names="Laser"), make.organisation(names="Customer")
    sample = make.sample(offering=offering, recipient=body, sent_on="1 March 2019")
    applied(office, "sample_test", sample)
    make.change(made(office, sample)["interim"], status="done", result="It goes on")
    make.change(make.again(sample), result="passed")
    asked = office.read(lambda reader: reader.where(FollowUp, plan_step="interim"))
    assert [each.status for each in asked] == ["done", "done"]


def test_invitations_close_their_steps(office: Office, make: Make) -> None:
    event = make.event(title="Fair", start="October 2019")
    invitation = make.invitation(occasion=event, direction="received", reply_by="1 June 2019")
    applied(office, "fair", event)
    make.change(invitation, status="accepted")
    assert [*closed(office, event)] == ["answer"]
    trip = make.visit(title="Trip", direction="outgoing", start="October 2019")
    applied(office, "return_visit", trip)
    make.invitation(occasion=trip, direction="received", form="verbal", status="received")
    assert closed(office, trip) == {}
    make.invitation(occasion=trip, direction="received", form="letter", status="received")
    assert [*closed(office, trip)] == ["written_invitation"]


def test_an_agreement_closes_the_steps_of_the_visit_where_it_arose(
    office: Office, make: Make
) -> None:
    visit = make.visit(title="Signing", start="10 June 2019", kinds="signing")
    applied(office, "signing_visit", visit)
    stop = make.programme_item(visit=visit, title="Talks")
    agreement = make.agreement(title="Cooperation", arose_at=stop)
    make.change(agreement, status="text_agreed")
    assert [*closed(office, visit)] == ["text_agreed"]

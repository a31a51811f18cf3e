# SPDX-License-Identifier: MIT
"""A visit that is put off or given up takes the steps of its plans along, and brings them back."""

from __future__ import annotations

import pytest

from delegate_crm.entities.visit import Visit
from delegate_crm.kit.i18n import Translator
from delegate_crm.services.office import Office
from tests.factories import Make
from tests.services.test_planning import applied, days, made


@pytest.fixture
def visit(office: Office, make: Make) -> Visit:
    """A visit that is being assessed, with its preparation and what follows it."""
    clerk = make.user(login="clerk")
    visit = make.visit(
        title="V",
        kinds="exploratory",
        start="10 June 2019",
        end="10 June 2019",
        purpose="Look around",
        status="inquiry",
        coordinator=clerk,
    )
    applied(office, "visit_preparation", visit)
    applied(office, "exploratory_visit", visit)
    assessed: Visit = make.change(visit, status="assessing")
    return assessed


def test_steps_of_a_postponed_visit_wait_and_are_counted_anew_when_it_is_on_again(
    office: Office, make: Make, visit: Visit
) -> None:
    make.change(made(office, visit)["interpreter"], window="20 May 2019 to 21 May 2019")
    off = make.change(visit, status="postponed", status_reason="Elections there")
    (note,) = office.notes
    assert Translator("en")(note) == "19 steps of plans wait until the visit is on again"
    found = made(office, visit)
    assert [*days(found)] == ["interpreter"]
    assert {found[each].condition for each in ("programme", "decision")} == {"Elections there"}
    off = make.change(off, start="9 September 2019", end="9 September 2019")
    assert [*days(made(office, visit))] == ["interpreter"]
    make.change(off, status="assessing")
    found = made(office, visit)
    assert days(found)["reception_plan"] == ("2019-09-02", "2019-09-02")
    assert (found["feedback"].due_mode, found["feedback"].condition) == ("window", "")


def test_a_cancelled_visit_lets_its_steps_go_and_has_them_back_when_it_is_taken_up(
    office: Office, make: Make, visit: Visit
) -> None:
    make.change(made(office, visit)["screening"], status="done", result="Clear")
    typed = make.follow_up(text="Send the book", visit=visit, due="1 July 2019")
    gone = make.change(visit, status="declined", status_reason="No room")
    found = made(office, visit)
    assert {each.status for code, each in found.items() if code != "screening"} == {"cancelled"}
    assert (found["thank"].reason, found["screening"].status) == ("No room", "done")
    assert make.again(typed).status == "open"
    make.change(gone, status="inquiry")
    found = made(office, visit)
    assert (found["thank"].status, found["feedback"].status) == ("open", "waiting_partner")
    assert days(found)["thank"] == ("2019-06-13", "2019-06-13")


def test_steps_that_waited_when_their_visit_was_cancelled_are_counted_anew(
    office: Office, make: Make, visit: Visit
) -> None:
    put_off = make.change(visit, status="postponed", status_reason="Elections there")
    gone = make.change(put_off, status="cancelled", status_reason="No room")
    assert days(made(office, visit)) == {}
    make.change(gone, status="inquiry", status_reason="")
    found = made(office, visit)
    assert (days(found)["thank"], found["thank"].condition) == (("2019-06-13", "2019-06-13"), "")


def test_what_follows_a_visit_that_had_begun_stays_when_it_is_broken_off(
    office: Office, make: Make
) -> None:
    visit = make.visit(
        title="V", start="1 March 2019", retrospective="yes", status="in_progress", kinds="courtesy"
    )
    applied(office, "visit_preparation", visit, ["registration_of_stay"])
    applied(office, "courtesy_call", visit)
    make.change(make.again(visit), status="cancelled", status_reason="Illness")
    found = made(office, visit)
    assert (found["registration_of_stay"].status, found["thank"].status) == ("cancelled", "open")

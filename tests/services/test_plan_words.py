# SPDX-License-Identifier: MIT
"""What the form that applies a plan says of its steps."""

from __future__ import annotations

from delegate_crm.schema.entity import Entity
from delegate_crm.services.office import Office
from delegate_crm.services.plan_words import Proposal, StepWords, offer, proposal
from tests.factories import Make
from tests.services.test_planning import applied


def proposed(office: Office, record: Entity, plan: str = "") -> Proposal:
    found = office.read(lambda reader: proposal(reader, record.id, office.today, "en", plan))
    assert found is not None
    return found


def steps(office: Office, record: Entity, plan: str = "") -> dict[str, StepWords]:
    return {each.code: each for each in proposed(office, record, plan).steps}


def test_each_step_says_when_and_whose_it_is(office: Office, make: Make) -> None:
    visit = make.visit(title="V", start="1 March 2019", kinds="exploratory")
    found = steps(office, visit, "exploratory_visit")
    assert found["thank"].remark == "6 March 2019 · Visit coordinator"
    assert found["feedback"].remark == "1 September 2019 – 1 March 2020 · Visit coordinator"


def test_what_is_there_or_has_passed_is_said_and_not_ticked(office: Office, make: Make) -> None:
    visit = make.visit(title="V", start="20 February 2019", kinds="exploratory")
    applied(office, "exploratory_visit", visit, ["report"])
    found = steps(office, visit, "exploratory_visit")
    assert (found["report"].ticked, found["report"].open) == (False, False)
    assert (found["thank"].ticked, found["thank"].open) == (False, True)
    assert "Added before" in found["report"].remark
    assert "Its day has passed" in found["thank"].remark


def test_what_waits_for_a_date_says_so(office: Office, make: Make) -> None:
    event = make.event(title="Fair", start="October 2019")
    assert steps(office, event)["answer"].remark.startswith("When it is known: Reply by")


def test_a_record_without_plans_is_offered_none(office: Office, make: Make) -> None:
    place = make.place(names="Troitsk")
    assert office.read(lambda reader: proposal(reader, place.id, office.today, "en")) is None
    assert office.read(lambda reader: offer(reader, place.id, office.today)) is None
    fair = make.event(title="Fair")
    assert str(office.read(lambda reader: offer(reader, fair.id, office.today))) == (
        "Before and after a fair"
    )

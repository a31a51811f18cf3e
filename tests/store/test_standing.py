# SPDX-License-Identifier: MIT
"""What has a next step, and of what one is expected."""

from __future__ import annotations

import pytest

from delegate_crm.schema.entity import Entity
from delegate_crm.schema.listing import Listing
from delegate_crm.services.office import Office
from delegate_crm.store.lists import STEPLESS, without_step
from tests.factories import Make

RESULT = {"status": "done", "result": "Yes"}


def stepless(office: Office, code: str) -> list[int]:
    asked = Listing(code, conditions=(STEPLESS,))
    return office.read(lambda reader: reader.ids(asked))


def visit(make: Make, **typed: object) -> Entity:
    made: Entity = make.visit(title="X", start="3 May 2018", retrospective="yes", **typed)
    return made


@pytest.mark.parametrize(
    ("status", "count"),
    [("planning", 0), ("held", 1), ("reported", 1), ("follow_up", 1), ("closed", 0)],
)
def test_a_step_is_expected_of_a_visit_that_took_place(
    office: Office, make: Make, status: str, count: int
) -> None:
    visit(make, status=status)
    assert len(stepless(office, "visit")) == count


def test_an_open_follow_up_or_a_return_visit_is_a_step(office: Office, make: Make) -> None:
    one, two, three = (visit(make, status="held") for _ in range(3))
    make.follow_up(text="feedback", visit=one)
    make.follow_up(text="thanks", visit=three, **RESULT)
    make.visit(title="Back", status="inquiry", return_of=two)
    assert stepless(office, "visit") == [three.id]


def test_an_interest_is_followed_up_itself_or_by_its_sample(office: Office, make: Make) -> None:
    body = make.organisation(names="City")
    topics = ("lasers", "plates", "cells", "optics")
    one, two, three, four = (make.interest(topic=each, by=body) for each in topics)
    make.follow_up(text="answer", about=one)
    tried = make.sample(offering=make.offering(names="Lasers"), interest=two, recipient=body)
    make.follow_up(text="results", about=tried)
    make.change(three, stage="lost", lost_reason="Too dear")
    assert stepless(office, "interest") == [four.id]


def test_a_planned_visit_is_a_step_for_all_who_take_part(office: Office, make: Make) -> None:
    body, host, idle = (make.organisation(names=name) for name in ("City", "Host", "Idle"))
    person, interest = make.person(names="Zhang Guowei"), make.interest(topic="lasers", by=body)
    coming = make.visit(title="Coming", status="inquiry", hosts=host)
    group = make.delegation(visit=coming, sending_organisations=body)
    make.delegate(delegation=group, person=person)
    assert stepless(office, "organisation") == [idle.id]
    assert stepless(office, "person") == stepless(office, "interest") == []
    make.change(coming, status="declined", status_reason="No money")
    assert stepless(office, "interest") == [interest.id]
    assert stepless(office, "person") == [person.id]


def test_who_sent_the_guests_of_a_followed_visit_has_a_step(office: Office, make: Make) -> None:
    body, held = make.organisation(names="City"), visit(make, status="held")
    make.delegation(visit=held, sending_organisations=body)
    assert stepless(office, "organisation") == [body.id]
    make.follow_up(text="feedback", visit=held)
    assert stepless(office, "organisation") == []


def test_no_step_is_expected_of_our_own_bodies_nor_of_what_ended(
    office: Office, make: Make
) -> None:
    make.organisation(names="Ours", is_ours="yes")
    make.organisation(names="Ended", relation="ended")
    make.person(names="Li Ming", status="retired")
    assert stepless(office, "organisation") == stepless(office, "person") == []


def test_rows_are_told_apart_by_the_same_rule(office: Office, make: Make) -> None:
    one, two = (visit(make, status="held").id for _ in range(2))
    make.follow_up(text="feedback", visit=str(one))
    assert office.read(lambda reader: without_step(reader, "visit", [one, two])) == {two}

# SPDX-License-Identifier: MIT
"""The plan that is proposed fits the record, and is offered until it was applied."""

from __future__ import annotations

import pytest

from delegate_crm.schema.entity import Entity
from delegate_crm.services.office import Office
from delegate_crm.services.proposed_plans import offered, suitable
from tests.factories import Make
from tests.services.test_planning import applied


def offer(office: Office, record: Entity) -> str:
    return office.read(lambda reader: offered(reader, record, office.today))


@pytest.mark.parametrize(
    ("kinds", "direction", "plan"),
    [
        ("exploratory", "incoming", "exploratory_visit"),
        ("courtesy", "incoming", "courtesy_call"),
        ("exploratory; investor", "incoming", "investor_visit"),
        ("signing", "outgoing", "signing_visit"),
        ("return", "outgoing", "return_visit"),
        ("official", "incoming", "exploratory_visit"),
        ("return", "incoming", "exploratory_visit"),
        ("", "incoming", "exploratory_visit"),
    ],
)
def test_a_visit_that_was_held_is_offered_what_follows(
    office: Office, make: Make, kinds: str, direction: str, plan: str
) -> None:
    visit = make.visit(title="V", start="4 February 2019", kinds=kinds, direction=direction)
    assert offer(office, visit) == plan


def test_a_visit_to_come_is_prepared_first_and_each_plan_is_offered_once(
    office: Office, make: Make
) -> None:
    visit = make.visit(title="V", start="4 September 2019", kinds="exploratory")
    assert offer(office, visit) == "visit_preparation"
    applied(office, "visit_preparation", visit)
    assert offer(office, visit) == "exploratory_visit"
    applied(office, "exploratory_visit", visit)
    assert offer(office, visit) == ""


def test_a_visit_that_is_given_up_is_offered_nothing(office: Office, make: Make) -> None:
    visit = make.visit(title="V", start="4 September 2019", kinds="exploratory")
    declined = make.change(visit, status="declined", status_reason="No room")
    assert offer(office, declined) == ""


def test_other_records_are_offered_their_own(office: Office, make: Make) -> None:
    assert offer(office, make.event(title="F", kind="fair")) == "fair"
    assert offer(office, make.event(title="A", kind="anniversary")) == ""
    assert offer(office, make.agreement(title="A")) == "agreement_term"


def test_all_plans_of_the_kind_can_be_chosen_the_fitting_ones_first(
    office: Office, make: Make
) -> None:
    visit = make.visit(title="V", start="4 February 2019", kinds="courtesy")
    names = suitable(visit, office.today)
    assert (names[0], len(names), "fair" in names) == ("courtesy_call", 7, False)

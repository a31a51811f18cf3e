# SPDX-License-Identifier: MIT
"""A real contact restarts the clock of what the partner promised without a date."""

from __future__ import annotations

from typing import Any

import pytest

from delegate_crm.services.office import Office
from tests.factories import Make


@pytest.fixture
def partner(make: Make) -> Any:  # noqa: ANN401 - a record
    return make.organisation(names="Xinxiang")


def promised(make: Make, partner: object, **typed: str) -> Any:  # noqa: ANN401 - a record
    """What they promised without a date; it is looked at again on 1 May 2019."""
    known = {"text": "test results", "by_side": "them", "review_on": "1 May 2019"}
    return make.follow_up(by=partner, **(known | typed))


def contact(make: Make, partner: object, **typed: str) -> None:
    known = {"kind": "call", "at": "20 February 2019", "summary": "talk"}
    make.interaction(participants=[partner], **(known | typed))


def review(make: Make, item: object) -> str:
    return str(make.again(item).review_on)  # type: ignore[arg-type]  # a follow-up


@pytest.mark.parametrize("kind", ["meeting", "call", "letter", "e_mail"])
def test_a_contact_moves_the_review_three_months_on(make: Make, partner: object, kind: str) -> None:
    item = promised(make, partner)
    waits = promised(make, partner, condition="before the fair", due_mode="condition")
    contact(make, partner, kind=kind)
    assert {review(make, item), review(make, waits)} == {"2019-05-20"}


@pytest.mark.parametrize(
    "typed",
    [{"kind": "note"}, {"at": "20 January 2019"}, {"at": "20 March 2019"}, {"at": ""}],
)
def test_a_note_an_old_contact_and_one_to_come_move_nothing(
    make: Make, partner: object, typed: dict[str, str]
) -> None:
    item = promised(make, partner)
    contact(make, partner, **typed)
    assert review(make, item) == "2019-05-01"


@pytest.mark.parametrize(
    "typed", [{"by_side": "us"}, {"due": "1 June 2019"}, {"status": "cancelled"}]
)
def test_what_we_owe_has_a_date_or_is_over_stays(
    make: Make, partner: object, typed: dict[str, str]
) -> None:
    item = promised(make, partner, **typed)
    contact(make, partner)
    assert review(make, item) == "2019-05-01"


def test_who_holds_a_post_speaks_for_the_organisation(make: Make, partner: Any) -> None:  # noqa: ANN401 - a record
    item = promised(make, partner)
    person = make.person(names="Zhang Guowei")
    make.affiliation(person=person, organisation=partner)
    contact(make, person)
    assert review(make, item) == "2019-05-20"


def test_it_is_undone_with_the_contact(make: Make, office: Office, partner: object) -> None:
    item = promised(make, partner)
    contact(make, partner)
    office.undo()
    assert review(make, item) == "2019-05-01"


def test_other_words_of_a_contact_are_no_new_one(make: Make, partner: object) -> None:
    item = promised(make, partner)
    contact(make, partner)
    make.change(make.again(item), review_on="1 April 2019")
    make.change(make.find("interaction", "talk"), summary="a long talk")
    assert review(make, item) == "2019-04-01"

# SPDX-License-Identifier: MIT
"""Partners of whom nothing was heard for months, or since a day; how that is typed and said."""

from __future__ import annotations

import pytest

from delegate_crm.kit.errors import Invalid
from delegate_crm.services.lists import Ask
from delegate_crm.services.narrowing import chip_words, offers, spoken
from delegate_crm.services.office import Office
from delegate_crm.services.partner_list import PartnerList
from delegate_crm.services.settings import change
from tests.factories import Make
from tests.services.listing import Listed

PARTNERS = PartnerList()


@pytest.fixture
def partners(office: Office, make: Make) -> Listed:
    """On 1 March 2019: partners met in June, written to in January, who answered last week."""
    names = ("Met", "Written", "Answered", "Never", "Ended")
    met, written, answered, _never, ended = (make.organisation(names=name) for name in names)
    visit = make.visit(title="X", start="3 June 2018", status="held", retrospective="yes")
    make.delegation(visit=visit, sending_organisations=[met, ended])
    make.change(ended, relation="ended")
    for body, day in ((written, "8 January 2019"), (answered, "1 May 2017")):
        make.interaction(kind="e_mail", at=day, summary="Hello", participants=body)
    promise = {"by_side": "them", "by": answered, "status": "done", "result": "Yes"}
    make.follow_up(text="answer", done_on="22 February 2019", **promise)
    return Listed(office, PARTNERS)


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("silent=", ["Met"]),
        ("silent=1", ["Met", "Written"]),
        ("silent=9", []),
        ('silent="July 2018"', ["Met"]),
        ("silent=2018", []),
        ("silent!=1", ["Answered"]),
        ("silent=1 written", ["Written"]),
    ],
)
def test_silent_is_who_was_last_heard_of_before(
    partners: Listed, words: str, titles: list[str]
) -> None:
    assert partners.titles(words) == titles


def test_the_office_says_after_how_many_months_one_is_silent(
    office: Office, partners: Listed
) -> None:
    change(office, "silent_after", "1", "en")
    assert partners.titles("silent=") == ["Met", "Written"]


def test_a_day_that_cannot_be_read_is_refused(partners: Listed) -> None:
    with pytest.raises(Invalid) as refused:
        partners.titles("silent=nonsense")
    assert refused.value.problems[0].field == "silent"


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("silent=", "Silent for 6 months"),
        ("silent=1", "Silent for 1 month"),
        ("silent!=12", "Heard of within 12 months"),
        ("silent=2018", "Silent since 2018"),
        ("silent!=2018", "Heard of since 2018"),
        ("silent=nonsense", "nonsense"),
    ],
)
def test_a_chip_says_since_when(office: Office, condition: str, words: str) -> None:
    ask = Ask("en", office.today)
    assert office.read(lambda reader: chip_words(reader, PARTNERS, condition, ask)) == words


@pytest.mark.parametrize(
    ("typed", "condition"),
    [("", "silent=6"), ("9", "silent=9"), ("May 2018", 'silent="May 2018"')],
)
def test_months_are_offered_and_what_is_typed(office: Office, typed: str, condition: str) -> None:
    ask = Ask("en", office.today)
    found = office.read(lambda reader: offers(reader, PARTNERS, "silent", typed, ask))
    assert condition in [each.condition for each in found]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("no next step", "next="),
        ("China No next step", "China next="),
        ("silent for 9 months", "silent=9"),
        ("silent since June 2018", 'silent="June 2018"'),
        ("silent for", "silent="),
        ("silent film", "silent film"),
    ],
)
def test_a_filter_may_be_said_in_words(text: str, condition: str) -> None:
    assert spoken(PARTNERS, text) == condition

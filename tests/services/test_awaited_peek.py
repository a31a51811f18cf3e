# SPDX-License-Identifier: MIT
"""What one looks up of a follow-up: what and in which words, whom to ask, what was last."""

from __future__ import annotations

import pytest

from delegate_crm.services.awaited_peek import Awaited, awaited_peek
from delegate_crm.services.office import Office
from tests.factories import Make


def look(office: Office, number: int, lang: str = "en") -> Awaited:
    found = office.read(lambda reader: awaited_peek(reader, number, lang, office.today))
    assert found is not None
    return found


def test_it_tells_what_in_which_words_and_the_first_guest_in_both_scripts(sample: Office) -> None:
    item = Make(sample).find("follow_up", "feedback on prospects of cooperation")
    found = look(sample, item.id)
    assert (found.what.label, found.whom.label) == ("What we wait for", "Whom to ask")
    assert found.whom.words == "Zhang Guowei  张国伟"
    assert "CPC Xinxiang Municipal Committee" in found.whom.remark
    assert found.last.remark.startswith("Visit: ")


def test_the_words_are_those_in_which_it_was_said_else_the_line_of_the_source(make: Make) -> None:
    said = make.follow_up(text="samples", said_as="We may\nbuy some", source_line="A line")
    line = make.follow_up(text="samples", source_line="A line")
    assert look(make.office, said.id).what.remark == "We may buy some"
    assert look(make.office, line.id).what.remark == "A line"


def test_who_holds_a_post_is_asked_where_no_guest_is_known(make: Make) -> None:
    body, person = make.organisation(names="Institute"), make.person(names="Anil Rao")
    item = make.follow_up(text="answer", by_side="them", by=body)
    assert look(make.office, item.id).whom.words == "Institute"
    make.affiliation(person=person, organisation=body, title="Director")
    whom = look(make.office, item.id).whom
    assert (whom.words, whom.remark) == ("Anil Rao", "Director · Institute")


def test_what_we_owe_to_nobody_says_so(make: Make) -> None:
    found = look(make.office, make.follow_up(text="a book", by_side="us").id)
    assert found.what.label == "What we owe"
    assert (found.whom.label, found.whom.words) == ("For whom", "Nobody is named")
    assert found.last.words == "None yet"


def test_the_last_contact_is_the_latest_in_which_somebody_was_met_or_written_to(make: Make) -> None:
    body = make.organisation(names="Institute")
    item = make.follow_up(text="answer", by_side="them", by=body)
    calls = {"A first call": "3 January 2019", "Good wishes": "20 February 2019", "x": "1 May 2019"}
    for summary, at in calls.items():
        make.interaction(kind="letter", summary=summary, at=at, participants=[body])
    make.press_item(title="On the institute", published_on="25 February 2019", about=[body])
    last = look(make.office, item.id).last
    assert (last.words, last.remark) == ("20 Feb 2019", "Letter: Good wishes")


@pytest.mark.parametrize(
    ("typed", "words", "moment"),
    [
        ({}, "8 Apr 2019", "half-way"),
        ({"snoozed_until": "15 March 2019"}, "15 Mar 2019", "no longer snoozed"),
        ({"due": "1 February 2019"}, "None any more", ""),
    ],
)
def test_the_next_reminder_is_the_next_one_that_is_told(
    make: Make, typed: dict[str, str], words: str, moment: str
) -> None:
    when = {} if "due" in typed else {"window": "1 February 2019 to 14 June 2019"}
    found = look(make.office, make.follow_up(text="answer", **when, **typed).id)
    assert (found.next.label, found.next.words, found.next.remark) == (
        "Next reminder",
        words,
        moment,
    )


def test_what_is_over_tells_what_came_of_it(make: Make) -> None:
    done = make.follow_up(text="x", status="done", result="They agree", done_on="1 February 2019")
    found = look(make.office, done.id)
    assert not found.open_to_reply
    assert (found.next.words, found.next.remark) == ("They agree", "1 February 2019")


def test_who_is_gone_or_no_follow_up_tells_nothing(make: Make) -> None:
    person = make.person(names="Anil Rao")
    assert make.office.read(lambda r: awaited_peek(r, person.id, "en", make.office.today)) is None

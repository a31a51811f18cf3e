# SPDX-License-Identifier: MIT
"""The list of follow-ups: groups by state, sides, orders, and what a row says."""

from __future__ import annotations

import pytest

from delegate_crm.entities.followup import FollowUp
from delegate_crm.rules.windows import WindowState
from delegate_crm.services.followup_list import FollowUpList
from delegate_crm.services.followups import state_of
from delegate_crm.services.office import Office
from tests.factories import Make
from tests.services.listing import Listed

DUE = {
    "late": "1 February 2019",
    "pressing": "10 March 2019",
    "soon": "20 March 2019",
    "waiting": "1 December 2019",
}


@pytest.fixture
def promises(office: Office, make: Make) -> Listed:
    for text, due in DUE.items():
        make.follow_up(text=text, by_side="them", due_mode="date", due=due)
    make.follow_up(
        text="running", by_side="us", due_mode="window", window="January to December 2019"
    )
    make.follow_up(text="undated", by_side="both")
    make.follow_up(text="over", by_side="us", status="done", result="yes", done_on="1 May 2018")
    return Listed(office, FollowUpList())


def test_the_most_pressing_come_first_under_their_state(promises: Listed) -> None:
    assert promises.groups() == [
        ("Overdue", 1),
        ("Closing", 1),
        ("Open", 1),
        ("Opens soon", 1),
        ("Waiting", 2),
        ("Done", 1),
    ]
    assert promises.titles()[:4] == ["Late", "Pressing", "Running", "Soon"]


def test_a_group_holds_those_whose_state_is_reckoned_so(promises: Listed, office: Office) -> None:
    groups, ids = promises.found().groups, list(promises.found().ids)
    for group in groups[:-1]:
        chosen = ids[group.start : group.start + group.count]
        items = office.read(lambda reader, ids=chosen: reader.many(FollowUp, ids))  # type: ignore[misc]  # bound now
        states = {str(state_of(each, office.today)) for each in items}
        assert states <= {"overdue", "closing", "open", "soon", "waiting"}
        assert len(states) == 1


@pytest.mark.parametrize(("part", "count"), [("", 7), ("them", 5), ("us", 3)])
def test_a_side_has_its_own_promises_and_those_of_both(
    promises: Listed, part: str, count: int
) -> None:
    assert len(promises.rows(part=part)) == count


def test_what_was_let_go_stays_in_sight_as_long_as_what_was_answered(
    promises: Listed, make: Make
) -> None:
    make.follow_up(text="gone", status="cancelled")
    assert "Gone" in promises.titles(words="recent=")
    assert "Over" not in promises.titles(words="recent=")


def test_within_a_group_another_order_holds(promises: Listed) -> None:
    assert promises.titles(sort="-title")[4:6] == ["Waiting", "Undated"]
    assert promises.titles(sort="title")[4:6] == ["Undated", "Waiting"]


def test_at_first_those_that_are_not_over_are_enough(promises: Listed, office: Office) -> None:
    source = FollowUpList()
    found = office.read(lambda reader: source.find(reader, promises.ask(first=1)))
    assert [group.label for group in found.groups][-1] == "Waiting"
    assert not found.whole


def test_a_row_says_what_who_how_and_until_when(office: Office, make: Make) -> None:
    place = make.place(names="Pune", kind="city", country="India")
    body = make.organisation(names="Institute", place=place)
    make.follow_up(text="answer", by_side="them", by=body, due_mode="date", due="1 February 2019")
    promises = Listed(office, FollowUpList())
    row = promises.rows()[0]
    assert promises.cell(row, "title").said == "Answer, Institute · India"
    assert promises.cell(row, "state").state is WindowState.OVERDUE
    assert promises.cell(row, "window").text == "Was due 28 days ago"
    assert promises.cell(row, "by_side").condition == "by_side=them"


def test_the_sentence_tells_the_sides_apart_and_counts_what_presses(promises: Listed) -> None:
    assert promises.sentence() == "We wait for 5, we owe 2; 2 are closing or late"


@pytest.mark.parametrize(
    ("side", "said"),
    [
        ("us", "We owe 1, we wait for nothing"),
        ("them", "We wait for 1, we owe nothing"),
        ("both", "We wait for 1, we owe 1"),
    ],
)
def test_a_side_without_promises_is_told_in_words(
    office: Office, make: Make, side: str, said: str
) -> None:
    make.follow_up(text="answer", by_side=side)
    assert Listed(office, FollowUpList()).sentence() == said


def test_where_all_is_answered_the_sentence_counts_all(office: Office, make: Make) -> None:
    make.follow_up(text="over", by_side="us", status="done", result="yes")
    assert Listed(office, FollowUpList()).sentence() == "1 follow-up"

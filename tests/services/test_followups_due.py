# SPDX-License-Identifier: MIT
"""What needs somebody on a day: states day by day, the list of what is due, and the other side."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable

import pytest

from delegate_crm.rules.windows import WindowState
from delegate_crm.services.followups import Due, due, state_of
from delegate_crm.services.office import Office, Reader
from delegate_crm.store.followup_list import PRESSING, state_counts
from tests.factories import Make

FEEDBACK = "feedback on prospects of cooperation"
TESTS = "test results of the laser samples"
REPORT = "visit report"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def titled(
    office: Office, today: str, within: int = 21, side: str = "", limit: int | None = None
) -> list[tuple[str, Due]]:
    """What needs somebody, each with its title."""

    def read(reader: Reader) -> list[tuple[str, Due]]:
        found = due(reader, day(today), within, side, limit)
        names = reader.titles([each.item.id for each in found], "en")
        return [(names[each.item.id], each) for each in found]

    return office.read(read)


def titles(office: Office, today: str, within: int = 21, side: str = "") -> list[str]:
    return [title for title, _ in titled(office, today, within, side)]


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2018-08-05", "waiting"),
        ("2019-01-01", "waiting"),
        ("2019-01-02", "soon"),
        ("2019-01-22", "soon"),
        ("2019-01-23", "open"),
        ("2019-03-01", "open"),
        ("2019-07-16", "open"),
        ("2019-07-17", "closing"),
        ("2019-07-31", "closing"),
        ("2019-08-01", "overdue"),
        ("2030-01-01", "overdue"),
    ],
)
def test_window_passes_through_its_states(sample: Office, today: str, state: str) -> None:
    promise = Make(sample).find("follow_up", FEEDBACK)
    assert state_of(promise, day(today)) == state


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2018-07-22", "waiting"),
        ("2018-07-23", "soon"),
        ("2018-07-29", "soon"),
        ("2018-07-30", "closing"),
        ("2018-08-13", "closing"),
        ("2018-08-14", "overdue"),
    ],
)
def test_date_opens_and_closes_on_one_day(sample: Office, today: str, state: str) -> None:
    promise = Make(sample).find("follow_up", REPORT)
    assert state_of(promise, day(today)) == state


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2018-10-08", "waiting"),
        ("2018-10-09", "soon"),
        ("2018-10-29", "soon"),
        ("2018-10-30", "open"),
        ("2030-01-01", "open"),
    ],
)
@pytest.mark.parametrize("title", [TESTS, "delegation reports to investors"])
def test_what_has_no_date_is_never_overdue(
    sample: Office, title: str, today: str, state: str
) -> None:
    assert state_of(Make(sample).find("follow_up", title), day(today)) == state


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("done", WindowState.ANSWERED),
        ("not_fulfilled", WindowState.LET_GO),
        ("cancelled", WindowState.LET_GO),
        ("superseded", WindowState.LET_GO),
    ],
)
def test_ended_promise_has_a_state_that_no_day_changes(
    make: Make, status: str, state: WindowState
) -> None:
    promise = make.follow_up(text="x", due="1 May 2018", status=status, result="r", reason="r")
    assert {state_of(promise, day(each)) for each in ("2018-01-01", "2020-01-01")} == {state}


def test_recurring_promise_is_due_at_its_next_occurrence(make: Make) -> None:
    promise = make.follow_up(
        text="x", due_mode="recurring", rrule="FREQ=MONTHLY", due="1 April 2019"
    )
    assert state_of(promise, day("2019-04-01")) is WindowState.CLOSING
    assert state_of(promise, day("2019-04-02")) is WindowState.OVERDUE


def test_most_urgent_comes_first(sample: Office) -> None:
    late = [
        "thank-you letter",
        "confirm that the Beijing office opened and add its address and staff",
        "ask for a written invitation and the exact dates of the October fair, then answer",
        REPORT,
    ]
    ours = ["answer the return-visit invitation", "first draft of the official document"]
    theirs = ["delegation reports to investors", TESTS, "test results of the diamond plates"]
    assert titles(sample, "2019-03-01") == [*late, *ours, FEEDBACK, *theirs]


LEAP_YEARS = [day("2019-03-01") + dt.timedelta(days=number) for number in range(731)]
OF_ALL_SORTS = (
    {"due": "29 February 2020"},
    {"due": "about 31 December 2019", "by_side": "them"},
    {"window": "31 August 2019 to 29 February 2020", "by_side": "them"},
    {"window": "28 February 2020 to 1 March 2020", "by_side": "both"},
    {"window": "1 June 2019 to 11 July 2019"},
    {"due_mode": "recurring", "rrule": "FREQ=MONTHLY", "due": "31 January 2020"},
    {"due_mode": "condition", "condition": "once funded", "review_on": "1 March 2020"},
)


def test_every_day_of_two_years_the_list_and_the_counts_say_what_the_states_say(
    office: Office, make: Make
) -> None:
    items = [make.follow_up(text="x", **when) for when in OF_ALL_SORTS]
    ahead = (WindowState.WAITING, WindowState.ANSWERED)
    with office.file.reading() as reader:
        for today in LEAP_YEARS:
            states = {item.id: state_of(item, today) for item in items}
            found = [(each.item.id, each.state) for each in due(reader, today)]
            wanted = [(x, state) for x, state in states.items() if state not in ahead]
            assert sorted(found) == wanted, today
            urgency = [PRESSING.index(state) for _, state in found]
            assert urgency == sorted(urgency), today
            assert state_counts(reader, today) == Counter(states.values()), today


@pytest.mark.parametrize(("within", "there"), [(21, False), (23, False), (24, True), (60, True)])
def test_list_looks_ahead_as_far_as_it_is_told(
    sample: Office,
    within: int,
    there: bool,  # noqa: FBT001 - a row of the table
) -> None:
    assert (FEEDBACK in titles(sample, "2018-12-30", within)) is there


def test_no_promise_of_ours_is_told_that_opens_later_than_that(office: Office, make: Make) -> None:
    make.follow_up(text="Ours", window="10 March 2019 to 12 March 2019")
    assert [titles(office, "2019-03-01", within) for within in (0, 8, 9)] == [[], [], ["Ours"]]


def test_both_sides_answer_to_either_filter(sample: Office) -> None:
    draft = "first draft of the official document"
    ours, theirs = (titles(sample, "2019-03-01", side=side) for side in ("us", "them"))
    assert set(ours) & set(theirs) == {draft}
    assert (FEEDBACK in theirs, REPORT in ours) == (True, True)


def test_limit_keeps_the_most_urgent(sample: Office) -> None:
    found = titled(sample, "2019-03-01", limit=2)
    assert [title for title, _ in found] == titles(sample, "2019-03-01")[:2]


@pytest.mark.parametrize(
    ("title", "today", "days"),
    [
        (FEEDBACK, "2019-07-31", 0),
        (FEEDBACK, "2019-08-03", -3),
        (FEEDBACK, "2019-03-01", 152),
        (TESTS, "2019-03-01", None),
    ],
)
def test_days_are_counted_to_the_latest_closing(
    sample: Office, title: str, today: str, days: int | None
) -> None:
    found = titled(sample, today)
    assert [each.days for name, each in found if name == title] == [days]


def test_partner_is_the_other_side(sample: Office) -> None:
    partners = {title: x.partner for title, x in titled(sample, "2019-03-01")}
    named = Make(sample).find
    assert partners[FEEDBACK] == named("organisation", "CPC Xinxiang Municipal Committee").id
    assert partners[TESTS] == named("organisation", "Chinese customers testing laser samples").id
    draft = "first draft of the official document"
    assert partners[draft] == named("organisation", "Xinxiang Municipal People's Government").id


def test_partner_of_our_own_promise_is_who_sent_the_guests(sample: Office) -> None:
    found = sample.read(lambda reader: due(reader, day("2018-08-20"), side="us"))
    guests = Make(sample).find("organisation", "CPC Xinxiang Municipal Committee")
    assert found[0].partner == guests.id


def test_promise_among_ourselves_has_no_partner(make: Make) -> None:
    ours = make.organisation(names="TechnoSpark", is_ours="yes")
    make.follow_up(text="tidy up", by=ours, due="1 March 2019")
    found = make.office.read(lambda reader: due(reader, make.office.today))
    assert [each.partner for each in found] == [None]


def test_day_of_the_office_can_be_set(sample: Office, at: Callable[..., None]) -> None:
    at("2019-08-01", sample)
    promise = Make(sample).find("follow_up", FEEDBACK)
    assert state_of(promise, sample.today) is WindowState.OVERDUE

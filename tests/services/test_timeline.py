# SPDX-License-Identifier: MIT
"""What the timeline of follow-ups shows of each, and how far one can scroll."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from delegate_crm.services.followup_list import FollowUpList
from delegate_crm.services.lists import Ask
from delegate_crm.services.office import Office
from delegate_crm.services.timeline import LATE, NO_DAYS, OVER, Scope, TimeRow, scope
from tests.factories import Make


def asked(office: Office) -> Scope:
    source = FollowUpList()
    columns = frozenset(each.key for each in source.columns)
    ask = Ask("en", office.today, sort=source.sort, columns=columns)
    return office.read(lambda reader: scope(reader, source, ask))


def row(office: Office, item: Any) -> TimeRow:  # noqa: ANN401 - as `make` gives it
    return next(each for each in asked(office).rows if each.id == item.id)


def test_a_window_is_shown_with_what_it_counts_from(make: Make, office: Office) -> None:
    visit = make.visit(title="X", start="30 July 2018", end="31 July 2018")
    item = make.follow_up(text="feedback", visit=visit, window="6-12 months")
    shown = row(office, item)
    assert shown.anchor == dt.date(2018, 7, 31)
    assert shown.ends == (dt.date(2019, 1, 31), dt.date(2019, 7, 31))
    assert (shown.whole, shown.fixed) == (False, None)


def test_about_is_told_of_each_end(make: Make, office: Office) -> None:
    item = make.follow_up(text="x", window="1 January 2019 to about 1 July 2019")
    assert row(office, item).about == (False, True)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"due": "1 February 2019"}, LATE),
        ({"due": "1 May 2019", "status": "done", "result": "came"}, OVER),
        ({}, NO_DAYS),
        ({"due": "1 May 2019"}, None),
    ],
)
def test_what_cannot_be_moved_says_why(
    make: Make, office: Office, typed: dict[str, str], why: object
) -> None:
    assert row(office, make.follow_up(text="x", **typed)).fixed == why


def test_an_answer_has_its_day_and_what_has_no_date_its_review(make: Make, office: Office) -> None:
    done = make.follow_up(text="x", status="done", result="y", done_on="20 February 2019")
    open_one = make.follow_up(text="z", review_on="1 May 2019")
    assert row(office, done).answered == dt.date(2019, 2, 20)
    assert row(office, open_one).review == dt.date(2019, 5, 1)


def test_one_can_scroll_beyond_the_first_and_the_last_day(make: Make, office: Office) -> None:
    make.follow_up(text="x", due="1 May 2025")
    found = asked(office)
    assert found.first < dt.date(2018, 3, 1)
    assert found.last > dt.date(2025, 5, 1)


def test_what_lies_a_century_away_is_at_the_edge(make: Make, office: Office) -> None:
    make.follow_up(text="x", due="1 May 2400")
    assert asked(office).last < dt.date(2070, 1, 1)


def test_it_begins_with_the_earliest_of_what_is_not_over(make: Make, office: Office) -> None:
    make.follow_up(text="x", due="1 May 2018", status="done", result="came")
    assert asked(office).begins == office.today
    make.follow_up(text="y", window="1 August 2018 to 1 May 2019")
    make.follow_up(text="z", due="1 May 2019")
    assert asked(office).begins == dt.date(2018, 8, 1)

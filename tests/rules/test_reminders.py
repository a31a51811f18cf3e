# SPDX-License-Identifier: MIT
"""The ladder of reminders, reckoned from the best dates of both ends."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.kit.i18n import Translator
from delegate_crm.rules.reminders import USUAL, Ladder, Lead, half_of, rungs


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


OPENS, CLOSES = day("2019-01-30"), day("2019-07-30")


def leads(
    opens: dt.date | None, closes: dt.date | None, ladder: Ladder = USUAL, *, review: object = None
) -> list[Lead]:
    return [each.lead for each in rungs(opens, closes, ladder, review=bool(review))]


def test_the_ladder_of_the_worked_example() -> None:
    assert [(each.fire_on.isoformat(), each.lead) for each in rungs(OPENS, CLOSES)] == [
        ("2019-01-16", Lead.BEFORE_OPENING),
        ("2019-01-30", Lead.OPENING),
        ("2019-04-30", Lead.MIDPOINT),
        ("2019-06-30", Lead.BEFORE_CLOSING),
        ("2019-07-30", Lead.CLOSING),
    ]


def test_a_single_date_is_told_a_week_before_and_on_the_day() -> None:
    assert [(each.fire_on.isoformat(), each.lead) for each in rungs(OPENS, OPENS)] == [
        ("2019-01-23", Lead.BEFORE_DUE),
        ("2019-01-30", Lead.DUE),
    ]


@pytest.mark.parametrize(
    ("opens", "closes", "review", "expected"),
    [
        (OPENS, None, True, [Lead.REVIEW]),
        (OPENS, None, False, [Lead.BEFORE_OPENING, Lead.OPENING]),
        (None, CLOSES, False, [Lead.BEFORE_CLOSING, Lead.CLOSING]),
        (None, None, True, []),
    ],
)
def test_an_end_that_is_not_known_is_told_of_by_nothing(
    opens: dt.date | None, closes: dt.date | None, review: object, expected: list[Lead]
) -> None:
    assert leads(opens, closes, review=review) == expected


def test_what_a_short_window_would_tell_before_it_opens_is_left_out() -> None:
    short = leads(OPENS, OPENS + dt.timedelta(days=20))
    assert short == [Lead.BEFORE_OPENING, Lead.OPENING, Lead.MIDPOINT, Lead.CLOSING]


def test_an_office_chooses_its_days_and_leaves_moments_out() -> None:
    ladder = Ladder(before_opening=0, midpoint=False, before_closing=10, closing=False)
    found = rungs(OPENS, CLOSES, ladder)
    assert [each.lead for each in found] == [Lead.OPENING, Lead.BEFORE_CLOSING]
    assert found[1].fire_on == day("2019-07-20")


def test_words_have_the_days_that_were_chosen() -> None:
    tr = Translator("en")
    assert tr(Ladder(before_due=1).words(Lead.BEFORE_DUE)) == "1 day before"
    assert tr(Ladder().words(Lead.BEFORE_CLOSING)) == "30 days before it closes"


def test_the_first_day_of_the_calendar_has_nothing_before_it() -> None:
    assert leads(dt.date.min, dt.date.min) == [Lead.DUE]
    assert half_of(CLOSES, OPENS) is None

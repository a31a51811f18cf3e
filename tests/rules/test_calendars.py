# SPDX-License-Identifier: MIT
"""Counting working days, and where days go that are off."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delegate_crm.rules.calendars import PLAIN, WEEKDAYS, Reckoning, Roll, WorkCalendar
from delegate_crm.rules.daybooks.national import book_of

CHINA = WorkCalendar((book_of("CN"),))
RUSSIA = WorkCalendar((book_of("RU"),))
BOTH = WorkCalendar((book_of("CN"), book_of("RU")))
DAYS = st.dates(dt.date(2017, 1, 1), dt.date(2027, 12, 31))
CALENDARS = st.sampled_from([WEEKDAYS, CHINA, RUSSIA, BOTH])


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_the_first_joint_working_day_of_october_2018_is_the_8th() -> None:
    assert BOTH.counted(day("2018-09-30"), 1) == day("2018-10-08")
    assert RUSSIA.counted(day("2018-09-30"), 1) == day("2018-10-01")


@pytest.mark.parametrize(
    ("n", "there"),
    [(3, "2018-08-02"), (10, "2018-08-13"), (0, "2018-07-30"), (-1, "2018-07-27")],
)
def test_working_days_after_a_visit(n: int, there: str) -> None:
    assert RUSSIA.counted(day("2018-07-30"), n) == day(there)


def test_a_working_weekend_counts_as_a_working_day() -> None:
    assert CHINA.counted(day("2018-09-28"), 1) == day("2018-09-29")


@pytest.mark.parametrize(
    ("roll", "there"),
    [(Roll.STAY, "2019-06-30"), (Roll.BACK, "2019-06-28"), (Roll.FORWARD, "2019-07-01")],
)
def test_a_sunday_is_moved_as_the_rule_says(roll: Roll, there: str) -> None:
    assert Reckoning(RUSSIA, roll).rolled(day("2019-06-30")) == day(there)
    assert PLAIN.rolled(day("2019-06-30")) == day("2019-06-30")


@pytest.mark.parametrize(
    ("planned", "today", "there"),
    [
        ("2019-02-06", "2019-01-01", "2019-02-03"),  # one working day before Spring Festival
        ("2019-02-06", "2019-02-04", "2019-02-12"),  # which has begun: two working days after it
        ("2019-03-02", "2019-01-01", "2019-03-04"),  # a mere weekend is waited out
        ("2019-03-04", "2019-03-04", "2019-03-04"),
    ],
)
def test_nobody_is_written_to_in_a_holiday_break(planned: str, today: str, there: str) -> None:
    assert CHINA.clear_of_break(day(planned), day(today)) == day(there)


def test_the_break_of_spring_festival_2019_is_seven_days_long() -> None:
    assert CHINA.days_off(day("2019-02-06")) == (day("2019-02-04"), day("2019-02-10"))
    assert CHINA.days_off(day("2019-02-03")) is None


@given(DAYS, st.integers(1, 300), CALENDARS)
def test_counting_there_and_back_again(start: dt.date, n: int, calendar: WorkCalendar) -> None:
    there = calendar.counted(start, n)
    assert calendar.works(there)
    assert calendar.counted(there + dt.timedelta(days=1), -1) == there
    between = (start + dt.timedelta(days=k) for k in range(1, (there - start).days + 1))
    assert sum(map(calendar.works, between)) == n


@given(DAYS, CALENDARS, st.sampled_from(Roll))
def test_what_is_moved_once_stays_where_it_is(
    start: dt.date, calendar: WorkCalendar, roll: Roll
) -> None:
    rule = Reckoning(calendar, roll)
    assert rule.rolled(rule.rolled(start)) == rule.rolled(start)


class Never:
    """A country in which nobody works."""

    def works(self, day: dt.date) -> bool:
        return False

    def feast(self, day: dt.date) -> bool:
        return True

    def provisional(self, year: int) -> bool:
        return False

    def name(self, day: dt.date, lang: str) -> str:
        return ""


def test_a_calendar_without_working_days_is_not_searched_for_ever() -> None:
    with pytest.raises(OverflowError):
        WorkCalendar((Never(),)).counted(day("2019-01-01"), 1)

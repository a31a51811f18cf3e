# SPDX-License-Identifier: MIT
"""Every edge of a state, day by day over two years, against days that are counted out by hand."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

import pytest

from delegate_crm.rules.approx import ApproxDate, Unit
from delegate_crm.rules.windows import Window, WindowState, review_state, window_state

FIRST = dt.date(2019, 1, 1)
DAYS = [FIRST + dt.timedelta(days=number) for number in range(731)]
"""Two years with a leap day in the second."""
SHORT, LONG = (0, 1, 2, 4, 5, 6, 9, 10, 13, 14, 15, 29), (30, 69, 70, 74, 75, 90, 182, 366)
OPENINGS = [
    dt.date.fromisoformat(text)
    for text in ("2019-01-31", "2019-02-28", "2019-12-31", "2020-02-28", "2020-02-29", "2020-03-01")
]
WAITING, SOON, OPEN, CLOSING, OVERDUE, *_ = WindowState


def ribbon(opens: dt.date, length: int) -> Sequence[WindowState]:
    """The states of all days, laid end to end: 21 days soon, open, then 14 days or a fifth.

    A due date has no days in which it is open: of its 21 days ahead the last 14 count as closing.
    """
    lead = min(14, length // 5)
    runs = [(SOON, 21), (OPEN, length - lead), (CLOSING, lead + 1)]
    if not length:
        runs = [(SOON, 7), (CLOSING, 15)]
    ahead = DAYS.index(opens) - 21
    laid = [state for state, days in runs for _ in range(days)]
    whole = [WAITING] * ahead + laid if ahead > 0 else laid[-ahead:]
    return (whole + [OVERDUE] * len(DAYS))[: len(DAYS)]


@pytest.mark.parametrize("opens", OPENINGS, ids=str)
def test_each_day_of_two_years_has_the_state_that_is_counted_out(opens: dt.date) -> None:
    for length in (*SHORT, *LONG):
        closes = opens + dt.timedelta(days=length)
        states = [window_state(opens, closes, today) for today in DAYS]
        assert states == ribbon(opens, length), length


@pytest.mark.parametrize("opens", OPENINGS, ids=str)
def test_what_is_looked_at_again_is_open_from_that_day_on(opens: dt.date) -> None:
    ahead = DAYS.index(opens) - 21
    counted = [WAITING] * max(ahead, 0) + [SOON] * (21 + min(ahead, 0))
    counted += [OPEN] * (len(DAYS) - len(counted))
    assert [review_state(opens, today) for today in DAYS] == counted
    assert [window_state(opens, None, today) for today in DAYS] == counted


def moved(day: dt.date, months: int) -> dt.date:
    """The same day of another month, or its last: counted without the rules."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def ends(months: int) -> Iterator[tuple[dt.date, Window]]:
    for day in DAYS:
        yield day, Window.after(ApproxDate.exact(day), months, 2 * months, Unit.MONTH)


@pytest.mark.parametrize("months", [1, 3, 6])
def test_months_after_each_day_of_two_years_end_within_their_month(months: int) -> None:
    for day, window in ends(months):
        assert window.opens.best == moved(day, months), day
        assert window.closes.best == moved(day, 2 * months), day


@pytest.mark.parametrize(
    ("anchor", "soon", "opens", "closing", "overdue"),
    [
        ("2018-08-31", "2019-02-07", "2019-02-28", "2019-08-17", "2019-09-01"),
        ("2019-08-29", "2020-02-08", "2020-02-29", "2020-08-15", "2020-08-30"),
        ("2019-08-30", "2020-02-08", "2020-02-29", "2020-08-16", "2020-08-31"),
        ("2019-08-31", "2020-02-08", "2020-02-29", "2020-08-17", "2020-09-01"),
    ],
)
def test_a_window_of_half_a_year_to_a_year_after_the_end_of_august(
    anchor: str, soon: str, opens: str, closing: str, overdue: str
) -> None:
    start = ApproxDate.exact(dt.date.fromisoformat(anchor))
    window = Window.after(start, 6, 12, Unit.MONTH)
    firsts = [(state, str(next(days))) for state, days in groupby(DAYS, window.state)]
    assert firsts[1:] == [(SOON, soon), (OPEN, opens), (CLOSING, closing), (OVERDUE, overdue)]


def test_a_year_after_a_leap_day_ends_on_the_last_of_february() -> None:
    leap = ApproxDate.exact(dt.date(2020, 2, 29))
    ends = [Window.after(leap, 12, months, Unit.MONTH).closes.best for months in (12, 24, 36, 48)]
    assert [str(each) for each in ends] == ["2021-02-28", "2022-02-28", "2023-02-28", "2024-02-29"]

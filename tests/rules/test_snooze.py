# SPDX-License-Identifier: MIT
"""Until when something may be out of sight, and which days are offered."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.rules.snooze import held, moments

TODAY = dt.date(2019, 3, 1)
"""A Friday."""


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("until", "closes", "wakes"),
    [
        ("2019-03-08", "2019-02-01", "2019-03-08"),
        ("2019-04-30", "2019-02-01", "2019-03-15"),
        ("2019-04-30", "2019-03-01", "2019-03-16"),
        ("2019-04-30", "2019-03-10", "2019-03-25"),
        ("2019-03-02", "2019-03-10", "2019-03-02"),
    ],
)
def test_what_is_overdue_is_out_of_sight_for_fourteen_days_at_most(
    until: str, closes: str, wakes: str
) -> None:
    assert held(day(until), day(closes), TODAY) == day(wakes)


def test_what_never_closes_is_out_of_sight_as_long_as_one_wishes() -> None:
    assert held(day("2025-01-01"), None, TODAY) == day("2025-01-01")


def test_tomorrow_next_monday_and_half_time_are_offered() -> None:
    found = moments(day("2019-01-01"), day("2019-07-31"), TODAY)
    assert [str(each) for each in found.values()] == ["2019-03-02", "2019-03-04", "2019-04-16"]


@pytest.mark.parametrize(
    ("opens", "closes"), [("2018-01-01", "2018-12-31"), ("2019-03-01", "2019-03-05")]
)
def test_half_time_is_offered_only_while_it_lies_ahead(opens: str, closes: str) -> None:
    assert list(moments(day(opens), day(closes), TODAY)) == ["tomorrow", "next_week"]


def test_on_a_sunday_next_week_is_tomorrow() -> None:
    assert list(moments(None, None, day("2019-03-03"))) == ["tomorrow"]

# SPDX-License-Identifier: MIT
"""Rules of repetition: those that are taken, and those that are not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from delegate_crm.rules.repeats import following, read_repeat, said_repeat, told


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("FREQ=YEARLY", "FREQ=YEARLY"),
        (" freq=monthly; interval=3 ", "FREQ=MONTHLY;INTERVAL=3"),
        ("RRULE:FREQ=WEEKLY;COUNT=10", "FREQ=WEEKLY;COUNT=10"),
        ("UNTIL=20191231;FREQ=DAILY", "UNTIL=20191231;FREQ=DAILY"),
    ],
)
def test_a_rule_is_kept_in_one_way_of_writing(typed: str, kept: str) -> None:
    assert read_repeat(typed) == kept
    assert read_repeat(kept) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "every spring",
        "MONTHLY",
        "FREQ=FORTNIGHTLY",
        "FREQ=SECONDLY",
        "INTERVAL=2",
        "FREQ=YEARLY;",
        "FREQ=YEARLY;FREQ=DAILY",
        "FREQ=YEARLY;INTERVAL=0",
        "FREQ=DAILY;COUNT=1000",
        "FREQ=DAILY;UNTIL=20190230",
        "FREQ=DAILY;UNTIL=tomorrow",
        "FREQ=DAILY;COUNT=3;UNTIL=20190101",
        "FREQ=MONTHLY;BYDAY=1MO",
        "DTSTART:20190101\nRRULE:FREQ=DAILY",
        "FREQ=DAILY;COUNT=٣",
    ],
)
def test_what_is_no_rule_for_days_is_not_taken(typed: str) -> None:
    assert read_repeat(typed) is None


def days_of(rule: str, first: str) -> Iterator[str]:
    """The days of a rule from its first one on, each told by the one before it."""
    day = dt.date.fromisoformat(first)
    while True:
        yield day.isoformat()
        assert read_repeat(rule) == rule
        if (found := following(rule, day)) is None:
            return
        day, rule = found


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=YEARLY;COUNT=3", "2018-07-30 2019-07-30 2020-07-30"),
        ("FREQ=MONTHLY;COUNT=4", "2019-01-31 2019-02-28 2019-03-31 2019-04-30"),
        ("FREQ=MONTHLY;INTERVAL=3;COUNT=3", "2019-11-30 2020-02-29 2020-05-30"),
        ("FREQ=WEEKLY;INTERVAL=2;UNTIL=20190201", "2019-01-04 2019-01-18 2019-02-01"),
        ("FREQ=YEARLY;COUNT=5", "2020-02-29 2021-02-28 2022-02-28 2023-02-28 2024-02-29"),
        ("FREQ=DAILY;COUNT=1", "2019-12-31"),
        ("FREQ=YEARLY", "9999-01-01"),
    ],
)
def test_each_occurrence_tells_the_next_until_the_rule_ends(rule: str, days: str) -> None:
    first = days.split(maxsplit=1)[0]
    assert list(days_of(rule, first)) == days.split()


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("every year", "FREQ=YEARLY"),
        ("Every 3 months, 5 times", "FREQ=MONTHLY;INTERVAL=3;COUNT=5"),
        ("каждый год", "FREQ=YEARLY"),
        ("каждые 2 недели", "FREQ=WEEKLY;INTERVAL=2"),
        ("каждый месяц 3 раза", "FREQ=MONTHLY;COUNT=3"),
        ("每年", "FREQ=YEARLY"),
        ("每3个月，5次", "FREQ=MONTHLY;INTERVAL=3;COUNT=5"),
    ],
)
def test_repetition_is_read_as_it_is_said(said: str, kept: str) -> None:
    assert said_repeat(said) == kept


@pytest.mark.parametrize(
    "said", ["every", "every 3 wd", "every 0 weeks", "every spring", "3 months", "каждый раз"]
)
def test_what_says_no_repetition_is_not_guessed(said: str) -> None:
    assert said_repeat(said) is None


def test_a_rule_is_told_in_numbers() -> None:
    rule = told("FREQ=MONTHLY;INTERVAL=3;UNTIL=20191231")
    assert (rule.interval, rule.unit.value, rule.until) == (3, "m", dt.date(2019, 12, 31))
    assert told("FREQ=DAILY;COUNT=2").count == 2

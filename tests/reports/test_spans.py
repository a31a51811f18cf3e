# SPDX-License-Identifier: MIT
"""Spans of time are said as exactly as they are known, and no more."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.kit.i18n import Translator
from delegate_crm.reports import spans
from delegate_crm.rules.approx import ApproxDate, Precision, Qualifier
from delegate_crm.rules.windows import Window

EN = Translator("en")
DAY = dt.date(2018, 7, 30)
MONTH = ApproxDate(dt.date(2018, 10, 1), None, dt.date(2018, 10, 31), Precision.MONTH)
BOUNDED = ApproxDate(
    dt.date(2018, 7, 23), DAY, dt.date(2018, 7, 31), Precision.DAY, Qualifier.APPROXIMATE
)


def exact(day: int) -> ApproxDate:
    return ApproxDate.exact(dt.date(2018, 7, day))


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, ""),
        (exact(30), None, "30 July 2018"),
        (None, exact(30), "30 July 2018"),
        (exact(28), exact(30), "28–30 July 2018"),
        (exact(30), MONTH, "30 July 2018 to October 2018"),
    ],
)
def test_a_period_names_what_is_known(
    start: ApproxDate | None, end: ApproxDate | None, words: str
) -> None:
    assert spans.period(start, end, EN) == words


@pytest.mark.parametrize("kept", [None, MONTH, exact(30)])
def test_a_heading_keeps_what_is_short_already(kept: ApproxDate | None) -> None:
    assert spans.headline(kept) is kept


def test_a_heading_says_about_without_the_bounds() -> None:
    assert spans.period(spans.headline(BOUNDED), None, EN) == "about 30 July 2018"
    assert "23" in spans.period(BOUNDED, None, EN)


def test_words_said_are_added_only_if_there_are_any() -> None:
    assert spans.as_said("May", "", EN) == "May"
    assert spans.as_said("May", "in spring", EN) == "May, as said: “in spring”"


@pytest.mark.parametrize("said", ["+6m", "+2н", "+ 2周", "About May"])
def test_shorthand_and_what_the_dates_say_already_is_not_repeated(said: str) -> None:
    assert spans.as_said("about May", said, EN) == "about May"


def test_a_window_to_the_end_of_a_month_keeps_the_month() -> None:
    assert spans.window(Window(exact(30), MONTH), EN) == "30 July 2018 to October 2018"


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("2 March 2019", True),
        ("2 марта 2019", True),
        ("2019年3月2日", True),
        ("2 March", False),
        ("tomorrow", False),
        ("on Saturday after the talks", False),
        ("", False),
    ],
)
def test_what_was_said_may_be_nothing_but_the_day(said: str, plain: bool) -> None:  # noqa: FBT001 - a case
    assert spans.says_only(ApproxDate.exact(dt.date(2019, 3, 2)).in_words(said)) is plain

# SPDX-License-Identifier: MIT
"""When a follow-up may be expected, until when it is not late, and what is reckoned from that."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from delegate_crm.entities.followup import (
    FollowUp,
    closes_on,
    closing,
    closing_on,
    is_over,
    opening,
    opens_on,
)
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.windows import Window


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


JANUARY, JULY = ApproxDate.month(2019, 1), ApproxDate.month(2019, 7)
REVIEW = day("2018-10-30")
WINDOW: dict[str, Any] = {"due_mode": "window", "window": Window(JANUARY, JULY)}
DATE: dict[str, Any] = {"due_mode": "date", "due": JULY}


@pytest.mark.parametrize(
    ("values", "first", "last"),
    [
        (WINDOW, JANUARY, JULY),
        (DATE, JULY, JULY),
        ({"due_mode": "recurring", "due": JULY}, JULY, JULY),
        ({"due_mode": "undated", "review_on": REVIEW}, ApproxDate.exact(REVIEW), None),
        ({"due_mode": "condition", "review_on": REVIEW}, ApproxDate.exact(REVIEW), None),
        ({"due_mode": "recurring", "review_on": REVIEW}, ApproxDate.exact(REVIEW), None),
        ({"due_mode": "undated"}, None, None),
        ({"due_mode": "window", "due": JULY}, None, None),
    ],
)
def test_first_and_last_date(
    values: dict[str, Any], first: ApproxDate | None, last: ApproxDate | None
) -> None:
    item = FollowUp(**values)
    assert (opening(item), closing(item)) == (first, last)


@pytest.mark.parametrize(
    ("values", "first", "last", "closes"),
    [
        (WINDOW, "2019-01-01", "2019-07-31", "2019-07-17"),
        (DATE, "2019-07-01", "2019-07-31", "2019-07-25"),
        ({"review_on": REVIEW}, "2018-10-30", None, None),
        ({"due_mode": "date", "due": ApproxDate.until(REVIEW)}, "2018-10-30", "2018-10-30", None),
        ({"due_mode": "date", "due": ApproxDate.since(REVIEW)}, "2018-10-30", None, None),
        ({}, None, None, None),
    ],
)
def test_days_are_the_outer_ones(
    values: dict[str, Any], first: str | None, last: str | None, closes: str | None
) -> None:
    item = FollowUp(**values)
    days = [each and each.isoformat() for each in (opens_on(item), closes_on(item))]
    assert days == [first, last]
    if closes:
        assert closing_on(item) == day(closes)


def test_derived_columns_are_iso_days() -> None:
    derived = {each.name: each.of(FollowUp(**WINDOW)) for each in FollowUp.derived}
    assert derived == {
        "opens_on": "2019-01-01",
        "closes_on": "2019-07-31",
        "closing_from": "2019-07-17",
        "terminal": 0,
        "best_opens": "2019-01-01",
        "best_half": "2019-04-16",
        "best_closes": "2019-07-31",
    }
    assert [each.of(FollowUp()) for each in FollowUp.derived] == [*([None] * 3), 0, *([None] * 3)]


@pytest.mark.parametrize(
    ("status", "over"),
    [
        ("open", False),
        ("in_progress", False),
        ("waiting_partner", False),
        ("done", True),
        ("not_fulfilled", True),
        ("cancelled", True),
        ("superseded", True),
    ],
)
def test_what_ended_or_was_put_away_is_over(status: str, over: bool) -> None:  # noqa: FBT001 - a row
    assert is_over(FollowUp(status=status)) is over
    assert is_over(FollowUp(status=status, archived_at="then"))

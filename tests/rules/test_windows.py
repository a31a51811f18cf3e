# SPDX-License-Identifier: MIT
"""Windows follow their anchors and pass through their states in order."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delegate_crm.kit.errors import Invalid
from delegate_crm.rules.approx import ApproxDate, Unit
from delegate_crm.rules.windows import (
    Anchor,
    Window,
    WindowState,
    closing_from,
    review_state,
    window_state,
)

TWO_YEARS = [dt.date(2019, 3, 1) + dt.timedelta(days) for days in range(731)]
"""Day by day, with 29 February 2020 among them."""
DAYS = st.dates(dt.date(2018, 1, 1), dt.date(2022, 12, 31))
IN_TIME = list(WindowState)[:5]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.fixture
def feedback() -> Window:
    """The worked example: feedback half a year to a year after about 30 July 2018."""
    visit_end = ApproxDate.about(day("2018-07-30")).bounded(day("2018-07-23"), day("2018-07-31"))
    return Window.after(visit_end, 6, 12, Unit.MONTH, Anchor.VISIT_END, 1)


def test_window_inherits_the_doubt_of_its_anchor(feedback: Window) -> None:
    opens, closes = feedback.opens, feedback.closes
    assert (opens.earliest, opens.best, opens.latest) == (
        day("2019-01-23"),
        day("2019-01-30"),
        day("2019-01-31"),
    )
    assert (closes.earliest, closes.best, closes.latest) == (
        day("2019-07-23"),
        day("2019-07-30"),
        day("2019-07-31"),
    )


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2019-01-01", WindowState.WAITING),
        ("2019-01-02", WindowState.SOON),
        ("2019-01-22", WindowState.SOON),
        ("2019-01-23", WindowState.OPEN),
        ("2019-03-01", WindowState.OPEN),
        ("2019-07-16", WindowState.OPEN),
        ("2019-07-17", WindowState.CLOSING),
        ("2019-07-31", WindowState.CLOSING),
        ("2019-08-01", WindowState.OVERDUE),
    ],
)
def test_worked_example_passes_its_states(feedback: Window, today: str, state: WindowState) -> None:
    assert feedback.state(day(today)) is state


def test_window_follows_its_anchor(feedback: Window) -> None:
    moved = feedback.re_anchored(ApproxDate.exact(day("2018-07-25")))
    assert moved.opens == ApproxDate.exact(day("2019-01-25"))
    assert moved.closes == ApproxDate.exact(day("2019-07-25"))
    assert (moved.anchor, moved.anchor_id) == (Anchor.VISIT_END, 1)


def test_window_edited_by_hand_stays(feedback: Window) -> None:
    edited = feedback.edited(feedback.opens, ApproxDate.exact(day("2019-09-01")))
    assert edited.re_anchored(ApproxDate.exact(day("2018-07-25"))) == edited


def test_fixed_window_stays() -> None:
    fixed = Window(ApproxDate.month(2019, 1), ApproxDate.month(2019, 7))
    assert fixed.re_anchored(ApproxDate.exact(day("2018-07-25"))) is fixed


def test_months_after_a_month_run_from_its_first_to_its_last_day() -> None:
    window = Window.after(ApproxDate.month(2018, 7).roughly(), 6, 12, Unit.MONTH)
    assert (window.opens.earliest, window.closes.latest) == (day("2019-01-01"), day("2019-07-31"))


def test_window_turned_round_is_refused_with_both_ends() -> None:
    with pytest.raises(Invalid) as refusal:
        Window(ApproxDate.exact(day("2019-07-30")), ApproxDate.exact(day("2019-01-30")))
    named = refusal.value.message.values
    assert (named["opens"], named["closes"]) == (day("2019-07-30"), day("2019-01-30"))


def test_best_dates_turned_round_are_refused() -> None:
    with pytest.raises(Invalid):
        Window(ApproxDate.about(day("2019-07-30")), ApproxDate.about(day("2019-07-29")))


def test_ends_that_may_be_in_order_are_accepted() -> None:
    window = Window(ApproxDate.month(2019, 7), ApproxDate.exact(day("2019-07-05")))
    assert window.day_of(day("2019-07-05")) == (5, 5)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2019-02-07", WindowState.WAITING),
        ("2019-02-08", WindowState.SOON),
        ("2019-02-14", WindowState.SOON),
        ("2019-02-15", WindowState.CLOSING),
        ("2019-03-01", WindowState.CLOSING),
        ("2019-03-02", WindowState.OVERDUE),
    ],
)
def test_due_date_is_soon_within_21_days_and_closing_within_14(
    today: str, state: WindowState
) -> None:
    assert Window.due(ApproxDate.exact(day("2019-03-01"))).state(day(today)) is state


@pytest.mark.parametrize(
    ("opens", "closes", "closing"),
    [
        ("2019-01-01", "2019-07-01", "2019-06-17"),
        ("2019-01-01", "2019-01-31", "2019-01-25"),
        ("2019-01-01", "2019-01-03", "2019-01-03"),
        (None, "2019-01-31", "2019-01-17"),
        ("0001-01-01", "0001-01-01", "0001-01-01"),
    ],
)
def test_closing_is_two_weeks_or_a_fifth(opens: str | None, closes: str, closing: str) -> None:
    assert closing_from(day(opens) if opens else None, day(closes)) == day(closing)


@given(DAYS, st.integers(0, 800))
def test_states_never_go_backwards(opens: dt.date, length: int) -> None:
    closes = opens + dt.timedelta(length)
    ranks = [IN_TIME.index(window_state(opens, closes, today)) for today in TWO_YEARS]
    assert all(before <= after for before, after in pairwise(ranks))


@given(DAYS, st.integers(0, 800))
def test_states_agree_with_their_definitions_every_day(opens: dt.date, length: int) -> None:
    closes = opens + dt.timedelta(length)
    closing = closing_from(opens, closes)
    assert closing is not None
    for today in TWO_YEARS:
        state = window_state(opens, closes, today)
        assert (state is WindowState.OVERDUE) == (today > closes)
        assert (state is WindowState.CLOSING) == (closing <= today <= closes)
        assert (state is WindowState.OPEN) == (opens <= today < closing)
        assert (state is WindowState.WAITING) == (today < closing and (opens - today).days > 21)


def test_window_without_end_is_never_late() -> None:
    assert window_state(day("2019-01-01"), None, day("2099-01-01")) is WindowState.OPEN
    assert Window.due(ApproxDate.after(day("2019-01-01"))).closing_from is None


def test_window_without_opening_is_open() -> None:
    due = Window.due(ApproxDate.before(day("2019-03-01")))
    assert due.state(day("2018-01-01")) is WindowState.OPEN
    assert due.day_of(day("2018-01-01")) is None


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2019-01-01", WindowState.WAITING),
        ("2019-02-08", WindowState.SOON),
        ("2019-03-01", WindowState.OPEN),
        ("2029-03-01", WindowState.OPEN),
    ],
)
def test_review_is_never_overdue(today: str, state: WindowState) -> None:
    assert review_state(day("2019-03-01"), day(today)) is state


def test_without_a_review_date_it_waits() -> None:
    assert review_state(None, day("2019-03-01")) is WindowState.WAITING


@pytest.mark.parametrize(
    ("today", "expected"),
    [("2019-01-01", (0, 190)), ("2019-01-23", (1, 190)), ("2020-01-01", (190, 190))],
)
def test_day_n_of_m_counts_from_the_earliest_opening(
    feedback: Window, today: str, expected: tuple[int, int]
) -> None:
    assert feedback.day_of(day(today)) == expected

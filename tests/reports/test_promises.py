# SPDX-License-Identifier: MIT
"""Promises: who owes what to whom until when, never more exact than it was said."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.entities.followup import FollowUp
from delegate_crm.reports.blocks import Milestone, WindowBar
from delegate_crm.reports.promises import ordered, promise_table, until, window_bar
from delegate_crm.rules.approx import ApproxDate, Precision, Qualifier, Unit
from delegate_crm.rules.windows import Window
from delegate_crm.schema.values import LocalText
from tests.conftest import TODAY
from tests.reports.telling import drawn, facts, voice

NAMED = {5: "Committee", 6: "TechnoSpark", 7: "Anna"}
VISIT = ApproxDate(
    dt.date(2018, 7, 23),
    dt.date(2018, 7, 30),
    dt.date(2018, 7, 31),
    Precision.DAY,
    Qualifier.APPROXIMATE,
)
WINDOW = Window.after(VISIT, 6, 12, Unit.MONTH)


def promise(**given: object) -> FollowUp:
    return FollowUp(id=3, text=LocalText.of(en="feedback"), responsible=7).having(**given)


def waited(**given: object) -> FollowUp:
    return promise(**{"due_mode": "window", "window": WINDOW} | given)


def day(text: str) -> ApproxDate:
    return ApproxDate.exact(dt.date.fromisoformat(text))


def due(item: FollowUp) -> str:
    return until(voice(facts(NAMED)), item)


def cells(item: FollowUp, today: dt.date = TODAY) -> list[str]:
    line = drawn([promise_table(voice(facts(NAMED)), [item], today)])[-1]
    return [cell.strip() for cell in line.split("|")]


def bar(item: FollowUp, today: dt.date = TODAY, visit: Milestone | None = None) -> WindowBar | None:
    return window_bar(voice(facts(NAMED)), item, visit, (), today)


# --- the table ------------------------------------------------------------------------------------


def test_what_closes_first_comes_first_and_what_has_no_date_last() -> None:
    early, late = (promise(due_mode="date", due=day(each)) for each in ("2018-08-02", "2019-01-01"))
    assert ordered([promise(), late, waited(), early]) == [early, late, waited(), promise()]


@pytest.mark.parametrize(
    ("given", "by", "to"),
    [
        ({"by_side": "them", "by": 5, "to": 6}, "Committee", "TechnoSpark"),
        ({"by_side": "us"}, "our side", ""),
        ({"by_side": "them", "to": 6}, "their side", "TechnoSpark"),
        ({"by_side": "both", "by": 6, "to": 5}, "both sides / TechnoSpark; Committee", ""),
        ({"by_side": "both"}, "both sides", ""),
    ],
)
def test_a_promise_is_by_one_to_another(given: dict[str, object], by: str, to: str) -> None:
    assert cells(promise(**given))[:3] == ["Feedback", by, to]
    assert cells(promise(**given))[4] == "Anna"


@pytest.mark.parametrize(
    ("given", "state"),
    [
        ({}, ""),
        ({"due_mode": "date", "due": day("2018-08-02")}, " / Overdue"),
        (
            {"status": "done", "done_on": dt.date(2019, 1, 8), "result": LocalText.of(en="sent")},
            " / Done, 8 January 2019; sent",
        ),
        ({"status": "cancelled", "reason": "no answer"}, " / Cancelled; no answer"),
    ],
)
def test_how_it_ended_or_that_it_is_late_stands_below(given: dict[str, object], state: str) -> None:
    assert cells(promise(**given))[0] == f"Feedback{state}"


# --- until when -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "no date"),
        ({"review_on": dt.date(2018, 10, 30)}, "no date; review on 30 October 2018"),
        ({"review_on": dt.date(2018, 10, 30), "status": "done"}, "no date"),
        ({"due_mode": "date", "due": day("2018-08-02")}, "2 August 2018"),
        (
            {"due_mode": "date", "due": day("2018-08-02").in_words("on Thursday")},
            "2 August 2018, as said: “on Thursday”",
        ),
        (
            {"due_mode": "recurring", "due": day("2019-05-01"), "rrule": "FREQ=YEARLY"},
            "every year, next on 1 May 2019",
        ),
        ({"due_mode": "condition", "condition": "before the fair"}, "before the fair"),
        ({"due_mode": "window"}, "no date"),
    ],
)
def test_until_says_what_is_known(given: dict[str, object], words: str) -> None:
    assert due(promise(**given)) == words


def test_a_window_is_said_with_its_doubt_and_the_words_that_were_used() -> None:
    said = Window(WINDOW.opens.in_words("half a year to a year"), WINDOW.closes)
    assert due(waited(window=said)) == (
        "about 30 January 2019 to about 30 July 2019, as said: “half a year to a year”"
    )


# --- on the axis ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "item", [promise(), waited(status="done"), promise(due_mode="window"), waited(due_mode="date")]
)
def test_only_a_window_that_is_awaited_has_a_bar(item: FollowUp) -> None:
    assert bar(item) is None


def test_a_bar_reaches_from_the_earliest_to_the_latest_day() -> None:
    mark = Milestone(dt.date(2018, 7, 30), "visit")
    found = bar(waited(), visit=mark)
    assert found is not None
    assert (found.opens, found.closes) == (dt.date(2019, 1, 23), dt.date(2019, 7, 31))
    assert (found.opens_about, found.closes_about, found.visit) == (True, True, mark)


@pytest.mark.parametrize(
    ("today", "state", "ends"),
    [
        ("2018-10-01", "waiting", "30 July 2019"),
        ("2019-03-01", "open", "day 38 of 190"),
        ("2019-08-01", "overdue", "30 July 2019"),
    ],
)
def test_a_bar_says_how_far_its_window_has_run(today: str, state: str, ends: str) -> None:
    found = bar(waited(), dt.date.fromisoformat(today))
    assert found is not None
    assert found.state == state
    assert found.words.endswith(ends)

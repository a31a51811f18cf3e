# SPDX-License-Identifier: MIT
"""Steps of plans promise in every language, on days and in windows that count from an anchor."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from delegate_crm.kit.i18n import LANGUAGES, N_
from delegate_crm.rules.approx import ApproxDate, Unit
from delegate_crm.rules.windows import Anchor
from delegate_crm.services.plans import Step, promise

VISITED = ApproxDate.exact(dt.date(2018, 7, 30))
THANK = Step("thank", N_("Thank"), "thank", 3, 3, Unit.WORKING_DAY)
FEEDBACK = Step("feedback", N_("Feedback"), "feedback", 6, 12, Unit.MONTH, "them")


def test_a_window_counts_from_the_date_of_its_anchor() -> None:
    window = promise(FEEDBACK, Anchor.VISIT_END, 1, VISITED).window
    assert window is not None
    assert (str(window.opens.best), str(window.closes.best)) == ("2019-01-30", "2019-07-30")


def test_a_promise_is_said_in_every_language() -> None:
    assert {*promise(THANK, Anchor.VISIT_END, 1, VISITED).text.words} == {*LANGUAGES}


def test_what_has_no_date_yet_waits_on_a_condition() -> None:
    item = promise(FEEDBACK, Anchor.VISIT_END, 1, None)
    assert (item.due_mode, item.window) == ("condition", None)


def test_what_recurs_is_due_first_where_its_window_opens() -> None:
    item = promise(replace(THANK, rrule="FREQ=YEARLY"), Anchor.VISIT_END, 1, VISITED)
    assert (item.due_mode, item.due) == ("recurring", ApproxDate.exact(dt.date(2018, 8, 2)))


@pytest.mark.parametrize(
    ("step", "rolls"),
    [
        (THANK, "forward"),
        (replace(THANK, least=-3, most=-3), "back"),
        (replace(THANK, roll="back"), "back"),
        (FEEDBACK, ""),
    ],
)
def test_days_off_are_met_before_what_is_prepared_and_after_what_follows(
    step: Step, rolls: str
) -> None:
    assert step.rolls == rolls

# SPDX-License-Identifier: MIT
"""Recurring promises: the next occurrence is there when one is over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from delegate_crm.entities.followup import FollowUp
from delegate_crm.services.office import Office
from tests.factories import Make


@pytest.fixture
def greeting(make: Make) -> FollowUp:
    made: FollowUp = make.follow_up(
        text="greet", due_mode="recurring", rrule="FREQ=YEARLY;COUNT=2", due="5 February 2019"
    )
    return made


def following(office: Office, item: FollowUp) -> Any:  # noqa: ANN401 - one, or none
    found = office.read(lambda reader: reader.where(FollowUp, parent=item.id))
    return found[0] if found else None


@pytest.mark.parametrize(
    "end", [{"status": "done", "result": "sent"}, {"status": "not_fulfilled", "reason": "ill"}]
)
def test_next_occurrence_is_there_when_one_is_over(
    make: Make, office: Office, greeting: FollowUp, end: dict[str, str]
) -> None:
    make.change(greeting, **end)
    again = following(office, greeting)
    assert (again.status, again.rrule) == ("open", "FREQ=YEARLY;COUNT=1")
    assert str(again.due.best) == "2020-02-05"


def test_last_occurrence_is_followed_by_none(
    make: Make, office: Office, greeting: FollowUp
) -> None:
    make.change(greeting, status="done", result="sent")
    last = following(office, greeting)
    make.change(last, status="done", result="sent")
    assert following(office, last) is None


def test_taken_back_it_is_there_once(make: Make, office: Office, greeting: FollowUp) -> None:
    make.change(greeting, status="done", result="sent")
    office.undo()
    assert following(office, greeting) is None
    office.redo()
    make.change(make.again(greeting), result="sent by hand")
    assert len(office.read(lambda reader: reader.where(FollowUp, parent=greeting.id))) == 1


def test_a_greeting_goes_with_the_spring_festival(
    make: Make, office: Office, at: Callable[..., None]
) -> None:
    at("2019-01-10")
    greeting = make.follow_up(text="greet", rrule="every Spring Festival")
    assert (greeting.due_mode, str(greeting.due.best)) == ("recurring", "2019-02-05")
    make.change(greeting, status="done", result="sent")
    assert str(following(office, greeting).due.best) == "2020-01-25"


def test_a_feast_begins_on_the_day_that_was_typed(make: Make) -> None:
    greeting = make.follow_up(text="greet", rrule="每年春节", due="1 February 2020")
    assert str(greeting.due.best) == "2020-02-01"


def test_cancelled_series_ends(make: Make, office: Office, greeting: FollowUp) -> None:
    make.change(greeting, status="cancelled")
    assert following(office, greeting) is None

# SPDX-License-Identifier: MIT
"""What happens next: windows on their axis, with the visit, events and reviews around them."""

from __future__ import annotations

import datetime as dt

from delegate_crm.entities.event import Event
from delegate_crm.entities.followup import FollowUp
from delegate_crm.entities.visit import Visit
from delegate_crm.reports.blocks import WindowBar
from delegate_crm.reports.next_steps import next_steps
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.schema.values import LocalText
from tests.reports.telling import facts, voice
from tests.reports.test_promises import VISIT, waited

REVIEW = dt.date(2018, 10, 30)


def bars(**given: object) -> list[WindowBar]:
    told = facts(**given)
    return [each for each in next_steps(voice(told), told) if isinstance(each, WindowBar)]


def test_the_visit_stands_on_the_axis_with_its_doubt() -> None:
    (bar,) = bars(visit=Visit(id=1, start=VISIT), follow_ups=(waited(),))
    assert bar.visit is not None
    assert (bar.visit.day, bar.visit.label) == (dt.date(2018, 7, 30), "visit, ≈ 30 Jul 2018")


def test_a_visit_without_a_date_is_on_no_axis() -> None:
    (bar,) = bars(follow_ups=(waited(),))
    assert bar.visit is None


def test_events_and_reviews_stand_on_the_first_axis_in_their_order() -> None:
    fair = Event(id=4, title=LocalText.of(en="fair"), start=ApproxDate.exact(dt.date(2018, 11, 5)))
    items = (
        waited(),
        waited(),
        FollowUp(id=5, review_on=REVIEW),
        FollowUp(id=6, review_on=REVIEW, status="done"),
    )
    first, second = bars(events=(fair, Event(id=7)), follow_ups=items)
    assert [mark.label for mark in first.milestones] == ["review", "Fair, 5 Nov 2018"]
    assert second.milestones == ()


def test_nothing_awaited_draws_nothing() -> None:
    assert bars(follow_ups=(FollowUp(id=5, review_on=REVIEW),)) == []

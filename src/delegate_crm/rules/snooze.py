# SPDX-License-Identifier: MIT
"""Snoozing: until which days a follow-up may be out of sight (`UX` 3 and 4.1).

It hides a follow-up from what needs somebody and leaves its state alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from delegate_crm.rules.reminders import half_of

OVERDUE_DAYS = 14
"""What is overdue is out of sight for at most this many days."""
WEEK = 7


class Moment(StrEnum):
    """The days that are offered."""

    TOMORROW = "tomorrow"
    NEXT_WEEK = "next_week"
    HALF_TIME = "half_time"


def latest(closes: dt.date | None, today: dt.date) -> dt.date | None:
    """The last day until which it may be snoozed; none for what is never overdue."""
    if closes is None:
        return None
    overdue_from = max(closes + dt.timedelta(days=1), today)
    return overdue_from + dt.timedelta(days=OVERDUE_DAYS)


def held(until: dt.date, closes: dt.date | None, today: dt.date) -> dt.date:
    """A day of waking, no later than it may be."""
    last = latest(closes, today)
    return until if last is None else min(until, last)


def moments(
    opens: dt.date | None, closes: dt.date | None, today: dt.date
) -> Mapping[Moment, dt.date]:
    """The days that make sense: tomorrow, next Monday, and half-time while that lies ahead."""
    found = {Moment.TOMORROW: today + dt.timedelta(days=1)}
    monday = today + dt.timedelta(days=WEEK - today.weekday())
    if monday not in found.values():
        found[Moment.NEXT_WEEK] = monday
    if (half := half_of(opens, closes)) and half > monday:
        found[Moment.HALF_TIME] = half
    return found

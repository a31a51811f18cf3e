# SPDX-License-Identifier: MIT
"""A window that is being dragged on a timeline: by how many days, and over the edge of the view."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from delegate_crm.services.timeline import TimeRow
from delegate_crm.services.window_facts import OPENS
from delegate_crm.ui.lists.time_rows import BOTH
from delegate_crm.ui.widgets.time_paint import Days
from delegate_crm.ui.widgets.timescale import Timescale

WEEK = 7
EDGE = 24
"""Pixels before an edge of the view within which the time scrolls along."""
PULL = 40
"""Milliseconds between two such steps."""
STEP = 0.025
"""Share of the view by which it scrolls in a step."""


@dataclass(slots=True)
class Held:
    """A window that is being dragged."""

    row: TimeRow
    part: str
    """Its `opens`, its `closes`, or both."""
    day: dt.date
    """Where it was taken."""
    by: Days = (0, 0)
    x: float = 0.0
    """Where the mouse is."""
    weeks: bool = False
    """Whether it moves by whole weeks."""

    def follow(self, scale: Timescale) -> None:
        """Go where the mouse is."""
        days = (scale.axis().day(self.x) - self.day).days
        if self.weeks:
            days = round(days / WEEK) * WEEK
        self.by = allowed(self.row, self.part, days)

    def pull(self, scale: Timescale) -> float:
        """Pixels of time that are to be scrolled, for the mouse is at an edge of the view."""
        left, right = scale.left + EDGE, scale.left + scale.width - EDGE
        side = -1 if self.x < left else 1 if self.x > right else 0
        return side * (-1 if scale.rtl else 1) * scale.width * STEP


def allowed(row: TimeRow, part: str, days: int) -> Days:
    """Neither end passes the other."""
    if part == BOTH or row.ends is None:
        return days, days
    room = (row.ends[1] - row.ends[0]).days
    return (min(days, room), 0) if part == OPENS else (0, max(days, -room))

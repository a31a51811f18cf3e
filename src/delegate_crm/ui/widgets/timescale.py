# SPDX-License-Identifier: MIT
"""Time as wide as one likes: how much of it a screen shows, and where one has scrolled to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from math import ceil
from types import MappingProxyType

from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.axis import YEAR, Axis


class Zoom(StrEnum):
    """How much a screen shows; the finest first."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


PIXELS: Mapping[Zoom, int] = MappingProxyType({Zoom.MONTH: 420, Zoom.QUARTER: 136, Zoom.YEAR: 40})
"""How wide a month is."""
BEFORE, MOST_BEFORE = 0.38, 0.65
"""Which share of the axis lies before today when one goes there, at least and at most."""
AIR = 0.02
"""The share before the earliest of what is to be in view."""


class Timescale:
    """The whole of the time that can be scrolled to, of which a part is in view."""

    def __init__(self) -> None:
        self.zoom = Zoom.YEAR
        self.first, self.last = 0, YEAR
        self.left, self.width, self.rtl = 0.0, 1.0, False
        self._at = 0.0
        """Pixels of time before the part in view."""

    @property
    def month(self) -> int:
        """Pixels of a month."""
        return theme().scaled(PIXELS[self.zoom])

    @property
    def whole(self) -> float:
        """Pixels of all the time there is; it fills the room at least."""
        return max(self.last - self.first, ceil(self.width / self.month)) * self.month

    @property
    def farthest(self) -> int:
        """How far one can scroll."""
        return max(round(self.whole - self.width), 0)

    @property
    def at(self) -> int:
        """How far one has scrolled."""
        return round(self._at)

    def axis(self) -> Axis:
        """The axis of all that time; the part in view begins at its leading edge."""
        shown = round(self._at)
        left = self.left + self.width + shown - self.whole if self.rtl else self.left - shown
        months = round(self.whole / self.month)
        return Axis(self.first, self.first + months, left, self.whole, self.rtl)

    def in_view(self) -> range:
        """The months of which something is in view."""
        first = self.first + int(self._at // self.month)
        return range(first, first + int(self.width // self.month) + 2)

    # --- where one is -----------------------------------------------------------------------------

    def span(self, first: dt.date, last: dt.date) -> None:
        """Have these days to scroll to; the day at the leading edge stays where it is."""
        held = self.first + self._at / self.month
        self.first, self.last = _month(first), _month(last) + 1
        self.scroll((held - self.first) * self.month)

    def place(self, left: float, width: float, *, rtl: bool) -> None:
        """Lie in this room."""
        self.left, self.width, self.rtl = left, max(width, 1.0), rtl
        self.scroll(self._at)

    def scroll(self, at: float) -> None:
        """Scroll as far as that, or as there is time."""
        self._at = min(max(at, 0.0), max(self.whole - self.width, 0.0))

    def go_home(self, today: dt.date, begins: dt.date) -> None:
        """Let the view begin with a day, unless that leaves too little room for what lies ahead."""
        share = (_months(today) - _months(begins)) * self.month / self.width + AIR
        self.go(today, BEFORE if share > MOST_BEFORE else max(share, BEFORE))

    def go(self, day: dt.date, share: float = BEFORE) -> None:
        """Let a day stand where a share of the axis lies before it."""
        self.scroll((_months(day) - self.first) * self.month - self.width * share)

    def turn(self, zoom: Zoom, x: float | None = None) -> None:
        """Show more or less time; what lies at a place stays there."""
        before = self._way(self.left + self.width / 2 if x is None else x)
        months = (self._at + before) / self.month
        self.zoom = zoom
        self.scroll(months * self.month - before)

    def _way(self, x: float) -> float:
        """How far a place is from the leading edge."""
        return self.left + self.width - x if self.rtl else x - self.left


def _month(day: dt.date) -> int:
    return day.year * YEAR + day.month - 1


def _months(day: dt.date) -> float:
    return _month(day) + (day.day - 1) / 31

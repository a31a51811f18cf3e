# SPDX-License-Identifier: MIT
"""Working days: counting them, moving a day to one, and the breaks in which nobody answers.

Rules: DOMAIN 4.1. What a country's days are is told by a `DayBook`; this module only reckons.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

SATURDAY = 5
LONGEST_BREAK = 60
"""Days in a row without a working day before a calendar is taken for wrong."""
MOST = 9_999
"""Working days that are counted at most: some forty years."""
ONE = dt.timedelta(days=1)


class Roll(StrEnum):
    """Where a day goes that is no working day."""

    STAY = ""
    BACK = "back"
    FORWARD = "forward"


class DayBook(Protocol):
    """What is known of the days of one country or office."""

    def works(self, day: dt.date) -> bool:
        """Whether people work on a day."""

    def feast(self, day: dt.date) -> bool:
        """Whether a day is off for another reason than that it is a weekend."""

    def provisional(self, year: int) -> bool:
        """Whether moved days of a year are not announced yet."""

    def name(self, day: dt.date, lang: str) -> str:
        """What a feast is called; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class Weekdays:
    """The book of a country of which nothing is known: Monday to Friday are worked."""

    def works(self, day: dt.date) -> bool:
        """Whether it is Monday to Friday."""
        return day.weekday() < SATURDAY

    def feast(self, day: dt.date) -> bool:
        """No day is known to be one."""
        return False

    def provisional(self, year: int) -> bool:
        """Nothing is announced, so nothing is awaited."""
        return False

    def name(self, day: dt.date, lang: str) -> str:
        """No name is known."""
        return ""


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The working days of one country, or those that several have in common."""

    books: Sequence[DayBook] = (Weekdays(),)

    def works(self, day: dt.date) -> bool:
        """Whether a day is worked everywhere."""
        return all(book.works(day) for book in self.books)

    def provisional(self, day: dt.date) -> bool:
        """Whether days of that year may still be moved."""
        return any(book.provisional(day.year) for book in self.books)

    def rolled(self, day: dt.date, roll: Roll) -> dt.date:
        """The day itself if it is worked or stays, else the working day before or after."""
        if roll is Roll.STAY or self.works(day):
            return day
        return self.counted(day, -1 if roll is Roll.BACK else 1)

    def counted(self, day: dt.date, n: int) -> dt.date:
        """The n-th working day after a day; negative counts back, 0 is the day itself.

        `OverflowError` outside the calendar, for more than anybody counts, and for a calendar that
        has no working days.
        """
        if abs(n) > MOST:
            raise OverflowError
        step = ONE if n > 0 else -ONE
        left, idle = abs(n), 0
        while left:
            day += step
            worked = self.works(day)
            left -= worked
            idle = 0 if worked else idle + 1
            if idle > LONGEST_BREAK:
                raise OverflowError
        return day

    def days_off(self, day: dt.date) -> tuple[dt.date, dt.date] | None:
        """First and last day of the days off in a row that hold a day; none for a working day."""
        if self.works(day):
            return None
        return self.counted(day, -1) + ONE, self.counted(day, 1) - ONE

    def clear_of_break(self, day: dt.date, today: dt.date) -> dt.date:
        """When to write to somebody who keeps this calendar, in place of a day off.

        A holiday break is met one working day ahead, or, where that has passed, two working
        days after it; a mere weekend is waited out.
        """
        off = self.days_off(day)
        if off is None:
            return day
        first, last = off
        if not self._holds_feast(first, last):
            return self.counted(day, 1)
        before = self.counted(first, -1)
        return before if before >= today else self.counted(last, 2)

    def clear_of_breaks(self, day: dt.date, theirs: WorkCalendar, today: dt.date) -> dt.date:
        """A working day of ours on which to write to somebody with another calendar."""
        cleared = theirs.clear_of_break(day, today)
        return self.rolled(cleared, Roll.BACK if cleared < day else Roll.FORWARD)

    def _holds_feast(self, first: dt.date, last: dt.date) -> bool:
        days = (first + n * ONE for n in range((last - first).days + 1))
        return any(book.feast(day) for day in days for book in self.books)


WEEKDAYS = WorkCalendar()
"""Monday to Friday: until it is known whose days they are."""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """How offsets are counted, and where a single day goes that falls on a day off."""

    calendar: WorkCalendar = WEEKDAYS
    roll: Roll = Roll.STAY

    def rolled(self, day: dt.date) -> dt.date:
        """Move a day as the rule says."""
        return self.calendar.rolled(day, self.roll)


PLAIN = Reckoning()
"""Monday to Friday, nothing moved."""

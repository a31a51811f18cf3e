# SPDX-License-Identifier: MIT
"""A date found in text whose year may not have been said, and the choice of its year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_
from delegate_crm.rules.approx import ApproxDate

Ends = tuple[ApproxDate, ApproxDate]
YEARS_AROUND = 8
"""How far a year is looked for: 29 February comes every 4 years, over 1900 only after 8."""


class NoSuchDay(Invalid):
    """A day that its month does not have."""

    def __init__(self, year: int, month: int) -> None:
        super().__init__(N_("The month has no such day."))
        self.year = year
        self.month = month


@dataclass(frozen=True, slots=True)
class Found:
    """A date that is ready but for its year; `year` is the year said, if any."""

    year: int | None
    make: Callable[[int], ApproxDate]
    others: tuple[Found, ...] = ()
    """Other readings of the same text, in order of likelihood."""
    ends: Callable[[int], Ends] | None = None
    """For a range, its two ends as they were said."""

    def changed(self, change: Callable[[ApproxDate], ApproxDate]) -> Found:
        """Put a change, such as "about", on every reading."""
        others = tuple(other.changed(change) for other in self.others)
        return replace(self, make=lambda year: change(self.make(year)), others=others)

    def with_year(self, today: dt.date, *, ahead: bool = False) -> int:
        """Choose the year: as said, else the one that brings the date closest to today.

        Of two equally close the later is chosen. With `ahead` it is the first not yet past.
        """
        if self.year is not None:
            return self.year
        near: list[tuple[int, int]] = []
        for year in range(max(today.year - YEARS_AROUND, 1), today.year + YEARS_AROUND + 1):
            with suppress(Invalid):
                value = self.make(year)
                past = ahead and value.latest is not None and value.latest < today
                near.append((_distance(value, today) + past * 10**7, -year))
        return -min(near)[1] if near else today.year

    def resolved(self, today: dt.date, *, ahead: bool = False) -> ApproxDate:
        """Make the date in the year said or chosen."""
        return self.make(self.with_year(today, ahead=ahead))


def fixed(value: ApproxDate) -> Found:
    """Wrap a date that needs no year."""
    return Found(value.nominal.year, lambda _: value)


def exact_day(year: int, month: int, day: int) -> dt.date:
    """Make a day, or say which month has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        if 1 <= year <= dt.MAXYEAR and 1 <= month <= 12:  # noqa: PLR2004 - months of a year
            raise NoSuchDay(year, month) from error
        raise Invalid(
            N_("This is not a day of the calendar."), N_("Check the day, the month and the year.")
        ) from error


def joined(left: Found, right: Found) -> Found:
    """Make a range of two dates; a year said at one end serves the other."""

    def ends(year: int) -> Ends:
        first = left.make(left.year if left.year is not None else year)
        last = right.make(right.year if right.year is not None else year)
        if _in_order(first, last):
            return first, last
        if left.year is None:
            return left.make(year - 1), last
        return first, right.make(year + 1) if right.year is None else last

    year = right.year if right.year is not None else left.year
    return Found(year, lambda year: _between(*ends(year)), ends=ends)


def _in_order(first: ApproxDate, last: ApproxDate) -> bool:
    return first.earliest is None or last.latest is None or first.earliest <= last.latest


def _between(first: ApproxDate, last: ApproxDate) -> ApproxDate:
    if first.earliest is None or last.latest is None:
        raise Invalid(N_("A range needs two ends."), N_("Write the first and the last day."))
    return ApproxDate.between(first.earliest, last.latest)


def _distance(value: ApproxDate, today: dt.date) -> int:
    """Count the days from today to the nearest day of the date."""
    lo = value.earliest or value.nominal
    hi = value.latest or value.nominal
    return max((lo - today).days, (today - hi).days, 0)

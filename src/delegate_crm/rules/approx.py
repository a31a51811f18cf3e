# SPDX-License-Identifier: MIT
"""Approximate dates: a day, a month, "about 30 July", "before 2016", kept as what was said.

Rules: DOMAIN 3.1. A date that is not known at all is no value (`None`), never an empty one.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_
from delegate_crm.rules.calendars import WEEKDAYS, Reckoning, WorkCalendar

ABOUT_DAYS = 3
"""About a day means that day, three days either way."""


class Precision(StrEnum):
    """The grain of a date, finest first; `unknown` is a free span that is no calendar unit."""

    DAY = "day"
    WEEK = "week"
    DECADE_OF_MONTH = "decade_of_month"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    SEASON = "season"
    YEAR = "year"
    UNKNOWN = "unknown"

    @property
    def rank(self) -> int:
        """The place in the order from fine (0) to coarse."""
        return _RANKS[self]


_RANKS = {precision: rank for rank, precision in enumerate(Precision)}


class Qualifier(StrEnum):
    """How sure the words are: as they stand, "about", or "perhaps"."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    UNCERTAIN = "uncertain"


class MonthPart(StrEnum):
    """The thirds of a month: days 1-10, 11-20, 21-last."""

    BEGINNING = "beginning"
    MIDDLE = "middle"
    END = "end"


class Season(StrEnum):
    """The seasons of three whole months; a winter has the year of its December."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


SEASON_STARTS = {Season.SPRING: 3, Season.SUMMER: 6, Season.AUTUMN: 9, Season.WINTER: 12}
"""The first month of each season."""

PART_STARTS = {MonthPart.BEGINNING: 1, MonthPart.MIDDLE: 11, MonthPart.END: 21}
"""The first day of each part of a month."""


class Unit(StrEnum):
    """Units of offsets: days, working days, weeks, months, years."""

    DAY = "d"
    WORKING_DAY = "wd"
    WEEK = "w"
    MONTH = "m"
    YEAR = "y"


@dataclass(frozen=True, slots=True)
class Offset:
    """A distance in time, such as 6 months; negative reaches back."""

    n: int
    unit: Unit

    def after(self, day: dt.date, calendar: WorkCalendar = WEEKDAYS) -> dt.date:
        """Count from a day; months and years clamp: 31 August + 6 months = 28 February.

        Working days are those of the calendar.
        """
        try:
            if self.unit is Unit.WORKING_DAY:
                return calendar.counted(day, self.n)
            return day + self._delta()
        except (OverflowError, ValueError) as error:
            raise _out_of_calendar() from error

    def _delta(self) -> relativedelta:
        match self.unit:
            case Unit.DAY:
                return relativedelta(days=self.n)
            case Unit.WEEK:
                return relativedelta(weeks=self.n)
            case Unit.MONTH:
                return relativedelta(months=self.n)
            case Unit.YEAR:
                return relativedelta(years=self.n)
            case Unit.WORKING_DAY:
                raise AssertionError  # counted by a calendar


@dataclass(frozen=True, slots=True)
class ApproxDate:
    """A date as far as it is known: bounds, the best guess, and the words as they were said.

    An open side is `None`. Two values are the same when bounds, best, precision and qualifier
    are; `said` is only kept beside them.
    """

    earliest: dt.date | None
    best: dt.date | None
    latest: dt.date | None
    precision: Precision
    qualifier: Qualifier = Qualifier.EXACT
    said: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        """Refuse values that break the invariants of DOMAIN 3.1."""
        known = [day for day in (self.earliest, self.best, self.latest) if day is not None]
        if not known:
            raise Invalid(
                N_("A date needs at least one day that is known."),
                N_("Enter its first or its last day."),
            )
        if known != sorted(known):
            raise Invalid(
                N_("The earliest day must come before the latest."),
                N_("Swap the two, or change one of them."),
            )
        exact_day = self.precision is Precision.DAY and self.qualifier is Qualifier.EXACT
        if exact_day and not self.earliest == self.best == self.latest:
            raise Invalid(
                N_("An exact day has no range."),
                N_('Write "about", or give the range alone.'),
            )

    @classmethod
    def exact(cls, day: dt.date) -> ApproxDate:
        """Make one known day."""
        return cls(day, day, day, Precision.DAY)

    @classmethod
    def about(cls, day: dt.date) -> ApproxDate:
        """Make "about a day": three days either way."""
        earliest, latest = _moved(day, -ABOUT_DAYS), _moved(day, ABOUT_DAYS)
        return cls(earliest, day, latest, Precision.DAY, Qualifier.APPROXIMATE)

    @classmethod
    def week(cls, day: dt.date) -> ApproxDate:
        """Make the week from Monday to Sunday that holds a day."""
        monday = _moved(day, -day.weekday())
        return cls(monday, None, _moved(monday, 6), Precision.WEEK)

    @classmethod
    def part_of_month(cls, year: int, month: int, part: MonthPart) -> ApproxDate:
        """Make the beginning, middle or end of a month."""
        first = _day(year, month, PART_STARTS[part])
        last = month_end(first) if part is MonthPart.END else first.replace(day=first.day + 9)
        return cls(first, None, last, Precision.DECADE_OF_MONTH)

    @classmethod
    def month(cls, year: int, month: int) -> ApproxDate:
        """Make a whole month."""
        return cls._months(year, month, 1, Precision.MONTH)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> ApproxDate:
        """Make a quarter of a year, 1 to 4."""
        return cls._months(year, quarter * 3 - 2, 3, Precision.QUARTER)

    @classmethod
    def half_year(cls, year: int, half: int) -> ApproxDate:
        """Make the first (1) or second (2) half of a year."""
        return cls._months(year, half * 6 - 5, 6, Precision.HALF_YEAR)

    @classmethod
    def season(cls, year: int, season: Season) -> ApproxDate:
        """Make a season; winter runs from the December of the year to the next February."""
        return cls._months(year, SEASON_STARTS[season], 3, Precision.SEASON)

    @classmethod
    def year(cls, year: int) -> ApproxDate:
        """Make a whole year."""
        return cls._months(year, 1, 12, Precision.YEAR)

    @classmethod
    def between(cls, earliest: dt.date, latest: dt.date) -> ApproxDate:
        """Make a free range of days; a range of one day is that day."""
        if earliest == latest:
            return cls.exact(earliest)
        return cls(earliest, None, latest, Precision.UNKNOWN)

    @classmethod
    def before(cls, day: dt.date) -> ApproxDate:
        """Leave the beginning open: some day before a day."""
        return cls.until(_moved(day, -1))

    @classmethod
    def until(cls, day: dt.date) -> ApproxDate:
        """Leave the beginning open: a day or some day before it."""
        return cls(None, None, day, Precision.UNKNOWN)

    @classmethod
    def after(cls, day: dt.date) -> ApproxDate:
        """Leave the end open: some day after a day."""
        return cls.since(_moved(day, 1))

    @classmethod
    def since(cls, day: dt.date) -> ApproxDate:
        """Leave the end open: a day or some day after it."""
        return cls(day, None, None, Precision.UNKNOWN)

    @classmethod
    def _months(cls, year: int, month: int, count: int, precision: Precision) -> ApproxDate:
        first = _day(year, month, 1)
        last = month_end(Offset(count - 1, Unit.MONTH).after(first))
        return cls(first, None, last, precision)

    @property
    def is_exact(self) -> bool:
        """Whether this is one day without doubt."""
        return self.precision is Precision.DAY and self.qualifier is Qualifier.EXACT

    @property
    def nominal(self) -> dt.date:
        """The one day to reckon with: the best, else the earliest, else the latest."""
        day = self.best or self.earliest or self.latest
        if day is None:
            raise AssertionError  # refused when the value was made
        return day

    @property
    def middle(self) -> dt.date:
        """The day at which it is marked on an axis: the best, else the middle of what it spans."""
        if self.best or not (self.earliest and self.latest):
            return self.nominal
        return self.earliest + (self.latest - self.earliest) // 2

    @property
    def sort_key(self) -> tuple[dt.date, int]:
        """Order by the nominal day, then the more precise first; lists do the same in SQL."""
        return self.nominal, self.precision.rank

    def overlaps(self, lo: dt.date | None, hi: dt.date | None) -> bool:
        """Whether the date may lie between two days, both included; `None` is an open side.

        Searches ask the same in SQL, and are held to this.
        """
        begins_in_time = self.earliest is None or hi is None or self.earliest <= hi
        ends_in_time = self.latest is None or lo is None or self.latest >= lo
        return begins_in_time and ends_in_time

    def shifted(self, offset: Offset, calendar: WorkCalendar = WEEKDAYS) -> ApproxDate:
        """Add an offset to each of the three days; the words as said no longer apply."""
        return self._each(lambda day: offset.after(day, calendar))

    def rolled(self, by: Reckoning) -> ApproxDate:
        """Move each of the three days off days off."""
        return self._each(by.rolled)

    def _each(self, moved: Callable[[dt.date], dt.date]) -> ApproxDate:
        return ApproxDate(
            self.earliest and moved(self.earliest),
            self.best and moved(self.best),
            self.latest and moved(self.latest),
            self.precision,
            self.qualifier,
        )

    def moved(self, days: int) -> ApproxDate:
        """Move by a number of days."""
        return self.shifted(Offset(days, Unit.DAY))

    def roughly(self) -> ApproxDate:
        """Put "about" before it: a day gets three days either way, a span keeps its bounds."""
        if self.is_exact and self.best is not None:
            return replace(ApproxDate.about(self.best), said=self.said)
        return replace(self, qualifier=Qualifier.APPROXIMATE)

    def perhaps(self) -> ApproxDate:
        """Mark it as uncertain; the bounds stay."""
        return replace(self, qualifier=Qualifier.UNCERTAIN)

    def bounded(self, earliest: dt.date | None, latest: dt.date | None) -> ApproxDate:
        """Correct the bounds by hand; precision, qualifier and words stay."""
        return replace(self, earliest=earliest, latest=latest)

    def in_words(self, said: str) -> ApproxDate:
        """Keep the words as they were typed."""
        return replace(self, said=said)


def month_end(day: dt.date) -> dt.date:
    """Find the last day of the month of a day."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _day(year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except (OverflowError, ValueError) as error:
        raise _out_of_calendar() from error


def _moved(day: dt.date, days: int) -> dt.date:
    return Offset(days, Unit.DAY).after(day)


def _out_of_calendar() -> Invalid:
    return Invalid(
        N_("This date is outside the calendar."),
        N_("Dates run from year 1 to year 9999."),
    )

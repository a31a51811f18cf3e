# SPDX-License-Identifier: MIT
"""A time axis of whole months over a width; in right-to-left languages time runs the other way."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass

from delegate_crm.kit.locales import month_names

YEAR, QUARTER = 12, 3
STEPS = (1, QUARTER, YEAR, 2 * YEAR, 5 * YEAR, 10 * YEAR, 20 * YEAR, 50 * YEAR, 100 * YEAR)
LEAST_MONTH = 34
"""Pixels that the name of a month needs."""
LETTERS = 3
FIRST, LAST = dt.date.min.year * YEAR, (dt.date.max.year + 1) * YEAR


@dataclass(frozen=True, slots=True)
class Axis:
    """Months `first` to before `last` (counted from year 0), laid out from `left`."""

    first: int
    last: int
    left: float
    width: float
    rtl: bool = False

    @classmethod
    def over(
        cls, days: Iterable[dt.date], left: float, width: float, *, after: int = 1, rtl: bool
    ) -> Axis:
        """An axis on which all days find room, and some months after them."""
        known = sorted(days)
        first, last = _month(known[0]), _month(known[-1]) + 1 + after
        return cls(first, min(last, LAST), left, width, rtl)

    @property
    def month_width(self) -> float:
        """Pixels of one month."""
        return self.width / (self.last - self.first)

    def at(self, month: float) -> float:
        """Where a month begins."""
        way = (month - self.first) * self.month_width
        return self.left + (self.width - way if self.rtl else way)

    def x(self, day: dt.date, share: float = 0.0) -> float:
        """Where a day begins, or a share of it later."""
        days = monthrange(day.year, day.month)[1]
        return self.at(_month(day) + (day.day - 1 + share) / days)

    def day(self, x: float) -> dt.date:
        """The day that lies at a place; the nearest one beyond the edges."""
        way = self.left + self.width - x if self.rtl else x - self.left
        month = self.first + way / self.month_width
        month = min(max(month, FIRST), LAST - 0.001)
        year, number = divmod(int(month), YEAR)
        days = monthrange(year, number + 1)[1]
        return dt.date(year, number + 1, min(int((month % 1) * days) + 1, days))

    def step(self, least: float = LEAST_MONTH) -> int:
        """Every how many months are named."""
        return next((each for each in STEPS if each * self.month_width >= least), STEPS[-1])

    def named(self, least: float = LEAST_MONTH) -> range:
        """Months that are named; every third, where there is no room for all."""
        step = self.step(least)
        return range(-(-self.first // step) * step, self.last, step)

    def ticks(self, least: float = LEAST_MONTH) -> range:
        """Months that have a tick: all, while they are not too dense."""
        step = self.step(least)
        every = 1 if step <= QUARTER else step
        return range(-(-self.first // every) * every, self.last, every)


def _month(day: dt.date) -> int:
    return day.year * YEAR + day.month - 1


def month_and_year(month: int) -> tuple[int, int]:
    """Number of the month in its year, 0 to 11, and the year."""
    return month % YEAR, month // YEAR


def month_labels(lang: str) -> list[str]:
    """Names of the months as short as an axis needs them: Jan, янв, 1月."""
    return [name.rstrip(".")[:LETTERS] for name in month_names(lang, "abbreviated")]

# SPDX-License-Identifier: MIT
"""Writing of dates so that nobody takes an approximate one for an exact one.

What is written in the long style can be read back to the same value.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

from delegate_crm.kit.i18n import Translator
from delegate_crm.rules.approx import (
    PART_STARTS,
    SEASON_STARTS,
    ApproxDate,
    MonthPart,
    Precision,
    Qualifier,
    Season,
)
from delegate_crm.rules.datewords.grammar import language
from delegate_crm.rules.datewords.language import Wording

Style = Literal["long", "short"]
PLAIN, AFTER_PREPOSITION = 0, 1
_ONE_DAY = dt.timedelta(days=1)


def write_date(value: ApproxDate, translator: Translator, style: Style = "long") -> str:
    """Write a date in the translator's language.

    Long: "about 30 July 2018 (23–31 July 2018)" with bounds that were corrected by hand. Short,
    for tables: "≈ 30 Jul 2018", which cannot always be read back.
    """
    pen = _Pen(language(translator.lang).wording, style)
    usual = _usual(value)
    words = pen.qualified(usual)
    if style == "short" or (usual.earliest, usual.latest) == (value.earliest, value.latest):
        return words
    bounds = ApproxDate(value.earliest, None, value.latest, Precision.UNKNOWN)
    return pen.wording.bounds.format(date=words, bounds=pen.span(bounds))


def _usual(value: ApproxDate) -> ApproxDate:
    """Make the date that the words for a value would mean without corrected bounds."""
    day, qualifier = value.nominal, value.qualifier
    if value.precision is Precision.UNKNOWN:
        return value
    if value.precision is Precision.DAY and qualifier is Qualifier.APPROXIMATE:
        return ApproxDate.about(day)
    unit = UNITS[value.precision](day)
    return unit if qualifier is Qualifier.EXACT else _with(unit, qualifier)


def _with(unit: ApproxDate, qualifier: Qualifier) -> ApproxDate:
    return unit.roughly() if qualifier is Qualifier.APPROXIMATE else unit.perhaps()


def _season(day: dt.date) -> ApproxDate:
    first_month = day.month // 3 * 3 or 12
    season = next(each for each, month in SEASON_STARTS.items() if month == first_month)
    in_new_year = season is Season.WINTER and day.month != first_month
    return ApproxDate.season(day.year - in_new_year, season)


def _part(day: dt.date) -> ApproxDate:
    part = [each for each, start in PART_STARTS.items() if start <= day.day][-1]
    return ApproxDate.part_of_month(day.year, day.month, part)


UNITS: Mapping[Precision, Callable[[dt.date], ApproxDate]] = MappingProxyType(
    {
        Precision.DAY: ApproxDate.exact,
        Precision.WEEK: ApproxDate.week,
        Precision.DECADE_OF_MONTH: _part,
        Precision.MONTH: lambda day: ApproxDate.month(day.year, day.month),
        Precision.QUARTER: lambda day: ApproxDate.quarter(day.year, (day.month + 2) // 3),
        Precision.HALF_YEAR: lambda day: ApproxDate.half_year(day.year, (day.month + 5) // 6),
        Precision.SEASON: _season,
        Precision.YEAR: lambda day: ApproxDate.year(day.year),
    }
)
"""The unit of the calendar that holds a day."""


class _Pen:
    """Writes in the wording of one language and one style."""

    def __init__(self, wording: Wording, style: Style = "long") -> None:
        self.wording = wording
        self._short = style == "short"

    def qualified(self, value: ApproxDate) -> str:
        """Write a date with its words of doubt."""
        match value.qualifier:
            case Qualifier.APPROXIMATE if self._short:
                return self.wording.about_short.format(date=self.plain(value, PLAIN))
            case Qualifier.APPROXIMATE:
                return self.wording.about.format(date=self.plain(value, AFTER_PREPOSITION))
            case Qualifier.UNCERTAIN:
                return self.wording.perhaps.format(date=self.plain(value, PLAIN))
            case Qualifier.EXACT:
                return self.plain(value, PLAIN)

    def plain(self, value: ApproxDate, form: int) -> str:
        """Write a date without its words of doubt."""
        wording, day = self.wording, value.nominal
        match value.precision:
            case Precision.UNKNOWN:
                return self.span(value)
            case Precision.DAY:
                return self.day(day)
            case Precision.WEEK:
                return wording.week[form].format(day=self.day(day))
            case precision:
                return self._unit(precision, day, form)

    def _unit(self, precision: Precision, day: dt.date, form: int) -> str:
        wording = self.wording
        match precision:
            case Precision.DECADE_OF_MONTH:
                part = next(each for each in MonthPart if PART_STARTS[each] == day.day)
                pattern = wording.parts[part][form]
            case Precision.MONTH:
                pattern = wording.month[form]
            case Precision.QUARTER:
                pattern = wording.quarter[form]
            case Precision.HALF_YEAR:
                pattern = wording.halves[day.month // 7][form]
            case Precision.SEASON:
                season = next(each for each in Season if SEASON_STARTS[each] == day.month)
                pattern = wording.seasons[season][form]
            case _:
                pattern = wording.year
        return pattern.format(**self._marks(day))

    def day(self, day: dt.date) -> str:
        """Write an exact day."""
        return self.wording.day.format(**self._marks(day))

    def span(self, value: ApproxDate) -> str:
        """Write bounds: a range of days, or an open side with the coarsest unit that fits."""
        wording = self.wording
        if value.earliest and value.latest:
            return self._days(value.earliest, value.latest)
        if value.latest:
            return self._open(value.latest, _ONE_DAY, wording.before, wording.until)
        return self._open(value.nominal, -_ONE_DAY, wording.after, wording.since)

    def _days(self, first: dt.date, last: dt.date) -> str:
        wording = self.wording
        if first == last:
            return self.day(first)
        pattern = wording.days_of_years
        if first.year == last.year:
            pattern = wording.days if first.month == last.month else wording.days_of_year
        return pattern.format(**self._marks(first), **self._marks(last, "2"))

    def _open(self, edge: dt.date, step: dt.timedelta, beyond: str, within: str) -> str:
        """Name the month or year beyond an edge if one turns there, else the day at the edge."""
        beyond_edge = None if edge in {dt.date.min, dt.date.max} else edge + step
        if beyond_edge is None or beyond_edge.month == edge.month:
            return within.format(date=self.day(edge))
        turn = Precision.MONTH if beyond_edge.year == edge.year else Precision.YEAR
        return beyond.format(date=self._unit(turn, beyond_edge, AFTER_PREPOSITION))

    def _marks(self, day: dt.date, suffix: str = "") -> dict[str, object]:
        plain, beside_day = self.wording.months
        if self._short:
            plain = beside_day = self.wording.short_months
        return {
            f"d{suffix}": day.day,
            f"m{suffix}": plain[day.month - 1],
            f"mg{suffix}": beside_day[day.month - 1],
            f"y{suffix}": f"{day.year:04d}",
            f"yy2{suffix}": f"{(day.year + 1) % 100:02d}",
            f"n{suffix}": (day.month + 2) // 3,
            f"nc{suffix}": "一二三四"[(day.month - 1) // 3],
        }

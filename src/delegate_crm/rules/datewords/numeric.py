# SPDX-License-Identifier: MIT
"""Dates in figures, which need no words: 2018-07-30, 30.07.2018, 03/04/2019, 07.2018."""

from __future__ import annotations

import re
from dataclasses import replace

from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.datewords.found import Found, exact_day, joined
from delegate_crm.rules.datewords.shapes import Setting

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{4})(\d\d)(\d\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)")
_NO_YEAR = re.compile(r"(\d{1,2})([/.])(\d{1,2})")
_YEAR_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
_DAYS = re.compile(r"(\d{1,2})-(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d\d))?")
_MONTHS = range(1, 13)
MONTH_FIRST = {"zh"}
"""Languages that put the month before the day; the others say the day first."""


def numeric_date(text: str, setting: Setting) -> Found | None:
    """Read a date in figures; points always mean day first, strokes as the language does."""
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = match.group(1, 3, 4) if match[1] else match.group(5, 6, 7)
        return _day(int(year), int(month), int(day))
    if match := _YEAR_LAST.fullmatch(text) or _NO_YEAR.fullmatch(text):
        year = match[4] if match.re is _YEAR_LAST else ""
        return _either_order(match, _full_year(year, setting), setting)
    if match := _DAYS.fullmatch(text):
        whole_year = _full_year(match[4] or "", setting)
        first, last, month = int(match[1]), int(match[2]), int(match[3])
        return joined(_day(whole_year, month, first), _day(whole_year, month, last))
    if match := _YEAR_MONTH.fullmatch(text):
        return _month(int(match[1]), int(match[2]))
    if match := _MONTH_YEAR.fullmatch(text):
        return _month(int(match[2]), int(match[1]))
    return None


def _either_order(match: re.Match[str], year: int | None, setting: Setting) -> Found | None:
    """Take the order of the language; the other order is the second reading."""
    first, second = int(match[1]), int(match[3])
    by_point = match[2] == "."
    orders = [(second, first), (first, second)]
    if setting.lang in MONTH_FIRST and not by_point:
        orders.reverse()
    readings = [_day(year, month, day) for month, day in orders if month in _MONTHS]
    if not readings:
        return None
    known = () if by_point or first == second else tuple(readings[1:])
    return replace(readings[0], others=known)


def _day(year: int | None, month: int, day: int) -> Found:
    return Found(year, lambda year: ApproxDate.exact(exact_day(year, month, day)))


def _month(year: int, month: int) -> Found:
    return Found(year, lambda year: ApproxDate.month(year, month))


def _full_year(year: str, setting: Setting) -> int | None:
    """Read a year; of two figures the century is chosen that brings it closest to today."""
    if len(year) != 2:  # noqa: PLR2004 - figures
        return int(year) if year else None
    century = setting.today.year // 100 * 100
    years = [century + hundreds + int(year) for hundreds in (-100, 0, 100)]
    return min(years, key=lambda each: abs(each - setting.today.year))

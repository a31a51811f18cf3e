# SPDX-License-Identifier: MIT
"""Names of months and weekdays and the mark between digits, as the Unicode locale data has them."""

from __future__ import annotations

from functools import cache
from typing import Literal

from babel import Locale
from babel.dates import get_day_names, get_month_names
from babel.numbers import get_group_symbol

from delegate_crm.kit.i18n import LANGUAGES

Width = Literal["wide", "abbreviated"]
Use = Literal["format", "stand-alone"]


@cache
def month_names(lang: str, width: Width = "wide", use: Use = "stand-alone") -> tuple[str, ...]:
    """Name the months from January; the use "format" is the form beside a day (июля)."""
    names = get_month_names(width, use, _locale(lang))
    return tuple(names[month] for month in range(1, 13))


@cache
def weekday_names(lang: str, width: Width = "wide", use: Use = "stand-alone") -> tuple[str, ...]:
    """Name the weekdays from Monday."""
    names = get_day_names(width, use, _locale(lang))
    return tuple(names[day] for day in range(7))


def group_mark(lang: str) -> str:
    """The mark between groups of three digits: 1,200 in English, 1 200 in Russian."""
    return get_group_symbol(_locale(lang))


def _locale(lang: str) -> Locale:
    return Locale.parse(LANGUAGES[lang])

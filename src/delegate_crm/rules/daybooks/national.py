# SPDX-License-Identifier: MIT
"""Days off, weekends and moved working days of countries, as the package `holidays` has them."""

from __future__ import annotations

import datetime as dt
import warnings
from functools import cache
from threading import RLock

import holidays
from holidays import HolidayBase

from delegate_crm.rules.calendars import DayBook, Weekdays

warnings.filterwarnings("ignore", "Requested Holidays are available only", UserWarning)
DECIDED = range(2015, 2040)
"""Years in which announced moves are looked for."""
MOVED, ESTIMATED = "substituted", "estimated"
"""How the package's English names tell a day that was moved, and one reckoned by the moon."""
DAYS = 365
LOCK = RLock()
"""The package fills in a year when it is first asked for it: two threads at once spoil it."""
ENGLISH, LANGUAGES = "en_US", {"en": "en_US", "ru": "ru", "zh": "zh_CN"}


class NationalBook:
    """The days of one country."""

    def __init__(self, country: str) -> None:
        self._country = country
        self._days = _days(country, ENGLISH)

    def works(self, day: dt.date) -> bool:
        """Whether people work there; moved working days count as such."""
        with LOCK:
            return bool(self._days.is_working_day(day))

    def feast(self, day: dt.date) -> bool:
        """Whether the day is a holiday, or was given in exchange for a worked weekend."""
        with LOCK:
            return day in self._days

    def provisional(self, year: int) -> bool:
        """Whether that year's moves are not announced yet, or its feasts hang on the moon."""
        last = _last_decided(self._country)
        return bool(last and year > last) or _named(self._country, year, ESTIMATED)

    def name(self, day: dt.date, lang: str) -> str:
        """What the holiday is called, in a language of the program if the package has it."""
        with LOCK:
            return str(_days(self._country, LANGUAGES.get(lang, ENGLISH)).get(day, ""))

    def first_of(self, feast: str, year: int) -> dt.date | None:
        """The first day of a feast by its English name; none in a year that has none."""
        first = dt.date(year, 1, 1).toordinal()
        days = (dt.date.fromordinal(first + n) for n in range(DAYS))
        return next((day for day in days if feast in self.name(day, "en").split("; ")), None)


@cache
def _days(country: str, language: str) -> HolidayBase:
    known = holidays.country_holidays(country)
    spoken = known.supported_languages
    if language in spoken:
        return holidays.country_holidays(country, language=language)
    return holidays.country_holidays(country, language=ENGLISH) if ENGLISH in spoken else known


@cache
def _named(country: str, year: int, word: str) -> bool:
    days, first = _days(country, ENGLISH), dt.date(year, 1, 1).toordinal()
    with LOCK:
        return any(word in days.get(dt.date.fromordinal(first + n), "") for n in range(DAYS))


@cache
def _last_decided(country: str) -> int:
    days = _days(country, ENGLISH)
    moved = [year for year in DECIDED if _named(country, year, MOVED)]
    worked = [day.year for day in tuple(days.weekend_workdays)]
    return max((*moved, *worked), default=0)


@cache
def book_of(country: str) -> DayBook:
    """The book of a country by its ISO code; Monday to Friday where nothing is known."""
    known = country in holidays.list_supported_countries()
    return NationalBook(country) if known else Weekdays()

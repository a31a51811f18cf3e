# SPDX-License-Identifier: MIT
"""Days off that lie ahead, in the office's country and those that matter most to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from delegate_crm.entities.country import CountryPriority
from delegate_crm.kit.i18n import N_, NC_, Text, Translator, plain
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.calendars import ONE, SATURDAY, WorkCalendar
from delegate_crm.rules.datewords import write_date
from delegate_crm.services.calendars import OfficeBook, office_book, office_country
from delegate_crm.services.people import PRIORITY
from delegate_crm.store.queries import Reader

AHEAD = 365
FEASTS: Mapping[str, Text] = MappingProxyType(
    {
        "New Year's Day": N_("New Year's Day"),
        "Chinese New Year (Spring Festival)": N_("Spring Festival"),
        "Tomb-Sweeping Day": N_("Tomb-Sweeping Day"),
        "Labor Day": N_("Labour Day"),
        "Dragon Boat Festival": N_("Dragon Boat Festival"),
        "Mid-Autumn Festival": N_("Mid-Autumn Festival"),
        "National Day": N_("National Day"),
    }
)
"""Feasts of China, which the package does not name in Russian."""
MOVED = ("substituted", "перенес", "调休", "补休")
"""What the package calls days that are only off because another was worked."""


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Days off in a row that hold a feast, or a weekend that is worked."""

    country: str
    first: dt.date
    last: dt.date
    name: Text
    works: bool
    provisional: bool


@dataclass(frozen=True, slots=True)
class Calendars:
    """What the settings show of the calendars."""

    country: str
    """The office's country by its code; empty if it is not known."""
    days: Sequence[DaysOff]


def calendars_ahead(reader: Reader, today: dt.date, lang: str) -> Calendars:
    """The days off of the coming year, in the order of their first days."""
    ours = office_country(reader)
    wanted = [ours, *(each.country for each in reader.where(CountryPriority, level=PRIORITY))]
    found = [
        each
        for country in dict.fromkeys(filter(None, wanted))
        for each in _ahead(office_book(reader, country), today, lang)
    ]
    return Calendars(ours, sorted(found, key=lambda each: (each.first, each.country)))


def _ahead(book: OfficeBook, today: dt.date, lang: str) -> Iterator[DaysOff]:
    days, calendar, last = today, WorkCalendar((book,)), today + AHEAD * ONE
    while days <= last:
        off = calendar.days_off(days)
        first, end = off or (days, days)
        worked = off is None and days.weekday() >= SATURDAY
        feasts = [first + n * ONE for n in range((end - first).days + 1)] if off else [days]
        named = [day for day in feasts if worked or book.feast(day)]
        if named:
            name = NC_("day", "Worked weekend") if worked else _name(book, named, lang)
            yield DaysOff(book.country, first, end, name, worked, book.provisional(first.year))
        days = end + ONE


def _name(book: OfficeBook, days: Sequence[dt.date], lang: str) -> Text:
    """What the feast is called: as the office named it, else as the package does."""
    for day in days:
        if (feast := FEASTS.get(book.name(day, "en"))) is not None:
            return feast
        said = book.name(day, lang)
        if said and not any(word in said.lower() for word in MOVED):
            return plain(said)
    return NC_("day", "Day off")


def told(days: DaysOff, tr: Translator) -> str:
    """When it is: 4–10 February 2019."""
    return write_date(ApproxDate.between(days.first, days.last), tr)

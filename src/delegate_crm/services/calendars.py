# SPDX-License-Identifier: MIT
"""Calendars: the working days of the office and of its partners' countries (DOMAIN 4.1).

What the package knows of a country is corrected by the holidays that the office adds by hand.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from delegate_crm.entities.followup import FollowUp
from delegate_crm.entities.holiday import Holiday
from delegate_crm.entities.organisation import Organisation
from delegate_crm.kit.registry import late
from delegate_crm.rules.approx import ApproxDate, Unit
from delegate_crm.rules.calendars import PLAIN, WEEKDAYS, DayBook, Reckoning, Roll, WorkCalendar
from delegate_crm.rules.windows import Window
from delegate_crm.services.followups import partner_lands, partners_of
from delegate_crm.store.queries import Reader
from delegate_crm.store.setting import stored
from delegate_crm.store.sides import lands_of

OFFICE_COUNTRY = "office_country"
"""Key of the setting that says whose days off the office keeps."""


@dataclass(frozen=True, slots=True)
class OfficeBook:
    """The days of a country as the office keeps them."""

    country: str
    known: DayBook
    added: Mapping[dt.date, Holiday] = field(default_factory=dict)

    def works(self, day: dt.date) -> bool:
        """Whether people work on a day; what the office added counts more."""
        own = self.added.get(day)
        return own.kind == "working_weekend" if own else self.known.works(day)

    def feast(self, day: dt.date) -> bool:
        """Whether a day is off for another reason than that it is a weekend."""
        own = self.added.get(day)
        return own.kind == "day_off" if own else self.known.feast(day)

    def provisional(self, year: int) -> bool:
        """Whether days of a year may still be moved; those added by hand may say so too."""
        marked = any(day.year == year and each.provisional for day, each in self.added.items())
        return marked or self.known.provisional(year)

    def name(self, day: dt.date, lang: str) -> str:
        """What a feast is called; empty if that is not known."""
        own = self.added.get(day)
        return own.name.best(lang) if own and own.name else self.known.name(day, lang)


def calendar(reader: Reader, *countries: str) -> WorkCalendar:
    """The working days that countries have in common; Monday to Friday where none is known."""
    known = dict.fromkeys(filter(None, countries))
    return WorkCalendar(tuple(_books(reader, known))) if known else WEEKDAYS


def office_book(reader: Reader, country: str) -> OfficeBook:
    """The days of a country as the office keeps them."""
    return next(_books(reader, (country,)))


def _books(reader: Reader, countries: Iterable[str]) -> Iterator[OfficeBook]:
    """The days of several; those added by hand are few, so that they are read at once."""
    added = [each for each in reader.where(Holiday) if each.on]
    for country in countries:
        own = {each.on: each for each in added if each.country == country and each.on}
        yield OfficeBook(country, _national().book_of(country), own)


def _national() -> Any:  # noqa: ANN401 - a module: its package takes 60 ms to import
    return late("delegate_crm.rules.daybooks.national")


def office_country(reader: Reader) -> str:
    """The country of the office: as it was set, else that of the organisation which is ours."""
    chosen = stored(reader.connection, OFFICE_COUNTRY)
    if chosen:
        return chosen
    bodies = [each.id for each in reader.where(Organisation, is_ours=1)]
    lands = lands_of(reader, bodies)
    return next(filter(None, map(lands.get, bodies)), "")


def partner_countries(reader: Reader, items: Sequence[FollowUp]) -> dict[int, str]:
    """The country of the other side of each promise, as far as it is known."""
    return partner_lands(reader, items, partners_of(reader, items))


def calendar_of(reader: Reader, item: FollowUp) -> WorkCalendar:
    """The working days that a follow-up is reckoned by: ours, or those of both sides."""
    theirs = partner_countries(reader, [item]) if item.calendar == "joint" else {}
    return calendar(reader, office_country(reader), *theirs.values())


def reckoning(reader: Reader, item: FollowUp) -> Reckoning:
    """How the window of a follow-up is counted; calendars are read only where they matter."""
    window = item.window
    if not item.roll and (window is None or window.unit is not Unit.WORKING_DAY):
        return PLAIN
    return Reckoning(calendar_of(reader, item), Roll(item.roll))


def counted(reader: Reader, item: FollowUp, window: Window, start: ApproxDate) -> Window:
    """A window of a follow-up, counted from a date by the days that the follow-up keeps."""
    return window.re_anchored(start, reckoning(reader, item.having(window=window)))


def provisional_in(reader: Reader, item: FollowUp) -> bool:
    """Whether its day may still move, since days of that year are not announced yet."""
    window = item.window
    if window is None or reckoning(reader, item) is PLAIN:
        return False
    return calendar_of(reader, item).provisional(window.closes.nominal)


def affected(reader: Reader) -> Iterable[FollowUp]:
    """Follow-ups that are not over and whose days hang on a calendar."""
    rules: list[dict[str, str]] = [{"window_unit": "wd"}, {"roll": "back"}, {"roll": "forward"}]
    found = [each for rule in rules for each in reader.where(FollowUp, terminal=0, **rule)]
    return {each.id: each for each in found}.values()

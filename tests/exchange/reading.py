# SPDX-License-Identifier: MIT
"""The calendar of an office as the strict reader reads it."""

from __future__ import annotations

import datetime as dt

from delegate_crm.exchange.calendar import Chosen, days_file, read_days
from delegate_crm.exchange.formats.icalendar import FORMAT
from delegate_crm.services.office import Office
from delegate_crm.store.calendar import calendar_ids
from tests.exchange.rfc5545 import Component, objects


def content(office: Office, lang: str = "en") -> bytes:
    """All of an office as a calendar file."""
    return days_file(read_days(office, lambda reader: Chosen(calendar_ids(reader), lang)), FORMAT)


def calendar(office: Office, lang: str = "en") -> Component:
    """The same, read strictly."""
    return objects(content(office, lang))


def entries(office: Office, lang: str = "en") -> list[Component]:
    """What stands in it."""
    return calendar(office, lang).of("VEVENT")


def span(entry: Component) -> tuple[str, str]:
    """When it begins, and the first day or moment after it."""
    return entry["DTSTART"].text, entry["DTEND"].text


def rings(entry: Component) -> list[dt.date]:
    """Days on which its alarms ring."""
    start = dt.date.fromisoformat(entry["DTSTART"].text)
    return [start + _days(alarm["TRIGGER"].text) for alarm in entry.of("VALARM")]


def _days(text: str) -> dt.timedelta:
    """Whole days of a duration such as P151DT9H or -P13DT15H."""
    sign, days = (-1 if text.startswith("-") else 1), text.strip("-").removeprefix("P")
    whole, _, rest = days.partition("T")
    hours = int(rest.removesuffix("H") or 0)
    return sign * dt.timedelta(int(whole.removesuffix("D") or 0), hours=hours)

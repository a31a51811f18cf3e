# SPDX-License-Identifier: MIT
"""iCalendar (RFC 5545), as Outlook, Thunderbird and Apple Calendar subscribe to it.

The same days give the same bytes: nothing in the file tells when it was written.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import BinaryIO
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, vDuration, vRecur, vText

from delegate_crm import __version__
from delegate_crm.exchange.days import Days, Entry, Standing, Wall, When
from delegate_crm.kit.i18n import N_

REMINDED_AT = dt.timedelta(hours=9)
"""An alarm of a day rings at this time of the reader's own clock."""
READ_AGAIN = dt.timedelta(hours=1)
SUMMARY, DESCRIPTION = 300, 4000
"""Letters of text at the most."""
CLASSES: Mapping[str, str] = MappingProxyType(
    {"public": "PUBLIC", "internal": "PRIVATE", "restricted": "CONFIDENTIAL"}
)
LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
RELATED = "x-wr-relcalid"
END = b"END:VCALENDAR\r\n"
MOST_KEPT = 20_000
"""Entries whose lines are kept for the next time."""
HEAD = 4096
"""Bytes in which the mark of the office stands."""


class ICalendar:
    """A calendar that other programs show and keep up to date."""

    title = N_("iCalendar")
    endings: Sequence[str] = (".ics",)

    def write_days(self, days: Days, file: BinaryIO) -> None:
        """Write a calendar."""
        made = Calendar()
        for name, value in _head(days):
            made.add(name, value)
        made.add("refresh-interval", vDuration(READ_AGAIN), parameters={"VALUE": "DURATION"})
        for zone in sorted(_zones(days.entries)):
            made.add_component(Timezone.from_tzinfo(ZoneInfo(zone), zone, *_years(days.entries)))
        file.write(made.to_ical().removesuffix(END))
        file.writelines(_event(each) for each in days.entries)
        file.write(END)

    def mark(self, content: bytes) -> str:
        """Of which office a file is."""
        found = re.search(rf"(?im)^{RELATED}:(\S+)".encode(), content[:HEAD])
        return found[1].decode("ascii", "replace") if found else ""


def _head(days: Days) -> Iterable[tuple[str, object]]:
    yield "prodid", f"-//Delegate CRM//Delegate CRM {__version__}//{days.lang.upper()}"
    yield "version", "2.0"
    yield "calscale", "GREGORIAN"
    yield "method", "PUBLISH"
    for name in ("name", "x-wr-calname"):
        yield name, vText(_line(days.title)[:SUMMARY])  # else it would not be escaped
    yield RELATED, days.mark
    yield "x-published-ttl", vDuration(READ_AGAIN)


@lru_cache(MOST_KEPT)
def _event(entry: Entry) -> bytes:
    """One entry; those of a file that is kept up to date are mostly the same the next time."""
    made = Event()
    for name, value in _facts(entry):
        made.add(name, value)
    if entry.standing is not Standing.CANCELLED:
        for alarm in entry.alarms:
            made.add_component(_alarm(alarm.on, alarm.words, entry.starts))
    return bytes(made.to_ical())


def _facts(entry: Entry) -> Iterable[tuple[str, object]]:
    yield "uid", entry.uid
    yield "dtstamp", entry.changed
    yield "last-modified", entry.changed
    yield "sequence", entry.version
    yield "summary", _line(entry.summary)[:SUMMARY]
    yield "dtstart", _when(entry.starts)
    if entry.ends is not None:
        yield "dtend", _when(entry.ends)
    if entry.repeats:
        yield "rrule", vRecur.from_ical(entry.repeats)
    if entry.description:
        yield "description", _text(entry.description)[:DESCRIPTION]
    if entry.place:
        yield "location", _line(entry.place)[:SUMMARY]
    if entry.part_of:
        yield "related-to", entry.part_of
    yield "categories", [_line(entry.sort)]
    yield "status", entry.standing.value.upper()
    yield "class", CLASSES.get(entry.confidentiality, "CONFIDENTIAL")
    yield "transp", "OPAQUE" if isinstance(entry.starts, Wall) else "TRANSPARENT"


def _alarm(on: dt.date, words: str, starts: When) -> Alarm:
    """An alarm so long before or after the beginning; a day begins at midnight."""
    begins = starts.at if isinstance(starts, Wall) else dt.datetime.combine(starts, dt.time())
    made = Alarm()
    made.add("action", "DISPLAY")
    made.add("description", _line(words)[:SUMMARY])
    made.add("trigger", dt.datetime.combine(on, dt.time()) + REMINDED_AT - begins)
    return made


def _when(value: When) -> dt.date:
    if not isinstance(value, Wall):
        return value
    return value.at.replace(tzinfo=ZoneInfo(value.zone)) if value.zone else value.at


def _walls(entries: Iterable[Entry]) -> Iterable[Wall]:
    """Times by the clock of a zone."""
    whens = (when for each in entries for when in (each.starts, each.ends))
    return (each for each in whens if isinstance(each, Wall) and each.zone)


def _zones(entries: Iterable[Entry]) -> set[str]:
    return {each.zone for each in _walls(entries)}


def _years(entries: Iterable[Entry]) -> tuple[dt.date, dt.date]:
    """From when to when zones are told."""
    years = {each.at.year for each in _walls(entries)}
    return dt.date(min(years), 1, 1), dt.date(max(years) + 1, 1, 1)


def _text(words: str) -> str:
    """Words with plain line ends, and without what is no letter."""
    return "".join(map(_letter, LINE_ENDS.sub("\n", words)))


def _line(words: str) -> str:
    return " ".join(_text(words).split())


def _letter(letter: str) -> str:
    if letter in "\n\t":
        return letter
    category = unicodedata.category(letter)
    return {"Cc": "", "Cs": "\ufffd"}.get(category, letter)


FORMAT = ICalendar()

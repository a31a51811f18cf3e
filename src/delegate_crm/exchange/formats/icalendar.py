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

from icalendar import Calendar, Timezone, vDuration, vText

from delegate_crm import __version__
from delegate_crm.exchange.content_lines import clock, day, duration, line, moment, rule, text
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
    rings = () if entry.standing is Standing.CANCELLED else entry.alarms
    alarms = (row for each in rings for row in _alarm(each.on, each.words, entry.starts))
    rows = (("BEGIN", "VEVENT"), *_facts(entry), *alarms, ("END", "VEVENT"))
    return b"".join(line(name, value) for name, value in rows)


def _facts(entry: Entry) -> Iterable[tuple[str, str]]:
    """Names with their parameters, and values."""
    yield "UID", text(entry.uid)
    yield "DTSTAMP", moment(entry.changed)
    yield "LAST-MODIFIED", moment(entry.changed)
    yield "SEQUENCE", str(entry.version)
    yield "SUMMARY", text(_line(entry.summary)[:SUMMARY])
    yield _when("DTSTART", entry.starts)
    if entry.ends is not None:
        yield _when("DTEND", entry.ends)
    if entry.repeats:
        yield "RRULE", rule(entry.repeats)
    if entry.description:
        yield "DESCRIPTION", text(_text(entry.description)[:DESCRIPTION])
    if entry.place:
        yield "LOCATION", text(_line(entry.place)[:SUMMARY])
    if entry.part_of:
        yield "RELATED-TO", text(entry.part_of)
    yield "CATEGORIES", text(_line(entry.sort))
    yield "STATUS", entry.standing.value.upper()
    yield "CLASS", CLASSES.get(entry.confidentiality, "CONFIDENTIAL")
    yield "TRANSP", "OPAQUE" if isinstance(entry.starts, Wall) else "TRANSPARENT"


def _alarm(on: dt.date, words: str, starts: When) -> Iterable[tuple[str, str]]:
    """An alarm so long before or after the beginning; a day begins at midnight."""
    begins = starts.at if isinstance(starts, Wall) else dt.datetime.combine(starts, dt.time())
    until = dt.datetime.combine(on, dt.time()) + REMINDED_AT - begins
    yield "BEGIN", "VALARM"
    yield "ACTION", "DISPLAY"
    yield "DESCRIPTION", text(_line(words)[:SUMMARY])
    yield "TRIGGER", duration(until)
    yield "END", "VALARM"


def _when(name: str, value: When) -> tuple[str, str]:
    if not isinstance(value, Wall):
        return f"{name};VALUE=DATE", day(value)
    return (f"{name};TZID={value.zone}" if value.zone else name), clock(value.at)


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
    if words.isprintable():
        return words
    return "".join(map(_letter, LINE_ENDS.sub("\n", words)))


def _line(words: str) -> str:
    return " ".join(_text(words).split())


def _letter(letter: str) -> str:
    if letter in "\n\t":
        return letter
    category = unicodedata.category(letter)
    return {"Cc": "", "Cs": "\ufffd"}.get(category, letter)


FORMAT = ICalendar()

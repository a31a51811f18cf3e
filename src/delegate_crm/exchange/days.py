# SPDX-License-Identifier: MIT
"""What stands in a calendar, as plain values: a format writes them and knows no records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO, Protocol, TypeAlias, runtime_checkable

from delegate_crm.exchange.base import Exporter, Format, exporters, formats


@dataclass(frozen=True, slots=True)
class Wall:
    """A time as a clock on the wall shows it; without a zone, on the wall of who reads it."""

    at: dt.datetime
    zone: str = ""


When: TypeAlias = dt.date | Wall


class Standing(StrEnum):
    """How sure it is that it takes place."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Alarm:
    """A day on which to be reminded, and of what."""

    on: dt.date
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a calendar: a span of days, a day, or a time of a day."""

    uid: str
    version: int
    """Rises whenever the record is changed."""
    changed: dt.datetime
    sort: str
    """What sort of thing it is, in words."""
    summary: str
    starts: When
    ends: When | None = None
    """The first day or moment after it; none where only the beginning is known."""
    description: str = ""
    place: str = ""
    alarms: Sequence[Alarm] = ()
    standing: Standing = Standing.CONFIRMED
    confidentiality: str = "internal"
    repeats: str = ""
    part_of: str = ""
    """The uid of what it is a part of."""


@dataclass(frozen=True, slots=True)
class Days:
    """A calendar: what it is called, in which language, of which office, and what stands in it."""

    title: str
    lang: str
    mark: str
    """What tells the office from others."""
    entries: Sequence[Entry]


@runtime_checkable
class DaysFormat(Format, Protocol):
    """A format of calendars."""

    def write_days(self, days: Days, file: BinaryIO) -> None:
        """Write a calendar into a file."""

    def mark(self, content: bytes) -> str:
        """Of which office a file is; empty for one that this program did not write."""


def days_formats() -> list[DaysFormat]:
    """The formats of calendars."""
    return [each for each in formats() if isinstance(each, DaysFormat)]


def writing_formats() -> list[Exporter | DaysFormat]:
    """The formats that can be written: of rows and of calendars."""
    return [*exporters(), *days_formats()]

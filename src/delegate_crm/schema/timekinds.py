# SPDX-License-Identifier: MIT
"""Kinds for days, times of day, approximate dates, windows and lengths of time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_, NC_, NN_, Text, Translator
from delegate_crm.rules.approx import ApproxDate, Precision, Qualifier, Unit
from delegate_crm.rules.datewords import (
    ReadWindow,
    read_date,
    read_offset,
    read_window,
    write_date,
    write_window,
)
from delegate_crm.rules.feasts import FEASTS, said_feast
from delegate_crm.rules.repeats import Repeat, read_repeat, said_repeat, told
from delegate_crm.rules.windows import Anchor, Window
from delegate_crm.schema.kinds import Cell, Holds, Kind, Reading, TextKind
from delegate_crm.schema.values import Span

APPROX_COLUMNS = tuple(
    (suffix, Holds.TEXT) for suffix in ("lo", "best", "hi", "prec", "qual", "said")
)


def _day(cell: Cell) -> dt.date | None:
    return dt.date.fromisoformat(str(cell)) if cell else None


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


class DayKind(Kind[dt.date | None]):
    """An exact day of the calendar, without time or zone."""

    name = "day"
    blank = None

    def parse(self, text: str, reading: Reading) -> dt.date | None:
        """Read a day; an approximate date is refused here."""
        value = read_date(text, reading.lang, reading.today).value
        if not value.is_exact:
            raise Invalid(
                N_("“{text}” is not one day.", text=text), N_("Write the day, month and year.")
            )
        return value.best

    def write(self, value: dt.date | None, tr: Translator) -> str:
        """Write the day in full."""
        return tr.date(value) if value else ""

    def pack(self, value: dt.date | None) -> Sequence[Cell]:
        """ISO text."""
        return (_iso(value),)

    def unpack(self, cells: Sequence[Cell]) -> dt.date | None:
        """ISO text."""
        return _day(cells[0])


class TimeKind(Kind[dt.time | None]):
    """A time on the clock of the place, to the minute."""

    name = "time"
    blank = None

    def parse(self, text: str, reading: Reading) -> dt.time | None:
        """Read 9:30, 09.30 or 9：30."""
        found = re.fullmatch(r"\s*(\d{1,2})[:.：](\d{2})\s*", text)
        if not found or int(found[1]) > 23 or int(found[2]) > 59:  # noqa: PLR2004 - the clock
            raise Invalid(
                N_("“{text}” is not a time of day.", text=text), N_("Write for example 9:30.")
            )
        return dt.time(int(found[1]), int(found[2]))

    def write(self, value: dt.time | None, tr: Translator) -> str:
        """Twenty-four hours in every language."""
        return f"{value:%H:%M}" if value else ""

    def pack(self, value: dt.time | None) -> Sequence[Cell]:
        """HH:MM."""
        return (f"{value:%H:%M}" if value else None,)

    def unpack(self, cells: Sequence[Cell]) -> dt.time | None:
        """HH:MM."""
        return dt.time.fromisoformat(str(cells[0])) if cells[0] else None


def pack_date(value: ApproxDate | None) -> tuple[Cell, ...]:
    """Give the six cells of an approximate date."""
    if value is None:
        return (None, None, None, "", "", "")
    days = (_iso(value.earliest), _iso(value.best), _iso(value.latest))
    return (*days, value.precision.value, value.qualifier.value, value.said)


def unpack_date(cells: Sequence[Cell]) -> ApproxDate | None:
    """Make an approximate date from its six cells."""
    earliest, best, latest, precision, qualifier, said = cells
    if not precision:
        return None
    return ApproxDate(
        _day(earliest),
        _day(best),
        _day(latest),
        Precision(str(precision)),
        Qualifier(str(qualifier)),
        str(said or ""),
    )


def date_json(value: ApproxDate | None) -> object:
    """Give an exact day as ISO text and any other date with its bounds and words."""
    if value is None:
        return None
    if value.is_exact:
        return _iso(value.best)
    return {
        "earliest": _iso(value.earliest),
        "best": _iso(value.best),
        "latest": _iso(value.latest),
        "precision": value.precision.value,
        "qualifier": value.qualifier.value,
        "said": value.said,
    }


class DateKind(Kind[ApproxDate | None]):
    """A date as well as it is known: a day, about a day, a month, a season, before a year."""

    name = "date"
    columns = APPROX_COLUMNS
    blank = None

    def parse(self, text: str, reading: Reading) -> ApproxDate | None:
        """Read a date as people write it, and keep the words."""
        value = read_date(text, reading.lang, reading.today).value
        return value if value.is_exact else replace(value, said=text.strip())

    def write(self, value: ApproxDate | None, tr: Translator) -> str:
        """Write it with all its uncertainty."""
        return write_date(value, tr) if value else ""

    def pack(self, value: ApproxDate | None) -> Sequence[Cell]:
        """Three days, precision, qualifier, words."""
        return pack_date(value)

    def unpack(self, cells: Sequence[Cell]) -> ApproxDate | None:
        """Three days, precision, qualifier, words."""
        return unpack_date(cells)

    def json(self, value: ApproxDate | None) -> object:
        """ISO text, or the parts of an approximate date."""
        return date_json(value)


ENDS: Mapping[str, Text] = MappingProxyType(
    {"opens": NC_("window", "Opens"), "closes": NC_("window", "Closes")}
)
"""The two ends of a window, each a date that can be typed alone."""


class WindowKind(Kind[Window | None]):
    """A span in which something is expected, and what it is reckoned from."""

    name = "window"
    columns = (
        *((f"opens_{suffix}", holds) for suffix, holds in APPROX_COLUMNS),
        *((f"closes_{suffix}", holds) for suffix, holds in APPROX_COLUMNS),
        ("anchor", Holds.TEXT),
        ("anchor_id", Holds.REFERENCE),
        ("offset_min", Holds.INTEGER),
        ("offset_max", Holds.INTEGER),
        ("unit", Holds.TEXT),
        ("recompute", Holds.INTEGER),
    )
    blank = None
    parts = tuple(ENDS)

    def parse(self, text: str, reading: Reading) -> Window | None:
        """Read “January to July 2019”, or “6-12 months” reckoned from today."""
        read = read_window(text, reading.lang, reading.today)
        if read.is_relative:
            return _relative(read, reading.today)
        if read.closes is None:
            raise Invalid(
                N_("“{text}” has no end.", text=text),
                N_("Write until when, for example by 1 March."),
            )
        opens = read.opens or ApproxDate.exact(reading.today)
        return Window(opens.in_words(read.said), read.closes)

    def parse_part(
        self, part: str, text: str, before: Window | None, reading: Reading
    ) -> Window | None:
        """Read one end; a typed end no longer moves with what the window was reckoned from."""
        if part not in ENDS:
            return super().parse_part(part, text, before, reading)
        read = read_date(text, reading.lang, reading.today).value
        end = read if read.is_exact else replace(read, said=text.strip())
        if before is None:
            return Window(end, end)
        opens, closes = (end, before.closes) if part == "opens" else (before.opens, end)
        if before.anchor_id is None:
            return Window(opens, closes)
        return before.edited(opens, closes)

    def write(self, value: Window | None, tr: Translator) -> str:
        """Write both ends."""
        return write_window(value, tr) if value else ""

    def pack(self, value: Window | None) -> Sequence[Cell]:
        """Both ends, and what they are reckoned from."""
        if value is None:
            return (*pack_date(None), *pack_date(None), "", None, None, None, "", 0)
        return (
            *pack_date(value.opens),
            *pack_date(value.closes),
            value.anchor.value,
            value.anchor_id,
            value.offset_min,
            value.offset_max,
            value.unit.value if value.unit else "",
            int(value.recompute),
        )

    def unpack(self, cells: Sequence[Cell]) -> Window | None:
        """Both ends, and what they are reckoned from."""
        opens, closes = unpack_date(cells[:6]), unpack_date(cells[6:12])
        if opens is None or closes is None:
            return None
        anchor, anchor_id, least, most, unit, recompute = cells[12:]
        return Window(
            opens,
            closes,
            Anchor(str(anchor)),
            _number(anchor_id),
            _number(least),
            _number(most),
            Unit(str(unit)) if unit else None,
            bool(recompute),
        )

    def json(self, value: Window | None) -> object:
        """Both ends, and what they are reckoned from."""
        if value is None:
            return None
        return {
            "opens": date_json(value.opens),
            "closes": date_json(value.closes),
            "anchor": value.anchor.value,
            "anchor_id": value.anchor_id,
            "offset_min": value.offset_min,
            "offset_max": value.offset_max,
            "unit": value.unit.value if value.unit else None,
            "recompute": value.recompute,
        }


def _relative(read: ReadWindow, today: dt.date) -> Window:
    """Count from today until it is known from what; the offsets are kept for that."""
    assert read.unit is not None  # noqa: S101 - a relative reading has a unit
    least, most = read.minimum or 0, read.maximum or 0
    window = Window.after(
        ApproxDate.exact(today), least, most, read.unit, read.anchor or Anchor.FIXED
    )
    return replace(window, opens=window.opens.in_words(read.said), recompute=False)


def _number(cell: Cell) -> int | None:
    return None if cell is None else int(cell)


class SpanKind(Kind[Span | None]):
    """A length of time in whole units."""

    name = "span"
    columns = (("count", Holds.INTEGER), ("unit", Holds.TEXT))
    blank = None

    def parse(self, text: str, reading: Reading) -> Span | None:
        """Read “6 months”, “12m”, “5 лет”, “3 年”."""
        try:
            offset = read_offset("+" + text.strip().removeprefix("+"))
        except Invalid:
            raise Invalid(
                N_("“{text}” is not a length of time.", text=text),
                N_("Write for example 12 months."),
            ) from None
        return Span(offset.n, offset.unit.value)

    def write(self, value: Span | None, tr: Translator) -> str:
        """Say it with the plural of the language."""
        return tr(span_words(value)) if value else ""

    def pack(self, value: Span | None) -> Sequence[Cell]:
        """Count and unit."""
        return (value.count, value.unit) if value else (None, "")

    def unpack(self, cells: Sequence[Cell]) -> Span | None:
        """Count and unit."""
        return Span(int(cells[0]), str(cells[1])) if cells[0] is not None else None

    def json(self, value: Span | None) -> object:
        """Count and unit by name."""
        return {"count": value.count, "unit": value.unit} if value else None


def span_words(span: Span) -> Text:
    """Say a length of time."""
    match span.unit:
        case "wd":
            return NN_("{n} working day", "{n} working days", span.count)
        case "w":
            return NN_("{n} week", "{n} weeks", span.count)
        case "m":
            return NN_("{n} month", "{n} months", span.count)
        case "y":
            return NN_("{n} year", "{n} years", span.count)
        case _:
            return NN_("{n} day", "{n} days", span.count)


class RepeatKind(TextKind):
    """How something repeats: a rule as calendars write it, told and typed in words."""

    name = "repeat"

    def parse(self, text: str, reading: Reading) -> str:
        """Read “every 3 months”, a feast by the Chinese calendar, or a rule."""
        rule = said_repeat(text) or said_feast(text) or read_repeat(text)
        if rule is None:
            raise _no_rule(text.strip())
        return rule

    def write(self, value: str, tr: Translator) -> str:
        """Say it: every 3 months, 5 times."""
        if value in FEASTS:
            return tr(FEASTS[value].words)
        return tr(repeat_words(told(value))) if value else ""

    def check(self, value: str) -> None:
        """Refuse what is no rule, by whichever door it comes."""
        super().check(value)
        if value and read_repeat(value) != value:
            raise _no_rule(value)


def repeat_words(repeat: Repeat) -> Text:
    """Say how something repeats, and how often or until when."""
    every = _every(repeat)
    if repeat.count:
        times = NN_("{every}, {n} time", "{every}, {n} times", repeat.count)
        return replace(times, values={**times.values, "every": every})
    if repeat.until:
        return NC_("repeat", "{every}, until {day}", every=every, day=repeat.until)
    return every


def _every(repeat: Repeat) -> Text:
    if repeat.interval == 1:
        return EVERY_ONE[repeat.unit]
    match repeat.unit:
        case Unit.WEEK:
            return NN_("every {n} week", "every {n} weeks", repeat.interval)
        case Unit.MONTH:
            return NN_("every {n} month", "every {n} months", repeat.interval)
        case Unit.YEAR:
            return NN_("every {n} year", "every {n} years", repeat.interval)
        case _:
            return NN_("every {n} day", "every {n} days", repeat.interval)


EVERY_ONE: Mapping[Unit, Text] = MappingProxyType(
    {
        Unit.DAY: N_("every day"),
        Unit.WEEK: N_("every week"),
        Unit.MONTH: N_("every month"),
        Unit.YEAR: N_("every year"),
    }
)


def _no_rule(text: str) -> Invalid:
    return Invalid(
        N_("“{text}” does not say how it repeats.", text=text),
        N_("Write for example: every 3 months, or every Spring Festival."),
    )

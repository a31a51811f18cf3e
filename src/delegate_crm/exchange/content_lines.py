# SPDX-License-Identifier: MIT
"""Lines of an iCalendar file (RFC 5545, 3.1 and 3.3): values as they are written, and folded.

A calendar that is kept up to date has many thousands of them, and the library takes its time.
"""

from __future__ import annotations

import datetime as dt

FOLD = 75
"""Octets of a line at the most, its end left out."""
END = b"\r\n"
FURTHER = 0xC0, 0x80
"""Which bits tell an octet that goes on with a letter, and what they are."""
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def line(name: str, value: str) -> bytes:
    """One line, folded between letters."""
    whole = f"{name}:{value}".encode()
    parts, at, room = list[bytes](), 0, FOLD
    while len(whole) - at > room:
        end = at + room
        while whole[end] & FURTHER[0] == FURTHER[1]:
            end -= 1
        parts.append(whole[at:end])
        at, room = end, FOLD - 1
    return (END + b" ").join((*parts, whole[at:])) + END


def text(words: str) -> str:
    """Words as a value."""
    return words.translate(ESCAPED)


def day(value: dt.date) -> str:
    """A day as a value, of any year."""
    return f"{value.year:04}{value.month:02}{value.day:02}"


def clock(value: dt.datetime) -> str:
    """A time as a clock shows it, as a value."""
    return f"{day(value)}T{value:%H%M%S}"


def moment(value: dt.datetime) -> str:
    """A moment as a value."""
    return f"{clock(value.astimezone(dt.UTC))}Z"


def duration(value: dt.timedelta) -> str:
    """A length of time in days and hours, back or forth."""
    length = abs(value)
    hours, rest = divmod(length.seconds, 3600)
    units = ((hours, "H"), (rest // 60, "M"), (rest % 60, "S"))
    times = "".join(f"{number}{unit}" for number, unit in units if number)
    days = f"{length.days}D" if length.days or not times else ""
    return f"{'-' if value < dt.timedelta() else ''}P{days}{times and 'T'}{times}"


def rule(words: str) -> str:
    """A rule of repetition, its frequency first, as older programs want it."""
    return ";".join(sorted(words.split(";"), key=lambda part: not part.startswith("FREQ=")))

# SPDX-License-Identifier: MIT
"""Rules of repetition: which of those of iCalendar (RFC 5545) a promise may have."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from types import MappingProxyType

from dateutil.rrule import rrulestr

PARTS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "FREQ": re.compile("DAILY|WEEKLY|MONTHLY|YEARLY"),
        "INTERVAL": re.compile("[1-9][0-9]{0,2}"),
        "COUNT": re.compile("[1-9][0-9]{0,2}"),
        "UNTIL": re.compile("[0-9]{8}"),
    }
)
"""A promise is due on days and not for ever: nothing finer, and no more than 999 times."""
ANY_DAY = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - days have no zone


def read_repeat(text: str) -> str | None:
    """Read a rule as it is typed and give it as it is kept; none for what is no such rule."""
    rule = re.sub(r"\s", "", text).upper().removeprefix("RRULE:")
    pairs = [part.partition("=") for part in rule.split(";")]
    parts = {name: value for name, _, value in pairs}
    known = all(name in PARTS and PARTS[name].fullmatch(value) for name, value in parts.items())
    if (
        not known
        or len(parts) < len(pairs)
        or "FREQ" not in parts
        or {"COUNT", "UNTIL"} <= {*parts}
    ):
        return None
    try:
        rrulestr(rule, dtstart=ANY_DAY)
    except ValueError:  # a day that is not in the calendar
        return None
    return rule

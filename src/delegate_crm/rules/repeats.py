# SPDX-License-Identifier: MIT
"""Rules of repetition: which of those of iCalendar (RFC 5545) a promise may have."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dateutil.rrule import rrulestr

from delegate_crm.kit.errors import Invalid
from delegate_crm.rules.approx import Unit
from delegate_crm.rules.datewords.offsets import read_offset
from delegate_crm.rules.feasts import FEASTS, coming

PARTS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "FREQ": re.compile("DAILY|WEEKLY|MONTHLY|YEARLY"),
        "INTERVAL": re.compile("[1-9][0-9]{0,2}"),
        "COUNT": re.compile("[1-9][0-9]{0,2}"),
        "UNTIL": re.compile("[0-9]{8}"),
        "BYMONTH": re.compile("[1-9]|1[0-2]"),
        "BYMONTHDAY": re.compile("28(,29(,30(,31)?)?)?"),
        "BYSETPOS": re.compile("-1"),
    }
)
"""A promise is due on days and not for ever: nothing finer, and no more than 999 times."""
FIRST_RARE = 29
"""From this day of the month on, not every month has it."""
ANY_DAY = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - days have no zone


FREQUENCIES: Mapping[Unit, str] = MappingProxyType(
    {Unit.DAY: "DAILY", Unit.WEEK: "WEEKLY", Unit.MONTH: "MONTHLY", Unit.YEAR: "YEARLY"}
)
EVERY = re.compile(
    r"(?:every|each|кажд\w+|每隔?)\s*(?P<span>.+?)"
    r"(?:[,，]?\s*(?P<times>\d{1,3})\s*(?:times?|раза?|次))?",
    re.IGNORECASE,
)
"""How it is said; the span is read as any distance in time is."""


def said_repeat(text: str) -> str | None:
    """Read “every 3 months”, “каждый год”, “每年，5次”; none for what says no repetition."""
    match = EVERY.fullmatch(text.strip())
    if match is None:
        return None
    try:
        said = match["span"]
        span = read_offset(f"+{said}" if said[0].isdigit() else f"+1 {said}")
    except Invalid:
        return None
    if span.unit not in FREQUENCIES or span.n < 1:
        return None
    interval = str(span.n) if span.n > 1 else ""
    parts = {"FREQ": FREQUENCIES[span.unit], "INTERVAL": interval, "COUNT": match["times"] or ""}
    return read_repeat(_rule({name: value for name, value in parts.items() if value}))


@dataclass(frozen=True, slots=True)
class Repeat:
    """What a rule says in numbers."""

    interval: int
    unit: Unit
    count: int | None
    until: dt.date | None


def told(rule: str) -> Repeat:
    """What a kept rule says in numbers."""
    parts = _parts(rule)
    unit = next(unit for unit, name in FREQUENCIES.items() if name == parts["FREQ"])
    count, until = parts.get("COUNT"), parts.get("UNTIL")
    return Repeat(
        int(parts.get("INTERVAL", "1")),
        unit,
        int(count) if count else None,
        dt.date.fromisoformat(until) if until else None,
    )


def read_repeat(text: str) -> str | None:
    """Read a rule as it is typed and give it as it is kept; none for what is no such rule."""
    rule = re.sub(r"\s", "", text).upper().removeprefix("RRULE:")
    if rule in FEASTS:
        return rule
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


def following(rule: str, day: dt.date) -> tuple[dt.date, str] | None:
    """The occurrence after one, and what is left of the rule then; none if that was the last.

    Where a month lacks the day, its last day counts: the rule then says so in its own words,
    so that 31 January is followed by 28 February and that by 31 March.
    """
    if rule in FEASTS:
        feast = coming(rule, day + dt.timedelta(days=1))
        return (feast, rule) if feast else None
    parts = _parts(repeated_from(rule, day))
    count = int(parts.get("COUNT", "0"))
    start = dt.datetime.combine(day, dt.time())
    after = rrulestr(_rule(parts), dtstart=start).after(start)
    if after is None:
        return None
    if count:
        parts["COUNT"] = str(count - 1)
    return after.date(), _rule(parts)


def ended(rule: str) -> str:
    """The rule of what comes once more and never again, be it a feast."""
    kept = _parts("FREQ=YEARLY" if rule in FEASTS else rule)
    parts = {name: value for name, value in kept.items() if name not in ("COUNT", "UNTIL")}
    return _rule({**parts, "COUNT": "1"})


def repeated_from(rule: str, day: dt.date) -> str:
    """The rule of what happens first on a day, in words that tell how short months count."""
    return _rule(_parts(rule) | _last_days(_parts(rule), day))


def _last_days(parts: Mapping[str, str], day: dt.date) -> dict[str, str]:
    """What a rule needs that began on a day which not every month has."""
    if "BYMONTHDAY" in parts or day.day < FIRST_RARE or parts["FREQ"] not in ("MONTHLY", "YEARLY"):
        return {}
    days = ",".join(str(each) for each in range(FIRST_RARE - 1, day.day + 1))
    month = {"BYMONTH": str(day.month)} if parts["FREQ"] == "YEARLY" else {}
    return {**month, "BYMONTHDAY": days, "BYSETPOS": "-1"}


def _parts(rule: str) -> dict[str, str]:
    return dict(part.split("=") for part in rule.split(";"))


def _rule(parts: Mapping[str, str]) -> str:
    return ";".join(f"{name}={value}" for name, value in parts.items())

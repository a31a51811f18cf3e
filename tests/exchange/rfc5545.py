# SPDX-License-Identifier: MIT
"""A strict reader of iCalendar (RFC 5545), written apart from the library that writes it.

`objects` reads a file into components and says what is wrong with it: lines that are too long or
wrongly ended, letters that no line may hold, properties without their grammar, values of another
type than declared, entries that end before they begin, zones that are not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

NAME = r"[A-Z0-9-]+"
PARAM = rf';({NAME})=((?:"[^"\x00-\x08\x0a-\x1f\x7f]*"|[^";:,\x00-\x08\x0a-\x1f\x7f]*)(?:,[^;:]*)?)'
LINE = re.compile(rf"({NAME})((?:{PARAM})*):(.*)", re.DOTALL)
CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")
TEXT = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")
LISTED = re.compile(r"(?:[^\\;]|\\[\\;,nN])*")
DATE, TIME = r"\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])", r"(?:[01]\d|2[0-3])[0-5]\d[0-5]\d"
DURATION = re.compile(r"[+-]?P(?:\d+W|(?=\d|T\d)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)")
RULE = re.compile(
    rf"FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;(?:INTERVAL=\d+|COUNT=\d+|UNTIL={DATE}"
    r"|BYMONTH=(?:[1-9]|1[0-2])|BYMONTHDAY=\d{1,2}(?:,\d{1,2})*|BYSETPOS=-?\d{1,3}))*"
)
TEXTS = ("SUMMARY", "DESCRIPTION", "LOCATION", "UID", "NAME", "X-WR-CALNAME", "RELATED-TO")
TYPES = {
    **dict.fromkeys(TEXTS, TEXT),
    "CATEGORIES": LISTED,
    "SEQUENCE": re.compile(r"\d+"),
    "DTSTAMP": re.compile(f"{DATE}T{TIME}Z"),
    "LAST-MODIFIED": re.compile(f"{DATE}T{TIME}Z"),
    "STATUS": re.compile("TENTATIVE|CONFIRMED|CANCELLED"),
    "CLASS": re.compile("PUBLIC|PRIVATE|CONFIDENTIAL"),
    "TRANSP": re.compile("OPAQUE|TRANSPARENT"),
    "ACTION": re.compile("DISPLAY"),
    "TRIGGER": DURATION,
    "REFRESH-INTERVAL": DURATION,
    "X-PUBLISHED-TTL": DURATION,
    "RRULE": RULE,
    "TZOFFSETFROM": re.compile(r"[+-]\d{4}(?:\d{2})?"),
    "TZOFFSETTO": re.compile(r"[+-]\d{4}(?:\d{2})?"),
}
NEEDED = {
    "VCALENDAR": ("PRODID", "VERSION"),
    "VEVENT": ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE"),
    "VALARM": ("ACTION", "TRIGGER", "DESCRIPTION"),
    "VTIMEZONE": ("TZID",),
    "STANDARD": ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"),
    "DAYLIGHT": ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"),
}
INSIDE = {
    "": ("VCALENDAR",),
    "VCALENDAR": ("VEVENT", "VTIMEZONE"),
    "VEVENT": ("VALARM",),
    "VTIMEZONE": ("STANDARD", "DAYLIGHT"),
}
MANY = ("CATEGORIES", "RDATE", "COMMENT", "RELATED-TO", "TZNAME")


@dataclass
class Value:
    """A value with its parameters."""

    text: str
    params: dict[str, str]

    @property
    def plain(self) -> str:
        """Text without its escapes."""
        return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], self.text)


@dataclass
class Component:
    """A component with what stands in it."""

    name: str
    values: dict[str, list[Value]] = field(default_factory=dict)
    parts: list[Component] = field(default_factory=list)

    def __getitem__(self, name: str) -> Value:
        return self.values[name][0]

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def of(self, name: str) -> list[Component]:
        """Its parts of a sort."""
        return [each for each in self.parts if each.name == name]

    def whole(self) -> Iterator[Component]:
        """Itself and all that stands in it."""
        yield self
        for each in self.parts:
            yield from each.whole()


def objects(content: bytes) -> Component:
    """Read a calendar; what is wrong with it is an `AssertionError`."""
    stack = [Component("")]
    for line in _unfolded(content):
        name, value = _property(line)
        if name == "BEGIN":
            assert value.text in INSIDE.get(stack[-1].name, ()), line
            stack.append(Component(value.text))
        elif name == "END":
            assert value.text == stack[-1].name, line
            made = stack.pop()
            stack[-1].parts.append(made)
        else:
            stack[-1].values.setdefault(name, []).append(value)
    assert len(stack) == 1
    [calendar] = stack[0].parts
    for each in calendar.whole():
        _check(each)
    _check_whole(calendar)
    return calendar


def _unfolded(content: bytes) -> list[str]:
    assert content.endswith(b"\r\n")
    lines = content[:-2].split(b"\r\n")
    assert max(map(len, lines)) <= 75, "a line is longer than 75 octets"
    for each in lines:
        each.decode("utf-8")  # no letter is cut by a fold
    whole = b"\r\n".join(lines).replace(b"\r\n ", b"").decode("utf-8").split("\r\n")
    for line in whole:
        assert not CONTROL.search(line), repr(line)
    return whole


def _property(line: str) -> tuple[str, Value]:
    found = LINE.fullmatch(line)
    assert found, repr(line)
    params = {name: text.strip('"') for name, text, *_ in re.findall(PARAM, found[2])}
    return found[1], Value(found[found.lastindex or 0], params)


def _check(component: Component) -> None:
    assert set(NEEDED[component.name]) <= component.values.keys(), component
    for name, values in component.values.items():
        assert len(values) == 1 or name in MANY, name
        for each in values:
            assert name not in TYPES or TYPES[name].fullmatch(each.text), (name, each.text)
            if name in ("DTSTART", "DTEND"):
                _check_when(component.name, each)
    if component.name == "VEVENT" and "DTEND" in component:
        starts, ends = component["DTSTART"], component["DTEND"]
        assert starts.params == ends.params, component
        assert ends.text > starts.text, component
    if component.name == "VTIMEZONE":
        assert component.parts


def _check_when(owner: str, value: Value) -> None:
    if value.params.get("VALUE") == "DATE":
        assert re.fullmatch(DATE, value.text), value
    else:
        assert re.fullmatch(f"{DATE}T{TIME}", value.text), value
        assert owner != "VEVENT" or set(value.params) <= {"TZID"}, value


def _check_whole(calendar: Component) -> None:
    assert calendar["VERSION"].text == "2.0"
    uids = [each["UID"].text for each in calendar.of("VEVENT")]
    assert len(uids) == len(set(uids))
    zones = {each["TZID"].text for each in calendar.of("VTIMEZONE")}
    used = {
        value.params["TZID"]
        for event in calendar.of("VEVENT")
        for values in event.values.values()
        for value in values
        if "TZID" in value.params
    }
    assert used == zones, (used, zones)

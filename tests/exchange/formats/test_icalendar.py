# SPDX-License-Identifier: MIT
"""Calendar files hold to RFC 5545 whatever somebody typed, and to the habits of three programs."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from delegate_crm.exchange.base import by_ending
from delegate_crm.exchange.days import Alarm, Days, Entry, Wall, days_formats
from delegate_crm.exchange.formats.icalendar import FORMAT
from tests.exchange.rfc5545 import Component, objects

DAY, MOMENT = dt.date(2020, 2, 28), dt.datetime(2020, 1, 1, 12, tzinfo=dt.UTC)
ENTRY = Entry("a@b", 3, MOMENT, "Visit", "Guests", DAY, dt.date(2020, 3, 1))
HOSTILE = "a\r\nBEGIN:VEVENT\r\nUID:x\x00\x85\u2028\x0b;,:\\n\ud800\"^'END:VCALENDAR\r"
TEXTS = st.text(max_size=400) | st.sampled_from((HOSTILE, "\n", "字" * 200, "🇨🇳" * 90, "\\"))
DAYS = st.dates()


def written(*entries: Entry, title: str = "Office", mark: str = "abc123") -> bytes:
    file = io.BytesIO()
    FORMAT.write_days(Days(title, "en", mark, entries), file)
    return file.getvalue()


def read(*entries: Entry, title: str = "Office") -> Component:
    return objects(written(*entries, title=title))


@settings(max_examples=60)
@example(HOSTILE, HOSTILE, HOSTILE)
@given(TEXTS, TEXTS, TEXTS)
def test_no_text_breaks_a_line_or_begins_an_entry(summary: str, told: str, title: str) -> None:
    entry = replace(
        ENTRY,
        summary=summary,
        description=told,
        place=told,
        sort=summary,
        alarms=(Alarm(DAY, told),),
    )
    content = written(entry, title=title)
    [event] = objects(content).of("VEVENT")
    assert event["UID"].text == "a@b"
    assert len(Calendar.from_ical(content).walk("VEVENT")) == 1


@settings(max_examples=60)
@given(DAYS, st.integers(1, 400), DAYS)
def test_any_span_of_days_and_any_reminder_is_valid(
    first: dt.date, length: int, rings: dt.date
) -> None:
    ends = min(first.toordinal() + length, dt.date.max.toordinal())
    last = dt.date.fromordinal(ends) if ends > first.toordinal() else None
    [event] = read(replace(ENTRY, starts=first, ends=last, alarms=(Alarm(rings, "x"),))).of(
        "VEVENT"
    )
    assert event["DTSTART"].text == f"{first:%Y%m%d}".rjust(8, "0")
    assert len(event.of("VALARM")) == 1


def test_an_alarm_of_a_day_rings_at_nine_by_the_clock_of_the_reader() -> None:
    alarms = tuple(Alarm(DAY + dt.timedelta(days), "x") for days in (-14, 0, 30))
    [event] = read(replace(ENTRY, alarms=alarms)).of("VEVENT")
    triggers = [each["TRIGGER"].text for each in event.of("VALARM")]
    assert triggers == ["-P13DT15H", "PT9H", "P30DT9H"]


def test_the_same_days_give_the_same_bytes() -> None:
    nine = dt.datetime.combine(DAY, dt.time(9))
    timed = replace(ENTRY, uid="c@d", starts=Wall(nine, "Europe/Berlin"), ends=None)
    assert written(ENTRY, timed) == written(ENTRY, timed)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-WR-CALNAME", "Office"),
        ("NAME", "Office"),
        ("METHOD", "PUBLISH"),
        ("CALSCALE", "GREGORIAN"),
        ("REFRESH-INTERVAL", "PT1H"),
        ("X-PUBLISHED-TTL", "PT1H"),
        ("X-WR-RELCALID", "abc123"),
    ],
)
def test_what_outlook_thunderbird_and_apple_ask_for_stands_at_the_head(
    name: str, value: str
) -> None:
    calendar = read(ENTRY)
    assert calendar[name].text == value
    assert calendar["REFRESH-INTERVAL"].params == {"VALUE": "DURATION"}


def test_a_calendar_of_nothing_is_still_a_calendar() -> None:
    assert read().parts == []


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("public", "PUBLIC"), ("internal", "PRIVATE"), ("restricted", "CONFIDENTIAL")],
)
def test_confidentiality_is_told(ours: str, theirs: str) -> None:
    [event] = read(replace(ENTRY, confidentiality=ours)).of("VEVENT")
    assert event["CLASS"].text == theirs


def test_a_file_tells_its_office_and_other_files_tell_none() -> None:
    assert FORMAT.mark(written(ENTRY, mark="0123abcd")) == "0123abcd"
    assert FORMAT.mark(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n") == ""
    assert by_ending("Office.ICS", days_formats()) is FORMAT


def test_the_strict_reader_sees_what_is_wrong() -> None:
    good = written(ENTRY)
    for old, new in (
        (b"DTEND;VALUE=DATE:20200301", b"DTEND;VALUE=DATE:20200228"),
        (b"SEQUENCE:3\r\n", b""),
        (b"SUMMARY:Guests", b"SUMMARY:" + b"G" * 70),
        (b"SUMMARY:Guests", b"SUMMARY:Guests, and more"),
        (b"\r\nUID", b"\nUID"),
        (b"CLASS:PRIVATE", b"CLASS:SECRET"),
        (b"DTSTART;VALUE=DATE:20200228", b"DTSTART;TZID=Asia/Shanghai:20200228T090000"),
    ):
        assert old in good
        with pytest.raises(AssertionError):
            objects(good.replace(old, new))

# SPDX-License-Identifier: MIT
"""Lines of an iCalendar file agree with those of the library, whatever stands in them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Component, Event, vText

from delegate_crm.exchange.content_lines import duration, line, moment, rule, text

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=400)


def read(written: bytes) -> Component:
    """What the library reads of a line."""
    return Event.from_ical(b"BEGIN:VEVENT\r\n" + written + b"END:VEVENT\r\n")


@given(WORDS)
@example("字" * 200)
@example("a" * 74 + "🇨🇳" * 90)
def test_no_line_is_longer_than_75_octets_and_none_parts_a_letter(words: str) -> None:
    written = line("SUMMARY", text(words))
    rows = written.removesuffix(b"\r\n").split(b"\r\n ")
    assert max(len(row) + (at > 0) for at, row in enumerate(rows)) <= 75
    assert "".join(row.decode() for row in rows) == f"SUMMARY:{text(words)}"
    assert read(written)["SUMMARY"] == words


@given(WORDS)
@example("a;b,c\\n\nd")
def test_words_are_escaped_as_the_library_does(words: str) -> None:
    assert text(words).encode() == vText(words).to_ical()


@given(st.timedeltas().map(lambda each: each - dt.timedelta(microseconds=each.microseconds)))
@example(dt.timedelta())
@example(dt.timedelta(hours=-15))
def test_a_length_of_time_is_that_of_the_library(length: dt.timedelta) -> None:
    assert read(line("DURATION", duration(length))).decoded("DURATION") == length


def test_a_moment_is_told_by_the_clock_of_greenwich() -> None:
    there = dt.timezone(dt.timedelta(hours=14))
    assert moment(dt.datetime(2020, 1, 1, 9, 5, tzinfo=there)) == "20191231T190500Z"


@pytest.mark.parametrize("words", ["FREQ=DAILY;COUNT=2", "COUNT=2;FREQ=DAILY"])
def test_a_rule_begins_with_its_frequency(words: str) -> None:
    assert rule(words) == "FREQ=DAILY;COUNT=2"

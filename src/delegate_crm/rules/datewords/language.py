# SPDX-License-Identifier: MIT
"""What a language must say about dates so that they can be read and written in it.

Patterns are regular expressions over tidied text (`tidy.py`) in which `<month>`, `<day>` and the
other marks of `grammar.py` stand for the words of the language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from delegate_crm.rules.approx import MonthPart, Season, Unit
from delegate_crm.rules.windows import Anchor

Patterns = Sequence[tuple[str, str]]
"""Pairs of a builder's name and a pattern, tried in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The vocabulary by which dates are read; all words in lower case, ё as е, without dots."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, Season]
    parts: Mapping[str, MonthPart]
    units: Mapping[str, Unit]
    anchors: Mapping[str, Anchor]
    ordinals: Mapping[str, int]
    near_days: Mapping[str, int]
    """Words such as "yesterday" and their distance from today in days."""
    steps: Mapping[str, int]
    """Words such as "last", "this", "next"."""
    by_weeks: bool
    """Whether "next Friday" is the Friday of next week, rather than the first one to come."""
    near_years: Sequence[tuple[str, int, str]]
    """Patterns such as "last year", their distance in years, and what stands in their place."""
    rewrites: Sequence[tuple[str, str]]
    """Patterns replaced before reading: "half a year" by "6 months"."""
    shapes: Patterns
    """Whole dates."""
    qualifiers: Patterns
    """Words around a date that say how sure it is; the date is the group `rest`."""
    ranges: Sequence[str]
    """Two dates, the groups `left` and `right`."""
    frames: Patterns
    """Words around a date that change it, such as "before"; the date is the group `rest`."""
    offsets: Patterns
    """Distances in time."""
    windows: Patterns
    """Spans of waiting."""
    counted: str
    """A span of waiting and the date it is counted from, the groups `span` and `rest`."""
    noise: Sequence[str]
    """Words around a span of waiting that say nothing about time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The patterns by which dates are written; `{d}` day, `{m}` month, `{y}` year.

    A pair of patterns is the plain form and the form after "about" or "before" (in Russian the
    genitive). Months are likewise given in their plain form and in the form beside a day.
    """

    months: tuple[Sequence[str], Sequence[str]]
    short_months: Sequence[str]
    day: str
    month: tuple[str, str]
    week: tuple[str, str]
    parts: Mapping[MonthPart, tuple[str, str]]
    seasons: Mapping[Season, tuple[str, str]]
    quarter: tuple[str, str]
    halves: tuple[tuple[str, str], tuple[str, str]]
    year: str
    days: str
    """A range within a month."""
    days_of_year: str
    """A range within a year; the marks of its end are `{d2}` and so on."""
    days_of_years: str
    before: str
    until: str
    after: str
    since: str
    about: str
    about_short: str
    perhaps: str
    bounds: str
    """A date `{date}` with its corrected bounds `{bounds}`."""
    window: str
    """Two ends, `{opens}` and `{closes}`."""
    hint_day: str
    """A day in short, without its year."""
    hint_end: str
    """The end of a month, without its year."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language for dates."""

    code: str
    words: Words
    wording: Wording

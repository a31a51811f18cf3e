# SPDX-License-Identifier: MIT
"""Reading of dates in words or figures of any of the languages.

A text is taken apart from outside to inside: corrected bounds in brackets, words of doubt, then
a whole date, a range, or a word such as "before" with a date. The language asked for decides
only the order of figures.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_
from delegate_crm.rules.approx import ApproxDate, Precision, month_end
from delegate_crm.rules.datewords import grammar
from delegate_crm.rules.datewords.found import Found, NoSuchDay, joined
from delegate_crm.rules.datewords.numeric import numeric_date
from delegate_crm.rules.datewords.offsets import found_offset
from delegate_crm.rules.datewords.refusals import (
    LONGEST,
    no_such_day,
    refuse_unreadable_text,
    unreadable_date,
)
from delegate_crm.rules.datewords.shapes import BUILDERS, Setting
from delegate_crm.rules.datewords.tidy import tidied

Finder = Callable[[str, Setting], Found | None]

SPLITS = 8
"""Dashes tried as the middle of a range; more do not occur in dates."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text means, and what else it may mean, the likelier first."""

    value: ApproxDate
    others: tuple[ApproxDate, ...] = ()


def read_date(text: str, lang: str, today: dt.date) -> Reading:
    """Read a date; what cannot be read is refused with a hint (UX sections 6 and 10).

    A date without a year is the occurrence closest to today, of two equally close the later.
    """
    refuse_unreadable_text(text)
    setting = Setting(lang, today)
    try:
        found = find_date(tidied(text, today), setting)
        value = found.resolved(today) if found else None
    except NoSuchDay as missing:
        raise no_such_day(text, missing, lang) from missing
    except Invalid as error:
        raise unreadable_date(text, error.hint) from error
    if found is None or value is None:
        raise unreadable_date(text)
    others = [other.resolved(today) for other in found.others if _exists(other, today)]
    said = text.strip()
    distinct = [other.in_words(said) for other in others if other != value]
    return Reading(value.in_words(said), tuple(distinct))


def find_date(text: str, setting: Setting) -> Found | None:
    """Find a date in tidied text, with bounds and words of doubt around it."""
    if len(text) > LONGEST:
        return None
    return _first(text, setting, (_bounded, _qualified, _unqualified))


def find_range(text: str, setting: Setting) -> Found | None:
    """Find two dates with a dash or words of the languages between them."""
    for left, right in _halves(text):
        first = _first(left, setting, (_whole, _qualified_whole))
        last = first and _first(right, setting, (_whole, _qualified_whole))
        if first and last:
            return joined(first, last)
    return None


def _first(text: str, setting: Setting, finders: Sequence[Finder]) -> Found | None:
    return next((found for finder in finders if (found := finder(text, setting))), None)


def _bounded(text: str, setting: Setting) -> Found | None:
    """Find a date with its corrected bounds in brackets."""
    head, bracket, rest = text.rpartition("(")
    if not bracket or not rest.endswith(")"):
        return None
    found = _first(head.strip(), setting, (_qualified, _unqualified))
    bounds = found and _unqualified(rest[:-1].strip(), setting)
    if not found or not bounds:
        return None

    def bounded(date: ApproxDate) -> ApproxDate:
        limits = bounds.resolved(setting.today)
        return date.bounded(limits.earliest, limits.latest)

    return found.changed(bounded)


def _qualified(text: str, setting: Setting) -> Found | None:
    return _doubted(text, setting, (_unqualified, _qualified_whole))


def _qualified_whole(text: str, setting: Setting) -> Found | None:
    return _doubted(text, setting, (_whole,))


def _doubted(text: str, setting: Setting, finders: Sequence[Finder]) -> Found | None:
    changes = {"about": ApproxDate.roughly, "perhaps": ApproxDate.perhaps}
    for name, pattern, _ in grammar.qualifiers():
        match = pattern.fullmatch(text)
        found = match and _first(match["rest"].strip(), setting, finders)
        if found:
            return found.changed(changes[name])
    return None


def _unqualified(text: str, setting: Setting) -> Found | None:
    return _first(text, setting, (_whole, find_range, _framed))


def _whole(text: str, setting: Setting) -> Found | None:
    found = numeric_date(text, setting) or found_offset(text, setting)
    if found:
        return found
    for name, pattern, words in grammar.shapes():
        if match := pattern.fullmatch(text):
            said = {group: word for group, word in match.groupdict().items() if word}
            return BUILDERS[name](said, words, setting)
    return None


def _framed(text: str, setting: Setting) -> Found | None:
    for name, pattern, _ in grammar.frames():
        match = pattern.fullmatch(text)
        found = match and _first(match["rest"].strip(), setting, (_whole, _qualified_whole))
        if found:
            return found.changed(FRAMES[name])
    return None


def _halves(text: str) -> list[tuple[str, str]]:
    middles = [place for place, mark in enumerate(text) if mark in "-~"][:SPLITS]
    halves = [(text[:place].strip(), text[place + 1 :].strip()) for place in middles]
    matches = [pattern.fullmatch(text) for _, pattern, _ in grammar.ranges()]
    return halves + [(match["left"].strip(), match["right"].strip()) for match in matches if match]


def _exists(found: Found, today: dt.date) -> bool:
    try:
        found.resolved(today)
    except Invalid:
        return False
    return True


def _edge(day: dt.date | None) -> dt.date:
    if day is None:
        raise Invalid(N_("This date has no such end."), N_("Write the first and the last day."))
    return day


def _before(date: ApproxDate) -> ApproxDate:
    """Read "before the end of March" as up to its last day, all else as before its first."""
    latest = _edge(date.latest)
    if date.precision is Precision.DECADE_OF_MONTH and latest == month_end(latest):
        return ApproxDate.until(latest)
    return ApproxDate.before(_edge(date.earliest))


FRAMES: Mapping[str, Callable[[ApproxDate], ApproxDate]] = MappingProxyType(
    {
        "week": lambda date: ApproxDate.week(_edge(date.earliest)),
        "before": _before,
        "until": lambda date: ApproxDate.until(_edge(date.latest)),
        "after": lambda date: ApproxDate.after(_edge(date.latest)),
        "since": lambda date: ApproxDate.since(_edge(date.earliest)),
        "plain": lambda date: date,
    }
)

# SPDX-License-Identifier: MIT
"""Regular expressions for each language, made from its patterns and its words on first use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from delegate_crm.rules.datewords.en import ENGLISH
from delegate_crm.rules.datewords.language import Language, Patterns, Words
from delegate_crm.rules.datewords.ru import RUSSIAN
from delegate_crm.rules.datewords.zh import CHINESE

LANGUAGES: Mapping[str, Language] = {each.code: each for each in (ENGLISH, RUSSIAN, CHINESE)}

Rules = tuple[tuple[str, re.Pattern[str], Words], ...]
"""A builder's name, the expression to match, and the words to look its groups up in."""

_NUMBERS = {
    "day": r"\d{1,2}",
    "day2": r"\d{1,2}",
    "first": r"\d{1,2}",
    "last": r"\d{1,2}",
    "year": r"\d{4}",
    "n": r"\d{1,3}",
    "n2": r"\d{1,3}",
}
_SIGNED = r"(?P<sign>[+-]) ?(?P<n>\d{1,5}) ?<unit>"
_MARK = re.compile(r"(?<!P)<(\w+)(\??)>")


def language(code: str) -> Language:
    """A language by its code; one without words for dates writes them in English."""
    return LANGUAGES.get(code, ENGLISH)


@cache
def shapes() -> Rules:
    """Whole dates in any of the languages."""
    return _compiled((each.words, each.words.shapes) for each in _all())


@cache
def qualifiers() -> Rules:
    """Words of doubt around a date, and the signs that need no language."""
    signs = [
        ("about", r"[~≈] ?(?P<rest>.+)"),
        ("about", r"(?P<rest>.+) ?~"),
        ("perhaps", r"(?P<rest>.+?) ?(?:\?+|\(\?+\))"),
    ]
    return _compiled(
        [(ENGLISH.words, signs), *((each.words, each.words.qualifiers) for each in _all())]
    )


@cache
def ranges() -> Rules:
    """Two dates with words between them."""
    return _compiled((each.words, [("range", it) for it in each.words.ranges]) for each in _all())


@cache
def frames() -> Rules:
    """Words such as "before" around a date."""
    return _compiled((each.words, each.words.frames) for each in _all())


@cache
def offsets() -> Rules:
    """Distances in time: signed codes and words."""
    return _compiled((each.words, [("signed", _SIGNED), *each.words.offsets]) for each in _all())


@cache
def windows() -> Rules:
    """Spans of waiting that are counted from something."""
    return _compiled((each.words, each.words.windows) for each in _all())


@cache
def counted() -> Rules:
    """Spans of waiting that are counted from a date: "6 months after July 2018"."""
    return _compiled((each.words, [("counted", each.words.counted)]) for each in _all())


@cache
def noise() -> re.Pattern[str]:
    """Words before or after a span of waiting that say nothing about time."""
    words = _any(word for each in _all() for word in each.words.noise)
    return re.compile(rf"^(?:(?:{words})[ :]*){{1,3}}|(?: *(?:{words})){{1,3}}$")


def _all() -> Iterable[Language]:
    return LANGUAGES.values()


def _compiled(patterns: Iterable[tuple[Words, Patterns]]) -> Rules:
    return tuple(
        (name, re.compile(_spelled_out(pattern, words)), words)
        for words, pairs in patterns
        for name, pattern in pairs
    )


def _spelled_out(pattern: str, words: Words) -> str:
    """Put expressions in place of the marks, such as all names of months for `<month>`."""
    known = {
        **_NUMBERS,
        "month": _any(words.months),
        "weekday": _any(words.weekdays),
        "season": _any(words.seasons),
        "part": _any(words.parts),
        "nth": _any(words.ordinals),
        "near": _any(words.near_days),
        "step": _any(words.steps),
        "unit": _any(words.units),
        "unit2": _any(words.units),
        "anchor": _any(words.anchors),
    }
    return _MARK.sub(lambda mark: f"(?P<{mark[1]}>{known[mark[1]]}){mark[2]}", pattern)


def _any(words: Iterable[str]) -> str:
    """Match any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))

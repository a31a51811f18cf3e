# SPDX-License-Identifier: MIT
"""Typed text made even before it is read: widths, dashes, case, Chinese numerals, spaces."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from delegate_crm.rules.datewords.grammar import LANGUAGES

_MARKS = str.maketrans({**dict.fromkeys("‐‑‒–—―−－", "-"), **dict.fromkeys("〜∼", "~"), "ё": "е"})
_DIGITS = {mark: str(n) for n, mark in enumerate("〇一二三四五六七八九")} | {"零": "0", "两": "2"}
_NUMERAL = re.compile(f"[{''.join(_DIGITS)}十]+")
_NEIGHBOURS = {f"{n}{n + 1}" for n in range(1, 9)}
_TENS = re.compile("(.?)十(.?)")
_HAN = r"[\u4e00-\u9fff]"
_SPACES = (
    (re.compile(r"(?<=[^\W\d_])\."), " "),  # "Jan." and "г.", but not "30.07"
    (re.compile(r"[,;。、\s]+"), " "),
    (re.compile(r" ?([-/~]) ?"), r"\1"),
    (re.compile(rf" (?={_HAN})|(?<={_HAN}) "), ""),
    (re.compile(r"^[ .]+|[ .]+$"), ""),
)

_NEAR_YEARS = [
    (re.compile(idiom), years, words)
    for language in LANGUAGES.values()
    for idiom, years, words in language.words.near_years
]
_REWRITES = [
    (re.compile(idiom), words)
    for language in LANGUAGES.values()
    for idiom, words in language.words.rewrites
]


def tidied(text: str, today: dt.date) -> str:
    """Make text even, with the number of the year in place of "last year" and the like."""
    text = _even(text)
    for idiom, years, words in _NEAR_YEARS:
        text = idiom.sub(words.format(f"{today.year + years:04d}"), text)
    return _rewritten(text)


def tidied_words(text: str) -> str:
    """Make text even where years do not matter."""
    return _rewritten(_even(text))


def _even(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).lower().translate(_MARKS)
    text = _NUMERAL.sub(lambda found: _in_digits(found[0]), text)
    for pattern, replacement in _SPACES:
        text = pattern.sub(replacement, text)
    return text


def _rewritten(text: str) -> str:
    """Put plain words for idioms: "half a year" becomes "6 months"."""
    for idiom, words in _REWRITES:
        text = idiom.sub(words, text)
    return text


def _in_digits(numeral: str) -> str:
    """Read a Chinese numeral below 100, a year digit by digit, or "two or three" as a range."""
    tens = _TENS.fullmatch(numeral)
    if tens:
        return (_DIGITS.get(tens[1]) or "1") + (_DIGITS.get(tens[2]) or "0")
    digits = [_DIGITS.get(mark, "") for mark in numeral]
    if "" in digits:
        return numeral
    if "".join(digits) in _NEIGHBOURS:
        return "-".join(digits)
    return "".join(digits) if len(digits) in {1, 4} else numeral

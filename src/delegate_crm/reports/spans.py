# SPDX-License-Identifier: MIT
"""Spans of time in the words of a report: never more exact than they are known."""

from __future__ import annotations

import datetime as dt
import re

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import LANGUAGES, NC_, Translator
from delegate_crm.rules.approx import ApproxDate, Precision
from delegate_crm.rules.datewords import read_date, write_date, write_window
from delegate_crm.rules.windows import Window

SHORTHAND = re.compile(r"[+-] ?\d+ ?\w+")
"""What is typed to count from today, such as +6m: nobody said it."""
LONG_AGO = dt.date(1900, 1, 1)
"""A day from which no date of the office is told."""


def period(start: ApproxDate | None, end: ApproxDate | None, tr: Translator) -> str:
    """Say from when to when; a period that begins and ends on one date names it once."""
    first, last = start or end, end or start
    if first is None or last is None:
        return ""
    if first == last:
        return write_date(first, tr)
    if first.is_exact and last.is_exact:
        return write_date(ApproxDate.between(first.nominal, last.nominal), tr)
    return _from_to(first, last, tr)


def headline(date: ApproxDate | None) -> ApproxDate | None:
    """A date for a heading: “about” some day, without the bounds set by hand."""
    if date is None or date.best is None or date.is_exact or date.precision is not Precision.DAY:
        return date
    return ApproxDate.about(date.best)


def as_said(words: str, said: str, tr: Translator) -> str:
    """Add what was said, word for word, where it says more than the dates or says it otherwise."""
    if not said or SHORTHAND.fullmatch(said) or said.casefold() == words.casefold():
        return words
    return tr(NC_("span", "{dates}, as said: “{words}”", dates=words, words=said))


def says_only(date: ApproxDate) -> bool:
    """Tell whether what was said is nothing but the day, in whichever language."""
    readings = (_read(date.said, lang) for lang in LANGUAGES)
    return date.is_exact and any(each and each.best == date.best for each in readings)


def _read(said: str, lang: str) -> ApproxDate | None:
    """A day that was said with its year; one told from today is another, read on another day."""
    try:
        read = read_date(said, lang, LONG_AGO).value
    except Invalid:
        return None
    return read if read.is_exact else None


def window(value: Window, tr: Translator) -> str:
    """Say from when to when something is expected.

    Best days are said with their “about”; an end known by month or season stays one.
    """
    if value.opens == value.closes or (value.opens.best and value.closes.best):
        return write_window(value, tr)
    return _from_to(value.opens, value.closes, tr)


def _from_to(first: ApproxDate, last: ApproxDate, tr: Translator) -> str:
    return tr(
        NC_("span", "{start} to {end}", start=write_date(first, tr), end=write_date(last, tr))
    )

# SPDX-License-Identifier: MIT
"""A date that is asked for as the beginning or the end of something: "since March" is March."""

from __future__ import annotations

import datetime as dt

from delegate_crm.kit.errors import Invalid
from delegate_crm.rules.datewords import grammar
from delegate_crm.rules.datewords.reading import Reading, read_date
from delegate_crm.rules.datewords.refusals import LONGEST
from delegate_crm.rules.datewords.tidy import tidied

EDGES = frozenset({"since", "until"})
"""Words around a date that say again which end is meant."""


def read_edge(text: str, lang: str, today: dt.date) -> Reading:
    """Read a date; words that only say from when or until when are left out."""
    inner = without_edge(text, today)
    if inner != text:
        try:
            found = read_date(inner, lang, today)
        except Invalid:
            return read_date(text, lang, today)
        return Reading(found.value.in_words(text.strip()), found.others)
    return read_date(text, lang, today)


def without_edge(text: str, today: dt.date) -> str:
    """The date inside "since March" and the like; the same text where there is none."""
    tidy = tidied(text, today) if len(text) <= LONGEST else text
    for name, pattern, _ in grammar.frames():
        match = pattern.fullmatch(tidy) if name in EDGES else None
        if match:
            return match["rest"].strip()
    return text

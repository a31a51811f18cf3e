# SPDX-License-Identifier: MIT
"""The wording of the house, as far as a machine can read it (docs: CONTRIBUTING.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter

PLACE = re.compile(r"\{[^{}]*\}")
# language, what must not occur, why; "" stands for every language
RULES = [
    ("", re.compile("[!\uff01](?!=)"), "has an exclamation mark"),
    (
        "en",
        re.compile(r"\b(please|sorry|successfully)\b", re.IGNORECASE),
        "has an empty politeness",
    ),
    (
        "ru",
        re.compile(r"пожалуйста|извините|\bуспешно\b", re.IGNORECASE),
        "has an empty politeness",
    ),
    ("ru", re.compile(r"\bявля[ею]тся\b|\bосуществ", re.IGNORECASE), "speaks officialese"),
    ("ru", re.compile('"'), "has straight quotes, not «ёлочки»"),
    ("zh", re.compile("抱歉|对不起"), "has an empty politeness"),
    ("zh", re.compile('"'), "has straight quotes, not “”"),
    ("zh", re.compile(r"[\u3400-\u9fff](?:[,;:?]|\.(?!\w))"), "has ASCII punctuation after Han"),
]


def faults(original: str, form: str, lang: str) -> Iterator[str]:
    """Say what is wrong with the words that one language uses for a message."""
    try:
        wanted, given = places(original), places(form)
    except ValueError as error:
        yield f"is malformed: {error}"
        return
    if wanted != given:
        yield f"has the places {sorted(given)}, not {sorted(wanted)}"
    bare = PLACE.sub("{}", form)
    for where, pattern, words in RULES:
        if where in ("", lang) and (match := pattern.search(bare)):
            yield f"{words}: {match[0]!r} in {form!r}"


def places(text: str) -> set[str]:
    """List the `{places}` of a message."""
    return {re.split(r"[.\[]", name)[0] for _, name, _, _ in Formatter().parse(text) if name}

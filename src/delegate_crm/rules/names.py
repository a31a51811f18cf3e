# SPDX-License-Identifier: MIT
"""Names in several scripts: which form a reader sees, and which script letters are written in."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Protocol, TypeVar

HAN, CYRILLIC, LATIN = "Hani", "Cyrl", "Latn"
_SCRIPTS = {"CJK": HAN, "CYRILLIC": CYRILLIC, "LATIN": LATIN, "ARABIC": "Arab", "HANGUL": "Kore"}
_READ_IN = {"en": (LATIN,), "ru": (CYRILLIC, LATIN), "zh": (HAN, LATIN)}
_TYPED = {HAN: "zh-Hans", CYRILLIC: "ru", LATIN: "en", "Arab": "ar", "Kore": "ko"}


class Named(Protocol):
    """One form of a name."""

    @property
    def lang(self) -> str:
        """BCP 47 code of the form's language."""

    @property
    def script(self) -> str:
        """ISO 15924 code of the form's script."""


class Printed(Named, Protocol):
    """One form of a name, as it is printed."""

    @property
    def full(self) -> str:
        """The name as printed."""


N = TypeVar("N", bound=Named)


def script_of(text: str) -> str:
    """ISO 15924 code of the script that most letters are written in; Latin without letters."""
    counts: dict[str, int] = {}
    for letter in text:
        word = unicodedata.name(letter, "").split(" ")[0] if letter.isalpha() else ""
        script = _SCRIPTS.get(word, "")
        counts[script] = counts.get(script, 0) + 1
    counts.pop("", None)
    return max(counts, key=lambda script: counts[script], default=LATIN)


def language_of(text: str) -> str:
    """Language that a name typed without one is taken to be in, by its script."""
    return _TYPED[script_of(text)]


def script_read_in(lang: str) -> str:
    """Script that readers of a language read first."""
    return _READ_IN.get(lang, (LATIN,))[0]


def language_on(text: str, lang: str) -> str:
    """Language of words typed on a screen in a language: its own where the letters allow it."""
    own = script_of(text) == script_read_in(lang)
    return lang if own else language_of(text).split("-")[0]


def family_first(text: str) -> bool:
    """Tell whether a name typed without an order begins with the family name: Han names do."""
    return script_of(text) == HAN


def for_reader(forms: Sequence[N], lang: str) -> N | None:
    """Choose the form that a reader reads: own script and language, else the first."""

    def rank(form: N) -> tuple[int, int]:
        scripts = _READ_IN.get(lang, (LATIN,))
        own = 0 if form.lang.split("-")[0] == lang and form.script == scripts[0] else 1
        script = scripts.index(form.script) if form.script in scripts else len(scripts)
        return (script, own)

    return min(forms, key=rank, default=None)


def own_form(forms: Sequence[Printed], lang: str) -> str:
    """The name in the reader's own script, empty if it is not known in it."""
    form = for_reader(forms, lang)
    return form.full if form and form.script == script_read_in(lang) else ""


def native(forms: Sequence[N]) -> N | None:
    """The form in the bearer's own script: Han before Cyrillic before Latin, as guests write."""
    order = (HAN, CYRILLIC, LATIN)
    return min(
        forms,
        key=lambda form: order.index(form.script) if form.script in order else 0,
        default=None,
    )


def initials(name: str) -> str:
    """The first Han character, or the first letters of the first and last word."""
    words = [word for word in name.replace("«", " ").replace("“", " ").split() if word[0].isalnum()]
    if not words:
        return "·"
    if unicodedata.name(words[0][0], "").startswith("CJK"):
        return words[0][0]
    letters = words[0][0] + (words[-1][0] if len(words) > 1 else "")
    return letters.upper()

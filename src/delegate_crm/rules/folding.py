# SPDX-License-Identifier: MIT
"""Folding of text for search and order: case, accents and widths do not count."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_

MOST_WORDS = 50
"""Different words in one search; a thousand would be more than the database can compare."""


def fold(text: str) -> str:
    """Fold case, width and accents; й keeps its breve, ё counts as е."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    if plain.isascii():
        return plain
    return "".join(map(_unaccented, plain))


def _unaccented(letter: str) -> str:
    if letter == "й" or letter.isascii():
        return letter
    return "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))


def search_text(words: Iterable[str]) -> str:
    """Join what a record is found by, each text once."""
    folded = dict.fromkeys(" ".join(fold(word).split()) for word in words)
    return "\n".join(filter(None, folded))


def tokens(text: str) -> list[str]:
    """Words of a search, each of which must occur; `Invalid` if they are too many."""
    words = list(dict.fromkeys(fold(text).split()))
    if len(words) > MOST_WORDS:
        raise Invalid(
            N_("A search takes at most {most} words.", most=MOST_WORDS),
            N_("Leave out the words that many records have."),
        )
    return words

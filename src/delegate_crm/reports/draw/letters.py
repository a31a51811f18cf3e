# SPDX-License-Identifier: MIT
"""Words divided into pieces, each of which one font can draw."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from delegate_crm.reports.blocks import MissingGlyph, Said, Source
from delegate_crm.reports.draw.fonts import EMOJI, Font, first, han, owner
from delegate_crm.reports.draw.theme import Style

HAN = (
    "\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
WIDE = HAN + "\u3001-\u303f\u3040-\u31ff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6"
"""Characters as wide as high, between which lines may be broken."""

_HAN = re.compile(f"[{HAN}]")
_WIDE = re.compile(f"[{WIDE}]")
_SHARED = frozenset("“”‘’…—·‧")
"""Punctuation of Chinese that Latin fonts have too, with other widths."""

_PAIRS: Mapping[str, str] = MappingProxyType({"“": "”", "‘": "’"})


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one look, before fonts are chosen."""

    text: str
    style: Style
    link: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one look and one font."""

    text: str
    font: Font
    style: Style
    link: str = ""

    @property
    def width(self) -> float:
        """How far the words reach."""
        return self.font.width(self.text, self.style.size)


class Chooser:
    """Chooses the fonts of one document; it knows the language and the records behind words."""

    def __init__(self, lang: str, said: Sequence[Said]) -> None:
        self.chinese = lang == "zh"
        self._said = said

    def pieces(self, spans: Sequence[Span]) -> list[Piece]:
        """Divide the spans of one paragraph into pieces."""
        text = "".join(span.text for span in spans)
        shared = self._shared(text)
        found: list[Piece] = []
        start = 0
        for span in spans:
            found += self._divided(span, start, shared)
            start += len(span.text)
        return found

    def _divided(self, span: Span, start: int, shared: frozenset[int]) -> Iterable[Piece]:
        current, since = first(span.style.weight), 0
        if not shared and current.has(span.text):
            return [Piece(span.text, current, span.style, span.link)] if span.text else []
        found: list[Piece] = []
        for at, letter in enumerate(span.text):
            if _stays(letter) and ord(letter) in current.widths and current.name != EMOJI:
                continue
            chosen = self._font(letter, span, shared=start + at in shared)
            if chosen is not current:
                found.append(Piece(span.text[since:at], current, span.style, span.link))
                current, since = chosen, at
        found.append(Piece(span.text[since:], current, span.style, span.link))
        return [piece for piece in found if piece.text]

    def _font(self, letter: str, span: Span, *, shared: bool) -> Font:
        weight = span.style.weight
        chosen = han(weight) if shared else owner(letter, weight)
        if chosen is None:
            raise MissingGlyph(letter, span.source or self._source(letter))
        return chosen

    def _source(self, letter: str) -> Source | None:
        return next((said.source for said in self._said if letter in said), None)

    def _shared(self, text: str) -> frozenset[int]:
        """Places of punctuation that is to come from the Chinese font."""
        places = [at for at, letter in enumerate(text) if letter in _SHARED]
        if not places or not _WIDE.search(text):
            return frozenset()
        most = self.chinese and mostly_han(text)
        found = {at for at in places if self._between(text, at, most=most)}
        for pair in _pairs(text, places):
            together = any if self.chinese else all
            if together(at in found for at in pair):
                found.update(pair)
            else:
                found.difference_update(pair)
        return frozenset(found)

    def _between(self, text: str, at: int, *, most: bool) -> bool:
        left, right = _neighbour(text, at, -1), _neighbour(text, at, 1)
        wide = [bool(_WIDE.match(each)) for each in (left, right) if each]
        if most and text[at] != "’":
            return True
        return any(wide) if self.chinese else len(wide) == 2 and all(wide)  # noqa: PLR2004 - both


def mostly_han(text: str) -> bool:
    """Whether at least half of the letters are Chinese ones."""
    letters = sum(letter.isalpha() for letter in text)
    return 0 < letters <= 2 * len(_HAN.findall(text))


def _pairs(text: str, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Places of quotation marks that open and close one quotation."""
    open_at: list[int] = []
    for at in places:
        if text[at] in _PAIRS:
            open_at.append(at)
        elif open_at and text[at] == _PAIRS[text[open_at[-1]]]:
            yield open_at.pop(), at


@cache
def _stays(letter: str) -> bool:
    """Whether a character takes the font of the one before: a space or a mark."""
    return letter.isspace() or unicodedata.category(letter) in {"Mn", "Mc", "Me", "Cf"}


def _neighbour(text: str, at: int, step: int) -> str:
    """The nearest character on one side that tells a script."""
    at += step
    while 0 <= at < len(text) and text[at] in _SHARED:
        at += step
    return text[at] if 0 <= at < len(text) else ""

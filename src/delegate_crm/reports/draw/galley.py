# SPDX-License-Identifier: MIT
"""Words set in type: measured once, then broken into lines of any width."""

from __future__ import annotations

import urllib.parse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from delegate_crm.kit.i18n import NN_, Translator
from delegate_crm.reports.blocks import Document, Run, Said, Words, runs
from delegate_crm.reports.draw import bidi, breaking
from delegate_crm.reports.draw.letters import Chooser, Piece, Span, mostly_han
from delegate_crm.reports.draw.theme import HAN_LEADING, Style
from delegate_crm.reports.draw.tidy import one_line, tidy

LONGEST_FIELD = 20_000
"""Of longer words only the beginning is printed, and it is said so."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of type."""

    pieces: Sequence[Piece]
    width: float
    leading: float
    size: float
    right_to_left: bool = False


class Paragraph:
    """Words without a line end, measured."""

    def __init__(self, pieces: Sequence[Piece], style: Style) -> None:
        text = "".join(piece.text for piece in pieces)
        self._pieces = pieces
        self._text = text
        self._mixed = bidi.has_right_to_left(text)
        self._right = self._mixed and bidi.starts_right_to_left(text)
        self._units = breaking.units(text)
        self._edges = list(accumulate(_widths(pieces), initial=0.0))
        self._style = style

    @property
    def natural(self) -> float:
        """Width in one line."""
        return self._edges[-1]

    @property
    def least(self) -> float:
        """Width of the widest part that is not to be broken."""
        return max((self._edges[b] - self._edges[a] for a, b in self._units), default=0.0)

    def lines(self, width: float) -> Iterator[Line]:
        """Break into lines."""
        at, offset = 0, 0
        for start, end in breaking.lines(self._text, self._edges, self._units, width + 0.01):
            found: list[Piece] = []
            while at < len(self._pieces) and offset < end:
                piece = self._pieces[at]
                text = piece.text[max(start - offset, 0) : end - offset]
                if text:
                    found.append(Piece(text, piece.font, piece.style, piece.link))
                if offset + len(piece.text) > end:
                    break
                offset += len(piece.text)
                at += 1
            yield self._line(found, self._edges[end] - self._edges[start])

    def _line(self, pieces: list[Piece], width: float) -> Line:
        if self._mixed:
            pieces = bidi.displayed(pieces, right_to_left=self._right)
            width = sum(piece.width for piece in pieces)
        return Line(pieces, width, self._style.leading, self._style.size, self._right)


class Galley:
    """Words of one style, which may hold line ends."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self.natural = max((each.natural for each in paragraphs), default=0.0)
        self.least = max((each.least for each in paragraphs), default=0.0)

    def lines(self, width: float) -> list[Line]:
        """Break into lines of a width."""
        return [line for each in self._paragraphs for line in each.lines(width)]


class Typesetter:
    """The only place where words become type: no markup is read, every letter has its font."""

    def __init__(self, document: Document, *, apart: float = 1.0) -> None:
        """`apart` sets lines, and what stands under each other, closer together than usual."""
        self.apart = apart
        self.tr = Translator(document.lang)
        self._chooser = Chooser(document.lang, document.said)

    def galley(self, words: Words, style: Style) -> Galley:
        """Set words."""
        spans = list(self._spans(words, style))
        if self._chooser.chinese or mostly_han("".join(span.text for span in spans)):
            style = style.airy(HAN_LEADING)
        style = style.airy(self.apart)
        return Galley([Paragraph(self._chooser.pieces(each), style) for each in _split(spans)])

    def line(self, words: str, style: Style, width: float) -> Line:
        """Set words in one line; what does not fit is left out, with an ellipsis."""
        found = self.galley(one_line(words), style).lines(width)
        if len(found) == 1:
            return found[0]
        last = found[0].pieces[-1]
        ellipsis = self.galley("…", style).lines(width)[0]
        kept = [*found[0].pieces[:-1], replace(last, text=last.text.rstrip()), *ellipsis.pieces]
        return replace(found[0], pieces=kept, width=sum(piece.width for piece in kept))

    def _spans(self, words: Words, style: Style) -> Iterator[Span]:
        left = LONGEST_FIELD
        for run in runs(words):
            text = tidy(run.text)
            look = _look(run, style)
            source = run.text.source if isinstance(run.text, Said) else None
            yield Span(text[:left], look, _web(run.link), source)
            left -= len(text)
            if left < 0:
                yield Span(self._cut(sum(len(each.text) for each in runs(words))), look.quiet())
                return

    def _cut(self, length: int) -> str:
        more = length - LONGEST_FIELD
        return " … " + self.tr(
            NN_("(cut here, {n} more character)", "(cut here, {n} more characters)", more)
        )


def _look(run: Run, style: Style) -> Style:
    if run.quiet:
        return style.quiet()
    return style.bold() if run.strong else style


def _web(link: str) -> str:
    """The link if it leads to the web, else nothing."""
    if not link.isprintable() or " " in link:
        return ""
    try:
        parts = urllib.parse.urlsplit(link)
    except ValueError:
        return ""
    return link if parts.scheme in {"http", "https"} and parts.netloc else ""


def _split(spans: Sequence[Span]) -> list[list[Span]]:
    """Spans of each paragraph: line ends divide them."""
    found: list[list[Span]] = [[]]
    for span in spans:
        first, *others = span.text.split("\n")
        found[-1].append(replace(span, text=first))
        found += [[replace(span, text=each)] for each in others]
    return found


def _widths(pieces: Sequence[Piece]) -> Iterator[float]:
    for piece in pieces:
        widths, size = piece.font.widths, piece.style.size / 1000
        for code in map(ord, piece.text):
            yield widths[code] * size

# SPDX-License-Identifier: MIT
"""Where a line may end: between words, and between Chinese characters as their printers do it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from delegate_crm.reports.draw.letters import WIDE

LONGEST_WORD = 500
"""A longer word is cut into words of this length."""

OPENING = frozenset("（《〈「『【〔〖［｛“‘([{«¿¡￥＄$№#")
"""These never end a line."""

CLOSING = frozenset(
    "、。，．：；！？）》〉」』】〕〗］｝”’…—～·‧％℃°!),.:;?]}»%‰々ー〜ヽヾぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
"""These never begin a line."""

_COUNTED = frozenset("年月日号时点分秒天周届次位个名人份件项％万亿元岁")
_DASHES = frozenset("—–")
_UNITS = frozenset({"г.", "гг.", "г", "руб.", "₽", "%"})
_BOUND_ON = frozenset("вВкКсСуУоОиИаАяЯ№§") | {"ул.", "им."}
_TOWN = "г."
"""After a number it is a year, before a name a town."""
_SPACE = " \u3000\u200b"
_LETTER = "[A-Za-zÀ-ɏЀ-ӿ]"
_WORD = f"[^{WIDE}{_SPACE}]"
_TOKEN = re.compile(
    f"[{WIDE}]"
    f"|{_WORD}{{1,{LONGEST_WORD}}}?(?<={_LETTER}{_LETTER}-)(?={_LETTER}{_LETTER})"
    f"|{_WORD}{{1,{LONGEST_WORD}}}"
)

Unit = tuple[int, int]
"""From and to which character a line is never broken."""


def units(text: str) -> list[Unit]:
    """Divide a paragraph at the places where a line may end."""
    found: list[Unit] = []
    for start, end in _tokens(text):
        if found and not _parts(text, found[-1], (start, end)):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def lines(text: str, edges: Sequence[float], parts: Sequence[Unit], width: float) -> Iterator[Unit]:
    """Fill lines of a width; `edges` says how far the paragraph reaches before each character."""
    start = end = 0
    for first, last in parts:
        if edges[last] - edges[start] <= width:
            end = last
            continue
        if end > start:
            yield start, end
        start, end = first, last
        while edges[end] - edges[start] > width:
            cut = _cut(text, start, bisect_right(edges, edges[start] + width) - 1)
            yield start, cut
            start = cut
    yield start, max(end, start)


def _tokens(text: str) -> Iterator[Unit]:
    return (found.span() for found in _TOKEN.finditer(text))


def _parts(text: str, before: Unit, after: Unit) -> bool:
    """Whether a line may end between two neighbours."""
    left, right = text[before[1] - 1], text[after[0]]
    if before[1] < after[0]:
        return not _bound(text, before, text[slice(*after)])
    return _apart(left, right) and not (left.isdigit() and right in _COUNTED)


def _apart(left: str, right: str) -> bool:
    """Whether neither of two neighbours must keep to the other."""
    return left not in OPENING and right not in CLOSING


def _cut(text: str, start: int, furthest: int) -> int:
    """Where to cut what is longer than a line: as far as fits, but not before a comma."""
    good = (at for at in range(furthest, start, -1) if _apart(text[at - 1], text[at]))
    return next(good, max(furthest, start + 1))


def _bound(text: str, before: Unit, word: str) -> bool:
    """Whether a space holds its neighbours together, as good printing wants."""
    numbered = text[before[1] - 1].isdigit()
    bare = word.rstrip(".,;:)»")
    if bare in _DASHES or (numbered and {word, bare} & _UNITS):
        return True
    last = max(text.rfind(" ", before[0], before[1]) + 1, before[0])
    left = text[last : before[1]].lstrip("(«")
    year = last > 1 and text[last - 2].isdigit()
    return left in _BOUND_ON or (left == _TOWN and not year)

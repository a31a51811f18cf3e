# SPDX-License-Identifier: MIT
"""How columns share the room of a list: each what its words take, the rest goes to some of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

LEAST = 0.62
"""Columns shrink to this share of their width before the list scrolls sideways."""
FIRM = 0.8
"""The title keeps this share of its width as long as others can still give."""
MOST = 1.35
"""Words may widen a column to so much of its width; one that grows, by as much again."""


@dataclass(frozen=True, slots=True)
class Want:
    """What one column wants."""

    width: int
    """How wide it begins, or was made by hand."""
    need: int = 0
    """What its heading and the words in it take; 0 while no row was seen."""
    grows: bool = False
    by_hand: bool = False

    @property
    def wanted(self) -> int:
        """How wide it is where there is room for all."""
        if self.by_hand or not self.need:
            return self.width
        return min(self.need, round(self.width * (2 * MOST - 1 if self.grows else MOST)))

    @property
    def least(self) -> int:
        """How narrow it becomes."""
        return self.wanted if self.by_hand else min(self.wanted, round(self.width * LEAST))


def shared(room: int, wants: Mapping[int, Want]) -> dict[int, int]:
    """A width for each column.

    What is left goes to those that grow. What is missing is given by those that are wider than
    they begin, then by those that grow, then by all alike.
    """
    widths = {at: want.wanted for at, want in wants.items()}
    free = {at: want for at, want in wants.items() if not want.by_hand}
    growing = {at: want for at, want in free.items() if want.grows}
    left = room - sum(widths.values())
    if left >= 0:
        _give(widths, growing or free, left)
        return widths
    for least in _givers(wants, free, [at for at, want in growing.items() if want.need]):
        _take(widths, least, sum(widths.values()) - room)
    return widths


def _givers(
    wants: Mapping[int, Want], free: Mapping[int, Want], growing: Sequence[int]
) -> Iterator[Mapping[int, int]]:
    """Who gives, in turns, and down to how much."""
    yield {at: want.width for at, want in free.items() if not want.grows}
    least = {at: want.least for at, want in free.items()}
    title = {at: max(least[at], round(wants[at].width * FIRM)) for at in growing[:1]}
    yield {at: least[at] for at in growing} | title
    yield {at: least[at] for at in growing}
    yield least


def _give(widths: dict[int, int], to: Mapping[int, Want], left: int) -> None:
    """Share what is left out in proportion, to the last pixel."""
    weight = sum(widths[at] for at in to)
    for at in to:
        part = left * widths[at] // weight
        left, weight = left - part, weight - widths[at]
        widths[at] += part


def _take(widths: dict[int, int], least: Mapping[int, int], missing: int) -> None:
    """Take what is missing in proportion to what each can give until it is at its least."""
    spare = {at: max(widths[at] - width, 0) for at, width in least.items()}
    weight = sum(spare.values())
    missing = min(max(missing, 0), weight)
    for at, most in spare.items():
        part = -(-missing * most // weight) if weight else 0
        missing, weight = missing - part, weight - most
        widths[at] -= part

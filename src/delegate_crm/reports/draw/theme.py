# SPDX-License-Identifier: MIT
"""Colours, sizes and spaces of printed pages: the tokens of the screen, put on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from types import MappingProxyType

MM = 72 / 25.4

ACCENT = "#0B6663"
TEXT = "#1D2126"
TEXT_2 = "#545B64"
BORDER = "#DAD7CE"
TRACK = "#E9E6DF"
WHITE = "#FFFFFF"

STATES: Mapping[str, str] = MappingProxyType(
    {
        "waiting": "#4F5D6E",
        "soon": "#23569F",
        "open": ACCENT,
        "closing": "#7F4A00",
        "overdue": "#A8231B",
        "answered": "#2A6331",
        "let_go": "#4A5058",
    }
)
"""Colours of the states of a window."""


class Weight(IntEnum):
    """How bold letters are."""

    REGULAR = 400
    MEDIUM = 500
    SEMIBOLD = 600
    BOLD = 700


@dataclass(frozen=True, slots=True)
class Style:
    """How words look: size and line height in points, weight and colour."""

    size: float
    leading: float
    weight: Weight = Weight.REGULAR
    colour: str = TEXT

    def bold(self) -> Style:
        """The same, stressed."""
        return replace(self, weight=max(self.weight, Weight.SEMIBOLD))

    def quiet(self) -> Style:
        """The same, stepping back."""
        return replace(self, size=self.size * 0.9, weight=Weight.REGULAR, colour=TEXT_2)

    def airy(self, factor: float) -> Style:
        """The same with lines further apart, as Chinese ones want."""
        return replace(self, leading=self.leading * factor)


HAN_LEADING = 1.1

TITLE = Style(21, 27, Weight.SEMIBOLD)
SUBTITLE = Style(11.5, 17, colour=TEXT_2)
HEADINGS = (
    Style(13, 18, Weight.SEMIBOLD),
    Style(11, 16, Weight.SEMIBOLD),
    Style(10, 15, Weight.MEDIUM, TEXT_2),
)
BODY = Style(10, 15)
STEP = Style(10, 14.5, Weight.SEMIBOLD)
LABEL = Style(10, 15, colour=TEXT_2)
CELL = Style(9.25, 13.5)
COLUMN = Style(8.5, 12.5, Weight.SEMIBOLD, TEXT_2)
SMALL = Style(8.5, 12.5, colour=TEXT_2)
TINY = Style(7.5, 10, colour=TEXT_2)
NUMBER = Style(10, 14.5, Weight.SEMIBOLD, ACCENT)
OFFICE = Style(9, 13, Weight.SEMIBOLD)
RUNNING = Style(9, 13, colour=TEXT_2)
FOOT = Style(8, 11.5, colour=TEXT_2)

SIZES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {"A4": (210 * MM, 297 * MM), "Letter": (612.0, 792.0)}
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A page: its size and the lines between which words stand, from the lower left corner."""

    width: float
    height: float
    side: float = 22 * MM
    top: float = 15 * MM
    bottom: float = 14 * MM

    @property
    def measure(self) -> float:
        """Width of the words."""
        return self.width - 2 * self.side


def paper(name: str) -> Paper:
    """The paper of that name; A4 where it is not known."""
    return Paper(*SIZES.get(name, SIZES["A4"]))

# SPDX-License-Identifier: MIT
"""The shipped fonts: which of them has a letter, and how wide it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from delegate_crm.kit import paths
from delegate_crm.reports.draw.theme import Weight

SETTINGS: Mapping[str, object] = MappingProxyType(
    {
        "toColorCanUse": None,
        "trustedHosts": [],
        "trustedSchemes": ["https"],
        "invariant": 1,
        "pageCompression": 1,
        "useA85": 0,
        "T1SearchPath": [],
        "TTFSearchPath": [],
        "CMapSearchPath": [],
    }
)
"""What reportlab may do: evaluate nothing, fetch nothing, look for nothing, stamp no time."""

for _name, _value in SETTINGS.items():
    setattr(rl_config, _name, _value)

FIRST = "NotoSans-Regular"
EMOJI = "NotoEmoji-Regular"

_FILES: Mapping[Weight, tuple[str, str, str, str]] = MappingProxyType(
    {
        Weight.REGULAR: (FIRST, "NotoSansSC-Regular", "NotoSansArabic-Regular", EMOJI),
        Weight.MEDIUM: ("NotoSans-Medium", "NotoSansSC-Regular", "NotoSansArabic-Regular", EMOJI),
        Weight.SEMIBOLD: ("NotoSans-SemiBold", "NotoSansSC-Bold", "NotoSansArabic-Bold", EMOJI),
        Weight.BOLD: ("NotoSans-Bold", "NotoSansSC-Bold", "NotoSansArabic-Bold", EMOJI),
    }
)


@dataclass(frozen=True, slots=True)
class Font:
    """A registered font and the widths of its letters in thousandths of the size."""

    name: str
    widths: Mapping[int, float]

    def has(self, text: str) -> bool:
        """Whether all letters of a text are in the font."""
        return all(ord(letter) in self.widths for letter in set(text))

    def width(self, text: str, size: float) -> float:
        """Width of words in points."""
        widths = self.widths
        return sum([widths.get(ord(letter), 0) for letter in text]) * size / 1000


@cache
def font(name: str) -> Font:
    """A shipped font by its name, registered at its first use."""
    drawn = TTFont(name, str(paths.resources() / "fonts" / f"{name}.ttf"), shapable=False)
    pdfmetrics.registerFont(drawn)
    widths, other = drawn.face.charWidths, drawn.face.defaultWidth
    return Font(name, {code: widths.get(code, other) for code in drawn.face.charToGlyph})


def first(weight: Weight) -> Font:
    """The font that is asked first."""
    return font(_FILES[weight][0])


def han(weight: Weight) -> Font:
    """The font of Chinese characters and their punctuation."""
    return font(_FILES[weight][1])


@cache
def owner(letter: str, weight: Weight) -> Font | None:
    """The first font of a weight that has a letter; the others are not even loaded.

    A bold font may have fewer letters than the regular one of its script, which then helps out.
    """
    names = (*_FILES[weight], *_FILES[Weight.REGULAR])
    return next((each for each in map(font, names) if ord(letter) in each.widths), None)

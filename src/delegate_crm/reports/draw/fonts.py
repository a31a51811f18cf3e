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
    face = drawn.face
    return Font(name, {code: face.getCharWidth(code) for code in face.charToGlyph})


@cache
def stack(weight: Weight) -> tuple[Font, ...]:
    """The fonts of a weight, in the order in which they are asked for a letter.

    A bold font may have fewer letters than the regular one of its script, which then helps out.
    """
    names = (*_FILES[weight], *_FILES[Weight.REGULAR])
    return tuple(font(name) for name in dict.fromkeys(names))


def han(weight: Weight) -> Font:
    """The font of Chinese characters and their punctuation."""
    return stack(weight)[1]

# SPDX-License-Identifier: MIT
"""Colours of the window by name: the only place where a colour is written (`UX` section 5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum


class Scheme(StrEnum):
    """The three sets of colours."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Tokens:
    """One set of colours, each as #rrggbb."""

    window: str
    sidebar: str
    card: str
    sunken: str
    hover: str
    border: str
    track: str
    border_strong: str
    text: str
    text_2: str
    text_3: str
    accent: str
    focus: str
    on_accent: str
    accent_soft: str
    waiting: str
    waiting_tint: str
    soon: str
    soon_tint: str
    open: str
    open_tint: str
    closing: str
    closing_tint: str
    overdue: str
    overdue_tint: str
    done: str
    done_tint: str
    neutral: str
    neutral_tint: str
    shadow: str
    paper: str
    toast: str
    on_toast: str
    toast_accent: str


LIGHT = Tokens(
    window="#F6F5F1",
    sidebar="#EDEBE5",
    card="#FFFFFF",
    sunken="#F3F1EC",
    hover="#F1EFE9",
    border="#E3E0D8",
    track="#E9E6DF",
    border_strong="#8A8678",
    text="#1D2126",
    text_2="#545B64",
    text_3="#5F656E",
    accent="#0B6663",
    focus="#0B6663",
    on_accent="#FFFFFF",
    accent_soft="#DCEEEC",
    waiting="#4F5D6E",
    waiting_tint="#E8ECF1",
    soon="#23569F",
    soon_tint="#E2ECFA",
    open="#0B6663",
    open_tint="#DCEEEC",
    closing="#7F4A00",
    closing_tint="#FBECD0",
    overdue="#A8231B",
    overdue_tint="#FBE5E2",
    done="#2A6331",
    done_tint="#E1F0E2",
    neutral="#4A5058",
    neutral_tint="#ECEAE4",
    shadow="#1D2126",
    paper="#FFFFFF",
    toast="#1D2126",
    on_toast="#FFFFFF",
    toast_accent="#6CCFC6",
)
DARK = Tokens(
    window="#16181B",
    sidebar="#101214",
    card="#1E2125",
    sunken="#181A1D",
    hover="#272B30",
    border="#30353B",
    track="#2C3136",
    border_strong="#7C848E",
    text="#ECEEF0",
    text_2="#B0B7C0",
    text_3="#979FA9",
    accent="#5CC4BB",
    focus="#7AD3CB",
    on_accent="#04211F",
    accent_soft="#17393A",
    waiting="#AEBBCB",
    waiting_tint="#2A313A",
    soon="#93BBF5",
    soon_tint="#1E2F4A",
    open="#6CCFC6",
    open_tint="#17393A",
    closing="#F0BE6B",
    closing_tint="#41300F",
    overdue="#FF9C92",
    overdue_tint="#4A201D",
    done="#8FD096",
    done_tint="#1D3721",
    neutral="#C3C9D0",
    neutral_tint="#2B3035",
    shadow="#000000",
    paper="#FFFFFF",
    toast="#ECEEF0",
    on_toast="#16181B",
    toast_accent="#0B6663",
)
BLACK, WHITE, SIGNAL = "#000000", "#FFFFFF", "#FFD447"
CONTRAST = replace(
    DARK,
    **dict.fromkeys(("window", "sidebar", "card", "sunken", "shadow"), BLACK),
    **{each.name: BLACK for each in fields(Tokens) if each.name.endswith("_tint")},
    **dict.fromkeys(("border", "border_strong", "text", "text_2", "text_3"), WHITE),
    hover="#1F1F1F",
    track="#4A4A4A",
    accent=SIGNAL,
    focus=SIGNAL,
    on_accent=BLACK,
    accent_soft="#3A2F00",
    toast=WHITE,
    on_toast=BLACK,
    toast_accent="#7A4B00",
)
SCHEMES: Mapping[Scheme, Tokens] = {
    Scheme.LIGHT: LIGHT,
    Scheme.DARK: DARK,
    Scheme.CONTRAST: CONTRAST,
}
STATES = ("waiting", "soon", "open", "closing", "overdue", "done", "neutral")
"""Names of states that have a colour and a tint."""


def luminance(colour: str) -> float:
    """Relative luminance of a colour (WCAG 2)."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]  # noqa: PLR2004 - WCAG's
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2)."""
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)

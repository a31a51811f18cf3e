# SPDX-License-Identifier: MIT
"""Words that are painted in a right-to-left window keep the order of their own language."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

FIRST_STRONG, POP = "\u2068", "\u2069"


def in_order(words: str) -> str:
    """Isolate words that are painted among others read from right to left.

    “30 July” would become “July 30”: a number that begins a line belongs to the line's direction,
    not to that of the word behind it.
    """
    return f"{FIRST_STRONG}{words}{POP}" if QGuiApplication.isRightToLeft() else words

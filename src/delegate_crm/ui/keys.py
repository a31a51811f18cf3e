# SPDX-License-Identifier: MIT
"""Keys that work under every layout: a shortcut by letter also fires with Russian letters."""

from __future__ import annotations

import sys

from PySide6.QtGui import QKeySequence

LATIN = "QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,."
CYRILLIC = "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ"
SAME_KEY = dict(zip(LATIN, CYRILLIC, strict=True))


def sequences(keys: str) -> list[QKeySequence]:
    """The key sequences of one shortcut such as Ctrl+K, the same physical key in Cyrillic too."""
    found = [QKeySequence(keys)]
    head, plus, letter = keys.rpartition("+")
    if plus and letter.upper() in SAME_KEY:
        found.append(QKeySequence(f"{head}+{SAME_KEY[letter.upper()]}"))
    return found


def shown(keys: str) -> str:
    """The keys as they are written on this system's keyboard."""
    if sys.platform != "darwin":
        return keys.replace("+", " ")
    signs = {"Ctrl": "⌘", "Alt": "⌥", "Shift": "⇧"}
    return "".join(signs.get(part, part) for part in keys.split("+"))

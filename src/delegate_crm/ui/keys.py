# SPDX-License-Identifier: MIT
"""Keys that work under every layout: a shortcut by letter also fires with Russian letters."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

LATIN = "QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,."
CYRILLIC = "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ"
SAME_KEY = dict(zip(LATIN, CYRILLIC, strict=True))
MAC = {"Ctrl": "⌘", "Alt": "⌥", "Shift": "⇧", "Left": "←", "Right": "→", "Return": "↩", "Del": "⌫"}
LATIN_OF = {ord(theirs): ord(ours) for ours, theirs in SAME_KEY.items()}


def sequences(keys: str) -> list[QKeySequence]:
    """The key sequences of one shortcut such as Ctrl+K, the same physical key in Cyrillic too."""
    found = [QKeySequence(keys)]
    head, plus, letter = keys.rpartition("+")
    if plus and letter.upper() in SAME_KEY:
        found.append(QKeySequence(f"{head}+{SAME_KEY[letter.upper()]}"))
    return found


def in_latin(event: QKeyEvent) -> QKeyEvent:
    """An event as a Latin layout would have sent it, if Ctrl is held with a Cyrillic letter."""
    latin = LATIN_OF.get(event.key())
    if latin is None or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return event
    return QKeyEvent(event.type(), latin, event.modifiers(), event.text())


def shown(keys: str) -> str:
    """The keys as they are written on this system's keyboard."""
    if sys.platform != "darwin":
        return keys.replace("+", " ")
    return "".join(MAC.get(part, part) for part in keys.split("+"))

# SPDX-License-Identifier: MIT
"""Keys that work under every layout: a shortcut by letter also fires with Russian letters."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LATIN = "QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,."
CYRILLIC = "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ"
SAME_KEY = dict(zip(LATIN, CYRILLIC, strict=True))
MAC = {"Ctrl": "⌘", "Alt": "⌥", "Shift": "⇧", "Left": "←", "Right": "→", "Return": "↩", "Del": "⌫"}
ELSEWHERE = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Return": "Enter"}
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


def _is_escape(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Escape


def claim(event: QEvent, ours: Callable[[QKeyEvent], bool] = _is_escape) -> bool:
    """Take a key before it becomes a shortcut of the window; Esc, where no other is named.

    True if it was taken: the widget that has the focus gets the key itself next.
    """
    asked = event.type() is QEvent.Type.ShortcutOverride
    if asked and isinstance(event, QKeyEvent) and ours(event):
        event.accept()
        return True
    return False


def shown(keys: str) -> str:
    """The keys as they are written on this system's keyboard."""
    if sys.platform != "darwin":
        return " ".join(ELSEWHERE.get(part, part) for part in keys.split("+"))
    return "".join(MAC.get(part, part) for part in keys.split("+"))

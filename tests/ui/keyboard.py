# SPDX-License-Identifier: MIT
"""Pressing keys as a keyboard sends them, under a Latin or a Cyrillic layout."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from delegate_crm.ui.keys import SAME_KEY

LATIN, CYRILLIC = "latin", "cyrillic"
LETTERS = {ord(ours): ord(theirs) for ours, theirs in SAME_KEY.items()}


def press(widget: QWidget, keys: str, layout: str = LATIN) -> None:
    """Press a chord such as Ctrl+K where the focus is, or else on a widget."""
    chord = cast("Sequence[QKeyCombination]", QKeySequence(keys))[0]
    key = int(chord.key())
    if layout == CYRILLIC:
        key = LETTERS.get(key, key)
    target = QApplication.focusWidget() or widget
    for action in (QTest.KeyAction.Press, QTest.KeyAction.Release):
        QTest.sendKeyEvent(action, target, Qt.Key(key), "", chord.keyboardModifiers())


def compose(widget: QWidget, letters: str) -> None:
    """Let an input method have letters under its pen; none: it is done."""
    QApplication.sendEvent(widget, QInputMethodEvent(letters, []))


def focused() -> QWidget:
    """What has the focus."""
    found = QApplication.focusWidget()
    assert found is not None
    return found

# SPDX-License-Identifier: MIT
"""A hand that works the program as a user would, and counts what it does.

Keys go to where the focus is, clicks to what is shown; nothing is called behind the window's back.
A letter counts as one key, a chord too; a click and every key that writes no letter are actions.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from delegate_crm.app.gui import Program
from tests.ui.conftest import settled


@dataclass
class Hand:
    """Presses, types, clicks; after each the program comes to rest."""

    program: Program
    qtbot: QtBot
    keys: int = 0
    actions: int = 0

    def press(self, *chords: str) -> None:
        """Press chords such as Ctrl+K, each where the focus is then."""
        for chord in chords:
            self.keys += 1
            self.actions += 1
            QTest.keySequence(self._focused(), QKeySequence(chord))
            self._rest()

    def type(self, text: str) -> None:
        """Type letters where the focus is; those of other scripts come from an input method."""
        self.keys += len(text)
        for letter in text:
            written = QInputMethodEvent()
            written.setCommitString(letter)
            if letter.isascii():
                QTest.keyClicks(self._focused(), letter)
            else:
                QApplication.sendEvent(self._focused(), written)
        self._rest()

    def click(self, widget: QWidget) -> None:
        """Click what is shown."""
        assert widget.isVisible()
        assert widget.isEnabled()
        self.actions += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self._rest()

    def _rest(self) -> None:
        """What a key or a click has put off happens, and what that asks for comes."""
        QApplication.processEvents()
        settled(self.program, self.qtbot)
        QApplication.processEvents()

    def _focused(self) -> QWidget:
        window = QApplication.activePopupWidget() or self.program.window
        window.activateWindow()
        return next(filter(None, (window.focusWidget(), window)))

# SPDX-License-Identifier: MIT
"""A title typed in two languages side by side: Enter takes both, Ctrl+Enter goes to the next."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from delegate_crm.ui.keys import ENTER, claim
from delegate_crm.ui.widgets.inputs import Line, is_composing


class TwoTongues(QWidget):
    """One field for each language; an empty one is not translated yet."""

    given = Signal(bool)
    """Both are to be taken; true where one goes on with the next."""
    left = Signal()

    def __init__(self, name: str, languages: Mapping[str, str], words: Mapping[str, str]) -> None:
        """`languages` has what each is called, by its code."""
        super().__init__()
        self.lines: dict[str, Line] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for code, called in languages.items():
            made = Line(f"{name}, {called}", words.get(code, ""))
            made.setPlaceholderText(called)
            made.setMinimumWidth(0)
            self.lines[code] = made
            row.addWidget(made, 1)
        self.setFocusProxy(next(iter(self.lines.values())))

    @property
    def words(self) -> Mapping[str, str]:
        """What stands in the fields, by language."""
        return {code: line.text() for code, line in self.lines.items()}

    def clear(self) -> None:
        """Begin anew in the first language."""
        for line in self.lines.values():
            line.clear()
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        """Esc is not the window's while one types here."""
        return claim(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what is typed and Esc leaves it, unless they are the input method's."""
        if is_composing(*self.lines.values()):
            super().keyPressEvent(event)
        elif event.key() in ENTER:
            self.given.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

# SPDX-License-Identifier: MIT
"""A line with suggestions under it; the focus stays in the line, its keys choose."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidgetItem, QVBoxLayout, QWidget

from delegate_crm.rules.folding import fold
from delegate_crm.ui.keys import ENTER, claim
from delegate_crm.ui.theme import theme
from delegate_crm.ui.timing import after
from delegate_crm.ui.widgets.inputs import Line
from delegate_crm.ui.widgets.lines import ROW, LineList, Option

PAUSE = 80
"""Milliseconds after the last key before suggestions are looked for."""
SHOWN, LEAST = 7, 340


class _List(QFrame):
    """Floats over the window under its line; it never takes the focus."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("surface", "floating")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list = LineList(led=True)
        self.list.setMouseTracking(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.list)

    def place(self, line: QWidget) -> None:
        """Stand under the line, or above it where there is no room."""
        window = self._window
        rows = min(self.list.count(), SHOWN)
        height = rows * theme().scaled(ROW) + 14
        self.resize(max(line.width(), theme().scaled(LEAST)), height)
        at = line.mapTo(window, QPoint(0, line.height() + 4))
        if at.y() + height > window.height():
            at.setY(line.mapTo(window, QPoint(0, 0)).y() - height - 4)
        at.setX(max(0, min(at.x(), window.width() - self.width() - 8)))
        self.move(at)


class SuggestingLine(Line):
    """A line that asks for suggestions while one types, and tells which one was chosen."""

    picked = Signal(object)

    def __init__(self, name: str, ask: Callable[[str], object]) -> None:
        super().__init__(name)
        self._ask = ask
        self._floating: _List | None = None
        self._rows: Sequence[Option] = ()
        self._timer = after(self, PAUSE, self.ask_now)
        self.textEdited.connect(lambda _text: self._timer.start())

    def ask_now(self) -> None:
        """Look for suggestions to what stands in the line."""
        if self.hasFocus():
            self._ask(self.text())

    @property
    def suggestions(self) -> Sequence[Option]:
        """What is offered now."""
        return self._rows

    def suggest(self, rows: Sequence[Option]) -> None:
        """Offer these, if the line still has the focus; Enter takes the first if it begins so."""
        self._rows = rows
        if not rows or not self.hasFocus():
            self.hide_list()
            return
        floating = self._made()
        floating.list.show_options(rows)
        if fold(rows[0].text).startswith(fold(self.text())):
            floating.list.setCurrentRow(0)
        floating.place(self)
        floating.show()
        floating.raise_()

    def _made(self) -> _List:
        if self._floating is None:
            self._floating = _List(self.window())
            self._floating.list.itemClicked.connect(self._clicked)
            self.destroyed.connect(self._floating.deleteLater)
        return self._floating

    def hide_list(self) -> None:
        """Offer nothing any more."""
        self._timer.stop()
        if self._floating is not None:
            self._floating.hide()

    def _clicked(self, item: QListWidgetItem) -> None:
        if self._floating is not None:
            self._pick(self._floating.list.row(item))

    def _pick(self, at: int) -> None:
        self.hide_list()
        self.picked.emit(self._rows[at])

    def _is_open(self) -> bool:
        return self._floating is not None and self._floating.isVisible()

    def event(self, event: QEvent) -> bool:
        """While the list is open, Esc closes it and not something of the window."""
        return claim(event, self._closes) or super().event(event)

    def _closes(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and self._is_open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go through the list, Enter chooses, Esc closes it first."""
        if self.composing or not self._take(event):
            super().keyPressEvent(event)

    def _take(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Down and not self._is_open():
            self.ask_now()
            return True
        if not self._is_open() or self._floating is None:
            return False
        rows = self._floating.list
        if rows.step(key):
            return True
        if key is Qt.Key.Key_Escape:
            self.hide_list()
            return True
        chosen = key in ENTER and rows.currentRow() >= 0
        if chosen:
            self._pick(rows.currentRow())
        return chosen

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Without the focus nothing is offered."""
        super().focusOutEvent(event)
        self.hide_list()

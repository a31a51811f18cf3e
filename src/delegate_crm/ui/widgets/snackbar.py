# SPDX-License-Identifier: MIT
"""The snackbar: one line at the foot of the window, with Undo; it never takes the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from delegate_crm.ui.keys import shown
from delegate_crm.ui.timing import after
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.floating import Floating
from delegate_crm.ui.widgets.labels import Label

STAYS = 8_000
"""Milliseconds; it waits while the pointer or the focus is on it."""
FOOT = 20


class Snackbar(Floating):
    """Floats over the lower edge of its parent."""

    def __init__(self, parent: QWidget, undo_words: str) -> None:
        super().__init__(parent, "toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._undo_words = undo_words
        self._words = Label("", "value", "on_toast")
        self._undo = Button(undo_words, self._act, role="toast")
        self._keys = Label(shown("Ctrl+Z"), "small", "on_toast")
        self._undoing: Callable[[], object] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(10)
        for each in (self._words, self._undo, self._keys):
            row.addWidget(each)
        self._timer = after(self, STAYS, self.hide)

    @property
    def text(self) -> str:
        """What it says now, empty while it is hidden."""
        return self._words.text() if self.isVisible() else ""

    def say(self, words: str, undo: Callable[[], object] | None) -> None:
        """Say a line, with Undo where there is something to undo; a newer one replaces it."""
        self._keys.setVisible(undo is not None)
        self._show(words, self._undo_words, undo)

    def offer(self, words: str, label: str, act: Callable[[], object]) -> None:
        """Say a line with a button of its own."""
        self._keys.hide()
        self._show(words, label, act)

    def _show(self, words: str, label: str, act: Callable[[], object] | None) -> None:
        self._undoing = act
        self._words.setText(words)
        self._undo.set_words(label)
        self._undo.setVisible(act is not None)
        self.rise(words)
        self._timer.start()

    def enterEvent(self, _event: QEvent) -> None:
        """Wait while the pointer is here."""
        self._timer.stop()

    def leaveEvent(self, _event: QEvent) -> None:
        """Go on when it leaves."""
        self._timer.start()

    def _act(self) -> None:
        self.hide()
        if self._undoing:
            self._undoing()

    def place(self) -> None:
        """In the middle of the foot; long words are broken into lines."""
        most = self.page.width() - 2 * FOOT
        self._words.setWordWrap(self.sizeHint().width() > most)
        self._words.setMaximumWidth(max(120, most - 160))
        self.adjustSize()
        left = (self.page.width() - self.width()) // 2
        self.move(left, self.page.height() - self.height() - FOOT)

# SPDX-License-Identifier: MIT
"""The snackbar: one line at the foot of the window, with Undo; it never takes the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QWidget

from delegate_crm.ui.keys import shown
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import Button, ampersands
from delegate_crm.ui.widgets.labels import Label

STAYS = 8_000
"""Milliseconds; it waits while the pointer or the focus is on it."""
FOOT = 20


class Snackbar(QFrame):
    """Floats over the lower edge of its parent."""

    def __init__(self, parent: QWidget, undo_words: str) -> None:
        super().__init__(parent)
        self._window = parent
        self.setProperty("surface", "toast")
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
        if not theme().contrasting:
            self._cast_shadow()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def _cast_shadow(self) -> None:
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 4)
        colour = theme().colour("shadow")
        colour.setAlpha(90)
        shadow.setColor(colour)
        self.setGraphicsEffect(shadow)

    @property
    def text(self) -> str:
        """What it says now, empty while it is hidden."""
        return self._words.text() if self.isVisible() else ""

    def say(self, words: str, undo: Callable[[], object] | None) -> None:
        """Say a line, with Undo where there is something to undo; a newer one replaces it."""
        self._show(words, self._undo_words, undo)
        self._keys.setVisible(undo is not None)
        self._place()

    def offer(self, words: str, label: str, act: Callable[[], object]) -> None:
        """Say a line with a button of its own."""
        self._show(words, label, act)
        self._keys.hide()
        self._place()

    def _show(self, words: str, label: str, act: Callable[[], object] | None) -> None:
        self._undoing = act
        self._words.setText(words)
        self._undo.setText(ampersands(label))
        self._undo.setAccessibleName(label)
        self._undo.setVisible(act is not None)
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the window."""
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

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

    def _place(self) -> None:
        parent = self._window
        most = parent.width() - 2 * FOOT
        self._words.setWordWrap(self.sizeHint().width() > most)
        self._words.setMaximumWidth(max(120, most - 160))
        self.adjustSize()
        left = (parent.width() - self.width()) // 2
        self.move(left, parent.height() - self.height() - FOOT)

# SPDX-License-Identifier: MIT
"""Rows of a card: a sign, words, and a remark below them; some lead to a record."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_crm.ui.keys import ENTER
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.paragraph import Paragraph
from delegate_crm.ui.widgets.rings import Ringed

LEAST, GAP, PAD = 28, 10, 3


class WordedRow(Ringed):
    """What is said with the words stands in the `row` after them."""

    def __init__(self, sign: QWidget | None, words: Paragraph, remark: str) -> None:
        super().__init__()
        self.setMinimumHeight(theme().scaled(LEAST))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, PAD, 0, PAD)
        self.row.setSpacing(GAP)
        if sign is not None:
            self.row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(words)
        if remark:
            column.addWidget(Paragraph(remark, "small", "text_2"))
        self.row.addLayout(column, 1)

    def tell(self, said: Iterable[str]) -> None:
        """Say the whole row to who cannot see it."""
        self.setAccessibleName(", ".join(filter(None, said)))


class Lead(WordedRow):
    """A click or Enter opens what it tells of, with Ctrl or the middle button in a new window."""

    opened = Signal()
    apart = Signal()

    def __init__(self, sign: QWidget | None, words: Paragraph, remark: str) -> None:
        super().__init__(sign, words, remark)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open it."""
        if event.button() is Qt.MouseButton.MiddleButton:
            self.apart.emit()
        elif event.button() is Qt.MouseButton.LeftButton:
            self._open(event.modifiers())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens it."""
        if event.key() in ENTER:
            self._open(event.modifiers())
        else:
            super().keyPressEvent(event)

    def _open(self, held: Qt.KeyboardModifier) -> None:
        if held & Qt.KeyboardModifier.ControlModifier:
            self.apart.emit()
        else:
            self.opened.emit()

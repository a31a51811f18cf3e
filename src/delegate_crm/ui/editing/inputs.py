# SPDX-License-Identifier: MIT
"""The fields that one types into; each knows whether an input method is composing in it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy

from delegate_crm.ui.theme import theme

LEAST_LINES, MOST_LINES = 3, 16
LOW, HIGH = 38, 46
"""Height of one line with its frame."""


class Line(QLineEdit):
    """A line of text."""

    def __init__(self, name: str, text: str = "") -> None:
        super().__init__(text)
        self.composing = False
        self.setAccessibleName(name)
        self.setFont(theme().font("body"))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """While letters are being composed, keys belong to the input method."""
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was being composed is taken or gone."""
        self.composing = False
        super().focusOutEvent(event)


class Note(QPlainTextEdit):
    """Text of several lines, as high as it is long; Tab leaves it."""

    def __init__(self, name: str, text: str = "", *, least: int = LEAST_LINES) -> None:
        super().__init__()
        self.composing = False
        self._least = least
        self.setProperty("low", least == 1)
        self.setAccessibleName(name)
        self.setFont(theme().font("body"))
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setPlainText(text)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def _fit(self, _size: object = None) -> None:
        lines = max(self._least, round(self.document().size().height()))
        height = self.fontMetrics().lineSpacing() * (min(lines, MOST_LINES) - 1)
        self.setFixedHeight(height + theme().scaled(LOW if self._least == 1 else HIGH))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """While letters are being composed, keys belong to the input method."""
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was being composed is taken or gone."""
        self.composing = False
        super().focusOutEvent(event)

    def sizeHint(self) -> QSize:
        """As high as the lines need."""
        return QSize(320, self.height())


class Combo(QComboBox):
    """A choice from a list; the wheel turns it only while it has the focus."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.composing = False
        self.setAccessibleName(name)
        self.setFont(theme().font("body"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(14)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pass the wheel on, so that scrolling a page changes no value."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

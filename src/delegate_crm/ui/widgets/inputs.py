# SPDX-License-Identifier: MIT
"""The fields that one types into; each knows whether an input method is composing in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from delegate_crm.ui import icons, keys
from delegate_crm.ui.theme import theme

LEAST_LINES, MOST_LINES = 3, 16
LENS = 18
LOW, HIGH = 38, 46
"""Height of one line with its frame."""
Standard = QKeySequence.StandardKey
Key = Qt.Key
COMPOSING = frozenset(
    {
        *(Key.Key_Return, Key.Key_Enter, Key.Key_Escape, Key.Key_Space),
        *(Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right),
        *(Key(digit) for digit in range(Key.Key_0, Key.Key_9 + 1)),
    }
)
"""Keys that belong to an input method while it is composing."""

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object


class Typed(_Widget):
    """What one types into: an input method that is composing has the keys to itself.

    Keys by letter mean the same under a Cyrillic layout; Ctrl+Z first takes the text back, then
    the last step.
    """

    composing = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Know whether letters are being composed."""
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was being composed is taken or gone."""
        self.composing = False
        super().focusOutEvent(event)

    def can_take_back(self, event: QKeyEvent) -> bool:
        """Tell whether the text has a step that a key would take back, or again."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        """Keep the window's shortcuts away from an input method, and give it those it is owed."""
        if not isinstance(event, QKeyEvent):
            return super().event(event)
        override = event.type() is QEvent.Type.ShortcutOverride
        if self.composing and event.key() in COMPOSING:
            event.accept()
            return True
        latin = keys.in_latin(event)
        steps = latin.matches(Standard.Undo) or latin.matches(Standard.Redo)
        if override and steps and not self.can_take_back(latin):
            event.ignore()
            return True
        heard = super().event(latin)
        event.setAccepted(latin.isAccepted())
        return heard


def is_composing(*fields: object) -> bool:
    """Tell whether an input method is composing in one of these."""
    return any(isinstance(each, Typed) and each.composing for each in fields)


class Line(Typed, QLineEdit):
    """A line of text."""

    def __init__(self, name: str, text: str = "") -> None:
        super().__init__(text)
        self.setAccessibleName(name)
        self.setFont(theme().font("body"))

    def can_take_back(self, event: QKeyEvent) -> bool:
        """Tell whether the line has a step that a key would take back, or again."""
        undo = event.matches(Standard.Undo)
        return self.isUndoAvailable() if undo else self.isRedoAvailable()


class SearchLine(Line):
    """A line of text that looks for something; a lens stands in it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        room, right = theme().scaled(LENS) + 8, self.isRightToLeft()
        self.setTextMargins(0 if right else room, 0, room if right else 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lens before the words."""
        super().paintEvent(event)
        side = theme().scaled(LENS)
        left = self.width() - side - 10 if self.isRightToLeft() else 10
        image = icons.pixmap("search", theme().tokens.text_2, side, self.devicePixelRatioF())
        QPainter(self).drawPixmap(left, (self.height() - side) // 2, image)


class Note(Typed, QPlainTextEdit):
    """Text of several lines, as high as it is long; Tab leaves it."""

    def __init__(self, name: str, text: str = "", *, least: int = LEAST_LINES) -> None:
        super().__init__()
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

    def can_take_back(self, event: QKeyEvent) -> bool:
        """Tell whether the text has a step that a key would take back, or again."""
        undo, text = event.matches(Standard.Undo), self.document()
        return text.isUndoAvailable() if undo else text.isRedoAvailable()

    def sizeHint(self) -> QSize:
        """As high as the lines need."""
        return QSize(320, self.height())


class Combo(QComboBox):
    """A choice from a list; the wheel turns it only while it has the focus."""

    def __init__(self, name: str) -> None:
        super().__init__()
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

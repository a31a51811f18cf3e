# SPDX-License-Identifier: MIT
"""A small form that floats beside what it belongs to; Esc or a click outside closes it."""

from __future__ import annotations

from functools import cached_property

import shiboken6
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)

from delegate_crm.kit.errors import UserError
from delegate_crm.ui.notify import Notify
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.problem import Problem

INSET, GAP, EDGE = 18, 6, 12
TOP = 90
"""Over a whole page it floats so far below its upper edge."""


class Popover(QFrame):
    """Floats; the focus returns to where it was when it closes."""

    def __init__(self, anchor: QWidget, name: str, width: int = 420) -> None:
        super().__init__(anchor.window(), Qt.WindowType.Popup)
        self._anchor = anchor
        self._origin = QApplication.focusWidget()
        self.setProperty("surface", "floating")
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self.setFixedWidth(min(theme().scaled(width), anchor.window().width() - 2 * EDGE))
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(INSET, INSET - 4, INSET, INSET - 2)
        self.rows.setSpacing(10)

    def float(self, first: QWidget) -> None:
        """Show it below its anchor or over a page, in the window, with the focus in a field."""
        self.adjustSize()
        self.move(self._spot())
        self.show()
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def fit(self) -> None:
        """Grow or shrink with what it holds."""
        self.rows.activate()
        self.adjustSize()
        self.move(self._spot())

    @cached_property
    def problem(self) -> Problem:
        """Why something was refused; a form lays it out where it is to be seen."""
        return Problem()

    def tell(self, words: str) -> None:
        """Say why something was refused; no words take that back."""
        self.problem.say(words)
        if self.isVisible():
            self.fit()

    def refuse(self, notify: Notify, error: Exception) -> None:
        """Say why in the form while it is there; what is no refusal is a fault."""
        if isinstance(error, UserError) and shiboken6.isValid(self):
            self.tell(notify.refusal(error))
        else:
            notify.problem(error)

    def _spot(self) -> QPoint:
        window, anchor = self._anchor.window(), self._anchor
        box = QRect(anchor.mapToGlobal(QPoint(0, 0)), anchor.size())
        frame = QRect(window.mapToGlobal(QPoint(0, 0)), window.size())
        frame = frame.adjusted(EDGE, EDGE, -EDGE, -EDGE)
        if box.height() > self.height() + TOP:
            return QPoint(box.center().x() - self.width() // 2, box.top() + TOP)
        top = box.bottom() + GAP
        if top + self.height() > frame.bottom():
            top = max(frame.top(), min(box.top() - GAP, frame.bottom()) - self.height())
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = box.left() if rtl else box.right() - self.width()
        return QPoint(max(frame.left(), min(left, frame.right() - self.width())), top)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the surface; a translucent window does not do so by itself."""
        option = QStyleOption()
        option.initFrom(self)
        primitive = QStyle.PrimitiveElement.PE_Widget
        self.style().drawPrimitive(primitive, option, QPainter(self), self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; what is typed is kept by who made it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the focus back."""
        super().closeEvent(event)
        if self._origin is not None and shiboken6.isValid(self._origin):
            self._origin.setFocus(Qt.FocusReason.PopupFocusReason)

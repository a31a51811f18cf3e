# SPDX-License-Identifier: MIT
"""The edge of a column: dragged along, it makes the column wider or narrower."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

WIDTH = 8


class Edge(QWidget):
    """Lies on the trailing edge of its column, and stays there."""

    dragged = Signal(int)
    """How wide the column would be under the pointer."""
    dropped = Signal()

    def __init__(self, column: QWidget) -> None:
        super().__init__(column)
        self._column = column
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        column.installEventFilter(self)
        self._stay()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the edge."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutDirectionChange):
            self._stay()
        return super().eventFilter(watched, event)

    def _stay(self) -> None:
        column = self._column
        left = 0 if column.isRightToLeft() else column.width() - WIDTH
        self.setGeometry(left, 0, WIDTH, column.height())
        self.raise_()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell where the edge is wanted."""
        column = self._column
        at = column.mapFromGlobal(event.globalPosition().toPoint()).x()
        self.dragged.emit(column.width() - at if column.isRightToLeft() else at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It stays here."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.dropped.emit()

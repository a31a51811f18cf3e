# SPDX-License-Identifier: MIT
"""Things side by side that go on in the next row where there is no room: chips, quiet buttons."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """A layout in rows."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, row_gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._row_gap = gap, row_gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem:
        """One item; none beyond the last, as Qt asks."""
        return self._items[index] if 0 <= index < len(self._items) else None  # type: ignore[return-value]  # Qt's own contract

    def takeAt(self, index: int) -> QLayoutItem:
        """Take an item out; none beyond the last, as Qt asks."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None  # type: ignore[return-value]  # Qt's own contract

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the rows need."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """All in one row."""
        shown = [each.sizeHint() for each in self._items if not each.isEmpty()]
        width = sum(each.width() + self._gap for each in shown) - self._gap
        return QSize(max(width, 0), max((each.height() for each in shown), default=0))

    def minimumSize(self) -> QSize:
        """One item to a row."""
        size = QSize()
        for each in self._items:
            if not each.isEmpty():
                size = size.expandedTo(each.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Place the items row by row; the answer is the height."""
        parent = self.parentWidget()
        rtl = parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft
        along, top, row = 0, rect.top(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), 10_000))
            if along and along + size.width() > rect.width():
                along, top, row = 0, top + row + self._row_gap, 0
            if move:
                left = rect.right() - along - size.width() + 1 if rtl else rect.left() + along
                item.setGeometry(QRect(QPoint(left, top), size))
            along += size.width() + self._gap
            row = max(row, size.height())
        return top + row - rect.top()


def flow(*widgets: QWidget, gap: int = 8) -> QWidget:
    """A widget with things in rows."""
    made = QWidget()
    layout = Flow(made, gap=gap)
    for each in widgets:
        layout.addWidget(each)
    return made

# SPDX-License-Identifier: MIT
"""A view of rows that are all of one height: where each stands is reckoned, nothing is laid out.

So a list of any length is there as fast as a short one. To Qt it is a list, for the sake of those
who have it read aloud.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem

Index = QModelIndex | QPersistentModelIndex
Cursor = QAbstractItemView.CursorAction
STEPS = {Cursor.MoveUp: -1, Cursor.MovePrevious: -1, Cursor.MoveDown: 1, Cursor.MoveNext: 1}
PAGES = {Cursor.MovePageUp: -1, Cursor.MovePageDown: 1}
ENDS = {Cursor.MoveHome: -1, Cursor.MoveEnd: 1}


class EvenRows(QListView):
    """Rows one below the other, in one column."""

    def doItemsLayout(self) -> None:
        """There is nothing to lay out."""
        QAbstractItemView.doItemsLayout(self)

    @property
    def row_height(self) -> int:
        """Pixels of a row."""
        raise NotImplementedError

    def _count(self) -> int:
        return self.model().rowCount()

    # --- where things stand -----------------------------------------------------------------------

    def visualRect(self, index: Index) -> QRect:
        """Where a row stands in the viewport."""
        if not index.isValid():
            return QRect()
        top = index.row() * self.row_height - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self.row_height)

    def indexAt(self, at: QPoint) -> QModelIndex:
        """The row at a place in the viewport."""
        row = (at.y() + self.verticalOffset()) // self.row_height
        return self.model().index(row, 0) if 0 <= row < self._count() else QModelIndex()

    def in_view(self) -> range:
        """Numbers of the rows that can be seen."""
        first, count = self.verticalOffset() // self.row_height, self._count()
        shown = self.viewport().height() // self.row_height + 2
        return range(min(first, count), min(first + shown, count))

    def verticalOffset(self) -> int:
        """How far one has scrolled."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """Rows are as wide as the viewport."""
        return 0

    # --- scrolling and going from row to row ------------------------------------------------------

    def updateGeometries(self) -> None:
        """Let the scroll bar follow the rows."""
        QAbstractItemView.updateGeometries(self)
        bar, high = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(self._count() * self.row_height - high, 0))
        bar.setPageStep(high)
        bar.setSingleStep(self.row_height)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = (), /) -> None:
        """Rows that came are as high as all."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    def rowsInserted(self, parent: Index, first: int, last: int) -> None:
        """There is more to scroll to."""
        QAbstractItemView.rowsInserted(self, parent, first, last)
        self.updateGeometries()
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted."""
        self.viewport().scroll(dx, dy)

    def scrollTo(self, index: Index, _hint: object = None) -> None:
        """Have a row in view, scrolling no further than that needs."""
        box, bar = self.visualRect(index), self.verticalScrollBar()
        below = box.bottom() + 1 - self.viewport().height()
        if box.top() < 0:
            bar.setValue(bar.value() + box.top())
        elif below > 0:
            bar.setValue(bar.value() + min(below, box.top()))

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _held: Qt.KeyboardModifier
    ) -> QModelIndex:
        """The row to which a key leads."""
        page, count = max(self.viewport().height() // self.row_height, 1), self._count()
        step = STEPS.get(action, 0) + PAGES.get(action, 0) * page + ENDS.get(action, 0) * count
        row = min(max(self.currentIndex().row() + step, 0), count - 1)
        return self.model().index(row, 0)

    # --- painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows that are to be painted."""
        painter, option = QPainter(self.viewport()), QStyleOptionViewItem()
        self.initViewItemOption(option)
        for row in self.in_view():
            index = self.model().index(row, 0)
            box = self.visualRect(index)
            if box.intersects(event.rect()):
                option.rect = box
                self.itemDelegate().paint(painter, option, index)

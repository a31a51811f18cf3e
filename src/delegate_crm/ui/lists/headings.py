# SPDX-License-Identifier: MIT
"""The head of a list: labels, the arrow of the order, and a box that chooses all."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from delegate_crm.services.lists import Column
from delegate_crm.ui.lists.cells import BOX, PAD, paint_check
from delegate_crm.ui.lists.tables import CHECK
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.ordering import in_order
from delegate_crm.ui.widgets.pictures import paint_picture

HEIGHT, ARROW = 36, 15


class Headings(QHeaderView):
    """Labels of the columns; a click sorts by a column, or the other way round."""

    def __init__(
        self, parent: QWidget, columns: list[Column], words: Callable[[Column], str]
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns, self._words = columns, words
        self.sort = ""
        self.chosen = Qt.CheckState.Unchecked
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme().scaled(44))
        self.setFont(theme().font("small_name"))
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """As high as the design has it."""
        return QSize(0, theme().scaled(HEIGHT))

    def needed(self, section: int) -> int:
        """How wide a column is to be for its label, with the arrow if it can be sorted."""
        column = self._columns[section - CHECK]
        arrow = theme().scaled(ARROW) + 6 if column.sort else 0
        words = QFontMetrics(self.font()).horizontalAdvance(self._words(column))
        return words + arrow + 2 * PAD + 2

    def show_sort(self, sort: str) -> None:
        """Show by which column, and in which direction, the list stands."""
        self.sort = sort
        self.viewport().update()

    def show_chosen(self, chosen: Qt.CheckState) -> None:
        """Show whether all rows are chosen, some or none."""
        if chosen is not self.chosen:
            self.chosen = chosen
            self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one label."""
        looks = theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), looks.colour("border"))
        if section < CHECK:
            self._paint_box(painter, rect)
        else:
            self._paint_label(painter, rect, self._columns[section - CHECK])
        painter.restore()

    def _paint_box(self, painter: QPainter, rect: QRect) -> None:
        side = theme().scaled(BOX)
        box = QRectF(
            rect.center().x() - side / 2 + 1, rect.center().y() - side / 2 + 0.5, side, side
        )
        on = self.chosen is Qt.CheckState.Checked
        paint_check(painter, box, on=on, partly=self.chosen is Qt.CheckState.PartiallyChecked)

    def _paint_label(self, painter: QPainter, rect: QRect, column: Column) -> None:
        looks, rtl = theme(), self.isRightToLeft()
        inner = rect.adjusted(PAD, 0, -PAD, -1)
        sorted_by = bool(column.sort) and self.sort.removeprefix("-") == column.key
        side = looks.scaled(ARROW)
        room = inner.width() - (side + 6 if sorted_by else 0)
        metrics = QFontMetrics(self.font())
        text = metrics.elidedText(self._words(column), Qt.TextElideMode.ElideRight, max(room, 0))
        painter.setFont(self.font())
        painter.setPen(looks.colour("text" if sorted_by else "text_2"))
        width = metrics.horizontalAdvance(text)
        at_end = column.numeric != rtl
        left = inner.right() - width + 1 if at_end else inner.left()
        painter.drawText(
            QRect(left, inner.top(), width + 2, inner.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            in_order(text),
        )
        if sorted_by:
            name = "sort-down" if self.sort.startswith("-") else "sort-up"
            arrow = left - side - 6 if at_end else left + width + 6
            place = QRectF(arrow, inner.center().y() - side // 2 + 1, side, side)
            paint_picture(painter, place, name, "text")

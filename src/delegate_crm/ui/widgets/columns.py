# SPDX-License-Identifier: MIT
"""A page's main column, and a side column that moves under it in narrow windows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from delegate_crm.ui.page import INSET, SIDE_COLUMN, WIDE
from delegate_crm.ui.theme import theme

GAP = 16


class Columns(QWidget):
    """Main things, and side things of 320 px where the window is wide enough."""

    def __init__(self, main: Sequence[QWidget], side: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._bar: QScrollBar | None = None
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(INSET, GAP, INSET, INSET)
        self._row.setSpacing(GAP)
        self._side = _column(side)
        self._row.addWidget(_column(main), 1)
        self._row.addWidget(self._side)
        self._row.addStretch(0)
        self._side.setVisible(bool(side))
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """The window and the scroll bar are known now."""
        super().showEvent(event)
        if self._bar is None and (bar := _bar_beside(self)) is not None:
            self._bar = bar
            bar.rangeChanged.connect(lambda _least, _most: self._arrange())
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the side column where it belongs."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.window().width() >= theme().scaled(WIDE)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        for part, stretch in enumerate((1, 0, 0) if wide else (0, 0, 1)):
            self._row.setStretch(part, stretch)
        # the scroll bar stands in the inset, so that the edges of all cards stay in line
        scrolled = self._bar is not None and self._bar.maximum() > 0
        taken = self._bar.sizeHint().width() if self._bar is not None and scrolled else 0
        self._row.setContentsMargins(INSET, GAP, INSET - taken, INSET)
        width = theme().scaled(SIDE_COLUMN)
        self._side.setMinimumWidth(width if wide else 0)
        self._side.setMaximumWidth(width if wide else 16_777_215)


def _bar_beside(widget: QWidget) -> QScrollBar | None:
    """The bar that scrolls a widget, if it is scrolled."""
    port = widget.parentWidget()
    area = port.parentWidget() if port is not None else None
    return area.verticalScrollBar() if isinstance(area, QScrollArea) else None


def _column(widgets: Sequence[QWidget]) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GAP)
    for each in widgets:
        layout.addWidget(each)
    layout.addStretch(1)
    return made

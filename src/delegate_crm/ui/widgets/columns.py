# SPDX-License-Identifier: MIT
"""A page's main column, and a side column that moves under it in narrow windows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from delegate_crm.ui.page import INSET, SIDE_COLUMN, WIDE
from delegate_crm.ui.theme import theme

GAP = 16


class Columns(QWidget):
    """Main things, and side things of 320 px where the window is wide enough."""

    def __init__(self, main: Sequence[QWidget], side: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(INSET, GAP, INSET, INSET)
        self._row.setSpacing(GAP)
        self._side = _column(side)
        self._row.addWidget(_column(main), 1)
        self._row.addWidget(self._side)
        self._side.setVisible(bool(side))
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """The window is known now."""
        super().showEvent(event)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the side column where it belongs."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.window().width() >= theme().scaled(WIDE)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._row.setContentsMargins(INSET, GAP, INSET - self._bar(), INSET)
        width = theme().scaled(SIDE_COLUMN)
        self._side.setMinimumWidth(width if wide else 0)
        self._side.setMaximumWidth(width if wide else 16_777_215)

    def _bar(self) -> int:
        """Width of the scroll bar that stands in the inset, so that edges stay in line."""
        port = self.parentWidget()
        area = port.parentWidget() if port is not None else None
        if port is None or not isinstance(area, QScrollArea):
            return 0
        return max(0, area.width() - port.width())


def _column(widgets: Sequence[QWidget]) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GAP)
    for each in widgets:
        layout.addWidget(each)
    layout.addStretch(1)
    return made

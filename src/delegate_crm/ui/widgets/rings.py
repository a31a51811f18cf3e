# SPDX-License-Identifier: MIT
"""The ring around what has the focus, where a widget paints itself."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from delegate_crm.ui.theme import theme

ROUND = 6
"""Radius of its corners."""


def paint_ring(painter: QPainter, box: QRectF, radius: float = ROUND) -> None:
    """Draw the ring on the edge of a box."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme().colour("focus"), theme().ring))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, radius, radius)


class Ringed(QWidget):
    """Draws nothing but its children and, while it has the focus, the ring."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        if self.hasFocus():
            paint_ring(QPainter(self), QRectF(self.rect()).adjusted(1, 1, -1, -1))

# SPDX-License-Identifier: MIT
"""The sign of the program: the ring that fills up."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from delegate_crm.ui.theme import theme

SHARE = 0.4


def paint_logo(painter: QPainter, box: QRectF) -> None:
    """Draw the ring on its ground."""
    side = box.width()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("accent"))
    painter.drawRoundedRect(box, side / 4.5, side / 4.5)
    ring = box.adjusted(side * 0.24, side * 0.24, -side * 0.24, -side * 0.24)
    painter.setPen(QPen(theme().colour("on_accent"), side / 12))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(ring)
    inner = ring.adjusted(side * 0.09, side * 0.09, -side * 0.09, -side * 0.09)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("on_accent"))
    painter.drawPie(inner, 90 * 16, -round(360 * 16 * SHARE))


class Logo(QWidget):
    """The sign at a size."""

    def __init__(self, size: int) -> None:
        super().__init__()
        side = theme().scaled(size)
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        paint_logo(QPainter(self), QRectF(self.rect()))


def program_icon() -> QIcon:
    """The sign for the window's frame and the task bar."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        image = QPixmap(size, size)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        paint_logo(painter, QRectF(0, 0, size, size))
        painter.end()
        made.addPixmap(image)
    return made

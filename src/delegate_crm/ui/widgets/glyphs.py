# SPDX-License-Identifier: MIT
"""The signs of follow-up states: a ring that fills up; shape, word and colour together."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from delegate_crm.rules.windows import WindowState
from delegate_crm.ui.theme import theme

TONES = {
    WindowState.WAITING: "waiting",
    WindowState.SOON: "soon",
    WindowState.OPEN: "open",
    WindowState.CLOSING: "closing",
    WindowState.OVERDUE: "overdue",
    WindowState.ANSWERED: "done",
    WindowState.LET_GO: "neutral",
}
"""The colour of each state, by the name of its token."""
CLOSING_SHARE = 0.85
TOP = 90 * 16
"""Twelve o'clock, in sixteenths of a degree."""


def paint_glyph(painter: QPainter, box: QRectF, state: WindowState, share: float = 0.3) -> None:
    """Draw the sign of a state; `share` is how much of an open window has passed, 0 to 1."""
    colour = theme().colour(TONES[state])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, max(1.6, box.width() / 11))
    ring = box.adjusted(pen.widthF(), pen.widthF(), -pen.widthF(), -pen.widthF())
    if state is WindowState.WAITING:
        pen.setDashPattern([1.6, 1.5])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state is WindowState.LET_GO:
        middle = box.center().y()
        painter.drawLine(QPointF(ring.left() + 1, middle), QPointF(ring.right() - 1, middle))
    elif state in (WindowState.OVERDUE, WindowState.ANSWERED):
        _disc(painter, box, state)
    else:
        painter.drawEllipse(ring)
        _filling(painter, ring, state, share)
    painter.restore()


def _filling(painter: QPainter, ring: QRectF, state: WindowState, share: float) -> None:
    if state not in (WindowState.OPEN, WindowState.CLOSING):
        return
    filled = max(CLOSING_SHARE, share) if state is WindowState.CLOSING else share
    inset = ring.width() / 7
    painter.setBrush(theme().colour(TONES[state]))
    painter.setPen(Qt.PenStyle.NoPen)
    inner = ring.adjusted(inset, inset, -inset, -inset)
    painter.drawPie(inner, TOP, -round(360 * 16 * min(max(filled, 0.08), 1.0)))


def _disc(painter: QPainter, box: QRectF, state: WindowState) -> None:
    painter.setBrush(theme().colour(TONES[state]))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
    pen = QPen(theme().colour("card"), box.width() / 8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    x, y, side = box.left(), box.top(), box.width()
    if state is WindowState.ANSWERED:
        painter.drawPolyline(
            [
                QPointF(x + side * 0.28, y + side * 0.53),
                QPointF(x + side * 0.44, y + side * 0.68),
                QPointF(x + side * 0.72, y + side * 0.36),
            ]
        )
    else:
        painter.drawLine(
            QPointF(x + side / 2, y + side * 0.25), QPointF(x + side / 2, y + side * 0.54)
        )
        painter.drawPoint(QPointF(x + side / 2, y + side * 0.74))


class Glyph(QWidget):
    """The sign of one state."""

    def __init__(self, state: WindowState, words: str, share: float = 0.3, size: int = 20) -> None:
        super().__init__()
        self._state, self._share = state, share
        side = theme().scaled(size)
        self.setFixedSize(QSize(side, side))
        self.setAccessibleName(words)
        self.setToolTip(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign."""
        paint_glyph(QPainter(self), QRectF(self.rect()), self._state, self._share)

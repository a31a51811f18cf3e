# SPDX-License-Identifier: MIT
"""Tiles: initials of a person, first letters of a body, code of a country. Never flags."""

from __future__ import annotations

import zlib

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from delegate_crm.ui.theme import theme

HUES = ("soon", "done", "closing", "open", "waiting", "overdue")
"""Pairs of colour and tint by which tiles are told apart; they mean nothing else."""


def hue_of(text: str) -> str:
    """The same text always has the same colour."""
    return HUES[zlib.crc32(text.encode()) % len(HUES)]


def paint_tile(
    painter: QPainter, box: QRectF, text: str, hue: str, *, round_: bool = False
) -> None:
    """Draw a tile with its letters."""
    looks = theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(looks.colour(hue) if looks.contrasting else Qt.PenStyle.NoPen)
    painter.setBrush(looks.colour(f"{hue}_tint"))
    radius = box.width() / 2 if round_ else max(6.0, box.width() / 6)
    painter.drawRoundedRect(box, radius, radius)
    font = QFont(looks.font("name"))
    font.setPixelSize(max(9, round(box.width() * (0.38 if len(text) > 1 else 0.46))))
    painter.setFont(font)
    painter.setPen(looks.colour(hue))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class Tile(QWidget):
    """A tile of its own."""

    def __init__(self, text: str, size: int = 52, *, round_: bool = False, hue: str = "") -> None:
        super().__init__()
        self._text, self._round, self._hue = text, round_, hue or hue_of(text)
        side = theme().scaled(size)
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        box = QRectF(self.rect())
        paint_tile(QPainter(self), box, self._text, self._hue, round_=self._round)

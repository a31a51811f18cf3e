# SPDX-License-Identifier: MIT
"""Drawings inside what a widget paints itself."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from delegate_crm.ui import icons
from delegate_crm.ui.theme import theme


def paint_picture(
    painter: QPainter, box: QRectF, name: str, tone: str, *, mirrored: bool = False
) -> None:
    """Draw into a square, in the colour of a token and as fine as the screen allows."""
    ratio = painter.device().devicePixelRatio()
    side = round(box.width())
    image = icons.pixmap(name, theme().ink(tone), side, ratio, mirrored=mirrored)
    painter.drawPixmap(box.topLeft(), image)

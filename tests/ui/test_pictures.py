# SPDX-License-Identifier: MIT
"""Drawings inside what a widget paints itself."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from delegate_crm.ui import theme
from delegate_crm.ui.widgets.pictures import paint_picture

PLACE = QRect(8, 8, 16, 16)


def drawn(*, mirrored: bool = False) -> QImage:
    image = QImage(40, 32, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_picture(painter, QRectF(PLACE), "chevron-right", "text", mirrored=mirrored)
    painter.end()
    return image


def test_a_drawing_stays_in_its_square(qapp: QApplication) -> None:
    theme.install(qapp, theme.Look("light", system_font=False))
    image = drawn()
    inside = image.copy(PLACE)
    painter = QPainter(image)
    painter.fillRect(PLACE, Qt.GlobalColor.white)
    painter.end()
    blank = image.copy()
    blank.fill(Qt.GlobalColor.white)
    assert image == blank
    assert inside != blank.copy(PLACE)


def test_a_drawing_that_points_somewhere_is_turned_round(qapp: QApplication) -> None:
    theme.install(qapp, theme.Look("light", system_font=False))
    assert drawn(mirrored=True) != drawn()

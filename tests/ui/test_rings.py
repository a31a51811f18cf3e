# SPDX-License-Identifier: MIT
"""The painted ring of the focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from delegate_crm.ui import theme
from delegate_crm.ui.widgets.rings import Ringed, paint_ring


@pytest.fixture(autouse=True, params=["light", "contrast"])
def looks(qapp: QApplication, request: pytest.FixtureRequest) -> None:
    theme.install(qapp, theme.Look(request.param, system_font=False))


def test_the_ring_leaves_what_it_surrounds() -> None:
    image, inside = QImage(40, 30, QImage.Format.Format_RGB32), QRect(8, 8, 24, 14)
    image.fill(Qt.GlobalColor.white)
    blank = image.copy()
    painter = QPainter(image)
    painter.setBrush(Qt.GlobalColor.red)
    paint_ring(painter, QRectF(2, 2, 36, 26))
    painter.end()
    assert image != blank
    assert image.copy(inside) == blank.copy(inside)


def test_the_ring_is_there_only_with_the_focus(qtbot: QtBot) -> None:
    widget = Ringed()
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
    without = widget.grab().toImage()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    assert widget.grab().toImage() != without

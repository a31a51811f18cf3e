# SPDX-License-Identifier: MIT
"""What floats over a page."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from delegate_crm.ui import theme
from delegate_crm.ui.widgets.snackbar import FOOT, Snackbar


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> QWidget:
    theme.install(qapp, theme.Look("light", system_font=False))
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_it_keeps_its_place_when_the_page_is_resized(page: QWidget) -> None:
    bar = Snackbar(page, "Undo")
    bar.say("Archived", None)
    page.resize(500, 400)
    assert bar.geometry().bottom() + 1 == 400 - FOOT
    assert abs(bar.geometry().center().x() - 250) <= 1


def test_a_shadow_lifts_it_unless_contrast_is_high(qapp: QApplication, page: QWidget) -> None:
    assert Snackbar(page, "Undo").graphicsEffect() is not None
    theme.install(qapp, theme.Look("contrast", system_font=False))
    assert Snackbar(page, "Undo").graphicsEffect() is None

# SPDX-License-Identifier: MIT
"""A ready-made view is chosen on a list page and stands in the sidebar."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from delegate_crm.ui.lists.listing import ListPage
from delegate_crm.ui.place import Place
from delegate_crm.ui.widgets.chooser import Chooser
from tests.ui.conftest import Start, settled


def test_a_ready_made_view_goes_into_the_sidebar(program: Start, qtbot: QtBot) -> None:
    started = program()
    started.window.go(Place("partners_page"))
    settled(started, qtbot)
    page = started.window.page
    assert isinstance(page, ListPage)
    page.offer_views()
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), Chooser))
    chooser = QApplication.activePopupWidget()
    assert isinstance(chooser, Chooser)
    qtbot.waitUntil(lambda: "Partners gone silent" in chooser.list.texts())
    assert "Interests without a next step" not in chooser.list.texts()
    chooser.chosen.emit("silent")
    settled(started, qtbot)
    names = [each.accessibleName() for each in started.window.sidebar._views.buttons.values()]
    assert any(name.startswith("Partners gone silent") for name in names)

# SPDX-License-Identifier: MIT
"""Tabs stay in place whatever is shown and counted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from delegate_crm.app.gui import application
from delegate_crm.ui.theme import Look, install
from delegate_crm.ui.widgets.tabs import Tab, Tabs

TABS = (Tab("overview", "Overview"), Tab("people", "People", 6), Tab("history", "History"))


@pytest.fixture
def tabs(qtbot: QtBot) -> Tabs:
    install(application([]), Look("light", system_font=False))
    made = Tabs("Parts")
    made.show_tabs(TABS)
    qtbot.addWidget(made)
    made.resize(600, 40)
    made.show()
    return made


def test_choosing_a_tab_moves_none(tabs: Tabs) -> None:
    before = [tabs.tabRect(at) for at in range(tabs.count())]
    tabs.choose("people")
    assert tabs.current == "people"
    assert [tabs.tabRect(at) for at in range(tabs.count())] == before


def test_a_count_changes_without_choosing_anew(tabs: Tabs, qtbot: QtBot) -> None:
    tabs.choose("people")
    with qtbot.assertNotEmitted(tabs.chosen):
        tabs.show_tabs((TABS[0], Tab("people", "People", 7), TABS[2]))
    assert tabs.accessibleTabName(1) == "People, 7"


def test_arrow_keys_move_and_tell(tabs: Tabs, qtbot: QtBot) -> None:
    tabs.setFocus()
    with qtbot.waitSignal(tabs.chosen) as told:
        QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert told.args == ["people"]


def test_tabs_come_closer_together_before_they_must_be_scrolled(tabs: Tabs) -> None:
    wide = tabs.tabRect(2).right()
    tabs.resize(wide - 10, 40)
    assert tabs.tabRect(2).right() < tabs.width()


def test_what_scrolls_the_tabs_is_wide_enough_to_hit(tabs: Tabs) -> None:
    tabs.resize(150, 40)
    tabs.grab()
    buttons = [each for each in tabs.findChildren(QToolButton) if each.isVisible()]
    assert len(buttons) == 2
    assert all(each.width() >= 28 for each in buttons)


def test_a_tab_that_is_not_there_changes_nothing(tabs: Tabs) -> None:
    tabs.choose("nowhere")
    assert tabs.current == "overview"

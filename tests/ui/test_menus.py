# SPDX-License-Identifier: MIT
"""The menu bar of macOS holds what the palette holds; elsewhere the window has a button instead."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QMenuBar
from pytestqt.qtbot import QtBot

from delegate_crm.ui.palette import Palette
from delegate_crm.ui.place import Place
from delegate_crm.ui.window import Window
from tests.ui.conftest import Start, settled

Role = QAction.MenuRole


@pytest.fixture
def on_a_mac(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("window", "sidebar"):
        monkeypatch.setattr(f"delegate_crm.ui.{module}.has_menu_bar", lambda: True)


def bar(window: Window) -> QMenuBar:
    found = window.findChild(QMenuBar)
    assert isinstance(found, QMenuBar)
    return found


def menus(window: Window) -> dict[str, list[QAction]]:
    found = {}
    for entry in bar(window).actions():
        menu = entry.menu()
        assert isinstance(menu, QMenu)
        found[entry.text()] = menu.actions()
    return found


def entries(window: Window) -> list[QAction]:
    return [entry for several in menus(window).values() for entry in several]


@pytest.mark.usefixtures("on_a_mac")
def test_the_menu_bar_holds_what_the_palette_holds(program: Start) -> None:
    window = program().window
    assert window.desk is not None
    palette = Palette(window, window.desk, window.commands())
    palette.open(">")
    assert sorted(each.text() for each in entries(window)) == sorted(palette.list.texts())
    palette.close()


@pytest.mark.usefixtures("on_a_mac")
def test_acts_stand_where_a_mac_expects_them(program: Start) -> None:
    window = program().window
    assert list(menus(window)) == ["Page", "Edit", "Go", "View", "Help"]
    roles = {each.text(): each.menuRole() for each in entries(window)}
    assert [roles["Settings"], roles["About the program"], roles["Quit"], roles["Undo"]] == [
        Role.PreferencesRole,
        Role.AboutRole,
        Role.QuitRole,
        Role.NoRole,
    ]


@pytest.mark.usefixtures("on_a_mac")
def test_the_menu_bar_follows_the_page_and_the_language(program: Start, qtbot: QtBot) -> None:
    started = program()
    started.window.go(Place("visits_page"))
    assert "Columns" in [each.text() for each in menus(started.window)["Page"]]
    started.speak("ru")
    settled(started, qtbot)
    assert "Настройки" in [each.text() for each in entries(started.window)]


@pytest.mark.usefixtures("on_a_mac")
def test_an_entry_acts_and_its_keys_are_heard_once(program: Start) -> None:
    window = program().window
    next(each for each in entries(window) if each.text() == "Visits").trigger()
    assert window.trail.current is not None
    assert window.trail.current.place == Place("visits_page")
    assert not window.sidebar._head.menu.isVisible()


def test_elsewhere_a_button_opens_the_menu(program: Start) -> None:
    window = program().window
    assert window.findChild(QMenuBar) is None
    assert window.sidebar._head.menu.isVisible()


def test_the_menu_is_kept_in_view_where_a_user_wishes_it(program: Start, qtbot: QtBot) -> None:
    started = program()
    window = started.window
    started.prefer({"menu": "bar"})
    settled(started, qtbot)
    assert bar(window).isVisible()
    assert not window.sidebar._head.menu.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Alt)
    assert bar(window).activeAction().text() == "Page"
    started.prefer({"menu": "button"})
    settled(started, qtbot)
    assert not bar(window).isVisible()
    assert window.sidebar._head.menu.isVisible()

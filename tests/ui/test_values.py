# SPDX-License-Identifier: MIT
"""Values are edited where they stand; keys save and restore them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Start, settled
from tests.ui.records import begin, first, open_first, press, value


def test_enter_saves_what_was_typed(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = open_first(started, qtbot, "agreement")
    press(begin(page, "reference", "TR-7/2018"), Qt.Key.Key_Return)
    settled(started, qtbot)
    assert first(started, "agreement").get("reference") == "TR-7/2018"
    assert value(page, "reference").shown.text() == "TR-7/2018"


def test_escape_restores(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = open_first(started, qtbot, "agreement")
    press(begin(page, "reference", "TR-7/2018"), Qt.Key.Key_Escape)
    settled(started, qtbot)
    assert not first(started, "agreement").get("reference")
    assert value(page, "reference").entry is None


def test_tab_saves_and_edits_the_next_value(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = open_first(started, qtbot, "agreement")
    press(begin(page, "reference", "TR-7/2018"), Qt.Key.Key_Tab)
    settled(started, qtbot)
    assert first(started, "agreement").get("reference") == "TR-7/2018"
    assert value(page, "status").entry is not None

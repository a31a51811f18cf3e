# SPDX-License-Identifier: MIT
"""Values are edited where they stand; keys save and restore them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from delegate_crm.services.editing import Edit
from delegate_crm.ui.widgets.buttons import Button
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


def test_a_click_edits(program: Start, qtbot: QtBot) -> None:
    page = open_first(program(), qtbot, "agreement")
    QTest.mouseClick(value(page, "status").shown, Qt.MouseButton.LeftButton)
    assert value(page, "status").entry is not None


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_f2_and_enter_edit(program: Start, qtbot: QtBot, key: Qt.Key) -> None:
    page = open_first(program(), qtbot, "agreement")
    value(page, "status").shown.take_focus()
    press(value(page, "status").shown, key)
    assert value(page, "status").entry is not None


def test_a_blank_value_is_offered_and_goes_back_when_it_stays_blank(
    program: Start, qtbot: QtBot
) -> None:
    page = open_first(program(), qtbot, "agreement")
    add = next(b for b in page.findChildren(Button) if b.accessibleName() == "Add: number")
    assert not value(page, "reference").isVisible()
    add.click()
    assert value(page, "reference").isVisible()
    value(page, "reference").finish()
    assert not value(page, "reference").isVisible()


def test_leaving_by_the_mouse_saves(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = open_first(started, qtbot, "agreement")
    begin(page, "reference", "TR-7")
    value(page, "title").shown.take_focus()
    settled(started, qtbot)
    assert first(started, "agreement").get("reference") == "TR-7"


def test_a_choice_is_saved_as_it_is_chosen(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = open_first(started, qtbot, "agreement")
    value(page, "status").begin()
    entry = value(page, "status").entry
    assert entry is not None
    entry.editor.restore(Edit("status", (("status", "drafting"),)))
    entry.editor.done.emit()
    settled(started, qtbot)
    assert first(started, "agreement").get("status") == "drafting"
    assert value(page, "status").shown.text() == "Drafting"


def test_what_is_unchanged_makes_no_step(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = open_first(started, qtbot, "agreement")
    version = first(started, "agreement").version
    for key in ("title", "status", "parties", "arose_at", "texts"):
        value(page, key).begin()
        settled(started, qtbot)
        assert value(page, key).finish()
    settled(started, qtbot)
    assert first(started, "agreement").version == version


def test_enter_belongs_to_an_input_method_that_composes(program: Start, qtbot: QtBot) -> None:
    page = open_first(program(), qtbot, "agreement")
    line = begin(page, "reference", "")
    QApplication.sendEvent(line, QInputMethodEvent("zhang", []))
    press(line, Qt.Key.Key_Return)
    assert value(page, "reference").entry is not None


def test_a_value_says_its_name_to_who_cannot_see_it(program: Start, qtbot: QtBot) -> None:
    page = open_first(program(lang="ru"), qtbot, "agreement")
    assert value(page, "status").shown.accessibleName() == "Статус: Предложено"

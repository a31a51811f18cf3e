# SPDX-License-Identifier: MIT
"""The card of a window on a visit's page: moved by keys, typed in words, taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from delegate_crm.app.gui import Program
from delegate_crm.entities.followup import FollowUp
from delegate_crm.ui.panels.adjust_window import AdjustWindow
from delegate_crm.ui.panels.window_panel import WindowPanel
from delegate_crm.ui.place import Place
from tests.factories import Make
from tests.ui.conftest import Start, settled

FEEDBACK = "feedback on prospects of cooperation"
CONTROL = Qt.KeyboardModifier.ControlModifier


def found(program: Program) -> FollowUp:
    assert program.started is not None
    item: FollowUp = Make(program.started.office).find("follow_up", FEEDBACK)
    return item


def closes(program: Program) -> str:
    window = found(program).window
    assert window is not None
    return str(window.closes.latest)


@pytest.fixture
def running(program: Start, qtbot: QtBot) -> Program:
    made = program()
    made.window.go(Place("visit_page", "visit", found(made).visit or 0))
    settled(made, qtbot)
    return made


@pytest.fixture
def panel(running: Program) -> WindowPanel:
    assert running.window.page is not None
    made: WindowPanel = running.window.page.findChildren(WindowPanel)[0]
    return made


def adjust(panel: WindowPanel, qtbot: QtBot) -> AdjustWindow:
    panel.adjust.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), AdjustWindow))
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, AdjustWindow)
    return popup


def test_the_card_says_how_it_stands(panel: WindowPanel) -> None:
    assert panel.title.text() == "Feedback on prospects of cooperation"
    assert panel.days.text() == "day 38 of 190"
    assert panel.reminders.text().startswith("Reminders: 14 days before it opens")


def test_keys_move_the_window_and_undo_puts_it_back(
    running: Program, panel: WindowPanel, qtbot: QtBot
) -> None:
    panel.bar.setFocus()
    QTest.keyClick(panel.bar, Qt.Key.Key_Right, CONTROL)
    settled(running, qtbot)
    assert closes(running) == "2019-08-07"
    said = "Moved: Feedback on prospects of cooperation. "
    said += "It no longer follows the date that it counts from."
    assert running.window.snackbar.text == said
    qtbot.waitUntil(lambda: "6 August 2019" in panel.bar.accessibleName())
    running.window.undo()
    settled(running, qtbot)
    assert closes(running) == "2019-07-31"


def test_both_ends_are_typed(running: Program, panel: WindowPanel, qtbot: QtBot) -> None:
    popup = adjust(panel, qtbot)
    assert popup.closes.line.text() == "about 30 July 2019 (23–31 July 2019)"
    popup.closes.type("30 September")
    QTest.keyClick(popup.closes.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    settled(running, qtbot)
    assert closes(running) == "2019-09-30"
    assert panel.facts.closes_words == "30 September 2019"


def test_what_cannot_be_read_stays_to_be_mended(
    running: Program, panel: WindowPanel, qtbot: QtBot
) -> None:
    popup = adjust(panel, qtbot)
    popup.opens.type("31 Feb")
    popup.save.click()
    assert popup.opens.meanings.said.refusal is not None
    assert popup.isVisible()
    popup.close()
    assert closes(running) == "2019-07-31"


def test_ends_turned_round_are_refused_in_words(panel: WindowPanel, qtbot: QtBot) -> None:
    popup = adjust(panel, qtbot)
    popup.closes.type("1 January 2019")
    popup.save.click()
    qtbot.waitUntil(popup.problem.isVisible)
    assert popup.problem.text.startswith("It would close on 1 January 2019")
    popup.close()


def test_a_closed_window_is_only_shown(running: Program, panel: WindowPanel, qtbot: QtBot) -> None:
    assert running.started is not None
    Make(running.started.office).change(found(running), status="done", result="yes")
    qtbot.waitUntil(lambda: not panel.facts.open_to_reply)
    assert not panel.adjust.isVisible()
    assert not panel.reminders.isVisible()

# SPDX-License-Identifier: MIT
"""Follow-ups on a board of states: answered and let go are asked in the card, the rest refuses."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from delegate_crm.app.gui import Program
from delegate_crm.entities.followup import FollowUp
from delegate_crm.ui.lists.card_form import CardForm
from delegate_crm.ui.lists.state_board import ANSWERED, GONE, StateBoard
from delegate_crm.ui.lists.ways import WaysPage
from delegate_crm.ui.panels.log_reply import LogReply
from delegate_crm.ui.sidebar import FOLLOW_UPS
from tests.factories import Make
from tests.ui.conftest import Start, settled

Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
OPEN, OVERDUE = 2, 4
FEEDBACK = "feedback on prospects of cooperation"


class States:
    """The board of the started program, and the sample's window on it."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program, self._qtbot = program, qtbot
        program.window.go(FOLLOW_UPS)
        self.settle()
        page = program.window.page
        assert isinstance(page, WaysPage)
        assert page.modes is not None
        page.modes.choose("board")
        self.settle()
        way = page.rows_widget()
        assert isinstance(way, StateBoard)
        self.way, self.make = way, Make(page.desk.office)
        self.feedback: FollowUp = self.make.find("follow_up", FEEDBACK)
        way.stand_on(self.feedback.id)

    def settle(self) -> None:
        settled(self.program, self._qtbot)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = CONTROL) -> None:
        QTest.keyClick(self.way.lanes[OPEN].cards, key, held)
        self.settle()

    def form(self) -> CardForm:
        assert self.way.asking is not None
        return self.way.asking.form

    def status(self) -> str:
        return str(self.make.again(self.feedback).status)

    def said(self) -> str:
        return self.program.window.snackbar.text


@pytest.fixture
def states(program: Start, qtbot: QtBot) -> States:
    return States(program(), qtbot)


def test_a_step_on_asks_for_the_reply_in_the_card_and_undo_takes_it_back(
    states: States, qtbot: QtBot
) -> None:
    states.press(Key.Key_Right)
    form = states.form()
    assert form.words.hasFocus()
    assert states.way.lanes[OPEN].cards.isAncestorOf(form)
    form.words.setPlainText("They agree")
    QTest.keyClick(form.words, Key.Key_Return, CONTROL)
    states.settle()
    qtbot.waitUntil(lambda: states.way.lanes[ANSWERED].cards.count() == 1)
    assert states.status() == "done"
    assert states.way.current_id() == states.feedback.id
    states.program.window.undo()
    qtbot.waitUntil(lambda: states.way.lanes[ANSWERED].cards.count() == 0)


def test_what_is_kept_twice_in_a_hurry_is_logged_once(states: States) -> None:
    states.press(Key.Key_Right)
    for _ in range(2):
        QTest.keyClick(states.form().words, Key.Key_Return, CONTROL)
    states.settle()
    assert states.said().startswith("Reply logged: ")


def test_a_fault_leaves_the_form_to_try_again(
    states: States, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("delegate_crm.ui.panels.log_reply.log_reply", lambda *_: 1 / 0)
    monkeypatch.setattr(states.way._desk.notify, "problem", lambda _error: None)
    states.press(Key.Key_Right)
    states.form().save.click()
    states.settle()
    assert states.form().save.isEnabled()


def test_a_new_date_in_the_reply_begins_the_next_follow_up(states: States, qtbot: QtBot) -> None:
    states.press(Key.Key_Right)
    states.form().words.setPlainText("Not yet. New date: in 3 months")
    states.form().save.click()
    states.settle()
    qtbot.waitUntil(lambda: states.way.lanes[ANSWERED].cards.count() == 1)
    assert states.way.count() == 11
    assert states.said().startswith("Reply logged, new date 1 June 2019: ")


def test_let_go_asks_why_and_keeps_it(states: States, qtbot: QtBot) -> None:
    states.way.bring(states.feedback.id, GONE)
    states.settle()
    form = states.form()
    assert form.more.isHidden()
    form.save.click()
    states.settle()
    assert form.problem.text.startswith("A promise that was not kept needs a reason.")
    form.words.setPlainText("They never wrote")
    form.save.click()
    qtbot.waitUntil(lambda: states.way.lanes[GONE].cards.count() == 1)
    assert states.make.again(states.feedback).reason == "They never wrote"
    assert states.said().startswith("Let go: Feedback")


def test_escape_gives_it_up_and_one_stands_on_the_card_again(states: States) -> None:
    states.press(Key.Key_Right)
    QTest.keyClick(states.form().words, Key.Key_Escape)
    assert states.way.asking is None
    assert states.way.lanes[OPEN].cards.hasFocus()
    assert states.way.current_id() == states.feedback.id


def test_what_is_typed_in_a_card_stays_when_something_else_changes(states: States) -> None:
    states.press(Key.Key_Right)
    states.form().words.setPlainText("They ag")
    assert states.way.current_id() == states.feedback.id
    states.make.follow_up(text="another", by_side="them")
    states.settle()
    assert states.way.count() == 11
    assert states.form().words.toPlainText() == "They ag"
    assert states.form().words.hasFocus()


def test_more_opens_the_whole_form_with_what_was_typed(states: States) -> None:
    states.press(Key.Key_Right)
    states.form().words.setPlainText("They agree")
    states.form().more.click()
    states.settle()
    whole = states.program.window.findChildren(LogReply)[-1]
    assert (whole.words.toPlainText(), states.way.asking) == ("They agree", None)


@pytest.mark.parametrize("to", [OVERDUE, OPEN - 1])
def test_no_card_is_brought_into_a_state_that_dates_bring(states: States, to: int) -> None:
    states.way.bring(states.feedback.id, to)
    states.settle()
    assert states.said().startswith("States follow the dates.")
    assert states.status() == "waiting_partner"


def test_a_step_back_says_so_as_well(states: States) -> None:
    states.press(Key.Key_Left)
    assert states.said().startswith("States follow the dates.")


def test_what_is_over_stays_so(states: States, qtbot: QtBot) -> None:
    states.make.change(states.feedback, status="done", result="came")
    qtbot.waitUntil(lambda: states.way.lanes[ANSWERED].cards.count() == 1)
    states.way.bring(states.feedback.id, OPEN)
    assert states.said().startswith("It is over.")
    assert states.way.acts_on(states.feedback.id) == []


def test_the_menu_offers_what_can_be_done(states: States) -> None:
    tr, acts = states.program.window.page.desk.tr, states.way.acts_on(states.feedback.id)  # type: ignore[union-attr]  # it is shown
    told = [(tr(each.text), each.keys) for each in acts]
    assert told == [("Move to “Answered”", "Ctrl+Right"), ("Move to “Let go”", "")]


def test_only_lanes_that_take_the_card_are_aimed_at_and_those_beyond_the_edge_come(
    states: States, qtbot: QtBot
) -> None:
    states.program.window.resize(1024, 640)
    states.settle()
    cards, bar = states.way.lanes[OPEN].cards, states.way._area.horizontalScrollBar()
    port = cards.viewport()
    edge = states.way.mapToGlobal(QPoint(states.way.width() - 16, 200))
    QTest.mousePress(port, LEFT, PLAIN, QPoint(30, 20))
    QTest.mouseMove(port, port.mapFromGlobal(edge))
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    aimed = [lane.property("surface") == "aimed" for lane in states.way.lanes]
    assert aimed == [at == GONE for at in range(len(aimed))]
    QTest.mouseRelease(port, LEFT, PLAIN, port.mapFromGlobal(edge))
    states.settle()
    assert states.form().isVisible()

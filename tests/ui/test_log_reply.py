# SPDX-License-Identifier: MIT
"""Log reply: the form, what it keeps, what it refuses, and journey 4 through real widgets."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from delegate_crm.app.gui import Program
from delegate_crm.entities.followup import FollowUp
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.services.replies import Outcome
from delegate_crm.ui.pages.today_page import TodayPage
from delegate_crm.ui.pages.visit_page import VisitPage
from delegate_crm.ui.palette import Palette
from delegate_crm.ui.panels.log_reply import LogReply, open_log_reply
from delegate_crm.ui.widgets.choice import Choice
from delegate_crm.ui.widgets.lines import HEADING
from tests.factories import Make
from tests.ui.conftest import Start, settled

FEEDBACK = "feedback on prospects of cooperation"
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
BUDGET = 60
"""Keys of journey 4."""


def found(program: Program, text: str = FEEDBACK) -> FollowUp:
    assert program.started is not None
    item: FollowUp = Make(program.started.office).find("follow_up", text)
    return item


def form(qtbot: QtBot) -> LogReply:
    """The form that is open."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), LogReply))
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, LogReply)
    return popup


def opened(program: Program, qtbot: QtBot, text: str = FEEDBACK) -> LogReply:
    window = program.window
    assert window.desk is not None
    open_log_reply(window.desk, window.sidebar, found(program, text).id)
    return form(qtbot)


def gone(popup: LogReply, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not popup)


@pytest.fixture
def running(program: Start) -> Program:
    return program()


def test_a_reply_is_logged_and_said_with_undo(running: Program, qtbot: QtBot) -> None:
    popup = opened(running, qtbot)
    popup.words.setPlainText("Two firms are interested.")
    for _in_a_hurry in range(2):
        QTest.keyClick(popup.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    gone(popup, qtbot)
    settled(running, qtbot)
    assert found(running).result.exact("en") == "Two firms are interested."
    assert running.window.snackbar.text == f"Reply logged: {FEEDBACK}"
    running.window.undo()
    settled(running, qtbot)
    assert found(running).status == "waiting_partner"


@dataclass
class Hand:
    """Types and counts the keys; a chord counts one."""

    keys: int = 0

    def press(self, widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        self.keys += 1
        QTest.keyClick(widget, key, held)

    def type(self, widget: QWidget, text: str) -> None:
        self.keys += len(text)
        QTest.keyClicks(widget, text)


def palette(qtbot: QtBot) -> Palette:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), Palette))
    found = QApplication.activePopupWidget()
    assert isinstance(found, Palette)
    return found


def test_the_palette_is_as_high_as_its_lines_and_says_when_nothing_matches(
    running: Program, qtbot: QtBot
) -> None:
    hand = Hand()
    hand.press(running.window, Qt.Key.Key_K, CONTROL)
    search = palette(qtbot)
    before = search.height()
    hand.type(search.field, "qqqq")
    qtbot.waitUntil(lambda: search.list.texts() == ["Nothing matches “qqqq”"])
    assert search.height() < before
    hand.press(search.field, Qt.Key.Key_Return)
    assert search.isVisible()


@pytest.mark.parametrize(
    ("words", "groups"),
    [
        ("", ["Actions"]),
        ("zhang", ["Best match", "Records"]),
        ("row", ["Actions", "Settings"]),
    ],
)
def test_the_palette_shows_what_it_finds_in_groups(
    running: Program, qtbot: QtBot, words: str, groups: list[str]
) -> None:
    Hand().press(running.window, Qt.Key.Key_K, CONTROL)
    search = palette(qtbot)
    search.field.setText(words)
    qtbot.waitUntil(lambda: headings(search) == groups)


def headings(search: Palette) -> list[str]:
    rows = range(search.list.count())
    return list(filter(None, (search.list.item(at).data(HEADING) for at in rows)))


def test_journey_4_log_a_reply_and_set_a_new_window(running: Program, qtbot: QtBot) -> None:
    hand, window, old = Hand(), running.window, found(running)
    hand.press(window, Qt.Key.Key_K, CONTROL)
    search = palette(qtbot)
    hand.type(search.field, "v-2018-001")
    qtbot.waitUntil(lambda: "Delegation from Xinxiang" in search.list.texts())
    hand.press(search.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.page, VisitPage))
    settled(running, qtbot)
    hand.press(window, Qt.Key.Key_L, CONTROL)
    popup = form(qtbot)
    hand.type(popup.words, "They test again. new date: in 3 months")
    assert popup.outcome.current == Outcome.NEW_DATE.value
    hand.press(popup.words, Qt.Key.Key_Return, CONTROL)
    gone(popup, qtbot)
    settled(running, qtbot)
    assert hand.keys <= BUDGET
    (following,) = after(running, old)
    assert following.window is not None
    assert following.window.closes == ApproxDate.exact(dt.date(2019, 6, 1))


def test_a_reply_is_logged_from_today_by_keys_alone(running: Program, qtbot: QtBot) -> None:
    page = running.window.page
    assert isinstance(page, TodayPage)
    row = next(x for x in page.cards.needs.rows if x.need.title.lower() == FEEDBACK)
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_L, CONTROL)
    popup = form(qtbot)
    QTest.keyClicks(popup.words, "Not this year")
    popup.outcome.choose(Outcome.NO.value)
    QTest.keyClick(popup.words, Qt.Key.Key_Return, CONTROL)
    gone(popup, qtbot)
    settled(running, qtbot)
    assert found(running, str(row.need.id)).result.exact("en") == "No: Not this year"


def after(program: Program, item: FollowUp) -> list[FollowUp]:
    """Follow-ups that carry on another one."""
    assert program.started is not None
    found: list[FollowUp] = program.started.office.read(
        lambda reader: reader.where(FollowUp, parent=item.id)
    )
    return found


def test_a_date_is_said_as_it_is_understood(running: Program, qtbot: QtBot) -> None:
    popup = opened(running, qtbot)
    popup.outcome.choose(Outcome.NEW_DATE.value)
    popup.new_date.setText("by 1 May")
    assert popup.new_reading.text() == "1 March – 1 May 2019"
    popup.on.setText("yesterday")
    assert popup.on_reading.text() == "28 February 2019"
    popup.close()


@pytest.mark.parametrize(
    ("day", "new_date", "words"),
    [
        ("about July 2018", "in 3 months", "The day of the reply must be exact."),
        ("1 March 2019", "", "The new date is missing."),
        ("1 March 2019", "whenever", "whenever"),
    ],
)
def test_what_cannot_be_read_is_told_in_the_form(
    running: Program, qtbot: QtBot, day: str, new_date: str, words: str
) -> None:
    popup = opened(running, qtbot)
    popup.words.setPlainText("later")
    popup.outcome.choose(Outcome.NEW_DATE.value)
    popup.on.setText(day)
    popup.new_date.setText(new_date)
    popup.save.click()
    qtbot.waitUntil(lambda: words in popup.problem.text)
    assert popup.words.toPlainText() == "later"
    popup.close()


def test_partly_says_what_it_does_and_offers_the_rest(running: Program, qtbot: QtBot) -> None:
    old = found(running)
    popup = opened(running, qtbot)
    assert not popup.follows.isVisible()
    popup.outcome.choose(Outcome.PARTLY.value)
    assert popup.follows.text().startswith("This closes with its result.")
    popup.new_date.setText("by 1 May")
    popup.save.click()
    gone(popup, qtbot)
    settled(running, qtbot)
    (following,) = after(running, old)
    assert (found(running, str(old.id)).status, following.status) == ("done", "open")
    said = f"Reply logged, new date 1 March – 1 May 2019: {FEEDBACK}"
    assert running.window.snackbar.text == said


def test_what_is_typed_is_kept_when_the_form_is_closed(running: Program, qtbot: QtBot) -> None:
    popup = opened(running, qtbot)
    popup.words.setPlainText("half a sent")
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    gone(popup, qtbot)
    again = opened(running, qtbot)
    assert again.words.toPlainText() == "half a sent"
    again.close()


def test_cancel_forgets_what_was_typed(running: Program, qtbot: QtBot) -> None:
    popup = opened(running, qtbot)
    popup.words.setPlainText("half a sent")
    popup.cancel.click()
    gone(popup, qtbot)
    again = opened(running, qtbot)
    assert again.words.toPlainText() == ""
    again.close()


def test_a_promise_of_ours_is_marked_as_done(running: Program, qtbot: QtBot) -> None:
    popup = opened(running, qtbot, "visit report")
    assert (popup.title.text(), popup.who.text()) == ("Mark as done", "")
    popup.save.click()
    gone(popup, qtbot)
    settled(running, qtbot)
    assert running.window.snackbar.text == "Done: visit report"


def test_a_promise_of_ours_that_is_put_off_says_until_when(running: Program, qtbot: QtBot) -> None:
    popup = opened(running, qtbot, "visit report")
    popup.outcome.choose(Outcome.NEW_DATE.value)
    popup.new_date.setText("20 March 2019")
    popup.save.click()
    gone(popup, qtbot)
    settled(running, qtbot)
    assert running.window.snackbar.text == "New date 20 March 2019: visit report"


def test_after_a_visit_one_chooses_what_was_answered(running: Program, qtbot: QtBot) -> None:
    window, visit = running.window, found(running).visit
    assert window.desk is not None
    open_log_reply(window.desk, window.sidebar, visit or 0)
    popup = form(qtbot)
    assert isinstance(popup.which, Choice)
    popup.which.choose(str(found(running, "visit report").id))
    assert popup.title.text() == "Mark as done"
    popup.close()


def test_the_focus_returns_to_where_it_was(running: Program, qtbot: QtBot) -> None:
    page = running.window.page
    assert isinstance(page, TodayPage)
    row = page.cards.needs.list.rows[2]
    row.setFocus()
    page.log_reply()
    popup = form(qtbot)
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    qtbot.waitUntil(row.hasFocus)


def test_nothing_awaited_is_said(running: Program, qtbot: QtBot) -> None:
    window = running.window
    assert window.desk is not None
    open_log_reply(window.desk, window.sidebar, 0)
    qtbot.waitUntil(lambda: window.snackbar.text == "Nothing is awaited here.")


def test_beside_a_new_date_stands_how_long_they_took_and_their_window_is_taken(
    running: Program, qtbot: QtBot
) -> None:
    assert running.started is not None
    make, item = Make(running.started.office), found(running)
    same = {"by_side": "them", "by": item.by, "visit": item.visit, "status": "done", "result": "x"}
    for day in ("1 Oct", "15 Oct", "1 Nov", "15 Nov", "1 Dec", "31 Dec"):
        make.follow_up(text="x", done_on=f"{day} 2018", **same)
    popup = opened(running, qtbot)
    qtbot.waitUntil(lambda: bool(popup.usual.said.text()))
    assert not popup.usual.isVisible()
    popup.outcome.choose(Outcome.NEW_DATE.value)
    assert popup.usual.isVisible()
    assert "From 3 months to 5 months" in popup.usual.said.text()
    popup.usual.use.click()
    assert popup.new_date.text() == "3-5 months"
    assert popup.new_reading.text()

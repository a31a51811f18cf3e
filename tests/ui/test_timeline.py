# SPDX-License-Identifier: MIT
"""Follow-ups on one axis of time: rows, moving by mouse and keys, zoom, what is refused."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from delegate_crm.app.gui import Program
from delegate_crm.entities.followup import FollowUp
from delegate_crm.services import timeline as services_timeline
from delegate_crm.ui.lists.time_table import TimeTable
from delegate_crm.ui.lists.timeline import Timeline
from delegate_crm.ui.pages.followups_page import FollowUpsPage
from delegate_crm.ui.panels.awaited_panel import AwaitedPanel
from delegate_crm.ui.panels.let_go import LetGo
from delegate_crm.ui.panels.log_reply import LogReply
from delegate_crm.ui.sidebar import FOLLOW_UPS
from delegate_crm.ui.widgets.buttons import Segment
from delegate_crm.ui.widgets.paragraph import Paragraph
from delegate_crm.ui.widgets.time_paint import segment
from delegate_crm.ui.widgets.timescale import BEFORE, MOST_BEFORE, Zoom
from tests.factories import Make
from tests.ui.conftest import Start, settled

Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
SHIFT, LEFT = Qt.KeyboardModifier.ShiftModifier, Qt.MouseButton.LeftButton
FEEDBACK = "feedback on prospects of cooperation"
Ends = tuple[dt.date | None, dt.date | None]


class Line:
    """The timeline of the started program, and the sample's window on it."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program, self._qtbot = program, qtbot
        program.window.go(FOLLOW_UPS)
        self.settle()
        page = program.window.page
        assert isinstance(page, FollowUpsPage)
        self.page = page
        self.make = Make(page.desk.office)
        self.feedback: FollowUp = self.make.find("follow_up", FEEDBACK)
        self.table.stand_on(self.feedback.id)

    @property
    def way(self) -> Timeline:
        found = self.page.findChildren(Timeline)
        return found[0]

    @property
    def table(self) -> TimeTable:
        return self.way.table

    def settle(self) -> None:
        settled(self.program, self._qtbot)

    def ends(self) -> Ends:
        window = self.make.again(self.feedback).window
        return window.opens.best, window.closes.best

    def box(self) -> QRectF:
        row = self.table.rows.known_row(self.feedback.id)
        assert row is not None
        middle = QRectF(self.table.visualRect(self.table.currentIndex())).center().y()
        found = segment(row, self.table.scale.axis(), middle, (0, 0))
        assert found is not None
        return found

    def drag(self, start: QPointF, days: int, *keys: Qt.Key, shift: bool = False) -> None:
        port, pixels = self.table.viewport(), days * self.table.scale.month / 30.4
        held = SHIFT if shift else Qt.KeyboardModifier.NoModifier
        there = (start + QPointF(pixels, 0)).toPoint()
        QTest.mousePress(port, LEFT, held, start.toPoint())
        QTest.mouseMove(port, there)
        move = QPoint(there)
        QApplication.sendEvent(port, _moved(move, held))
        for key in keys:
            QTest.keyClick(self.table, key)
        QTest.mouseRelease(port, LEFT, held, there)
        self.settle()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = CONTROL) -> None:
        QTest.keyClick(self.table, key, held)
        self.settle()


def _moved(at: QPoint, held: Qt.KeyboardModifier) -> QMouseEvent:
    where = QPointF(at)
    return QMouseEvent(QEvent.Type.MouseMove, where, where, LEFT, LEFT, held)


@pytest.fixture
def line(program: Start, qtbot: QtBot) -> Line:
    return Line(program(), qtbot)


def test_follow_ups_begin_on_the_timeline_with_all_that_is_not_over(
    program: Start, qtbot: QtBot
) -> None:
    started = program()
    started.window.go(FOLLOW_UPS)
    settled(started, qtbot)
    page = started.window.page
    assert isinstance(page, FollowUpsPage)
    assert page.findChildren(Timeline)[0].isVisible()
    assert page.count() == 10


def test_a_row_says_what_it_is_from_whom_and_how_its_window_stands(line: Line) -> None:
    row = line.table.rows.known_row(line.feedback.id)
    assert row is not None
    assert row.said.startswith("Feedback on prospects of cooperation, CPC Xinxiang")
    assert "open, day" in row.said


def test_each_row_is_told_by_its_sentence(line: Line) -> None:
    told = QAccessible.queryAccessibleInterface(line.table)
    here = told.child(line.table.currentIndex().row())
    said = here.text(QAccessible.Text.Name)
    assert said.startswith("Feedback on prospects of cooperation, CPC Xinxiang")


def test_rows_beyond_the_first_come_when_they_are_in_view(
    program: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services_timeline, "HEAD", 1)
    line = Line(program(), qtbot)
    assert line.table.rows.is_full
    assert all(line.table.rows.time_row(at) for at in line.table.in_view())


def test_rows_that_come_lay_nothing_out_anew(line: Line) -> None:
    laid_out: list[None] = []
    line.table.laid_out.connect(lambda: laid_out.append(None))
    line.table.rows.all_stale()
    line.settle()
    assert not laid_out


@pytest.mark.parametrize(
    ("end", "days", "moved"),
    [("left", 30, (True, False)), ("right", -60, (False, True)), ("middle", 20, (True, True))],
)
def test_an_end_or_the_whole_is_dragged_and_taken_back(
    line: Line, end: str, days: int, moved: tuple[bool, bool]
) -> None:
    before, box = line.ends(), line.box()
    at = {"left": box.left() + 1, "right": box.right() - 1, "middle": box.center().x()}[end]
    line.drag(QPointF(at, box.center().y()), days)
    after = line.ends()
    assert tuple(a != b for a, b in zip(after, before, strict=True)) == moved
    line.program.window.undo()
    line.settle()
    assert line.ends() == before


def test_with_shift_it_moves_by_whole_weeks(line: Line) -> None:
    before = line.ends()
    line.drag(line.box().center(), 20, shift=True)
    assert {(a - b).days % 7 for a, b in zip(line.ends(), before, strict=True) if a and b} == {0}
    assert line.ends() != before


def test_escape_lets_go_and_nothing_moves(line: Line) -> None:
    before = line.ends()
    line.drag(line.box().center(), 40, Key.Key_Escape)
    assert line.ends() == before


@pytest.mark.parametrize(
    ("key", "held", "days"),
    [
        (Key.Key_Right, CONTROL, (7, 7)),
        (Key.Key_Left, CONTROL, (-7, -7)),
        (Key.Key_Right, CONTROL | SHIFT, (0, 7)),
        (Key.Key_Left, CONTROL | SHIFT, (0, -7)),
    ],
)
def test_keys_move_the_window_by_a_week_or_its_end(
    line: Line, key: Qt.Key, held: Qt.KeyboardModifier, days: tuple[int, int]
) -> None:
    before = line.ends()
    line.press(key, held)
    found = [(a - b).days for a, b in zip(line.ends(), before, strict=True) if a and b]
    assert tuple(found) == days


def test_moved_by_hand_it_follows_its_visit_no_more_and_that_is_said(line: Line) -> None:
    line.press(Key.Key_Right)
    assert not line.make.again(line.feedback).window.recompute
    assert "no longer follows" in line.program.window.snackbar.text


def test_what_is_late_does_not_move_and_says_why(line: Line) -> None:
    late = line.make.find("follow_up", "visit report")
    line.table.stand_on(late.id)
    line.press(Key.Key_Right)
    assert line.make.again(late).due == late.due
    assert line.program.window.snackbar.text.startswith("It is late")


def test_what_is_answered_is_not_taken_by_the_mouse(line: Line) -> None:
    line.make.change(line.feedback, status="done", result="came")
    line.page.clear_filters()
    line.settle()
    line.table.stand_on(line.feedback.id)
    before = line.ends()
    line.drag(line.box().center(), 40)
    assert line.ends() == before
    assert line.program.window.snackbar.text.startswith("It is over")


def test_the_wheel_zooms_where_the_mouse_is(line: Line) -> None:
    scale, port = line.table.scale, line.table.viewport()
    at, here = QPointF(scale.left + 40, 20), scale.axis()
    day = here.day(at.x())
    turn = QWheelEvent(
        *(at, QPointF(port.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, 120)),
        *(Qt.MouseButton.NoButton, CONTROL, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(port, turn)
    assert scale.zoom is Zoom.QUARTER
    assert abs((scale.axis().day(at.x()) - day).days) <= 1


def test_zoom_keeps_today_where_it_is_and_is_remembered(line: Line) -> None:
    scale, today = line.table.scale, dt.date(2019, 3, 1)
    line.way.show_zoom(Zoom.YEAR)
    before = scale.axis().x(today, 0.5)
    line.press(Key.Key_Plus)
    assert scale.zoom.value == "quarter"
    assert scale.axis().x(today, 0.5) == pytest.approx(before, abs=2)
    line.press(Key.Key_Minus)
    assert scale.zoom.value == "year"


def test_today_is_a_key_away(line: Line) -> None:
    line.table.scale.scroll(0)
    line.press(Key.Key_Home)
    scale = line.table.scale
    assert scale.left < scale.axis().x(dt.date(2019, 3, 1), 0.5) < scale.left + scale.width


def test_other_ways_are_a_segment_away(line: Line) -> None:
    modes = line.page.modes
    assert isinstance(modes, Segment)
    modes.choose("")
    line.settle()
    assert not line.way.isVisible()


def test_from_right_to_left_the_keys_turn_round(line: Line) -> None:
    before = line.ends()
    line.table.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    line.table.updateGeometries()
    line.press(Key.Key_Left)
    assert [a > b for a, b in zip(line.ends(), before, strict=True) if a and b] == [True, True]


def test_today_keeps_its_place_while_the_room_changes_until_somebody_scrolls(line: Line) -> None:
    scale, today, late = line.table.scale, dt.date(2019, 3, 1), dt.date(2018, 8, 6)

    def share(day: dt.date) -> float:
        return (scale.axis().x(day) - scale.left) / scale.width

    for width in (1200, 1440):
        line.program.window.resize(width, 900)
        line.settle()
        assert share(late) == pytest.approx(0.02, abs=0.02)
        assert BEFORE < share(today) < MOST_BEFORE
    line.press(Key.Key_Left, Qt.KeyboardModifier.NoModifier)
    assert share(late) > 0.1
    line.press(Key.Key_Home)
    assert share(late) == pytest.approx(0.02, abs=0.02)


def test_held_at_the_edge_a_window_takes_the_time_along(line: Line, qtbot: QtBot) -> None:
    port, scale, before = line.table.viewport(), line.table.scale, line.ends()
    start, edge = line.box().center().toPoint(), round(scale.left + scale.width) - 2
    seen, taken, at = scale.axis().day(edge), scale.axis().day(start.x()), line.way.bar.value()
    QTest.mousePress(port, LEFT, Qt.KeyboardModifier.NoModifier, start)
    QApplication.sendEvent(port, _moved(QPoint(edge, start.y()), Qt.KeyboardModifier.NoModifier))
    qtbot.waitUntil(lambda: line.way.bar.value() > at + 2 * scale.month)
    QTest.mouseRelease(port, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(edge, start.y()))
    line.settle()
    closes, closed = line.ends()[1], before[1]
    assert closes is not None
    assert closed is not None
    assert closes - closed > seen - taken


def test_in_low_windows_five_rows_have_room_beside_what_is_told(line: Line) -> None:
    for size in ((1024, 640), (1280, 720), (1440, 900)):
        line.program.window.resize(*size)
        line.settle()
        assert line.page.panel.isVisible()
        assert line.page.hints.isVisible()
        assert line.table.viewport().height() >= 5 * line.table.row_height
        assert line.page.body.maximumHeight() > line.table.wanted_height()


def test_two_choices_stand_beside_the_title_while_it_keeps_its_room(line: Line) -> None:
    for width, beside in ((1440, True), (1024, False)):
        line.program.window.resize(width, 900)
        line.settle()
        head = line.page.head
        assert head.parts is not None
        assert head.ways is not None
        assert (head.parts.y() < head.sentence.geometry().bottom()) == beside
        assert head.ways.y() == head.parts.y()


@pytest.mark.parametrize("edge", [0, 1])
def test_days_out_of_view_are_told_at_the_edge_and_shown_by_a_click_or_by_keys(
    line: Line, edge: int
) -> None:
    port, scale, bar = line.table.viewport(), line.table.scale, line.way.bar
    here = line.table.visualRect(line.table.currentIndex()).center().y()
    at = QPoint(round(scale.left + edge * (scale.width - 8)) + 4, here)
    line.way.show_zoom(Zoom.MONTH)
    for act in (line.table.show_days, lambda: QTest.mouseClick(port, LEFT, pos=at)):
        bar.setValue(bar.maximum() * (1 - edge))
        assert not scale.left < line.box().center().x() < scale.left + scale.width
        act()
        assert scale.left < line.box().center().x() < scale.left + scale.width


@pytest.fixture
def panel(line: Line) -> AwaitedPanel:
    line.settle()
    return line.page.panel


def test_below_the_rows_stands_what_is_told_of_the_one_that_one_is_at(
    line: Line, panel: AwaitedPanel
) -> None:
    assert "Whom to ask: Zhang Guowei  张国伟" in panel.accessibleName()
    line.press(Key.Key_Up, Qt.KeyboardModifier.NoModifier)
    assert panel.shown == line.table.current_id() != line.feedback.id


def test_a_long_title_is_told_whole_and_a_promise_of_ours_is_marked_as_done(
    line: Line, panel: AwaitedPanel
) -> None:
    line.make.change(line.feedback, text="A list of all laboratories that were shown", by_side="us")
    line.settle()
    what = panel.facts[0].findChildren(Paragraph)[0]
    assert what.height() > what.heightForWidth(10_000)
    assert panel.log.text().strip() == "Mark as done"


def test_space_puts_it_away_and_that_is_remembered(line: Line, panel: AwaitedPanel) -> None:
    line.press(Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    assert (panel.isVisible(), AwaitedPanel(line.page.desk).wanted) == (False, False)
    line.press(Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    assert panel.isVisible()


def test_what_is_told_stands_on_the_timeline_alone(line: Line, panel: AwaitedPanel) -> None:
    assert panel.isVisible()
    line.page._choose_mode("")
    line.settle()
    assert not panel.isVisible()
    assert not line.page.hints.isVisible()


def test_its_buttons_log_a_reply_and_open(line: Line, panel: AwaitedPanel) -> None:
    panel.log.click()
    line.settle()
    assert line.program.window.findChildren(LogReply)
    panel.open.click()
    line.settle()
    page = line.program.window.page
    assert page is not None
    assert (page.place.kind, page.place.id) == ("follow_up", line.feedback.id)


@pytest.mark.parametrize("mode", ["", "timeline"])
def test_a_follow_up_is_let_go_from_the_menu_of_its_row(line: Line, mode: str) -> None:
    line.page._choose_mode(mode)
    line.settle()
    acts = {line.page.desk.tr(x.text): x for x in line.page.acts_on(line.feedback.id, "")}
    acts["Let go"].act()
    line.settle()
    form = line.program.window.findChildren(LetGo)[-1]
    form.reason.setText("They never wrote")
    for _in_a_hurry in range(2):
        form.reason.returnPressed.emit()
    line.settle()
    assert line.make.again(line.feedback).reason == "They never wrote"
    assert line.program.window.snackbar.text.startswith("Let go: ")

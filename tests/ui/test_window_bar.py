# SPDX-License-Identifier: MIT
"""The large bar: its ends are moved by mouse and keys, in both directions of reading."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from delegate_crm.kit.i18n import Translator
from delegate_crm.rules.windows import WindowState
from delegate_crm.services.window_facts import CLOSES, OPENS, Mark, WindowFacts
from delegate_crm.services.window_words import BarFacts
from delegate_crm.ui import theme
from delegate_crm.ui.widgets.axis import Axis
from delegate_crm.ui.widgets.window_bar import WindowBar

TODAY = dt.date(2019, 1, 15)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right
RTL = Qt.LayoutDirection.RightToLeft


def facts() -> WindowFacts:
    opens, closes = dt.date(2019, 1, 1), dt.date(2019, 7, 31)
    said = "open, day 15 of 212, closes about 31 July 2019"
    bar = BarFacts(WindowState.OPEN, opens, closes, TODAY, "Open until July", "Open", said)
    return WindowFacts(
        follow_up=1,
        title="Investors' feedback",
        bar=bar,
        opens_words="1 January 2019",
        closes_words="31 July 2019",
        opens_about=False,
        closes_about=True,
        until="until about 31 July",
        day_words="day 15 of 212",
        said="6 to 12 months",
        reminders="",
        visit=Mark(dt.date(2018, 7, 15), "Xinxiang"),
        marks=(Mark(dt.date(2018, 9, 1), "Beijing office"),),
    )


@pytest.fixture(autouse=True)
def looks(qapp: QApplication) -> None:
    theme.install(qapp, theme.Look("light", system_font=False))


@pytest.fixture
def bar(qtbot: QtBot) -> WindowBar:
    made = WindowBar(facts(), Translator("en"))
    qtbot.addWidget(made)
    made.resize(720, made.height())
    made.show()
    return made


def drag(bar: WindowBar, end: str, days: int, keys: Qt.KeyboardModifier | None = None) -> None:
    """Draw an end by some days and let it go."""
    held = keys or Qt.KeyboardModifier.NoModifier
    middle, button = theme.theme().scaled(64), Qt.MouseButton.LeftButton
    start = QPoint(round(bar.x_of(end)), middle)
    day = bar.axis().day(start.x()) + dt.timedelta(days=days)
    target = QPoint(round(bar.axis().x(day, 0.5)), middle)
    for kind, at in (("Press", start), ("Move", target), ("Release", target)):
        _mouse(bar, kind, at, button, held)


def _mouse(
    bar: WindowBar, kind: str, at: QPoint, button: Qt.MouseButton, held: Qt.KeyboardModifier
) -> None:
    types = {
        "Press": QEvent.Type.MouseButtonPress,
        "Move": QEvent.Type.MouseMove,
        "Release": QEvent.Type.MouseButtonRelease,
    }
    place = QPointF(at)
    event = QMouseEvent(types[kind], place, bar.mapToGlobal(place), button, button, held)
    QApplication.sendEvent(bar, event)


@pytest.mark.parametrize(
    ("end", "days", "moved"),
    [
        (CLOSES, 20, [0, 20]),
        (CLOSES, -20, [0, -20]),
        (OPENS, 20, [20, 0]),
        (OPENS, -300, [-300, 0]),
        (OPENS, 900, [211, 0]),
        (CLOSES, -900, [0, -211]),
    ],
)
def test_an_end_is_drawn_by_days_and_never_past_the_other(
    bar: WindowBar, qtbot: QtBot, end: str, days: int, moved: list[int]
) -> None:
    with qtbot.waitSignal(bar.moved) as told:
        drag(bar, end, days)
    assert told.args == moved


def test_with_shift_an_end_is_drawn_by_weeks(bar: WindowBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.moved) as told:
        drag(bar, CLOSES, 17, SHIFT)
    assert told.args == [0, 14]


def test_the_ends_are_shown_where_they_are_drawn(bar: WindowBar) -> None:
    drag(bar, CLOSES, 20)
    assert bar.ends == (dt.date(2019, 1, 1), dt.date(2019, 8, 20))
    bar.show_facts(facts())
    assert bar.ends == (dt.date(2019, 1, 1), dt.date(2019, 7, 31))


@pytest.mark.parametrize(
    ("keys", "held", "moved"),
    [
        ([RIGHT], CONTROL, [7, 7]),
        ([LEFT], CONTROL, [-7, -7]),
        ([RIGHT], CONTROL | SHIFT, [0, 7]),
    ],
)
def test_keys_move_the_window_or_its_end_by_a_week(
    bar: WindowBar, qtbot: QtBot, keys: list[Qt.Key], held: Qt.KeyboardModifier, moved: list[int]
) -> None:
    with qtbot.waitSignal(bar.moved) as told:
        QTest.keyClick(bar, keys[0], held)
    assert told.args == moved


def test_left_and_right_choose_the_end_that_is_moved(bar: WindowBar, qtbot: QtBot) -> None:
    QTest.keyClick(bar, LEFT)
    assert bar.end == OPENS
    with qtbot.waitSignal(bar.moved) as told:
        QTest.keyClick(bar, RIGHT, CONTROL | SHIFT)
    assert told.args == [7, 0]


def test_in_right_to_left_languages_time_runs_to_the_left(bar: WindowBar, qtbot: QtBot) -> None:
    bar.setLayoutDirection(RTL)
    assert bar.x_of(OPENS) > bar.x_of(CLOSES)
    with qtbot.waitSignal(bar.moved) as told:
        QTest.keyClick(bar, LEFT, CONTROL)
    assert told.args == [7, 7]


def test_drawing_in_right_to_left_languages(bar: WindowBar, qtbot: QtBot) -> None:
    bar.setLayoutDirection(RTL)
    with qtbot.waitSignal(bar.moved) as told:
        drag(bar, CLOSES, 20)
    assert told.args == [0, 20]


def test_what_is_over_cannot_be_moved(qtbot: QtBot) -> None:
    fixed = WindowBar(facts(), Translator("en"), fixed=True)
    qtbot.addWidget(fixed)
    fixed.resize(720, fixed.height())
    with qtbot.assertNotEmitted(fixed.moved):
        QTest.keyClick(fixed, RIGHT, CONTROL)
        drag(fixed, CLOSES, 20)


def test_escape_puts_a_drawn_end_back(bar: WindowBar, qtbot: QtBot) -> None:
    middle = QPoint(round(bar.x_of(CLOSES)), theme.theme().scaled(64))
    none, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    _mouse(bar, "Press", middle, button, none)
    _mouse(bar, "Move", middle + QPoint(60, 0), button, none)
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(bar.moved):
        _mouse(bar, "Release", middle + QPoint(60, 0), button, none)
    assert bar.ends[1] == dt.date(2019, 7, 31)


def test_the_bar_reports_a_sentence_and_a_role(bar: WindowBar) -> None:
    told = QAccessible.queryAccessibleInterface(bar)
    assert told.role() is QAccessible.Role.Slider
    assert told.text(QAccessible.Text.Name) == (
        "Investors' feedback, open, day 15 of 212, closes about 31 July 2019"
    )


@pytest.mark.parametrize("state", list(WindowState))
def test_every_state_is_drawn(bar: WindowBar, state: WindowState) -> None:
    bar.show_facts(replace(facts(), bar=replace(facts().bar, state=state), opens_about=True))
    assert not bar.grab().isNull()


@pytest.mark.parametrize(
    ("months", "width", "step"), [(12, 480, 1), (24, 480, 3), (60, 480, 12), (600, 480, 60)]
)
def test_months_are_named_as_there_is_room(months: int, width: int, step: int) -> None:
    first = 2019 * 12
    assert Axis(first, first + months, 0, width).step() == step


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("day", ["2019-01-01", "2019-01-31", "2019-02-28", "2020-02-29"])
def test_a_place_on_the_axis_is_its_day(day: str, rtl: bool) -> None:  # noqa: FBT001 - parametrised
    wanted = dt.date.fromisoformat(day)
    axis = Axis.over([dt.date(2019, 1, 1), dt.date(2020, 3, 1)], 8, 700, rtl=rtl)
    assert axis.day(axis.x(wanted, 0.5)) == wanted


def test_the_axis_ends_with_the_calendar() -> None:
    axis = Axis.over([dt.date(9999, 12, 1), dt.date.max], 0, 100, rtl=False)
    assert axis.day(10_000) == dt.date.max

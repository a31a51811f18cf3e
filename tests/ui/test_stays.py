# SPDX-License-Identifier: MIT
"""Views of visits on time: where bars lie, which days are certain, where keys and clicks go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from delegate_crm.kit.i18n import Translator
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.services.visit_calendar import Calendar, Stay, in_order, later, shown_days
from delegate_crm.ui import theme
from delegate_crm.ui.page import scrolling
from delegate_crm.ui.widgets.line_view import LineView
from delegate_crm.ui.widgets.month_view import MonthView, WeekGrid
from delegate_crm.ui.widgets.months_view import MonthsView
from delegate_crm.ui.widgets.stay_bar import StayBar
from delegate_crm.ui.widgets.stay_view import StayView

TODAY, DAY = dt.date(2019, 3, 1), dt.date(2019, 3, 5)
MODES = {MonthView: "calendar", MonthsView: "months", LineView: "line"}
Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
RTL = Qt.LayoutDirection.RightToLeft
V = TypeVar("V", bound=StayView)


def stay(number: int, first: str, last: str, country: str = "CN") -> Stay:
    """A visit whose days are known."""
    begin, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    dates = ApproxDate.exact(begin), ApproxDate.exact(end)
    return Stay(number, f"visit {number}", "confirmed", "incoming", country, *dates, begin, end)


def some_time(number: int, month: int, country: str = "CN") -> Stay:
    """A visit of which only the month is known."""
    date = ApproxDate.month(2019, month)
    first, last = shown_days("calendar", dt.date(2019, month, 1))
    return Stay(number, f"visit {number}", "inquiry", "incoming", country, date, None, first, last)


@pytest.fixture(autouse=True, params=[100, 150])
def looks(qapp: QApplication, request: pytest.FixtureRequest) -> None:
    theme.install(qapp, theme.Look("light", size=request.param, system_font=False))


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., StayView]:
    """Make a view of some visits, as large as it needs to be; it lives as long as the test."""
    kept: list[StayView] = []

    def made(kind: type[V], stays: Sequence[Stay], day: dt.date = DAY, *, rtl: bool = False) -> V:
        view = kind(Translator("en"))
        qtbot.addWidget(view)
        if rtl:
            view.setLayoutDirection(RTL)
        found: dict[dt.date, list[Stay]] = {}
        for each in in_order(stays):
            for number in range((each.last - each.first).days + 1):
                found.setdefault(later(each.first, number), []).append(each)
        view.resize(1100, 760)
        days = shown_days(MODES[kind], day)
        view.show_found(Calendar(days, in_order(stays), found), day, TODAY)
        view.resize(1100, max(view.minimumHeight(), 760))
        view.show()
        kept.append(view)
        return view

    return made


def bars(view: MonthView | LineView, number: int) -> list[StayBar]:
    return [x for x in view.bars.shown if x.piece is not None and x.piece.id == number]


# --- weeks ----------------------------------------------------------------------------------------

MARCH = (dt.date(2019, 2, 25), dt.date(2019, 3, 31))
BOX = QRectF(0, 20, 700, 500)


@pytest.mark.parametrize(("rtl", "left"), [(False, 100), (True, 500)])
def test_days_stand_in_weeks_in_the_direction_of_reading(rtl: bool, left: int) -> None:  # noqa: FBT001 - a case
    grid = WeekGrid(MARCH, 0, BOX, rtl)
    assert grid.weeks == 5
    assert grid.span(DAY, DAY) == QRectF(left, 120, 100, 100)


@pytest.mark.parametrize("rtl", [False, True])
def test_each_day_is_found_where_it_stands(rtl: bool) -> None:  # noqa: FBT001 - a case
    grid = WeekGrid(MARCH, 0, BOX, rtl)
    days = [later(MARCH[0], number) for number in range(35)]
    assert [grid.day_at(grid.span(x, x).center().toPoint()) for x in days] == days
    assert grid.day_at(QPoint(5, 5)) is None


@pytest.mark.parametrize(
    "days",
    [(dt.date(9999, 12, 27), dt.date.max), (dt.date.min, dt.date(1, 2, 4)), (DAY, DAY)],
)
def test_weeks_hold_at_the_ends_of_the_calendar(days: tuple[dt.date, dt.date]) -> None:
    grid = WeekGrid(days, 6, BOX, rtl=False)
    weeks = [grid.week(number) for number in range(grid.weeks)]
    assert (weeks[0][0], weeks[-1][1]) == days


# --- bars -----------------------------------------------------------------------------------------


def test_a_visit_has_a_bar_in_each_week_and_goes_on_at_the_edge(
    show: Callable[..., MonthView],
) -> None:
    first, second = bars(show(MonthView, [stay(1, "2019-03-07", "2019-03-12")]), 1)
    assert first.piece
    assert second.piece
    assert (first.piece.shape.cut_left, first.piece.shape.cut_right) == (False, True)
    assert (second.piece.shape.cut_left, second.piece.shape.cut_right) == (True, False)


def test_what_goes_on_is_cut_at_the_other_edge_from_right_to_left(
    show: Callable[..., MonthView],
) -> None:
    first, _second = bars(show(MonthView, [stay(1, "2019-03-07", "2019-03-12")], rtl=True), 1)
    assert first.piece
    assert (first.piece.shape.cut_left, first.piece.shape.cut_right) == (True, False)
    assert first.x() == 0


def test_known_days_are_solid_and_others_hatched(show: Callable[..., MonthView]) -> None:
    view = show(MonthView, [stay(1, "2019-03-05", "2019-03-06"), some_time(2, 3)])
    solid = {x.piece.id: x.piece.shape.is_solid for x in view.bars.shown if x.piece}
    assert solid == {1: True, 2: False}


def test_a_visit_is_solid_only_on_the_days_that_are_certain(
    show: Callable[..., MonthView],
) -> None:
    start, end = ApproxDate.month(2019, 2), ApproxDate.exact(DAY)
    visit = Stay(1, "a", "inquiry", "", "CN", start, end, dt.date(2019, 2, 1), DAY)
    first, second = (x.piece for x in bars(show(MonthView, [visit]), 1))
    assert first is not None
    assert first.shape.sure is not None
    assert second is not None
    assert first.shape.sure.left() == pytest.approx(first.shape.box.width() * 3 / 7, abs=3)
    assert second.shape.is_solid


@pytest.mark.parametrize("kind", [MonthView, LineView])
def test_bars_can_be_hit_and_never_lie_on_each_other(
    show: Callable[..., MonthView], kind: type[StayView]
) -> None:
    many = [stay(n, f"2019-03-0{n}", f"2019-03-1{n}", "CN" if n % 2 else "FR") for n in range(1, 7)]
    shown = show(kind, [*many, some_time(9, 3)]).bars.shown
    places = [x.geometry() for x in shown]
    crossing = [(a, b) for a in places for b in places if a is not b and a.intersects(b)]
    assert len(shown) > 3
    assert crossing == []
    assert all(x.height() >= 28 for x in places)


def test_visits_without_room_are_told_on_their_days(show: Callable[..., MonthView]) -> None:
    view = show(MonthView, [stay(n, "2019-03-05", "2019-03-05") for n in range(1, 10)])
    hidden = 9 - len(view.bars.shown)
    (more,) = view.more
    assert more.text() == f"+{hidden}"
    assert more.accessibleName() == "Tuesday, 5 March 2019: 9 visits"
    assert min(more.width(), more.height()) >= 28


def test_what_tells_of_more_offers_all_visits_of_the_day(
    show: Callable[..., MonthView], qtbot: QtBot
) -> None:
    view = show(MonthView, [stay(n, "2019-03-05", "2019-03-05") for n in range(1, 10)])
    with qtbot.waitSignal(view.many) as offered:
        view.more[0].click()
    assert [each.id for each in offered.args[0]] == [*range(1, 10)]


# --- a year of months -----------------------------------------------------------------------------


@pytest.mark.parametrize("width", [300, 740, 1130, 2400])
@pytest.mark.parametrize("rtl", [False, True])
def test_all_days_of_a_year_stand_apart_and_can_be_hit(
    show: Callable[..., MonthsView],
    width: int,
    rtl: bool,  # noqa: FBT001 - a case
) -> None:
    view = show(MonthsView, [], rtl=rtl)
    view.resize(width, view.height())
    days = [later(dt.date(2019, 1, 1), number) for number in range(365)]
    boxes = [view.day_box(each) for each in days]
    assert [view.day_at(each.center()) for each in boxes] == days
    assert all(each.height() >= 28 for each in boxes)
    assert max(each.bottom() for each in boxes) <= view.minimumHeight()


def test_a_click_on_a_day_opens_its_visit(show: Callable[..., MonthsView], qtbot: QtBot) -> None:
    view = show(MonthsView, [stay(1, "2019-03-05", "2019-03-06")])
    with qtbot.waitSignal(view.opened) as opened:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.day_box(DAY).center())
    assert opened.args == [1]


def test_a_click_on_a_day_with_several_visits_offers_them(
    show: Callable[..., MonthsView], qtbot: QtBot
) -> None:
    view = show(MonthsView, [stay(1, "2019-03-05", "2019-03-06"), some_time(2, 3)])
    with qtbot.waitSignal(view.many) as offered:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.day_box(DAY).center())
    assert [each.id for each in offered.args[0]] == [1, 2]
    assert offered.args[1].geometry() == view.day_box(DAY)


# --- a year as bars per country -------------------------------------------------------------------

YEAR = (stay(1, "2019-02-05", "2019-02-06"), stay(2, "2019-03-05", "2019-03-06"))
ABROAD = stay(3, "2019-03-20", "2019-03-21", "FR")


def test_each_country_has_its_bars(show: Callable[..., LineView]) -> None:
    view = show(LineView, [*YEAR, ABROAD])
    assert [(x.country, [s.id for s in x.stays]) for x in view.bands] == [
        ("CN", [1, 2]),
        ("FR", [3]),
    ]


def test_arrows_go_along_a_country_and_to_the_next_one(show: Callable[..., LineView]) -> None:
    view = show(LineView, [*YEAR, ABROAD])
    way = []
    for key in (Key.Key_Left, Key.Key_Right, Key.Key_Down, Key.Key_Up, Key.Key_Up):
        QTest.keyClick(view, key)
        way.append(view.current_id())
    assert way == [1, 2, 3, 2, 2]


def test_a_year_line_says_the_visit_or_that_there_is_none(show: Callable[..., LineView]) -> None:
    said = show(LineView, [ABROAD]).accessibleName()
    assert said == "Visit 3, France, incoming, confirmed, 20–21 March 2019"
    assert show(LineView, []).accessibleName() == "2019: 0 visits"


def test_words_stand_beside_a_short_bar_and_within_the_year(show: Callable[..., LineView]) -> None:
    view = show(LineView, [*YEAR, stay(4, "2019-12-30", "2019-12-31")])
    boxes = [x.piece.beside for x in view.bars.shown if x.piece]
    axis = view.axis()
    assert len(boxes) == 3
    assert all(x and axis.left <= x.left() and x.right() <= axis.left + axis.width for x in boxes)


def test_only_what_is_in_view_has_bars(show: Callable[..., LineView], qtbot: QtBot) -> None:
    many = [stay(n, "2019-03-05", "2019-03-25") for n in range(1, 120)]
    abroad = [stay(n, "2019-03-05", "2019-03-25", "FR") for n in range(200, 320)]
    view = show(LineView, [*many, *abroad])
    area = scrolling(view)
    qtbot.addWidget(area)
    area.resize(1100, 400)
    area.show()
    top = [x.piece.id for x in view.bars.shown if x.piece]
    area.verticalScrollBar().setValue(view.height())
    foot = [x.piece.id for x in view.bars.shown if x.piece]
    assert (1 in top, 319 in top, 1 in foot, 319 in foot) == (True, False, False, True)
    assert max(len(top), len(foot)) < 50
    assert all(x.top < view.name_top(x) < x.top + x.height for x in view.bands)
    assert view.visibleRegion().contains(QPoint(100, view.name_top(view.bands[1])))
    area.takeWidget()


# --- keys that all share --------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [MonthView, MonthsView])
@pytest.mark.parametrize(
    ("key", "rtl", "day"),
    [
        (Key.Key_Left, False, "2019-03-04"),
        (Key.Key_Right, False, "2019-03-06"),
        (Key.Key_Left, True, "2019-03-06"),
        (Key.Key_Right, True, "2019-03-04"),
        (Key.Key_Up, True, "2019-02-26"),
        (Key.Key_Down, False, "2019-03-12"),
    ],
)
def test_arrows_move_the_day(
    show: Callable[..., StayView],
    kind: type[StayView],
    key: Qt.Key,
    rtl: bool,  # noqa: FBT001 - a case
    day: str,
) -> None:
    view = show(kind, [], rtl=rtl)
    QTest.keyClick(view, key)
    assert view.day.isoformat() == day


@pytest.mark.parametrize("kind", [MonthView, MonthsView])
def test_arrows_with_control_turn_the_visits_of_a_day(
    show: Callable[..., StayView], kind: type[StayView]
) -> None:
    view = show(kind, [stay(1, "2019-03-05", "2019-03-05"), some_time(2, 3)])
    seen = [view.current_id()]
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up):
        QTest.keyClick(view, key, CONTROL)
        seen.append(view.current_id())
    assert seen == [1, 2, 1, 2]


@pytest.mark.parametrize("kind", [*MODES])
@pytest.mark.parametrize(
    "case",
    [
        (Key.Key_Return, False, "opened", [1]),
        (Key.Key_Return, True, "apart", [1]),
        (Key.Key_Space, False, "peeked", [1]),
        (Key.Key_PageUp, False, "stepped", [-1]),
        (Key.Key_PageDown, False, "stepped", [1]),
        (Key.Key_Home, False, "home", []),
        (Key.Key_Home, True, "home", []),
        (Key.Key_X, False, "typed", ["x"]),
    ],
)
def test_keys_do_the_same_in_all_views(
    show: Callable[..., StayView],
    qtbot: QtBot,
    kind: type[StayView],
    case: tuple[Qt.Key, bool, str, list[object]],
) -> None:
    key, held, signal, args = case
    view = show(kind, [stay(1, "2019-03-05", "2019-03-05")])
    with qtbot.waitSignal(getattr(view, signal)) as told:
        QTest.keyClick(view, key, CONTROL if held else Qt.KeyboardModifier.NoModifier)
    assert told.args == args


@pytest.mark.parametrize("kind", [*MODES])
def test_views_and_bars_say_what_they_are(
    show: Callable[..., StayView], kind: type[StayView]
) -> None:
    view = show(kind, [stay(1, "2019-03-05", "2019-03-05")])
    sentence = "Visit 1, China, incoming, confirmed, 5 March 2019"
    assert QAccessible.queryAccessibleInterface(view).role() is QAccessible.Role.Table
    assert view.accessibleName().endswith(sentence)
    named = [x for x in view.findChildren(StayBar) if x.isVisible()]
    roles = {QAccessible.queryAccessibleInterface(x).role() for x in named}
    assert {x.accessibleName() for x in named} <= {sentence}
    assert roles <= {QAccessible.Role.Button}
    assert bool(named) is (kind is not MonthsView)


@pytest.mark.parametrize("kind", [MonthView, LineView])
@pytest.mark.parametrize(
    "case",
    [
        (Qt.MouseButton.LeftButton, False, "opened"),
        (Qt.MouseButton.LeftButton, True, "apart"),
        (Qt.MouseButton.MiddleButton, False, "apart"),
    ],
)
def test_a_click_on_a_bar_opens_its_visit(
    show: Callable[..., MonthView],
    qtbot: QtBot,
    kind: type[StayView],
    case: tuple[Qt.MouseButton, bool, str],
) -> None:
    button, held, signal = case
    view = show(kind, [stay(1, "2019-03-05", "2019-03-05")])
    keys = CONTROL if held else Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(getattr(view, signal)) as told:
        QTest.mouseClick(view.bars.shown[0], button, keys)
    assert told.args == [1]


@pytest.mark.parametrize("kind", [*MODES])
def test_the_current_visit_stays_so_while_it_is_shown(
    show: Callable[..., StayView], kind: type[StayView]
) -> None:
    stays = [stay(1, "2019-03-05", "2019-03-05"), some_time(2, 3)]
    view = show(kind, stays)
    view.go(DAY, 2)
    assert view.found is not None
    view.show_found(view.found, DAY, TODAY)
    assert view.current_id() == 2
    assert view.box_of(2) != QRect()

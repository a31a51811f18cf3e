# SPDX-License-Identifier: MIT
"""Visits on a calendar and a year line: the page, its filter, ways to other days, coming back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from delegate_crm.app.gui import Program
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.errors import Storage
from delegate_crm.kit.i18n import N_
from delegate_crm.services.visit_calendar import STEPS
from delegate_crm.ui.lists import visit_calendar
from delegate_crm.ui.pages.today_page import TodayPage
from delegate_crm.ui.pages.visits_page import VisitsPage
from delegate_crm.ui.place import Place
from delegate_crm.ui.widgets.buttons import Button, Segment
from delegate_crm.ui.widgets.cards import Banner, Empty
from delegate_crm.ui.widgets.chooser import Chooser
from delegate_crm.ui.widgets.naming import NamePopover
from delegate_crm.ui.widgets.stay_bar import StayBar
from delegate_crm.ui.window import Window
from tests.factories import Make
from tests.ui.conftest import Start, settled

JULY = dt.date(2018, 7, 30)
"""A day on which the guests of the sample may be there."""
GUESTS = "Delegation from Xinxiang"
Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
REASON = QContextMenuEvent.Reason
Open = Callable[..., VisitsPage]


@pytest.fixture
def open_way(program: Start, qtbot: QtBot) -> Open:
    """Start the program and show visits in a way, around a day."""

    def go(mode: str, day: dt.date | None = JULY, words: str = "") -> VisitsPage:
        started = program()
        started.window.go(Place("visits_page", words=words, mode=mode))
        page = here(started, qtbot)
        if day is not None:
            page.calendar.go(day)
        return here(started, qtbot)

    return go


def here(started: Program, qtbot: QtBot) -> VisitsPage:
    settled(started, qtbot)
    page = started.window.page
    assert isinstance(page, VisitsPage)
    return page


def rest(page: VisitsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.desk.tasks.idle and page.reading.is_done)


def segment(page: VisitsPage) -> Segment:
    assert page.modes is not None
    return page.modes


def shown(page: VisitsPage) -> list[str]:
    """Visits that may be on the days that are shown, while the calendar is in view."""
    found = page.calendar.shown
    return [x.title for x in found.stays] if found and page.calendar.isVisible() else []


# --- ways -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", STEPS)
def test_each_way_shows_the_visit_of_the_sample(open_way: Open, mode: str) -> None:
    page = open_way(mode)
    assert shown(page) == [GUESTS]
    assert GUESTS in page.calendar.view.accessibleName()
    assert not page.tools.columns.isVisible()


@pytest.mark.parametrize("mode", STEPS)
def test_keys_go_at_once_into_what_is_shown(open_way: Open, mode: str) -> None:
    assert open_way(mode).calendar.view.hasFocus()


def test_the_segment_leads_from_way_to_way(open_way: Open, qtbot: QtBot) -> None:
    page = open_way("")
    for mode in ("calendar", "line", ""):
        segment(page).choose(mode)
        rest(page, qtbot)
        assert page.calendar.isVisible() is bool(mode)
        assert page.place.mode == mode
    assert page.table.isVisible()
    assert page.table.rows.total == 2


def test_a_month_becomes_a_year_of_months(open_way: Open, qtbot: QtBot) -> None:
    page = open_way("calendar")
    page.calendar.months.choose("months")
    rest(page, qtbot)
    assert (page.place.mode, segment(page).current) == ("months", "calendar")
    assert (page.calendar.title.text(), shown(page)) == ("2018", [GUESTS])


def test_a_way_is_chosen_from_the_palette(open_way: Open, qtbot: QtBot) -> None:
    page = open_way("calendar")
    words = [page.desk.tr(each.text) for each in page.actions_here()]
    assert "Select all" not in words
    page.actions_here()[words.index("Year line")].act()
    rest(page, qtbot)
    assert page.place.mode == "line"


def test_today_leads_to_the_calendar(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = started.window.page
    assert isinstance(page, TodayPage)
    page.cards.visits.calendar_wanted.emit()
    assert here(started, qtbot).calendar.isVisible()


# --- the visit that one is at ---------------------------------------------------------------------


def asked(target: QWidget, reason: QContextMenuEvent.Reason) -> QMenu:
    """The menu that opens in the middle of a widget, or by its key."""
    middle = target.rect().center()
    QApplication.sendEvent(target, QContextMenuEvent(reason, middle, target.mapToGlobal(middle)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def entry(menu: QMenu, words: str) -> QAction:
    return next(each for each in menu.actions() if each.text() == words)


@pytest.mark.parametrize("mode", STEPS)
def test_the_menu_key_offers_what_the_list_does(open_way: Open, mode: str) -> None:
    page = open_way(mode)
    menu = asked(page.calendar.view, REASON.Keyboard)
    said = [each.text() for each in menu.actions() if each.text()]
    assert (said[0], said[-1]) == ("Open", "Archive")
    menu.close()


@pytest.mark.parametrize("mode", ["calendar", "line"])
def test_a_bar_under_the_pointer_is_put_away_by_its_menu_and_brought_back(
    open_way: Open, qtbot: QtBot, mode: str
) -> None:
    page = open_way(mode)
    bar = next(each for each in page.calendar.findChildren(StayBar) if each.isVisible())
    entry(asked(bar, REASON.Mouse), "Archive").trigger()
    qtbot.waitUntil(lambda: shown(page) == [])
    page.desk.undo()
    qtbot.waitUntil(lambda: shown(page) == [GUESTS])


@pytest.mark.parametrize("mode", STEPS)
def test_del_puts_the_visit_away(open_way: Open, qtbot: QtBot, mode: str) -> None:
    page = open_way(mode)
    QTest.keyClick(page.calendar.view, Key.Key_Delete)
    qtbot.waitUntil(lambda: shown(page) == [])


def test_a_day_without_a_visit_has_no_menu(open_way: Open) -> None:
    page = open_way("calendar")
    page.calendar.go(dt.date(2018, 7, 2))
    QApplication.sendEvent(
        page.calendar.view, QContextMenuEvent(REASON.Keyboard, QPoint(5, 5), QPoint(5, 5))
    )
    assert QApplication.activePopupWidget() is None


# --- other days -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mode", "titles"),
    [
        ("calendar", ["June 2018", "August 2018"]),
        ("months", ["2017", "2019"]),
        ("line", ["2017", "2019"]),
    ],
)
def test_page_keys_and_buttons_go_on(
    open_way: Open, qtbot: QtBot, mode: str, titles: list[str]
) -> None:
    page = open_way(mode)
    QTest.keyClick(page.calendar.view, Key.Key_PageUp)
    rest(page, qtbot)
    seen = [page.calendar.title.text()]
    page.calendar.on.click()
    page.calendar.on.click()
    rest(page, qtbot)
    assert [*seen, page.calendar.title.text()] == titles


@pytest.mark.parametrize("mode", STEPS)
def test_home_goes_to_today(open_way: Open, qtbot: QtBot, mode: str) -> None:
    page = open_way(mode)
    QTest.keyClick(page.calendar.view, Key.Key_Home, CONTROL)
    rest(page, qtbot)
    assert page.calendar.view.day == page.desk.office.today


def test_an_arrow_leads_into_the_next_month(open_way: Open, qtbot: QtBot) -> None:
    page = open_way("calendar")
    QTest.keyClick(page.calendar.view, Key.Key_Down)
    rest(page, qtbot)
    assert page.calendar.title.text() == "August 2018"
    assert page.calendar.view.day == dt.date(2018, 8, 6)


@pytest.mark.parametrize("mode", STEPS)
@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_the_calendar_ends_quietly(open_way: Open, qtbot: QtBot, mode: str, day: dt.date) -> None:
    page = open_way(mode, day)
    for key in (Key.Key_PageUp, Key.Key_PageDown, Key.Key_Up, Key.Key_Down):
        QTest.keyClick(page.calendar.view, key)
        rest(page, qtbot)
    page.grab()
    assert page.calendar.view.day.year in {1, 2, 9998, 9999}


@pytest.mark.parametrize("mode", STEPS)
def test_where_nothing_is_the_nearest_visit_is_a_click_away(
    open_way: Open, qtbot: QtBot, mode: str
) -> None:
    page = open_way(mode, dt.date(2015, 5, 5))
    note = page.calendar.note
    assert note is not None
    days = "about 30 July 2018 (23–31 July 2018)"
    assert note.text() == f"No visits here. The nearest: {GUESTS}, {days}"
    note.click()
    rest(page, qtbot)
    assert (shown(page), page.calendar.note) == ([GUESTS], None)
    assert page.calendar.view.current_id()


# --- filter ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", STEPS)
def test_words_and_chips_narrow_every_way(open_way: Open, qtbot: QtBot, mode: str) -> None:
    page = open_way(mode, words="country=CN")
    assert shown(page) == [GUESTS]
    assert page.head.sentence.text().endswith("1 shown")
    page.filter.add("direction=outgoing")
    rest(page, qtbot)
    assert isinstance(page.body.instead, Empty)
    page.clear_filters()
    rest(page, qtbot)
    assert shown(page) == [GUESTS]


def test_letters_typed_into_a_calendar_go_into_the_filter(open_way: Open, qtbot: QtBot) -> None:
    page = open_way("calendar")
    QTest.keyClicks(page.calendar.view, "x")
    assert page.filter.field.text() == "x"
    assert page.filter.field.hasFocus()
    rest(page, qtbot)


def test_down_leads_from_the_filter_into_the_calendar(open_way: Open) -> None:
    page = open_way("calendar")
    page.filter_here()
    QTest.keyClick(page.filter.field, Key.Key_Down)
    assert page.calendar.view.hasFocus()


def test_a_filter_that_cannot_be_read_says_why(open_way: Open) -> None:
    page = open_way("line", None, "start=what")
    assert page.filter._problem.text()
    assert page.body.instead is not None


def test_a_file_that_does_not_answer_is_told_in_the_place_of_the_calendar(
    open_way: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_way("calendar")

    def gone(*_asked: object) -> None:
        raise Storage(N_("The file does not answer."))

    monkeypatch.setattr(visit_calendar, "calendar", gone)
    page.read()
    rest(page, qtbot)
    assert isinstance(page.body.instead, Banner)


def test_an_office_whose_visits_have_no_dates_says_so(
    program: Start, qtbot: QtBot, office_file: object
) -> None:
    started = program(db=office_file)
    started.window.go(Place("visits_page", mode="calendar"))
    page = here(started, qtbot)
    assert isinstance(page.body.instead, Empty)
    assert not page.calendar.isVisible()


# --- visits ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", STEPS)
def test_enter_opens_the_visit(open_way: Open, mode: str) -> None:
    page = open_way(mode)
    number, window = page.current_id(), page.window()
    QTest.keyClick(page.calendar.view, Key.Key_Return)
    assert window.trail.current.place == Place("visit_page", "visit", number)  # type: ignore[attr-defined]  # the program's window


@pytest.mark.parametrize("mode", STEPS)
def test_space_looks_at_the_visit_and_escape_ends_it(
    open_way: Open, qtbot: QtBot, mode: str
) -> None:
    page = open_way(mode)
    QTest.keyClick(page.calendar.view, Key.Key_Space)
    qtbot.waitUntil(page.peek.card.isVisible)
    assert page.peek.card.accessibleName().startswith(GUESTS)
    assert page.step_back()
    assert not page.peek.card.isVisible()


def test_one_of_several_visits_is_chosen(open_way: Open, qtbot: QtBot) -> None:
    page = open_way("months")
    make = Make(page.desk.office)
    number = make.visit(title="Others", start="30 July 2018").id
    qtbot.waitUntil(lambda: shown(page) == ["Others", GUESTS])
    view = page.calendar.view
    view.offer(JULY)  # type: ignore[attr-defined]  # days have it
    chooser = next(x for x in QApplication.topLevelWidgets() if isinstance(x, Chooser))
    qtbot.waitUntil(lambda: chooser.list.texts() == ["Others", GUESTS])
    opened: list[int] = []
    page.calendar.opened.disconnect()
    page.calendar.opened.connect(opened.append)
    QTest.keyClick(chooser.field, Key.Key_Return)
    assert opened == [number]


# --- coming back ----------------------------------------------------------------------------------


def views(started: Program) -> dict[str, Button]:
    """Saved views as the sidebar says them."""
    buttons = started.window.sidebar._views.buttons.values()
    return {each.accessibleName(): each for each in buttons}


def test_coming_back_finds_the_way_and_the_day(program: Start, qtbot: QtBot) -> None:
    started = program()
    started.window.go(Place("visits_page"))
    page = here(started, qtbot)
    segment(page).choose("line")
    page.calendar.go(JULY)
    started.window.go(Place("partners_page"))
    started.window.back()
    page = here(started, qtbot)
    assert (segment(page).current, page.calendar.day, shown(page)) == ("line", JULY, [GUESTS])


def test_a_saved_view_keeps_its_way(program: Start, qtbot: QtBot) -> None:
    started = program()
    started.window.go(Place("visits_page", words="country=CN", mode="months"))
    here(started, qtbot).keep_view()
    popover = started.window.findChild(NamePopover)
    assert isinstance(popover, NamePopover)
    popover.field.setText("China by months")
    QTest.keyClick(popover.field, Key.Key_Return)
    qtbot.waitUntil(lambda: "China by months, 2" in views(started))
    started.window.go(Place("today_page"))
    views(started)["China by months, 2"].click()
    page = here(started, qtbot)
    assert (page.head.title.text(), page.place.mode) == ("China by months", "months")


def test_a_change_elsewhere_is_shown(open_way: Open, qtbot: QtBot) -> None:
    page = open_way("line")
    Make(page.desk.office).visit(title="Others", start="May 2018")
    qtbot.waitUntil(lambda: shown(page) == [GUESTS, "Others"])


def test_a_chosen_row_is_let_go_where_no_rows_are(open_way: Open, qtbot: QtBot) -> None:
    page = open_way("", None)
    page.table.selectAll()
    segment(page).choose("calendar")
    rest(page, qtbot)
    assert not page.bulk.isVisible()


# --- moving a visit -------------------------------------------------------------------------------


@pytest.fixture
def moving(program: Start, qtbot: QtBot) -> VisitsPage:
    """A month with one visit of three days, on whose first day one is."""
    started = program()
    make = Make(started.started.office)
    make.visit(title="Talks", start="4 March 2019", end="6 March 2019")
    started.window.go(Place("visits_page", mode="calendar"))
    page = here(started, qtbot)
    page.calendar.go(dt.date(2019, 3, 4))
    return here(started, qtbot)


def told(page: VisitsPage) -> str:
    window = page.window()
    assert isinstance(window, Window)
    return window.snackbar.text


def start_of(page: VisitsPage) -> str:
    (visit,) = page.desk.office.read(lambda reader: reader.where(Visit, year=2019))
    return str(visit.start and visit.start.best)


def test_a_visit_is_dragged_to_another_day(moving: VisitsPage, qtbot: QtBot) -> None:
    view = moving.calendar.view
    (bar,) = (each for each in view.findChildren(StayBar) if each.isVisible())
    day = view.box_of(moving.calendar.current_id()).width() // 3
    far = bar.rect().center() + QPoint(day, 0)
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=bar.rect().center())
    QTest.mouseMove(bar, far)
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=bar.rect().center())
    rest(moving, qtbot)
    assert start_of(moving) == "2019-03-05"
    assert told(moving) == "Talks: 5 March 2019"
    moving.desk.undo()
    qtbot.waitUntil(lambda: start_of(moving) == "2019-03-04")


def test_ctrl_and_an_arrow_move_the_visit_and_one_stays_with_it(
    moving: VisitsPage, qtbot: QtBot
) -> None:
    visit = moving.calendar.current_id()
    for _ in range(2):
        QTest.keyClick(moving.calendar.view, Key.Key_Left, CONTROL)
        rest(moving, qtbot)
    assert start_of(moving) == "2019-03-02"
    assert (moving.calendar.day, moving.calendar.current_id()) == (dt.date(2019, 3, 2), visit)


def test_a_visit_of_no_known_day_is_not_moved(moving: VisitsPage, qtbot: QtBot) -> None:
    make = Make(moving.desk.office)
    vague = make.visit(title="Some day", start="March 2020")
    moving.calendar.shift(vague.id, 7)
    rest(moving, qtbot)
    assert told(moving).startswith("The first day of this visit is not known.")

# SPDX-License-Identifier: MIT
"""Lists shown as a board: the segment, cards moved by mouse and by keys, refusals, saved views."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from delegate_crm.app.gui import Program
from delegate_crm.entities.agreement import Agreement
from delegate_crm.entities.interest import Interest
from delegate_crm.entities.saved_view import SavedView
from delegate_crm.rules.windows import WindowState
from delegate_crm.services.board_cards import Card
from delegate_crm.services.window_words import BarFacts
from delegate_crm.ui import theme
from delegate_crm.ui.lists.board import BoardWay
from delegate_crm.ui.lists.lane import MOON, STATE, lines_of
from delegate_crm.ui.lists.ways import WaysPage
from delegate_crm.ui.place import Place
from delegate_crm.ui.widgets.chips import Chip
from delegate_crm.ui.widgets.naming import NamePopover
from tests.ui.conftest import Start, settled

AGREEMENTS, INTERESTS = Place("kind_page", "agreement"), Place("kind_page", "interest")
Key = Qt.Key
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
IDEA, DRAFT, SIGNED = 0, 1, 4
Open = Callable[[Place], tuple[Program, BoardWay]]


def page_of(started: Program) -> WaysPage:
    """The list that is shown."""
    page = started.window.page
    assert isinstance(page, WaysPage)
    return page


@pytest.fixture
def open_board(program: Start, qtbot: QtBot) -> Open:
    """Start the program, go to a list, and show it as a board."""

    def go(place: Place) -> tuple[Program, BoardWay]:
        started = program()
        started.window.go(place)
        settled(started, qtbot)
        modes = page_of(started).modes
        assert modes is not None
        modes.choose("board")
        settled(started, qtbot)
        way = page_of(started).rows_widget()
        assert isinstance(way, BoardWay)
        return started, way

    return go


def sizes(way: BoardWay) -> list[int]:
    """How many cards lie in each lane."""
    return [lane.cards.count() for lane in way.lanes]


def first_with_cards(way: BoardWay) -> int:
    """The first lane that is not empty."""
    return next(at for at, count in enumerate(sizes(way)) if count)


def status(started: Program) -> str:
    """The status of the sample's first agreement."""
    agreements: list[Agreement] = started.started.office.read(lambda r: r.where(Agreement))
    return agreements[0].status


def test_lists_without_stages_have_no_segment(program: Start, qtbot: QtBot) -> None:
    started = program()
    started.window.go(Place("kind_page", "event"))
    settled(started, qtbot)
    assert page_of(started).modes is None


def test_del_puts_the_card_away_and_undo_brings_it_back(open_board: Open, qtbot: QtBot) -> None:
    started, way = open_board(AGREEMENTS)
    before = sizes(way)
    cards = way.lanes[first_with_cards(way)].cards
    cards.setFocus()
    QTest.keyClick(cards, Key.Key_Delete)
    qtbot.waitUntil(lambda: sum(sizes(way)) == sum(before) - 1)
    started.window.undo()
    qtbot.waitUntil(lambda: sizes(way) == before)


def test_a_board_has_the_cards_of_the_list(open_board: Open) -> None:
    started, way = open_board(INTERESTS)
    interests = started.started.office.read(lambda reader: reader.where(Interest))
    assert sum(sizes(way)) == len(interests)
    assert way.isVisible()
    assert page_of(started).tools.columns.isHidden()
    assert "Columns" not in [str(each.text.message) for each in page_of(started).actions_here()]


def test_a_way_is_chosen_from_the_palette(open_board: Open, qtbot: QtBot) -> None:
    started, _way = open_board(INTERESTS)
    page = page_of(started)
    acts = {str(each.text.message): each.act for each in page.actions_here()}
    assert "Board" not in acts
    acts["List"]()
    settled(started, qtbot)
    assert page.rows_widget() is page.table
    assert page.table.isVisible()


def test_the_filter_narrows_the_board_and_says_where_nothing_is_left(
    open_board: Open, qtbot: QtBot
) -> None:
    started, way = open_board(INTERESTS)
    page_of(started).filter.type("zzzz")
    qtbot.waitUntil(lambda: page_of(started).body.instead is not None)
    assert not way.isVisible()


def test_control_and_an_arrow_move_a_card_and_undo_brings_it_back(
    open_board: Open, qtbot: QtBot
) -> None:
    started, way = open_board(AGREEMENTS)
    cards = way.lanes[IDEA].cards
    cards.setFocus()
    QTest.keyClick(cards, Key.Key_Right, CONTROL)
    settled(started, qtbot)
    assert (status(started), sizes(way)[DRAFT]) == ("drafting", 1)
    assert way.lanes[DRAFT].cards.current()
    started.window.undo()
    qtbot.waitUntil(lambda: sizes(way)[IDEA] == 1)


def test_a_refused_move_says_why_and_the_card_goes_back(open_board: Open, qtbot: QtBot) -> None:
    started, way = open_board(AGREEMENTS)
    way.bring(way.lanes[IDEA].cards.item(0).data(Qt.ItemDataRole.UserRole + 1).id, SIGNED)
    assert sizes(way)[SIGNED] == 1
    settled(started, qtbot)
    assert started.window.snackbar.text.startswith("The day of signing is missing.")
    assert (sizes(way)[IDEA], status(started)) == (1, "proposed")


def test_a_card_is_dragged_to_another_lane(open_board: Open, qtbot: QtBot) -> None:
    started, way = open_board(AGREEMENTS)
    cards, target = way.lanes[IDEA].cards, way.lanes[DRAFT]
    port = cards.viewport()
    there = port.mapFromGlobal(target.mapToGlobal(target.rect().center()))
    QTest.mousePress(port, LEFT, PLAIN, QPoint(30, 20))
    QTest.mouseMove(port, there)
    assert target.property("surface") == "aimed"
    QTest.mouseRelease(port, LEFT, PLAIN, there)
    settled(started, qtbot)
    assert (status(started), target.property("surface")) == ("drafting", "sunken")


def test_escape_lets_go_of_a_card(open_board: Open, qtbot: QtBot) -> None:
    started, way = open_board(AGREEMENTS)
    cards, target = way.lanes[IDEA].cards, way.lanes[DRAFT]
    port = cards.viewport()
    there = port.mapFromGlobal(target.mapToGlobal(target.rect().center()))
    QTest.mousePress(port, LEFT, PLAIN, QPoint(30, 20))
    QTest.mouseMove(port, there)
    QTest.keyClick(cards, Key.Key_Escape)
    QTest.mouseRelease(port, LEFT, PLAIN, there)
    settled(started, qtbot)
    assert status(started) == "proposed"


def test_arrows_go_to_the_next_lane_that_has_cards(open_board: Open) -> None:
    _, way = open_board(INTERESTS)
    first, *others = [lane.cards for lane in way.lanes if lane.cards.count()]
    first.setFocus()
    QTest.keyClick(first, Key.Key_Right)
    now = others[0] if others else first
    assert way.window().focusWidget() is now


def test_enter_opens_the_record_and_back_finds_the_board(open_board: Open, qtbot: QtBot) -> None:
    started, way = open_board(INTERESTS)
    cards = way.lanes[first_with_cards(way)].cards
    cards.setFocus()
    QTest.keyClick(cards, Key.Key_Return)
    settled(started, qtbot)
    assert not isinstance(started.window.page, WaysPage)
    started.window.back()
    settled(started, qtbot)
    assert isinstance(page_of(started).rows_widget(), BoardWay)


def test_a_saved_view_keeps_the_board(open_board: Open, qtbot: QtBot) -> None:
    started, _ = open_board(INTERESTS)
    page_of(started).save_view()
    popover = started.window.findChild(NamePopover)
    assert isinstance(popover, NamePopover)
    popover.field.setText("Pipeline")
    QTest.keyClick(popover.field, Key.Key_Return)
    qtbot.waitUntil(lambda: bool(started.window.trail.current.place.id))  # type: ignore[union-attr]  # somewhere
    settled(started, qtbot)
    kept = started.started.office.read(lambda reader: reader.where(SavedView)[-1])
    assert kept.mode == "board"
    assert isinstance(page_of(started).rows_widget(), BoardWay)


def test_whoever_comes_to_a_board_stands_on_a_card(open_board: Open) -> None:
    _, way = open_board(INTERESTS)
    assert way.current_id() == way.lanes[first_with_cards(way)].cards.current() > 0


def test_coming_back_one_stands_on_the_card_that_was_opened(open_board: Open, qtbot: QtBot) -> None:
    started, way = open_board(INTERESTS)
    (last,) = [lane.cards for lane in way.lanes if lane.cards.count() > 1]
    last.setCurrentRow(1)
    last.setFocus()
    opened = last.current()
    QTest.keyClick(last, Key.Key_Return)
    settled(started, qtbot)
    started.window.back()
    settled(started, qtbot)
    qtbot.waitUntil(lambda: page_of(started).current_id() == opened)


def test_space_looks_at_a_card(open_board: Open, qtbot: QtBot) -> None:
    started, way = open_board(AGREEMENTS)
    cards = way.lanes[IDEA].cards
    cards.setFocus()
    QTest.keyClick(cards, Key.Key_Space)
    qtbot.waitUntil(page_of(started).peek.card.isVisible)
    assert page_of(started).peek.card.shown == cards.current()


def entries(way: BoardWay) -> list[str]:
    """What the menu of the board offers now."""
    (menu,) = way.findChildren(QMenu)
    return [each.text() for each in menu.actions() if each.text()]


def test_the_menu_of_a_card_moves_and_archives_it(open_board: Open, qtbot: QtBot) -> None:
    started, way = open_board(AGREEMENTS)
    cards = way.lanes[IDEA].cards
    cards.setFocus()
    cards.stand_on(cards.current())
    way.menu_wanted.emit(QPoint(), cards.current())
    assert entries(way)[3:5] == ["Move to “Draft”", "Move to “With partner”"]
    assert [text for text in entries(way) if "Idea" in text] == []
    menu = way.findChildren(QMenu)[0]
    next(each for each in menu.actions() if each.text() == "Archive").trigger()
    qtbot.waitUntil(lambda: not sum(sizes(way)))
    started.window.undo()
    qtbot.waitUntil(lambda: sizes(way)[IDEA] == 1)


def test_a_card_is_moved_by_its_menu(open_board: Open, qtbot: QtBot) -> None:
    started, way = open_board(AGREEMENTS)
    record = way.lanes[IDEA].cards.item(0).data(Qt.ItemDataRole.UserRole + 1).id
    way.acts_on(record)[0].act()
    settled(started, qtbot)
    assert status(started) == "drafting"


def test_totals_of_countries_stand_above_the_lanes(open_board: Open, qtbot: QtBot) -> None:
    started, way = open_board(INTERESTS)
    assert [each.accessibleName() for each in way.countries.findChildren(Chip)] == ["China 3"]
    page_of(started).filter.type("zzzz")
    qtbot.waitUntil(lambda: page_of(started).body.instead is not None)
    assert way.countries.isHidden()


def test_a_card_breaks_its_title_and_what_comes_next_and_signs_the_first_line(
    qapp: QApplication,
) -> None:
    theme.install(qapp, theme.Look("light", system_font=False))
    bar = BarFacts(WindowState.OVERDUE, None, None, dt.date(2019, 3, 1), "", "", "", snoozed="Zz")
    card = Card(1, "A long title of many words", ("Body",), "Was due 166 days ago", bar)
    told = [*lines_of(card, 110)]
    assert [each.sign for each in told if each.indent] == [STATE, "", MOON]
    assert sum(each.font == "value" for each in told) > 1

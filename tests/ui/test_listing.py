# SPDX-License-Identifier: MIT
"""List pages in the window: filter, order, columns, choosing, acts on many, views, coming back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from delegate_crm.app.gui import Program
from delegate_crm.entities import kinds
from delegate_crm.entities.person import Person
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.errors import Storage
from delegate_crm.kit.i18n import N_
from delegate_crm.services.lists import Ask, Found
from delegate_crm.services.office import Reader
from delegate_crm.ui.lists import acts as list_acts
from delegate_crm.ui.lists.listing import ListPage
from delegate_crm.ui.lists.popovers import ColumnsPopover
from delegate_crm.ui.lists.ways import WaysPage
from delegate_crm.ui.palette import Palette
from delegate_crm.ui.place import Place
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.cards import Banner, Skeleton
from delegate_crm.ui.widgets.chooser import Chooser
from delegate_crm.ui.widgets.naming import NamePopover
from tests.ui.conftest import Start, settled

GUESTS, RETURN = "Delegation from Xinxiang", "Return visit to Xinxiang"
VISITS, PARTNERS, PROMISES = Place("visits_page"), Place("partners_page"), Place("followups_page")
Key = Qt.Key
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
Open = Callable[..., ListPage]


@pytest.fixture
def open_list(program: Start, qtbot: QtBot) -> Open:
    """Start the program and go to a list."""

    def go(place: Place, lang: str = "en") -> ListPage:
        started = program(lang=lang)
        return arrive(started, qtbot, place)

    return go


def arrive(started: Program, qtbot: QtBot, place: Place) -> ListPage:
    """Go to a list and wait until its rows are here."""
    started.window.go(place)
    return here(started, qtbot)


def here(started: Program, qtbot: QtBot) -> ListPage:
    """The list that is shown, once all is loaded."""
    page = started.window.page
    assert isinstance(page, ListPage)
    at_rest(page, qtbot)
    settled(started, qtbot)
    return page


def at_rest(page: ListPage, qtbot: QtBot) -> None:
    """Wait until nothing is asked for and every row in view is here."""
    tasks, live = page.desk.tasks, page.desk.program.started.live  # type: ignore[attr-defined]  # as started

    def rests() -> bool:
        idle = tasks.idle and live.idle and page.reading.is_done
        return page.isHidden() or (idle and page.table.rows.is_full)

    qtbot.waitUntil(rests, timeout=20_000)


def titles(page: ListPage) -> list[str]:
    """What the rows are called, headings in brackets."""
    column = 1 + [each.key for each in page.source.columns].index("title")
    rows = page.table.rows
    return [
        f"[{group.label} {group.number}]" if group else str(rows.index(at, column).data())
        for at in range(rows.rowCount())
        for group in [rows.group_at(at)]
    ]


def in_order(page: ListPage) -> list[str]:
    """Keys of the columns as they stand side by side."""
    head = page.table.head
    columns = page.source.columns
    shown = [at for at in range(1, len(columns) + 1) if not head.isSectionHidden(at)]
    return [columns[at - 1].key for at in sorted(shown, key=head.visualIndex)]


def narrow(page: ListPage, qtbot: QtBot, words: str) -> None:
    """Type into the filter."""
    page.filter.field.clear()
    page.filter.type(words)
    qtbot.waitUntil(lambda: page.place.words == page.filter.words)
    at_rest(page, qtbot)


def choose(qtbot: QtBot, text: str) -> None:
    """Choose a line of the list that floats."""
    chooser = next(
        x for x in QApplication.topLevelWidgets() if isinstance(x, Chooser) and x.isVisible()
    )
    qtbot.waitUntil(lambda: text in chooser.list.texts())
    chooser.list.setCurrentRow(chooser.list.texts().index(text))
    QTest.keyClick(chooser.field, Key.Key_Return)


# --- what is shown --------------------------------------------------------------------------------


def test_visits_stand_ahead_and_by_year_with_what_comes_next(open_list: Open) -> None:
    page = open_list(VISITS)
    assert page.head.sentence.text() == "2 visits since 2018, 1 ahead"
    assert titles(page) == ["[Ahead 1]", RETURN, "[2018 1]", GUESTS]
    said = page.table.rows.index(3, 7).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Thank-you letter, Was due 211 days ago"


def test_follow_ups_stand_by_state(open_list: Open) -> None:
    page = open_list(PROMISES)
    assert [each for each in titles(page) if each.startswith("[")] == ["[Overdue 4]", "[Open 6]"]
    assert page.head.sentence.text() == "We wait for 5, we owe 6; 4 are closing or late"


@pytest.mark.parametrize(("part", "count"), [("", 14), ("organisations", 11), ("people", 3)])
def test_partners_are_shown_by_part(open_list: Open, qtbot: QtBot, part: str, count: int) -> None:
    page = open_list(PARTNERS)
    assert page.head.parts is not None
    page.head.parts.choose(part)
    at_rest(page, qtbot)
    assert page.table.rows.total == count


@pytest.mark.parametrize("code", sorted(kinds()))
def test_every_kind_of_record_has_a_list(program: Start, qtbot: QtBot, code: str) -> None:
    started = program(lang="ru")
    page = arrive(started, qtbot, Place("kind_page", code))
    assert page.title()
    assert page.body.instead is not None or page.table.rows.total


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
@pytest.mark.parametrize("place", [VISITS, PARTNERS, PROMISES], ids=lambda place: place.page)
def test_lists_open_in_every_language_and_name_all_their_controls(
    open_list: Open, lang: str, place: Place
) -> None:
    page = open_list(place, lang)
    controls = [*page.findChildren(QAbstractButton), *page.findChildren(QLineEdit)]
    assert page.table.accessibleName() == page.title()
    assert not [x for x in controls if x.isVisible() and not x.accessibleName()]


# --- narrowing ------------------------------------------------------------------------------------


def test_typing_narrows_the_list_and_says_how_many_are_left(open_list: Open, qtbot: QtBot) -> None:
    page = open_list(PARTNERS)
    narrow(page, qtbot, "говэй")
    assert titles(page) == ["Zhang Guowei"]
    assert page.head.sentence.text().endswith("· 1 shown")


def press_instead(page: ListPage, words: str) -> None:
    """Press a button of what stands in the place of the rows."""
    assert page.body.instead is not None
    buttons = page.body.instead.findChildren(Button)
    next(each for each in buttons if each.accessibleName() == words).click()


def test_where_nothing_matches_one_may_clear_the_filters(open_list: Open, qtbot: QtBot) -> None:
    page = open_list(VISITS)
    narrow(page, qtbot, "kovalevich, Peru")
    press_instead(page, "Clear filters")
    at_rest(page, qtbot)
    assert page.body.instead is None
    assert page.table.rows.total == 2


def test_where_nothing_matches_one_may_search_everywhere(open_list: Open, qtbot: QtBot) -> None:
    page = open_list(VISITS)
    narrow(page, qtbot, "kovalevich, Peru")
    press_instead(page, "Search everywhere")
    palette = page.window().findChild(Palette)
    assert palette is not None
    assert palette.field.text() == "kovalevich, Peru"
    palette.close()


def test_a_condition_that_cannot_be_read_is_told_and_the_list_stays(
    open_list: Open, qtbot: QtBot
) -> None:
    page = open_list(VISITS)
    narrow(page, qtbot, "status=nonsense")
    assert "nonsense" in page.filter._problem.text()
    assert page.table.rows.total == 2
    narrow(page, qtbot, "status=inquiry")
    assert not page.filter._problem.isVisible()
    assert page.table.rows.total == 1


def test_enter_makes_a_chip_of_a_condition_and_the_chip_is_removed_again(
    open_list: Open, qtbot: QtBot
) -> None:
    page = open_list(VISITS)
    page.filter.field.setText("return direction=outgoing")
    QTest.keyClick(page.filter.field, Key.Key_Return)
    at_rest(page, qtbot)
    assert (page.filter.conditions, page.filter.typed) == (["direction=outgoing"], "return")
    assert titles(page) == ["[Ahead 1]", RETURN]
    page.filter.remove("direction=outgoing")
    assert page.filter.words == "return"


def test_a_filter_is_chosen_by_field_and_value(open_list: Open, qtbot: QtBot) -> None:
    page = open_list(VISITS)
    page.filter.add_button.click()
    choose(qtbot, "Status")
    choose(qtbot, "Planned")
    at_rest(page, qtbot)
    assert page.filter.conditions == ["status=inquiry|assessing"]
    assert titles(page) == ["[Ahead 1]", RETURN]


def test_alt_and_a_click_narrow_to_the_value_of_the_cell(open_list: Open, qtbot: QtBot) -> None:
    page = open_list(VISITS)
    at = page.table.visualRect(page.table.rows.index(3, 3)).center()
    alt = Qt.KeyboardModifier.AltModifier
    QTest.mouseClick(page.table.viewport(), LEFT, alt, at)
    at_rest(page, qtbot)
    assert page.filter.conditions == ["direction=incoming"]
    assert titles(page) == ["[2018 1]", GUESTS]


def test_letters_typed_into_the_list_go_into_the_filter(open_list: Open, qtbot: QtBot) -> None:
    page = open_list(PARTNERS)
    page.table.keyboardSearch("z")
    qtbot.waitUntil(lambda: page.place.words == "z")
    assert page.filter.field.hasFocus() or page.filter.typed == "z"


def test_a_place_whose_filter_cannot_be_read_says_why(open_list: Open) -> None:
    page = open_list(Place("visits_page", words="status=nonsense"))
    assert "nonsense" in page.filter._problem.text()
    assert page.body.instead is not None


def test_a_file_that_does_not_answer_is_told_in_the_place_of_the_list(
    open_list: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_list(VISITS)

    def gone(_reader: Reader, _ask: Ask) -> Found:
        raise Storage(N_("The office file cannot be reached."))

    with monkeypatch.context() as patch:
        patch.setattr(page.source, "find", gone)
        page.load()
        qtbot.waitUntil(lambda: isinstance(page.body.instead, Banner))
    page.load()
    qtbot.waitUntil(lambda: page.body.instead is None)


# --- order and columns ----------------------------------------------------------------------------


def test_a_click_on_a_head_sorts_and_another_turns_the_order(open_list: Open, qtbot: QtBot) -> None:
    page = open_list(VISITS)
    page.table.head.sectionClicked.emit(2)
    at_rest(page, qtbot)
    assert titles(page) == [GUESTS, RETURN]
    page.table.head.sectionClicked.emit(2)
    at_rest(page, qtbot)
    assert titles(page) == [RETURN, GUESTS]


def test_columns_are_chosen_and_remembered(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = arrive(started, qtbot, VISITS)
    page.look._choose(["start", "title", "country"])
    page.table.setColumnWidth(1, 211)
    arrive(started, qtbot, PARTNERS)
    page = arrive(started, qtbot, VISITS)
    keys = [each.key for each in page.source.columns]
    shown = [key for at, key in enumerate(keys, 1) if not page.table.isColumnHidden(at)]
    assert shown == ["start", "title", "country"]
    assert page.table.columnWidth(1) == 211


def test_the_title_is_not_the_first_column_to_shrink(program: Start, qtbot: QtBot) -> None:
    started = program()
    started.window.resize(1024, 640)
    page = arrive(started, qtbot, VISITS)
    columns = enumerate(page.source.columns, 1)
    shares = {c.key: page.table.columnWidth(at) / theme().scaled(c.width) for at, c in columns}
    assert shares["title"] >= shares["status"] - 0.02
    page.look._reset()


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_no_day_and_no_status_is_cut_in_a_narrow_window(
    program: Start, qtbot: QtBot, lang: str
) -> None:
    started = program(lang)
    started.window.resize(1024, 640)
    page = arrive(started, qtbot, VISITS)
    keys, grid = [each.key for each in page.source.columns], page.table
    for at in (keys.index("start") + 1, keys.index("status") + 1):
        rows = range(grid.rows.rowCount())
        assert not any(
            grid.cells.cut(grid.rows.index(row, at), grid.columnWidth(at)) for row in rows
        )


def test_what_one_does_with_a_list_stands_beside_the_first_line_of_the_filter(
    program: Start, qtbot: QtBot
) -> None:
    started = program("ru")
    started.window.resize(1024, 640)
    page = arrive(started, qtbot, replace(VISITS, words="country:CN status:held"))
    page.grab()
    field = page.filter.field
    assert page.filter.height() > 2 * page.filter.first_line
    for each in (page.tools.columns, page.tools.save):
        middle = each.mapTo(page, each.rect().center()).y()
        assert abs(middle - field.mapTo(page, field.rect().center()).y()) <= 1


def test_in_a_narrow_window_the_first_filter_of_follow_ups_leaves_room_for_the_next(
    program: Start, qtbot: QtBot
) -> None:
    started = program("ru")
    page = arrive(started, qtbot, replace(PROMISES, words="recent="))
    for width, words in ((1024, ""), (1440, "Столбцы")):
        started.window.resize(width, 640)
        settled(started, qtbot)
        assert page.filter.height() < 2 * page.filter.first_line
        assert page.tools.columns.text().strip() == words
        assert page.tools.columns.accessibleName() == "Столбцы"


def test_columns_are_put_in_order_by_keys_and_stay_so(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = arrive(started, qtbot, VISITS)
    page.choose_columns()
    popover = page.window().findChild(ColumnsPopover)
    assert isinstance(popover, ColumnsPopover)
    box = popover.boxes()[0]
    box.setFocus()
    QTest.keyClick(box, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert in_order(page)[:2] == ["title", "start"]
    assert popover.boxes()[1].hasFocus()
    popover.close()
    arrive(started, qtbot, PARTNERS)
    page = arrive(started, qtbot, VISITS)
    assert in_order(page)[:2] == ["title", "start"]
    page.look._reset()
    assert in_order(page)[:2] == ["start", "title"]


def test_a_column_that_is_dragged_stays_where_it_was_laid(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = arrive(started, qtbot, VISITS)
    page.table.head.moveSection(2, 1)
    assert not page.look._by_hand
    arrive(started, qtbot, PARTNERS)
    page = arrive(started, qtbot, VISITS)
    assert in_order(page)[:2] == ["title", "start"]
    page.look._reset()


def test_the_column_with_the_name_is_not_taken_away(open_list: Open) -> None:
    page = open_list(VISITS)
    page.choose_columns()
    popover = page.window().findChild(ColumnsPopover)
    assert isinstance(popover, ColumnsPopover)
    for box in popover.boxes()[:3]:
        QTest.keyClick(box, Key.Key_Space)
    popover.close()
    assert "title" in page.look.shown
    assert "start" not in page.look.shown
    page.look._reset()


def test_a_column_that_is_shown_is_filled(open_list: Open, qtbot: QtBot) -> None:
    page = open_list(VISITS)
    page.look._choose(["title", "country", "kinds"])
    at_rest(page, qtbot)
    column = 1 + [each.key for each in page.source.columns].index("kinds")
    assert page.table.rows.index(3, column).data() == "Exploratory"
    page.look._reset()


# --- choosing, opening, looking -------------------------------------------------------------------


def test_all_rows_of_the_filter_are_chosen_and_counted(open_list: Open) -> None:
    page = open_list(PARTNERS)
    QTest.keyClick(page.table, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.bulk.accessibleName() == "14 selected"
    assert page.table.head.chosen is Qt.CheckState.Checked
    assert page.step_back()
    assert not page.bulk.isVisible()


def test_a_box_chooses_one_more_row(open_list: Open) -> None:
    page = open_list(PARTNERS)
    for row in (1, 4):
        box = page.table.visualRect(page.table.rows.index(row, 0)).center()
        QTest.mouseClick(page.table.viewport(), LEFT, PLAIN, box)
    assert page.table.chosen_rows() == [1, 4]
    assert page.table.head.chosen is Qt.CheckState.PartiallyChecked


def test_insert_chooses_and_goes_on(open_list: Open) -> None:
    page = open_list(PARTNERS)
    for _ in range(2):
        QTest.keyClick(page.table, Key.Key_Insert)
    assert page.table.chosen_rows() == [0, 1]
    assert page.table.currentIndex().row() == 2


def test_enter_opens_the_record(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = arrive(started, qtbot, VISITS)
    page.table.choose([page.table.rows.id_at(3)])
    page.table.setCurrentIndex(page.table.rows.index(3, 1))
    number = page.table.current_id()
    QTest.keyClick(page.table, Key.Key_Return)
    assert started.window.trail.current is not None
    assert started.window.trail.current.place == Place("visit_page", "visit", number)


def test_enter_with_control_opens_a_window_of_its_own(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = arrive(started, qtbot, VISITS)
    page.table.setCurrentIndex(page.table.rows.index(3, 1))
    QTest.keyClick(page.table, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(started.started.windows) == 2
    settled(started, qtbot)
    started.started.windows[1].close()


def test_new_begins_a_draft_of_the_part_that_is_shown(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = arrive(started, qtbot, PARTNERS)
    assert page.head.parts is not None
    page.head.parts.choose("people")
    assert page.new_button.accessibleName() == "New person"
    page.make()
    settled(started, qtbot)
    assert started.window.trail.current is not None
    assert started.window.trail.current.place.page == "person_page"


def test_organisations_open_and_shut_by_arrow_keys(open_list: Open, qtbot: QtBot) -> None:
    page = open_list(PARTNERS)
    rows = page.table.rows
    at = next(row for row in range(rows.rowCount()) if (x := rows.row_at(row)) and x.opens)
    page.table.setCurrentIndex(rows.index(at, 1))
    before = rows.rowCount()
    QTest.keyClick(page.table, Key.Key_Right)
    at_rest(page, qtbot)
    assert rows.rowCount() > before
    QTest.keyClick(page.table, Key.Key_Left)
    assert rows.rowCount() == before


def test_space_looks_at_a_row_and_follows_to_the_next(open_list: Open, qtbot: QtBot) -> None:
    page = open_list(PARTNERS)
    QTest.keyClick(page.table, Key.Key_Space)
    qtbot.waitUntil(page.peek.card.isVisible)
    first = page.peek.card.accessibleName()
    QTest.keyClick(page.table, Key.Key_Down)
    qtbot.waitUntil(lambda: page.peek.card.accessibleName() != first)
    assert page.step_back()
    assert not page.peek.card.isVisible()


def test_the_menu_of_a_row_offers_what_keys_do(open_list: Open) -> None:
    page = open_list(VISITS)
    menu = page.acts.menu(page.mapToGlobal(QPoint(9, 9)), page.table.rows.id_at(1), ())
    assert isinstance(menu, QMenu)
    said = [action.text() for action in menu.actions() if action.text()]
    assert said[:3] == ["Open", "Open in a window of its own", "Look at it here"]
    assert said[-1] == "Archive"
    menu.close()


# --- acts on many ---------------------------------------------------------------------------------


def test_delete_puts_away_and_undo_brings_back(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = arrive(started, qtbot, VISITS)
    page.table.choose([page.table.rows.id_at(1), page.table.rows.id_at(3)])
    QTest.keyClick(page.table, Key.Key_Delete)
    qtbot.waitUntil(lambda: started.window.snackbar.text == "2 visits archived")
    at_rest(page, qtbot)
    assert page.table.rows.total == 0
    started.window.undo()
    at_rest(page, qtbot)
    qtbot.waitUntil(lambda: page.table.rows.total == 2)


def test_an_owner_is_given_to_all_that_are_chosen(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = arrive(started, qtbot, PARTNERS)
    page.head.parts.choose("people")  # type: ignore[union-attr]  # partners have parts
    at_rest(page, qtbot)
    page.table.selectAll()
    page.bulk.buttons[0].click()
    choose(qtbot, "anna")
    qtbot.waitUntil(lambda: started.window.snackbar.text == "Owner changed: 3 records")
    people = started.started.office.read(lambda reader: reader.where(Person))
    assert all(each.owner for each in people)


def test_a_new_tag_is_put_on_all_that_are_chosen(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = arrive(started, qtbot, VISITS)
    page.table.selectAll()
    page.bulk.buttons[1].click()
    chooser = next(
        x for x in QApplication.topLevelWidgets() if isinstance(x, Chooser) and x.isVisible()
    )
    chooser.field.insert("lasers")
    chooser.field.textEdited.emit("lasers")
    choose(qtbot, "New tag “lasers”")
    qtbot.waitUntil(lambda: started.window.snackbar.text == "Tagged: 2 visits")
    visits = started.started.office.read(lambda reader: reader.where(Visit))
    assert {each.tags for each in visits} == {visits[0].tags}


def test_reports_about_all_that_are_chosen_are_printed(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = arrive(started, qtbot, VISITS)
    page.table.selectAll()
    ids = page.table.chosen_ids()
    page.acts.print()
    settled(started, qtbot)
    assert started.window.trail.current is not None
    assert started.window.trail.current.place.tab == ",".join(map(str, ids))


def test_what_is_chosen_is_written_with_the_columns_in_view(
    open_list: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_list(VISITS, "ru")
    page.look._choose(["title", "status"])
    page.table.choose([page.table.rows.id_at(3)])
    names: list[str] = []

    def place(_parent: QWidget, _title: str, name: str, _kinds: str) -> Path:
        names.append(name)
        return tmp_path / name

    monkeypatch.setattr(list_acts, "place_for", place)
    page.bulk.buttons[-2].click()
    file = tmp_path / "Визиты.csv"
    qtbot.waitUntil(file.exists)
    at_rest(page, qtbot)
    page.look._reset()
    lines = file.read_text("utf-8-sig").splitlines()
    assert lines == ["Делегация,Статус", "Делегация: Синьсян,Состоялся"]
    assert names == [file.name]


def test_what_is_under_way_is_stopped_and_taken_back(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = arrive(started, qtbot, PARTNERS)
    page.table.selectAll()
    gate = threading.Event()
    page.desk.tasks.queue(page, gate.wait)
    page.acts.archive()
    page.acts.archive()
    assert started.window.snackbar.text == "The work before is still under way."
    page.acts.cancel()
    gate.set()
    qtbot.waitUntil(lambda: started.window.snackbar.text.startswith("Stopped."))
    at_rest(page, qtbot)
    assert page.table.rows.total == 14
    assert not page.acts.progress.isVisible()


def test_long_work_goes_on_where_its_page_has_gone(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = arrive(started, qtbot, VISITS)
    page.table.selectAll()
    gate = threading.Event()
    page.desk.tasks.queue(started.window, gate.wait)
    page.acts.archive()
    started.window.go(PARTNERS)
    gate.set()
    qtbot.waitUntil(lambda: started.window.snackbar.text == "2 visits archived")


def test_where_the_page_is_narrow_the_bar_shows_drawings_alone(open_list: Open) -> None:
    page = open_list(VISITS, "ru")
    page.window().resize(1024, 640)
    page.table.selectAll()
    assert page.bulk.geometry().right() < page.width()
    assert {button.text() for button in page.bulk.buttons} == {""}
    assert page.bulk.buttons[-1].accessibleName() == "В архив"
    page.window().resize(1440, 900)
    assert page.bulk.buttons[-1].text().strip() == "В архив"


# --- staying up to date, coming back --------------------------------------------------------------


def test_a_change_elsewhere_is_shown_and_what_is_chosen_stays(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = arrive(started, qtbot, VISITS)
    page.table.choose([page.table.rows.id_at(3)])
    office = started.started.office
    visit = office.read(lambda reader: reader.where(Visit, direction="outgoing"))[0]
    office.write(
        N_("Change"), lambda work: work.save(visit.having(status="assessing", retrospective=True))
    )
    office.write(
        N_("Add"),
        lambda work: work.add(
            visit.having(return_of=None).__class__(
                direction="incoming", title=visit.title, status="inquiry"
            )
        ),
    )
    qtbot.waitUntil(lambda: page.table.rows.total == 3)
    at_rest(page, qtbot)
    assert [titles(page)[row] for row in page.table.chosen_rows()] == [GUESTS]


def test_coming_back_finds_filter_order_and_selection(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = arrive(started, qtbot, PARTNERS)
    page.look.set_sort("-title")
    narrow(page, qtbot, "xinxiang")
    chosen = [page.table.rows.id_at(1)]
    page.table.choose(chosen)
    before = titles(page)
    arrive(started, qtbot, VISITS)
    started.window.back()
    page = here(started, qtbot)
    assert (page.filter.words, page.look.sort) == ("xinxiang", "-title")
    assert titles(page) == before
    assert page.table.chosen_ids() == chosen


# --- saved views ----------------------------------------------------------------------------------


def views(started: Program) -> list[str]:
    """Saved views as the sidebar says them."""
    buttons = started.window.sidebar._views.buttons.values()
    return [each.accessibleName() for each in buttons]


def test_saved_views_stand_in_the_sidebar_with_their_size(program: Start, qtbot: QtBot) -> None:
    started = program()
    qtbot.waitUntil(lambda: bool(views(started)))
    assert views(started) == ["China, first visits, 1", "No next step, 1", "Samples under test, 2"]
    next(iter(started.window.sidebar._views.buttons.values())).click()
    page = here(started, qtbot)
    assert page.head.title.text() == "China, first visits"
    assert titles(page) == ["[2018 1]", GUESTS]


def test_a_list_is_saved_as_a_view(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = arrive(started, qtbot, PARTNERS)
    narrow(page, qtbot, "country=CN")
    page.keep_view()
    popover = page.window().findChild(NamePopover)
    assert isinstance(popover, NamePopover)
    popover.field.setText("Partners in China")
    QTest.keyClick(popover.field, Key.Key_Return)
    qtbot.waitUntil(lambda: "Partners in China, 7" in views(started))
    assert here(started, qtbot).head.title.text() == "Partners in China"


def test_a_view_is_renamed_and_taken_away(program: Start, qtbot: QtBot) -> None:
    started = program()
    qtbot.waitUntil(lambda: bool(views(started)))
    number = started.window.sidebar._views._entries[0].id
    started.window.view_changed.emit(number, "Seen")
    qtbot.waitUntil(lambda: "Seen, 1" in views(started))
    started.window.view_changed.emit(number, "")
    qtbot.waitUntil(lambda: len(views(started)) == 2)


def test_placeholders_hold_the_focus_for_the_rows(open_list: Open) -> None:
    page = open_list(VISITS)
    page.table.setFocus()
    page.body.show_skeleton()
    page.body.show_table()
    assert page.table.hasFocus()


def test_rows_that_come_soon_need_no_placeholders(open_list: Open) -> None:
    page = open_list(VISITS)
    page.body.wait()
    page.body.show_table()
    assert not page.body._waiting.isActive()
    page.body._waiting.timeout.emit()
    assert isinstance(page.body.instead, Skeleton)


def test_a_list_that_is_opened_as_such_says_so_and_leads_to_its_other_ways(open_list: Open) -> None:
    page = open_list(PROMISES)
    assert isinstance(page, WaysPage)
    assert page.modes is not None
    assert page.modes.current == ""
    page.modes.choose("timeline")
    assert page.place.mode == "timeline"

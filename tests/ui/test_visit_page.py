# SPDX-License-Identifier: MIT
"""The page of a visit: what it shows, stops and people added and put in order."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from delegate_crm.app import gui
from delegate_crm.ui.pages.visit_page import VisitPage
from delegate_crm.ui.panels.ledger_cards import LedgerCard
from delegate_crm.ui.panels.named_list import NamedRow
from delegate_crm.ui.panels.people import DelegationCard, People
from delegate_crm.ui.panels.programme_rail import Number, ProgrammeRail, Titles
from delegate_crm.ui.panels.seats import SeatActs
from delegate_crm.ui.panels.two_tongues import TwoTongues
from delegate_crm.ui.place import Place
from delegate_crm.ui.places import new_place, place_of
from delegate_crm.ui.records.record import RecordPage
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.chip_button import ChipButton
from delegate_crm.ui.widgets.chips import Chip
from delegate_crm.ui.widgets.dragging import OrderedRow
from delegate_crm.ui.widgets.tiles import Tile
from tests.factories import Make
from tests.ui.conftest import Start, settled
from tests.ui.keyboard import press
from tests.ui.records import go, place_named, visible


def visit_page(program: gui.Program, qtbot: QtBot, tab: str = "") -> VisitPage:
    page = go(program, qtbot, place_named(program, "visit", "V-2018-001", tab))
    assert isinstance(page, VisitPage)
    return page


def titles(page: VisitPage) -> list[str]:
    assert page.facts is not None
    return [each.title for each in page.facts.more.stops]


def rail(page: VisitPage) -> ProgrammeRail:
    return visible(page, ProgrammeRail)


def test_tabs_count_what_they_hold(program: Start, qtbot: QtBot) -> None:
    page = visit_page(program(), qtbot)
    assert page.facts is not None
    counts = {tab.key: tab.count for tab in page.tabs(page.facts)}
    assert (counts["programme"], counts["people"], counts["follow_ups"]) == (4, 3, 10)


@pytest.mark.parametrize("tab", ["programme", "people", "follow_ups", "interests", "history"])
def test_every_tab_opens(program: Start, qtbot: QtBot, tab: str) -> None:
    page = visit_page(program(), qtbot, tab)
    assert page.place.tab == tab


@pytest.mark.parametrize(("tab", "sign"), [("people", Tile), ("programme", Number)])
def test_the_dots_to_drag_by_stand_beside_the_sign(
    program: Start, qtbot: QtBot, tab: str, sign: type[QWidget]
) -> None:
    page = visit_page(program(), qtbot, tab)
    for row in page.findChildren(OrderedRow):
        row.grab()
        mark = row.findChildren(sign)[0]
        middle = mark.mapTo(row, QPoint(0, mark.width() // 2))
        assert abs(row.grip.geometry().center().y() + 1 - middle.y()) <= 1


def test_no_button_of_the_head_is_squeezed_in_a_narrow_window(program: Start, qtbot: QtBot) -> None:
    started = program("ru")
    page = visit_page(started, qtbot)
    started.window.resize(1024, 640)
    settled(started, qtbot)
    buttons = page._head.findChildren(Button)
    assert len(buttons) == 3
    assert all(each.width() >= each.sizeHint().width() for each in buttons[:2])


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_the_title_stands_in_one_line_in_a_narrow_window(
    program: Start, qtbot: QtBot, lang: str
) -> None:
    started = program(lang)
    started.window.resize(1024, 640)
    head = visit_page(started, qtbot)._head
    head.grab()
    assert head.title.height() < 2 * head.title.fontMetrics().height()
    assert all(each.accessibleName() for each in head.findChildren(Button))
    started.window.resize(1440, 900)
    qtbot.waitUntil(lambda: all(each.text() for each in head.findChildren(Button)[:2]))


def test_a_new_visit_is_called_as_the_button_that_begins_it(program: Start, qtbot: QtBot) -> None:
    started = program()
    started.window.go(new_place("visit"))
    settled(started, qtbot)
    page = started.window.page
    assert isinstance(page, VisitPage)
    assert page._head.title.text() == "New visit"


def test_a_promise_is_begun_from_the_visit_it_belongs_to(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = visit_page(started, qtbot, "follow_ups")
    theirs, _ours = page.findChildren(LedgerCard)
    (begin,) = [x for x in theirs.findChildren(Button) if x.accessibleName() == "New follow-up"]
    begin.click()
    settled(started, qtbot)
    begun = started.window.page
    assert isinstance(begun, RecordPage)
    assert begun.facts is not None
    assert begun.facts.words["visit"] == "Delegation from Xinxiang"
    assert begun.facts.words["by_side"] == "We wait for"


def test_what_they_owe_stands_apart_from_what_we_do(program: Start, qtbot: QtBot) -> None:
    page = visit_page(program(), qtbot, "follow_ups")
    theirs, ours = page.findChildren(LedgerCard)
    assert {row.named.side for row in ours.findChildren(NamedRow)} == {"us", "both"}
    assert {row.named.side for row in theirs.findChildren(NamedRow)} == {"them", "both"}
    assert [each.accessibleName() for each in ours.findChildren(Chip)] == ["6 open", "4 overdue"]


def typed(qtbot: QtBot, tongues: TwoTongues, words: str, then: Qt.Key, *, chord: bool) -> None:
    """Type into both fields, one after the other, and press a key."""
    qtbot.waitUntil(tongues.lines["en"].hasFocus)
    for line, text in zip(tongues.lines.values(), words.split("/"), strict=True):
        line.selectAll()
        line.insert(text)
    held = Qt.KeyboardModifier.ControlModifier if chord else Qt.KeyboardModifier.NoModifier
    QTest.keyClick([*tongues.lines.values()][-1], then, held)


def test_a_stop_is_added_in_both_languages(program: Start, qtbot: QtBot) -> None:
    page = visit_page(program(), qtbot, "programme")
    rail(page).start_adding()
    typed(qtbot, rail(page).fresh, "Dinner/晚宴", Qt.Key.Key_Return, chord=False)
    qtbot.waitUntil(lambda: titles(page)[-1] == "Dinner")
    assert page.facts is not None
    assert page.facts.more.stops[-1].second == "晚宴"
    assert set(rail(page).fresh.words.values()) == {""}


def editor(page: VisitPage, qtbot: QtBot) -> TwoTongues:
    """The fields in which the titles of a stop are typed."""

    def shown() -> list[TwoTongues]:
        return [each for each in rail(page).stops.findChildren(TwoTongues) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[-1]


def test_a_stop_is_named_where_it_stands_and_one_goes_on(program: Start, qtbot: QtBot) -> None:
    page = visit_page(program(), qtbot, "programme")
    ids = rail(page).stops.ids
    QTest.keyClick(rail(page).stops._rows[2][1], Qt.Key.Key_F2)
    typed(qtbot, editor(page, qtbot), "Third/三", Qt.Key.Key_Return, chord=True)
    typed(qtbot, editor(page, qtbot), "Fourth/四", Qt.Key.Key_Return, chord=True)
    qtbot.waitUntil(lambda: titles(page)[2:] == ["Third", "Fourth"])
    assert rail(page).fresh.lines["en"].hasFocus()
    assert rail(page).stops.ids == ids


def test_escape_leaves_the_titles_as_they_were(program: Start, qtbot: QtBot) -> None:
    page = visit_page(program(), qtbot, "programme")
    before = titles(page)
    QTest.mouseClick(rail(page).stops.findChildren(Titles)[0], Qt.MouseButton.LeftButton)
    typed(qtbot, editor(page, qtbot), "Other/别的", Qt.Key.Key_Escape, chord=False)
    qtbot.waitUntil(rail(page).stops._rows[0][1].hasFocus)
    assert titles(page) == before


def test_a_stop_is_moved_by_keys_and_keeps_the_focus(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = visit_page(started, qtbot, "programme")
    first, second, *_ = titles(page)
    row = rail(page).stops._rows[0][1]
    QTest.keyClick(row, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: titles(page)[:2] == [second, first])
    settled(started, qtbot)
    assert rail(page).stops._rows[1][1].hasFocus()


def test_the_order_of_a_programme_is_undone_from_anywhere(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = visit_page(started, qtbot, "programme")
    before = titles(page)
    rail(page).stops.reordered.emit(rail(page).stops.ids[0], 3)
    qtbot.waitUntil(lambda: titles(page) != before)
    started.window.undo()
    qtbot.waitUntil(lambda: titles(page) == before)


def test_a_pasted_list_becomes_guests(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = visit_page(started, qtbot, "people")
    (people,) = page.findChildren(People)
    card = next(each for key, each in people._cards.items() if key.startswith("guest"))
    card.start_adding()
    card.list.field.setPlainText("Li Ming; director\n王芳; 翻译")
    qtbot.waitUntil(card.list.button.isEnabled)
    card.list.button.click()
    qtbot.waitUntil(lambda: len(card.seats.ids) == 3)


def test_space_looks_at_a_row_of_another_record_until_escape(program: Start, qtbot: QtBot) -> None:
    started = program()
    qtbot.waitActive(started.window)
    page = visit_page(started, qtbot, "interests")
    first, second, *_ = [each for each in page.findChildren(NamedRow) if each.isVisible()]
    first.setFocus()
    press(first, "Space")
    qtbot.waitUntil(page.peek.card.isVisible)
    second.setFocus()
    qtbot.waitUntil(lambda: page.peek.card.shown == second.named.id)
    press(second, "Esc")
    assert not page.peek.card.isVisible()
    press(second, "Space")
    qtbot.waitUntil(page.peek.card.isVisible)
    page._tabs.setFocus()
    assert not page.peek.card.isVisible()


def test_coming_back_the_row_that_was_left_has_the_focus(program: Start, qtbot: QtBot) -> None:
    started = program()
    qtbot.waitActive(started.window)
    page = visit_page(started, qtbot)
    row = [each for each in page.findChildren(NamedRow) if each.isVisible()][2]
    left = row.named.id
    row.setFocus()
    press(row, "Return")
    settled(started, qtbot)
    assert started.window.page is not page
    started.window.back()
    settled(started, qtbot)

    def back() -> bool:
        held = QApplication.focusWidget()
        return isinstance(held, NamedRow) and held.named.id == left

    qtbot.waitUntil(back)


def guests(page: VisitPage) -> DelegationCard:
    """The card of their side."""
    (people,) = page.findChildren(People)
    return next(each for key, each in people._cards.items() if key.startswith("guest"))


def test_whether_somebody_came_is_marked_where_it_stands(program: Start, qtbot: QtBot) -> None:
    started = program()
    card = guests(visit_page(started, qtbot, "people"))
    (chip,) = card.seats.findChildren(ChipButton)
    before = chip.current
    chip._pick("absent")
    settled(started, qtbot)
    qtbot.waitUntil(lambda: [x.current for x in card.seats.findChildren(ChipButton)] == ["absent"])
    assert started.window.snackbar.text == "Zhang Guowei: Absent"
    started.window.undo()
    qtbot.waitUntil(lambda: [x.current for x in card.seats.findChildren(ChipButton)] == [before])


def test_a_seat_leads_to_the_person_and_to_all_its_fields(program: Start, qtbot: QtBot) -> None:
    started = program()
    (acts,) = guests(visit_page(started, qtbot, "people")).seats.findChildren(SeatActs)
    said = {str(each.text.message): each.act for each in acts.acts()}
    said["All its fields"]()
    current = started.window.trail.current
    assert current is not None
    assert current.place.kind == "delegate"
    assert "Open the person" in said


def test_a_seat_is_taken_off_the_list_and_brought_back(program: Start, qtbot: QtBot) -> None:
    started = program()
    card = guests(visit_page(started, qtbot, "people"))
    (acts,) = card.seats.findChildren(SeatActs)
    acts.acts()[-1].act()
    qtbot.waitUntil(lambda: card.seats.ids == [])
    started.window.undo()
    qtbot.waitUntil(lambda: len(card.seats.ids) == 1)


def test_the_order_of_rank_is_offered_and_taken_by_a_click(program: Start, qtbot: QtBot) -> None:
    started = program()
    make = Make(started.started.office)
    visit = make.visit(title="Talks")
    group, body = make.delegation(visit=visit), make.organisation(names="Body")
    for name, value in (("Li Ming", 10), ("Wang Fang", 30)):
        person, rank = make.person(names=name), make.rank_level(names="Step", value=value)
        post = make.affiliation(person=person, organisation=body, rank=rank)
        make.delegate(delegation=group, person=person, affiliation=post, role="member")
    started.window.go(place_of("visit", visit.id, "people"))
    settled(started, qtbot)
    page = started.window.page
    assert isinstance(page, VisitPage)
    card = guests(page)
    qtbot.waitUntil(card.suggestion.isVisible)
    assert card.suggestion.words.text() == "By rank: Wang Fang and Li Ming"
    before = card.seats.ids
    card.suggestion.apply.click()
    qtbot.waitUntil(lambda: card.seats.ids == before[::-1])
    qtbot.waitUntil(card.suggestion.isHidden)


def test_printing_goes_to_the_print_page(program: Start, qtbot: QtBot) -> None:
    started = program()
    page = visit_page(started, qtbot)
    action = next(each for each in page.actions_here() if each.keys == "Ctrl+P")
    action.act()
    current = started.window.trail.current
    assert current is not None
    assert current.place == Place("print_page", "visit", page.saver.id, words="visit_report")


def test_coming_back_shows_the_tab_that_was_left(program: Start, qtbot: QtBot) -> None:
    started = program()
    visit_page(started, qtbot).show_tab("people")
    started.window.go(Place("today_page"))
    started.window.back()
    settled(started, qtbot)
    assert started.window.page is not None
    assert started.window.page.place.tab == "people"


def test_acts_of_the_head_keep_their_words_in_a_narrow_window(program: Start, qtbot: QtBot) -> None:
    started = program(lang="ru")
    started.window.resize(1024, 640)
    page = visit_page(started, qtbot, "programme")
    acts = [each for each in page._head._made if each.text()]
    assert acts
    assert [each.width() < each.sizeHint().width() for each in acts] == [False] * len(acts)

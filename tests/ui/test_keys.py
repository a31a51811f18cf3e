# SPDX-License-Identifier: MIT
"""The keyboard map (`UX` 8): each chord does what it says, under a Cyrillic layout too, and
never while an input method is composing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from delegate_crm import entities
from delegate_crm.app.gui import Program
from delegate_crm.entities.programme import ProgrammeItem
from delegate_crm.ui.keys import claim, sequences, shown
from delegate_crm.ui.lists.listing import ListPage
from delegate_crm.ui.pages import print_page
from delegate_crm.ui.palette import Palette
from delegate_crm.ui.panels.keys_card import KeysCard
from delegate_crm.ui.panels.log_reply import LogReply
from delegate_crm.ui.panels.partner_cards import NoteLine
from delegate_crm.ui.place import Place
from delegate_crm.ui.places import place_of
from delegate_crm.ui.records.record import FORM, RecordPage
from delegate_crm.ui.sidebar import SECTIONS, SETTINGS
from delegate_crm.ui.theme import Look
from delegate_crm.ui.widgets.dragging import OrderedRow
from delegate_crm.ui.widgets.window_bar import WindowBar
from delegate_crm.ui.window import Window
from tests.factories import Make
from tests.ui.conftest import Start, settled
from tests.ui.keyboard import CYRILLIC, LATIN, compose, focused, press

LAYOUTS = pytest.mark.parametrize("layout", [LATIN, CYRILLIC])
Sort = QEvent.Type
At = Callable[[Place], Program]
AWAITED = {
    "visits_page": ("visit", "V-2018-001"),
    "partners_page": ("organisation", "CPC Xinxiang Municipal Committee"),
}
"""A record of each list from which something is awaited in the sample office."""


@pytest.fixture
def at(program: Start, qtbot: QtBot) -> At:
    """The program on a page."""

    def go(place: Place) -> Program:
        started = program()
        qtbot.waitActive(started.window)
        started.window.activateWindow()
        started.window.go(place)
        settled(started, qtbot)
        return started

    return go


def here(program: Program) -> Place:
    assert program.window.trail.current is not None
    return program.window.trail.current.place


def find(program: Program, kind: str, number: str) -> int:
    found: int = Make(program.started.office).find(kind, number).id
    return found


def visit(at: At, tab: str = "overview") -> Program:
    started = at(Place("today_page"))
    started.window.go(place_of("visit", find(started, "visit", "V-2018-001"), tab))
    return started


def popup(sort: type, qtbot: QtBot) -> None:
    """Wait for something that floats, and close it."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), sort))
    found = QApplication.activePopupWidget()
    assert found is not None
    found.close()


# --- everywhere -----------------------------------------------------------------------------------


@pytest.mark.parametrize("number", range(len(SECTIONS)))
def test_ctrl_and_a_digit_goes_to_a_section(at: At, number: int) -> None:
    started = at(SETTINGS.place)
    press(started.window, f"Ctrl+{number + 1}")
    assert here(started) == SECTIONS[number].place


@LAYOUTS
def test_the_settings_are_a_chord_away(at: At, layout: str) -> None:
    started = at(Place("today_page"))
    press(started.window, "Ctrl+,", layout)
    assert here(started) == SETTINGS.place


@LAYOUTS
@pytest.mark.parametrize("place", [Place("today_page"), Place("visits_page"), SETTINGS.place])
def test_the_palette_opens_on_any_page(at: At, qtbot: QtBot, place: Place, layout: str) -> None:
    press(at(place).window, "Ctrl+K", layout)
    popup(Palette, qtbot)


@LAYOUTS
@pytest.mark.parametrize(
    ("place", "kind"),
    [
        (Place("today_page"), "visit"),
        (Place("partners_page"), "organisation"),
        (Place("kind_page", "event"), "event"),
        (place_of("person", 22), "person"),
        (Place("reports_page"), "visit"),
        (SETTINGS.place, "visit"),
    ],
)
def test_ctrl_n_begins_what_the_page_is_about(
    at: At, qtbot: QtBot, place: Place, kind: str, layout: str
) -> None:
    started = at(place)
    press(started.window, "Ctrl+N", layout)
    settled(started, qtbot)
    assert (here(started).kind, here(started).id) == (kind, 0)


@LAYOUTS
@pytest.mark.parametrize("place", [Place("today_page"), Place("visits_page"), SETTINGS.place])
def test_what_is_new_can_be_chosen_anywhere(
    at: At, qtbot: QtBot, place: Place, layout: str
) -> None:
    press(at(place).window, "Ctrl+Shift+N", layout)
    popup(QMenu, qtbot)


def test_the_way_is_walked_back_and_forth_also_while_one_types(at: At) -> None:
    started = at(Place("visits_page"))
    press(started.window, "Ctrl+F")
    press(started.window, "Alt+Left")
    assert here(started) == Place("today_page")
    press(started.window, "Alt+Right")
    assert here(started) == Place("visits_page")


@LAYOUTS
def test_steps_are_undone_and_done_again(at: At, qtbot: QtBot, layout: str) -> None:
    started = at(Place("today_page"))
    made = Make(started.started.office).visit(title="Perm")
    settled(started, qtbot)

    def there() -> bool:
        office = started.started.office
        return bool(office.read(lambda reader: made.id in reader.ids(type(made).listing)))

    press(started.window, "Ctrl+Z", layout)
    settled(started, qtbot)
    assert not there()
    press(started.window, "Ctrl+Shift+Z", layout)
    settled(started, qtbot)
    assert there()


@LAYOUTS
def test_undo_takes_back_the_text_first_and_then_the_last_step(
    at: At, qtbot: QtBot, layout: str
) -> None:
    started = at(Place("visits_page"))
    page = started.window.page
    assert isinstance(page, ListPage)
    Make(started.started.office).visit(title="Perm")
    settled(started, qtbot)
    press(started.window, "Ctrl+F")
    page.filter.field.insert("xin")
    press(started.window, "Ctrl+Z", layout)
    assert (page.filter.field.text(), started.window.snackbar.text) == ("", "")
    press(started.window, "Ctrl+Z", layout)
    settled(started, qtbot)
    assert started.window.snackbar.text.startswith("Taken back")


@LAYOUTS
def test_the_sidebar_is_hidden_and_shown(at: At, layout: str) -> None:
    window = at(Place("today_page")).window
    press(window, "Ctrl+B", layout)
    assert not window.sidebar.isVisible()
    press(window, "Ctrl+B", layout)
    assert window.sidebar.isVisible()


@pytest.mark.parametrize("sort", [Sort.ShortcutOverride, Sort.KeyPress])
def test_escape_is_claimed_while_the_window_asks_whose_it_is(sort: Sort) -> None:
    escape, other = (
        QKeyEvent(sort, key, Qt.KeyboardModifier.NoModifier)
        for key in (Qt.Key.Key_Escape, Qt.Key.Key_A)
    )
    assert claim(escape) is (sort is Sort.ShortcutOverride)
    assert not claim(other)
    assert claim(other, lambda _event: True) is (sort is Sort.ShortcutOverride)


def test_regions_are_walked_both_ways(at: At) -> None:
    window = at(Place("visits_page")).window
    assert window.page is not None
    for keys, inside in (("F6", True), ("F6", False), ("Shift+F6", True), ("Shift+F6", False)):
        press(window, keys)
        assert window.sidebar.isAncestorOf(focused()) is inside


@pytest.mark.parametrize("keys", ["F1", "Ctrl+/"])
@pytest.mark.parametrize("place", [Place("today_page"), Place("visits_page"), SETTINGS.place])
def test_the_keys_of_a_page_are_shown(at: At, qtbot: QtBot, keys: str, place: Place) -> None:
    window = at(place).window
    press(window, keys)
    card = QApplication.activePopupWidget()
    assert card is not None
    assert "Settings: Ctrl+," in card.accessibleDescription()
    popup(KeysCard, qtbot)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place("today_page"), "most pressing first"),
        (Place("visits_page"), "Type to narrow the list"),
        (place_of("person", 22), "saved as you leave it"),
        (SETTINGS.place, "kept at once"),
    ],
)
def test_help_says_how_the_page_works(at: At, qtbot: QtBot, place: Place, words: str) -> None:
    press(at(place).window, "F1")
    card = QApplication.activePopupWidget()
    assert card is not None
    assert (card.accessibleName(), words in card.accessibleDescription()) == ("Help", True)
    popup(KeysCard, qtbot)


def test_help_that_has_no_room_is_scrolled_by_keys(program: Start) -> None:
    window = program(look=Look("light", size=150, system_font=False)).window
    window.resize(window.minimumSize())
    press(window, "F1")
    card = QApplication.activePopupWidget()
    assert isinstance(card, KeysCard)
    assert card.height() <= window.height()
    bar = card.findChildren(QScrollArea)[0].verticalScrollBar()
    press(card, "PgDown")
    assert bar.value() == bar.maximum() > 0
    press(card, "Up")
    assert bar.value() == bar.maximum() - bar.singleStep()
    card.close()


# --- Alt alone ------------------------------------------------------------------------------------

Kind, Key, Held = QEvent.Type, Qt.Key, Qt.KeyboardModifier
DOWN = (Kind.KeyPress, Key.Key_Alt, Held.AltModifier)
UP = (Kind.KeyRelease, Key.Key_Alt, Held.NoModifier)
Told = tuple[QEvent.Type, Qt.Key, Qt.KeyboardModifier]


def tell(window: Window, *told: Told) -> QWidget | None:
    """Let the system tell the window of keys; the answer is what has opened."""
    for each in told:
        QApplication.sendEvent(window.windowHandle(), QKeyEvent(*each))
    return QApplication.activePopupWidget()


def test_alt_alone_opens_the_menu_on_its_first_entry(at: At) -> None:
    menu = tell(at(Place("today_page")).window, DOWN, UP)
    assert isinstance(menu, QMenu)
    assert menu.activeAction() is menu.actions()[0]
    menu.close()


@pytest.mark.parametrize(
    "told",
    [
        (DOWN, (Kind.KeyPress, Key.Key_Shift, Held.AltModifier), UP),
        (DOWN, (Kind.KeyPress, Key.Key_Tab, Held.AltModifier), UP),
        ((Kind.KeyPress, Key.Key_Alt, Held.AltModifier | Held.ShiftModifier), UP),
    ],
)
def test_alt_with_another_key_opens_nothing(at: At, told: Sequence[Told]) -> None:
    assert tell(at(Place("today_page")).window, *told) is None


@pytest.mark.parametrize("between", [Kind.FocusOut, Kind.MouseButtonPress, Kind.Wheel])
def test_alt_with_the_mouse_or_another_window_opens_nothing(at: At, between: QEvent.Type) -> None:
    window = at(Place("today_page")).window
    tell(window, DOWN)
    window._alt.eventFilter(window, QEvent(between))
    assert tell(window, UP) is None


def test_a_chord_with_alt_opens_no_menu_when_alt_is_let_go(at: At) -> None:
    window = at(Place("visits_page")).window
    tell(window, DOWN)
    press(window, "Alt+Left")
    assert tell(window, UP) is None


def test_alt_is_left_to_an_input_method_that_is_composing(at: At) -> None:
    window = at(Place("visits_page")).window
    press(window, "Ctrl+F")
    field = focused()
    compose(field, "zhang")
    assert tell(window, DOWN, UP) is None
    compose(field, "")


# --- lists ----------------------------------------------------------------------------------------


@LAYOUTS
def test_a_list_is_filtered_and_left_by_esc(at: At, layout: str) -> None:
    started = at(Place("visits_page"))
    page = started.window.page
    assert isinstance(page, ListPage)
    press(started.window, "Ctrl+F", layout)
    assert page.filter.field.hasFocus()
    press(started.window, "Esc")
    assert page.table.hasFocus()


@LAYOUTS
def test_all_rows_are_chosen_and_let_go(at: At, layout: str) -> None:
    started = at(Place("followups_page"))
    page = started.window.page
    assert isinstance(page, ListPage)
    page.table.setFocus()
    press(started.window, "Ctrl+A", layout)
    assert page.table.all_chosen()
    press(started.window, "Esc")
    assert page.table.chosen_count() == 0


@LAYOUTS
@pytest.mark.parametrize(
    ("keys", "count"), [(("Insert", "Insert"), 2), (("Shift+Down",), 2), (("Down", "Shift+Up"), 2)]
)
def test_rows_are_chosen_by_keys(at: At, layout: str, keys: Sequence[str], count: int) -> None:
    started = at(Place("followups_page"))
    page = started.window.page
    assert isinstance(page, ListPage)
    page.table.setFocus()
    for each in keys:
        press(started.window, each, layout)
    assert page.table.chosen_count() == count


@LAYOUTS
@pytest.mark.parametrize("keys", ["Ctrl+L", "Ctrl+D"])
@pytest.mark.parametrize("place", [Place("today_page"), Place("followups_page")])
def test_a_reply_to_the_current_row_is_written_down(
    at: At, qtbot: QtBot, place: Place, keys: str, layout: str
) -> None:
    started = at(place)
    page = started.window.page
    if isinstance(page, ListPage):
        page.table.setFocus()
    press(started.window, keys, layout)
    popup(LogReply, qtbot)


# --- records --------------------------------------------------------------------------------------


@LAYOUTS
def test_a_visit_is_edited_replied_to_and_printed(at: At, qtbot: QtBot, layout: str) -> None:
    started = visit(at)
    settled(started, qtbot)
    press(started.window, "Ctrl+E", layout)
    assert here(started).tab == FORM
    press(started.window, "Esc")
    press(started.window, "Ctrl+L", layout)
    popup(LogReply, qtbot)
    press(started.window, "Ctrl+P", layout)
    assert here(started).page == "print_page"


@LAYOUTS
def test_a_visit_is_marked_as_done_and_saved_as_pdf(
    at: At, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, layout: str
) -> None:
    started = visit(at)
    settled(started, qtbot)
    press(started.window, "Ctrl+D", layout)
    popup(LogReply, qtbot)
    press(started.window, "Ctrl+P", layout)
    settled(started, qtbot)
    asked: list[str] = []
    monkeypatch.setattr(print_page, "place_for", lambda *given: asked.append(given[2]))
    press(started.window, "Ctrl+Shift+S", layout)
    assert [name.endswith(".pdf") for name in asked] == [True]


@LAYOUTS
@pytest.mark.parametrize("keys", ["Ctrl+Right", "Ctrl+Shift+Left"])
def test_a_window_is_moved_and_resized(at: At, qtbot: QtBot, layout: str, keys: str) -> None:
    started = at(Place("today_page"))
    before = Make(started.started.office).find("follow_up", "54")
    started.window.go(place_of("follow_up", before.id))
    settled(started, qtbot)
    assert started.window.page is not None
    started.window.page.findChildren(WindowBar)[0].setFocus()
    press(started.window, keys, layout)
    settled(started, qtbot)
    qtbot.waitUntil(lambda: Make(started.started.office).again(before).window != before.window)


def stops(program: Program) -> list[int]:
    """Ids of the stops in their order."""
    found = program.started.office.read(lambda reader: reader.where(ProgrammeItem))
    return [each.id for each in sorted(found, key=lambda each: each.seq)]


@LAYOUTS
def test_stops_are_moved_in_their_order(at: At, qtbot: QtBot, layout: str) -> None:
    started = visit(at, "programme")
    settled(started, qtbot)
    first, second, *rest = stops(started)
    assert started.window.page is not None
    started.window.page.findChildren(OrderedRow)[0].setFocus()
    press(started.window, "Alt+Down", layout)
    settled(started, qtbot)
    assert stops(started) == [second, first, *rest]


def test_tabs_are_turned(at: At, qtbot: QtBot) -> None:
    started = visit(at)
    settled(started, qtbot)
    press(started.window, "Ctrl+PgDown")
    assert here(started).tab == "programme"
    press(started.window, "Ctrl+PgUp")
    assert here(started).tab == "overview"


@pytest.mark.parametrize("keys", ["Ctrl+L", "Ctrl+D"])
def test_a_follow_up_is_answered_on_its_page(at: At, qtbot: QtBot, keys: str) -> None:
    started = at(Place("today_page"))
    started.window.go(place_of("follow_up", find(started, "follow_up", "54")))
    settled(started, qtbot)
    press(started.window, keys)
    popup(LogReply, qtbot)


@LAYOUTS
@pytest.mark.parametrize("keys", ["Ctrl+L", "Ctrl+D"])
def test_what_a_partner_owes_is_answered_on_their_page(
    at: At, qtbot: QtBot, layout: str, keys: str
) -> None:
    started = at(Place("today_page"))
    make = Make(started.started.office)
    person = make.person(names="Li Ming")
    make.follow_up(text="Answer", by_side="them", by=person, due_mode="date", due="1 May 2019")
    settled(started, qtbot)
    started.window.go(place_of("person", person.id))
    settled(started, qtbot)
    press(started.window, keys, layout)
    popup(LogReply, qtbot)


@LAYOUTS
@pytest.mark.parametrize("kind", ["person", "organisation"])
def test_where_a_partner_owes_nothing_a_note_is_written(
    at: At, qtbot: QtBot, kind: str, layout: str
) -> None:
    started = at(Place("today_page"))
    partner = Make(started.started.office)(kind, names="Perm")
    settled(started, qtbot)
    started.window.go(place_of(kind, partner.id, "history"))
    settled(started, qtbot)
    press(started.window, "Ctrl+L", layout)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), NoteLine))
    assert here(started).tab == "overview"


@LAYOUTS
def test_what_is_awaited_about_an_interest_is_answered_on_its_page(
    at: At, qtbot: QtBot, layout: str
) -> None:
    started = at(Place("today_page"))
    make = Make(started.started.office)
    interest = make.interest(topic="Lathe", by=make.person(names="Li Ming"))
    make.follow_up(text="Answer", about=interest)
    settled(started, qtbot)
    started.window.go(place_of("interest", interest.id))
    settled(started, qtbot)
    press(started.window, "Ctrl+L", layout)
    popup(LogReply, qtbot)


@pytest.mark.parametrize("kind", ["person", "organisation", "follow_up", "agreement"])
def test_where_there_is_nothing_to_print_that_is_said(at: At, qtbot: QtBot, kind: str) -> None:
    started = at(Place("today_page"))
    records = started.started.office.read(lambda reader: reader.ids(entities.kind(kind).listing))
    started.window.go(place_of(kind, records[0]))
    settled(started, qtbot)
    press(started.window, "Ctrl+P")
    assert started.window.snackbar.text.startswith("There is no report about this yet.")
    assert here(started).page != "print_page"


def test_a_record_that_is_not_saved_yet_is_not_printed(at: At, qtbot: QtBot) -> None:
    started = at(place_of("visit", 0))
    settled(started, qtbot)
    press(started.window, "Ctrl+P")
    assert started.window.snackbar.text == "There is nothing to print before this is saved."


@LAYOUTS
@pytest.mark.parametrize("place", [Place("visits_page"), Place("partners_page")])
def test_a_row_is_answered_in_its_list(at: At, qtbot: QtBot, place: Place, layout: str) -> None:
    started = at(place)
    page = started.window.page
    assert isinstance(page, ListPage)
    owes = find(started, *AWAITED[place.page])
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.rows.index(page.table.rows.rows_of([owes])[0], 0))
    press(started.window, "Ctrl+L", layout)
    popup(LogReply, qtbot)


@LAYOUTS
def test_a_visit_is_printed_from_the_list(at: At, layout: str) -> None:
    started = at(Place("visits_page"))
    page = started.window.page
    assert isinstance(page, ListPage)
    page.table.setFocus()
    current = page.current_id()
    press(started.window, "Ctrl+P", layout)
    assert (here(started).page, here(started).id) == ("print_page", current)


# --- input methods --------------------------------------------------------------------------------


@pytest.mark.parametrize("keys", ["Return", "Esc", "Down", "Up", "Space", "1"])
def test_the_filter_leaves_an_input_method_its_keys(at: At, keys: str) -> None:
    started = at(Place("visits_page"))
    page = started.window.page
    assert isinstance(page, ListPage)
    field = page.filter.field
    field.setFocus()
    field.insert("xin")
    compose(field, "zhang")
    press(started.window, keys)
    assert (field.hasFocus(), field.text(), page.filter.words) == (True, "xin", "xin")


@pytest.mark.parametrize("keys", ["Return", "Esc", "Down", "3"])
def test_the_palette_leaves_an_input_method_its_keys(at: At, keys: str) -> None:
    started = at(Place("today_page"))
    window = started.window
    assert window.desk is not None
    palette = Palette(window, window.desk, window.commands())
    palette.open()
    compose(palette.field, "zhang")
    press(palette, keys)
    assert (palette.isVisible(), palette.list.currentRow(), palette.field.text()) == (True, 0, "")
    palette.close()


@pytest.mark.parametrize("keys", ["Return", "Esc"])
def test_a_value_under_the_pen_leaves_an_input_method_its_keys(
    at: At, qtbot: QtBot, keys: str
) -> None:
    started = visit(at)
    settled(started, qtbot)
    page = started.window.page
    assert isinstance(page, RecordPage)
    value = page.value("title")
    assert value is not None
    value.begin()
    field = focused()
    compose(field, "zhang")
    press(started.window, keys)
    assert value.entry is not None
    assert QApplication.focusWidget() is field
    compose(field, "")


# --- how keys are written -------------------------------------------------------------------------


def test_no_chord_belongs_to_an_input_method(program: Start) -> None:
    owned = {"Ctrl+Space", "Shift+Space", "Ctrl+.", "Alt+Shift", "Meta+Space"}
    ours = {str(chord.toString()) for each in program().window.commands() if each.keys
            for chord in sequences(each.keys)}  # fmt: skip
    assert ours
    assert not ours & owned


def test_no_chord_stands_for_two_acts(at: At) -> None:
    started = at(Place("visits_page"))
    ours = [each.keys for each in started.window.commands() if each.keys]
    assert sorted(ours) == sorted(set(ours))


def test_keys_are_written_as_they_stand_on_the_keyboard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert [shown("Ctrl+Return"), shown("Alt+Left")] == ["Ctrl Enter", "Alt ←"]


def test_a_mac_has_its_own_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    assert [shown("Ctrl+Shift+N"), shown("Alt+Left")] == ["⌘⇧N", "⌥←"]

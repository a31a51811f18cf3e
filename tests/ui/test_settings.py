# SPDX-License-Identifier: MIT
"""Settings apply at once, are found by their words, and go back; copies are made and put back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from delegate_crm.app.gui import Program, chosen_page
from delegate_crm.kit import preferences
from delegate_crm.kit.i18n import N_
from delegate_crm.services.settings import START_PAGES, change, office_value
from delegate_crm.services.upkeep import keep_copy
from delegate_crm.ui.dialogs.confirm import Confirm
from delegate_crm.ui.pages.settings_page import GROUPS, SettingsPage
from delegate_crm.ui.panels.data_file import Backups, DataFile, size_words
from delegate_crm.ui.panels.days_off import DaysOffCard
from delegate_crm.ui.panels.settings_rows import SettingCard, SizeSlider
from delegate_crm.ui.place import Place
from delegate_crm.ui.sidebar import SECTIONS
from delegate_crm.ui.widgets.buttons import Button, Segment
from delegate_crm.ui.widgets.cards import Banner
from delegate_crm.ui.widgets.choice import Choice
from delegate_crm.ui.widgets.worded import WordedRow
from tests.ui.conftest import Start, settled

Open = Callable[[str], Program]


@pytest.fixture
def opened(program: Start, qtbot: QtBot) -> Open:
    """The program on a group of the settings."""

    def go(group: str) -> Program:
        started = program()
        started.window.go(Place("settings_page", tab=group))
        settled(started, qtbot)
        return started

    return go


def page(program: Program) -> SettingsPage:
    found = program.window.page
    assert isinstance(found, SettingsPage)
    return found


def control(program: Program, key: str) -> Any:  # noqa: ANN401 - a choice, a segment, a slider
    return next(row.control for row in page(program)._rows() if row.key == key)


def shown(program: Program) -> list[str]:
    return [row.key for row in page(program)._rows() if row.isVisible() and row.key]


def office(program: Program, key: str) -> Any:  # noqa: ANN401 - a value of the setting's kind
    return program.started.office.read(lambda reader: office_value(reader, key))


def line(program: Program, name: str) -> QLineEdit:
    lines = page(program).findChildren(QLineEdit)
    return next(each for each in lines if each.accessibleName() == name)


def back_to_defaults(program: Program, group: str) -> Button:
    buttons = page(program)._cards[group][0].findChildren(Button)
    return next(each for each in buttons if each.text() == "Back to defaults")


def type_into(field: QLineEdit, words: str) -> None:
    field.setFocus()
    field.selectAll()
    field.insert(words)
    QTest.keyClick(field, Qt.Key.Key_Return)


# --- the user's own -------------------------------------------------------------------------------


def test_the_language_changes_where_one_is(opened: Open, qtbot: QtBot) -> None:
    started = opened("general")
    control(started, "language").choose("ru")
    settled(started, qtbot)
    assert page(started).title() == "Настройки"
    assert preferences.read()["language"] == "ru"


@pytest.mark.parametrize("scheme", ["dark", "contrast", "light"])
def test_the_colours_change_at_once(opened: Open, qtbot: QtBot, scheme: str) -> None:
    started = opened("appearance")
    control(started, "scheme").choose(scheme)
    settled(started, qtbot)
    assert started.theme.scheme.value == scheme
    assert control(started, "scheme").current == scheme


def test_the_focus_stays_on_what_was_changed(opened: Open, qtbot: QtBot) -> None:
    started = opened("appearance")
    density = control(started, "density")
    assert isinstance(density, Segment)
    QTest.keyClick(density._buttons["comfortable"], Qt.Key.Key_Right)
    assert started.theme.look.compact

    def focused() -> bool:
        again = control(started, "density")
        return bool(again is not density and again.isAncestorOf(QApplication.focusWidget()))

    qtbot.waitUntil(focused)


def test_the_text_grows_when_the_slider_rests(opened: Open, qtbot: QtBot) -> None:
    started = opened("appearance")
    slider = control(started, "text_size")
    assert isinstance(slider, SizeSlider)
    QTest.keyClick(slider.slider, Qt.Key.Key_PageUp)
    assert slider._share.text() == "115 %"
    qtbot.waitUntil(lambda: started.theme.look.size == 115)
    settled(started, qtbot)


def test_the_start_page_is_kept(opened: Open) -> None:
    started = opened("general")
    control(started, "start_page").choose("visits")
    assert (preferences.read()["start_page"], chosen_page()) == ("visits", "visits")


def test_every_start_page_is_a_section() -> None:
    assert list(START_PAGES) == [entry.key for entry in SECTIONS]


def test_defaults_come_back_and_can_be_taken_back(opened: Open, qtbot: QtBot) -> None:
    started = opened("appearance")
    control(started, "scheme").choose("dark")
    settled(started, qtbot)
    back_to_defaults(started, "appearance").click()
    settled(started, qtbot)
    assert "scheme" not in preferences.read()
    started.window.snackbar._undo.click()
    settled(started, qtbot)
    assert started.theme.scheme.value == "dark"


@pytest.mark.parametrize(("name", "page_name"), [("", ""), ("nowhere", ""), ("reports", "reports")])
def test_a_start_page_that_is_none_is_today(name: str, page_name: str) -> None:
    preferences.write({"start_page": name})
    assert chosen_page() == page_name


# --- the office's ---------------------------------------------------------------------------------


def test_the_office_is_named_language_by_language(opened: Open, qtbot: QtBot) -> None:
    started = opened("organisation")
    name = "Name of the office, as on letters"
    type_into(line(started, f"{name}, Russian"), "Отдел")
    type_into(line(started, f"{name}, Chinese"), "")
    settled(started, qtbot)
    assert office(started, "office_name").exact("ru") == "Отдел"
    assert office(started, "office_name").exact("zh") == ""


def test_what_is_typed_is_saved_when_one_leaves_the_page(opened: Open, qtbot: QtBot) -> None:
    started = opened("organisation")
    line(started, "Place of issue, English").insert(" city")
    started.window.go(Place("today_page"))
    settled(started, qtbot)
    assert office(started, "office_place").exact("en") == "Troitsk city"


def test_a_setting_of_the_office_is_undone(opened: Open, qtbot: QtBot) -> None:
    started = opened("organisation")
    control(started, "paper").choose("Letter")
    settled(started, qtbot)
    assert office(started, "paper") == "Letter"
    started.window.undo()
    settled(started, qtbot)
    qtbot.waitUntil(lambda: control(started, "paper").current == "A4")


def test_defaults_of_the_office_come_back_in_one_step(opened: Open, qtbot: QtBot) -> None:
    started = opened("organisation")
    back_to_defaults(started, "organisation").click()
    settled(started, qtbot)
    assert not office(started, "office_name")
    started.window.snackbar._undo.click()
    settled(started, qtbot)
    qtbot.waitUntil(lambda: line(started, "Place of issue, English").text() == "Troitsk")


def test_the_ladder_stands_below_the_notices_of_a_user(opened: Open, qtbot: QtBot) -> None:
    started = opened("ladder")
    assert {"quiet_from", "remind_before_opening", "escalate_after"} <= set(shown(started))
    field = control(started, "remind_before_due")
    assert field.text() == "7"
    type_into(field, "3")
    settled(started, qtbot)
    assert office(started, "remind_before_due") == 3


# --- finding --------------------------------------------------------------------------------------


def test_a_setting_is_found_by_its_words(opened: Open) -> None:
    started = opened("general")
    assert shown(started) == ["language", "start_page"]
    page(started).field.setText("paper rep")
    assert shown(started) == ["paper"]
    assert page(started).step_back()
    assert shown(started) == ["language", "start_page"]


def test_a_word_that_no_setting_has_is_told(opened: Open) -> None:
    started = opened("general")
    page(started).field.setText("xyzzy")
    assert shown(started) == []
    assert page(started)._nothing.isVisible()


@pytest.mark.parametrize("group", GROUPS)
def test_each_group_is_shown_alone_and_has_its_place(
    opened: Open, qtbot: QtBot, group: str
) -> None:
    started = opened("general")
    page(started)._buttons[group].click()
    cards = page(started)._cards
    visible = [name for name, several in cards.items() if any(c.isVisible() for c in several)]
    assert visible == [group]
    started.window.go(Place("today_page"))
    started.window.back()
    settled(started, qtbot)
    assert page(started).group == group


def test_each_setting_is_there_once_also_when_it_is_looked_for(opened: Open) -> None:
    started = opened("general")
    page(started).field.setText("window")
    keys = [row.key for row in page(started)._rows() if row.key]
    assert len(keys) == len(set(keys))
    assert "remind_opening" in shown(started)
    cards = [each for each in page(started).findChildren(SettingCard) if each.rows]
    assert sorted(map(id, cards)) == sorted(
        id(each) for several in page(started)._cards.values() for each in several if each.rows
    )


def test_a_new_country_of_the_office_shows_its_days_off(opened: Open, qtbot: QtBot) -> None:
    started = opened("calendars")
    days = card(started, DaysOffCard)
    assert not any("Kazakhstan" in row.accessibleName() for row in days.findChildren(WordedRow))
    change(started.started.office, "office_country", "KZ", "en")
    settled(started, qtbot)
    assert any("Kazakhstan" in row.accessibleName() for row in days.findChildren(WordedRow))


# --- the data file --------------------------------------------------------------------------------


def card(program: Program, sort: type[Any]) -> Any:  # noqa: ANN401 - a card of that sort
    return next(c for several in page(program)._cards.values() for c in several if type(c) is sort)


def test_the_file_is_checked(opened: Open, qtbot: QtBot) -> None:
    started = opened("data")
    data = card(started, DataFile)
    data.check.click()
    qtbot.waitUntil(lambda: data.findChildren(Banner) != [], timeout=20_000)
    assert "All is well" in data.findChildren(Banner)[0].accessibleName()


def test_a_copy_is_made_listed_and_told_at_the_foot(opened: Open, qtbot: QtBot) -> None:
    started = opened("data")
    backups = card(started, Backups)
    backups.copy.click()
    qtbot.waitUntil(lambda: started.window.snackbar.text == "Copied and examined", timeout=20_000)
    settled(started, qtbot)
    foot = started.window.sidebar._state.text()
    assert foot.startswith("Backed up on")
    assert any(b.text() == "Restore" for b in backups.findChildren(Button))


def rename(program: Program, name: str) -> None:
    with program.started.office.work(N_("Setting")) as work:
        work.set("paper", name)


def ask_to_restore(started: Program, qtbot: QtBot) -> Confirm:
    """Copy the file, change it, and ask for the copy back."""
    keep_copy(started.started.office)
    rename(started, "Letter")
    settled(started, qtbot)
    backups = card(started, Backups)
    backups.load()
    settled(started, qtbot)
    next(b for b in backups.findChildren(Button) if b.text() == "Restore").click()
    return started.window.findChildren(Confirm)[0]


def test_a_copy_is_put_back_while_the_window_stays(opened: Open, qtbot: QtBot) -> None:
    started = opened("data")
    asked, before = ask_to_restore(started, qtbot), started.started
    with qtbot.waitSignal(started.ready, timeout=20_000):
        asked.act.click()
    settled(started, qtbot)
    assert started.started is not before
    assert office(started, "paper") == "A4"
    assert started.window.snackbar.text.startswith("Restored.")


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_esc_and_return_restore_nothing(opened: Open, qtbot: QtBot, key: Qt.Key) -> None:
    started = opened("data")
    asked = ask_to_restore(started, qtbot)
    with qtbot.waitSignal(asked.rejected):
        QTest.keyClick(asked.cancel, key)
    assert office(started, "paper") == "Letter"


def test_a_copy_that_is_none_is_refused_and_the_file_opened_again(
    opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    started = opened("data")
    (tmp_path / "bad.db").write_text("nothing")
    with qtbot.waitSignal(started.ready, timeout=20_000):
        started.restore(tmp_path / "bad.db")
    settled(started, qtbot)
    assert office(started, "paper") == "A4"
    assert started.window.snackbar.text


@pytest.mark.parametrize(
    ("size", "words"), [(12, "12 bytes"), (800_000, "781 kB"), (50_000_000, "48 MB")]
)
def test_a_size_can_be_read(program: Start, size: int, words: str) -> None:
    assert size_words(size, program().words) == words


def test_a_long_list_of_choices_drops_down(opened: Open) -> None:
    started = opened("general")
    assert isinstance(control(started, "start_page"), Choice)
    assert isinstance(control(started, "language"), Segment)

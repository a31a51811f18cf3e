# SPDX-License-Identifier: MIT
"""The window starts, walks through its pages, and changes language and looks while it runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from delegate_crm.app import gui
from delegate_crm.app.compose import open_office
from delegate_crm.app.gui import Program
from delegate_crm.kit import paths, preferences
from delegate_crm.kit.files import private_folder
from delegate_crm.ui.lists.listing import ListPage
from delegate_crm.ui.pages.settings_page import SettingsPage
from delegate_crm.ui.palette import Palette
from delegate_crm.ui.panels.log_reply import LogReply
from delegate_crm.ui.place import Place
from delegate_crm.ui.places import place_of
from delegate_crm.ui.sidebar import LEAST, MOST, WIDTH, limited
from delegate_crm.ui.views_panel import view_key
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.edge import Edge
from delegate_crm.ui.window import Window
from tests.factories import Make
from tests.ui.conftest import Start, settled


def test_the_window_opens_on_today(program: Start) -> None:
    window = program().window
    assert window.trail.current is not None
    assert window.trail.current.place == Place("today_page")


def test_the_sidebar_counts_what_needs_somebody(program: Start, qtbot: QtBot) -> None:
    started = program()
    button = started.window.sidebar._buttons["today"]
    qtbot.waitUntil(lambda: button.accessibleName() == "Today, 10")
    button.set_count(47070)
    assert button.accessibleName() == "Today, 47,070"


def test_a_refused_file_is_told_in_the_window(program: Start, tmp_path: Path) -> None:
    (tmp_path / "bad.db").write_text("not a database")
    started = program(db=tmp_path / "bad.db")
    assert started.started is None
    assert any("Try again" in b.text() for b in started.window.findChildren(Button))


@pytest.mark.parametrize("lang", ["ru", "zh", "en"])
def test_the_language_changes_at_once(program: Start, qtbot: QtBot, lang: str) -> None:
    started = program()
    started.speak(lang)
    settled(started, qtbot)
    words = {"en": "Today", "ru": "Сегодня", "zh": "今日"}
    assert words[lang] in started.window.sidebar._buttons["today"].accessibleName()


def test_a_file_that_vanishes_is_told_until_it_is_back(
    program: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    started = program()
    path = tmp_path / "window.db"
    path.rename(tmp_path / "away.db")
    qtbot.waitUntil(lambda: started.window.banner is not None)
    (tmp_path / "away.db").rename(path)
    qtbot.waitUntil(lambda: started.window.banner is None)


def banner_of(program: gui.Program) -> QWidget | None:
    return program.window.banners.get("settings")


def test_damaged_settings_are_set_aside_and_told_until_that_is_read(
    program: Start, qtbot: QtBot
) -> None:
    file = paths.user_settings()
    private_folder(file.parent)
    file.write_text("scheme = ")
    started = program()
    started.speak("ru")
    settled(started, qtbot)
    banner = banner_of(started)
    assert banner is not None
    assert "settings.damaged.toml" in banner.accessibleName()
    banner.findChildren(Button)[0].click()
    assert banner_of(started) is None


def test_damaged_settings_in_a_folder_that_cannot_be_written_are_told_and_may_be_changed(
    program: Start, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    file = paths.user_settings()
    private_folder(file.parent)
    file.write_text("scheme = ")

    def refuse(*_names: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "rename", refuse)
    started = program()
    banner = banner_of(started)
    assert banner is not None
    assert "until the program is closed" in banner.accessibleName()
    started.prefer({"scheme": "dark"})
    settled(started, qtbot)
    assert started.theme.look.scheme == "dark"
    assert file.read_text() == "scheme = "


def test_settings_that_can_be_read_are_not_told(program: Start) -> None:
    preferences.write({"scheme": "dark"})
    assert banner_of(program()) is None


def test_what_another_program_changes_is_shown(
    program: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    started = program()
    other = open_office(tmp_path / "window.db", user="boris")
    with qtbot.waitSignal(started.started.live.touched) as told:
        Make(other).visit(title="Perm")
    other.close()
    assert "visit" in told.args[0].ids


def test_back_and_forward_walk_the_trail(program: Start) -> None:
    window = program().window
    window.go(Place("today_page", tab="other"))
    window.back()
    assert window.trail.current is not None
    assert (window.trail.current.place.tab, window.trail.can_go_forward) == ("", True)


def open_palette(window: Window, typed: str) -> Palette:
    """Open the palette, with something typed into it."""
    window.search(typed)
    found = QApplication.activePopupWidget()
    assert isinstance(found, Palette)
    return found


def test_the_palette_finds_people_in_any_script(program: Start, qtbot: QtBot) -> None:
    palette = open_palette(program().window, "чжан")
    qtbot.waitUntil(lambda: "Zhang Guowei" in palette.list.texts())
    palette.close()


def test_a_saved_view_that_was_found_opens_as_its_list(program: Start, qtbot: QtBot) -> None:
    window = program().window
    palette = open_palette(window, "first visits")
    qtbot.waitUntil(lambda: palette.list.texts()[:1] == ["China, first visits"])
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.page, ListPage))
    assert isinstance(window.page, ListPage)
    assert window.page.section == view_key(window.page.place.id)


def test_a_page_that_was_left_does_not_change_the_way(program: Start, qtbot: QtBot) -> None:
    running = program()
    running.window.go(place_of("person", 22))
    left = running.window.page
    running.window.go(Place("visits_page"))
    settled(running, qtbot)
    assert left is not running.window.page
    assert running.window.trail.current is not None
    assert running.window.trail.current.place == Place("visits_page")


def test_the_sidebar_is_dragged_wider_and_stays_so(program: Start) -> None:
    started = program()
    (edge,) = started.window.sidebar.findChildren(Edge)
    QTest.mousePress(edge, Qt.MouseButton.LeftButton)
    QTest.mouseMove(edge, QPoint(40, 90))
    QTest.mouseRelease(edge, Qt.MouseButton.LeftButton, pos=QPoint(40, 90))
    dragged = started.window.sidebar.width()
    assert WIDTH < dragged < MOST
    started.speak("ru")
    assert started.window.sidebar.width() == dragged


def test_the_sidebar_is_widened_and_narrowed_within_limits(program: Start) -> None:
    window = program().window
    acts = {str(each.text.message): each.act for each in window.commands()}
    for words, width in (("Wider sidebar", MOST), ("Narrower sidebar", LEAST)):
        for _ in range(10):
            acts[words]()
        assert window.sidebar.width() == width


@pytest.mark.parametrize(("kept", "width"), [("x", WIDTH), (None, WIDTH), ("9", LEAST), (250, 250)])
def test_a_width_that_was_kept_wrong_does_no_harm(kept: object, width: int) -> None:
    assert limited(kept) == width


def palette_of(program: Program, qtbot: QtBot, words: str = "") -> Palette:
    """The palette with something typed."""
    window = program.window
    assert window.desk is not None
    made = Palette(window, window.desk, window.commands())
    made.open(words)
    qtbot.waitUntil(lambda: bool(made.list.texts()))
    return made


def test_the_empty_palette_begins_with_records_of_late(program: Start, qtbot: QtBot) -> None:
    running = program()
    running.window.go(place_of("person", 22))
    running.window.go(Place("visits_page"))
    settled(running, qtbot)
    palette = palette_of(running, qtbot)
    qtbot.waitUntil(lambda: palette.list.texts()[0] == "Zhang Guowei")
    assert "Log reply" in palette.list.texts()
    palette.close()


def test_the_palette_finds_a_setting_by_its_choices(program: Start, qtbot: QtBot) -> None:
    running = program()
    palette = palette_of(running, qtbot, "dark")
    qtbot.waitUntil(lambda: palette.list.texts() == ["Colours"])
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(running.window.page, SettingsPage))
    assert getattr(running.window.page, "group") == "appearance"  # noqa: B009 - seen above


def test_alt_enter_in_the_palette_logs_a_reply(program: Start, qtbot: QtBot) -> None:
    running = program()
    palette = palette_of(running, qtbot, "V-2018-001")
    qtbot.waitUntil(lambda: palette.list.texts()[0] == "Delegation from Xinxiang")
    QTest.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), LogReply))
    getattr(QApplication.activePopupWidget(), "close")()  # noqa: B009 - seen above


def test_the_palette_offers_what_one_can_do(program: Start) -> None:
    palette = open_palette(program().window, "> set")
    assert palette.list.texts() == ["Settings"]
    palette.close()

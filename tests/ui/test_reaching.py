# SPDX-License-Identifier: MIT
"""Reminders while the program is closed: switched on and off, told as they are, tried out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from delegate_crm.app.gui import Program
from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.kit.notices import Notice
from delegate_crm.kit.schedulers.entry import MORNING, Ran, Scheduler, State
from delegate_crm.kit.schedulers.systemd import Systemd
from delegate_crm.ui.notifying.notifier import unheard
from delegate_crm.ui.pages.settings_page import SettingsPage
from delegate_crm.ui.panels import reaching
from delegate_crm.ui.panels.reaching import Reaching, state_words
from delegate_crm.ui.place import Place
from tests.ui.conftest import Start, settled


class Manager:
    """A systemd that does as it is told, or refuses."""

    refuses = False
    on = False

    def __call__(self, command: Any) -> Ran:  # noqa: ANN401 - words
        if "enable" in command and self.refuses:
            return Ran(1, "No room")
        self.on = (self.on or "enable" in command) and "disable" not in command
        return Ran(int("is-enabled" in command and not self.on))


@pytest.fixture(autouse=True)
def manager(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Manager:
    made = Manager()
    entries = tmp_path / "entries"
    monkeypatch.setattr(
        reaching,
        "scheduler",
        lambda path, user: Scheduler((Systemd(entries),), (str(path), user), made),
    )
    return made


@pytest.fixture
def started(program: Start, qtbot: QtBot) -> Program:
    made = program()
    made.window.go(Place("settings_page", tab="reminders"))
    settled(made, qtbot)
    return made


def card(program: Program) -> Reaching:
    assert isinstance(program.window.page, SettingsPage)
    return program.window.page.findChildren(Reaching)[0]


def test_the_switch_installs_and_removes_and_says_so(started: Program, qtbot: QtBot) -> None:
    found = card(started)
    assert found.told.text() == "Not installed."
    found.switch.choose("yes")
    assert not found.switch.isEnabled()
    settled(started, qtbot)
    assert found.told.text() == "Installed: each day at 09:00, and two minutes after you log in."
    found.switch.choose("no")
    settled(started, qtbot)
    assert (found.told.text(), found.switch.isEnabled()) == ("Not installed.", True)


def test_another_hour_is_installed_and_taken_back(started: Program, qtbot: QtBot) -> None:
    found = card(started)
    found.switch.choose("yes")
    settled(started, qtbot)
    found.hour.choose("18")
    settled(started, qtbot)
    assert "18:00" in found.told.text()
    started.window.snackbar._undo.click()
    settled(started, qtbot)
    assert "09:00" in found.told.text()


def test_what_is_refused_is_told_and_the_switch_goes_back(
    started: Program, manager: Manager, qtbot: QtBot
) -> None:
    manager.refuses = True
    card(started).switch.choose("yes")
    settled(started, qtbot)
    assert started.window.snackbar.text == (
        "The system's scheduler refused the entry: No room. Nothing was installed."
    )
    assert card(started).switch.current == "no"


def test_a_path_that_no_scheduler_takes_is_told_beside_the_switch(
    started: Program, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(_path: object, _user: object) -> None:
        raise Invalid(N_("No."), N_("Rename it."))

    monkeypatch.setattr(reaching, "scheduler", refuse)
    card(started).load()
    settled(started, qtbot)
    assert card(started).told.text() == "No. Rename it."


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State(), "Not installed."),
        (State(installed=True), "when you log in"),
        (State(installed=True, at=MORNING, ours=False), "another file"),
        (State(installed=True, at=dt.time(7, 5)), "07:05"),
    ],
)
def test_each_state_has_its_words(state: State, words: str) -> None:
    assert words in state_words(state, Translator("en"))


class Shown:
    """A desktop that keeps what it is shown."""

    def __init__(self) -> None:
        self.titles: list[str] = []

    def show(self, notice: Notice, *, heard: bool = True) -> None:
        self.titles.append(notice.title)


@pytest.mark.parametrize("by_bus", [True, False])
def test_a_test_notification_is_shown(
    started: Program,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    by_bus: bool,  # noqa: FBT001 - parametrized
) -> None:
    desktop = Shown()
    monkeypatch.setattr(reaching, "by_bus", lambda: by_bus)
    monkeypatch.setattr(reaching, "notifier", lambda _tr: desktop)
    card(started).test.click()
    settled(started, qtbot)
    assert (desktop.titles, card(started).test.isEnabled()) == (["A test notification"], True)


def test_where_nothing_shows_it_that_is_told(
    started: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_tr: object) -> None:
        raise unheard()

    monkeypatch.setattr(reaching, "notifier", refuse)
    card(started).test.click()
    settled(started, qtbot)
    assert started.window.snackbar.text.startswith("No service of the desktop")


def test_without_a_tray_the_setting_says_so(started: Program) -> None:
    assert isinstance(started.window.page, SettingsPage)
    row = next(each for each in started.window.page._rows() if each.key == "tray")
    assert not row.control.isEnabled()
    assert row.control.accessibleDescription().startswith("This desktop has no tray")

# SPDX-License-Identifier: MIT
"""Reminding while the window is open: once, outside the window, and counted by the bell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from delegate_crm.app.gui import Program
from delegate_crm.kit.i18n import Translator
from delegate_crm.kit.notices import Notice, Plain
from delegate_crm.ui import reminding
from delegate_crm.ui.notifying.notifier import Answer, unheard
from delegate_crm.ui.pages.today_page import TodayPage
from tests.factories import Make
from tests.ui.conftest import Start, settled


class Desktop:
    """Keeps what it was to show."""

    def __init__(self) -> None:
        self.shown: list[str] = []

    def show(self, notice: Notice, *, heard: bool = True) -> None:
        self.shown.append(notice.title)

    def answers(self, patience: float) -> Iterator[Answer]:
        return iter(())

    def close(self) -> None:
        """Nothing to let go of."""


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Desktop:
    made = Desktop()
    monkeypatch.setattr(reminding, "by_bus", lambda: True)
    monkeypatch.setattr(reminding, "notifier", lambda _tr: made)
    return made


@pytest.fixture
def reminded(program: Start, qtbot: QtBot) -> Program:
    """A program in whose office a window opens today."""
    started = program()
    make = Make(started.started.office)
    make.follow_up(text="letter", by_side="them", window="1 March 2019 to 1 July 2019")
    settled(started, qtbot)
    return started


def looked(program: Program, qtbot: QtBot) -> None:
    program.started.reminding.look()
    settled(program, qtbot)


def test_what_opens_today_is_shown_once_and_the_bell_counts_it(
    reminded: Program, qtbot: QtBot, desktop: Desktop
) -> None:
    looked(reminded, qtbot)
    looked(reminded, qtbot)
    assert desktop.shown.count("Opens today: Letter") == 1
    page = reminded.window.page
    assert isinstance(page, TodayPage)
    assert page.bell.accessibleName() == "1 reminder is new"


def test_with_the_tray_it_is_shown_there(
    reminded: Program, qtbot: QtBot, desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def say(found: Sequence[Notice]) -> bool:
        told.extend(each.title for each in found)
        return True

    monkeypatch.setattr(reminded.staying, "say", say)
    looked(reminded, qtbot)
    assert "Opens today: Letter" in told
    assert desktop.shown == []


def test_who_comes_back_to_the_program_is_told_in_a_moment(reminded: Program) -> None:
    timer = reminded.started.reminding._first
    timer.stop()
    reminded.application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert timer.isActive()


def test_once_the_office_is_let_go_of_nothing_is_asked(reminded: Program, qtbot: QtBot) -> None:
    timers = reminded.started.reminding.findChildren(QTimer)
    assert any(each.isActive() for each in timers)
    reminded.window.close()
    settled(reminded, qtbot)
    reminded.application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert not any(each.isActive() for each in timers)


def test_a_desktop_that_shows_nothing_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def nobody(_tr: Translator) -> Desktop:
        asked.append("asked")
        raise unheard()

    monkeypatch.setattr(reminding, "by_bus", lambda: True)
    monkeypatch.setattr(reminding, "notifier", nobody)
    reminding.show_outside((Plain("x"),), Translator("en"))
    assert asked == ["asked"]

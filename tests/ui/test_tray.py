# SPDX-License-Identifier: MIT
"""In the tray: closing hides, the sign counts and brings back, and the program still ends whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from delegate_crm.app.gui import Program
from delegate_crm.kit import preferences
from delegate_crm.ui.place import Place
from delegate_crm.ui.tray import Tray
from tests.ui.conftest import Start, settled


@pytest.fixture
def staying(program: Start, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Program:
    """A program that stays in the tray."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    started = program()
    started.prefer({"tray": "yes"})
    settled(started, qtbot)
    return started


def tray(program: Program) -> Tray:
    assert program.staying.tray is not None
    return program.staying.tray


def is_open(program: Program) -> bool:
    """Tell whether the office is still worked on."""
    return not program.started.tasks.closed


def test_closing_hides_and_the_office_stays_open(staying: Program) -> None:
    staying.window.close()
    assert (staying.window.isVisible(), is_open(staying)) == (False, True)
    tray(staying).open.trigger()
    assert staying.window.isVisible()


def test_the_sign_counts_what_needs_somebody_and_leads_there(
    staying: Program, qtbot: QtBot
) -> None:
    staying.window.go(Place("visits_page"))
    assert tray(staying).count.text() == "10 things need you today"
    staying.window.close()
    tray(staying).count.trigger()
    settled(staying, qtbot)
    assert staying.window.page is not None
    assert (staying.window.isVisible(), staying.window.page.section) == (True, "today")


def test_a_click_brings_the_window_back(staying: Program) -> None:
    staying.window.close()
    tray(staying).icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert staying.window.isVisible()


def test_nothing_to_do_is_told_too(staying: Program) -> None:
    staying.staying.show_counts({"today": 0})
    assert tray(staying).count.text() == "Nothing needs you today"


@pytest.mark.parametrize("hidden", [True, False])
def test_quitting_lets_go_of_the_office(staying: Program, hidden: bool) -> None:  # noqa: FBT001 - parametrized
    if hidden:
        staying.window.close()
    tray(staying).leave.trigger()
    assert (is_open(staying), staying.window.isVisible()) == (False, False)
    assert staying.staying.tray is None


def test_another_window_can_quit_too(staying: Program, qtbot: QtBot) -> None:
    staying.started.second(Place("visits_page"))
    settled(staying, qtbot)
    staying.window.close()
    staying.started.windows[1].quit()
    assert not is_open(staying)


def test_the_end_of_the_system_s_session_lets_go_of_the_office(staying: Program) -> None:
    staying.window.close()
    staying.staying._end()
    assert not is_open(staying)


def test_the_tray_speaks_the_language_of_the_program(staying: Program, qtbot: QtBot) -> None:
    staying.speak("ru")
    settled(staying, qtbot)
    assert tray(staying).leave.text() == "Выйти"


def test_switched_off_it_is_gone_and_closing_ends(staying: Program) -> None:
    sign = tray(staying).icon
    staying.prefer({"tray": "no"})
    assert (staying.staying.tray, sign.isVisible()) == (None, False)
    staying.window.close()
    assert not is_open(staying)


def test_without_a_tray_closing_ends_whatever_is_set(program: Start) -> None:
    preferences.write({"tray": "yes"})
    started = program()
    assert started.staying.tray is None
    assert QCoreApplication.instance() is not None
    started.window.close()
    assert not is_open(started)

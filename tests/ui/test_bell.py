# SPDX-License-Identifier: MIT
"""The bell of Today, and the banner of what fell due while nobody was there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from delegate_crm.app.gui import Program
from delegate_crm.services.reminders import due_notices, moment_of, shown
from delegate_crm.ui.pages.today_page import TodayPage
from delegate_crm.ui.panels.bell import Bell, Past
from delegate_crm.ui.widgets.buttons import Button
from tests.factories import Make
from tests.ui.conftest import Start, settled
from tests.ui.keyboard import press

At = Callable[..., None]


@pytest.fixture
def later(program: Start, qtbot: QtBot, at: At) -> Program:
    """Weeks after the office was last used; the page asks by itself only later."""
    started = program()
    settled(started, qtbot)
    page(started).away._timer.stop()
    at("2019-05-06", started.started.office)
    return started


def page(program: Program) -> TodayPage:
    found = program.window.page
    assert isinstance(found, TodayPage)
    return found


def past(program: Program, qtbot: QtBot) -> Past:
    bell: Bell = page(program).bell
    bell.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), Past))
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, Past)
    return popup


def test_what_fell_due_meanwhile_is_told_once(later: Program, qtbot: QtBot) -> None:
    away = page(later).away
    away.look()
    qtbot.waitUntil(away.isVisible)
    assert away.banner.accessibleName().startswith("While you were away: ")
    away.hide()
    away.look()
    settled(later, qtbot)
    assert not away.isVisible()


def test_all_that_fell_due_meanwhile_stands_in_the_bell(later: Program, qtbot: QtBot) -> None:
    Make(later.started.office).follow_up(text="letter", due="8 March 2019")
    page(later).away.look()
    qtbot.waitUntil(page(later).away.isVisible)
    settled(later, qtbot)
    said = page(later).bell.text().strip()
    everything = page(later).away.banner.findChildren(Button)[0]
    assert everything.text() == f"Show all {said}"
    everything.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), Past))
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, Past)
    assert popup.list.count() == int(said)


def test_the_bell_counts_what_is_new_until_it_is_read(later: Program, qtbot: QtBot) -> None:
    office = later.started.office
    shown(office, due_notices(office, moment_of(office), "en"))
    page(later).load()
    settled(later, qtbot)
    bell = page(later).bell
    assert (bell.text().strip(), bell.accessibleName()) == ("1", "1 reminder is new")
    popup = past(later, qtbot)
    assert popup.list.texts() == ["Feedback on prospects of cooperation"]
    settled(later, qtbot)
    page(later).load()
    settled(later, qtbot)
    assert (bell.text(), bell.accessibleName()) == ("", "Reminders")


def test_a_notice_of_the_past_leads_to_its_record(later: Program, qtbot: QtBot) -> None:
    office = later.started.office
    shown(office, due_notices(office, moment_of(office), "en"))
    popup = past(later, qtbot)
    press(popup.list, "Return")
    settled(later, qtbot)
    visited = later.window.trail.current
    assert visited is not None
    assert visited.place.page == "record_page"


def test_an_empty_list_says_so(later: Program, qtbot: QtBot) -> None:
    popup = past(later, qtbot)
    assert popup.list.count() == 0

# SPDX-License-Identifier: MIT
"""Snoozing in the window: days to choose from, a typed day, the moon, and Undo."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from delegate_crm.app.gui import Program
from delegate_crm.entities.followup import FollowUp
from delegate_crm.ui.lists.listing import ListPage
from delegate_crm.ui.pages.today_page import TodayPage
from delegate_crm.ui.panels.snooze import Snooze
from delegate_crm.ui.panels.window_panel import WindowPanel
from delegate_crm.ui.place import Place
from delegate_crm.ui.places import place_of
from delegate_crm.ui.widgets.labels import Elided
from tests.factories import Make
from tests.ui.conftest import Start, settled
from tests.ui.keyboard import CYRILLIC, LATIN, press

FEEDBACK = "feedback on prospects of cooperation"


@pytest.fixture
def running(program: Start, qtbot: QtBot) -> Program:
    started = program()
    qtbot.waitActive(started.window)
    return started


def found(program: Program) -> FollowUp:
    item: FollowUp = Make(program.started.office).find("follow_up", FEEDBACK)
    return item


def go(program: Program, place: Place, qtbot: QtBot) -> None:
    program.window.go(place)
    settled(program, qtbot)


def days(qtbot: QtBot) -> Snooze:
    """The days that are offered."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), Snooze))
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, Snooze)
    return popup


def panel(program: Program) -> WindowPanel:
    assert program.window.page is not None
    made: WindowPanel = program.window.page.findChildren(WindowPanel)[0]
    return made


@pytest.mark.parametrize("layout", [LATIN, CYRILLIC])
def test_the_current_row_of_today_goes_until_tomorrow(
    running: Program, qtbot: QtBot, layout: str
) -> None:
    page = running.window.page
    assert isinstance(page, TodayPage)
    before = [row.need.id for row in page.cards.needs.rows]
    press(running.window, "Ctrl+Shift+D", layout)
    popup = days(qtbot)
    assert popup.list.texts()[:2] == ["Tomorrow", "Next week"]
    assert popup.findChildren(Elided)[0].text() == page.cards.needs.rows[0].need.title
    press(popup, "Return")
    settled(running, qtbot)
    assert [row.need.id for row in page.cards.needs.rows] == before[1:]
    assert running.window.snackbar.text.startswith("Snoozed until 2 March: ")
    press(running.window, "Ctrl+Z")
    settled(running, qtbot)
    assert [row.need.id for row in page.cards.needs.rows] == before


def test_a_reason_is_typed_with_the_day(running: Program, qtbot: QtBot) -> None:
    go(running, place_of("visit", found(running).visit or 0), qtbot)
    panel(running).snooze.click()
    popup = days(qtbot)
    popup.reason.setFocus()
    popup.reason.insert("They are at a congress")
    press(popup.reason, "Return")
    settled(running, qtbot)
    item = found(running)
    assert (str(item.snoozed_until), item.snooze_reason) == (
        "2019-03-02",
        "They are at a congress",
    )


def test_the_window_of_a_visit_is_snoozed_by_its_button_and_wears_the_moon(
    running: Program, qtbot: QtBot
) -> None:
    go(running, place_of("visit", found(running).visit or 0), qtbot)
    panel(running).snooze.click()
    popup = days(qtbot)
    assert popup.list.texts() == ["Tomorrow", "Next week", "At half-time"]
    popup.list.setCurrentRow(2)
    press(popup, "Return")
    settled(running, qtbot)
    assert str(found(running).snoozed_until) == "2019-04-30"
    assert panel(running).snoozed.isVisible()
    assert panel(running).snoozed.text() == "Snoozed until 30 April"


@pytest.mark.parametrize("place", ["followups_page", "record", "visit"])
def test_the_chord_offers_days_wherever_one_is_at_a_follow_up(
    running: Program, qtbot: QtBot, place: str
) -> None:
    item = found(running)
    places = {"record": place_of("follow_up", item.id), "visit": place_of("visit", item.visit or 0)}
    go(running, places.get(place, Place(place)), qtbot)
    page = running.window.page
    if isinstance(page, ListPage):
        page.table.setFocus()
    press(running.window, "Ctrl+Shift+D")
    days(qtbot).close()


def test_a_typed_day_is_taken_and_one_that_has_come_is_refused(
    running: Program, qtbot: QtBot
) -> None:
    go(running, place_of("follow_up", found(running).id), qtbot)
    press(running.window, "Ctrl+Shift+D")
    popup = days(qtbot)
    popup.field.insert("1 February 2019")
    press(popup, "Return")
    assert popup.isVisible()
    popup.field.clear()
    popup.field.insert("12 March")
    press(popup, "Return")
    press(popup, "Return")
    settled(running, qtbot)
    assert str(found(running).snoozed_until) == "2019-03-12"


def test_what_is_snoozed_can_be_seen_again_at_once(running: Program, qtbot: QtBot) -> None:
    Make(running.started.office).change(found(running), snoozed_until="12 March 2019")
    settled(running, qtbot)
    go(running, place_of("follow_up", found(running).id), qtbot)
    press(running.window, "Ctrl+Shift+D")
    popup = days(qtbot)
    assert popup.list.texts()[-1] == "Snooze no longer"
    popup.list.setCurrentRow(len(popup.list.texts()) - 1)
    press(popup, "Return")
    settled(running, qtbot)
    assert found(running).snoozed_until is None

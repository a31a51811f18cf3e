# SPDX-License-Identifier: MIT
"""Closing a visit on its page: what it lacks, where that is mended, and a reason instead."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from delegate_crm.app import gui
from delegate_crm.ui.pages.visit_page import VisitPage
from delegate_crm.ui.panels.visit_closing import VisitClosing
from delegate_crm.ui.records.record import RecordPage
from delegate_crm.ui.widgets.inputs import Combo
from delegate_crm.ui.widgets.notes import NoteButton
from tests.factories import Make
from tests.ui.conftest import Start, settled
from tests.ui.records import go, place_named, value


@pytest.fixture
def started(program: Start) -> gui.Program:
    """The sample office, its visit in follow-up with the report approved."""
    running = program()
    make = Make(running.started.office)
    visit = make.find("visit", "V-2018-001")
    make.change(visit, status="follow_up", report_approved_on="13 August 2018")
    return running


def page_of(program: gui.Program, qtbot: QtBot) -> VisitPage:
    page = go(program, qtbot, place_named(program, "visit", "V-2018-001"))
    assert isinstance(page, VisitPage)
    return page


def card(page: VisitPage) -> VisitClosing:
    (found,) = page.findChildren(VisitClosing)
    return found


def notes(page: VisitPage) -> dict[str, NoteButton]:
    return {each.text(): each for each in card(page).findChildren(NoteButton)}


def closing(program: gui.Program, qtbot: QtBot) -> VisitPage:
    page = page_of(program, qtbot)
    page.close_visit()
    settled(program, qtbot)
    return page


def test_choosing_closed_shows_what_is_missing(started: gui.Program, qtbot: QtBot) -> None:
    page = page_of(started, qtbot)
    assert card(page).isHidden()
    status = value(page, "status")
    status.begin()
    assert status.entry is not None
    combo = status.entry.findChildren(Combo)[0]
    combo.setCurrentIndex(combo.findData("closed"))
    combo.activated.emit(combo.currentIndex())
    settled(started, qtbot)
    assert card(page).isVisible()
    assert any(each.startswith("No outcome: ") for each in notes(page))
    assert value(page, "status").entry is None


def test_each_line_leads_to_where_it_is_mended(started: gui.Program, qtbot: QtBot) -> None:
    page = closing(started, qtbot)
    notes(page)["Not filled in: Assessment"].click()
    assert value(page, "outcome_rating").entry is not None
    line = next(each for each in notes(page) if each.startswith("Still open: "))
    notes(page)[line].click()
    settled(started, qtbot)
    assert isinstance(started.window.page, RecordPage)
    assert started.window.page.place.kind == "follow_up"


def test_a_reason_closes_the_visit_and_undo_opens_it(started: gui.Program, qtbot: QtBot) -> None:
    page = closing(started, qtbot)
    QTest.keyClicks(card(page).reason, "The programme was stopped")
    QTest.keyClick(card(page).reason, Qt.Key.Key_Return)
    settled(started, qtbot)
    make = Make(started.started.office)
    assert make.find("visit", "V-2018-001").status_reason == "The programme was stopped"
    assert card(page).isHidden()
    started.window.undo()
    settled(started, qtbot)
    assert make.find("visit", "V-2018-001").status == "follow_up"


def test_without_a_reason_it_stays_open_and_says_why(started: gui.Program, qtbot: QtBot) -> None:
    page = closing(started, qtbot)
    card(page).close_it.click()
    settled(started, qtbot)
    assert "give a reason" in card(page).problem.text
    assert Make(started.started.office).find("visit", "V-2018-001").status == "follow_up"


def test_what_is_mended_leaves_the_list(started: gui.Program, qtbot: QtBot) -> None:
    page = closing(started, qtbot)
    make = Make(started.started.office)
    make.change(make.find("visit", "V-2018-001"), outcome_text="Too early to say.")
    settled(started, qtbot)
    qtbot.waitUntil(lambda: "Not filled in: Result in one paragraph" not in notes(page))

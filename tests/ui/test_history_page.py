# SPDX-License-Identifier: MIT
"""The history of a list: reached from it, told by steps, put back, and back to the list."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from delegate_crm.app.gui import Program
from delegate_crm.ui.lists.listing import ListPage
from delegate_crm.ui.pages.history_page import HistoryPage
from delegate_crm.ui.place import Place
from tests.factories import Make
from tests.ui.conftest import Start, settled


def history(program: Program, qtbot: QtBot) -> HistoryPage:
    """Go to the visits, and from there to their history."""
    program.window.go(Place("visits_page"))
    settled(program, qtbot)
    page = program.window.page
    assert isinstance(page, ListPage)
    page.show_history()
    settled(program, qtbot)
    found = program.window.page
    assert isinstance(found, HistoryPage)
    return found


@pytest.fixture
def running(program: Start) -> Program:
    return program()


def test_nothing_has_happened_yet_is_said(running: Program, qtbot: QtBot) -> None:
    page = history(running, qtbot)
    assert (page.rows, page.section) == ([], "visits")


def test_a_step_from_elsewhere_appears(running: Program, qtbot: QtBot) -> None:
    page = history(running, qtbot)
    make = Make(running.started.office)
    make.change(make.find("visit", "V-2018-001"), note="x")
    qtbot.waitUntil(lambda: len(page.rows) == 1)


def test_earlier_steps_are_shown_when_asked_for(running: Program, qtbot: QtBot) -> None:
    make = Make(running.started.office)
    visit = make.find("visit", "V-2018-001")
    for number in range(31):
        visit = make.change(visit, note=str(number))
    page = history(running, qtbot)
    more = next(x for x in page.findChildren(QPushButton) if "earlier" in x.text())
    more.click()
    assert (more.text(), len(page.rows)) == ("Show 1 earlier step", 31)


def test_what_was_put_back_already_is_said(running: Program, qtbot: QtBot) -> None:
    make, office = Make(running.started.office), running.started.office
    visit = make.find("visit", "V-2018-001")
    make.change(make.change(visit, note="x"), note="y")
    page = history(running, qtbot)
    button = page.rows[1].findChild(QPushButton)
    assert button is not None
    button.click()
    qtbot.waitUntil(lambda: "All of it was changed since." in running.window.snackbar.text)
    assert office.read(lambda reader: reader.record(visit.id)).note == "y"

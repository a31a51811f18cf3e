# SPDX-License-Identifier: MIT
"""Handing over on the screen: two actions from a user's page, or from the list of users."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from delegate_crm.app import gui
from delegate_crm.entities.user import User
from delegate_crm.services.handover import Charge
from delegate_crm.ui.lists.listing import ListPage
from delegate_crm.ui.panels.hand_over import AWAY, Asked, HandOver
from delegate_crm.ui.place import Place
from delegate_crm.ui.records.record import RecordPage
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.lines import ROW
from tests.factories import Make
from tests.ui.conftest import Start, settled
from tests.ui.records import go, place_named


@pytest.fixture
def started(program: Start, qtbot: QtBot) -> gui.Program:
    """The sample office, with a colleague of who is in charge of everything."""
    running = program()
    Make(running.started.office).user(login="boris", name="Boris")
    settled(running, qtbot)
    return running


def user(program: gui.Program, name: str) -> User:
    found: User = Make(program.started.office).find("user", name)
    return found


def popup(qtbot: QtBot) -> HandOver:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), HandOver))
    found = QApplication.activePopupWidget()
    assert isinstance(found, HandOver)
    qtbot.waitUntil(lambda: found.list.texts() == ["Boris"])
    return found


def opened(program: gui.Program, qtbot: QtBot) -> HandOver:
    """What the button on the page of a user opens."""
    page = go(program, qtbot, place_named(program, "user", "anna"))
    assert isinstance(page, RecordPage)
    page._head.findChildren(Button)[0].click()
    return popup(qtbot)


def choose(program: gui.Program, qtbot: QtBot, form: HandOver) -> None:
    """Choose the only colleague."""
    form.chosen.emit(form.list.current_key())
    settled(program, qtbot)


def test_all_goes_to_a_colleague_in_two_actions(started: gui.Program, qtbot: QtBot) -> None:
    form = opened(started, qtbot)
    assert form.words.text().startswith("10 follow-ups, 2 visits")
    choose(started, qtbot, form)
    promise = Make(started.started.office).find("follow_up", "thank-you letter")
    assert promise.responsible == user(started, "Boris").id
    assert started.window.snackbar.text == "Handed over from anna to Boris"
    started.window.undo()
    settled(started, qtbot)
    promise = Make(started.started.office).again(promise)
    assert promise.responsible == user(started, "anna").id


def test_a_colleague_stands_in_for_some_days(started: gui.Program, qtbot: QtBot) -> None:
    form = opened(started, qtbot)
    form.how.choose(AWAY)
    form.last.setText("8 March 2019")
    choose(started, qtbot, form)
    anna = user(started, "anna")
    days = (dt.date(2019, 3, 1), dt.date(2019, 3, 8))
    assert (anna.away_from, anna.away_until) == days
    assert anna.stands_in == user(started, "Boris").id


@pytest.mark.parametrize("last", ["31 Feb", "1 January 2019"])
def test_a_day_that_cannot_be_keeps_the_form_open(
    started: gui.Program, qtbot: QtBot, last: str
) -> None:
    form = opened(started, qtbot)
    form.how.choose(AWAY)
    form.last.setText(last)
    choose(started, qtbot, form)
    assert form.isVisible()
    assert form.problem.text
    assert user(started, "anna").away_from is None


def test_the_list_of_users_hands_over_as_well(started: gui.Program, qtbot: QtBot) -> None:
    started.window.go(Place("kind_page", "user"))
    settled(started, qtbot)
    page = started.window.page
    assert isinstance(page, ListPage)
    page.table.choose([user(started, "anna").id])
    page.acts.hand_over(page)
    assert popup(qtbot).words.text().startswith("10 follow-ups")


def test_the_list_is_as_high_as_the_colleagues_are_many(started: gui.Program, qtbot: QtBot) -> None:
    assert opened(started, qtbot).list.height() == theme().scaled(ROW)
    for number in range(6):
        Make(started.started.office).user(login=f"c{number}", name=f"Colleague {number}")
    desk = started.window.desk
    assert desk is not None
    form = HandOver(desk, started.window, Asked("Anna", Charge((), {}), ""))
    form.open()
    qtbot.waitUntil(lambda: form.list.count() > HandOver.most)
    assert form.list.height() == HandOver.most * theme().scaled(ROW)

# SPDX-License-Identifier: MIT
"""Plans in the settings: an offset typed, undone, refused, and back to what the plan says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from delegate_crm.app.gui import Program
from delegate_crm.entities.plan_change import PlanChange
from delegate_crm.kit.i18n import Translator
from delegate_crm.services.plan_settings import StepLine
from delegate_crm.ui.commands import USERS
from delegate_crm.ui.pages.settings_page import SettingsPage
from delegate_crm.ui.panels.plan_rows import INDENT, StepRow
from delegate_crm.ui.panels.settings_plans import PlansCard
from delegate_crm.ui.place import Place
from delegate_crm.ui.theme import Look, install
from delegate_crm.ui.widgets.buttons import Button
from tests.ui.conftest import Start, settled
from tests.ui.keyboard import press

PLAN = "exploratory_visit"
OWN = "10 working days after the visit ends"


@pytest.fixture
def running(program: Start, qtbot: QtBot) -> Program:
    """The program on the plans, one of them open."""
    started = program()
    started.window.go(Place("settings_page", tab="plans"))
    settled(started, qtbot)
    card(started).folds[PLAN].title.click()
    settled(started, qtbot)
    return started


def card(program: Program) -> PlansCard:
    page = program.window.page
    assert isinstance(page, SettingsPage)
    return page.findChildren(PlansCard)[0]


def row(program: Program, code: str = "report") -> StepRow:
    return card(program).folds[PLAN].steps[code]


def changed(program: Program) -> list[str]:
    office = program.started.office
    return [each.step for each in office.read(lambda reader: reader.where(PlanChange))]


def type_at(program: Program, qtbot: QtBot, words: str) -> None:
    line = row(program).distance
    line.setFocus()
    line.selectAll()
    line.insert(words)
    QTest.keyClick(line, Qt.Key.Key_Return)
    settled(program, qtbot)


def test_plans_are_asked_for_when_they_are_shown(program: Start, qtbot: QtBot) -> None:
    started = program()
    started.window.go(Place("settings_page"))
    settled(started, qtbot)
    assert not card(started).folds
    page = started.window.page
    assert isinstance(page, SettingsPage)
    page.choose("plans")
    settled(started, qtbot)
    assert PLAN in card(started).folds


def test_one_plan_is_open_at_a_time(running: Program, qtbot: QtBot) -> None:
    assert row(running).distance.text() == OWN
    card(running).folds["fair"].title.click()
    settled(running, qtbot)
    assert [name for name, fold in card(running).folds.items() if fold.steps] == ["fair"]
    card(running).folds["fair"].title.click()
    settled(running, qtbot)
    assert not card(running).folds["fair"].steps


def test_an_offset_is_changed_marked_and_undone(running: Program, qtbot: QtBot) -> None:
    type_at(running, qtbot, "+3wd")
    assert row(running).distance.text() == "3 working days after the visit ends"
    assert row(running).changed.isVisible()
    assert card(running).folds[PLAN].changed.isVisible()
    assert running.window.snackbar.text == "Step changed: Have the visit report approved"
    press(running.window, "Ctrl+Z")
    settled(running, qtbot)
    assert row(running).distance.text() == OWN
    assert not row(running).changed.isVisible()


def test_a_refused_text_stays_and_says_why(running: Program, qtbot: QtBot) -> None:
    type_at(running, qtbot, "5 May 2019")
    assert row(running).distance.text() == "5 May 2019"
    assert "is a date and no distance" in row(running).problem.text()
    assert row(running).problem.isVisible()
    assert changed(running) == []
    type_at(running, qtbot, "2 weeks")
    assert not row(running).problem.isVisible()
    assert changed(running) == ["report"]


def test_the_same_typed_otherwise_is_no_step(running: Program, qtbot: QtBot) -> None:
    type_at(running, qtbot, "+10wd")
    assert row(running).distance.text() == OWN
    assert running.window.snackbar.text != "Step changed: Have the visit report approved"


def test_owner_and_leaving_out_are_chosen_below_and_reset(running: Program, qtbot: QtBot) -> None:
    row(running).more.click()
    parts = row(running).parts
    assert parts is not None
    parts.choices["owner"].choose("head")
    settled(running, qtbot)
    assert row(running).remark.text().startswith("Head")
    parts.left_out.turn(on=True)
    settled(running, qtbot)
    assert row(running).left_out.isVisible()
    row(running).back.click()
    settled(running, qtbot)
    assert changed(running) == []
    assert (parts.choices["owner"].current, parts.left_out.on) == ("coordinator", False)


def test_a_whole_plan_goes_back_in_one_step(running: Program, qtbot: QtBot) -> None:
    type_at(running, qtbot, "2 weeks")
    row(running, "gifts").more.click()
    gifts = row(running, "gifts").parts
    assert gifts is not None
    gifts.left_out.turn(on=True)
    settled(running, qtbot)
    card(running).folds[PLAN].back.click()
    settled(running, qtbot)
    assert changed(running) == []
    press(running.window, "Ctrl+Z")
    settled(running, qtbot)
    assert sorted(changed(running)) == ["gifts", "report"]


def test_all_plans_go_back_to_defaults_in_one_step(running: Program, qtbot: QtBot) -> None:
    type_at(running, qtbot, "2 weeks")
    card(running).back()
    settled(running, qtbot)
    assert changed(running) == []
    assert running.window.snackbar.text == "Back to defaults: Follow-up plans"
    press(running.window, "Ctrl+Z")
    settled(running, qtbot)
    assert changed(running) == ["report"]


def test_who_is_host_unit_lawyer_or_press_is_said_on_the_pages_of_users(
    running: Program, qtbot: QtBot
) -> None:
    (way,) = card(running).rows
    assert isinstance(way.control, Button)
    way.control.click()
    settled(running, qtbot)
    assert running.window.page is not None
    assert running.window.page.place == USERS


def test_a_step_is_found_by_its_words_and_shown_in_its_plan(program: Start, qtbot: QtBot) -> None:
    started = program()
    started.window.go(Place("settings_page"))
    settled(started, qtbot)
    page = started.window.page
    assert isinstance(page, SettingsPage)
    page.field.setText("visit report")
    settled(started, qtbot)
    shown = {name for name, fold in card(started).folds.items() if fold.isVisible()}
    assert shown == {PLAN, "investor_visit", "signing_visit"}
    steps = card(started).folds["investor_visit"].steps.values()
    assert [each.shown.code for each in steps if each.isVisible()] == ["report"]
    page.field.clear()
    assert not card(started).isVisible()


def test_steps_are_set_in_on_the_side_where_reading_begins(
    qapp: QApplication, qtbot: QtBot
) -> None:
    install(qapp, Look("light", system_font=False))
    words = {"code": "x", "title": "Thank", "distance": "3 days", "waits": "", "roll": ""}
    line = StepLine(
        **words, owner="head", closes_by="never", remark="", changed=False, left_out=False
    )
    row = StepRow(Translator("en"), line)
    qtbot.addWidget(row)
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row.resize(600, 200)
    row.show()
    assert (row.distance.geometry().left(), row.distance.geometry().right()) == (0, 599 - INDENT)

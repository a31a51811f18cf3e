# SPDX-License-Identifier: MIT
"""Applying a plan in the window: offered quietly, ticked, added in one step, undone."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from delegate_crm.app.gui import Program
from delegate_crm.entities.followup import FollowUp
from delegate_crm.kit.i18n import N_
from delegate_crm.services.planning import apply
from delegate_crm.ui.panels.apply_plan import ApplyPlan, PlanOffer
from delegate_crm.ui.places import place_of
from delegate_crm.ui.widgets.notes import NoteButton
from tests.ui.conftest import Start, settled
from tests.ui.keyboard import press
from tests.ui.records import go, place_named, visible


@pytest.fixture
def running(program: Start, qtbot: QtBot) -> Program:
    started = program()
    qtbot.waitActive(started.window)
    return started


def form(qtbot: QtBot) -> ApplyPlan:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), ApplyPlan))
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, ApplyPlan)
    return popup


def of_plans(program: Program) -> list[str]:
    office = program.started.office
    found = office.read(lambda reader: reader.where(FollowUp))
    return [each.plan_step for each in found if each.plan_run]


def test_the_plan_that_is_offered_is_applied_and_undone(running: Program, qtbot: QtBot) -> None:
    page = go(running, qtbot, place_named(running, "visit", "V-2018-001", "follow_ups"))
    visible(page, NoteButton).click()
    popup = form(qtbot)
    assert popup.ticked == ["decision"]
    popup.check("gifts").turn(on=True)
    assert popup.add.text().strip() == "Add 2 follow-ups"
    popup.add.click()
    settled(running, qtbot)
    assert of_plans(running) == ["gifts", "decision"]
    assert running.window.snackbar.text == "2 follow-ups added"
    assert not page.findChildren(PlanOffer)[0].isVisible()
    press(running.window, "Ctrl+Z")
    settled(running, qtbot)
    assert of_plans(running) == []


def test_another_plan_is_chosen_and_nothing_ticked_adds_nothing(
    running: Program, qtbot: QtBot
) -> None:
    page = go(running, qtbot, place_named(running, "visit", "V-2018-001", "follow_ups"))
    visible(page, NoteButton).click()
    popup = form(qtbot)
    popup.choice.choose("investor_visit")
    qtbot.waitUntil(lambda: "questions" in popup.ticked)
    for code in popup.ticked:
        popup.check(code).turn(on=False)
    assert not popup.add.isEnabled()


def test_other_records_have_the_act_too(running: Program, qtbot: QtBot) -> None:
    page = go(running, qtbot, place_named(running, "event", "fair of scientific achievements"))
    act = next(each for each in page.actions_here() if each.text.message == "Apply a plan")
    act.act()
    assert form(qtbot).choice.current == "fair"
    assert page.findChildren(PlanOffer)[0].isVisible()


def test_what_only_plans_fill_is_not_offered_to_be_typed(running: Program, qtbot: QtBot) -> None:
    office = running.started.office
    visit = place_named(running, "visit", "V-2018-001").id
    made = office.write(N_("Plan"), lambda work: apply(work, "exploratory_visit", visit, "en"))
    typed = go(running, qtbot, place_named(running, "follow_up", "visit report"))
    assert [typed.value(key) for key in ("plan_run", "plan_step")] == [None, None]
    planned = go(running, qtbot, place_of("follow_up", made[0]))
    assert planned.value("plan_run") is not None
    assert planned.value("plan_step") is None

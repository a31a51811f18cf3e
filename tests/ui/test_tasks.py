# SPDX-License-Identifier: MIT
"""Questions, changes and long work do not wait for each other; only the last answer counts."""

from __future__ import annotations

import datetime as dt
import threading
from functools import partial

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from delegate_crm.kit.i18n import N_
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.ui.tasks import Tasks
from tests.factories import Make
from tests.ui.conftest import Start, settled
from tests.ui.keyboard import press


def test_long_work_holds_up_no_question(program: Start, qtbot: QtBot) -> None:
    started, go_on = program(), threading.Event()
    tasks: Tasks = started.started.tasks
    answers: list[str] = []
    for number in range(3):
        tasks.run(started, go_on.wait, lambda _done: answers.append("work"), topic=str(number))
    tasks.ask(started, lambda _reader: "question", answers.append)
    qtbot.waitUntil(lambda: answers == ["question"])
    go_on.set()
    settled(started, qtbot)
    assert answers == ["question", "work", "work", "work"]


def test_of_several_jobs_on_a_topic_the_last_is_told(program: Start, qtbot: QtBot) -> None:
    started = program()
    tasks: Tasks = started.started.tasks
    answers: list[int] = []
    for number in range(5):
        tasks.run(started, partial(int, number), answers.append, topic="same")
    settled(started, qtbot)
    assert answers == [4]


def test_nobody_is_answered_who_has_gone(program: Start, qtbot: QtBot) -> None:
    started, owner, go_on = program(), QObject(), threading.Event()
    answers: list[bool] = []
    started.started.tasks.run(owner, go_on.wait, answers.append)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    go_on.set()
    settled(started, qtbot)
    assert answers == []


def test_nothing_is_asked_once_the_office_is_closed(program: Start, qtbot: QtBot) -> None:
    started = program()
    tasks: Tasks = started.started.tasks
    started.window.close()
    qtbot.waitUntil(lambda: tasks.closed)
    answers: list[str] = []
    tasks.ask(started, lambda _reader: "question", answers.append)
    assert tasks.idle
    assert not answers


def test_a_window_set_by_hand_that_stayed_is_told_once_the_visit_has_moved(
    program: Start, qtbot: QtBot
) -> None:
    started = program()
    make = Make(started.started.office)
    visit = make.visit(title="Talks", start="4 March 2019")
    for text in ("Letter", "Photos"):
        item = make.follow_up(text=text, visit=visit, window="6-12 months after the visit")
        make.change(item, closes="1 May 2020")
    later = make.again(visit).having(start=ApproxDate.exact(dt.date(2019, 3, 11)))
    started.started.tasks.do(started, N_("Move"), lambda work: work.save(later))
    settled(started, qtbot)
    said = started.window.snackbar.text
    assert said == "The date moved; a window set by hand stayed: Letter and 1 more"
    press(started.window, "Ctrl+Z")
    settled(started, qtbot)
    assert make.again(visit).start == visit.start

# SPDX-License-Identifier: MIT
"""Questions, changes and long work do not wait for each other; only the last answer counts."""

from __future__ import annotations

import threading
from functools import partial

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from delegate_crm.ui.tasks import Tasks
from tests.ui.conftest import Start, settled


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

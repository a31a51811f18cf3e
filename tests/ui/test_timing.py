# SPDX-License-Identifier: MIT
"""Acting a little later."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from delegate_crm.ui.timing import after


def test_what_is_asked_for_several_times_is_done_once(qtbot: QtBot) -> None:
    owner, done = QObject(), list[str]()
    timer = after(owner, 0, lambda: done.append("done"))
    heard = QSignalSpy(timer.timeout)
    for _ in range(3):
        timer.start()
    qtbot.waitUntil(lambda: heard.count() > 0)
    assert (done, timer.isActive()) == (["done"], False)

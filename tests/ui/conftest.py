# SPDX-License-Identifier: MIT
"""The whole program in a test, off the screen.

`program` starts it on a copy of the sample office, on 1 March 2019: `program(lang="ru")`; give
`db` for another file. The window is shown and its first page loaded when it returns. Nothing of it
is left after the test: the next program would lay its style on all that is there.
`settled` waits until nothing is under way and every change has been told to the pages.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QAbstractEventDispatcher,
    QCoreApplication,
    QEvent,
    QEventLoop,
    QSettings,
)
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from delegate_crm.app import gui
from delegate_crm.ui.theme import Look

Start = Callable[..., gui.Program]


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    kept = tmp_path / "XDG_CONFIG_HOME"
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(kept))


@pytest.fixture
def program(qtbot: QtBot, sample_file: Path, tmp_path: Path) -> Iterator[Start]:
    started: list[gui.Program] = []
    faults: list[BaseException] = []

    def start(
        lang: str = "en",
        db: Path | None = None,
        today: str = "2019-03-01",
        look: Look | None = None,
    ) -> gui.Program:
        path = db or Path(shutil.copyfile(sample_file, tmp_path / "window.db"))
        day = dt.date.fromisoformat(today)
        looks = look or Look("light", system_font=False)
        made = gui.Program(gui.application([]), gui.Wanted(path, lang, "anna", day, looks))
        started.append(made)
        with qtbot.waitSignal(made.ready, timeout=20_000):
            made.start()
        if made.started is not None:
            made.started.notify.fault.connect(faults.append)
        settled(made, qtbot)
        return made

    yield start
    for each in started:
        each.window.close()
        for part in (*QApplication.topLevelWidgets(), each.theme, each):
            part.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gui.application([]).setProperty("theme", None)
    assert not faults


def settled(program: gui.Program, qtbot: QtBot) -> None:
    """Wait until nothing is under way, all changes have been told, and what came is shown."""
    session, loop = program.started, QAbstractEventDispatcher.instance()
    if session is None:
        return

    def is_quiet() -> bool:
        """Go through the turns of the loop that show what an answer brought."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        while loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents):
            pass
        return bool(session.tasks.idle and session.live.idle)

    qtbot.waitUntil(is_quiet, timeout=20_000)

# SPDX-License-Identifier: MIT
"""The file goes, is held, fills up or is damaged while the window is open: that is told, what was
typed is kept, and work goes on when it can. A second start shows the first."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2

from delegate_crm.app import gui
from delegate_crm.store import engine
from delegate_crm.ui.instance import Instance
from delegate_crm.ui.lists.listing import ListPage
from delegate_crm.ui.place import Place
from delegate_crm.ui.theme import Look
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.cards import Banner
from tests.factories import Make
from tests.ui.conftest import Start, settled
from tests.ui.records import begin, first, open_first, value
from tests.ui.test_instance import SECOND

PAGE = 4096
WORDS = "TR-7 " * 2000
"""More than fits into the room that a page of the file has left."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "window.db"


@contextmanager
def removed(path: Path, _running: gui.Program) -> Iterator[None]:
    path.rename(path.with_suffix(".away"))
    yield
    path.with_suffix(".away").rename(path)


@contextmanager
def held(path: Path, _running: gui.Program) -> Iterator[None]:
    other = dbapi2.connect(str(path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.close()


@contextmanager
def filled(_path: Path, running: gui.Program) -> Iterator[None]:
    writers = running.started.office.file._writing
    with writers.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
    yield
    writers.dispose()


def forget(running: gui.Program) -> None:
    """Let no connection answer from memory."""
    for each in (running.started.office.file._writing, running.started.office.file._reading):
        each.dispose()


@contextmanager
def damaged(path: Path, running: gui.Program) -> Iterator[None]:
    whole = path.read_bytes()
    path.write_bytes(whole[:PAGE] + bytes(len(whole) - PAGE))
    forget(running)
    yield
    path.write_bytes(whole)
    forget(running)


Trouble = Callable[[Path, gui.Program], AbstractContextManager[None]]
TROUBLE: Mapping[Trouble, str] = {
    removed: "cannot be reached",
    held: "in use by another program",
    filled: "the disk is full",
    damaged: "is damaged",
}


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A driver that waits for nobody."""
    kept = [each for each in engine.SAFE if "busy_timeout" not in each]
    monkeypatch.setattr(engine, "SAFE", (*kept, "PRAGMA busy_timeout = 1"))


def stored(program: gui.Program) -> str:
    return str(first(program, "agreement").get("reference"))


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("trouble", TROUBLE, ids=lambda each: each.__name__)
def test_what_is_typed_in_trouble_is_kept_and_saved_afterwards(
    program: Start, qtbot: QtBot, path: Path, trouble: Trouble
) -> None:
    running = program()
    page = open_first(running, qtbot, "agreement")
    begin(page, "reference", WORDS)
    with trouble(path, running):
        value(page, "reference").finish()
        settled(running, qtbot)
        assert page.notices.names() == ["not_saved"]
        banner = page.notices.findChildren(Banner)[0].accessibleName()
        assert TROUBLE[trouble] in banner
        assert page.saver.unsaved()[0].texts == [WORDS]
    page.saver.try_again()
    settled(running, qtbot)
    assert (stored(running), page.notices.names()) == (WORDS.strip(), [])


def visits(program: gui.Program, qtbot: QtBot) -> ListPage:
    program.window.go(Place("visits_page"))
    settled(program, qtbot)
    page = program.window.page
    assert isinstance(page, ListPage)
    return page


def test_a_list_of_a_damaged_file_says_so_until_it_can_be_read(
    program: Start, qtbot: QtBot, path: Path
) -> None:
    running = program()
    with damaged(path, running):
        page = visits(running, qtbot)
        assert isinstance(page.body.instead, Banner)
        assert "is damaged" in page.body.instead.accessibleName()
        again = next(b for b in page.findChildren(Button) if b.text() == "Try again")
    again.click()
    settled(running, qtbot)
    assert page.table.isVisible()


def test_while_the_file_is_gone_nothing_is_written_beside_it(
    program: Start, qtbot: QtBot, path: Path
) -> None:
    running = program()
    Make(running.started.office).visit(title="Perm")
    with removed(path, running):
        qtbot.waitUntil(lambda: running.window.banner is not None)
        running.window.undo()
        settled(running, qtbot)
        assert "cannot be reached" in running.window.snackbar.text
        assert not path.exists()
    qtbot.waitUntil(lambda: running.window.banner is None)


@pytest.fixture
def run_once(
    monkeypatch: pytest.MonkeyPatch, sample_file: Path, path: Path, qtbot: QtBot
) -> Iterator[gui.Program]:
    """The program as `run` starts it, without staying in it."""
    path.write_bytes(sample_file.read_bytes())
    qt = gui.application([])
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(QApplication, "exec", lambda *_: 0)
    gui.run(gui.Wanted(path, "en", "anna", look=Look("light", system_font=False)))
    made = qt.findChildren(gui.Program)[-1]
    qtbot.waitUntil(lambda: made.started is not None, timeout=20_000)
    settled(made, qtbot)
    yield made
    made.window.close()
    qt.findChildren(Instance)[-1].close()


def test_a_second_start_shows_the_first_on_the_page_that_it_names(
    run_once: gui.Program, qtbot: QtBot, path: Path
) -> None:
    run_once.window.hide()
    command = [sys.executable, "-c", SECOND, str(path)]
    with subprocess.Popen(command) as second:  # noqa: S603 - ours
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 0
    qtbot.waitUntil(run_once.window.isVisible)
    assert isinstance(run_once.window.page, ListPage)
    settled(run_once, qtbot)

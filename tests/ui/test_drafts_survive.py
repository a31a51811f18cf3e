# SPDX-License-Identifier: MIT
"""Text that is being typed survives the death of the program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from delegate_crm.app.gui import Program
from delegate_crm.services.editing import Edit
from delegate_crm.services.unsaved import Unsaved
from delegate_crm.ui import saving
from delegate_crm.ui.place import Place
from delegate_crm.ui.records.record import RecordPage
from delegate_crm.ui.widgets.buttons import Button
from tests.ui.conftest import Start, settled
from tests.ui.records import begin, first, go, open_first, value

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def office_file(sample_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(sample_file, tmp_path / "office.db"))


def type_and_kill(path: Path, code: str, which: str, field: str, text: str) -> None:
    command = [sys.executable, "-m", "tests.ui.trials", str(path), code, which, field, text]
    out, apart = subprocess.PIPE, os.environ | {"XDG_CONFIG_HOME": str(path.parent / "config")}
    with subprocess.Popen(command, stdout=out, text=True, cwd=ROOT, env=apart) as child:  # noqa: S603 - ours
        assert child.stdout is not None
        assert child.stdout.readline() == "kept\n"
        child.kill()


@pytest.fixture(scope="module")
def left_behind(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an office in which a program was killed while it typed into an agreement."""
    folder = tmp_path_factory.mktemp("killed")
    path = Path(shutil.copyfile(sample_file, folder / "office.db"))
    type_and_kill(path, "agreement", "first", "reference", "TR-7")
    return folder


@pytest.fixture
def killed(program: Start, left_behind: Path, tmp_path: Path) -> Program:
    """The program as it starts after one that was killed."""
    return program(db=shutil.copytree(left_behind, tmp_path / "killed") / "office.db")


def test_text_typed_into_a_record_comes_back(killed: Program, qtbot: QtBot) -> None:
    page = open_first(killed, qtbot, "agreement")
    entry = value(page, "reference").entry
    assert entry is not None
    assert entry.editor.edit().texts == ["TR-7"]
    assert page.notices.names() == ["kept"]


def test_the_start_says_so_and_leads_there(killed: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: killed.window.snackbar.text.startswith("Typed text from"))
    next(b for b in killed.window.snackbar.findChildren(Button) if b.text() == "Open").click()
    settled(killed, qtbot)
    assert isinstance(killed.window.page, RecordPage)
    assert killed.window.page.notices.names() == ["kept"]


def test_it_is_forgotten_once_it_is_saved(killed: Program, qtbot: QtBot) -> None:
    page = open_first(killed, qtbot, "agreement")
    value(page, "reference").finish()
    settled(killed, qtbot)
    assert first(killed, "agreement").get("reference") == "TR-7"
    assert page.notices.names() == []
    assert Unsaved(killed.started.office).everything() == []


def test_it_can_be_discarded(killed: Program, qtbot: QtBot) -> None:
    page = open_first(killed, qtbot, "agreement")
    next(b for b in page.findChildren(Button) if b.text() == "Discard").click()
    settled(killed, qtbot)
    again = killed.window.page
    assert isinstance(again, RecordPage)
    assert value(again, "reference").entry is None
    assert first(killed, "agreement").get("reference") == ""
    assert Unsaved(killed.started.office).everything() == []


def test_a_record_that_was_never_stored_comes_back(
    program: Start, qtbot: QtBot, office_file: Path
) -> None:
    type_and_kill(office_file, "place", "new", "timezone", "Asia/Shanghai")
    started = program(db=office_file)
    (left,) = Unsaved(started.started.office).everything()
    page = go(started, qtbot, Place("record_page", "place", words=left.record))
    assert page.saver.id == 0
    assert page.facts is not None
    assert page.facts.words["timezone"] == "Asia/Shanghai"


def test_text_of_a_field_that_the_page_does_not_show_opens_the_form(
    program: Start, qtbot: QtBot, office_file: Path
) -> None:
    started = program(db=office_file)
    number = first(started, "agreement").id
    title = Edit("title", (("title.ru", "Соглашение"),))
    Unsaved(started.started.office).keep("agreement", str(number), [title])
    page = go(started, qtbot, Place("record_page", "agreement", number, "history"))
    assert page.panes.current == "form"
    entry = page.form.entry("title")
    assert entry is not None
    assert entry.editor.edit() == title


def test_typed_text_is_kept_before_the_field_is_left(program: Start, qtbot: QtBot) -> None:
    started = program()
    begin(open_first(started, qtbot, "agreement"), "reference", "TR-7")
    unsaved = Unsaved(started.started.office)
    qtbot.waitUntil(lambda: len(unsaved.everything()) == 1, timeout=10_000)


def test_what_is_typed_in_another_window_is_not_brought_back(
    program: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "KEEP_AFTER", 0)
    started = program()
    begin(open_first(started, qtbot, "agreement"), "reference", "TR-7")
    unsaved = Unsaved(started.started.office)
    qtbot.waitUntil(lambda: len(unsaved.everything()) == 1, timeout=10_000)
    number = first(started, "agreement").id
    started.started.second(Place("record_page", "agreement", number))
    settled(started, qtbot)
    page = started.started.windows[-1].page
    assert isinstance(page, RecordPage)
    assert page.notices.names() == []
    started.started.windows[-1].close()


def test_what_is_saved_in_leaving_is_not_brought_back(program: Start, qtbot: QtBot) -> None:
    started = program()
    begin(open_first(started, qtbot, "agreement"), "reference", "TR-7")
    started.window.go(Place("today_page"))
    page = open_first(started, qtbot, "agreement")
    assert page.notices.names() == []
    assert value(page, "reference").shown.text() == "TR-7"

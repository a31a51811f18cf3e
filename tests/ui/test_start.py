# SPDX-License-Identifier: MIT
"""The window starts, walks through its pages, and changes language and looks while it runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from delegate_crm.ui.place import Place
from delegate_crm.ui.widgets.buttons import Button
from tests.ui.conftest import Start, settled


def test_the_window_opens_on_today(program: Start) -> None:
    window = program().window
    assert window.trail.current is not None
    assert window.trail.current.place == Place("today_page")


def test_the_sidebar_counts_what_needs_somebody(program: Start, qtbot: QtBot) -> None:
    started = program()
    button = started.window.sidebar._buttons["today"]
    qtbot.waitUntil(lambda: button.accessibleName() == "Today, 10")


def test_without_a_file_one_may_begin(program: Start, tmp_path: Path, qtbot: QtBot) -> None:
    started = program(db=tmp_path / "new.db")
    button = next(b for b in started.window.findChildren(Button) if "sample" in b.text())
    button.click()
    qtbot.waitUntil(lambda: started.started is not None)
    settled(started, qtbot)
    assert (tmp_path / "new.db").exists()


def test_a_refused_file_is_told_in_the_window(program: Start, tmp_path: Path) -> None:
    (tmp_path / "bad.db").write_text("not a database")
    started = program(db=tmp_path / "bad.db")
    assert started.started is None
    assert any("Try again" in b.text() for b in started.window.findChildren(Button))


@pytest.mark.parametrize("lang", ["ru", "zh", "en"])
def test_the_language_changes_at_once(program: Start, qtbot: QtBot, lang: str) -> None:
    started = program()
    started.speak(lang)
    settled(started, qtbot)
    words = {"en": "Today", "ru": "Сегодня", "zh": "今日"}
    assert words[lang] in started.window.sidebar._buttons["today"].accessibleName()

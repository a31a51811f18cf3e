# SPDX-License-Identifier: MIT
"""The calendar file follows the office while the program runs; trouble is told once."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from delegate_crm.kit import preferences
from delegate_crm.kit.i18n import N_
from delegate_crm.ui.calendar_file import CalendarFile
from tests.factories import Make
from tests.ui.conftest import Start, settled


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "office.ics"
    preferences.write({"calendar_file": str(made)})
    return made


def follow(program: Start, qtbot: QtBot) -> tuple[CalendarFile, Make]:
    """The running program's file, written as often as it is due without waiting."""
    started = program()
    calendar = started.started.calendar
    calendar._timer.setInterval(0)
    calendar._timer.start()
    qtbot.waitUntil(lambda: calendar.idle)
    settled(started, qtbot)
    return calendar, Make(started.started.office)


def test_it_is_there_from_the_start_and_follows_each_change(
    program: Start, qtbot: QtBot, path: Path
) -> None:
    calendar, make = follow(program, qtbot)
    assert b"Delegation from Xinxiang" in path.read_bytes()
    make.event(title="Tulip day", start="5 May 2019")
    qtbot.waitUntil(lambda: b"Tulip day" in path.read_bytes())
    qtbot.waitUntil(lambda: calendar.idle)


def test_a_day_off_that_is_added_moves_its_reminders(
    program: Start, qtbot: QtBot, path: Path
) -> None:
    calendar, make = follow(program, qtbot)
    before = path.read_bytes()
    make.holiday(country="RU", on="30 April 2019", name="Bridge")
    qtbot.waitUntil(lambda: path.read_bytes() != before)
    qtbot.waitUntil(lambda: calendar.idle)


def test_what_was_still_to_come_is_written_at_the_end(
    program: Start, qtbot: QtBot, path: Path
) -> None:
    started = program()
    calendar, office = started.started.calendar, started.started.office
    settled(started, qtbot)
    calendar._timer.stop()
    Make(office).event(title="Tulip day", start="5 May 2019")
    calendar.want()
    started.started.end()
    assert b"Tulip day" in path.read_bytes()


def test_trouble_is_told_once_until_it_is_over(program: Start, qtbot: QtBot, path: Path) -> None:
    path.write_bytes(b"letters")
    started = program()
    said: list[str] = []
    started.started.notify.said.connect(lambda words, _undo: said.append(words))
    calendar = started.started.calendar
    calendar._timer.setInterval(0)
    for _ in range(3):
        calendar.want()
        qtbot.waitUntil(lambda: calendar.idle)
    assert [str(path) in words for words in said] == [True]
    path.unlink()
    calendar.want()
    qtbot.waitUntil(path.exists)


def test_a_path_that_is_set_is_written_to(program: Start, qtbot: QtBot, tmp_path: Path) -> None:
    started, path = program(), tmp_path / "new.ics"
    started.started.calendar._timer.stop()
    started.started.calendar._timer.setInterval(0)
    started.prefer({"calendar_file": str(path)}, N_("Calendar file"))
    qtbot.waitUntil(path.exists)

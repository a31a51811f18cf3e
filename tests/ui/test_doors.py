# SPDX-License-Identifier: MIT
"""The first start: sample data lie in a file of their own; a banner there leads to one's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from delegate_crm.app.gui import Program
from delegate_crm.entities.visit import Visit
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.cards import Banner
from tests.ui.conftest import Start, settled


def press(program: Program, qtbot: QtBot, words: str) -> None:
    """Press a button that leads to another office, and wait until that is open."""
    buttons = program.window.findChildren(Button)
    button = next(each for each in buttons if each.text() == words and each.isVisible())
    with qtbot.waitSignal(program.ready, timeout=20_000):
        button.click()
    settled(program, qtbot)


def visits(program: Program) -> int:
    return len(program.started.office.read(lambda reader: reader.where(Visit)))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "office.db"


@pytest.fixture
def sampled(program: Start, qtbot: QtBot, own: Path) -> Program:
    started = program(db=own)
    press(started, qtbot, "Start with sample data")
    return started


def test_the_sample_lies_beside_the_place_of_ones_own(sampled: Program, own: Path) -> None:
    assert sampled.started.office.file.path == own.with_name("office-sample.db")
    assert not own.exists()
    assert visits(sampled) > 0


def test_a_banner_says_that_it_is_sample_data_in_every_language(
    sampled: Program, qtbot: QtBot
) -> None:
    assert isinstance(sampled.window.banners["sample"], Banner)
    assert sampled.window.banners["sample"].accessibleName().startswith("This is sample data.")
    sampled.speak("ru")
    settled(sampled, qtbot)
    assert sampled.window.banners["sample"].isVisible()
    assert "This" not in sampled.window.banners["sample"].accessibleName()


def test_from_the_sample_one_comes_to_ones_own(sampled: Program, qtbot: QtBot, own: Path) -> None:
    press(sampled, qtbot, "Start my own")
    assert sampled.started.office.file.path == own
    assert (visits(sampled), sampled.window.banners) == (0, {})
    assert own.with_name("office-sample.db").exists()


def test_the_sample_is_there_again_until_there_is_ones_own(
    sampled: Program, program: Start, qtbot: QtBot, own: Path
) -> None:
    sampled.window.close()
    again = program(db=own)
    assert "sample" in again.window.banners
    press(again, qtbot, "Start my own")
    again.window.close()
    assert program(db=own).window.banners == {}


def test_one_may_start_empty(program: Start, qtbot: QtBot, own: Path) -> None:
    started = program(db=own)
    press(started, qtbot, "Start empty")
    assert (started.started.office.file.path, visits(started)) == (own, 0)
    assert started.window.banners == {}

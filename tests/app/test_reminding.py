# SPDX-License-Identifier: MIT
"""`delegate-crm remind`: each thing once, on the desktop or where its output is read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from delegate_crm.app.commands import reminding
from delegate_crm.kit.notices import Notice
from delegate_crm.ui.notifying.notifier import Act, Answer, unheard
from tests.app.conftest import Answer as Said
from tests.app.conftest import Run


class Desktop:
    """A desktop that shows all and of which one thing is chosen."""

    def __init__(self, act: Act | None = None) -> None:
        self.shown: list[Notice] = []
        self.act, self.heard = act, True

    def show(self, notice: Notice, *, heard: bool = True) -> None:
        self.shown.append(notice)
        self.heard = heard

    def answers(self, patience: float) -> Iterator[Answer]:
        return iter([Answer(self.shown[0], self.act)] if self.act else [])

    def close(self) -> None:
        """Nothing to let go of."""


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Desktop:
    made = Desktop()
    monkeypatch.setattr(reminding, "notifier", lambda _tr: made)
    return made


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(_tr: object) -> object:
        raise unheard()

    monkeypatch.setattr(reminding, "notifier", nobody)


@pytest.fixture
def remind(sampled: Run) -> Run:
    return lambda day, *more: sampled("--today", day, "--lang", "en", "remind", *more)


def titles(answer: Said) -> list[str]:
    return [each["title"] for each in answer.json]


def snoozed(crm: Run) -> Any:  # noqa: ANN401 - as the command says it
    return crm("show", "follow_up", "54", "--format", "json").json["snoozed_until"]


def test_the_window_that_opens_is_told_once(remind: Run, desktop: Desktop) -> None:
    first = titles(remind("2019-01-30", "--format", "json"))
    assert "Opens today: Feedback on prospects of cooperation" in first
    assert [each.title for each in desktop.shown] == first
    assert titles(remind("2019-01-30", "--format", "json")) == []


@pytest.mark.usefixtures("bare")
def test_without_a_desktop_a_script_is_told_and_each_thing_once(remind: Run) -> None:
    assert titles(remind("2019-01-30", "--format", "json"))
    assert titles(remind("2019-01-30", "--format", "json")) == []


@pytest.mark.usefixtures("bare")
def test_where_nobody_sees_it_nothing_counts_as_shown(remind: Run) -> None:
    refused = remind("2019-01-30")
    assert refused.code == 1
    assert "No service of the desktop" in refused.err
    assert titles(remind("2019-01-30", "--format", "json"))


def test_what_is_snoozed_on_the_desktop_is_out_of_sight_until_tomorrow(
    remind: Run, desktop: Desktop, sampled: Run
) -> None:
    desktop.act = Act.SNOOZE
    assert remind("2019-01-30").code == 0
    assert snoozed(sampled) == "2019-01-31"


def test_once_waits_for_nothing(remind: Run, desktop: Desktop, sampled: Run) -> None:
    desktop.act = Act.SNOOZE
    remind("2019-01-30", "--once")
    assert snoozed(sampled) is None
    assert not desktop.heard


def test_a_click_opens_the_program_on_the_same_file(
    remind: Run, desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr("subprocess.Popen", started.append)
    desktop.act = Act.OPEN
    remind("2019-01-30")
    assert [words[-3:] for words in started] == [["--db", str(tmp_path / "office.db"), "gui"]]

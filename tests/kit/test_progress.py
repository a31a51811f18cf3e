# SPDX-License-Identifier: MIT
"""Progress that nobody watches."""

from __future__ import annotations

import pytest

from delegate_crm.kit.i18n import N_, Text
from delegate_crm.kit.progress import Progress, Silent, Stopped, Stretches


def test_silence_says_nothing_and_never_stops(capsys: pytest.CaptureFixture[str]) -> None:
    progress: Progress = Silent()
    progress.step(1, 2)
    progress.note(N_("Reading"))
    assert not progress.cancelled()
    assert capsys.readouterr() == ("", "")


class Watching:
    """Keeps what it is told, and stops when so much is done."""

    def __init__(self, enough: int = 100) -> None:
        self.told: list[tuple[int, int]] = []
        self._enough = enough

    def step(self, done: int, total: int) -> None:
        self.told.append((done, total))

    def note(self, text: Text) -> None:
        raise NotImplementedError

    def cancelled(self) -> bool:
        return len(self.told) >= self._enough


def test_several_goes_are_told_as_one_way_that_never_turns_back() -> None:
    progress = Watching()
    way = Stretches(progress)
    assert list(way.through("abcd", 4, (0.0, 0.5))) == list("abcd")
    assert list(way.through("xy", 2, (0.5, 1.0))) == ["x", "y"]
    assert list(way.through("z", 1, (0.0, 0.5))) == ["z"]
    assert progress.told == [(0, 4), (1, 4), (1, 4), (2, 4), (3, 4), (4, 4), (4, 4)]


def test_who_asked_to_stop_gets_no_further() -> None:
    way = Stretches(Watching(enough=2))
    seen: list[str] = []
    with pytest.raises(Stopped):
        seen.extend(way.through("abcd", 4))
    assert seen == ["a", "b"]

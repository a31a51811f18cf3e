# SPDX-License-Identifier: MIT
"""Answers on a terminal."""

from __future__ import annotations

import sys

import pytest

from delegate_crm.app.session import TerminalProgress, columns, in_utf8, tabulated, tame


def test_columns_stand_under_each_other_in_every_script() -> None:
    lines = tabulated([["No.", "Name"], ["1", "张国伟"], ["12", "Чжан"]])
    assert lines == ["No.  Name", "1    张国伟", "12   Чжан"]


@pytest.mark.parametrize(
    ("text", "wide"), [("abc", 3), ("张国伟", 6), ("й", 1), ("и\u0306", 1), ("a\u200db", 2)]
)
def test_letters_are_counted_as_the_terminal_shows_them(text: str, wide: int) -> None:
    assert columns(text) == wide


def test_long_cells_are_cut_with_a_sign() -> None:
    (line,) = tabulated([["新" * 40]])
    assert (columns(line) <= 48, line[-1]) == (True, "…")


def test_control_characters_are_tamed() -> None:
    assert tame("a\tb\nc\x07d\x1be") == "a b c\ufffdd\ufffde"


def test_progress_waits_a_second_and_wipes_itself(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    moments = iter([0.0, 0.5, 2.0, 3.0])
    monkeypatch.setattr("delegate_crm.app.session.time.monotonic", lambda: next(moments))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    progress = TerminalProgress()
    for done in (1, 2, 3):
        progress.step(done, 3)
    assert capsys.readouterr().err == "\r2 / 3 \r\x1b[K"


def test_progress_stays_out_of_files(capsys: pytest.CaptureFixture[str]) -> None:
    TerminalProgress().step(1, 2)
    assert capsys.readouterr().err == ""


def test_without_a_console_what_is_said_goes_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    in_utf8()
    with sys.stdout as nowhere:
        assert nowhere.write("张国伟") == 3

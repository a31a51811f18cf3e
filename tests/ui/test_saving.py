# SPDX-License-Identifier: MIT
"""Where to save: the kind that is picked in the dialog gives the file its ending."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from delegate_crm.ui.dialogs.saving import place_for

KINDS = "CSV (*.csv);;Calendar (*.ics)"


@pytest.mark.parametrize(
    ("typed", "picked", "saved"),
    [
        ("list.csv", "CSV (*.csv)", "list.csv"),
        ("list.csv", "Calendar (*.ics)", "list.ics"),
        ("there.csv", "Calendar (*.ics)", "there-2.ics"),
        ("list.ics", "", "list.ics"),
        ("v1.2", "Calendar (*.ics)", "v1.2.ics"),
    ],
)
def test_the_picked_kind_gives_the_ending(  # noqa: PLR0913, PLR0917 - what is picked, what comes
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    typed: str,
    picked: str,
    saved: str,
) -> None:
    (tmp_path / "there.ics").touch()
    answer = (str(tmp_path / typed), picked)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: answer)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert place_for(parent, "Export", "list.csv", KINDS) == tmp_path / saved

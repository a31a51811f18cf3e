# SPDX-License-Identifier: MIT
"""A second start on the same file hands over to the first."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from delegate_crm.ui.instance import Instance

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from delegate_crm.ui.instance import Instance
application = QCoreApplication([])
sys.exit(0 if Instance(Path(sys.argv[1])).hand_over("visits") else 3)
"""


@pytest.mark.usefixtures("qtbot")
def test_alone_there_is_nobody_to_hand_over_to(tmp_path: Path) -> None:
    assert not Instance(tmp_path / "office.db").hand_over("")


def test_a_second_start_is_handed_over(qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(tmp_path / "office.db")
    assert first.listen()
    with (
        qtbot.waitSignal(first.asked, timeout=20_000) as asked,
        subprocess.Popen([sys.executable, "-c", SECOND, str(tmp_path / "office.db")]) as second,  # noqa: S603 - ours
    ):
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert (asked.args, second.returncode) == (["visits"], 0)
    first.close()


@pytest.mark.usefixtures("qtbot")
def test_another_file_has_a_program_of_its_own(tmp_path: Path) -> None:
    first = Instance(tmp_path / "office.db")
    first.listen()
    assert not Instance(tmp_path / "other.db").hand_over("")
    first.close()

# SPDX-License-Identifier: MIT
"""Pages are imported behind the window, and what is of Qt by no thread but that of the window."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from delegate_crm.ui import warming
from delegate_crm.ui.warming import Warming

STARTED = """
import sys, threading
from importlib.abc import MetaPathFinder
from pathlib import Path
from PySide6.QtCore import QTimer

beside = []

class Watch(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        ours = threading.current_thread() is threading.main_thread()
        if name.startswith(("delegate_crm.ui", "PySide6")) and not ours:
            beside.append(name)

sys.meta_path.insert(0, Watch())
from delegate_crm.app import gui
from delegate_crm.kit.registry import module_names
from delegate_crm.ui.warming import Warming

gui.REST = 0
program = gui.Program(gui.application([]), gui.Wanted(Path(sys.argv[1]), "en", "anna"))
timer = QTimer()
timer.setInterval(20)
timer.timeout.connect(lambda: program.findChildren(Warming) or program.application.quit())
program.ready.connect(timer.start)
program.start()
program.application.exec()
wanted = [*module_names("delegate_crm.ui.pages"), *module_names("delegate_crm.reports.catalog")]
print([name for name in wanted if name not in sys.modules], beside)
"""


def test_all_is_imported_and_nothing_of_qt_beside_the_interface_thread(sample_file: Path) -> None:
    command = [sys.executable, "-c", STARTED, str(sample_file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ours
    assert done.stdout.splitlines() == ["[] []"]


def test_what_cannot_be_imported_does_not_stop_the_rest(
    qtbot: QtBot, qapp: QObject, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(warming, "_names", lambda _packages: iter(["tests.nowhere", "tests"]))
    made = Warming(qapp)
    with qtbot.waitSignal(made.destroyed):
        made.start()
    assert caplog.text.count("ModuleNotFoundError") == 2
    caplog.clear()

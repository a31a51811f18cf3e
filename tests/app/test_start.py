# SPDX-License-Identifier: MIT
"""The window's start: the shell paints before the core is imported; no screen is a refusal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from delegate_crm.app import gui
from tests.app.conftest import Run

PAINTED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from delegate_crm.app import cli, gui
from delegate_crm.ui.theme import Look

program = gui.Program(gui.application([]), gui.Wanted(Path(sys.argv[1]), look=Look()))
program._load = program.application.quit
program.start()
program.application.exec()
heavy = {"sqlalchemy", "alembic", "reportlab", "sqlcipher3", "delegate_crm.services.office"}
print(sorted(heavy & set(sys.modules)))
program._opened()
print(sorted(name for name in sys.modules if name.startswith("delegate_crm.ui.pages.")))
import delegate_crm.ui.session, delegate_crm.ui.pages.today_page
later = {"alembic", "reportlab", "holidays", "icalendar", "jeepney", "delegate_crm.exchange"}
print("delegate_crm.services.today" in sys.modules, sorted(later & set(sys.modules)))
print([name for name in sys.modules if name.startswith("delegate_crm.plans.")])
"""


def test_the_shell_paints_before_the_core_is_imported_and_today_needs_no_more_than_that(
    tmp_path: Path,
) -> None:
    command = [sys.executable, "-c", PAINTED, str(tmp_path / "none.db")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ours
    assert done.stdout.splitlines() == ["[]", "[]", "True []", "[]"]


def test_without_a_screen_the_window_is_refused(crm: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert [crm("gui").code, crm().code] == [1, 1]


def test_a_damaged_settings_file_does_not_keep_the_window_shut(
    crm: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "XDG_CONFIG_HOME" / "delegate-crm" / "settings.toml"
    file.parent.mkdir(parents=True)
    file.write_text("language = ", "utf-8")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(gui, "run", lambda wanted: 7 if wanted.lang == "en" else 1)
    assert [crm("gui").code, crm().code] == [7, 7]


def test_a_page_that_is_not_there_is_refused(crm: Run) -> None:
    answer = crm("gui", "--page", "nowhere")
    assert (answer.code, "follow_ups" in answer.err) == (1, True)

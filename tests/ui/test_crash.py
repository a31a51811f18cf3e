# SPDX-License-Identifier: MIT
"""A fault is told plainly, and what is handed on holds no names."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from delegate_crm.app.gui import application
from delegate_crm.kit.i18n import Translator
from delegate_crm.ui import theme as looks
from delegate_crm.ui.dialogs.crash import Crash, _inside, details, show_fault
from delegate_crm.ui.theme import Look


def failing() -> None:
    posts: dict[str, str] = {}
    name = "Zhang"
    try:
        posts[name]
    except KeyError as cause:
        raise ValueError(f"{name} Guowei") from cause


@pytest.fixture
def error() -> Exception:
    with pytest.raises(ValueError, match="Zhang") as raised:
        failing()
    return raised.value


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    looks.install(application([]), Look("light", system_font=False))
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_details_say_where_and_never_whose(error: Exception) -> None:
    told = details(error)
    assert "test_crash.py" in told
    assert told.index("KeyError") < told.index("ValueError")
    assert "Zhang Guowei" not in told


@pytest.mark.parametrize(
    ("path", "inside"),
    [
        ("/home/anna/crm/src/delegate_crm/ui/page.py", "delegate_crm/ui/page.py"),
        ("/home/anna/lib/python3.11/site-packages/PySide6/x.py", "PySide6/x.py"),
        ("/home/anna/script.py", "script.py"),
        ("<string>", "<string>"),
    ],
)
def test_folders_above_are_not_told(path: str, inside: str) -> None:
    assert _inside(path) == inside


def test_details_are_copied(window: QWidget, error: Exception) -> None:
    shown = show_fault(window, Translator("en"), error, "crm.log")
    shown.copied.click()
    assert QGuiApplication.clipboard().text() == details(error)
    assert shown.copied.text().strip() == "Copied"


def test_one_fault_is_shown_at_a_time(window: QWidget, error: Exception) -> None:
    first = show_fault(window, Translator("ru"), error, "crm.log")
    assert show_fault(window, Translator("ru"), ValueError(), "crm.log") is first
    assert len(window.findChildren(Crash)) == 1

# SPDX-License-Identifier: MIT
"""A walk over all widgets of all pages: named, plain, large enough; hostile text stays text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from delegate_crm.app import gui
from delegate_crm.app.compose import open_office
from delegate_crm.services.office import Office
from delegate_crm.services.visit_calendar import STEPS
from delegate_crm.ui.place import Place
from delegate_crm.ui.places import history_of, place_of
from delegate_crm.ui.sidebar import SECTIONS, SETTINGS
from tests.factories import Make
from tests.ui.conftest import Start, settled

LEAST = 28
HOSTILE = '<b>x</b> & <img src="/etc/hostname"> \u202egnp.exe 👩‍👩‍👧 ' + "long" * 60
ASKED = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)


def places(office: Office) -> Mapping[str, Place]:
    """Every section, and one record of each kind that has pages."""
    make = Make(office)
    found = {entry.key: entry.place for entry in (*SECTIONS, SETTINGS)}
    for mode in STEPS:
        found[f"visits {mode}"] = Place("visits_page", mode=mode)
    visit = make.find("visit", "V-2018-001")
    for tab in ("", "programme", "people", "follow_ups", "interests", "documents", "history"):
        found[f"visit {tab}"] = place_of("visit", visit.id, tab)
    named = {
        "person": "22",
        "organisation": "11",
        "follow_up": "54",
        "agreement": "53",
        "event": "32",
    }
    for kind, number in named.items():
        found[kind] = place_of(kind, make.find(kind, number).id)
    found["new visit"] = Place("visit_page", "visit")
    found["history"] = history_of(Place("visits_page"))
    found["print"] = Place("print_page", "visit", visit.id, words="visit_report")
    return found


def shown(program: gui.Program, qtbot: QtBot) -> Iterator[tuple[str, QWidget]]:
    """Go to every page; give each with its widgets."""
    for name, place in places(program.started.office).items():
        program.window.go(place)
        settled(program, qtbot)
        assert program.window.page is not None
        yield name, program.window.page


def visible(page: QWidget, kinds: tuple[type[QWidget], ...]) -> Iterator[QWidget]:
    return (w for kind in kinds for w in page.findChildren(kind) if w.isVisible())


def name_of(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_every_page_opens_and_every_control_has_a_name(
    program: Start, qtbot: QtBot, lang: str
) -> None:
    nameless = [
        f"{name}: {type(widget).__name__}"
        for name, page in shown(program(lang=lang), qtbot)
        for widget in visible(page, ASKED)
        if not name_of(widget) and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert nameless == []


def test_every_button_is_large_enough_to_hit(program: Start, qtbot: QtBot) -> None:
    small = [
        f"{name}: {name_of(widget)} {widget.width()}x{widget.height()}"
        for name, page in shown(program(), qtbot)
        for widget in visible(page, (QAbstractButton,))
        if name_of(widget) and min(widget.width(), widget.height()) < LEAST
    ]
    assert small == []


@pytest.fixture
def hostile(sample_file: Path, tmp_path: Path) -> Path:
    """The sample office with hostile words where people write words."""
    path = tmp_path / "hostile.db"
    path.write_bytes(sample_file.read_bytes())
    office = open_office(path, user="anna")
    make = Make(office)
    make.change(make.find("visit", "V-2018-001"), title=HOSTILE, outcome_text=HOSTILE)
    make.change(make.find("follow_up", "54"), text=HOSTILE)
    make.change(make.find("person", "22"), names=HOSTILE, protocol_notes=HOSTILE)
    make.change(make.find("organisation", "11"), names=HOSTILE)
    make.change(make.find("programme_item", "42"), title=HOSTILE)
    make.change(make.find("agreement", "53"), title=HOSTILE)
    office.close()
    return path


def test_hostile_text_is_shown_as_it_stands(program: Start, qtbot: QtBot, hostile: Path) -> None:
    rich = [
        f"{name}: {widget.text()[:40]}"
        for name, page in shown(program(db=hostile), qtbot)
        for widget in page.findChildren(QLabel)
        if widget.textFormat() is not Qt.TextFormat.PlainText and widget.text()
    ]
    assert rich == []


def test_tool_tips_never_read_data_as_markup(program: Start, qtbot: QtBot, hostile: Path) -> None:
    read = [
        f"{name}: {widget.toolTip()[:60]}"
        for name, page in shown(program(db=hostile), qtbot)
        for widget in page.findChildren(QWidget)
        if "<b>" in widget.toolTip() or "<img" in widget.toolTip()
    ]
    assert read == []

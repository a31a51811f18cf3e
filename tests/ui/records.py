# SPDX-License-Identifier: MIT
"""Opening a record in the window, and typing into it, for several tests."""

from __future__ import annotations

from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from delegate_crm.app.gui import Program
from delegate_crm.entities import kind
from delegate_crm.schema.entity import Entity
from delegate_crm.ui.editing.words import LineEditor, NoteEditor
from delegate_crm.ui.place import Place
from delegate_crm.ui.places import place_of
from delegate_crm.ui.records.record import RecordPage
from delegate_crm.ui.values import Value
from delegate_crm.ui.widgets.inputs import Note
from tests.factories import Make
from tests.ui.conftest import settled

RecordsPage = RecordPage[Any]
W = TypeVar("W", bound=QWidget)


def go(program: Program, qtbot: QtBot, place: Place) -> RecordsPage:
    """Go to the page of a record and wait until it is filled."""
    program.window.go(place)
    settled(program, qtbot)
    page = program.window.page
    assert isinstance(page, RecordPage)
    return page


def place_named(program: Program, code: str, name: str, tab: str = "") -> Place:
    """The page of the record that is called so, or of a new one if no name is given."""
    number = Make(program.started.office).find(code, name).id if name else 0
    return place_of(code, number, tab)


def visible(page: QWidget, part: type[W]) -> W:
    """The part of a page that is shown, of those of a sort."""
    return next(each for each in page.findChildren(part) if each.isVisible())


def first(program: Program, code: str) -> Entity:
    """The first record of a kind."""
    found: Entity = program.started.office.read(
        lambda reader: reader.get(kind(code), min(reader.ids(kind(code).listing)))
    )
    return found


def open_first(program: Program, qtbot: QtBot, code: str) -> RecordsPage:
    """Go to the first record of a kind, on the page that all kinds share."""
    return go(program, qtbot, Place("record_page", code, first(program, code).id))


def value(page: RecordsPage, key: str) -> Value:
    """The value of a field on the page."""
    found = page.value(key)
    assert found is not None
    return found


def begin(page: RecordsPage, key: str, text: str) -> QWidget:
    """Edit a value that has one line, and type a text over it."""
    field = value(page, key)
    field.begin()
    assert field.entry is not None
    assert isinstance(field.entry.editor, LineEditor)
    line = field.entry.editor.line
    line.clear()
    line.insert(text)
    line.textEdited.emit(text)
    return line


def note(page: RecordsPage, key: str) -> Note:
    """Edit a value of several lines; the answer is its field."""
    field = value(page, key)
    field.begin()
    assert field.entry is not None
    assert isinstance(field.entry.editor, NoteEditor)
    return field.entry.editor.note


def pause(program: Program, qtbot: QtBot, page: RecordsPage, key: str) -> None:
    """Let the pause after the last key in a field be over, and what it saves be stored."""
    entry = value(page, key).entry
    assert entry is not None
    assert entry._pause.isActive()
    entry._pause.stop()
    entry._pause.timeout.emit()
    settled(program, qtbot)


def press(widget: QWidget, key: Qt.Key, control: bool = False) -> None:  # noqa: FBT001, FBT002 - a key
    """Press a key in a field."""
    modifier = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(widget, key, modifier if control else Qt.KeyboardModifier.NoModifier)

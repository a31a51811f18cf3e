# SPDX-License-Identifier: MIT
"""Each sort of value has an editor that shows it, says what was typed, and shows that again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from delegate_crm.app.gui import Program
from delegate_crm.entities.agreement import Agreement
from delegate_crm.entities.document import Document
from delegate_crm.entities.followup import FollowUp
from delegate_crm.entities.interaction import Interaction
from delegate_crm.entities.organisation import Organisation
from delegate_crm.entities.person import Person
from delegate_crm.entities.programme import ProgrammeItem
from delegate_crm.entities.visit import Visit
from delegate_crm.schema.entity import Entity
from delegate_crm.schema.fields import AnyField
from delegate_crm.schema.values import LocalText
from delegate_crm.services.drafts import reading_for
from delegate_crm.services.editing import Edit, apply
from delegate_crm.ui.editing.calendar import CalendarPopup
from delegate_crm.ui.editing.editor import About, Editor
from delegate_crm.ui.editors import editor_for
from tests.ui.conftest import Start, settled
from tests.ui.records import press

Make = Callable[..., Any]


@pytest.fixture
def running(program: Start) -> Program:
    return program()


@pytest.fixture
def made(running: Program, qtbot: QtBot) -> Make:
    """An editor of a field in the window, with the focus, showing the value of a record."""

    def make(field: AnyField, record: Entity | None = None) -> Editor:
        desk = running.window.desk
        assert desk is not None
        editor = editor_for(About(desk, field, desk.tr(field.label), {}))
        editor.setParent(running.window)
        editor.show_value(record.get(field.key) if record else field.default)
        editor.show()
        editor.select()
        settled(running, qtbot)
        return editor

    return make


def read(running: Program, record: Entity, edit: Edit) -> object:
    office = running.started.office
    applied = office.read(lambda r: apply(record, edit, reading_for(office, "en", r)))
    return applied.get(edit.key)


def stored(running: Program, entity: type[Entity]) -> Entity:
    found: Entity = running.started.office.read(
        lambda reader: reader.get(entity, min(reader.ids(entity.listing)))
    )
    return found


@pytest.mark.parametrize(
    "entity", [Visit, Person, Organisation, FollowUp, Agreement, ProgrammeItem]
)
def test_a_stored_value_that_is_only_looked_at_is_not_changed(
    made: Make, running: Program, entity: type[Entity]
) -> None:
    record = stored(running, entity)
    editors = [made(field, record) for field in entity.fields.values()]
    assert [each.key for each in editors if each.is_changed] == []


@pytest.mark.parametrize("entity", [Visit, Person, FollowUp])
def test_what_is_restored_is_what_was_typed(
    made: Make, running: Program, qtbot: QtBot, entity: type[Entity]
) -> None:
    record = stored(running, entity)
    for field in entity.fields.values():
        edit = made(field, record).edit()
        again = made(field)
        again.restore(edit)
        settled(running, qtbot)
        assert read(running, record, again.edit()) == record.get(field.key), field.key


@pytest.mark.parametrize(
    ("field", "text", "means"),
    [
        (Visit.reference, " TR-7 ", "TR-7"),
        (Visit.headcount_stated, "1 200", "1,200"),
        (Agreement.term, "5 years", "5 years"),
        (ProgrammeItem.start, "9:30", "09:30"),
    ],
)
def test_a_line_is_read_as_the_command_line_reads_it(
    made: Make, running: Program, field: AnyField, text: str, means: str
) -> None:
    editor = made(field)
    editor.line.setText(text)
    record = {"reference": Visit, "headcount_stated": Visit, "term": Agreement}
    value = read(running, record.get(field.key, ProgrammeItem)(), editor.edit())
    desk = running.window.desk
    assert desk is not None
    assert field.kind.write(value, desk.tr) == means


# --- keys and wheel -------------------------------------------------------------------------------


def wheel(target: QWidget) -> None:
    at = QPointF(5, 5)
    event = QWheelEvent(
        at,
        target.mapToGlobal(at),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt takes it by place
    )
    QApplication.sendEvent(target, event)


def test_the_wheel_turns_a_choice_only_while_it_has_the_focus(made: Make, running: Program) -> None:
    editor = made(Visit.status)
    running.window.sidebar.setFocus()
    wheel(editor.combo)
    assert not editor.is_changed
    editor.combo.setFocus()
    wheel(editor.combo)
    assert editor.is_changed


def test_keys_belong_to_the_input_method_while_it_composes(made: Make) -> None:
    editor = made(Visit.reference)
    QApplication.sendEvent(editor.line, QInputMethodEvent("zhang", []))
    assert editor.composing
    taken = QInputMethodEvent()
    taken.setCommitString("张")
    QApplication.sendEvent(editor.line, taken)
    assert (editor.composing, editor.line.text()) == (False, "张")


def test_tab_leaves_a_note(made: Make) -> None:
    editor = made(Visit.note)
    press(editor.note, Qt.Key.Key_Tab)
    assert (editor.note.toPlainText(), editor.note.hasFocus()) == ("", False)


# --- text in several languages --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "text", "typed"),
    [
        ("title", "Talks", "!"),
        ("purpose", "A purpose that is told at some length, " * 2, "at some length, !"),
        ("note", "Bring papers", "Bring papers!"),
    ],
)
def test_a_short_text_is_typed_over_and_a_longer_one_is_gone_on_with(
    made: Make, key: str, text: str, typed: str
) -> None:
    field = Visit.fields[key]
    value = text if key == "note" else LocalText.of(en=text)
    editor = made(field, Visit().having(**{key: value}))
    QTest.keyClicks(editor.inputs()[0], "!")
    assert editor.inputs()[0].toPlainText().endswith(typed)
    assert (editor.inputs()[0].toPlainText() == "!") is (typed == "!")


def test_only_the_language_that_was_typed_is_told(made: Make) -> None:
    editor = made(Visit.title, Visit(title=Visit.title.kind.blank.having("en", "Xinxiang")))
    russian = next(each for each in editor.inputs() if "Russian" in each.accessibleName())
    assert russian.placeholderText() == "not translated"
    russian.setPlainText("Синьсян")
    assert editor.edit().typed == (("title.ru", "Синьсян"),)


# --- dates ----------------------------------------------------------------------------------------


def test_the_reading_stands_under_a_date_before_it_is_left(made: Make) -> None:
    editor = made(Visit.start)
    editor.field.type("mid July 2018")
    assert editor.field.meanings.texts == ["middle of July 2018"]
    editor.field.type("31 Feb")
    assert editor.field.meanings.said.refusal is not None


def test_the_other_reading_of_figures_is_one_click_away(made: Make, running: Program) -> None:
    editor = made(Visit.start)
    editor.field.type("03/04/2019")
    editor.field.meanings.chosen.emit("4 March 2019")
    assert editor.field.meanings.texts == ["4 March 2019"]
    assert str(read(running, Visit(), editor.edit())) != "None"


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (Qt.Key.Key_Up, "18 January 2019"),
        (Qt.Key.Key_Down, "16 January 2019"),
        (Qt.Key.Key_PageUp, "17 February 2019"),
        (Qt.Key.Key_PageDown, "17 December 2018"),
    ],
)
def test_keys_move_a_date(made: Make, key: Qt.Key, text: str) -> None:
    editor = made(Visit.decision_on)
    editor.field.type("17 Jan 2019")
    press(editor.field.line, key)
    assert editor.field.line.text() == text


def test_a_day_is_picked_in_the_calendar_by_keys(made: Make) -> None:
    editor = made(Visit.start)
    editor.field.type("17 Jan 2019")
    editor.field._open_calendar()
    popup = editor.field.findChild(CalendarPopup)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Return):
        press(popup.month, key)
    assert editor.field.line.text() == "25 February 2019"


def test_a_window_is_typed_whole_or_end_by_end(made: Make, running: Program) -> None:
    editor = made(FollowUp.window)
    whole, _, closes = editor.inputs()
    whole.setText("January to July 2019")
    assert editor.edit().typed == (("window", "January to July 2019"),)
    editor.settle()
    closes.setText("August 2019")
    assert editor.edit().typed == (("window.closes", "August 2019"),)
    assert read(running, FollowUp(), editor.edit()) is not None


# --- choosing -------------------------------------------------------------------------------------


def test_a_record_is_found_in_any_script_and_chosen_by_enter(
    made: Make, running: Program, qtbot: QtBot
) -> None:
    editor = made(Person.assistant)
    editor.line.setText("张国伟")
    editor.line.ask_now()
    settled(running, qtbot)
    press(editor.line, Qt.Key.Key_Down)
    press(editor.line, Qt.Key.Key_Return)
    assert editor.line.text() == "Zhang Guowei"
    assert read(running, Person(), editor.edit()) is not None


def test_what_is_not_there_is_made_from_its_name(
    made: Make, running: Program, qtbot: QtBot
) -> None:
    editor = made(Visit.event)
    editor.line.setText("Spring fair")
    editor.line.ask_now()
    settled(running, qtbot)
    (new,) = [each for each in editor.line.suggestions if each.key.startswith("new:")]
    editor.line.picked.emit(new)
    settled(running, qtbot)
    assert editor.line.text() == "Spring fair"
    assert editor.edit().typed[0][1].isdigit()


def test_enter_takes_the_first_name_that_begins_so(made: Make) -> None:
    editor = made(Visit.country)
    editor.line.setText("fra")
    editor.line.ask_now()
    press(editor.line, Qt.Key.Key_Return)
    assert editor.line.text() == "France"


def test_escape_closes_the_list_first(made: Make) -> None:
    editor = made(Visit.country)
    editor.line.setText("chi")
    editor.line.ask_now()
    assert [each.key for each in editor.line.suggestions][:2] == ["CL", "CN"]
    press(editor.line, Qt.Key.Key_Escape)
    assert not editor.line._is_open()


def test_several_records_are_chips(made: Make, running: Program, qtbot: QtBot) -> None:
    body = stored(running, Organisation)
    editor = made(Interaction.participants, Interaction(participants=(body.id,)))
    editor._remove(str(body.id))
    assert editor.edit().typed == (("participants", ""),)
    editor._take(str(body.id))
    settled(running, qtbot)
    assert read(running, Interaction(), editor.edit()) == (body.id,)


def test_a_short_list_of_codes_is_ticked(made: Make, running: Program) -> None:
    editor = made(Visit.kinds, Visit(kinds=("working",)))
    editor._boxes["signing"].setChecked(True)
    assert read(running, Visit(), editor.edit()) == ("working", "signing")


# --- rows and files -------------------------------------------------------------------------------


def test_rows_are_added_and_taken_away(made: Make, running: Program) -> None:
    person = stored(running, Person)
    editor = made(Person.names, person)
    editor._add_row()
    editor._rows[-1].editors["full"].line.setText("Zhang G.")
    editor._remove(editor._rows[0])
    names = read(running, person, editor.edit())
    assert isinstance(names, tuple)
    assert [each.full for each in names] == [*(n.full for n in person.get("names")[1:]), "Zhang G."]


def test_a_file_is_taken_by_its_path(made: Make, running: Program, tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"%PDF")
    editor = made(Document.file)
    editor.take(str(tmp_path / "scan.pdf"))
    value = read(running, Document(), editor.edit())
    assert getattr(value, "name", "") == "scan.pdf"


class Shows(QObject):
    """Notes every widget that is shown as a window of its own, if only for a moment."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        shown = event.type() is QEvent.Type.Show
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("entity", [Visit, Person, FollowUp, Agreement])
def test_no_part_of_an_editor_is_a_window_for_a_moment(
    running: Program, entity: type[Entity]
) -> None:
    record, desk, shows = stored(running, entity), running.window.desk, Shows()
    assert desk is not None
    running.application.installEventFilter(shows)
    for field in entity.fields.values():
        editor = editor_for(About(desk, field, "Label", {}))
        editor.show_value(record.get(field.key))
        editor.restore(editor.edit())
    running.application.removeEventFilter(shows)
    assert shows.seen == []

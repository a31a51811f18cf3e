# SPDX-License-Identifier: MIT
"""The editor of rows inside a record: names, contacts, hosts; each row by its own fields."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_
from delegate_crm.schema.entity import Child
from delegate_crm.schema.relations import ChildrenKind
from delegate_crm.services.editing import Edit, Row
from delegate_crm.ui.editing.editor import About, Editor
from delegate_crm.ui.widgets.buttons import Button, IconButton
from delegate_crm.ui.widgets.labels import Label

Make = Callable[[About], Editor]
FEW = 5
"""Fields of a row that are shown at once when it is new."""


class RowEditor(QFrame):
    """One row: its main field; the others are made when they are asked for."""

    changed = Signal()
    gone = Signal()

    def __init__(self, about: About, child: Child, make: Make) -> None:
        super().__init__()
        self._about, self._child, self._make = about, child, make
        self.uid = child.uid or str(uuid.uuid4())
        self.setProperty("surface", "sunken")
        self.editors: dict[str, Editor] = {}
        self._inner = QWidget()
        self._grid = QGridLayout(self._inner)
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._inner.hide()
        self._lay_out(about)
        if not child.id and len(child.fields) <= FEW:
            self.open()

    def _lay_out(self, about: About) -> None:
        tr = about.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 8, 8)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._editor(self._child.main), 1)
        buttons = [IconButton("x", tr(N_("Remove the row")), self.gone.emit)]
        if len(self._child.fields) > 1:
            buttons.insert(0, IconButton("chevron-down", tr(N_("All fields")), self._turn))
        for each in buttons:
            head.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self._inner)

    def _editor(self, key: str) -> Editor:
        """The editor of a field, made when it is first needed."""
        if key not in self.editors:
            about, field = self._about, self._child.fields[key]
            inner = About(about.desk, field, about.tr(field.label), about.titles, small=True)
            editor = self._make(inner)
            editor.show_value(self._child.get(key))
            editor.changed.connect(self.changed)
            self.editors[key] = editor
        return self.editors[key]

    def open(self) -> None:
        """Show all fields."""
        for key in self._child.fields:
            if key not in self.editors:
                editor, row = self._editor(key), self._grid.rowCount()
                label = Label(editor.about.label, "small", "text_2", wrap=True)
                self._grid.addWidget(label, row, 0)
                self._grid.addWidget(editor, row, 1)
        self._inner.show()

    def _turn(self) -> None:
        if self._inner.isVisible():
            self._inner.hide()
        else:
            self.open()

    def row(self) -> Row:
        """What was typed into it."""
        edits = {key: editor.edit() for key, editor in self.editors.items() if editor.is_changed}
        return Row(self.uid, tuple(pair for edit in edits.values() for pair in edit.typed))

    def restore(self, row: Row) -> None:
        """Type it again."""
        keys = dict.fromkeys(name.partition(".")[0] for name, _ in row.typed)
        if set(keys) - {self._child.main}:
            self.open()
        for key in keys:
            typed = tuple(pair for pair in row.typed if pair[0].partition(".")[0] == key)
            self._editor(key).restore(Edit(key, typed))

    def settle(self) -> None:
        """What stands in the fields is stored."""
        for editor in self.editors.values():
            editor.settle()


class RowsEditor(Editor):
    """All rows, and a button for one more."""

    make: Make
    """Makes the editor of a field of a row; set where editors are chosen."""

    def __init__(self, about: About) -> None:
        super().__init__(about)
        self._rows: list[RowEditor] = []
        self._child = cast("ChildrenKind[Child]", about.field.kind).child
        self._add = Button(about.tr(N_("Add a row")), self._add_row, icon="plus", small=True)
        self.column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeading)

    def put(self, value: Any) -> None:  # noqa: ANN401 - of the field's kind
        """Show a row for each; an empty list begins with one."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        for child in value or (self._child(),):
            self._insert(child)

    def _insert(self, child: Child) -> RowEditor:
        row = RowEditor(self.about, child, type(self).make)
        row.changed.connect(self.changed)
        row.gone.connect(lambda: self._remove(row))
        self.column.insertWidget(len(self._rows), row)
        row.show()
        self._rows.append(row)
        return row

    def _add_row(self) -> None:
        row = self._insert(self._child())
        row.editors[self._child.main].select()

    def _remove(self, row: RowEditor) -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def edit(self) -> Edit:
        """All rows with what was typed into them."""
        return Edit(self.key, rows=tuple(row.row() for row in self._rows))

    def restore(self, edit: Edit) -> None:
        """Type them again; rows that are not named are gone."""
        known = {row.uid: row for row in self._rows}
        wanted = {each.uid for each in edit.rows or ()}
        for row in [each for each in self._rows if each.uid not in wanted]:
            self._remove(row)
        for each in edit.rows or ():
            row = known.get(each.uid) or self._insert(self._child(uid=each.uid))
            row.restore(each)

    def settle(self) -> None:
        """What stands in the rows is stored."""
        for row in self._rows:
            row.settle()
        super().settle()

    def inputs(self) -> Sequence[QWidget]:
        """The fields of all rows and the button."""
        fields = [each for row in self._rows for e in row.editors.values() for each in e.inputs()]
        return (*fields, self._add)

    def mark(self, where: str, *, wrong: bool) -> None:
        """Mark the field of the row that was refused (`names/2/full`); all are cleared."""
        _, _, place = where.partition("/")
        number, _, name = place.partition("/")
        for at, row in enumerate(self._rows):
            for key, editor in row.editors.items():
                editor.mark("", wrong=wrong and (str(at), key) == (number, name.partition(".")[0]))

# SPDX-License-Identifier: MIT
"""One form of a person's name: its script, the field with where it is known from, its parts."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from delegate_crm.entities.person import PERSON_NAME_KINDS, VERIFIED
from delegate_crm.kit.i18n import N_, NC_, Text
from delegate_crm.rules.names import CYRILLIC, HAN, LATIN, script_of
from delegate_crm.schema.entity import Child
from delegate_crm.services.editing import Edit, Row
from delegate_crm.services.name_forms import CONFIRMED
from delegate_crm.ui.editing.editor import About, Editor
from delegate_crm.ui.editors import editor_for
from delegate_crm.ui.widgets.buttons import IconButton
from delegate_crm.ui.widgets.chip_button import ChipButton, Face
from delegate_crm.ui.widgets.inputs import Line
from delegate_crm.ui.widgets.labels import Elided, Label

SCRIPTS: Mapping[str, Text] = MappingProxyType(
    {
        HAN: N_("Chinese characters"),
        LATIN: N_("Latin letters"),
        CYRILLIC: N_("Cyrillic letters"),
        "Arab": N_("Arabic letters"),
        "Kore": N_("Korean letters"),
    }
)
PARTS = ("family", "given", "given2")
DETAILS = ("kind", "order", *PARTS, "prefix", "suffix", "system", "lang")


class OriginEditor(Editor):
    """Where a spelling is known from: a chip inside the field of the name."""

    def __init__(self, about: About) -> None:
        super().__init__(about)
        choices = [(key, about.tr(words)) for key, words in VERIFIED.items()]
        self.chip = ChipButton(about.label, choices, self._face)
        self.chip.picked.connect(self._picked)
        self.hide()

    def _face(self, key: str) -> Face:
        if key in CONFIRMED:
            return Face(self.about.tr(NC_("spelling", "Confirmed")), "done", "check")
        if key == "print":
            return Face(self.about.tr(NC_("spelling", "From print")), "soon", "newspaper")
        return Face(self.about.tr(NC_("spelling", "Guess")), "closing", "help")

    def _picked(self, _key: str) -> None:
        self.changed.emit()
        self.done.emit()

    def put(self, value: Any) -> None:  # noqa: ANN401 - of the field's kind
        """Show it."""
        self.chip.show_choice(value)

    def edit(self) -> Edit:
        """What is chosen."""
        return Edit(self.key, ((self.key, self.chip.current),))

    def restore(self, edit: Edit) -> None:
        """Choose it again."""
        self.chip.show_choice(dict(edit.typed).get(self.key, ""))

    def inputs(self) -> Sequence[QWidget]:
        """The chip."""
        return (self.chip,)


def editor_of(about: About) -> Editor:
    """The editor of a part of a name."""
    return OriginEditor(about) if about.field.key == "verified" else editor_for(about)


class NameForm(QWidget):
    """One form of the name: script, field with its origin, its parts, and more when asked for."""

    changed = Signal()
    gone = Signal()
    decided = Signal()
    """Something was chosen that needs no more typing."""

    def __init__(self, about: About, child: Child) -> None:
        super().__init__()
        self._about, self._child = about, child
        self.uid = child.uid or str(uuid.uuid4())
        self.is_native = False
        """Whether it is the bearer's own form, among others."""
        self._editors: dict[str, Editor] = {}
        self._lay_out()
        self._say()

    def editor(self, key: str) -> Editor:
        """The editor of a part, made when it is first needed."""
        if key not in self._editors:
            about, field = self._about, self._child.fields[key]
            label = about.tr(field.label)
            made = editor_of(About(about.desk, field, label, about.titles, small=True))
            made.show_value(self._child.get(key))
            made.changed.connect(self.changed)
            made.done.connect(self.decided)
            self._editors[key] = made
        return self._editors[key]

    @property
    def line(self) -> Line:
        """The field of the whole name."""
        found = self.editor("full").inputs()[0]
        assert isinstance(found, Line)  # noqa: S101 - a text has a line
        return found

    @property
    def chip(self) -> ChipButton:
        """Where the spelling is known from."""
        found = self.editor("verified").inputs()[0]
        assert isinstance(found, ChipButton)  # noqa: S101 - made above
        return found

    # --- laying out -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        tr = self._about.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(2)
        self._script = Label("", "small_name", "text_2")
        head.addWidget(self._script, 1)
        more = IconButton("chevron-down", tr(N_("All fields")), self._turn, small=True)
        gone = IconButton("x", tr(N_("Remove this form of the name")), self.gone.emit, small=True)
        self._buttons = (more, gone)
        for each in self._buttons:
            head.addWidget(each)
        column.addLayout(head)
        column.addWidget(self.editor("full"))
        self._hint = Elided("", "small", "text_2")
        column.addWidget(self._hint)
        self._details = QWidget()
        self._details.hide()
        column.addWidget(self._details)
        column.addStretch(1)
        self.line.setPlaceholderText(tr(N_("In any script")))
        self.chip.setParent(self.line)
        self.chip.picked.connect(lambda _key: self._place_chip())
        self.line.installEventFilter(self)
        self.line.textChanged.connect(lambda _text: self._say())

    def _turn(self) -> None:
        """Show the parts of the name, or hide them."""
        if self._details.layout() is None:
            grid = QGridLayout(self._details)
            grid.setContentsMargins(0, 4, 0, 8)
            grid.setColumnStretch(1, 1)
            for at, key in enumerate(DETAILS):
                label = Label(self.editor(key).about.label, "small", "text_2", wrap=True)
                grid.addWidget(label, at, 0)
                grid.addWidget(self.editor(key), at, 1)
        self._details.setVisible(not self._details.isVisible())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the chip at the end of the field."""
        if watched is self.line and event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._place_chip()
        return False

    def _place_chip(self) -> None:
        size, line = self.chip.sizeHint(), self.line
        rtl, room = self.isRightToLeft(), size.width() + 4
        line.setTextMargins(room if rtl else 0, 0, 0 if rtl else room, 0)
        left = 6 if rtl else line.width() - size.width() - 6
        top = (line.height() - size.height()) // 2
        self.chip.setGeometry(left, top, size.width(), size.height())

    # --- what it says -----------------------------------------------------------------------------

    def _typed(self, key: str) -> str:
        """What stands in a part now."""
        if key in self._editors:
            return dict(self._editors[key].edit().typed).get(key, "")
        return str(self._child.get(key))

    def _say(self) -> None:
        tr, text, kind = self._about.tr, self.line.text(), self._typed("kind")
        script = SCRIPTS.get(script_of(text), N_("Other letters")) if text else N_("New form")
        words = tr(N_("{script} (own name)", script=script) if self.is_native else script)
        if kind not in ("preferred", ""):
            words = f"{words} · {tr(PERSON_NAME_KINDS[kind])}"
        self._script.setText(words)
        self.line.setAccessibleName(words)
        labels = self._child.fields
        parts = [
            tr(NC_("line", "{label}: {value}", label=labels[key].label, value=self._typed(key)))
            for key in PARTS
            if self._typed(key)
        ]
        self._hint.set_text(" · ".join(parts))
        self._hint.setVisible(bool(parts))

    @property
    def place(self) -> tuple[bool, int]:
        """Where it stands among the others: the bearer's own form first, then by script."""
        script = script_of(self.line.text()) if self.line.text() else ""
        order = [*SCRIPTS, ""]
        return not self.is_native, order.index(script) if script in order else len(order)

    def show_child(self, child: Child, *, is_native: bool) -> None:
        """Show what is stored; a field that says so already keeps its cursor."""
        self._child, self.is_native = child, is_native
        for key, editor in self._editors.items():
            if key == child.main and self.line.text() == child.get(key):
                editor.settle()
            else:
                editor.show_value(child.get(key))
        self._say()
        self._place_chip()

    # --- what was typed ---------------------------------------------------------------------------

    def row(self) -> Row:
        """What was typed into it."""
        edits = [each.edit() for each in self._editors.values() if each.is_changed]
        return Row(self.uid, tuple(pair for edit in edits for pair in edit.typed))

    def restore(self, row: Row) -> None:
        """Type it again."""
        for key, text in row.typed:
            self.editor(key).restore(Edit(key, ((key, text),)))
        self._say()

    def settle(self) -> None:
        """What stands in the fields is stored."""
        for editor in self._editors.values():
            editor.settle()
        self._say()

    @property
    def order(self) -> str:
        """In which order it is read."""
        return self._typed("order")

    @order.setter
    def order(self, key: str) -> None:
        self.editor("order").restore(Edit("order", (("order", key),)))

    def mark(self, key: str, *, wrong: bool) -> None:
        """Mark the part that was refused; all others are cleared."""
        for each, editor in self._editors.items():
            editor.mark("", wrong=wrong and each == key)

    def inputs(self) -> list[QWidget]:
        """What takes the focus, in order."""
        made = [self._editors[key] for key in DETAILS if key in self._editors]
        first = [self.line, self.chip, *self._buttons]
        return [*first, *(each for editor in made for each in editor.inputs())]

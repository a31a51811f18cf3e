# SPDX-License-Identifier: MIT
"""Editors of text: a line, a note, and text in several languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from delegate_crm.kit.i18n import LANGUAGES, N_
from delegate_crm.kit.territories import languages
from delegate_crm.schema.values import LocalText
from delegate_crm.services.editing import Edit
from delegate_crm.ui.editing.editor import About, Editor
from delegate_crm.ui.widgets.inputs import Line, Note
from delegate_crm.ui.widgets.labels import Label, tip


class LineEditor(Editor):
    """One line; the value is typed as it is written."""

    def __init__(self, about: About) -> None:
        super().__init__(about)
        self.line = Line(about.label)
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self.column.addWidget(self.line)

    def put(self, value: Any) -> None:  # noqa: ANN401 - of the field's kind
        """Write the value out."""
        self.line.setText(self.written(value))

    def written(self, value: Any) -> str:  # noqa: ANN401 - of the field's kind
        """The value as it is typed."""
        kind = self.about.field.kind
        return "" if value == kind.blank else kind.write(value, self.about.tr)

    def edit(self) -> Edit:
        """What stands in the line."""
        return Edit(self.key, ((self.key, self.line.text()),))

    def restore(self, edit: Edit) -> None:
        """Type it again."""
        self.line.setText(dict(edit.typed).get(self.key, ""))

    def inputs(self) -> Sequence[QWidget]:
        """The line."""
        return (self.line,)


class MoneyEditor(LineEditor):
    """An amount and its currency."""

    def written(self, value: Any) -> str:  # noqa: ANN401 - of the field's kind
        """Digits without group marks, which read the same everywhere."""
        return f"{value.amount} {value.currency}" if value else ""


class NoteEditor(Editor):
    """Several lines."""

    lines = True
    short = 0

    def __init__(self, about: About) -> None:
        super().__init__(about)
        self.note = Note(about.label)
        self.note.textChanged.connect(self.changed)
        self.column.addWidget(self.note)

    def put(self, value: Any) -> None:  # noqa: ANN401 - of the field's kind
        """Show the text."""
        self.note.setPlainText(value)

    def edit(self) -> Edit:
        """What stands there."""
        return Edit(self.key, ((self.key, self.note.toPlainText()),))

    def restore(self, edit: Edit) -> None:
        """Type it again."""
        self.note.setPlainText(dict(edit.typed).get(self.key, ""))

    def inputs(self) -> Sequence[QWidget]:
        """The note."""
        return (self.note,)


class LocalTextEditor(Editor):
    """A field for each language of the program, and for others that the text has.

    Only what was typed is told: words that stay keep where they come from.
    """

    def __init__(self, about: About) -> None:
        super().__init__(about)
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)
        own = about.tr.lang
        self._fields: dict[str, Note] = {}
        self._shown: dict[str, str] = {}
        for lang in (own, *(each for each in LANGUAGES if each != own)):
            self._add(lang)

    def _add(self, lang: str) -> None:
        row, tr = len(self._fields), self.about.tr
        name = languages(tr.lang).get(lang, lang)
        note = Note(f"{self.about.label}, {name}", least=1)
        if self._fields:  # the first one is in the language of the screen
            note.setPlaceholderText(tr(N_("not translated")))
        note.textChanged.connect(self.changed)
        tag = Label(lang, "small_name", "text_2")
        tag.setToolTip(tip(name))
        self._grid.addWidget(tag, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(note, row, 1)
        self._fields[lang] = note

    def put(self, value: LocalText) -> None:
        """Show the words of each language; a variant such as zh-Hans has a field of its own."""
        self._shown = {lang: text for lang, (text, _origin) in value.words.items()}
        for lang in self._shown:
            if lang not in self._fields:
                self._add(lang)
        for lang, note in self._fields.items():
            note.setPlainText(self._shown.get(lang, ""))

    def edit(self) -> Edit:
        """The words of each language that were changed."""
        texts = {lang: note.toPlainText() for lang, note in self._fields.items()}
        typed = ((k, text) for k, text in texts.items() if text != self._shown.get(k, ""))
        return Edit(self.key, tuple((f"{self.key}.{lang}", text) for lang, text in typed))

    def settle(self) -> None:
        """What stands in the fields is what is stored now."""
        self._shown |= {lang: note.toPlainText() for lang, note in self._fields.items()}
        super().settle()

    def restore(self, edit: Edit) -> None:
        """Type them again."""
        for name, text in edit.typed:
            lang = name.partition(".")[2]
            if lang not in self._fields:
                self._add(lang)
            self._fields[lang].setPlainText(text)

    def inputs(self) -> Sequence[QWidget]:
        """The fields."""
        return tuple(self._fields.values())

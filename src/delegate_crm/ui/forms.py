# SPDX-License-Identifier: MIT
"""The form of a whole record, made from its fields and their groups, for longer work."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from delegate_crm.entities import kind
from delegate_crm.kit.i18n import N_
from delegate_crm.schema.fields import AnyField
from delegate_crm.schema.kinds import NoteKind
from delegate_crm.schema.relations import ChildrenKind
from delegate_crm.schema.wordkinds import LocalTextKind
from delegate_crm.services.record_facts import AnyFacts, groups_of
from delegate_crm.ui.entry import Entry, Pen
from delegate_crm.ui.page import INSET
from delegate_crm.ui.theme import theme
from delegate_crm.ui.values import Value
from delegate_crm.ui.widgets.cards import Card
from delegate_crm.ui.widgets.labels import Label

WIDE_KINDS = (NoteKind, LocalTextKind, ChildrenKind)
"""Kinds that take a whole line of the form."""
TWO_COLUMNS = 820
GAP = 16


class FormField(QWidget):
    """A label and the editor under it."""

    def __init__(self, pen: Pen, field: AnyField, facts: AnyFacts) -> None:
        super().__init__()
        self.entry = Entry(pen, field, facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        label = Label(pen.desk.tr(field.label), "small_name", "text_2")
        label.setBuddy(self.entry.editor.inputs()[0])
        column.addWidget(label)
        column.addWidget(self.entry)
        column.addStretch(1)


class FormCard(Card):
    """The fields of one group, two side by side where there is room."""

    def __init__(self, pen: Pen, title: str, fields: Sequence[AnyField], facts: AnyFacts) -> None:
        super().__init__(title)
        self.fields = [FormField(pen, each, facts) for each in fields]
        self.body.setSpacing(12)
        self._pairs: list[QBoxLayout] = []
        waiting: FormField | None = None
        for each in self.fields:
            if isinstance(each.entry.field.kind, WIDE_KINDS):
                self._line(waiting)
                self._line(each)
                waiting = None
            elif waiting is None:
                waiting = each
            else:
                self._line(waiting, each)
                waiting = None
        self._line(waiting)

    def _line(self, first: FormField | None, second: FormField | None = None) -> None:
        if first is None:
            return
        pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        pair.setSpacing(GAP)
        pair.addWidget(first, 1)
        if second is not None:
            pair.addWidget(second, 1)
        elif not isinstance(first.entry.field.kind, WIDE_KINDS):
            pair.addStretch(1)
        self._pairs.append(pair)
        self.body.addLayout(pair)

    def arrange(self, *, wide: bool) -> None:
        """One or two columns."""
        directions = QBoxLayout.Direction
        for pair in self._pairs:
            pair.setDirection(directions.LeftToRight if wide else directions.TopToBottom)


class Form(QWidget):
    """All fields of a record; each is saved as it is left."""

    def __init__(self, pen: Pen, facts: AnyFacts) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(INSET, GAP, INSET, INSET)
        self._column.setSpacing(GAP)
        tr = pen.desk.tr
        words = tr(N_("All fields. Each is saved as you leave it; Esc restores it."))
        self._column.addWidget(Label(words, "body", "text_2", wrap=True))
        self.cards = [
            FormCard(pen, tr(group), fields, facts)
            for group, fields in groups_of(kind(facts.record.code))
        ]
        for card in self.cards:
            self._column.addWidget(card)
        self._column.addStretch(1)
        self.entries = [each.entry for card in self.cards for each in card.fields]
        for at, entry in enumerate(self.entries):
            entry.moved.connect(partial(self._go_on, at))

    def fill(self, facts: AnyFacts) -> None:
        """Show what the record says now; what is being typed stays."""
        for entry in self.entries:
            entry.fill(facts)

    def finish(self) -> None:
        """Save what is being typed."""
        for entry in self.entries:
            entry.finish()

    def value(self, _key: str) -> Value | None:
        """A form has entries only."""
        return None

    def entry(self, key: str) -> Entry | None:
        """The entry of a field."""
        return next((each for each in self.entries if each.key == key), None)

    def begin(self, key: str = "") -> None:
        """Put the cursor into a field, or into the first one."""
        entry = self.entry(key) or self.entries[0]
        entry.select()

    def _go_on(self, at: int, step: int) -> None:
        if self.entries[at].finish() and 0 <= at + step < len(self.entries):
            self.entries[at + step].select()

    def resizeEvent(self, _event: object) -> None:
        """Two columns where there is room."""
        wide = self.width() >= theme().scaled(TWO_COLUMNS)
        for card in self.cards:
            card.arrange(wide=wide)

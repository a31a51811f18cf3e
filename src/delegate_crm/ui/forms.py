# SPDX-License-Identifier: MIT
"""The form of a whole record, made from its fields and their groups, for longer work."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from delegate_crm.entities import kind
from delegate_crm.kit.i18n import N_
from delegate_crm.schema.fields import AnyField
from delegate_crm.schema.kinds import NoteKind
from delegate_crm.schema.relations import ChildrenKind
from delegate_crm.schema.wordkinds import LocalTextKind
from delegate_crm.services.record_facts import AnyFacts, groups_of
from delegate_crm.ui.entry import Entry, Pen
from delegate_crm.ui.theme import theme
from delegate_crm.ui.values import Value
from delegate_crm.ui.widgets.cards import Card
from delegate_crm.ui.widgets.labels import Label

WIDE_KINDS = (NoteKind, LocalTextKind, ChildrenKind)
"""Kinds that take a whole line of the form."""
TWO_COLUMNS = 820
GAP = 16
AT_ONCE = 0.03
"""Seconds for which lines are made before the window goes on."""


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

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.body.setSpacing(12)
        self._pairs: list[QBoxLayout] = []
        self._wide = True

    def line(self, fields: Sequence[FormField]) -> None:
        """Put one or two fields into a line of their own."""
        pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        pair.setSpacing(GAP)
        for each in fields:
            pair.addWidget(each, 1)
        if len(fields) == 1 and not isinstance(fields[0].entry.field.kind, WIDE_KINDS):
            pair.addStretch(1)
        self._pairs.append(pair)
        self.body.addLayout(pair)
        self.arrange(wide=self._wide)

    def arrange(self, *, wide: bool) -> None:
        """One or two columns."""
        self._wide = wide
        directions = QBoxLayout.Direction
        for pair in self._pairs:
            pair.setDirection(directions.LeftToRight if wide else directions.TopToBottom)


def in_lines(fields: Iterable[AnyField]) -> Iterator[Sequence[AnyField]]:
    """Fields in the lines in which a form shows them: long ones alone, short ones in pairs."""
    waiting: AnyField | None = None
    for each in fields:
        if isinstance(each.kind, WIDE_KINDS):
            if waiting is not None:
                yield (waiting,)
            yield (each,)
            waiting = None
        elif waiting is None:
            waiting = each
        else:
            yield (waiting, each)
            waiting = None
    if waiting is not None:
        yield (waiting,)


class Form(QWidget):
    """All fields of a record; each is saved as it is left.

    The lines that are seen first are made first; the others follow while the window goes on.
    """

    def __init__(self, pen: Pen, facts: AnyFacts) -> None:
        super().__init__()
        self._pen, self._facts = pen, facts
        self._entries: list[Entry] = []
        self._cards: list[FormCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        words = pen.desk.tr(N_("All fields. Each is saved as you leave it; Esc restores it."))
        self._column.addWidget(Label(words, "body", "text_2", wrap=True))
        self._column.addStretch(1)
        self._making: Iterator[object] = self._make()
        self._go_on_making()

    def _make(self) -> Iterator[object]:
        """Make the form line by line."""
        for group, fields in groups_of(kind(self._facts.record.code)):
            card = FormCard(self._pen.desk.tr(group))
            self._cards.append(card)
            self._column.insertWidget(len(self._cards), card)
            card.arrange(wide=self._is_wide())
            for line in in_lines(fields):
                made = [FormField(self._pen, each, self._facts) for each in line]
                card.line(made)
                for each in made:
                    each.entry.moved.connect(partial(self._move, each.entry))
                    self._entries.append(each.entry)
                yield line

    def _go_on_making(self) -> None:
        started = time.perf_counter()
        for _line in self._making:
            if time.perf_counter() - started > AT_ONCE:
                QTimer.singleShot(0, self, self._go_on_making)
                return

    @property
    def entries(self) -> Sequence[Entry]:
        """The entries of all fields."""
        for _line in self._making:
            continue
        return self._entries

    def fill(self, facts: AnyFacts) -> None:
        """Show what the record says now; what is being typed stays."""
        self._facts = facts
        for entry in self._entries:
            entry.fill(facts)

    def finish(self) -> None:
        """Save what is being typed."""
        for entry in self._entries:
            entry.finish()

    def value(self, _key: str) -> Value | None:
        """A form has entries only."""
        return None

    def entry(self, key: str) -> Entry | None:
        """The entry of a field."""
        return next((each for each in self.entries if each.key == key), None)

    def begin(self) -> None:
        """Put the cursor into the first field."""
        if self._entries:
            self._entries[0].select()

    def _move(self, entry: Entry, step: int) -> None:
        at = self.entries.index(entry) + step
        if entry.finish() and 0 <= at < len(self._entries):
            self._entries[at].select()

    def _is_wide(self) -> bool:
        return self.width() >= theme().scaled(TWO_COLUMNS)

    def resizeEvent(self, _event: object) -> None:
        """Two columns where there is room."""
        for card in self._cards:
            card.arrange(wide=self._is_wide())

# SPDX-License-Identifier: MIT
"""Values shown as text and edited where they stand: one click, F2 or Enter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import N_
from delegate_crm.schema.fields import AnyField
from delegate_crm.schema.kinds import BooleanKind
from delegate_crm.services.record_facts import AnyFacts
from delegate_crm.ui.entry import Entry, Pen
from delegate_crm.ui.extras import Extra
from delegate_crm.ui.shown import LEAST, shown_for
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.cards import Card
from delegate_crm.ui.widgets.flow import Flow
from delegate_crm.ui.widgets.layouts import empty
from delegate_crm.ui.widgets.paragraph import Paragraph

LABELS = 190
MOST_OFFERED = 8
"""Quiet buttons for empty values; the rest is in the form of the whole record."""

AS_TYPED = ("text", "note", "local_text", "integer")
"""Kinds whose words are those that were typed, shown until the office has read them."""


class Value(QWidget):
    """A value of the record, shown or being edited."""

    moved = Signal(int)
    """Tab was pressed while editing: one on or back."""
    turned = Signal()
    """Editing began or ended."""

    def __init__(self, pen: Pen, field: AnyField) -> None:
        super().__init__()
        self._pen, self.field = pen, field
        self._facts: AnyFacts | None = None
        self.entry: Entry | None = None
        self.shown = shown_for(pen.desk, field)
        self.shown.wanted.connect(self.begin)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._line = QHBoxLayout()
        self._line.addWidget(self.shown, 1)
        self._column.addLayout(self._line)
        self._extra: Extra | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @property
    def key(self) -> str:
        """Key of the field."""
        return self.field.key

    @property
    def is_blank(self) -> bool:
        """Tell whether there is nothing to show."""
        return self.entry is None and not self.shown.text()

    @property
    def is_busy(self) -> bool:
        """Tell whether something is being typed or chosen here just now."""
        return self.entry is not None and self.entry.is_busy

    def fill(self, facts: AnyFacts) -> None:
        """Show what the record says now."""
        self._facts = facts
        self.shown.show_facts(words_of(self.field, facts), facts)
        self._show_extra()
        if self.entry is not None:
            self.entry.fill(facts)
        elif self._pen.saver.typed(self.key) is not None and self._pen.saver.id:
            self._open()

    def _show_extra(self) -> None:
        """An address can be opened, a file saved elsewhere."""
        if self._extra is None and self.field.kind.name in Extra.kinds:
            self._extra = Extra(self._pen.desk)
            self._line.addWidget(self._extra, 0, Qt.AlignmentFlag.AlignTop)
        if self._extra is not None and self._facts is not None:
            self._extra.show_value(self._facts.record.get(self.key))

    def begin(self) -> None:
        """Edit the value."""
        if self._facts is not None:
            self._open()
            if self.entry is not None:
                self.entry.select()

    def _open(self) -> None:
        if self.entry is not None or self._facts is None:
            return
        self.entry = Entry(self._pen, self.field, self._facts, self._refused)
        self.entry.finished.connect(self._finished)
        self.entry.restored.connect(self._restored)
        self.entry.moved.connect(self._moved)
        self._column.addWidget(self.entry)
        self.entry.show()
        self.shown.hide()
        self.turned.emit()

    def finish(self) -> bool:
        """Save and show the value again; False if it was refused."""
        return self.entry is None or self.entry.finish()

    def _finished(self) -> None:
        if self.entry is not None and self.field.kind.name in AS_TYPED:
            typed = self.entry.editor.edit().typed
            self.shown.set_text(next((text for _, text in typed if text.strip()), ""))
        self._close()

    def _restored(self) -> None:
        self._close()

    def _refused(self, error: UserError) -> None:
        """The office did not take it: it stands here again, with the reason."""
        if shiboken6.isValid(self):
            self._open()
            if self.entry is not None:
                self.entry.say_refusal(error)

    def _close(self) -> None:
        if self.entry is None:
            return
        held, entry = self.entry.has_focus(), self.entry
        self.entry = None
        self.shown.show()
        if held:
            self.shown.take_focus()
        entry.hide()
        entry.deleteLater()
        self.turned.emit()

    def _moved(self, step: int) -> None:
        if self.finish():
            self.moved.emit(step)


def words_of(field: AnyField, facts: AnyFacts) -> str:
    """What is shown of a field: a plain no is as good as nothing."""
    if isinstance(field.kind, BooleanKind) and not facts.record.get(field.key):
        return ""
    return facts.words.get(field.key, "")


class FactsCard(Card):
    """Fields of the record with their labels; blank ones are offered as quiet buttons."""

    def __init__(
        self, pen: Pen, fields: Sequence[AnyField], title: str = "", *, narrow: bool = False
    ) -> None:
        super().__init__(title)
        # as high as its words need at this width, which may be more than the hint of the layout
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._tr, self._all = pen.desk.tr, pen.edit_everything
        self._narrow = narrow
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8 if narrow else 6)
        self._grid.setColumnStretch(0 if narrow else 1, 1)
        if not narrow:
            self._grid.setColumnMinimumWidth(0, theme().scaled(LABELS))
        self.body.addLayout(self._grid)
        self._offered = QWidget()
        self._offers = Flow(self._offered, gap=18, row_gap=2)
        self.body.addWidget(self._offered)
        self.rows = [self._row(pen, field, at) for at, field in enumerate(fields)]
        self._asked = ""

    def _row(self, pen: Pen, field: AnyField, at: int) -> _Row:
        # a paragraph stands at the leading edge; a label of Qt goes by the direction of its words
        row = _Row(Paragraph(self._tr(field.label), "small", "text_2"), Value(pen, field))
        row.value.moved.connect(partial(self._go_on, at))
        row.value.turned.connect(self._offer)
        if self._narrow:
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(row.label)
            pair.addWidget(row.value)
            self._grid.addLayout(pair, at, 0)
        else:
            top = Qt.AlignmentFlag.AlignTop
            row.label.pad = (theme().scaled(LEAST) - row.label.fontMetrics().height()) // 2
            self._grid.addWidget(row.label, at, 0, top)
            self._grid.addWidget(row.value, at, 1)
        return row

    def value(self, key: str) -> Value | None:
        """The value of a field, if it is here."""
        return next((row.value for row in self.rows if row.value.key == key), None)

    def finish(self) -> None:
        """Save what is being typed here."""
        for row in self.rows:
            row.value.finish()

    def fill(self, facts: AnyFacts) -> None:
        """Show what the record says now."""
        for row in self.rows:
            row.value.fill(facts)
        self._offer()

    def _offer(self) -> None:
        """Show the rows that say something, and offer the others."""
        blank = [row for row in self.rows if row.value.is_blank]
        for row in self.rows:
            row.show(shown=row not in blank)
        keys = "/".join(row.value.key for row in blank[:MOST_OFFERED])
        if keys != self._asked:
            self._asked = keys
            empty(self._offers)
            for row in blank[:MOST_OFFERED]:
                self._offers.addWidget(self._button(row.value))
            if len(blank) > MOST_OFFERED and self._all is not None:
                more = Button(self._tr(N_("All fields")), self._all, role="offer", small=True)
                self._offers.addWidget(more)
        self._offered.setVisible(bool(blank))

    def _button(self, value: Value) -> Button:
        words = self._tr(N_("Add: {field}", field=lower_first(self._tr(value.field.label))))
        return Button(words, value.begin, icon="plus", role="offer", small=True)

    def _go_on(self, at: int, step: int) -> None:
        """Edit the next or previous value that is shown; beyond them, move the focus on."""
        rows = self.rows[at + 1 :] if step > 0 else self.rows[:at][::-1]
        following = next((row.value for row in rows if not row.value.is_blank), None)
        if following is not None:
            following.begin()
        elif step > 0:
            self.focusNextChild()
        else:
            self.focusPreviousChild()


@dataclass(frozen=True, slots=True)
class _Row:
    """One field: its label and its value."""

    label: Paragraph
    value: Value

    def show(self, *, shown: bool) -> None:
        """Show or hide both."""
        self.label.setVisible(shown)
        self.value.setVisible(shown)


def lower_first(words: str) -> str:
    """A label inside a sentence: its first letter is small, unless it is an abbreviation."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]

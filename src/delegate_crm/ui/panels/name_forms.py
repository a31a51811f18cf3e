# SPDX-License-Identifier: MIT
"""The names of a person: one field for each script, and the order in which they are read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from delegate_crm.entities.person import NAME_ORDERS, Person, PersonName
from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.rules.names import native
from delegate_crm.schema.entity import Child
from delegate_crm.services.editing import Edit
from delegate_crm.services.person_overview import PersonOverview
from delegate_crm.services.record_facts import AnyFacts, RecordFacts
from delegate_crm.ui.editing.editor import About, Editor
from delegate_crm.ui.entry import Entry, Pen
from delegate_crm.ui.panels.name_form import NameForm
from delegate_crm.ui.saving import State
from delegate_crm.ui.values import Value
from delegate_crm.ui.widgets.buttons import Button, Segment
from delegate_crm.ui.widgets.cards import Card, line
from delegate_crm.ui.widgets.flow import flow
from delegate_crm.ui.widgets.labels import Elided, Label

COLUMNS = 2


class NamesEditor(Editor):
    """All forms of the name, side by side; the order in which they are read."""

    def __init__(self, about: About) -> None:
        super().__init__(about)
        self._tr = about.tr
        self.forms: list[NameForm] = []
        """As they are stored one after another."""
        self._laid_out: list[NameForm] = []
        holder = QWidget()
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        for at in range(COLUMNS):
            self._grid.setColumnStretch(at, 1)
        self.order = Segment([(key, about.tr(words)) for key, words in NAME_ORDERS.items()])
        self.order.chosen.connect(self._order)
        self.sorted = Elided("", "name")
        self.column.addWidget(holder)
        self.column.addSpacing(4)
        self.column.addWidget(line())
        self.column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        label = Label(self._tr(N_("Name order")), "body", "text_2")
        self._sorted = _beside(
            Label(self._tr(NC_("name", "Sorted as")), "body", "text_2"), self.sorted
        )
        self._sorted.setMinimumHeight(self.order.sizeHint().height())
        return flow(_beside(label, self.order), self._sorted, gap=24)

    def put(self, value: Any) -> None:  # noqa: ANN401 - of the field's kind
        """Show a form for each; those that are there stay where they are, with the focus."""
        known = {form.uid: form for form in self.forms}
        children = list(value) or [PersonName(uid=next(iter(known), ""))]
        own = native(value) if len(value) > 1 else None
        for gone in known.keys() - {each.uid for each in children}:
            self._drop(known[gone])
        self.forms = [known.get(each.uid) or self._made(each) for each in children]
        for form, child in zip(self.forms, children, strict=True):
            form.show_child(child, is_native=child is own)
        shown = next((form for form in self.forms if form.is_native), self.forms[0])
        self.order.mark(shown.order)
        self._arrange()

    def _made(self, child: Child) -> NameForm:
        form = NameForm(self.about, child)
        form.changed.connect(self.changed)
        form.gone.connect(partial(self._remove, form))
        form.decided.connect(self.done)
        form.line.editingFinished.connect(partial(self._left, form))
        return form

    def _left(self, form: NameForm) -> None:
        """A field was left: what stands in it is saved."""
        if form in self.forms and not form.line.composing and self.is_changed:
            self.done.emit()

    def _arrange(self) -> None:
        self._laid_out = sorted(self.forms, key=lambda form: form.place)
        for at, form in enumerate(self._laid_out):
            self._grid.addWidget(form, at // COLUMNS, at % COLUMNS)
            form.show()

    def chain(self) -> None:
        """Let Tab go through the fields as they stand."""
        for one, two in pairwise(self.inputs()):
            QWidget.setTabOrder(one, two)

    def add(self) -> None:
        """Begin another form."""
        blank = next((each for each in self.forms if not each.line.text()), None)
        form = blank or self._made(PersonName())
        if blank is None:
            self.forms.append(form)
            self._arrange()
            self.chain()
        form.editor("full").select()

    def _remove(self, form: NameForm) -> None:
        self._drop(form)
        self.forms.remove(form)
        if self.forms:
            self._arrange()
            self._laid_out[-1].editor("full").select()
        else:
            self.add()
        self.changed.emit()
        self.done.emit()

    def _drop(self, form: NameForm) -> None:
        self._grid.removeWidget(form)
        form.hide()
        form.deleteLater()

    def _order(self, key: str) -> None:
        for form in self.forms:
            form.order = key
        self.changed.emit()
        self.done.emit()

    def select(self) -> None:
        """Begin with the name itself."""
        self._laid_out[0].editor("full").select()

    def say_sorted(self, words: str) -> None:
        """Say under what the person is sorted."""
        self.sorted.set_text(words)
        self._sorted.setVisible(bool(words))

    def edit(self) -> Edit:
        """All forms with what was typed into them."""
        return Edit(self.key, rows=tuple(form.row() for form in self.forms))

    def restore(self, edit: Edit) -> None:
        """Type them again; forms that are not named are gone."""
        rows, known = edit.rows or (), {form.uid: form for form in self.forms}
        for gone in known.keys() - {row.uid for row in rows}:
            self._drop(known[gone])
        self.forms = [known.get(row.uid) or self._made(PersonName(uid=row.uid)) for row in rows]
        for form, row in zip(self.forms, rows, strict=True):
            form.restore(row)
        self._arrange()

    def settle(self) -> None:
        """What stands in the forms is stored."""
        for form in self.forms:
            form.settle()
        super().settle()

    def mark(self, where: str, *, wrong: bool) -> None:
        """Mark the part that was refused (`names/2/full`); all others are cleared."""
        number, _, key = where.partition("/")[2].partition("/")
        for at, form in enumerate(self.forms):
            form.mark(key.partition(".")[0] if number == str(at) else "", wrong=wrong)

    def inputs(self) -> Sequence[QWidget]:
        """The fields of all forms, then the order."""
        fields = [each for form in self._laid_out for each in form.inputs()]
        return (*fields, self.order.focusProxy() or self.order)


def _beside(label: Label, widget: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(label)
    row.addWidget(widget)
    return made


class StandingEntry(Entry):
    """An entry that is never closed: what was stored last is what Esc goes back to."""

    def fill(self, facts: AnyFacts) -> None:
        """Show the stored value anew, also while the focus is here: forms stay where they are."""
        super().fill(facts)
        if not self.editor.is_changed and self._pen.saver.state is not State.SAVING:
            self._show(facts.record)
            self._first = self.editor.edit()

    def finish(self) -> bool:
        """Save what is typed."""
        saved = super().finish()
        if saved:
            self._first = self.editor.edit()
        return saved


class NameForms(Card):
    """The card of the names, always open for typing."""

    def __init__(self, pen: Pen) -> None:
        tr = pen.desk.tr
        super().__init__(tr(N_("Name in each script")))
        self._pen = pen
        self.entry: StandingEntry | None = None
        self.act(Button(tr(N_("Add a script")), self.add_form, icon="plus", small=True))

    def fill(self, facts: RecordFacts[PersonOverview]) -> None:
        """Show the names as they are stored."""
        if self.entry is None:
            names = Person.fields["names"]
            self.entry = StandingEntry(self._pen, names, facts, make=NamesEditor)
            self.entry.moved.connect(self._go_on)
            self.add(self.entry)
        else:
            self.entry.fill(facts)
        self.editor.say_sorted(facts.more.names.sorted_as)
        self.editor.chain()

    @property
    def editor(self) -> NamesEditor:
        """The editor of all forms, once it is filled."""
        assert self.entry is not None  # noqa: S101 - pages fill their parts
        assert isinstance(self.entry.editor, NamesEditor)  # noqa: S101 - made above
        return self.entry.editor

    def begin(self) -> None:
        """Put the cursor into the name."""
        self.editor.select()

    def add_form(self) -> None:
        """Begin another form."""
        if self.entry is not None:
            self.editor.add()

    def value(self, key: str) -> Value | None:
        """No value is here that is opened by its key: the names are open always."""
        return None

    def finish(self) -> None:
        """Save what is being typed here."""
        if self.entry is not None:
            self.entry.finish()

    def _go_on(self, step: int) -> None:
        if self.entry is not None and self.entry.finish():
            QWidget.focusNextPrevChild(self.entry, step > 0)

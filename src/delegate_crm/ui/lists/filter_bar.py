# SPDX-License-Identifier: MIT
"""What narrows a list: the field that one types into, a chip for each condition, Add filter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_
from delegate_crm.rules.folding import fold
from delegate_crm.services.lists import Ask, Source
from delegate_crm.services.narrowing import Offer, chip_words, fields_of, offers, parted, spoken
from delegate_crm.services.office import Reader
from delegate_crm.ui.keys import ENTER
from delegate_crm.ui.page import Desk
from delegate_crm.ui.theme import theme
from delegate_crm.ui.timing import after
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.chips import RemovableChip
from delegate_crm.ui.widgets.chooser import Chooser, Fill
from delegate_crm.ui.widgets.flow import Flow
from delegate_crm.ui.widgets.inputs import SearchLine
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.lines import Option

FIELD, SMALL_FIELD, HEIGHT = 230, 176, 36
NARROW = 560
"""Pixels of the bar below which the field is small, so that conditions stand beside it."""
PAUSE = 120
"""Milliseconds after the last key before the list is narrowed."""
LONGEST = 48
"""Letters of a chip."""


class FilterBar(QWidget):
    """Words and conditions; all of them must hold."""

    changed = Signal()
    left = Signal()
    """The field was left downwards: the list is wanted."""

    def __init__(self, desk: Desk, source: Source) -> None:
        super().__init__()
        self._desk, self._source = desk, source
        self.conditions: list[str] = []
        self._timer = after(self, PAUSE, self.changed.emit)
        self.field = _Field(desk.tr(N_("Filter this list")))
        self.field.textEdited.connect(lambda _text: self._timer.start())
        self.field.entered.connect(self._entered)
        self.field.downed.connect(self.left)
        self._chips: list[QWidget] = []
        self.add_button = Button(
            desk.tr(N_("Add filter")), self.offer_fields, icon="plus", role="quiet"
        )
        self._problem = Label("", "small", "overdue", wrap=True)
        self._problem.hide()
        row = QWidget()
        self._flow = Flow(row, gap=8)
        self._flow.addWidget(_centred(self.field))
        self._flow.addWidget(_centred(self.add_button))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(row)
        column.addWidget(self._problem)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room."""
        super().resizeEvent(event)
        narrow = self.width() < theme().scaled(NARROW)
        self.field.setFixedWidth(theme().scaled(SMALL_FIELD if narrow else FIELD))

    @property
    def first_line(self) -> int:
        """How high its first line is."""
        return theme().scaled(HEIGHT) + 4

    # --- what is asked for ------------------------------------------------------------------------

    @property
    def words(self) -> str:
        """The whole filter: conditions, then what is typed."""
        return " ".join(filter(None, (*self.conditions, spoken(self._source, self.typed))))

    @property
    def typed(self) -> str:
        """What is typed into the field."""
        return self.field.text().strip()

    def set_words(self, words: str) -> None:
        """Ask for something else; nobody is told."""
        self._timer.stop()
        self.conditions, typed = parted(self._source, words)
        self.field.setText(typed)
        self._show_chips()

    def add(self, condition: str) -> None:
        """Ask for one more condition."""
        if condition and condition not in self.conditions:
            self.conditions.append(condition)
            self._show_chips()
            self.changed.emit()

    def remove(self, condition: str) -> None:
        """Ask for one condition less."""
        if condition in self.conditions:
            self.conditions.remove(condition)
            self._show_chips()
            self.field.setFocus()
            self.changed.emit()

    def clear(self) -> None:
        """Ask for everything."""
        self.set_words("")
        self.changed.emit()

    def refuse(self, words: str) -> None:
        """Say why the filter cannot be read; nothing while it can."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        self.field.mark(wrong=bool(words))

    def type(self, text: str) -> None:
        """Type into the field from elsewhere."""
        self.field.setFocus()
        self.field.insert(text)
        self._timer.start()

    def _entered(self) -> None:
        """Enter makes chips of the conditions that are typed."""
        conditions, typed = parted(self._source, self.field.text())
        for each in conditions:
            if each not in self.conditions:
                self.conditions.append(each)
        if conditions:
            self.field.setText(typed)
            self._show_chips()
        self._timer.stop()
        self.changed.emit()

    # --- chips ------------------------------------------------------------------------------------

    def _ask(self) -> Ask:
        return Ask(self._desk.lang, self._desk.office.today)

    def _show_chips(self) -> None:
        wanted, source, ask = tuple(self.conditions), self._source, self._ask()

        def question(reader: Reader) -> list[str]:
            return [chip_words(reader, source, each, ask) for each in wanted]

        if wanted:
            self._desk.tasks.ask(self, question, partial(self._put_chips, wanted), topic="chips")
        else:
            self._put_chips((), [])

    def _put_chips(self, conditions: Sequence[str], words: Sequence[str]) -> None:
        if tuple(self.conditions) != tuple(conditions):
            return
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        adding = self._flow.takeAt(self._flow.count() - 1)
        self._chips = [self._chip(*each) for each in zip(conditions, words, strict=True)]
        for chip in self._chips:
            self._flow.addWidget(chip)
        self._flow.addItem(adding)
        self._flow.invalidate()
        self.updateGeometry()

    def _chip(self, condition: str, words: str) -> QWidget:
        shown = words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
        name = self._desk.tr(N_("Remove the filter “{words}”", words=words))
        return _centred(RemovableChip(shown, partial(self.remove, condition), name))

    # --- adding -----------------------------------------------------------------------------------

    def offer_fields(self) -> None:
        """Choose a field, then a condition on it."""
        tr = self._desk.tr
        fields = fields_of(self._source, tr)

        def asked(text: str, fill: Fill) -> None:
            wanted = fold(text)
            fill([Option(each.key, each.label) for each in fields if wanted in fold(each.label)])

        labels = {each.key: each.label for each in fields}
        chooser = Chooser(self.add_button, tr(N_("Add filter")), tr(N_("Type to search")), asked)
        chooser.chosen.connect(lambda key: self._offer_values(chooser, key, labels))
        chooser.open()

    def _offer_values(self, chooser: Chooser, key: str, labels: dict[str, str]) -> None:
        if key not in labels:
            chooser.close()
            self.add(key)
            return
        source, ask = self._source, self._ask()

        def asked(text: str, fill: Fill) -> None:
            def question(reader: Reader) -> list[Offer]:
                return offers(reader, source, key, text, ask)

            def then(found: list[Offer]) -> None:
                fill([Option(each.condition, each.words) for each in found])

            self._desk.tasks.ask(chooser, question, then, topic="offers")

        chooser.again(labels[key], asked)


class _Field(SearchLine):
    """Where one types what the list is narrowed to."""

    entered = Signal()
    downed = Signal()

    def __init__(self, hint: str) -> None:
        super().__init__(hint)
        self.setPlaceholderText(hint)
        self.setFixedWidth(theme().scaled(FIELD))

    def mark(self, *, wrong: bool) -> None:
        """Show that what is typed cannot be read."""
        if self.property("wrong") != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter makes chips, Down goes to the list, Esc empties the field."""
        key = Qt.Key(event.key())
        if key in ENTER:
            self.entered.emit()
        elif key == Qt.Key.Key_Down:
            self.downed.emit()
        else:
            super().keyPressEvent(event)


def _centred(widget: QWidget) -> QWidget:
    """A widget in the middle of the height of a row."""
    made = QWidget()
    made.setFixedHeight(theme().scaled(HEIGHT) + 4)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    return made

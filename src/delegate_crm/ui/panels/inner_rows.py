# SPDX-License-Identifier: MIT
"""A card of rows inside a record (contacts, names of a body); a click edits all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_, Text
from delegate_crm.schema.entity import Child
from delegate_crm.schema.fields import AnyField
from delegate_crm.services.record_facts import AnyFacts
from delegate_crm.ui.entry import Pen
from delegate_crm.ui.keys import ENTER
from delegate_crm.ui.opening import examined, open_address
from delegate_crm.ui.page import Desk
from delegate_crm.ui.values import Value
from delegate_crm.ui.widgets.buttons import Button, IconButton
from delegate_crm.ui.widgets.cards import Card, picture
from delegate_crm.ui.widgets.chips import Chip
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.paragraph import Paragraph
from delegate_crm.ui.widgets.worded import WordedRow


@dataclass(frozen=True, slots=True)
class InnerLine:
    """How one row is shown."""

    icon: str
    text: str
    remark: str = ""
    mark: str = ""
    tone: str = "neutral"
    faded: bool = False
    """Whether it is of the past."""
    address: str = ""
    """What can be opened: a web address, or that of a letter."""


Says = Callable[[Child, Mapping[int, str]], InnerLine]
"""Says a row; it is given the titles of what the record points at."""


class InnerRows(Card):
    """The rows of one field."""

    def __init__(self, pen: Pen, field: AnyField, title: Text, empty: Text, says: Says) -> None:
        tr = pen.desk.tr
        super().__init__(tr(title))
        self._desk = pen.desk
        self._says, self._empty = says, Label(tr(empty), "body", "text_2", wrap=True)
        self._shown: tuple[InnerLine, ...] | None = None
        self.edit = Button(tr(N_("Edit")), self.begin, icon="pencil", small=True)
        self.edit.setAccessibleName(f"{tr(N_('Edit'))}: {tr(title)}")
        self.act(self.edit)
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.rows: list[InnerRow] = []
        self.inner = Value(pen, field)
        self.inner.turned.connect(self._turned)
        self.inner.moved.connect(self._go_on)
        for each in (self._holder, self._empty, self.inner):
            self.add(each)
        self.inner.hide()

    def fill(self, facts: AnyFacts) -> None:
        """Show the rows as they are stored."""
        children: Sequence[Child] = facts.record.get(self.inner.key)
        lines = tuple(self._says(each, facts.titles) for each in children)
        if lines != self._shown:
            self._shown = lines
            for old in self.rows:
                old.hide()
                old.deleteLater()
            self.rows = [InnerRow(self._desk, each) for each in lines]
            for row in self.rows:
                row.wanted.connect(self.begin)
                self._column.addWidget(row)
        self.inner.fill(facts)
        self._turned()

    def begin(self) -> None:
        """Edit the rows."""
        self.inner.begin()

    def value(self, key: str) -> Value | None:
        """The value of the field, asked for by its key."""
        return self.inner if key == self.inner.key else None

    def finish(self) -> None:
        """Save what is being typed here."""
        self.inner.finish()

    def _turned(self) -> None:
        """Show either the rows or their editor."""
        editing = self.inner.entry is not None
        held = self.inner.shown.hasFocus()
        self.inner.setVisible(editing)
        self._holder.setVisible(bool(self.rows) and not editing)
        self._empty.setVisible(not self.rows and not editing)
        self.edit.setVisible(not editing)
        if held and not editing:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self, step: int) -> None:
        QTimer.singleShot(0, self.edit, lambda: self.edit.focusNextPrevChild(step > 0))


class InnerRow(WordedRow):
    """One row; a click, F2 or Enter edits."""

    wanted = Signal()

    def __init__(self, desk: Desk, line: InnerLine) -> None:
        words = Paragraph(line.text, "value", "text_2" if line.faded else "text")
        super().__init__(picture(line.icon, 18, "text_2"), words, line.remark)
        self._desk, self.line = desk, line
        self.tell((line.text, line.remark, line.mark))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        top = Qt.AlignmentFlag.AlignTop
        if line.mark:
            self.row.addWidget(Chip(line.mark, line.tone), 0, top)
        if examined(line.address) is not None:
            name = f"{desk.tr(N_('Open the address'))}: {line.text}"
            self.row.addWidget(IconButton("external", name, self._go, small=True), 0, top)

    def _go(self) -> None:
        open_address(self.window(), self._desk.tr, self.line.address)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """One click edits."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 and Enter edit."""
        if event.key() in (*ENTER, Qt.Key.Key_F2):
            self.wanted.emit()
        else:
            super().keyPressEvent(event)

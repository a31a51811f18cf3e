# SPDX-License-Identifier: MIT
"""Adjust: both ends of a follow-up window typed in words, with how they are understood."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.schema.timekinds import ENDS
from delegate_crm.services.window_facts import (
    CLOSES,
    OPENS,
    Moved,
    WindowFacts,
    end_meanings,
    read_end,
    set_ends,
)
from delegate_crm.ui.editing.dates import DateField
from delegate_crm.ui.keys import ENTER
from delegate_crm.ui.page import Desk
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.inputs import is_composing
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.popover import Popover

WIDTH = 460
MOVE = N_("Move the window")


class AdjustWindow(Popover):
    """Two dates in words."""

    def __init__(self, desk: Desk, anchor: QWidget, facts: WindowFacts) -> None:
        super().__init__(anchor, desk.tr(N_("Adjust the window")), WIDTH)
        self._desk, self._facts = desk, facts
        tr = desk.tr
        self.rows.addWidget(Label(self.accessibleName(), "section"))
        self.opens = self._field(OPENS, tr(ENDS[OPENS]), facts.opens_words)
        self.closes = self._field(CLOSES, tr(ENDS[CLOSES]), facts.closes_words)
        self.rows.addWidget(self.problem)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(Button(tr(NC_("form", "Cancel")), self.close, role="quiet"))
        self.save = Button(tr(NC_("form", "Save")), self._save, role="primary", icon="check")
        foot.addWidget(self.save)
        self.rows.addLayout(foot)

    def _field(self, end: str, name: str, text: str) -> DateField:
        tr, today = self._desk.tr, self._desk.office.today
        field = DateField(name, tr, today, lambda typed: end_meanings(typed, tr, today, end))
        field.put(text)
        field.changed.connect(self._typed)
        field.line.installEventFilter(self)
        self.rows.addWidget(Label(name, "small_name", "text_2"))
        self.rows.addWidget(field)
        return field

    def open(self) -> None:
        """Show it."""
        self.float(self.opens.line)
        self.opens.line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter saves."""
        enter = isinstance(event, QKeyEvent) and event.key() in ENTER
        if enter and not is_composing(watched):
            if event.type() is QEvent.Type.KeyPress:
                self._save()
            return True
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        self.tell("")

    def _save(self) -> None:
        lang, today = self._desk.lang, self._desk.office.today
        try:
            opens = read_end(self.opens.line.text(), lang, today, OPENS)
            closes = read_end(self.closes.line.text(), lang, today, CLOSES)
        except UserError as error:
            self._refused(error)
            return
        follow_up = self._facts.follow_up
        tasks = self._desk.tasks
        tasks.do(
            tasks,
            MOVE,
            lambda work: set_ends(work, follow_up, opens, closes, lang=lang),
            self._saved,
            failed=self._refused,
        )

    def _saved(self, moved: Moved) -> None:
        if shiboken6.isValid(self):
            self.close()
        self._desk.notify.say(moved.words, self._desk.undo)

    def _refused(self, error: Exception) -> None:
        """A date that cannot be read says so under its field."""
        there = (self.opens, self.closes) if shiboken6.isValid(self) else ()
        wrong = [field for field in there if field.meanings.said.refusal]
        if wrong:
            wrong[0].line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.refuse(self._desk.notify, error)

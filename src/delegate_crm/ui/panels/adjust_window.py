# SPDX-License-Identifier: MIT
"""Adjust: both ends of a follow-up window typed in words, with how they are understood."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.datewords import write_date
from delegate_crm.services.window_facts import WindowFacts, read_end, set_ends
from delegate_crm.ui.editing.inputs import Line
from delegate_crm.ui.page import Desk
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.choice import labelled
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.popover import Popover

MOVE = N_("Move the window")
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AdjustWindow(Popover):
    """Two dates in words."""

    def __init__(self, desk: Desk, anchor: QWidget, facts: WindowFacts) -> None:
        super().__init__(anchor, desk.tr(N_("Adjust the window")), 380)
        self._desk, self._facts = desk, facts
        tr = desk.tr
        self.opens = Line(tr(NC_("window", "Opens")), facts.opens_words)
        self.closes = Line(tr(NC_("window", "Closes")), facts.closes_words)
        self.rows.addWidget(Label(self.accessibleName(), "section"))
        self._readings: dict[Line, Label] = {}
        for field in (self.opens, self.closes):
            self.rows.addWidget(labelled(field.accessibleName(), field))
            reading = Label("", "small", "text_2", wrap=True)
            self.rows.addWidget(reading)
            self._readings[field] = reading
            field.textChanged.connect(partial(self._read, field))
            field.installEventFilter(self)
            self._read(field)
        self.problem = Label("", "small", "overdue", wrap=True)
        self.problem.hide()
        self.rows.addWidget(self.problem)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(Button(tr(NC_("form", "Cancel")), self.close, role="quiet"))
        self.save = Button(tr(NC_("form", "Save")), self._save, role="primary", icon="check")
        foot.addWidget(self.save)
        self.rows.addLayout(foot)

    def open(self) -> None:
        """Show it."""
        self.float(self.opens)
        self.opens.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter saves."""
        composing = getattr(watched, "composing", False)
        if isinstance(event, QKeyEvent) and event.key() in ENTER and not composing:
            if event.type() is QEvent.Type.KeyPress:
                self._save()
            return True
        return super().eventFilter(watched, event)

    def _end(self, field: Line) -> ApproxDate:
        name = "opens" if field is self.opens else "closes"
        return read_end(field.text(), self._desk.lang, self._desk.office.today, name)

    def _read(self, field: Line, _text: str = "") -> None:
        """Say how a field is understood."""
        try:
            words = write_date(self._end(field), self._desk.tr)
        except UserError:
            words = ""
        reading = self._readings[field]
        reading.setText("" if words == field.text() else words)
        reading.setVisible(bool(reading.text()))
        if self.isVisible():
            self.problem.hide()
            self.fit()

    def _save(self) -> None:
        try:
            opens, closes = self._end(self.opens), self._end(self.closes)
        except UserError as error:
            self._refused(error)
            return
        follow_up = self._facts.follow_up
        self._desk.tasks.do(
            self,
            MOVE,
            lambda work: set_ends(work, follow_up, opens, closes),
            self._saved,
            failed=self._refused,
        )

    def _saved(self, _done: object) -> None:
        desk, title = self._desk, self._facts.title
        self.close()
        desk.notify.say(N_("Moved: {title}", title=title), desk.undo)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.problem.setText(self._desk.notify.refusal(error))
            self.problem.show()
            self.fit()
        else:
            self._desk.notify.problem(error)

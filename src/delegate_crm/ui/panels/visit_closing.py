# SPDX-License-Identifier: MIT
"""What a visit lacks before it is closed, with the ways to its mending; or a reason instead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import N_, NC_, NN_
from delegate_crm.services.record_facts import AnyFacts
from delegate_crm.services.visit_closing import BEFORE, Lack, close_visit, lacks
from delegate_crm.ui.page import Desk
from delegate_crm.ui.places import new_place, place_of
from delegate_crm.ui.widgets.buttons import Button, IconButton
from delegate_crm.ui.widgets.cards import Card
from delegate_crm.ui.widgets.inputs import Line
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.layouts import empty
from delegate_crm.ui.widgets.notes import NoteButton
from delegate_crm.ui.widgets.problem import Problem

CLOSE = N_("Close the visit")


class VisitClosing(Card):
    """Hidden until the visit is to be closed; then it stays until that is done or put off.

    `mend` edits a field of the visit on the page.
    """

    def __init__(self, desk: Desk, visit: int, mend: Callable[[str], object]) -> None:
        super().__init__(desk.tr(N_("Before the visit is closed")))
        self._desk, self._visit, self._mend = desk, visit, mend
        tr = desk.tr
        self.act(IconButton("x", tr(N_("Not yet")), self.hide, small=True))
        self.count = Label("", "body", "text_2", wrap=True)
        self.add(self.count)
        self.reason = Line(tr(N_("Close all the same, because")))
        self.reason.returnPressed.connect(self._close)
        self.close_it = Button(tr(CLOSE), self._close, role="primary")
        self.problem = Problem()
        self.add(self._laid_out())
        self.add(self.problem)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 8, 0, 0)
        self._lines.setSpacing(6)
        self.body.addLayout(self._lines)
        self.hide()

    def _laid_out(self) -> QWidget:
        instead = QWidget()
        column = QVBoxLayout(instead)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(self.reason.accessibleName(), "small", "text_2"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.reason, 1)
        row.addWidget(self.close_it)
        column.addLayout(row)
        return instead

    def begin(self) -> None:
        """Look at what is missing; a visit that lacks nothing is closed."""
        self.problem.say("")
        self._ask(self._shown)

    def _ask(self, then: Callable[[list[Lack]], object]) -> None:
        number, lang = self._visit, self._desk.lang
        self._desk.tasks.ask(self, lambda reader: lacks(reader, number, lang), then, topic="lacks")

    def _shown(self, missing: list[Lack]) -> None:
        if not missing:
            self._close()
            return
        self._show(missing)
        self.show()
        QTimer.singleShot(0, self.reason, self.reason.setFocus)

    def fill(self, facts: AnyFacts) -> None:
        """What was mended meanwhile is missing no more."""
        if facts.record.get("status") not in BEFORE:
            self.hide()
        elif not self.isHidden():
            self._ask(self._show)

    def _show(self, missing: Sequence[Lack]) -> None:
        tr, count = self._desk.tr, len(missing)
        words = NN_("{n} thing is not settled", "{n} things are not settled", count)
        self.count.setText(tr(words if count else N_("Everything is settled now.")))
        empty(self._lines)
        for each in missing:
            self._lines.addWidget(NoteButton(each.words, partial(self._go, each)))

    def _go(self, lack: Lack) -> None:
        """Go to where it is mended."""
        if lack.field:
            self._mend(lack.field)
        elif lack.record:
            self._desk.go(place_of(lack.kind, lack.record))
        else:
            self._desk.go(new_place(lack.kind, lack.presets))

    def _close(self) -> None:
        number, reason = self._visit, self.reason.text()
        self._desk.tasks.do(
            self,
            CLOSE,
            lambda work: close_visit(work, number, reason),
            self._closed,
            failed=self._refused,
        )

    def _closed(self, _done: None) -> None:
        self.hide()
        self.reason.clear()
        self._desk.notify.say(NC_("visit", "The visit is closed"), self._desk.undo)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, UserError) and shiboken6.isValid(self):
            self.show()
            self.problem.say(self._desk.notify.refusal(error))
        else:
            self._desk.notify.problem(error)

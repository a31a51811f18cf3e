# SPDX-License-Identifier: MIT
"""How long such answers took before, beside the line in which the next one is awaited."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from delegate_crm.entities.followup import FollowUp
from delegate_crm.kit.i18n import NC_
from delegate_crm.services.answering import USE, Answering, answering
from delegate_crm.services.office import Reader
from delegate_crm.ui.page import Desk
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.labels import Label


class UsualWindow(QWidget):
    """Of whom, how long and in how many cases, with a button that takes the window that fits."""

    chosen, told = Signal(str), Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._window, self._offered = desk, "", False
        self.said = Label("", "small", "text_2", wrap=True)
        self.use = Button(desk.tr(USE), self._use, small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.said, 1)
        row.addWidget(self.use)
        self._show(None)

    def ask(self, follow_up: int) -> None:
        """Ask what is known of a follow-up."""
        self._show(None)
        today, lang = self._desk.office.today, self._desk.lang

        def known(reader: Reader) -> Answering | None:
            return answering(reader, reader.get(FollowUp, follow_up), today, lang, anew=True)

        self._desk.tasks.ask(self, known, self._show, topic="usual window")

    def offer(self, *, wanted: bool) -> None:
        """Show what is known, or keep it back, as another window is wanted or not."""
        self._offered = wanted
        self.use.setVisible(bool(self._window))
        self.setVisible(wanted and bool(self.said.text()))

    def _show(self, found: Answering | None) -> None:
        self._window = found.window if found else ""
        words = ""
        if found:
            parts = {"whose": found.whose, "took": found.took, "cases": found.cases}
            words = self._desk.tr(NC_("answers", "{took}. {whose}: {cases}.", **parts))
        self.said.setText(words)
        self.offer(wanted=self._offered)
        self.told.emit()

    def _use(self) -> None:
        self.chosen.emit(self._window)

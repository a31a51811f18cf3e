# SPDX-License-Identifier: MIT
"""What becomes of the names of a person: how they are printed, under which words one finds them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.services.name_forms import Printed
from delegate_crm.services.person_overview import PersonOverview
from delegate_crm.services.record_facts import RecordFacts
from delegate_crm.ui.page import Desk
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.cards import Card, line
from delegate_crm.ui.widgets.chips import Chip
from delegate_crm.ui.widgets.flow import Flow
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.layouts import empty
from delegate_crm.ui.widgets.paragraph import Paragraph

LABELS = 140


class PrintedNames(Card):
    """How the name comes out on paper, in each language and on the badge."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.tr(N_("How it will be printed")))
        self._desk = desk
        self._shown: tuple[Printed, ...] | None = None
        self._empty = Label(
            desk.tr(N_("Nothing yet. Type the name first.")), "body", "text_2", wrap=True
        )
        self.add(self._empty)
        self._table = QWidget()
        self.add(self._table)

    def fill(self, facts: RecordFacts[PersonOverview]) -> None:
        """Show it as it stands now."""
        printed = facts.more.names.printed
        self._empty.setVisible(not printed)
        if printed == self._shown:
            return
        self._shown = printed
        table = self._made(printed)
        self.body.replaceWidget(self._table, table)
        self._table.hide()
        self._table.deleteLater()
        self._table = table

    def _made(self, printed: tuple[Printed, ...]) -> QWidget:
        table, tr = QWidget(), self._desk.tr
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, theme().scaled(LABELS))
        grid.setColumnStretch(1, 1)
        for at, each in enumerate(printed):
            if at:
                grid.addWidget(line(), 3 * at - 1, 0, 1, 2)
            grid.addWidget(
                Label(tr(each.where), "body", "text_2"), 3 * at, 0, Qt.AlignmentFlag.AlignTop
            )
            grid.addWidget(Paragraph(each.words, "value"), 3 * at, 1)
            if each.remark:
                words = NC_("name", "addressed as “{words}”", words=each.remark)
                grid.addWidget(Paragraph(tr(words), "small", "text_2"), 3 * at + 1, 1)
        return table


class FoundBy(Card):
    """The words under which the search finds the person."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.tr(N_("Found when you type")))
        self._desk = desk
        self._holder = QWidget()
        self._chips = Flow(self._holder)
        self._shown: tuple[str, ...] | None = None
        self._empty = Label(
            desk.tr(N_("Nothing yet. Type the name first.")), "body", "text_2", wrap=True
        )
        for each in (self._empty, self._holder):
            self.add(each)

    def fill(self, facts: RecordFacts[PersonOverview]) -> None:
        """Show the words."""
        keys = facts.more.names.keys
        self._empty.setVisible(not keys)
        if keys == self._shown:
            return
        self._shown = keys
        empty(self._chips)
        for each in keys:
            self._chips.addWidget(Chip(each))

# SPDX-License-Identifier: MIT
"""Cards of a visit's overview: its windows, and the delegation in short."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_, NC_, NN_
from delegate_crm.services.record_facts import RecordFacts
from delegate_crm.services.visit_overview import VisitOverview
from delegate_crm.services.window_facts import WindowFacts
from delegate_crm.ui.page import Desk
from delegate_crm.ui.panels.seats import SeatView
from delegate_crm.ui.panels.window_panel import WindowPanel
from delegate_crm.ui.widgets.buttons import IconButton
from delegate_crm.ui.widgets.cards import Card
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.layouts import empty


class HasWindows(Protocol):
    """What a page asked in which something is awaited."""

    @property
    def windows(self) -> tuple[WindowFacts, ...]:
        """The most pressing first."""


class Windows(QWidget):
    """A card for each window that is awaited; each is brought up to date in place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._panels: dict[int, WindowPanel] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)

    def fill(self, facts: RecordFacts[HasWindows]) -> None:
        """Show what is awaited."""
        wanted = {each.follow_up: each for each in facts.more.windows}
        for gone in set(self._panels) - set(wanted):
            self._panels.pop(gone).deleteLater()
        for key, each in wanted.items():
            if key in self._panels:
                self._panels[key].show_facts(each)
            else:
                self._panels[key] = WindowPanel(self._desk, each)
                self._column.addWidget(self._panels[key])
        self.setVisible(bool(wanted))


class DelegationCard(Card):
    """Who came, in order of precedence."""

    def __init__(self, desk: Desk, people: Callable[[], object]) -> None:
        """`people` shows where they are added and put in order."""
        super().__init__(desk.tr(NC_("visit", "Delegation")))
        self._desk = desk
        self.act(Label(desk.tr(N_("in order of precedence")), "small", "text_2", wrap=True))
        self.act(IconButton("user-plus", desk.tr(N_("Add people")), people, small=True))

    def fill(self, facts: RecordFacts[VisitOverview]) -> None:
        """Show the guests."""
        empty(self.body)
        tr, overview = self._desk.tr, facts.more
        seats = [seat for group in overview.groups if group.side == "guest" for seat in group.seats]
        for seat in seats:
            self.add(SeatView(self._desk, seat, short=True))
        n = overview.unnamed
        if n:
            words = NN_("{n} seat without a name", "{n} seats without names", n)
            self.add(Label(tr(words), "body", "text_2", wrap=True))
        elif not seats:
            self.add(Label(tr(N_("Nobody here yet.")), "body", "text_2", wrap=True))

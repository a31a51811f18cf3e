# SPDX-License-Identifier: MIT
"""How many records of a board each country has, as a row of chips above its lanes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from delegate_crm.kit.i18n import NC_, NN_
from delegate_crm.services.board import Total
from delegate_crm.ui.page import Desk
from delegate_crm.ui.widgets.chips import Chip
from delegate_crm.ui.widgets.flow import Flow
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.layouts import empty

MOST = 12
"""Countries that are named."""


class Countries(QWidget):
    """The totals; nothing is shown where no country is known."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._row = Flow(self)
        self.hide()

    def show_totals(self, totals: Sequence[Total]) -> None:
        """Show them, the first by name."""
        tr = self._desk.tr
        empty(self._row)
        for each in totals[:MOST]:
            words = NC_("total", "{country} {n}", country=each.country, n=tr.number(each.count))
            self._row.addWidget(Chip(tr(words)))
        left = len(totals) - MOST
        if left > 0:
            more = NN_("{n} more country", "{n} more countries", left)
            self._row.addWidget(Label(tr(more), "small", "text_2"))
        self.setVisible(bool(totals))

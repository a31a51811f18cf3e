# SPDX-License-Identifier: MIT
"""Today: what needs somebody."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from delegate_crm.kit.i18n import NC_
from delegate_crm.ui.page import INSET, Page, column, scrolling
from delegate_crm.ui.widgets.labels import Label


class TodayPage(Page):
    """The first page of the day."""

    section = "today"

    def load(self) -> None:
        """Show the page."""
        inner, rows = column(inset=INSET)
        rows.addWidget(Label(self.desk.tr(NC_("section", "Today")), "display"))
        rows.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inner))


PAGE = TodayPage

# SPDX-License-Identifier: MIT
"""A step of a history: what was done, by whom and when."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_crm.rules.names import initials
from delegate_crm.ui.page import Desk
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.paragraph import Paragraph
from delegate_crm.ui.widgets.tiles import Tile


class StepLine(QWidget):
    """`column` takes what stands under the words, `row` what stands beside them."""

    def __init__(self, desk: Desk, words: str, user: str, at: dt.datetime) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 4, 0, 4)
        self.row.setSpacing(12)
        self.row.addWidget(Tile(initials(user), 28, round_=True), 0, Qt.AlignmentFlag.AlignTop)
        self.column = QVBoxLayout()
        self.column.setSpacing(4)
        self.column.addWidget(Paragraph(words, "name"))
        when = f"{desk.tr.date(at.date(), 'medium')} {at:%H:%M}"
        self.column.addWidget(Label(f"{user} · {when}", "small", "text_2"))
        self.row.addLayout(self.column, 1)

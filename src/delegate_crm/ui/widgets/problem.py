# SPDX-License-Identifier: MIT
"""A line that says beside what one types why it was refused."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from delegate_crm.ui.widgets.cards import picture
from delegate_crm.ui.widgets.labels import Label


class Problem(QWidget):
    """What was wrong: a sign and a sentence; hidden while nothing is."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(picture("alert", 16, "overdue"), 0, Qt.AlignmentFlag.AlignTop)
        self._words = Label("", "small", "overdue", wrap=True)
        row.addWidget(self._words, 1)
        self.hide()

    def say(self, words: str) -> None:
        """Say what was wrong, or nothing."""
        self.text = words
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

# SPDX-License-Identifier: MIT
"""Asking before something that cannot be undone; nothing else is asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.labels import Label

WIDTH = 440


class Confirm(QDialog):
    """The button names the act and is not the default; Esc and Cancel leave all as it is."""

    def __init__(self, parent: QWidget, tr: Translator, question: str, words: str) -> None:
        super().__init__(parent)
        self._tr = tr
        self.setProperty("surface", "window")
        self.setWindowTitle(question)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(12)
        self._column.addWidget(Label(question, "title", wrap=True))
        self._column.addWidget(Label(words, "body", wrap=True))
        self.setMinimumWidth(theme().scaled(WIDTH))

    def ask(self, act: str, then: Callable[[], object]) -> None:
        """Show it; `act` names what the button does, `then` does it."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        self.cancel = Button(self._tr(N_("Cancel")), self.reject)
        self.cancel.setDefault(True)
        self.act = Button(act, self.accept, role="danger")
        row.addWidget(self.cancel)
        row.addWidget(self.act)
        self._column.addLayout(row)
        self.accepted.connect(then)
        self.open()
        self.cancel.setFocus()

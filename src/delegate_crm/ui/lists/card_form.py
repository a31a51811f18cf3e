# SPDX-License-Identifier: MIT
"""In a card of a board: one text that a lane needs before it takes the card (`UX` 4.5)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.ui.keys import ENTER, claim
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.flow import flow
from delegate_crm.ui.widgets.inputs import Note
from delegate_crm.ui.widgets.labels import tip
from delegate_crm.ui.widgets.paragraph import Paragraph
from delegate_crm.ui.widgets.problem import Problem

PAD, LINES = 13, 3


class CardForm(QWidget):
    """Asks for the text; Ctrl+Enter keeps it, Esc gives it up."""

    kept = Signal(str)
    left = Signal()
    fuller = Signal(str)
    """The whole form is wanted instead, with what was typed."""
    grown = Signal()
    """It needs another height."""

    def __init__(self, tr: Translator, title: str, name: str, act: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.words = _Text(name)
        self.words.setPlaceholderText(name)
        self.problem = Problem()
        self.save = Button(act, self.keep, role="primary", small=True)
        self.save.setToolTip(tip(tr(N_("Ctrl+Enter saves"))))
        self.cancel = Button(tr(NC_("form", "Cancel")), self.left.emit, role="quiet", small=True)
        self.more = Button(tr(NC_("form", "More")), self._fuller, role="quiet", small=True)
        self.more.setToolTip(tip(tr(N_("Who, when, and how it came out"))))
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, PAD, PAD, PAD)
        column.setSpacing(6)
        column.addWidget(Paragraph(title, "value"))
        for each in (self.words, self.problem, flow(self.save, self.more, self.cancel, gap=4)):
            column.addWidget(each)
        self.words.kept.connect(self.keep)
        self.words.left.connect(self.left)
        self.words.textChanged.connect(self.grown)

    def keep(self) -> None:
        """Hand over what was typed, once."""
        if self.save.isEnabled():
            self.save.setEnabled(False)
            self.kept.emit(self.words.toPlainText())

    def refuse(self, words: str) -> None:
        """Say why it was not kept; without words it can be tried again."""
        self.save.setEnabled(True)
        self.problem.say(words)
        self.grown.emit()
        self.words.setFocus()

    def _fuller(self) -> None:
        self.fuller.emit(self.words.toPlainText())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Who clicks beside a field does not take hold of the card."""
        event.accept()


class _Text(Note):
    """The text; Ctrl+Enter and Esc belong to the form."""

    kept = Signal()
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name, least=LINES)

    def event(self, event: QEvent) -> bool:
        """Take the keys of the form before they become shortcuts of the window."""
        return claim(event, self._is_own) or super().event(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        keeps = held and event.key() in ENTER
        return not self.composing and (keeps or event.key() == Qt.Key.Key_Escape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep, or give up; Enter alone is a new line."""
        if not self._is_own(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            self.kept.emit()

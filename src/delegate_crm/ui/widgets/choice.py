# SPDX-License-Identifier: MIT
"""A choice out of a list that drops down, and any control under its label."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QSizePolicy, QVBoxLayout, QWidget

from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.labels import Label


class Choice(QComboBox):
    """One of several, by key; the wheel passes by unless the choice has the focus."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Iterable[tuple[str, str]], current: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFont(theme().font("value"))
        self.setView(QListView())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.offer(choices, current)
        self.activated.connect(self._activated)

    @property
    def current(self) -> str:
        """Key of what is chosen."""
        return str(self.currentData() or "")

    def offer(self, choices: Iterable[tuple[str, str]], current: str) -> None:
        """Offer other choices; nobody is told."""
        with QSignalBlocker(self):
            self.clear()
            for key, words in choices:
                self.addItem(words, key)
            self.mark(current)

    def mark(self, key: str) -> None:
        """Show a choice as chosen; nobody is told."""
        self.setCurrentIndex(max(self.findData(key), 0))

    def choose(self, key: str) -> None:
        """Choose, as by hand."""
        if key != self.current:
            self.mark(key)
            self.chosen.emit(self.current)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll past."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _activated(self, _at: int) -> None:
        self.chosen.emit(self.current)


def labelled(words: str, control: QWidget) -> QWidget:
    """A control under its label; the label's words are the control's name."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    label = Label(words, "small_name", "text_2")
    label.setBuddy(control)
    column.addWidget(label)
    column.addWidget(control)
    if not control.accessibleName():
        control.setAccessibleName(words)
    return made

# SPDX-License-Identifier: MIT
"""What can be done with all rows that are chosen: it floats at the foot of the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from delegate_crm.ui.widgets.buttons import Button, IconButton
from delegate_crm.ui.widgets.floating import Floating
from delegate_crm.ui.widgets.labels import KeyHint, Label, ampersands, tip

FOOT, EDGE = 18, 8


@dataclass(frozen=True, slots=True)
class Bulk:
    """One act: its words, its drawing, and what it does; it is told where it was asked for."""

    words: str
    icon: str
    act: Callable[[QWidget], object]


class BulkBar(Floating):
    """Says first how many are chosen; Esc clears."""

    cleared = Signal()

    def __init__(self, page: QWidget, acts: Sequence[Bulk], clear: str) -> None:
        super().__init__(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 10, 8)
        row.setSpacing(4)
        self._count = Label("", "name")
        row.addWidget(self._count)
        row.addSpacing(8)
        self._acts = acts
        self.buttons = [self._button(each) for each in acts]
        for button in self.buttons:
            row.addWidget(button)
        row.addSpacing(4)
        self._hint = KeyHint("Esc")
        row.addWidget(self._hint)
        row.addWidget(IconButton("x", clear, self.cleared.emit, keys="Esc", small=True))

    def _button(self, bulk: Bulk) -> Button:
        made = Button(bulk.words, icon=bulk.icon, role="quiet", small=True)
        made.clicked.connect(lambda _checked=False: bulk.act(made))
        return made

    def show_count(self, words: str) -> None:
        """Say how many are chosen; nothing hides the bar."""
        fresh = bool(words) and words != self._count.text()
        self._count.setText(words)
        self.setAccessibleName(words)
        if fresh:
            self.rise(words)
        elif not words:
            self.hide()

    def place(self) -> None:
        """Where the page is narrow, the drawings must do; their words stand in the tool tips."""
        for wordy in (True, False):
            self._spell(wordy=wordy)
            self.adjustSize()
            if self.width() <= self.page.width() - 2 * EDGE:
                break
        left = (self.page.width() - self.width()) // 2
        self.move(max(left, EDGE), self.page.height() - self.height() - FOOT)

    def _spell(self, *, wordy: bool) -> None:
        self._hint.setVisible(wordy)
        for button, bulk in zip(self.buttons, self._acts, strict=True):
            button.setText(ampersands(f" {bulk.words}") if wordy else "")
            button.setToolTip("" if wordy else tip(bulk.words))

# SPDX-License-Identifier: MIT
"""How far long work is: words, a thin line, and Cancel; short work never shows it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.ui.progress import Watched
from delegate_crm.ui.theme import theme
from delegate_crm.ui.timing import after
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.labels import Label

BUSY, UNMOVED = 0, 1
"""Ends of a bar that moves while nobody knows how far it is, and of one that waits."""
PAUSE = 300
"""Milliseconds of work before it is shown."""


class ProgressBox(QFrame):
    """Hidden while nothing is under way."""

    def __init__(self, tr: Translator, cancel: Callable[[], object] | None = None) -> None:
        """`cancel` asks the work to stop; without it there is no such button."""
        super().__init__()
        self._tr = tr
        self._work: Watched | None = None
        self._said = ""
        self.setProperty("surface", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        self._words = Label("", "name")
        head.addWidget(self._words, 1)
        if cancel is not None:
            head.addWidget(Button(tr(N_("Cancel")), cancel, small=True))
        column.addLayout(head)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        column.addWidget(self._bar)
        self._timer = after(self, PAUSE, self.show)
        self.hide()

    def begin(self, words: str, work: Watched) -> None:
        """Work begins; it is shown if it is not over soon."""
        self.end()
        self._work, self._said = work, words
        self._words.setText(words)
        self._bar.setRange(0, UNMOVED if theme().still else BUSY)
        self._bar.setAccessibleName(words)
        work.stepped.connect(self._step)
        self._timer.start()

    def end(self) -> None:
        """It is over, or nobody waits for it any more."""
        if self._work is not None:
            self._work.stepped.disconnect(self._step)
            self._work = None
        self._timer.stop()
        self.hide()

    def _step(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        far = N_("{work}: {done} of {total}", work=self._said, done=done, total=total)
        self._words.setText(self._tr(far))

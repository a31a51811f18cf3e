# SPDX-License-Identifier: MIT
"""Long work that is watched: it tells from its thread how far it is, and learns of Cancel."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Signal

from delegate_crm.kit.i18n import Text


class Watched(QObject):
    """The progress of one piece of work, between its thread and the interface."""

    stepped = Signal(int, int)
    """How much of how much is done; arrives in the interface thread."""
    ended = Signal()
    """Told by who began it, once it is over."""

    def __init__(self) -> None:
        super().__init__()
        self._stop = threading.Event()
        self._share = -1

    def step(self, done: int, total: int) -> None:
        """Say how much is done, a hundred times at most."""
        share = done * 100 // total if total else 0
        if share != self._share:
            self._share = share
            self.stepped.emit(done, total)

    def note(self, text: Text) -> None:
        """Nothing: the count is enough."""

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Tell whether it is to stop."""
        return self._stop.is_set()

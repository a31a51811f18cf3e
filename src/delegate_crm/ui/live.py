# SPDX-License-Identifier: MIT
"""What changed in the office, told to the pages that show it: bursts folded into one notice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal, Slot

from delegate_crm.kit.events import Changes
from delegate_crm.services.office import Office
from delegate_crm.ui.timing import after

SETTING = "setting"
"""Named beside the kinds of record where a setting of the office changed."""
FOLD = 50
"""Milliseconds in which changes are gathered."""


@dataclass(frozen=True, slots=True)
class Touched:
    """Ids of records by kind that were added, changed or removed."""

    ids: Mapping[str, frozenset[int]]

    def of(self, kinds: frozenset[str]) -> frozenset[int]:
        """Ids of these kinds."""
        return frozenset().union(*(ids for kind, ids in self.ids.items() if kind in kinds))


class Live(QObject):
    """Hears the office's bus in any thread and tells it in the interface thread."""

    touched = Signal(object)
    _heard = Signal(object)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: dict[str, frozenset[int]] = {}
        self._timer = after(self, FOLD, self._tell)
        self._heard.connect(self._gather, Qt.ConnectionType.QueuedConnection)
        self._stop = office.bus.listen(self._heard.emit)

    @property
    def idle(self) -> bool:
        """Tell whether everything heard has been told."""
        return not self._timer.isActive()

    def close(self) -> None:
        """Stop listening."""
        self._timer.stop()
        self._stop()

    @Slot(object)
    def _gather(self, changes: Changes) -> None:
        for part in (changes.added, changes.changed, changes.removed):
            for kind, ids in part.items():
                self._ids[kind] = self._ids.get(kind, frozenset()) | ids
        if not changes.kinds:
            self._ids[SETTING] = frozenset({0})
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _tell(self) -> None:
        touched, self._ids = Touched(self._ids), {}
        self.touched.emit(touched)

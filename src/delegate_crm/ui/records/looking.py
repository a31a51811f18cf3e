# SPDX-License-Identifier: MIT
"""Space looks at the row of a record that has the focus, wherever on the page it stands."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget

from delegate_crm.ui.page import Desk
from delegate_crm.ui.panels.named_list import NamedRow
from delegate_crm.ui.peeking import Peeking


class Looking(Peeking):
    """The look of one page; it goes with the focus from row to row, and ends elsewhere."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(desk, page, self._at, self._where)
        self._page = page
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._went)

    def look(self) -> bool:
        """Look at the row that has the focus, or end the look; false if there is no such row."""
        here = self._at()
        if here:
            self.turn(here)
        return bool(here)

    def _row(self) -> NamedRow | None:
        held = QApplication.focusWidget()
        return held if isinstance(held, NamedRow) and self._page.isAncestorOf(held) else None

    def _at(self) -> int:
        row = self._row()
        return row.named.id if row is not None else 0

    def _where(self, record_id: int) -> QRect:
        row = self._row()
        if row is None or row.named.id != record_id:
            return QRect()
        return QRect(row.mapTo(self._page, row.rect().topLeft()), row.size())

    def _went(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._row() is not None:
            self.follow()
        elif now is not None:
            self.shut()

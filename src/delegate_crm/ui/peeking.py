# SPDX-License-Identifier: MIT
"""Space looks at the current row of a table; the look follows from row to row, Esc ends it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from delegate_crm.services.office import Reader
from delegate_crm.services.peek import Peek, peek
from delegate_crm.ui.page import Desk
from delegate_crm.ui.table import Table
from delegate_crm.ui.widgets.peek import PeekCard


class Peeking(QObject):
    """The card of one table."""

    def __init__(self, desk: Desk, page: QWidget, table: Table) -> None:
        super().__init__(table)
        self._desk, self._page, self._table = desk, page, table
        self.card = PeekCard(page)
        table.peeked.connect(self._turn)
        table.moved.connect(self._follow)
        table.verticalScrollBar().valueChanged.connect(lambda _at: self.card.shut())

    def shut(self) -> bool:
        """End the look; false if there was none."""
        return self.card.shut()

    def _turn(self, record_id: int) -> None:
        if self.card.shown == record_id:
            self.card.shut()
        else:
            self._look(record_id)

    def _follow(self) -> None:
        here = self._table.current_id()
        if self.card.shown and here and here != self.card.shown:
            self._look(here)

    def _look(self, record_id: int) -> None:
        self.card.shown = record_id
        lang, today = self._desk.lang, self._desk.office.today

        def question(reader: Reader) -> Peek | None:
            return peek(reader, record_id, lang, today)

        self._desk.tasks.ask(self, question, self._show, topic="peek")

    def _show(self, facts: Peek | None) -> None:
        rows = self._table.rows.rows_of([facts.id]) if facts else []
        if facts is None or not rows or self.card.shown != facts.id:
            self.card.shut()
            return
        box = self._table.row_box(rows[0])
        box.moveTopLeft(self._table.viewport().mapTo(self._page, box.topLeft()))
        self.card.show_facts(facts, box)

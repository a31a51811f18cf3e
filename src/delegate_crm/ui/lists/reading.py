# SPDX-License-Identifier: MIT
"""Reading a list for its page: first what can be seen, then the rest of it and what is said of it.

A few ids and the rows in view come first; all ids, the rows around and the sentence of fact follow.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from delegate_crm.services.lists import Ask, Found, Row, Source
from delegate_crm.services.office import Reader
from delegate_crm.ui.lists.table import Table
from delegate_crm.ui.page import Desk
from delegate_crm.ui.timing import after

HEAD, SEEN = 60, 24
"""Rows that are asked for before the whole list, and how many of them are read with it."""
LATER = 20
"""Milliseconds in which the first rows are painted, before more is asked for."""


class ListReading(QObject):
    """Asks for one list; the table has the rows, the page hears of the rest."""

    found = Signal(object)
    """Ids came (`Found`)."""
    said = Signal(str)
    """The sentence of fact came."""
    failed = Signal(object)
    """An exception came instead."""
    unfolded = Signal()
    """Rows inside a row came."""

    def __init__(self, desk: Desk, source: Source, table: Table, ask: Callable[[], Ask]) -> None:
        """`ask` tells what is asked for now."""
        super().__init__(table)
        self._desk, self._source, self._table, self._ask = desk, source, table, ask
        self._waits: list[Callable[[], None]] = []
        """What is asked for once there is something to see."""
        self._later = after(self, LATER, self._go_on)
        table.rows.wanted.connect(self._rows)
        table.unfolded.connect(self._unfold)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to be asked for."""
        return not self._waits

    def begin(self) -> None:
        """Ask for what can be seen at once, in one question; the rest follows."""
        source, ask = self._source, replace(self._ask(), first=HEAD)
        self._waits = [self.sentence]

        def question(reader: Reader) -> tuple[Found, list[Row]]:
            found = source.find(reader, ask)
            return found, source.rows(reader, list(found.ids[:SEEN]), ask)

        self._desk.tasks.ask(self, question, self._began, topic="ids", failed=self._failed)

    def _began(self, answer: tuple[Found, list[Row]]) -> None:
        found, rows = answer
        self._table.rows.keep(rows)
        self._came(found)

    def ids(self) -> None:
        """Ask for all ids."""
        source, ask = self._source, self._ask()
        self._desk.tasks.ask(
            self,
            lambda reader: source.find(reader, ask),
            self._came,
            topic="ids",
            failed=self._failed,
        )

    def _came(self, found: Found) -> None:
        if not found.whole:
            self._waits.append(self.ids)
        self.found.emit(found)
        if not found.ids or self._table.rows.is_full:
            self._later.start()

    def _go_on(self) -> None:
        waits, self._waits = self._waits, []
        for each in waits:
            each()

    def sentence(self) -> None:
        """Ask for the sentence of fact."""
        source, ask = self._source, replace(self._ask(), words="")
        self._desk.tasks.ask(
            self, lambda reader: source.sentence(reader, ask), self.said.emit, topic="sentence"
        )

    def _rows(self, ids: Sequence[int], sort: str) -> None:
        source, ask = self._source, self._ask()

        def took(rows: list[Row]) -> None:
            self._table.rows.take(rows, sort)
            self._later.start()

        self._desk.tasks.ask(
            self,
            lambda reader: source.rows(reader, ids, ask),
            took,
            topic=sort,
            failed=self._rows_failed,
        )

    def _rows_failed(self, error: Exception) -> None:
        self._table.rows.failed()
        self._failed(error)

    def _failed(self, error: Exception) -> None:
        self.failed.emit(error)
        self._later.start()

    def _unfold(self, row: int) -> None:
        source, ask, rows = self._source, self._ask(), self._table.rows
        record = rows.id_at(row)

        def opened(inside: list[int]) -> None:
            if rows.id_at(row) == record:
                rows.open(row, inside)
                self.unfolded.emit()

        self._desk.tasks.ask(
            self, lambda reader: source.inside(reader, record, ask), opened, topic="inside"
        )

# SPDX-License-Identifier: MIT
"""Choosing what a report is about: the newest records first, with a filter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QPainter

from delegate_crm.kit.i18n import N_
from delegate_crm.reports.printing import Listed
from delegate_crm.services.printable import Printable, Wanted, printables
from delegate_crm.ui.page import Desk
from delegate_crm.ui.place import Place
from delegate_crm.ui.timing import after
from delegate_crm.ui.widgets.cards import Card
from delegate_crm.ui.widgets.inputs import SearchLine
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.rows import Cells, Row, RowList, halves, paint_words

PAUSE = 120
"""Milliseconds after the last key before the office is asked."""
MOST = 760


class ReportSubject(Card):
    """The records that a report can be about, with a filter."""

    def __init__(self, desk: Desk, report: Listed) -> None:
        tr = desk.tr
        super().__init__(tr(N_("What is it about?")))
        self._desk, self._report = desk, report
        self.setMaximumWidth(MOST)
        self.field = SearchLine(tr(N_("Filter")))
        self.field.setPlaceholderText(tr(N_("Filter")))
        self.field.setClearButtonEnabled(True)
        self.list = RowList(tr(N_("What is it about?")))
        self._nothing = Label("", "body", "text_2", wrap=True)
        self._nothing.hide()
        self._timer = after(self, PAUSE, self.ask)
        self.field.textChanged.connect(lambda _text: self._timer.start())
        self.field.returnPressed.connect(lambda: self.list.focus(0))
        for each in (self.field, self.list, self._nothing):
            self.add(each)

    def ask(self) -> None:
        """Ask for the records that fit."""
        desk = self._desk
        wanted = Wanted(self._report.kind, self.field.text(), desk.lang, desk.office.today)
        desk.tasks.ask(self, lambda reader: printables(reader, wanted), self._fill, topic="about")

    def _fill(self, found: Sequence[Printable]) -> None:
        words = N_("Nothing matches {words}.", words=self.field.text())
        self._nothing.setText(self._desk.tr(words))
        self._nothing.setVisible(not found)
        self.list.show_rows([self._row(each) for each in found])

    def _row(self, record: Printable) -> Row:
        place = Place("print_page", self._report.kind, record.id, words=self._report.name)
        row = _Line(record)
        row.opened.connect(partial(self._desk.go, place))
        row.apart.connect(partial(self._desk.open_window, place))
        return row


class _Line(Row):
    """A record: its title, and below what tells it from others."""

    def __init__(self, record: Printable) -> None:
        super().__init__()
        self._record = record
        self.tell(f"{record.title}, {record.remark}")

    def paint_row(self, painter: QPainter, cells: Cells) -> None:
        """Draw two lines."""
        line = painter.fontMetrics().lineSpacing()
        upper, lower = halves(cells.rest, line)
        paint_words(painter, upper, self._record.title, "name", "text")
        paint_words(painter, lower, self._record.remark, "small", "text_2")

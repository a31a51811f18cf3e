# SPDX-License-Identifier: MIT
"""The gallery of reports: choose one by how it looks, then what it is about.

Its place names in `words` the report that was chosen; without one it shows them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.reports.printing import Listed, Request, listed, print_report
from delegate_crm.services.office import Office
from delegate_crm.services.printable import newest
from delegate_crm.ui.page import INSET, Desk, Page, column, scrolling
from delegate_crm.ui.panels.report_subject import ReportSubject
from delegate_crm.ui.pdfview import Pages
from delegate_crm.ui.place import Memory, Place
from delegate_crm.ui.progress import Watched
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.cards import Empty
from delegate_crm.ui.widgets.crumbs import Crumbs
from delegate_crm.ui.widgets.flow import Flow
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.report_card import ReportCard


class ReportsPage(Page):
    """All reports, or the records that one of them can be about."""

    section = "reports"
    told = (N_("Choose a report, then the record that it is to be about."),)

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__(desk, place)
        self._reports = listed()
        self.cards: dict[str, ReportCard] = {}
        self._work = Watched()
        self._left: Iterator[Request] = iter(())
        self.choosing: ReportSubject | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        inner, self._rows = column(14, inset=INSET)
        outer.addWidget(scrolling(inner))
        chosen = next((each for each in self._reports if each.name == place.words), None)
        if chosen is None:
            self._gallery()
        else:
            self._choose_record(chosen)
        self._rows.addStretch(1)

    def title(self) -> str:
        """The name of the section."""
        return self.desk.tr(NC_("section", "Reports"))

    # --- all reports ------------------------------------------------------------------------------

    def _gallery(self) -> None:
        tr = self.desk.tr
        self._rows.setContentsMargins(INSET, 22, INSET, INSET)
        remark = tr(N_("Choose a report, then what it is about."))
        head, lines = column(2)
        lines.addWidget(Label(self.title(), "display"))
        lines.addWidget(Label(remark, "body", "text_2"))
        self._rows.addWidget(head)
        made = QWidget()
        flow = Flow(made, gap=18, row_gap=18)
        for each in self._reports:
            card = ReportCard(tr(each.title), tr(each.says))
            card.clicked.connect(partial(self._go, each))
            self.cards[each.name] = card
            flow.addWidget(card)
        self._rows.addWidget(made)

    def _go(self, report: Listed) -> None:
        """Choose what it is about; one about the whole office is shown at once."""
        whole = Place("print_page", words=report.name)
        self.desk.go(replace(self.place, words=report.name) if report.kind else whole)

    def load(self) -> None:
        """Ask for the newest records, whose reports are shown small."""
        if self.choosing is not None:
            self.choosing.ask()
            return
        codes = [each.kind for each in self._reports if each.kind]
        self.desk.tasks.ask(self, partial(newest, codes=codes), self._found)

    def _found(self, records: Mapping[str, int]) -> None:
        if not records:
            self._show_empty()
            return
        self._left = (
            Request(each.name, [records[each.kind]] if each.kind else [], self.desk.lang)
            for each in self._reports
            if not each.kind or each.kind in records
        )
        self._draw_next()

    def _draw_next(self, _nothing: object = None) -> None:
        """Draw one small page after the other; one that cannot be drawn stays blank."""
        request = next(self._left, None)
        if request is None:
            return
        card, office = self.cards[request.name], self.desk.office
        job = partial(_first_page, office, request, card.page_width, self._work)
        self.desk.tasks.run(
            self, job, partial(self._drawn, card), topic="page", failed=self._draw_next
        )

    def _drawn(self, card: ReportCard, page: QImage) -> None:
        card.show_page(page)
        self._draw_next()

    def _show_empty(self) -> None:
        tr = self.desk.tr
        visits = Button(tr(N_("Go to the visits")), partial(self.desk.go, Place("visits_page")))
        title = tr(N_("Nothing to print yet"))
        words = tr(N_("Reports are drawn from what is recorded. Enter the first visit."))
        self._rows.insertWidget(1, Empty("printer", title, words, (visits,)))

    def flush(self) -> None:
        """Draw no more small pages."""
        self._work.cancel()

    # --- what it is about -------------------------------------------------------------------------

    def _choose_record(self, report: Listed) -> None:
        tr = self.desk.tr
        here = tr(report.title)
        way = [(self.title(), Place("reports_page"))]
        self._rows.setContentsMargins(INSET, 14, INSET, INSET)
        self._rows.addWidget(Crumbs(self.desk, way, here))
        self._rows.addWidget(Label(here, "display"))
        self.choosing = ReportSubject(self.desk, report)
        self._rows.addWidget(self.choosing)

    def memory(self) -> Memory:
        """What is typed into the filter."""
        return {"words": self.choosing.field.text() if self.choosing else ""}

    def recall(self, memory: Memory) -> None:
        """Filter as before."""
        if self.choosing is not None:
            self.choosing.field.setText(str(memory.get("words", "")))

    def filter_here(self) -> None:
        """Go to the filter."""
        if self.choosing is not None:
            self.choosing.field.setFocus()

    def step_back(self) -> bool:
        """Take the filter away."""
        typed = bool(self.choosing and self.choosing.field.text())
        if self.choosing is not None:
            self.choosing.field.clear()
        return typed


PAGE = ReportsPage


def _first_page(office: Office, request: Request, width: int, work: Watched) -> QImage:
    """The first page of a report, drawn away from the interface thread."""
    pages = Pages(print_report(office, request, work).content)
    try:
        return pages.picture(0, width)
    finally:
        pages.close()

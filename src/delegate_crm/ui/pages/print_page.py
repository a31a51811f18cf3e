# SPDX-License-Identifier: MIT
"""The print page: what to print at the left, the real pages at the right.

Its place names the kind and the id of a record, in `words` the report; several ids stand in `tab`,
divided by commas, and each has a document of its own. What is about the whole office has neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.reports.blocks import MissingGlyph, Spot
from delegate_crm.reports.printing import Request, Subject, listed, subject
from delegate_crm.ui.actions import Action
from delegate_crm.ui.dialogs.saving import folder_for, free_in, name_of_file, place_for
from delegate_crm.ui.page import INSET, Desk, Page, column, scrolling
from delegate_crm.ui.panels.print_choices import YES, PrintChoices
from delegate_crm.ui.panels.print_delivery import Delivery
from delegate_crm.ui.panels.print_drawing import Drawing, Drawn
from delegate_crm.ui.panels.print_gaps import PrintGaps
from delegate_crm.ui.panels.print_preview import PrintPreview
from delegate_crm.ui.place import Place
from delegate_crm.ui.places import ICONS, place_of
from delegate_crm.ui.printers import chosen_printer, last_printer
from delegate_crm.ui.progress import Watched
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import Button, IconButton
from delegate_crm.ui.widgets.cards import Empty, refusal
from delegate_crm.ui.widgets.choice import Choice, labelled
from delegate_crm.ui.widgets.crumbs import Crumbs
from delegate_crm.ui.widgets.labels import KeyHint, Label

LEFT, BETWEEN = 340, 24
PDF = "PDF (*.pdf)"


class PrintPage(Page):
    """Prints what records have to say."""

    section = "visits"
    told = (
        N_("Choose languages, paper and contents; the pages beside are those that are printed."),
        N_("What is missing is named, and each note leads to where it is filled in."),
    )
    watches = frozenset(ICONS)

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__(desk, place)
        self.section = "visits" if place.kind == "visit" else "reports"
        self.ids = [int(each) for each in place.tab.split(",") if each] or [place.id]
        self.at = 0
        self.crumbs: Crumbs | None = None
        self.choices: PrintChoices | None = None
        self._subjects: Sequence[Subject] = ()
        self._print_when_drawn = False
        self.drawing = Drawing(desk, self)
        self.drawing.began.connect(self._began)
        self.drawing.drawn.connect(self._drawn)
        self.drawing.failed.connect(self._failed)
        self.preview = PrintPreview(desk, self._cancel)
        self.gaps = PrintGaps(desk)
        self.gaps.option_wanted.connect(self._choose)
        self.delivery = Delivery(desk, self.preview.progress, self)
        self._build()

    def title(self) -> str:
        """What the page does."""
        return self.desk.tr(N_("Print report"))

    # --- layout -----------------------------------------------------------------------------------

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(INSET, 14, INSET, 18)
        outer.setSpacing(10)
        self._crumbs = QVBoxLayout()
        outer.addLayout(self._crumbs)
        self._lead_here("")
        row = QHBoxLayout()
        row.setSpacing(BETWEEN)
        row.addLayout(self._left())
        row.addWidget(self.preview, 1)
        outer.addLayout(row, 1)

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(14)
        left.addWidget(Label(self.title(), "display"))
        inner, self._cards = column()
        self._cards.addWidget(self.gaps)
        self._cards.addStretch(1)
        self._area = scrolling(inner)
        left.addWidget(self._area, 1)
        left.addLayout(self._buttons())
        return left

    def _buttons(self) -> QHBoxLayout:
        tr, row = self.desk.tr, QHBoxLayout()
        row.setSpacing(8)
        words = tr(NC_("verb", "Print"))
        self.print_button = Button(words, self.print_, icon="printer", role="primary")
        self.save_button = Button(tr(N_("Save PDF")), self.save)
        row.addWidget(self.print_button)
        self._hint = KeyHint("Ctrl+P")
        row.addWidget(self._hint)
        row.addWidget(self.save_button)
        row.addStretch(1)
        other = tr(N_("Print on another printer"))
        row.addWidget(IconButton("settings", other, self.print_elsewhere, keys="Ctrl+Shift+P"))
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The choices leave at least half of the page to the pages."""
        super().resizeEvent(event)
        wide = theme().scaled(LEFT)
        half = (event.size().width() - 2 * INSET - BETWEEN) // 2
        self._area.setFixedWidth(min(wide, half))
        self._hint.setVisible(half >= wide)

    def _lead_here(self, title: str) -> None:
        """Show the way to this page."""
        tr = self.desk.tr
        way = [(tr(NC_("section", "Visits")), Place("visits_page"))]
        if self.place.kind != "visit":
            way = [(tr(NC_("section", "Reports")), Place("reports_page"))]
        if title and len(self.ids) == 1:
            way.append((title, place_of(self.place.kind, self.ids[0])))
        if self.crumbs is not None:
            self.crumbs.deleteLater()
        self.crumbs = Crumbs(self.desk, way, self.title())
        self._crumbs.addWidget(self.crumbs)

    # --- what is printed --------------------------------------------------------------------------

    def load(self) -> None:
        """Ask what is usual for the records, then draw."""
        lang, ids = self.desk.lang, self.ids
        self.desk.tasks.ask(
            self, lambda reader: [subject(reader, each, lang) for each in ids], self._known
        )

    def renew(self, touched: object) -> None:
        """Draw anew."""
        self._draw()

    def flush(self) -> None:
        """Draw no more: the page goes."""
        self.drawing.close()

    def _known(self, found: Sequence[Subject]) -> None:
        self._subjects = found
        self._lead_here(found[0].title)
        if len(found) > 1:
            titles = [(str(at), each.title) for at, each in enumerate(found)]
            words = self.desk.tr(NC_("print", "Document"))
            documents = Choice(words, titles)
            documents.chosen.connect(self._turn_to)
            self._cards.insertWidget(0, labelled(words, documents))
        self._offer()

    def _turn_to(self, at: str) -> None:
        self.at = int(at)
        self._offer()

    def _offer(self) -> None:
        """Show the choices of the report."""
        reports = [each for each in listed() if each.kind == self.place.kind]
        if not reports:
            self._nothing()
            return
        names = [each.name for each in reports]
        name = self.place.words if self.place.words in names else names[0]
        if self.choices is not None:
            self.choices.deleteLater()
        self.choices = PrintChoices(self.desk, reports, name, self._subjects[self.at])
        self.choices.changed.connect(self._draw)
        self.choices.report_changed.connect(self._take_report)
        self._cards.insertWidget(self._cards.count() - 2, self.choices)
        self._draw()

    def _nothing(self) -> None:
        tr = self.desk.tr
        words = tr(N_("Print the report of a visit instead."))
        self.preview.say(Empty("printer", tr(N_("There is no report about this yet")), words))
        for each in (self.print_button, self.save_button):
            each.forbid(words)

    def _take_report(self, name: str) -> None:
        self.place = replace(self.place, words=name)
        self.desk.turn(self.place)
        self._offer()

    def _requests(self) -> list[Request]:
        return (
            [self.choices.request([each] if each else []) for each in self.ids]
            if self.choices
            else []
        )

    def _draw(self) -> None:
        if self.choices is not None:
            self.drawing.want(self._requests()[self.at])

    # --- while it is drawn ------------------------------------------------------------------------

    def _began(self, work: Watched) -> None:
        self.preview.progress.begin(self.desk.tr(N_("Drawing the pages")), work)
        self.preview.wait(waiting=True)

    def _cancel(self) -> None:
        self._print_when_drawn = False
        self.drawing.cancel()
        self.delivery.cancel()

    def _drawn(self, drawn: Drawn) -> None:
        self.preview.progress.end()
        self.preview.show_pages(drawn.pages)
        self.gaps.show_gaps(drawn.printed.gaps)
        if self._print_when_drawn:
            self.print_()

    def _failed(self, error: Exception) -> None:
        """Say why the pages are not there; those of before stay."""
        self.preview.progress.end()
        self.preview.wait(waiting=False)
        self._print_when_drawn = False
        tr = self.desk.tr
        if not isinstance(error, UserError):
            self.desk.notify.problem(error)
            return
        banner = refusal(tr, error, tone="closing")
        if isinstance(error, MissingGlyph) and error.source and error.source.id:
            there = partial(self.gaps.mend, Spot(error.source.id))
            banner.act(Button(tr(N_("Open the record")), there, small=True))
        banner.act(Button(tr(N_("Draw again")), self._draw, small=True))
        self.preview.say(banner)

    def _choose(self, option: str) -> None:
        if self.choices is not None:
            self.choices.choose(option, YES)

    # --- on paper and into files ------------------------------------------------------------------

    def print_(self) -> None:
        """Print on the printer of the last time; ask for one the first time."""
        drawn = self.drawing.ready
        self._print_when_drawn = drawn is None
        if drawn is not None:
            self._print_on(last_printer() or chosen_printer(self, drawn.printed.pages), drawn)

    def print_elsewhere(self) -> None:
        """Ask for the printer, copies and pages."""
        drawn = self.drawing.ready
        if drawn is not None:
            self._print_on(chosen_printer(self, drawn.printed.pages), drawn)

    def _print_on(self, printer: QPrinter | None, drawn: Drawn) -> None:
        if printer is not None and not self.delivery.busy:
            self.delivery.print_on(printer, self._requests(), drawn)

    def save(self) -> None:
        """Save as PDF: one file, or one for each record."""
        drawn, title = self.drawing.ready, self.desk.tr(N_("Save PDF"))
        if drawn is None or self.delivery.busy:
            return
        requests = self._requests()
        names = [
            name_of_file((about.number or about.title, each.name, each.lang), "pdf")
            for about, each in zip(self._subjects, requests, strict=True)
        ]
        if len(names) == 1:
            path = place_for(self, title, names[0], PDF)
            paths = [path] if path else []
        else:
            folder = folder_for(self, title)
            paths = free_in(folder, names) if folder else []
        if paths:
            self.delivery.save(paths, requests, drawn)

    def actions_here(self) -> Sequence[Action]:
        """What one can do here."""
        zoom = self.preview.sheets.zoom_by
        return (
            Action(NC_("verb", "Print"), self.print_, "printer", "Ctrl+P"),
            Action(N_("Print on another printer"), self.print_elsewhere, "printer", "Ctrl+Shift+P"),
            Action(N_("Save PDF"), self.save, "download", "Ctrl+Shift+S"),
            Action(N_("Zoom in"), partial(zoom, 1), "zoom-in", "Ctrl++"),
            Action(N_("Zoom out"), partial(zoom, -1), "zoom-out", "Ctrl+-"),
            Action(N_("Fit width"), self.preview.fit, "fit-width", "Ctrl+0"),
        )


PAGE = PrintPage

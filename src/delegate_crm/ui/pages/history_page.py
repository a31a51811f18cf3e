# SPDX-License-Identifier: MIT
"""The history of a list: each step that changed its records, with a way back for all of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from delegate_crm.entities import kind, kinds
from delegate_crm.kit.i18n import N_, NC_, NN_
from delegate_crm.services.list_history import ListStep, back_label, list_steps, put_back_step
from delegate_crm.services.office import Reader, Work
from delegate_crm.services.sources import source_of
from delegate_crm.ui.page import INSET, Desk, Page, column, scrolling
from delegate_crm.ui.panels.step_line import StepLine
from delegate_crm.ui.place import Place
from delegate_crm.ui.sidebar import SECTIONS
from delegate_crm.ui.views_panel import view_key
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.cards import Card
from delegate_crm.ui.widgets.crumbs import Crumbs
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.layouts import empty
from delegate_crm.ui.widgets.paragraph import Paragraph

AT_FIRST = 30
"""Steps that are shown until all are asked for."""


class HistoryPage(Page):
    """The steps of one list, the latest first."""

    watches = frozenset(kinds())
    told = (N_("Each line is one step; it can be put back as a whole, also after later ones."),)

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__(desk, place)
        self._kinds = source_of(place.words, place.kind).kinds
        self._steps: Sequence[ListStep] | None = None
        self._shown = AT_FIRST
        self.rows: list[StepLine] = []
        self.section = view_key(place.id) if place.id else _section(self._list())
        tr = desk.tr
        inner, rows = column(14)
        rows.setContentsMargins(INSET, 14, INSET, 18)
        many = tr.list([tr(kind(code).plural) for code in self._kinds])
        rows.addWidget(Crumbs(desk, [(many, self._list())], self.title()))
        rows.addWidget(Label(self.title(), "display"))
        words = N_("What changed records of this sort, the latest first. Undo works here too.")
        rows.addWidget(Label(tr(words), "body", "text_2", wrap=True))
        self._card = Card()
        rows.addWidget(self._card)
        rows.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inner))

    def _list(self) -> Place:
        return Place(self.place.words, self.place.kind, self.place.id)

    def title(self) -> str:
        """History."""
        return self.desk.tr(NC_("tab", "History"))

    def load(self) -> None:
        """Ask for the steps."""
        codes, lang = self._kinds, self.desk.lang

        def question(reader: Reader) -> list[ListStep]:
            return list_steps(reader, codes, lang)

        self.desk.tasks.ask(self, question, self._came, topic="steps")

    def _came(self, steps: Sequence[ListStep]) -> None:
        if steps != self._steps:
            self._steps = steps
            self._show()

    def _show(self) -> None:
        steps, tr = self._steps or (), self.desk.tr
        empty(self._card.body)
        if not steps:
            self._card.add(Label(tr(N_("Nothing has happened yet.")), "body", "text_2"))
        self.rows = [self._row(each) for each in steps[: self._shown]]
        for number, row in enumerate(self.rows):
            if number:
                self._card.divide()
            self._card.add(row)
        if left := len(steps) - len(self.rows):
            words = tr(NN_("Show {n} earlier step", "Show {n} earlier steps", left))
            more = Button(words, self._show_all, role="quiet", small=True)
            self._card.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)

    def _show_all(self) -> None:
        self._shown = len(self._steps or ())
        self._show()

    def _row(self, step: ListStep) -> StepLine:
        row, tr = StepLine(self.desk, step.words, step.user, step.at), self.desk.tr
        if step.records:
            row.column.addWidget(Paragraph(step.records, "small", "text_2"))
        back = Button(tr(NC_("history", "Put back")), partial(self._back, step), small=True)
        back.setAccessibleName(tr(back_label(step)))
        row.row.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _back(self, step: ListStep) -> None:
        desk = self.desk

        def act(work: Work) -> list[str]:
            left = map(desk.tr, put_back_step(work, step.work))
            return [desk.tr(back_label(step)), *dict.fromkeys(left)]

        desk.tasks.do(
            self, back_label(step), act, lambda said: desk.notify.say(" ".join(said), desk.undo)
        )


def _section(place: Place) -> str:
    """The entry of the sidebar that leads to a list."""
    return next((each.key for each in SECTIONS if each.place == place), "")


PAGE = HistoryPage

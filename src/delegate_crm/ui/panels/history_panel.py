# SPDX-License-Identifier: MIT
"""The history of a record: who changed what, when, from what to what; older values go back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from delegate_crm.kit.i18n import N_, NC_, NN_
from delegate_crm.services.office import Reader, Work
from delegate_crm.services.put_back import ToldChange, ToldStep, put_back, told_steps
from delegate_crm.services.record_facts import AnyFacts
from delegate_crm.ui.page import Desk
from delegate_crm.ui.panels.step_line import StepLine
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.cards import Card
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.layouts import empty
from delegate_crm.ui.widgets.paragraph import Paragraph

AT_FIRST = 30
"""Steps that are shown until all are asked for."""


class HistoryPanel(Card):
    """The steps of a record, the latest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.tr(NC_("tab", "History")))
        self._desk = desk
        self._facts: AnyFacts | None = None
        self._steps: Sequence[ToldStep] = ()
        self._all = False

    def fill(self, facts: AnyFacts) -> None:
        """Read the steps anew."""
        self._facts = facts
        if not facts.record.id:
            self._show([])
            return
        record, desk = facts.record, self._desk

        def question(reader: Reader) -> list[ToldStep]:
            return told_steps(reader, record, desk.lang, desk.office.today)

        desk.tasks.ask(self, question, self._show, topic="history")

    @property
    def steps(self) -> Sequence[ToldStep]:
        """What is told."""
        return self._steps

    def _show(self, steps: Sequence[ToldStep]) -> None:
        if steps == self._steps and self.body.count():
            return
        self._steps = steps
        empty(self.body)
        tr = self._desk.tr
        if not steps:
            self.add(Label(tr(N_("Nothing has happened yet.")), "body", "text_2"))
        shown = steps if self._all else steps[:AT_FIRST]
        for number, step in enumerate(shown):
            if number:
                self.divide()
            self.add(StepRow(self._desk, step, self._back))
        left = len(steps) - len(shown)
        if left:
            words = tr(NN_("Show {n} earlier step", "Show {n} earlier steps", left))
            more = Button(words, self._show_all, role="quiet", small=True)
            self.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)

    def _show_all(self) -> None:
        self._all = True
        steps, self._steps = self._steps, ()
        self._show(steps)

    def _back(self, step: ToldStep, change: ToldChange) -> None:
        if self._facts is None:
            return
        record, desk = self._facts.record, self._desk

        def act(work: Work) -> None:
            put_back(work, record.code, record.id, step.work, change.path)

        def done(_nothing: None) -> None:
            words = N_("Put back: {field} is “{value}”", field=change.label, value=change.before)
            desk.notify.say(words, desk.undo)

        field = record.fields[change.path.partition("/")[0]]
        label = N_("Put back: {field}", field=field.label)
        desk.tasks.do(self, label, act, done)


class StepRow(StepLine):
    """One step of a record: each value with its way back."""

    def __init__(
        self, desk: Desk, step: ToldStep, back: Callable[[ToldStep, ToldChange], object]
    ) -> None:
        super().__init__(desk, step.words, step.user, step.at)
        for change in step.changes:
            self.column.addLayout(self._change(desk, step, change, back))

    def _change(
        self,
        desk: Desk,
        step: ToldStep,
        change: ToldChange,
        back: Callable[[ToldStep, ToldChange], object],
    ) -> QHBoxLayout:
        tr, row = desk.tr, QHBoxLayout()
        row.setSpacing(12)
        said = NC_(
            "change",
            "{field}: {before} → {after}",
            field=change.label,
            before=change.before,
            after=change.after,
        )
        row.addWidget(Paragraph(tr(said)), 1)
        if change.can_go_back:
            button = Button(tr(N_("Put back")), partial(back, step, change), small=True)
            name = N_("Put back: {field} is “{value}”", field=change.label, value=change.before)
            button.setAccessibleName(tr(name))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

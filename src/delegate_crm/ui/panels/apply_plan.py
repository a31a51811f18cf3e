# SPDX-License-Identifier: MIT
"""Apply a plan: the steps that it would make of a record, each with its day and a box to tick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import shiboken6
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_, NC_, NN_, Text
from delegate_crm.services.plan_subjects import SUBJECTS
from delegate_crm.services.plan_words import Proposal, StepWords, offer, proposal
from delegate_crm.services.planning import apply
from delegate_crm.services.record_facts import AnyFacts
from delegate_crm.ui.actions import Action
from delegate_crm.ui.page import Desk, scrolling
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.check import Check
from delegate_crm.ui.widgets.choice import Choice
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.layouts import empty
from delegate_crm.ui.widgets.notes import NoteButton
from delegate_crm.ui.widgets.popover import Popover

WIDTH, HIGH = 560, 380
APPLY = NC_("act", "Apply a plan")


def open_apply_plan(desk: Desk, anchor: QWidget, record: int) -> None:
    """Open the form, beside a widget, for a record."""
    today, lang = desk.office.today, desk.lang

    def show(found: Proposal | None) -> None:
        if found is None:
            desk.notify.say(N_("There is no plan for this."))
        else:
            ApplyPlan(desk, anchor, found).open()

    desk.tasks.ask(anchor, lambda reader: proposal(reader, record, today, lang), show, topic="plan")


def applying(desk: Desk, anchor: QWidget, code: str, here: Callable[[], int]) -> Sequence[Action]:
    """The act of a page of records that plans are for; `here` tells the record."""

    def act() -> None:
        if record := here():
            open_apply_plan(desk, anchor, record)

    return [Action(APPLY, act, "calendar-check")] if code in SUBJECTS else []


class ApplyPlan(Popover):
    """The form."""

    def __init__(self, desk: Desk, anchor: QWidget, found: Proposal) -> None:
        super().__init__(anchor, desk.tr(APPLY), WIDTH)
        self._desk, self._found = desk, found
        self._checks: dict[str, Check] = {}
        tr = desk.tr
        titles = [(name, tr(title)) for name, title in found.titles]
        self.choice = Choice(tr(NC_("plan", "Plan")), titles, found.plan)
        self.choice.chosen.connect(self._choose)
        inner = QWidget()
        beside = QHBoxLayout(inner)
        beside.setContentsMargins(0, 0, 0, 0)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(8)
        beside.addLayout(self._steps, 1)
        beside.addSpacing(8)  # a margin would be on the wrong side from right to left
        self._area = scrolling(inner)
        self._area.setFixedHeight(theme().scaled(HIGH))
        cancel = Button(tr(NC_("form", "Cancel")), self.close, role="quiet")
        self.add = Button("", self._apply, role="primary", icon="check")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.add)
        for each in (Label(tr(APPLY), "section"), self.choice, self._area):
            self.rows.addWidget(each)
        self.rows.addLayout(foot)
        self._show(found)

    def open(self) -> None:
        """Show it."""
        self.float(self.choice)

    @property
    def ticked(self) -> list[str]:
        """The steps that are to be made."""
        return [code for code, check in self._checks.items() if check.on]

    def check(self, code: str) -> Check:
        """The box of a step."""
        return self._checks[code]

    # --- what is shown ----------------------------------------------------------------------------

    def _show(self, found: Proposal) -> None:
        self._found = found
        self._checks = {}
        empty(self._steps)
        for each in found.steps:
            self._steps.addWidget(self._step(each))
        self._steps.addStretch(1)
        self._count()
        if self.isVisible():
            self.fit()

    def _step(self, each: StepWords) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        check = Check(each.title, on=each.ticked)
        check.box.setAccessibleDescription(each.remark)
        check.toggled.connect(lambda _on: self._count())
        check.setEnabled(each.open)
        if each.open:
            self._checks[each.code] = check
        column.addWidget(check)
        remark = Label(each.remark, "small", "text_2", wrap=True)
        remark.setIndent(check.box.sizeHint().width())
        column.addWidget(remark)
        return made

    def _count(self) -> None:
        n = len(self.ticked)
        self.add.set_words(self._desk.tr(NN_("Add {n} follow-up", "Add {n} follow-ups", n)))
        self.add.setEnabled(n > 0)

    def _choose(self, plan: str) -> None:
        desk, subject = self._desk, self._found.subject
        today, lang = desk.office.today, desk.lang
        desk.tasks.ask(
            self,
            lambda reader: proposal(reader, subject, today, lang, plan),
            lambda found: self._show(found) if found else None,
            topic="plan",
        )

    # --- applying ---------------------------------------------------------------------------------

    def _apply(self) -> None:
        desk, found, chosen = self._desk, self._found, self.ticked
        title = dict(found.titles)[found.plan]
        label: Text = N_("Apply the plan “{plan}”", plan=title)
        act = partial(apply, name=found.plan, subject=found.subject, lang=desk.lang, chosen=chosen)
        self.add.setEnabled(False)

        def told(made: Sequence[int]) -> None:
            said = NN_("{n} follow-up added", "{n} follow-ups added", len(made))
            if shiboken6.isValid(self):
                self.close()
            desk.notify.say(said, desk.undo)

        desk.tasks.do(desk.tasks, label, act, told)


class PlanOffer(QWidget):
    """A quiet note that there is a plan for the record; nothing where it has had it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def fill(self, facts: AnyFacts) -> None:
        """Ask whether there is one."""
        desk, record = self._desk, facts.record.id
        if not record or facts.record.code not in SUBJECTS:
            return
        today = desk.office.today
        desk.tasks.ask(
            self,
            lambda reader: offer(reader, record, today),
            partial(self._show, record),
            topic="offer",
        )

    def _show(self, record: int, title: Text | None) -> None:
        empty(self._column)
        if title is not None:
            words = self._desk.tr(N_("A plan suits this: {plan}", plan=title))
            act = partial(open_apply_plan, self._desk, self, record)
            self._column.addWidget(NoteButton(words, act, icon="calendar-check"))
        self.setVisible(title is not None)

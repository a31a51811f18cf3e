# SPDX-License-Identifier: MIT
"""Follow-up plans in the settings: folded, one open at a time, each step as the office does it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

import shiboken6
from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import N_, NC_, NN_
from delegate_crm.schema.kinds import Reading
from delegate_crm.services.office import Reader, Work
from delegate_crm.services.plan_changes import reset_plans, reset_steps
from delegate_crm.services.plan_settings import (
    PlanLine,
    StepLine,
    changing,
    plan_lines,
    plans_with,
    resetting,
    set_distance,
    set_parts,
    step_lines,
)
from delegate_crm.ui import icons
from delegate_crm.ui.commands import USERS
from delegate_crm.ui.page import Desk
from delegate_crm.ui.panels.plan_rows import StepRow
from delegate_crm.ui.panels.settings_rows import AskingCard
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.chips import HEIGHT, Chip
from delegate_crm.ui.widgets.flow import Flow
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.layouts import empty
from delegate_crm.ui.widgets.paragraph import Paragraph

PLANS = NC_("settings", "Follow-up plans")
PLAN_CHANGE = "plan_change"
FOLDED, OPENED = "chevron-right", "chevron-down"
HOW = N_(
    "Type how far off a step is in words: 3 working days, 6–12 months, 60 days before, +3wd. "
    "New distances count for plans that are applied from now on."
)
OF_DUTY = N_("Host unit, lawyer, press officer")
BY_DUTY = N_(
    "Say on the page of a user in which of these capacities they answer. Steps of a capacity that "
    "nobody has are the coordinator's."
)

Found = tuple[Sequence[PlanLine], Sequence[StepLine]]


class PlanFold(QWidget):
    """One plan: its title, and below it the steps while it is open."""

    def __init__(self, desk: Desk, name: str, title: str, turn: Callable[[], object]) -> None:
        super().__init__()
        self._desk, self._name = desk, name
        self.steps: dict[str, StepRow] = {}
        tr = desk.tr
        self.title = Button(title, turn, icon=FOLDED, role="link")
        self.count = Label("", "small", "text_2")
        self.count.setMinimumHeight(theme().scaled(HEIGHT))
        self.changed = Chip(tr(NC_("plan", "Changed")), "soon")
        self.back = Button(tr(N_("Back to the plan")), self._reset, role="quiet", small=True)
        self.back.setAccessibleDescription(title)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 2, 0, 2)
        rows.setSpacing(2)
        head = Flow(gap=8)
        for each in (self.title, self.count, self.changed, self.back):
            head.addWidget(each)
        rows.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        rows.addLayout(self._rows)

    def show_plan(self, plan: PlanLine, steps: Sequence[StepLine]) -> None:
        """Show the plan as it is now; without steps it is folded."""
        tr = self._desk.tr
        self.count.setText(tr(NN_("{n} step", "{n} steps", plan.steps)))
        self.changed.setVisible(plan.changed > 0)
        self.back.setVisible(plan.changed > 0 and bool(steps))
        if bool(self.steps) != bool(steps):
            self._fold(steps)
        for each in steps:
            self.steps[each.code].show_step(each)

    def narrow(self, codes: Collection[str]) -> None:
        """Show only some of the steps; all, if none is named."""
        for code, row in self.steps.items():
            row.setVisible(not codes or code in codes)

    def _fold(self, steps: Sequence[StepLine]) -> None:
        """Make the rows of the steps, or let them go."""
        empty(self._rows)
        self.steps = {each.code: self._row(each) for each in steps}
        for row in self.steps.values():
            self._rows.addWidget(row)
        side = self.title.iconSize().width()
        sign = OPENED if steps else FOLDED
        self.title.setIcon(icons.icon(sign, theme().ink("text"), side))

    # --- what is done -----------------------------------------------------------------------------

    def _row(self, shown: StepLine) -> StepRow:
        desk, name, code = self._desk, self._name, shown.code
        row = StepRow(desk.tr, shown)
        reading = Reading(desk.lang, desk.office.today, lambda _kinds, _text: 0)

        def typed(text: str) -> None:
            self._change(row, lambda work: set_distance(work, name, code, text, reading))

        def chosen(key: str, value: str) -> None:
            self._change(row, lambda work: set_parts(work, name, code, {key: value}, reading))

        row.typed.connect(typed)
        row.chosen.connect(chosen)
        row.reset.connect(lambda: self._reset(code))
        return row

    def _change(self, row: StepRow, act: Callable[[Work], bool]) -> None:
        """Change a step in one step of undo; what is refused stays and says why."""
        said = changing(self._name, row.shown.code)
        desk = self._desk

        def done(news: bool) -> None:  # noqa: FBT001 - what the act tells
            if news:
                desk.notify.say(said, desk.undo)
            elif shiboken6.isValid(row):
                row.show_step(row.shown)

        desk.tasks.do(desk.tasks, said, act, done, failed=partial(self._refused, row))

    def _refused(self, row: StepRow, error: Exception) -> None:
        if isinstance(error, UserError) and shiboken6.isValid(row):
            row.refuse(self._desk.notify.refusal(error))
        else:
            self._desk.notify.problem(error)

    def _reset(self, *codes: str) -> None:
        """Do a step, or all of them, as the plan says."""
        desk, name, said = self._desk, self._name, resetting(self._name, codes)
        desk.tasks.do(
            desk.tasks,
            said,
            lambda work: reset_steps(work, name, codes),
            lambda _nothing: desk.notify.say(said, desk.undo),
        )


class PlansCard(AskingCard):
    """All plans, one of them open."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.tr(PLANS))
        self._desk = desk
        self.opened = ""
        self.folds: dict[str, PlanFold] = {}
        self._fitting: Mapping[str, Collection[str]] = {}
        self.act(Button(desk.tr(N_("Back to defaults")), self.back, role="quiet", small=True))
        self.add(Paragraph(desk.tr(HOW), "small", "text_2"))
        label, users = (
            desk.tr(OF_DUTY),
            Button(desk.tr(N_("Show users")), self._users, icon="users"),
        )
        self.add_row(label, desk.tr(BY_DUTY), users, "duties")
        self.body.addSpacing(8)

    def load(self) -> None:
        """Ask for the plans, and for the steps of the one that is open."""
        name, lang = self.opened, self._desk.lang

        def asked(reader: Reader) -> Found:
            return plan_lines(reader, lang), step_lines(reader, name, lang) if name else ()

        self._desk.tasks.ask(self, asked, partial(self._filled, name), topic="plans")

    def open(self, name: str) -> None:
        """Unfold a plan, and fold the one that was open; an open one is folded."""
        self.opened = "" if name == self.opened else name
        self.load()

    def _users(self) -> None:
        self._desk.go(USERS)

    def back(self) -> None:
        """Do all plans as they say, with a way to undo it."""
        desk, said = self._desk, N_("Back to defaults: {group}", group=PLANS)
        desk.tasks.do(self, said, reset_plans, lambda _nothing: desk.notify.say(said, desk.undo))

    def show_fitting(self, words: Sequence[str]) -> bool:
        """Show the plans that fit, the first that has a fitting step with such steps alone."""
        whole = super().show_fitting(words)
        self._fitting = {} if whole else plans_with(words, self._desk.tr)
        self.setVisible(whole or bool(self._fitting))
        self._narrow()
        return whole or bool(self._fitting)

    def _narrow(self) -> None:
        with_steps = [name for name in self.folds if self._fitting.get(name)]
        if with_steps and self.opened not in with_steps:
            self.open(with_steps[0])
        for name, fold in self.folds.items():
            fold.setVisible(not self._fitting or name in self._fitting)
            fold.narrow(self._fitting.get(name, ()))

    def _filled(self, opened: str, found: Found) -> None:
        plans, steps = found
        for plan in plans:
            if plan.name not in self.folds:
                title, turn = self._desk.tr(plan.title), partial(self.open, plan.name)
                fold = PlanFold(self._desk, plan.name, title, turn)
                self.folds[plan.name] = fold
                self.add(fold)
            self.folds[plan.name].show_plan(plan, steps if plan.name == opened else ())
        self._narrow()

# SPDX-License-Identifier: MIT
"""One step of a plan in the settings: its words, how far off it is, and below what else is set."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_crm.entities.followup import ROLLS
from delegate_crm.entities.plan_change import OWNER_ROLES
from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.services.plan_settings import CLOSINGS, StepLine
from delegate_crm.ui.widgets.buttons import Button, IconButton
from delegate_crm.ui.widgets.cards import line
from delegate_crm.ui.widgets.check import Check
from delegate_crm.ui.widgets.chips import Chip
from delegate_crm.ui.widgets.choice import Choice, labelled
from delegate_crm.ui.widgets.inputs import Line
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.paragraph import Paragraph

INDENT, GAP = 26, 4


class StepParts(QWidget):
    """Where a step goes from a day off, whose it is, what closes it, whether it is left out."""

    chosen = Signal(str, str)

    def __init__(self, tr: Translator, shown: StepLine) -> None:
        super().__init__()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, GAP, 0, GAP)
        rows.setSpacing(8)
        self.choices: dict[str, Choice] = {}
        self._holders: dict[str, QWidget] = {}
        offered = {
            "roll": (N_("If it falls on a day off"), ROLLS),
            "owner": (N_("Whose step it is"), OWNER_ROLES),
            "closes_by": (N_("Closes by itself when"), CLOSINGS),
        }
        for key, (label, words) in offered.items():
            made = Choice(tr(label), [(each, tr(text)) for each, text in words.items()])
            made.chosen.connect(partial(self.chosen.emit, key))
            self.choices[key] = made
            self._holders[key] = labelled(tr(label), made)
            rows.addWidget(self._holders[key])
        self.left_out = Check(tr(N_("Left out: it is not made any more")), on=shown.left_out)
        self.left_out.toggled.connect(lambda on: self.chosen.emit("left_out", "yes" if on else ""))
        rows.addWidget(self.left_out)
        self.show_step(shown)

    def show_step(self, shown: StepLine) -> None:
        """Show what is set; nobody is told."""
        for key, choice in self.choices.items():
            choice.mark(getattr(shown, key))
        self._holders["roll"].setVisible(bool(shown.roll))
        with QSignalBlocker(self.left_out):
            self.left_out.turn(on=shown.left_out)


class StepRow(QWidget):
    """The step."""

    typed = Signal(str)
    chosen = Signal(str, str)
    reset = Signal()

    def __init__(self, tr: Translator, shown: StepLine) -> None:
        super().__init__()
        self._tr, self.shown = tr, shown
        self.parts: StepParts | None = None
        self.setAccessibleName(shown.title)
        when = tr(NC_("plan", "When"))
        self.distance = Line(f"{shown.title}, {when}")
        self.problem = Label("", "small", "overdue", wrap=True)
        self.remark = Label("", "small", "text_2", wrap=True)
        self.changed = Chip(tr(NC_("step of a plan", "Changed")), "soon")
        self.left_out = Chip(tr(NC_("step of a plan", "Left out")))
        more = tr(N_("More of this step: {step}", step=shown.title))
        self.more = IconButton("pencil", more, self.unfold, small=True)
        self.back = Button(tr(N_("Back to the plan")), self.reset.emit, role="quiet", small=True)
        indented = QHBoxLayout(self)
        indented.setContentsMargins(0, GAP, 0, GAP)
        indented.setSpacing(0)
        indented.addSpacing(INDENT)  # a margin would be on the wrong side from right to left
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GAP)
        indented.addLayout(self._rows, 1)
        self._build()
        self.distance.editingFinished.connect(self._finished)
        self.distance.textEdited.connect(lambda _text: self.problem.hide())
        self.show_step(shown)

    def _build(self) -> None:
        self._rows.addWidget(line())
        head = QHBoxLayout()
        head.addWidget(Paragraph(self.shown.title, "value"), 1)
        for each in (self.changed, self.left_out, self.more):
            head.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.addLayout(head)
        if self.shown.waits:
            waits = self._tr(N_("Waits for: {what}", what=self.shown.waits))
            self._rows.addWidget(Label(waits, "small", "text_2", wrap=True))
        if self.shown.distance:
            self._rows.addWidget(self.distance)
        self._rows.addWidget(self.problem)
        foot = QHBoxLayout()
        foot.addWidget(self.remark, 1)
        foot.addWidget(self.back)
        self._rows.addLayout(foot)
        self.problem.hide()

    def show_step(self, shown: StepLine) -> None:
        """Show the step as it is now; what is being typed or was refused stays."""
        self.shown = shown
        if not self.distance.isModified() and self.problem.isHidden():
            self.distance.setText(shown.distance)
            self.distance.setCursorPosition(0)
        self.distance.setEnabled(not shown.left_out)
        self.remark.setText(shown.remark)
        self.changed.setVisible(shown.changed and not shown.left_out)
        self.left_out.setVisible(shown.left_out)
        self.back.setVisible(shown.changed)
        if self.parts is not None:
            self.parts.show_step(shown)

    def unfold(self) -> None:
        """Show what else is set, or fold it again."""
        if self.parts is None:
            self.parts = StepParts(self._tr, self.shown)
            self.parts.chosen.connect(self.chosen)
            self._rows.addWidget(self.parts)
        else:
            self.parts.setVisible(self.parts.isHidden())

    def refuse(self, why: str) -> None:
        """Keep the words and say why they are refused."""
        self.problem.setText(why)
        self.problem.show()

    def _finished(self) -> None:
        if self.distance.isModified():
            self.distance.setModified(False)
            if self.distance.text() != self.shown.distance:
                self.typed.emit(self.distance.text())

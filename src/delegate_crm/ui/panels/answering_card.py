# SPDX-License-Identifier: MIT
"""How long partners took to answer: the office's own history beside a promise that is awaited."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from delegate_crm.entities.followup import FollowUp, is_over
from delegate_crm.kit.i18n import N_
from delegate_crm.rules.survival import Curve
from delegate_crm.schema.entity import Entity
from delegate_crm.services.answering import USE, Answering, use_window
from delegate_crm.services.any_overview import AnyOverview
from delegate_crm.services.drafts import reading_for
from delegate_crm.services.office import Work
from delegate_crm.services.record_facts import RecordFacts
from delegate_crm.ui.page import Desk
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.cards import Card
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.layouts import empty

WIDTH, HEIGHT, EDGE = 160, 64, 3


class AnsweringCard(Card):
    """In words, with the number of cases, and as a curve; nothing where too little is known."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.tr(N_("How long they took")))
        self._desk = desk
        self.hide()

    def fill(self, facts: RecordFacts[AnyOverview]) -> None:
        """Show what is known."""
        found = facts.more.answering
        self.setVisible(found is not None)
        empty(self.body)
        if found is not None:
            self._show(found, facts.record)

    def _show(self, found: Answering, record: Entity) -> None:
        self.add(Label(found.whose, "small", "text_2", wrap=True))
        self.add(Label(found.took, "value", wrap=True))
        self.add(StepCurve(found.curve, found.took))
        for words in (found.cases, found.explained):
            self.add(Label(words, "small", "text_2", wrap=True))
        if found.waited:
            self.add(Label(found.waited, "body", wrap=True))
        if found.window:
            said = N_("A window that fits: {window}.", window=found.window)
            self.add(Label(self._desk.tr(said), "body", wrap=True))
            if isinstance(record, FollowUp) and not is_over(record):
                use = partial(self._use, record.id, found.window)
                self.add(Button(self._desk.tr(USE), use, small=True))

    def _use(self, follow_up: int, window: str) -> None:
        """Await it in that window; the page shows it, and the way back is offered."""
        desk = self._desk

        def act(work: Work) -> None:
            use_window(work, follow_up, window, reading_for(desk.office, desk.lang, work.reader))

        said = N_("Awaited in {window}", window=window)
        desk.tasks.do(desk.tasks, USE, act, lambda _done: desk.notify.say(said, desk.undo))


class StepCurve(QWidget):
    """The share that had answered, day by day: none at the left, all at the top."""

    def __init__(self, curve: Curve, words: str) -> None:
        super().__init__()
        self._curve = curve
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        """Low and wide."""
        return QSize(theme().scaled(WIDTH), theme().scaled(HEIGHT))

    def points(self, box: QRectF) -> list[QPointF]:
        """The corners of the steps within a box."""
        days = max(self._curve.longest, 1)
        found = [box.bottomLeft()]
        for step in self._curve.steps:
            at = box.left() + box.width() * step.day / days
            top = box.bottom() - box.height() * float(step.share)
            found += [QPointF(at, found[-1].y()), QPointF(at, top)]
        return [*found, QPointF(box.right(), found[-1].y())]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the axis and the steps."""
        painter, box = QPainter(self), QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.setPen(QPen(theme().colour("border"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        corners = self.points(box)
        path = QPainterPath(corners[0])
        for each in corners[1:]:
            path.lineTo(each)
        pen = QPen(theme().colour("open"), 2)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawPath(path)

# SPDX-License-Identifier: MIT
"""Let go: a follow-up ends without an answer, and the reason is kept (`UX` 3)."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtWidgets import QHBoxLayout, QWidget

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.services.replies import Asked, asked, let_go
from delegate_crm.services.window_words import capital
from delegate_crm.ui.page import Desk
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.inputs import Line
from delegate_crm.ui.widgets.labels import Elided, Label
from delegate_crm.ui.widgets.popover import Popover

WIDTH = 400
LET_GO, WHY = NC_("act", "Let go"), N_("Why it is let go")
STEP = N_("Let go of a follow-up")


def open_let_go(desk: Desk, anchor: QWidget, record: int) -> None:
    """Ask, beside a widget, why a follow-up is let go of."""
    lang = desk.lang

    def show(found: list[Asked]) -> None:
        if found:
            LetGo(desk, anchor, found[0]).open()
        else:
            desk.notify.say(N_("Nothing is awaited here."))

    desk.tasks.ask(anchor, lambda reader: asked(reader, [record], lang), show, topic="let go")


def end(
    desk: Desk,
    item: Asked,
    reason: str,
    done: Callable[[], object],
    failed: Callable[[Exception], object],
) -> None:
    """Let go of a follow-up, and say so."""

    def told(_none: object) -> None:
        done()
        desk.notify.say(N_("Let go: {title}", title=capital(item.title)), desk.undo)

    desk.tasks.do(
        desk.tasks,
        STEP,
        lambda work: let_go(work, item.follow_up, reason),
        told,
        failed=failed,
    )


class LetGo(Popover):
    """The reason in one line."""

    def __init__(self, desk: Desk, anchor: QWidget, item: Asked) -> None:
        super().__init__(anchor, desk.tr(LET_GO), WIDTH)
        self._desk, self._item, tr = desk, item, desk.tr
        self.reason = Line(tr(WHY))
        self.reason.setPlaceholderText(tr(N_("Why? It stands in the history.")))
        self.reason.returnPressed.connect(self._save)
        self.rows.addWidget(Label(tr(LET_GO), "section"))
        for each in (Elided(capital(item.title), "small", "text_2"), self.reason, self.problem):
            self.rows.addWidget(each)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(Button(tr(NC_("form", "Cancel")), self.close, role="quiet"))
        self.save = Button(tr(LET_GO), self._save, role="primary")
        foot.addWidget(self.save)
        self.rows.addLayout(foot)

    def open(self) -> None:
        """Show it."""
        self.float(self.reason)

    def _save(self) -> None:
        if self.save.isEnabled():
            self.save.setEnabled(False)
            end(self._desk, self._item, self.reason.text(), self._saved, self._refused)

    def _saved(self) -> None:
        if shiboken6.isValid(self):
            self.close()

    def _refused(self, error: Exception) -> None:
        if shiboken6.isValid(self):
            self.save.setEnabled(True)
        self.refuse(self._desk.notify, error)

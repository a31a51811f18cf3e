# SPDX-License-Identifier: MIT
"""Cards of a partner: what happened lately with a line for notes, the tree of bodies, visits."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.services.contact_notes import note_down
from delegate_crm.services.named import Named
from delegate_crm.services.office import Work
from delegate_crm.services.organisation_overview import Body, OrganisationOverview
from delegate_crm.services.record_facts import RecordFacts
from delegate_crm.ui.entry import Pen
from delegate_crm.ui.keys import claim
from delegate_crm.ui.page import Desk
from delegate_crm.ui.panels.named_list import NamedList
from delegate_crm.ui.places import place_of
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.cards import Card, picture
from delegate_crm.ui.widgets.inputs import Line
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.layouts import empty
from delegate_crm.ui.widgets.paragraph import Paragraph
from delegate_crm.ui.widgets.worded import Lead

INDENT, DEEPEST, FEW = 22, 6, 4


class HasLately(Protocol):
    """What a page asked that has something to tell of the last time."""

    @property
    def lately(self) -> tuple[Named, ...]:
        """The latest first."""


class Lately(NamedList[HasLately]):
    """What happened lately; a note is written in one line."""

    def __init__(self, pen: Pen) -> None:
        desk = pen.desk
        super().__init__(
            desk,
            NC_("partner", "Lately"),
            N_("Nothing yet. Write the first note."),
            lambda more: more.lately,
            beside=True,
        )
        self._pen = pen
        self.act(Button(desk.tr(N_("Add note")), self.start_note, icon="plus", small=True))
        self.field = NoteLine(desk.tr(N_("New note")))
        self.field.setPlaceholderText(desk.tr(N_("What happened? Enter keeps it")))
        self.field.returnPressed.connect(self._keep)
        self.field.left.connect(self._close)
        self.field.hide()
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)  # noqa: S101 - cards have a column
        outer.insertWidget(1, self.field)

    def start_note(self) -> None:
        """Let a note be typed."""
        self.field.show()
        self.field.setFocus()

    def _close(self) -> None:
        self.field.clear()
        self.field.hide()

    def _keep(self) -> None:
        text, partner = self.field.text().strip(), self._pen.saver.id
        if not text or self.field.composing:
            return
        lang, today = self._desk.lang, self._desk.office.today

        def act(work: Work) -> int:
            return note_down(work, partner, text, lang, today)

        self._close()
        self._desk.tasks.do(
            self, N_("Add note"), act, lambda _id: self._desk.notify.say(KEPT, self._desk.undo)
        )


KEPT = NC_("note", "Note kept")


class NoteLine(Line):
    """A line that Esc closes."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Esc is not the window's while one types here."""
        return claim(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it, unless it is the input method's."""
        if event.key() == Qt.Key.Key_Escape and not self.composing:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Tree(Card):
    """The bodies above and inside an organisation; a click goes there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.tr(NC_("organisation", "Belongs together")))
        self._desk = desk
        self._shown: tuple[Body, ...] | None = None

    def fill(self, facts: RecordFacts[OrganisationOverview]) -> None:
        """Show the tree as it stands now."""
        self.setVisible(bool(facts.record.id))
        tree = facts.more.tree
        if tree == self._shown:
            return
        self._shown = tree
        empty(self.body)
        for each in tree:
            row = BodyRow(self._desk, each)
            if not each.here:
                place = place_of("organisation", each.id)
                row.opened.connect(partial(self._desk.go, place))
                row.apart.connect(partial(self._desk.open_window, place))
            self.add(row)
        if not tree:
            words = N_("No parent organisation and no units.")
            self.add(Label(self._desk.tr(words), "body", "text_2", wrap=True))


class BodyRow(Lead):
    """One body, as far in as it is deep."""

    def __init__(self, desk: Desk, body: Body) -> None:
        sign = picture("building", 18, "accent" if body.here else "text_2")
        super().__init__(sign, Paragraph(body.title, "name" if body.here else "value"), body.remark)
        self.body = body
        here = desk.tr(NC_("tree", "this one")) if body.here else ""
        depth = desk.tr(NC_("tree", "level {n}", n=body.depth + 1))
        self.tell((body.title, body.remark, depth, here))
        margins = self.row.contentsMargins()
        margins.setLeft(INDENT * min(body.depth, DEEPEST))
        self.row.setContentsMargins(margins)
        if body.here:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.unsetCursor()


class BothWays(NamedList[OrganisationOverview]):
    """Visits both ways, with the sentence that says whose turn it is."""

    def __init__(self, desk: Desk, *, whole: bool = False) -> None:
        """Unless `whole` is asked for, only the latest are shown."""
        most = None if whole else FEW
        super().__init__(
            desk,
            N_("Visits both ways"),
            N_("No visit yet in either direction."),
            lambda more: more.visits[:most],
            divided=True,
            total=lambda more: more.visit_count,
            beside=not whole,
        )
        self.balance = Paragraph("", "value")
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)  # noqa: S101 - cards have a column
        outer.insertWidget(1, self.balance)

    def fill(self, facts: RecordFacts[OrganisationOverview]) -> None:
        """Show sentence and visits."""
        self.balance.set_text(facts.more.balance)
        self.balance.setVisible(bool(facts.more.balance))
        super().fill(facts)

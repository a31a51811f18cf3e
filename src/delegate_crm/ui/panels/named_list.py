# SPDX-License-Identifier: MIT
"""A card of records that are spoken of: each with a remark, a sign or a chip, and a way to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_crm.kit.i18n import Text
from delegate_crm.rules.windows import STATE_WORDS
from delegate_crm.services.record_facts import RecordFacts
from delegate_crm.services.visit_overview import Named, VisitOverview
from delegate_crm.ui.page import Desk
from delegate_crm.ui.places import icon_of, place_of
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.cards import Card, line, picture
from delegate_crm.ui.widgets.chips import Chip
from delegate_crm.ui.widgets.glyphs import Glyph
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.paragraph import Paragraph

Pick = Callable[[VisitOverview], Sequence[Named]]
"""Which of the records around a visit a card shows."""


class NamedList(Card):
    """The records of one sort; a sentence where there is none."""

    def __init__(
        self, desk: Desk, title: Text, empty: Text, pick: Pick, *, divided: bool = False
    ) -> None:
        super().__init__(desk.tr(title))
        self._desk, self._empty, self._pick, self._divided = desk, empty, pick, divided

    def fill(self, facts: RecordFacts[VisitOverview]) -> None:
        """Show the records of a visit."""
        found = self._pick(facts.more)
        while taken := self.body.takeAt(0):
            if widget := taken.widget():
                widget.deleteLater()
        if not found:
            self.add(Label(self._desk.tr(self._empty), "body", "text_2", wrap=True))
        for number, each in enumerate(found):
            if number and self._divided:
                self.add(line())
            row = NamedRow(self._desk, each)
            row.opened.connect(lambda each=each: self._desk.go(place_of(each.kind, each.id)))
            self.add(row)


class NamedRow(QWidget):
    """One record; a click or Enter opens it."""

    opened = Signal()

    def __init__(self, desk: Desk, named: Named) -> None:
        super().__init__()
        state = desk.tr(STATE_WORDS[named.state]) if named.state else ""
        self.setAccessibleName(", ".join(filter(None, (named.title, named.remark, state))))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(theme().scaled(28))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        if named.state:
            row.addWidget(Glyph(named.state, state, size=18), 0, top)
        elif not named.mark:
            row.addWidget(picture(icon_of(named.kind), 18, "text_2"), 0, top)
        words = QVBoxLayout()
        words.setSpacing(0)
        style = "body" if named.state else "name"
        words.addWidget(Paragraph(named.title, style))
        if named.remark:
            words.addWidget(Paragraph(named.remark, "small", "text_2"))
        row.addLayout(words, 1)
        if named.mark:
            row.addWidget(Chip(named.mark, named.tone or "neutral"), 0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring of the focus."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(theme().colour("focus"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

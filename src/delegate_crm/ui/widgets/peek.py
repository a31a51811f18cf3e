# SPDX-License-Identifier: MIT
"""A look at a record: a small card beside its row, which follows from row to row."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from delegate_crm.services.peek import Peek
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.floating import Floating
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.paragraph import Paragraph

WIDTH, EDGE, INSET = 420, 16, 18
LABELS, GAP, MOST_LINES = 128, 14, 3


class PeekCard(Floating):
    """Floats over its page and never takes the focus."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._row = QRect()
        self.shown = 0
        """Id of the record that is looked at."""
        self.setFixedWidth(theme().scaled(WIDTH))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(INSET, INSET - 4, INSET, INSET - 2)
        self._column.setSpacing(10)
        self._inner: QWidget | None = None

    def show_facts(self, facts: Peek, row: QRect) -> None:
        """Show the main facts of a record beside its row, given within the page."""
        if self._inner is not None:
            self._inner.hide()
            self._inner.deleteLater()
        self.shown, self._row = facts.id, row
        self._inner = _facts(facts)
        self._column.addWidget(self._inner)
        spoken = [facts.title, facts.label, *(f"{label}: {words}" for label, words in facts.lines)]
        self.setAccessibleName(". ".join(spoken))
        self.rise(self.accessibleName())
        QTimer.singleShot(0, self, self.place)

    def shut(self) -> bool:
        """Close; false if it was closed."""
        was = self.isVisible()
        self.shown = 0
        self.hide()
        return was

    def place(self) -> None:
        """Below the row, or above it where there is no room."""
        self._column.activate()
        self.adjustSize()
        page, height = self.page.rect(), self.height()
        rtl = self.page.isRightToLeft()
        left = self._row.left() + 60 if rtl else self._row.right() - self.width() - 60
        top = self._row.bottom() + 4
        if top + height > page.height() - EDGE:
            top = self._row.top() - height - 4
        self.move(QPoint(max(left, EDGE), max(top, EDGE)))


def _facts(facts: Peek) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    title = Paragraph(facts.title, "section", most=MOST_LINES)
    title.setFixedHeight(title.heightForWidth(theme().scaled(WIDTH) - 2 * INSET))
    column.addWidget(title)
    column.addWidget(Label(facts.label, "small", "text_2"))
    column.addSpacing(8)
    grid = QGridLayout()
    grid.setHorizontalSpacing(GAP)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    labels = theme().scaled(LABELS)
    room = theme().scaled(WIDTH) - 2 * INSET - labels - GAP
    for at, (label, words) in enumerate(facts.lines):
        said = Paragraph(words, "value", most=MOST_LINES)
        said.setFixedSize(room, said.heightForWidth(room))
        named = Label(label, "small", "text_2", wrap=True)
        named.setFixedWidth(labels)
        grid.addWidget(named, at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(said, at, 1)
    column.addLayout(grid)
    return made

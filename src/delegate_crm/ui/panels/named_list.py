# SPDX-License-Identifier: MIT
"""A card of records that are spoken of: each with a remark, a sign or a chip, and a way to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from delegate_crm.kit.i18n import NN_, Text, Translator
from delegate_crm.rules.windows import STATE_WORDS
from delegate_crm.services.named import Named
from delegate_crm.services.record_facts import RecordFacts
from delegate_crm.ui.keys import ENTER
from delegate_crm.ui.page import Desk
from delegate_crm.ui.places import icon_of, place_of
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.cards import Card, line, picture
from delegate_crm.ui.widgets.chips import Chip
from delegate_crm.ui.widgets.glyphs import Glyph
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.layouts import empty
from delegate_crm.ui.widgets.paragraph import Paragraph
from delegate_crm.ui.widgets.rings import Ringed

M = TypeVar("M")


class NamedList(Card, Generic[M]):
    """The records of one sort; a sentence where there is none.

    `pick` chooses them from what a page asked beside its record; `total` tells how many there
    are where only the first are shown.
    """

    def __init__(  # noqa: PLR0913 - what a list says and shows
        self,
        desk: Desk,
        title: Text,
        empty: Text,
        pick: Callable[[M], Sequence[Named]],
        *,
        divided: bool = False,
        total: Callable[[M], int] | None = None,
        beside: bool = False,
    ) -> None:
        """`beside` shows the card only once the record is stored."""
        super().__init__(desk.tr(title))
        self._desk, self._empty, self._pick, self._divided = desk, empty, pick, divided
        self._total, self._beside = total, beside
        self._shown: tuple[tuple[Named, ...], int] | None = None
        self._rows: list[NamedRow] = []

    def fill(self, facts: RecordFacts[M]) -> None:
        """Show the records; what is as it was stays, and so does the focus."""
        self.setVisible(bool(facts.record.id) or not self._beside)
        found = tuple(self._pick(facts.more))
        left = max(self._total(facts.more) - len(found), 0) if self._total else 0
        if (found, left) == self._shown:
            return
        self._shown = (found, left)
        held = next((at for at, row in enumerate(self._rows) if row.hasFocus()), -1)
        self._begin()
        for number, each in enumerate(found):
            if number and self._divided:
                self.add(line())
            self._rows.append(self._row(each))
            self.add(self._rows[-1])
        if not found:
            self.add(Label(self._desk.tr(self._empty), "body", "text_2", wrap=True))
        if left:
            self.add(not_shown(self._desk.tr, left))
        if held >= 0 and self._rows:
            self._rows[min(held, len(self._rows) - 1)].setFocus()

    def _begin(self) -> None:
        self._rows = []
        empty(self.body)

    def _row(self, named: Named) -> NamedRow:
        row = NamedRow(self._desk, named)
        row.opened.connect(lambda: self._desk.go(place_of(named.kind, named.id)))
        row.apart.connect(lambda: self._desk.open_window(place_of(named.kind, named.id)))
        return row


def not_shown(tr: Translator, left: int) -> Label:
    """Tells how many more there are than stand here."""
    words = NN_("{n} more is not shown", "{n} more are not shown", left)
    return Label(tr(words), "small", "text_2", wrap=True)


class NamedRow(Ringed):
    """One record; a click or Enter opens it, with Ctrl or the middle button in a new window."""

    opened = Signal()
    apart = Signal()

    def __init__(self, desk: Desk, named: Named) -> None:
        super().__init__()
        state = desk.tr(STATE_WORDS[named.state]) if named.state else ""
        said = (named.title, named.remark, state or named.mark)
        self.setAccessibleName(", ".join(filter(None, said)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(theme().scaled(28))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        if named.state:
            row.addWidget(Glyph(named.state, state, named.share, size=18), 0, top)
        elif named.icon or not named.mark:
            row.addWidget(picture(named.icon or icon_of(named.kind), 18, "text_2"), 0, top)
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
        if event.button() is Qt.MouseButton.MiddleButton:
            self.apart.emit()
        elif event.button() is Qt.MouseButton.LeftButton:
            self._open(apart=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens it."""
        if event.key() in ENTER:
            self._open(apart=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        else:
            super().keyPressEvent(event)

    def _open(self, *, apart: bool) -> None:
        if apart:
            self.apart.emit()
        else:
            self.opened.emit()

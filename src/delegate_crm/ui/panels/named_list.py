# SPDX-License-Identifier: MIT
"""A card of records that are spoken of: each with a remark, a sign or a chip, and a way to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from delegate_crm.kit.i18n import NN_, Text, Translator
from delegate_crm.rules.windows import STATE_WORDS
from delegate_crm.services.named import Named
from delegate_crm.services.record_facts import RecordFacts
from delegate_crm.ui.page import Desk
from delegate_crm.ui.places import icon_of, place_of
from delegate_crm.ui.widgets.cards import Card, line, picture
from delegate_crm.ui.widgets.chips import Chip
from delegate_crm.ui.widgets.glyphs import Glyph
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.layouts import empty
from delegate_crm.ui.widgets.paragraph import Paragraph
from delegate_crm.ui.widgets.worded import Lead

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
        self._rows = []
        empty(self.body)
        for number, each in enumerate(found):
            if number and self._divided:
                self.add(line())
            self._rows.append(NamedRow(self._desk, each))
            self.add(self._rows[-1])
        if not found:
            self.add(Label(self._desk.tr(self._empty), "body", "text_2", wrap=True))
        if left:
            self.add(not_shown(self._desk.tr, left))
        if held >= 0 and self._rows:
            self._rows[min(held, len(self._rows) - 1)].setFocus()


def not_shown(tr: Translator, left: int) -> Label:
    """Tells how many more there are than stand here."""
    words = NN_("{n} more is not shown", "{n} more are not shown", left)
    return Label(tr(words), "small", "text_2", wrap=True)


class NamedRow(Lead):
    """One record, which it leads to."""

    def __init__(self, desk: Desk, named: Named) -> None:
        state = desk.tr(STATE_WORDS[named.state]) if named.state else ""
        sign: QWidget | None = None
        if named.state:
            sign = Glyph(named.state, state, named.share, size=18)
        elif named.icon or not named.mark:
            sign = picture(named.icon or icon_of(named.kind), 18, "text_2")
        words = Paragraph(named.title, "body" if named.state else "name")
        super().__init__(sign, words, named.remark)
        self.named = named
        self.tell((named.title, named.remark, state or named.mark))
        place = place_of(named.kind, named.id)
        self.opened.connect(partial(desk.go, place))
        self.apart.connect(partial(desk.open_window, place))
        if named.mark:
            self.row.addWidget(Chip(named.mark, named.tone or "neutral"))

# SPDX-License-Identifier: MIT
"""Agreements to watch, and what was changed lately."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter

from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.services.today import Lately, Watched
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.cards import INSET, Card
from delegate_crm.ui.widgets.chips import HEIGHT, PAD, paint_chip
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.ordering import in_order
from delegate_crm.ui.widgets.rows import PAD as INSIDE
from delegate_crm.ui.widgets.rows import Cells, Row, RowList, halves, paint_words
from delegate_crm.ui.widgets.tiles import hue_of, initials, paint_tile

LINE, TILE = 19, 30


class AgreementRow(Row):
    """One agreement with a chip."""

    tall = 54
    inset = INSIDE

    def __init__(self, agreement: Watched) -> None:
        super().__init__()
        self.fact = agreement
        told = (agreement.title, agreement.partner, agreement.stage, agreement.chip)
        self.tell(", ".join(filter(None, told)))

    def paint_row(self, painter: QPainter, cells: Cells) -> None:
        """Title and remark, and at the end the chip."""
        looks, fact = theme(), self.fact
        metrics = QFontMetricsF(looks.font("small_name"))
        width = metrics.horizontalAdvance(fact.chip) + 2 * PAD
        place, high = cells.trailing(width, 10), looks.scaled(HEIGHT)
        chip = QRectF(place.left(), place.center().y() - high / 2, width, high)
        paint_chip(painter, chip, fact.tone)
        painter.setFont(looks.font("small_name"))
        painter.setPen(looks.colour(fact.tone))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, in_order(fact.chip))
        _two_lines(painter, cells.rest, fact.title, self._remark(cells.rest.width()))

    def _remark(self, room: float) -> str:
        """Partner and stage; of a long partner only the beginning, of the stage all."""
        stage = f" · {self.fact.stage}" if self.fact.partner else self.fact.stage
        metrics = QFontMetricsF(theme().font("small"))
        room = max(room - metrics.horizontalAdvance(stage), 0)
        return metrics.elidedText(self.fact.partner, Qt.TextElideMode.ElideRight, room) + stage


class ChangeRow(Row):
    """One change, with the initials of who made it."""

    tall = 50
    lined = False

    def __init__(self, change: Lately) -> None:
        super().__init__()
        self.fact = change
        self.tell(f"{change.who}, {change.title}, {change.remark}")

    def paint_row(self, painter: QPainter, cells: Cells) -> None:
        """Initials, what, about what and when."""
        fact, side = self.fact, theme().scaled(TILE)
        place = cells.leading(side, 10)
        tile = QRectF(place.left(), place.center().y() - side / 2, side, side)
        paint_tile(painter, tile, initials(fact.who)[:1], hue_of(fact.who), round_=True)
        _two_lines(painter, cells.rest, fact.title, fact.remark)


def _two_lines(painter: QPainter, box: QRectF, title: str, remark: str) -> None:
    upper, lower = halves(box, theme().scaled(LINE))
    paint_words(painter, upper, title, "name", "text")
    paint_words(painter, lower, remark, "small", "text_2")


class SideCard(Card):
    """A short list at the side; its rows reach a little beyond the words, to hold their tint."""

    opened = Signal(object)
    """The fact whose row was opened."""
    apart = Signal(object)

    def __init__(self, title: str, made: Callable[[Any], Row], nothing: str = "") -> None:
        super().__init__(title)
        self._made = made
        self._facts: tuple[object, ...] = ()
        self.list = RowList(title)
        outer = self.layout()
        assert outer is not None  # noqa: S101 - a card has one
        outer.setContentsMargins(INSET - INSIDE, INSET - 4, INSET - INSIDE, INSET - INSIDE)
        self.head.setContentsMargins(INSIDE, 0, INSIDE, 0)
        self.add(self.list)
        self.nothing = Label(nothing, "body", "text_2")
        self.nothing.setIndent(INSIDE)
        self.add(self.nothing)

    def show_facts(self, facts: Sequence[object]) -> None:
        """Show what there is now."""
        if self._facts != tuple(facts):
            self._facts = tuple(facts)
            held, at = self.list.has_focus(), self.list.at
            self.list.show_rows([self._new_row(each) for each in facts])
            if held:
                self.list.focus(at)
        self.nothing.setVisible(not facts and bool(self.nothing.text()))
        self.list.setVisible(bool(facts))

    def _new_row(self, fact: object) -> Row:
        row = self._made(fact)
        row.opened.connect(lambda: self.opened.emit(fact))
        row.apart.connect(lambda: self.apart.emit(fact))
        return row


def agreements_card(tr: Translator) -> SideCard:
    """Agreements that expire, wait for a signature, or were only offered."""
    return SideCard(tr(N_("Agreements to watch")), AgreementRow, tr(N_("None needs watching.")))


def lately_card(tr: Translator) -> SideCard:
    """The last changes by anyone."""
    return SideCard(tr(N_("Lately")), ChangeRow)

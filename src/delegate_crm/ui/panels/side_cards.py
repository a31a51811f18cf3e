# SPDX-License-Identifier: MIT
"""Agreements to watch, saved views that are not empty, and what was changed lately."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QResizeEvent

from delegate_crm.kit.i18n import N_, NN_, Translator
from delegate_crm.rules.names import initials
from delegate_crm.services.saved_views import ViewFacts
from delegate_crm.services.today import Lately, Watched
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.cards import INSET, Card
from delegate_crm.ui.widgets.chips import HEIGHT, PAD, paint_chip
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.ordering import in_order
from delegate_crm.ui.widgets.pictures import paint_picture
from delegate_crm.ui.widgets.rows import PAD as INSIDE
from delegate_crm.ui.widgets.rows import Cells, Row, RowList
from delegate_crm.ui.widgets.tiles import hue_of, paint_tile

LINE, TILE, SIGN, MOST_LINES = 19, 30, 18, 2
STYLES, TONES = ("name", "small"), ("text", "text_2")
"""Of the title and of the remark."""


class SideRow(Row):
    """A row of two texts, each on a second line where it is long; it is as high as they are."""

    beside: ClassVar[int]
    """Pixels above and below the words together."""

    def words(self) -> tuple[str, str]:
        """The title and the remark."""
        raise NotImplementedError

    def room(self) -> float:
        """How wide the words may be."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Become as high as the words need."""
        super().resizeEvent(event)
        high = theme().scaled(self.beside) + sum(self._heights())
        if high != self.height():
            self.setFixedHeight(high)

    def _heights(self) -> list[int]:
        line, room, found = theme().scaled(LINE), self.room(), []
        for words, style in zip(self.words(), STYLES, strict=True):
            wide = QFontMetricsF(theme().font(style)).horizontalAdvance(words)
            found.append(line * (MOST_LINES if wide > room else 1))
        return found

    def paint_texts(self, painter: QPainter, box: QRectF) -> None:
        """Draw title and remark, one under the other."""
        heights = self._heights()
        top = box.center().y() - sum(heights) / 2
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        for words, style, tone, high in zip(self.words(), STYLES, TONES, heights, strict=True):
            painter.setFont(theme().font(style))
            painter.setPen(theme().colour(tone))
            place = QRectF(box.left(), top, box.width(), high)
            painter.drawText(place, int(flags | Qt.TextFlag.TextWordWrap), in_order(words))
            top += high


class AgreementRow(SideRow):
    """One agreement with a chip."""

    tall = 54
    beside = 16
    inset = INSIDE

    def __init__(self, agreement: Watched) -> None:
        super().__init__()
        self.fact, self.record_id = agreement, agreement.id
        told = (agreement.title, agreement.partner, agreement.stage, agreement.chip)
        self.tell(", ".join(filter(None, told)))

    def words(self) -> tuple[str, str]:
        """The title; partner and stage."""
        fact = self.fact
        return fact.title, " · ".join(filter(None, (fact.partner, fact.stage)))

    def _chip_width(self) -> float:
        return QFontMetricsF(theme().font("small_name")).horizontalAdvance(self.fact.chip) + 2 * PAD

    def room(self) -> float:
        """What the chip leaves."""
        return self.width() - 2 * INSIDE - self._chip_width() - 10

    def paint_row(self, painter: QPainter, cells: Cells) -> None:
        """Title and remark, and at the end the chip."""
        looks, fact = theme(), self.fact
        width = self._chip_width()
        place, high = cells.trailing(width, 10), looks.scaled(HEIGHT)
        chip = QRectF(place.left(), place.center().y() - high / 2, width, high)
        paint_chip(painter, chip, fact.tone)
        painter.setFont(looks.font("small_name"))
        painter.setPen(looks.colour(fact.tone))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, in_order(fact.chip))
        self.paint_texts(painter, cells.rest)


class ViewRow(SideRow):
    """One saved view, with how many records it shows."""

    tall = 50
    beside = 12
    lined = False

    def __init__(self, tr: Translator, view: ViewFacts) -> None:
        super().__init__()
        self.fact = view
        self._count = tr(NN_("{n} record", "{n} records", view.count))
        self.tell(f"{view.name}, {self._count}")

    def words(self) -> tuple[str, str]:
        """Its name; how many records."""
        return self.fact.name, self._count

    def room(self) -> float:
        """What the drawing leaves."""
        return self.width() - 2 * INSIDE - theme().scaled(SIGN) - 10

    def paint_row(self, painter: QPainter, cells: Cells) -> None:
        """The drawing of views, name and count."""
        side = theme().scaled(SIGN)
        place = cells.leading(side, 10)
        sign = QRectF(place.left(), place.center().y() - side / 2, side, side)
        paint_picture(painter, sign, "filter", "text_2")
        self.paint_texts(painter, cells.rest)


class ChangeRow(SideRow):
    """One change, with the initials of who made it."""

    tall = 50
    beside = 12
    lined = False

    def __init__(self, change: Lately) -> None:
        super().__init__()
        self.fact, self.record_id = change, change.record_id or 0
        self.tell(f"{change.who}, {change.title}, {change.remark}")

    def words(self) -> tuple[str, str]:
        """What was done; about what and when."""
        return self.fact.title, self.fact.remark

    def room(self) -> float:
        """What the initials leave."""
        return self.width() - 2 * INSIDE - theme().scaled(TILE) - 10

    def paint_row(self, painter: QPainter, cells: Cells) -> None:
        """Initials, what, about what and when."""
        fact, side = self.fact, theme().scaled(TILE)
        place = cells.leading(side, 10)
        tile = QRectF(place.left(), place.center().y() - side / 2, side, side)
        paint_tile(painter, tile, initials(fact.who)[:1], hue_of(fact.who), round_=True)
        self.paint_texts(painter, cells.rest)


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


def views_card(tr: Translator) -> SideCard:
    """Saved views that are to be told of."""
    return SideCard(tr(N_("Saved views")), partial(ViewRow, tr))


def lately_card(tr: Translator) -> SideCard:
    """The last changes by anyone."""
    return SideCard(tr(N_("Lately")), ChangeRow)

# SPDX-License-Identifier: MIT
"""Cells of lists: text, names with a tile, chips, states with words, compact bars."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from delegate_crm.services.lists import EMPTY, Cell, Look
from delegate_crm.ui import icons
from delegate_crm.ui.lists.tables import CHECK, RowsModel
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.bars import HEIGHT as BAR_HEIGHT
from delegate_crm.ui.widgets.bars import WIDTH as BAR_WIDTH
from delegate_crm.ui.widgets.bars import mixed, paint_compact_bar, words_tone
from delegate_crm.ui.widgets.chips import HEIGHT as CHIP_HEIGHT
from delegate_crm.ui.widgets.chips import PAD as CHIP_PAD
from delegate_crm.ui.widgets.chips import paint_chip
from delegate_crm.ui.widgets.glyphs import paint_glyph
from delegate_crm.ui.widgets.ordering import in_order
from delegate_crm.ui.widgets.tiles import hue_of, paint_tile

Index = QModelIndex | QPersistentModelIndex
PAD, GAP = 10, 10
TILE, SIGN, CHIP_SIGN, BOX = 28, 18, 14, 18
STEP = 24
"""How far a row inside a row is moved in."""
ARROW = 16
LONGEST = 300
"""Letters of a text that are looked at for painting."""
HEADING_PAD = 18
_FIXED = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_LINE = int(Qt.TextFlag.TextSingleLine)
AT_LEFT = int(_FIXED | Qt.AlignmentFlag.AlignLeft) | _LINE
AT_RIGHT = int(_FIXED | Qt.AlignmentFlag.AlignRight) | _LINE
STYLES = {Look.NAME: "name", Look.STATE: "value", Look.CHIP: "chip", Look.BAR: "small"}
CHOSEN = 0.62
"""How much of the accent is in the tint of rows that are chosen."""


class Shown(Protocol):
    """What the cells ask of their table."""

    hovered: int

    @property
    def picking(self) -> bool:
        """Whether check boxes are shown in every row."""


class Cells(QStyledItemDelegate):
    """Paints the cells of a table of `RowsModel`; text is drawn as it stands."""

    def __init__(self, table: QTableView, rows: RowsModel, shown: Shown) -> None:
        super().__init__(table)
        self._table, self._rows, self._shown = table, rows, shown
        self._fonts = {name: theme().font(name) for name in ("body", "value", "name", "small")}
        self._fonts["chip"] = theme().font("small_name")
        self._metrics = {name: QFontMetrics(font) for name, font in self._fonts.items()}
        self._colours: dict[str, QColor] = {}
        self._chosen: dict[int, bool] = {}
        self._rtl = self._picking = False

    def begin(self) -> None:
        """Forget what held while the table was painted before."""
        self._chosen = {}
        self._rtl, self._picking = self._table.isRightToLeft(), self._shown.picking

    def _colour(self, name: str) -> QColor:
        """A colour, made once: the table is made anew when the looks change."""
        if name not in self._colours:
            self._colours[name] = theme().colour(name)
        return self._colours[name]

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """The table sets the heights."""
        return QSize(40, theme().row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground of the row, then what stands in the cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, row = QRect(option.rect), index.row()
        group = self._rows.group_at(row)
        self._ground(painter, box, row)
        if group is not None:
            self._heading(painter, box, group.label, group.number)
        elif index.column() < CHECK:
            self._check(painter, box, row)
        else:
            self._cell(painter, box, index)
        painter.restore()

    # --- the row ----------------------------------------------------------------------------------

    def _is_chosen(self, row: int) -> bool:
        if row not in self._chosen:
            known = bool(self._rows.id_at(row))
            self._chosen[row] = known and self._table.selectionModel().isRowSelected(row)
        return self._chosen[row]

    def _ground(self, painter: QPainter, box: QRect, row: int) -> None:
        if self._picking and self._is_chosen(row):
            tint = mixed(self._colour("accent_soft"), self._colour("card"), CHOSEN)
            painter.fillRect(box, tint)
        elif row == self._shown.hovered and self._rows.id_at(row):
            painter.fillRect(box, self._colour("hover"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), self._colour("border"))

    def _heading(self, painter: QPainter, box: QRect, label: str, number: str) -> None:
        inner = box.adjusted(HEADING_PAD, 4, -HEADING_PAD, 0)
        used = self._line(painter, inner, label, "name", "text")
        rest = inner.adjusted(used + GAP, 0, 0, 0)
        self._line(painter, self._turned(rest, inner), number, "small", "text_2")

    def _check(self, painter: QPainter, box: QRect, row: int) -> None:
        chosen = self._is_chosen(row)
        if chosen:
            bar = QRect(box.left(), box.top(), 3, box.height() - 1)
            painter.fillRect(self._turned(bar, box), self._colour("accent"))
        here = row in (self._shown.hovered, self._table.currentIndex().row())
        at_work = here and (row == self._shown.hovered or self._table.hasFocus())
        if chosen or self._picking or at_work:
            paint_check(painter, _middle(box, theme().scaled(BOX)), on=chosen)

    # --- the cell ---------------------------------------------------------------------------------

    def _cell(self, painter: QPainter, box: QRect, index: Index) -> None:
        cell, column = self._rows.cell(index), self._rows.columns[index.column() - CHECK]
        if cell is EMPTY:
            return
        inner = box.adjusted(PAD, 0, -PAD, -1)
        if index.column() == CHECK:
            inner = self._stepped(painter, inner, index.row())
        if column.numeric:
            self._number(painter, inner, cell.text)
            return
        match cell.look:
            case Look.NAME:
                self._words(painter, self._tile(painter, inner, cell), cell, "name")
            case Look.CHIP:
                self._chip(painter, inner, cell)
            case Look.STATE:
                self._words(painter, self._sign(painter, inner, cell), cell, "value")
            case Look.BAR:
                self._bar(painter, inner, cell)
            case Look.TEXT:
                self._words(painter, inner, cell, "body")

    def _stepped(self, painter: QPainter, box: QRect, row: int) -> QRect:
        """Move the first column in, and draw the arrow of a row that has rows inside."""
        opens = self._rows.known(self._rows.id_at(row))
        depth = self._rows.depth_at(row)
        if not self._table.property("tree"):
            return box
        side = theme().scaled(ARROW)
        moved = box.adjusted(depth * theme().scaled(STEP), 0, 0, 0)
        if opens is not None and opens.opens:
            name = "chevron-down" if self._rows.is_open(row) else "chevron-right"
            at = QRect(moved.left(), moved.center().y() - side // 2, side, side)
            image = icons.pixmap(name, theme().tokens.text_2, side, mirrored=self._rtl)
            painter.drawPixmap(self._turned(at, box), image)
        return self._turned(moved.adjusted(side + 6, 0, 0, 0), box)

    def _tile(self, painter: QPainter, box: QRect, cell: Cell) -> QRect:
        if not cell.tile:
            return box
        side = theme().scaled(TILE)
        at = QRect(box.left(), box.center().y() - side // 2 + 1, side, side)
        place = QRectF(self._turned(at, box))
        paint_tile(painter, place, cell.tile, hue_of(cell.tile), round_=cell.round)
        return self._turned(box.adjusted(side + GAP, 0, 0, 0), box)

    def _sign(self, painter: QPainter, box: QRect, cell: Cell) -> QRect:
        if cell.state is None:
            return box
        side = theme().scaled(SIGN)
        at = QRect(box.left(), box.center().y() - side // 2 + 1, side, side)
        paint_glyph(painter, QRectF(self._turned(at, box)), cell.state, cell.share)
        return self._turned(box.adjusted(side + 8, 0, 0, 0), box)

    def _words(self, painter: QPainter, box: QRect, cell: Cell, style: str) -> None:
        """One line with a remark beside it, or two lines where the rows are high enough."""
        upper, lower = self._metrics[style].height(), self._metrics["small"].height()
        two = self._has_two(style, box.height())
        beside, under = cell.remark, cell.under
        if beside and two and self._needed(cell, style) > box.width():
            beside, under = "", cell.remark
        elif not two:
            beside, under = cell.remark or cell.under, ""
        top = box.top() + (box.height() - upper - lower) // 2
        first = QRect(box.left(), top, box.width(), upper) if under else box
        most = round(box.width() * 0.7) if beside else box.width()
        used = self._line(painter, first, cell.text, style, cell.tone or "text", most)
        rest = self._turned(first.adjusted(used + 8, 0, 0, 0), first)
        if beside and rest.width() > self._metrics["body"].averageCharWidth() * 2:
            self._line(painter, rest, beside, "body", "text_2")
        if under:
            second = QRect(box.left(), top + upper, box.width(), lower)
            self._line(painter, second, under, "small", "text_2")

    def _has_two(self, style: str, height: int) -> bool:
        """Whether two lines have room."""
        return self._metrics[style].height() + self._metrics["small"].height() <= height

    def _needed(self, cell: Cell, style: str) -> int:
        """Width of a text with its remark beside it."""
        text = self._metrics[style].horizontalAdvance(cell.text[:LONGEST])
        return text + 8 + self._metrics["body"].horizontalAdvance(cell.remark[:LONGEST])

    def _number(self, painter: QPainter, box: QRect, text: str) -> None:
        painter.setFont(self._fonts["body"])
        painter.setPen(self._colour("text"))
        shown = self._fitting("body", text, box.width())
        painter.drawText(box, AT_LEFT if self._rtl else AT_RIGHT, in_order(shown))

    def _chip(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        if not cell.text:
            return
        high, side = theme().scaled(CHIP_HEIGHT), theme().scaled(CHIP_SIGN)
        sign = side + 5 if cell.state is not None else 0
        room = box.width() - 2 * CHIP_PAD - sign
        text = self._fitting("chip", cell.text, room)
        width = self._metrics["chip"].horizontalAdvance(text) + 2 * CHIP_PAD + sign + 1
        at = QRect(box.left(), box.center().y() - high // 2 + 1, width, high)
        place = self._turned(at, box)
        paint_chip(painter, QRectF(place), cell.tone or "neutral")
        inner = place.adjusted(CHIP_PAD, 0, -CHIP_PAD, 0)
        if cell.state is not None:
            mark = QRect(inner.left(), inner.center().y() - side // 2 + 1, side, side)
            paint_glyph(painter, QRectF(self._turned(mark, inner)), cell.state, cell.share)
            inner = self._turned(inner.adjusted(sign, 0, 0, 0), inner)
        self._line(painter, inner, text, "chip", cell.tone or "neutral", inner.width() + 4)

    def _bar(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        facts = cell.bar
        if facts is None:
            return
        lower, bar = self._metrics["small"].height(), theme().scaled(BAR_HEIGHT)
        top = box.top() + max((box.height() - lower - bar - 5) // 2, 4)
        width = min(theme().scaled(BAR_WIDTH), box.width())
        track = self._turned(QRect(box.left(), top, width, bar), box)
        paint_compact_bar(painter, QRectF(track), facts)
        words = QRect(box.left(), top + bar + 4, box.width(), lower)
        if facts.snoozed:
            words = self._moon(painter, words, box)
        fits = self._advance("small", cell.text) <= words.width()
        text = cell.text if fits else facts.short
        self._line(painter, words, text, "small", words_tone(facts.state))

    def _moon(self, painter: QPainter, words: QRect, box: QRect) -> QRect:
        """Draw before words that something is snoozed; the answer is where they stand then."""
        side = words.height()
        moon = QRect(words.left(), words.top(), side, side)
        image = icons.pixmap("moon", theme().tokens.text_2, side, self._table.devicePixelRatio())
        painter.drawPixmap(self._turned(moon, box).topLeft(), image)
        return self._turned(words.adjusted(side + 5, 0, 0, 0), box)

    # --- text -------------------------------------------------------------------------------------

    def _line(  # noqa: PLR0913, PLR0917 - where, what, and how
        self, painter: QPainter, box: QRect, text: str, style: str, tone: str, most: int = 0
    ) -> int:
        """Draw one line at the leading edge; the answer is the width that it took."""
        shown = self._fitting(style, text, most or box.width())
        painter.setFont(self._fonts[style])
        painter.setPen(self._colour(tone))
        painter.drawText(box, AT_RIGHT if self._rtl else AT_LEFT, in_order(shown))
        return self._metrics[style].horizontalAdvance(shown)

    def _fitting(self, style: str, text: str, width: int) -> str:
        cut = text[:LONGEST]
        return self._metrics[style].elidedText(cut, Qt.TextElideMode.ElideRight, max(width, 0))

    def needed(self, index: Index) -> int:
        """How wide a column is to be for all that a cell says."""
        cell = self._rows.cell(index)
        style = STYLES.get(cell.look, "body")
        lines = [self._advance(style, cell.text), self._advance("small", cell.under)]
        if cell.bar is not None:
            lines = [self._advance("small", cell.bar.short), theme().scaled(BAR_WIDTH)]
        elif cell.remark and self._has_two(style, theme().row_height):
            lines.append(self._advance("small", cell.remark))
        elif cell.remark:
            lines[0] += 8 + self._advance("body", cell.remark)
        return max(lines) + self._before(cell, first=index.column() == CHECK) + 2 * PAD + 2

    def _before(self, cell: Cell, *, first: bool) -> int:
        """How much room arrow, tile, sign or the ends of a chip take beside the words."""
        scaled = theme().scaled
        room = scaled(ARROW) + 6 if first and self._table.property("tree") else 0
        if cell.look is Look.CHIP:
            return room + 2 * CHIP_PAD + (scaled(CHIP_SIGN) + 5 if cell.state is not None else 0)
        room += scaled(TILE) + GAP if cell.tile else 0
        return room + (scaled(SIGN) + 8 if cell.look is Look.STATE and cell.state else 0)

    def _advance(self, style: str, text: str) -> int:
        return self._metrics[style].horizontalAdvance(text[:LONGEST])

    def cut(self, index: Index, width: int) -> bool:
        """Tell whether a cell's text does not fit into its column."""
        return self.needed(index) > width

    def _turned(self, part: QRect, whole: QRect) -> QRect:
        """Where a part stands when text runs from right to left."""
        if not self._rtl:
            return part
        left = whole.left() + whole.right() - part.right()
        return QRect(left, part.top(), part.width(), part.height())


def _middle(box: QRect, side: int) -> QRectF:
    return QRectF(box.center().x() - side / 2 + 1, box.center().y() - side / 2 + 0.5, side, side)


def paint_check(painter: QPainter, box: QRectF, *, on: bool, partly: bool = False) -> None:
    """Draw a check box: empty, ticked, or with a dash for some of many."""
    looks = theme()
    filled = on or partly
    outline = looks.colour("accent" if filled else "border_strong")
    painter.setPen(QPen(outline, 1.5))
    painter.setBrush(looks.colour("accent" if filled else "card"))
    painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 4.5, 4.5)
    if not filled:
        return
    pen = QPen(looks.colour("on_accent"), 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    x, y, side = box.left(), box.top(), box.width()
    shares = (
        ((0.27, 0.5), (0.73, 0.5))
        if partly and not on
        else ((0.25, 0.52), (0.43, 0.69), (0.75, 0.34))
    )
    painter.drawPolyline([QPointF(x + side * a, y + side * b) for a, b in shares])

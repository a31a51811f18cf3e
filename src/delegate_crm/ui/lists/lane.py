# SPDX-License-Identifier: MIT
"""One lane of a board: its name with a count, and cards that are taken along by mouse or keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from delegate_crm.services.board import Lane
from delegate_crm.services.board_cards import Card
from delegate_crm.services.window_words import BarFacts
from delegate_crm.ui.keys import ENTER, claim
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import restyle
from delegate_crm.ui.widgets.chips import SIGN, Chip
from delegate_crm.ui.widgets.glyphs import paint_glyph
from delegate_crm.ui.widgets.labels import Label, tip
from delegate_crm.ui.widgets.ordering import in_order
from delegate_crm.ui.widgets.pictures import paint_picture
from delegate_crm.ui.widgets.rows import in_lines

CARD, HIGH = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
"""The card of an item; how high the form is that stands in it."""
WIDTH, PAD, GAP, RADIUS = 226, 12, 8, 10
TITLE_LINES, NEXT_LINES = 3, 2
STATE, MOON = "state", "moon"


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a card."""

    font: str
    colour: str
    words: str
    indent: int = 0
    """Pixels that its sign takes."""
    sign: str = ""


def lines_of(card: Card, width: int) -> Iterator[Told]:
    """The lines of a card; titles and what comes next are broken, each fact has one of its own."""
    for each in in_lines(card.title, "value", width, TITLE_LINES):
        yield Told("value", "text", each)
    for each in card.lines:
        yield Told("small", "text_2", each)
    indent = theme().scaled(SIGN) + 5 if card.bar else 0
    for words, sign in ((card.next, STATE), (card.snoozed, MOON)):
        lines = in_lines(words, "small", width - indent, NEXT_LINES) if words else ()
        for at, each in enumerate(lines):
            yield Told("small", "text_2", each, indent, sign if indent and not at else "")


class CardDelegate(QStyledItemDelegate):
    """Paints cards."""

    def __init__(self, cards: QListWidget) -> None:
        super().__init__(cards)
        self._cards = cards

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as the words need: a list asks as if it had a scroll bar, always."""
        high: int | None = index.data(HIGH)
        if high:
            return QSize(theme().scaled(WIDTH) // 2, high + GAP)
        width = self._cards.viewport().width()
        told = lines_of(index.data(CARD), width - 2 * PAD - 2)
        words = sum(QFontMetrics(theme().font(each.font)).lineSpacing() for each in told)
        return QSize(theme().scaled(WIDTH) // 2, words + 2 * PAD + GAP)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one card."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRect(option.rect).adjusted(1, 1, -1, -GAP)
        self._ground(painter, box, option)
        if not index.data(HIGH):
            self._words(painter, box.adjusted(PAD, PAD - 1, -PAD, -PAD), index.data(CARD))
        painter.restore()

    def _ground(self, painter: QPainter, box: QRect, option: QStyleOptionViewItem) -> None:
        looks, states = theme(), QStyle.StateFlag
        under = bool(option.state & states.State_MouseOver)
        painter.setBrush(looks.colour("hover" if under else "card"))
        ringed = option.state & states.State_HasFocus and option.state & states.State_Selected
        pen = QPen(looks.colour("focus"), looks.ring) if ringed else looks.colour("border")
        painter.setPen(pen)
        painter.drawRoundedRect(box, RADIUS, RADIUS)

    def _words(self, painter: QPainter, box: QRect, card: Card) -> None:
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        rtl = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
        row = QRect(box.topLeft(), QSize(box.width(), 0))
        for told in lines_of(card, box.width()):
            painter.setFont(theme().font(told.font))
            painter.setPen(theme().colour(told.colour))
            metrics = painter.fontMetrics()
            row = QRect(box.left(), row.bottom() + 1, box.width(), metrics.lineSpacing())
            place = row.adjusted(*((0, 0, -told.indent, 0) if rtl else (told.indent, 0, 0, 0)))
            if card.bar is not None and told.sign:
                _paint_sign(painter, row, told.sign, card.bar, rtl=rtl)
            shown = metrics.elidedText(told.words, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, leading, in_order(shown))


def _paint_sign(painter: QPainter, row: QRect, sign: str, bar: BarFacts, *, rtl: bool) -> None:
    """Paint the sign of a state, or of a snooze, where a row begins."""
    side = theme().scaled(SIGN)
    box = QRect(0, 0, side, side)
    box.moveCenter(row.center())
    (box.moveRight if rtl else box.moveLeft)(row.right() if rtl else row.left())
    if sign == STATE:
        paint_glyph(painter, QRectF(box), bar.state, bar.share)
    else:
        paint_picture(painter, QRectF(box), sign, "text_2")


class Cards(QListWidget):
    """The cards of a lane."""

    opened = Signal(int)
    opened_apart = Signal(int)
    stepped = Signal(int, bool)
    """One lane on or back, and whether the card goes along."""
    archived = Signal()
    """The card that one is at is to be put away."""
    menu_wanted = Signal(object, int)
    typed = Signal(str)
    peeked = Signal(int)
    carried = Signal(object)
    """Where on the screen the card is that is being dragged; none where it is let go of."""
    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._from: QPoint | None = None
        self._carrying = False
        self._opened: tuple[QListWidgetItem, QWidget] | None = None
        """The card in which a form stands, and that form."""
        self.setItemDelegate(CardDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.itemDoubleClicked.connect(lambda _item: self.opened.emit(self.current()))

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these cards."""
        self._opened = None
        self.clear()
        for card in cards:
            item = QListWidgetItem(card.said)
            item.setData(CARD, card)
            item.setToolTip(tip(card.said))
            self.addItem(item)

    def current(self) -> int:
        """Id of the card that one is at; 0 if there is none."""
        row = self.currentRow()
        card: Card | None = self.item(row).data(CARD) if row >= 0 else None
        return card.id if card is not None else 0

    def _item(self, record_id: int) -> QListWidgetItem | None:
        items = (self.item(row) for row in range(self.count()))
        return next((each for each in items if each.data(CARD).id == record_id), None)

    def box_of(self, record_id: int, page: QWidget) -> QRect:
        """Where a card stands in the page; nowhere if it is not here."""
        item = self._item(record_id)
        box = self.visualItemRect(item) if item is not None else QRect()
        return QRect(self.viewport().mapTo(page, box.topLeft()), box.size()) if item else box

    def stand_on(self, record_id: int) -> bool:
        """Go to a card; false if it is not here."""
        item = self._item(record_id)
        if item is not None:
            self.setCurrentItem(item)
        return item is not None

    # --- a form in a card -------------------------------------------------------------------------

    def open_in(self, record_id: int, form: QWidget) -> None:
        """Show a form in the place of what a card says."""
        item = self._item(record_id)
        if item is not None:
            self._opened = item, form
            self.setItemWidget(item, form)
            self.fit()
            self.setCurrentItem(item)
            self.scrollToItem(item)

    def shut(self) -> None:
        """Show again what the card says."""
        if self._opened is not None:
            item, _form = self._opened
            self._opened = None
            self.removeItemWidget(item)
            item.setData(HIGH, 0)

    def fit(self) -> None:
        """Have the card as high as its form."""
        layout = self._opened[1].layout() if self._opened is not None else None
        if self._opened is not None and layout is not None:
            layout.activate()
            high = layout.totalHeightForWidth(self.viewport().width())
            if self._opened[0].data(HIGH) != high:
                self._opened[0].setData(HIGH, high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower card is higher, be it for a scroll bar that came while cards were laid out."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self.fit()

    def event(self, event: QEvent) -> bool:
        """While a card is carried, Esc belongs to it."""
        return claim(event, self._lets_go) or super().event(event)

    def _lets_go(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and self._carrying

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, left and right go to the next lane, with Ctrl the card goes along."""
        key, here = Qt.Key(event.key()), self.current()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if self._lets_go(event):
            self._let_go()
        elif key in ENTER and here:
            (self.opened_apart if control else self.opened).emit(here)
        elif key == Qt.Key.Key_Space and not event.modifiers() and here:
            self.peeked.emit(here)
        elif key == Qt.Key.Key_Delete and here:
            self.archived.emit()
        elif key in steps:
            self.stepped.emit(-steps[key] if self.isRightToLeft() else steps[key], control)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed into the lane go into the filter."""
        if search.strip():
            self.typed.emit(search)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a card."""
        super().mousePressEvent(event)
        at = event.position().toPoint()
        if event.button() is Qt.MouseButton.LeftButton and self.itemAt(at) is not None:
            self._from = at

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry it."""
        at = event.position().toPoint()
        if self._from is None:
            super().mouseMoveEvent(event)
            return
        far = (at - self._from).manhattanLength()
        self._carrying = self._carrying or far >= QApplication.startDragDistance()
        if self._carrying:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.carried.emit(self.mapToGlobal(at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lay it down."""
        carrying = self._carrying
        self._let_go()
        if carrying:
            self.dropped.emit(event.globalPosition().toPoint())
        else:
            super().mouseReleaseEvent(event)

    def _let_go(self) -> None:
        self._from, self._carrying = None, False
        self.unsetCursor()
        self.carried.emit(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of a card, by mouse or by key."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        foot = self.visualItemRect(self.currentItem()).bottomLeft() if self.current() else QPoint()
        if self.current():
            at = event.globalPos() if by_mouse else self.viewport().mapToGlobal(foot)
            self.menu_wanted.emit(at, self.current())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by key stands on a card."""
        super().focusInEvent(event)
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)


class LaneColumn(QFrame):
    """A lane with its head."""

    def __init__(self, width: int = WIDTH) -> None:
        """`width` is the least of a lane with cards."""
        super().__init__()
        self._width = width
        self.setProperty("surface", "sunken")
        self.setMinimumWidth(theme().scaled(width))
        self.cards = Cards()
        self._head = QHBoxLayout()
        self._head.setContentsMargins(2, 0, 4, 0)
        self._chip: Chip | None = None
        self._count = Label("", "small_name", "text_2")
        self._more = Label("", "small", "text_2", wrap=True)
        self._head.addStretch(1)
        self._head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 8)
        column.setSpacing(GAP)
        column.addLayout(self._head)
        column.addWidget(self.cards, 1)
        column.addWidget(self._more)

    def show_lane(self, lane: Lane, count: str, more: str) -> None:
        """Show a lane; `more` says that the list has further records of it."""
        if self._chip is None:
            self._chip = Chip(lane.words, lane.tone)
            self._head.insertWidget(0, self._chip)
        self._count.setText(count)
        self.setMinimumWidth(theme().scaled(self._width) if lane.cards else self._slim())
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.cards.setAccessibleName(f"{lane.words}, {count}")
        self.cards.show_cards(lane.cards)

    def _slim(self) -> int:
        """Where there is no room for all, a lane without cards is no wider than its head."""
        column = self.contentsMargins() + self.layout().contentsMargins()  # type: ignore[union-attr]  # it has one
        return self._head.sizeHint().width() + column.left() + column.right()

    def mark(self, *, aimed: bool) -> None:
        """Tell that a card that is let go of here will lie here."""
        surface = "aimed" if aimed else "sunken"
        if self.property("surface") != surface:
            self.setProperty("surface", surface)
            restyle(self)

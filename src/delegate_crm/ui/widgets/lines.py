# SPDX-License-Identifier: MIT
"""Lines of a short list: drawing, words, a remark in grey, and keys at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from delegate_crm.ui import icons
from delegate_crm.ui.keys import ENTER
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.inputs import Line
from delegate_crm.ui.widgets.ordering import in_order

REMARK = Qt.ItemDataRole.UserRole + 1
KEYS = Qt.ItemDataRole.UserRole + 2
KEY = Qt.ItemDataRole.UserRole + 3
HEADING = Qt.ItemDataRole.UserRole + 4
ROW, PAD, SIGN, HEAD = 38, 10, 18, 26
LEAST = 0.6
"""Of its line a text has so much, however long its remark is."""
STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_PageDown: 8,
}


@dataclass(frozen=True, slots=True)
class Option:
    """One line that may be chosen."""

    key: str
    text: str
    remark: str = ""
    icon: str = ""
    keys: str = ""
    """Keys that do the same, as they are written on the keyboard."""
    heading: str = ""
    """Stands above it, where it is the first of a group."""


class LineList(QListWidget):
    """Lines to choose from; a field that has the focus may lend it its keys."""

    entered = Signal(object)
    """Enter was pressed in the field that is followed, with these other keys held."""

    def __init__(self, *, led: bool = False) -> None:
        """A list that is `led` by a field never takes the focus."""
        super().__init__()
        self._field: Line | None = None
        if led:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setItemDelegate(LineDelegate(self))

    def show_options(self, options: Sequence[Option]) -> None:
        """Offer these; none is current yet."""
        self.clear()
        for option in options:
            item = QListWidgetItem(option.text)
            item.setData(KEY, option.key)
            item.setData(REMARK, option.remark)
            item.setData(KEYS, option.keys)
            item.setData(HEADING, option.heading)
            if option.heading:
                spoken = f"{option.heading}: {option.text}"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            if option.icon:
                item.setIcon(icons.icon(option.icon, theme().tokens.text_2))
            self.addItem(item)

    def texts(self) -> list[str]:
        """What is offered."""
        return [self.item(at).text() for at in range(self.count())]

    def current_key(self) -> str | None:
        """Key of the current line, if there is one."""
        at = self.currentRow()
        return str(self.item(at).data(KEY)) if at >= 0 else None

    def follow(self, field: Line) -> None:
        """Take the keys that choose from a field, unless an input method composes there."""
        self._field = field
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter in the field are for the list."""
        leads = watched is self._field and not self._field.composing
        if leads and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._taken(event)
        return super().eventFilter(watched, event)

    def _taken(self, event: QKeyEvent) -> bool:
        if event.key() in ENTER:
            self.entered.emit(event.modifiers())
            return True
        return self.step(event.key())

    def step(self, key: int) -> bool:
        """Make another line the current one, where a key says so."""
        step = STEPS.get(Qt.Key(key), 0)
        if step:
            self.setCurrentRow(min(max(self.currentRow() + step, 0), self.count() - 1))
        return bool(step)


class LineDelegate(QStyledItemDelegate):
    """Paints such lines; text is drawn as it stands."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One row of the list, and its heading."""
        return QSize(120, theme().scaled(ROW + (HEAD if index.data(HEADING) else 0)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one line."""
        looks, box = theme(), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if heading := str(index.data(HEADING) or ""):
            box = self._headed(painter, box, heading)
        if option.state & QStyle.StateFlag.State_Selected:
            outline = looks.colour("accent") if looks.contrasting else Qt.PenStyle.NoPen
            painter.setPen(outline)
            painter.setBrush(looks.colour("accent_soft"))
            painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 8, 8)
        rtl = option.direction is Qt.LayoutDirection.RightToLeft
        box = box.adjusted(PAD, 0, -PAD, 0)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        side = looks.scaled(SIGN)
        if isinstance(icon, QIcon):
            at = box.right() - side if rtl else box.left()
            icon.paint(painter, QRect(at, box.center().y() - side // 2, side, side))
            box = box.adjusted(0, 0, -side - PAD, 0) if rtl else box.adjusted(side + PAD, 0, 0, 0)
        box = self._at_end(painter, box, str(index.data(KEYS) or ""), rtl=rtl)
        text, remark = str(index.data() or ""), str(index.data(REMARK) or "")
        self._words(painter, box, text, remark, rtl=rtl)
        painter.restore()

    def _headed(self, painter: QPainter, box: QRect, heading: str) -> QRect:
        """Write the heading of a group; what is left of its first row."""
        high = theme().scaled(HEAD)
        upper = QRect(box.left() + PAD, box.top(), box.width() - 2 * PAD, high)
        painter.setFont(theme().font("small_name"))
        painter.setPen(theme().colour("text_2"))
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(upper, leading, in_order(heading))
        return box.adjusted(0, high, 0, 0)

    def _at_end(self, painter: QPainter, box: QRect, keys: str, *, rtl: bool) -> QRect:
        if not keys:
            return box
        painter.setFont(theme().font("small"))
        painter.setPen(theme().colour("text_3"))
        trailing = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, trailing, in_order(keys))
        room = painter.fontMetrics().horizontalAdvance(keys) + PAD
        return box.adjusted(room, 0, 0, 0) if rtl else box.adjusted(0, 0, -room, 0)

    def _words(self, painter: QPainter, box: QRect, text: str, remark: str, *, rtl: bool) -> None:
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        bold, small = theme().font("value"), QFontMetrics(theme().font("small"))
        metrics = QFontMetrics(bold)
        most = text_room(box.width(), small.horizontalAdvance(remark) if remark else 0)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, most)
        painter.setFont(bold)
        painter.setPen(theme().colour("text"))
        painter.drawText(box, leading, in_order(shown))
        room = metrics.horizontalAdvance(shown) + PAD
        box = box.adjusted(0, 0, -room, 0) if rtl else box.adjusted(room, 0, 0, 0)
        painter.setFont(theme().font("small"))
        painter.setPen(theme().colour("text_2"))
        rest = small.elidedText(remark, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, leading, in_order(rest))


def text_room(whole: int, remark: int) -> int:
    """How wide a text may be beside its remark: all that it leaves, and three fifths at least."""
    return max(whole - remark - PAD, round(whole * LEAST)) if remark else whole

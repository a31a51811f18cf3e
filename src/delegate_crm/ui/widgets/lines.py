# SPDX-License-Identifier: MIT
"""Lines of a short list: drawing, words, a remark in grey, and keys at the end."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.ordering import in_order

REMARK = Qt.ItemDataRole.UserRole + 1
KEYS = Qt.ItemDataRole.UserRole + 2
PAD, SIGN = 10, 18


def set_line(item: QListWidgetItem, remark: str, keys: str = "") -> None:
    """Give an item its remark and keys."""
    item.setData(REMARK, remark)
    item.setData(KEYS, keys)


class LineDelegate(QStyledItemDelegate):
    """Paints such lines; text is drawn as it stands."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One row of the list."""
        return QSize(120, theme().scaled(38))

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
        bold = theme().font("value")
        metrics = QFontMetrics(bold)
        most = round(box.width() * (0.6 if remark else 1.0))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, most)
        painter.setFont(bold)
        painter.setPen(theme().colour("text"))
        painter.drawText(box, leading, in_order(shown))
        room = metrics.horizontalAdvance(shown) + PAD
        box = box.adjusted(0, 0, -room, 0) if rtl else box.adjusted(room, 0, 0, 0)
        painter.setFont(theme().font("small"))
        painter.setPen(theme().colour("text_2"))
        rest = painter.fontMetrics().elidedText(remark, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, leading, in_order(rest))

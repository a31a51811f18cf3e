# SPDX-License-Identifier: MIT
"""The rows of a timeline: the model, and how each is painted."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from delegate_crm.services.timeline import TimeRow
from delegate_crm.services.window_facts import CLOSES, OPENS
from delegate_crm.ui.lists.tables import RowsModel
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.time_paint import Days, Lane, paint_lane, paint_names
from delegate_crm.ui.widgets.timescale import Timescale

HEIGHT, LOW_HEIGHT = 56, 44
BOTH = f"{OPENS} {CLOSES}"
"""The window is taken as a whole."""
Index = QModelIndex | QPersistentModelIndex


def ringed(box: QRectF, width: int = 0) -> QRectF:
    """Where the ring of a row lies, and what it encloses; a low row leaves no air around it."""
    air = (4 if box.height() > theme().scaled(LOW_HEIGHT) else 2) - width
    return box.adjusted(7 - width, air, width - 7, -air - 1)


class TimeRows(RowsModel):
    """Follow-ups by id; what one says is its sentence."""

    def __init__(self) -> None:
        super().__init__((), lambda column: str(column.label))

    def time_row(self, row: int) -> TimeRow | None:
        """What stands in a row; none while it is not here."""
        found = self.row_at(row) if 0 <= row < len(self.entries) else None
        return found if isinstance(found, TimeRow) else None

    def known_row(self, record_id: int) -> TimeRow | None:
        """The row of a record, if it is here."""
        found = self.known(record_id)
        return found if isinstance(found, TimeRow) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """The sentence of a row, for those who do not see it."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            found = self.known_row(self.id_at(index.row()))
            return found.said if found else ""
        return None


class Look(Protocol):
    """What painting asks of the view."""

    scale: Timescale
    hovered: int

    @property
    def row_height(self) -> int:
        """Pixels of a row."""

    def names_width(self) -> int:
        """Pixels of the column of names."""

    def shift_of(self, record_id: int) -> Days:
        """By how many days the ends of a window are being moved."""

    def grips_of(self, record_id: int) -> str:
        """Which ends of a window show that they can be taken."""

    def dragged_words(self, row: TimeRow) -> str:
        """What is said over a bar that is being moved."""


class TimeCells(QStyledItemDelegate):
    """Paints a row: names, then its window on the axis of all."""

    def __init__(self, view: QWidget, rows: TimeRows, look: Look) -> None:
        super().__init__(view)
        self._view, self._rows, self._look = view, rows, look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, number = QRectF(option.rect), index.row()
        row, looks = self._rows.time_row(number), theme()
        lit = number in (self._look.hovered, self._current())
        ground = looks.colour("hover" if lit else "card")
        if lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(ringed(box, 1), 8, 8)
        painter.fillRect(
            QRectF(box.left(), box.bottom() - 1, box.width(), 1), looks.colour("border")
        )
        names = self._names(box)
        if row is None:
            self._paint_waiting(painter, names)
        else:
            paint_names(painter, names, row, rtl=self._look.scale.rtl)
        self._paint_axis(painter, box, row, ground)
        painter.restore()

    def _current(self) -> int:
        view: Any = self._view
        return int(view.currentIndex().row())

    def _names(self, box: QRectF) -> QRectF:
        width = self._look.names_width()
        left = box.right() - width if self._look.scale.rtl else box.left()
        return QRectF(left, box.top(), width, box.height() - 1)

    def _paint_waiting(self, painter: QPainter, names: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("sunken"))
        middle = names.center().y()
        painter.drawRoundedRect(QRectF(names.left() + 20, middle - 6, names.width() / 2, 12), 6, 6)

    def _paint_axis(self, painter: QPainter, box: QRectF, row: TimeRow | None, ground: Any) -> None:  # noqa: ANN401 - a colour
        look, looks = self._look, theme()
        scale, axis = look.scale, look.scale.axis()
        room = QRectF(scale.left, box.top(), scale.width, box.height() - 1)
        edge = room.right() if scale.rtl else room.left() - 1
        painter.fillRect(QRectF(edge, box.top(), 1, box.height()), looks.colour("border"))
        painter.setClipRect(room)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(looks.colour("border"))
        starts = (round(axis.at(month)) for month in scale.in_view())
        painter.drawRects([QRectF(x, box.top(), 1, box.height()) for x in starts])
        if row is None:
            return
        taken = look.grips_of(row.id)
        paint_lane(
            painter,
            row,
            Lane(
                room,
                axis,
                ground,
                look.shift_of(row.id),
                (OPENS in taken, CLOSES in taken),
                look.dragged_words(row),
            ),
        )

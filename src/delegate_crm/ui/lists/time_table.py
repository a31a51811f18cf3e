# SPDX-License-Identifier: MIT
"""Rows on one axis of time, scrolled and zoomed, their windows moved, by mouse and by keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip

from delegate_crm.kit.i18n import Translator
from delegate_crm.services.timeline import TimeRow
from delegate_crm.services.window_facts import CLOSES, OPENS
from delegate_crm.services.window_words import near_day
from delegate_crm.ui.keys import ENTER, claim
from delegate_crm.ui.lists.time_drag import PULL, WEEK, Held, allowed
from delegate_crm.ui.lists.time_rows import BOTH, TimeCells
from delegate_crm.ui.lists.time_view import TimeView
from delegate_crm.ui.timing import after
from delegate_crm.ui.widgets.labels import tip
from delegate_crm.ui.widgets.time_paint import Days, away, segment, shifted

ARROW = 28
"""Pixels from an edge within which its arrow is clicked."""
REACH = 9
"""Pixels around an end in which it is taken hold of."""
SIDES: Mapping[int, int] = MappingProxyType({Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1})
ZOOMS: Mapping[int, int] = MappingProxyType(
    {Qt.Key.Key_Plus: -1, Qt.Key.Key_Equal: -1, Qt.Key.Key_Minus: 1}
)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Keypad = Qt.KeyboardModifier.KeypadModifier


class TimeTable(TimeView):
    """Shows `TimeRows`; tells by how many days a window is to move."""

    opened = Signal(int)
    opened_apart = Signal(int)
    peeked = Signal(int)
    archived = Signal()
    typed = Signal(str)
    menu_wanted = Signal(object, int)
    shifting = Signal(int, int, int)
    """A window is to be moved: the days for its opening, and for its closing end."""
    refused = Signal(int)
    """A window was taken that cannot be moved."""
    adjusted = Signal(int)
    """Both ends of a window are to be typed."""
    zoomed = Signal(int, object)
    """More or less time is to be shown, around a place if one is told."""
    went = Signal(float)
    """So many pixels of time are to be scrolled."""
    home = Signal()

    def __init__(self, tr: Translator, today: dt.date) -> None:
        super().__init__(tr, today)
        self._tr = tr
        self.hovered, self._over = -1, ""
        """A row, and the part of its window that would be taken."""
        self._held: Held | None = None
        self._pulling = after(self, PULL, self._pull)
        self._moved: dict[int, Days] = {}
        """What was moved and is not told by the office yet."""
        self.setMouseTracking(True)
        self.setItemDelegate(TimeCells(self, self.rows, self))

    # --- what is painted of what is moved ---------------------------------------------------------

    def shift_of(self, record_id: int) -> Days:
        """By how many days the ends of a window are being moved."""
        if self._held is not None and self._held.row.id == record_id:
            return self._held.by
        return self._moved.get(record_id, (0, 0))

    def grips_of(self, record_id: int) -> str:
        """Which ends of a window show that they can be taken."""
        if self._held is not None:
            return self._held.part if self._held.row.id == record_id else ""
        return self._over if self.rows.id_at(self.hovered) == record_id else ""

    def dragged_words(self, row: TimeRow) -> str:
        """The days that a window would have, while it is dragged."""
        if self._held is None or self._held.row.id != row.id:
            return ""
        ends = shifted(row, self._held.by)
        words = [near_day(day, self._today, self._tr, "medium") for day in ends or ()]
        return " – ".join(dict.fromkeys(words))

    def settle(self, ids: frozenset[int] | None = None) -> None:
        """What was moved is told by the office now, or was refused."""
        for each in ids if ids is not None else [*self._moved]:
            self._moved.pop(each, None)
        self.viewport().update()

    # --- what lies out of view --------------------------------------------------------------------

    def _away(self, row: TimeRow | None) -> float:
        """How far out of view the days of a row are."""
        scale = self.scale
        room = QRectF(scale.left, 0, scale.width, self.row_height)
        return away(row, scale.axis(), room) if row is not None else 0.0

    def _hints_away(self, at: QPointF) -> bool:
        """Whether the arrow stands at a place that tells where the days of a row are."""
        row, scale = self.rows.time_row(self.indexAt(at.toPoint()).row()), self.scale
        way = self._away(row)
        edge = scale.left if way < 0 else scale.left + scale.width
        return bool(way) and abs(at.x() - edge) <= ARROW

    def show_days(self) -> None:
        """Bring the days of the current row into view."""
        way = self._away(self.current_row())
        if way:
            self.went.emit(-way if self.scale.rtl else way)

    # --- mouse ------------------------------------------------------------------------------------

    def _part_at(self, at: QPointF) -> tuple[TimeRow | None, str]:
        """The row under a place, and the part of its window that would be taken there."""
        index = self.indexAt(at.toPoint())
        row = self.rows.time_row(index.row()) if index.isValid() else None
        if row is None or not self.scale.left <= at.x() <= self.scale.left + self.scale.width:
            return row, ""
        middle = QRectF(self.visualRect(index)).center().y()
        box = segment(row, self.scale.axis(), middle, self.shift_of(row.id))
        if box is None or not box.adjusted(-REACH, -REACH, REACH, REACH).contains(at):
            return row, ""
        inner = min(REACH, box.width() / 3)
        at_left, at_right = at.x() < box.left() + inner, at.x() > box.right() - inner
        if row.whole or not (at_left or at_right):
            return row, BOTH
        return row, OPENS if at_left != self.scale.rtl else CLOSES

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stand on a row; take hold of a window, or of an end of it."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.setCurrentIndex(index)
        row, part = self._part_at(event.position())
        if self._hints_away(event.position()) and event.button() is Qt.MouseButton.LeftButton:
            self.show_days()
        elif event.button() is Qt.MouseButton.MiddleButton and row is not None:
            self.opened_apart.emit(row.id)
        elif event.button() is Qt.MouseButton.LeftButton and row is not None and part:
            if row.fixed is not None:
                self.refused.emit(row.id)
            else:
                self._held = Held(row, part, self.scale.axis().day(event.position().x()))
                self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the window would go, by whole days; with Shift by weeks."""
        held = self._held
        if held is None:
            self._hover(event.position())
            return
        held.x, held.weeks = event.position().x(), bool(event.modifiers() & SHIFT)
        held.follow(self.scale)
        self._pulling.start()
        self.viewport().update()

    def _pull(self) -> None:
        """While a window is held at an edge of the view, the time goes on under it."""
        pixels = self._held.pull(self.scale) if self._held is not None else 0
        if self._held is not None and pixels:
            self.went.emit(pixels)
            self._held.follow(self.scale)
            self._pulling.start()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go: the window is moved."""
        held, self._held = self._held, None
        if held is not None and any(held.by):
            self._shift(held.row, held.by)
        self.viewport().update()

    def _shift(self, row: TimeRow, by: Days) -> None:
        before = self._moved.get(row.id, (0, 0))
        self._moved[row.id] = (before[0] + by[0], before[1] + by[1])
        self.shifting.emit(row.id, *by)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the row."""
        row, _ = self._part_at(event.position())
        if row is not None and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(row.id)

    def _hover(self, at: QPointF) -> None:
        row, part = self._part_at(at)
        free = row is not None and row.fixed is None
        self.hovered = self.indexAt(at.toPoint()).row()
        self._over = part if free else ""
        shapes = {OPENS: Qt.CursorShape.SizeHorCursor, CLOSES: Qt.CursorShape.SizeHorCursor}
        whole = Qt.CursorShape.OpenHandCursor if self._over else Qt.CursorShape.ArrowCursor
        if self._hints_away(at):
            whole = Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shapes.get(self._over, whole))
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """Tint no row."""
        self.hovered, self._over = -1, ""
        self.viewport().update()
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl zoom, with Shift or sideways scroll the time."""
        turn = event.angleDelta()
        if event.modifiers() & CONTROL and turn.y():
            self.zoomed.emit(-1 if turn.y() > 0 else 1, event.position().x())
        elif turn.x() or event.modifiers() & SHIFT:
            self.went.emit(-(turn.x() or turn.y()))
        else:
            super().wheelEvent(event)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Say in a tool tip how a window lies."""
        if not isinstance(event, QHelpEvent) or event.type() is not QEvent.Type.ToolTip:
            return super().viewportEvent(event)
        row, _ = self._part_at(QPointF(event.pos()))
        if row is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPos(), tip(row.said), self)
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of a row, by mouse or by key."""
        if self.current_id():
            by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
            foot = self.visualRect(self.currentIndex()).bottomLeft()
            at = event.globalPos() if by_mouse else self.viewport().mapToGlobal(foot)
            self.menu_wanted.emit(at, self.current_id())

    # --- keys -------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """While a window is dragged, Esc belongs to it."""
        return claim(event, self._lets_go) or super().event(event)

    def _lets_go(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and self._held is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from row to row and along the time; with Ctrl they move the window."""
        keys = event.modifiers() & ~Keypad
        if self._lets_go(event):
            self._held = None
            self.viewport().update()
        elif not (self._acted(event.key(), keys) or self._timed(event.key(), keys)):
            super().keyPressEvent(event)

    def _acted(self, key: int, keys: Qt.KeyboardModifier) -> bool:
        here = self.current_id()
        if key in ENTER and here:
            (self.opened_apart if keys & CONTROL else self.opened).emit(here)
        elif key == Qt.Key.Key_Space and not keys and here:
            self.peeked.emit(here)
        elif key == Qt.Key.Key_F2 and here:
            self.adjusted.emit(here)
        elif key == Qt.Key.Key_Delete and here:
            self.archived.emit()
        else:
            return False
        return True

    def _timed(self, key: int, keys: Qt.KeyboardModifier) -> bool:
        side = SIDES.get(key, 0) * (-1 if self.isRightToLeft() else 1)
        if side and keys & CONTROL:
            days = side * WEEK
            self.nudge((0, days) if keys & SHIFT else (days, days))
        elif side:
            self.went.emit(side * self.scale.width / 4)
        elif key in ZOOMS and keys & CONTROL:
            self.zoomed.emit(ZOOMS[key], None)
        elif key == Qt.Key.Key_Home and keys & CONTROL:
            self.home.emit()
        elif key == Qt.Key.Key_End and keys & CONTROL:
            self.show_days()
        else:
            return False
        return True

    def nudge(self, by: Days) -> None:
        """Move the current window by days."""
        row = self.current_row()
        if row is None:
            return
        if row.fixed is not None:
            self.refused.emit(row.id)
            return
        part = BOTH if by[0] or row.whole else CLOSES
        by = allowed(row, part, by[1])
        if any(by):
            self._shift(row, by)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed into the rows go into the filter."""
        if search.strip():
            self.typed.emit(search)

# SPDX-License-Identifier: MIT
"""The large bar of a follow-up window, whose ends are moved by mouse and keyboard (`UX` 3)."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from delegate_crm.kit.i18n import Translator
from delegate_crm.services.window_facts import CLOSES, OPENS, WindowFacts
from delegate_crm.services.window_words import near_day
from delegate_crm.ui.accessible import Role, tell_roles
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.axis import Axis
from delegate_crm.ui.widgets.labels import tip
from delegate_crm.ui.widgets.rings import paint_ring
from delegate_crm.ui.widgets.window_paint import EDGE, HEIGHT, MIDDLE, TRACK, Bar, paint_bar

WEEK = 7
REACH = 14
"""Pixels around an end in which it is taken hold of."""
SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class WindowBar(QWidget):
    """Drawn from facts; tells by how many days each end is to move."""

    role = Role.Slider
    moved = Signal(int, int)
    """Days by which the opening and the closing end are moved."""

    def __init__(self, facts: WindowFacts, tr: Translator, *, fixed: bool = False) -> None:
        """`fixed` windows are only shown."""
        super().__init__()
        tell_roles()
        self._tr, self._fixed = tr, fixed
        self._end = CLOSES
        self._held = ""
        """The end that is being dragged."""
        self._pressed: dt.date | None = None
        self._by = {OPENS: 0, CLOSES: 0}
        self._hovered = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme().scaled(HEIGHT))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_facts(facts)

    def show_facts(self, facts: WindowFacts) -> None:
        """Show a window."""
        self.facts = facts
        self._by = {OPENS: 0, CLOSES: 0}
        self.setAccessibleName(", ".join(filter(None, (facts.title, facts.bar.spoken))))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(420, theme().scaled(HEIGHT))

    @property
    def ends(self) -> tuple[dt.date, dt.date]:
        """The days of both ends as they are shown, while one is dragged too."""
        bar = self.facts.bar
        opens = bar.opens or bar.closes or bar.today
        closes = max(bar.closes or bar.opens or bar.today, opens)
        return _later(opens, self._by[OPENS]), _later(closes, self._by[CLOSES])

    @property
    def end(self) -> str:
        """The end that keys move: `opens` or `closes`."""
        return self._end

    def axis(self) -> Axis:
        """The axis; while an end is dragged it stays as it was."""
        bar, facts = self.facts.bar, self.facts
        days = [day for day in (bar.opens, bar.closes, bar.today) if day]
        days += [mark.day for mark in (facts.visit, *facts.marks) if mark]
        left, width = float(EDGE), max(float(self.width() - 2 * EDGE), 1.0)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return Axis.over(days, left, width, after=2, rtl=rtl)

    def x_of(self, end: str) -> float:
        """Where an end stands."""
        opens, closes = self.ends
        return self.axis().x(opens) if end == OPENS else self.axis().x(closes, 1.0)

    # --- drawing ----------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        opens, closes = self.ends
        paint_bar(
            painter,
            Bar(
                facts=self.facts,
                axis=self.axis(),
                opens=opens,
                closes=closes,
                tr=self._tr,
                grip=self._shown_end(),
                until=self._dragged_words() or self.facts.until,
                width=self.width(),
                middle=theme().scaled(MIDDLE),
            ),
        )
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _shown_end(self) -> str:
        if self._fixed:
            return ""
        return self._held or self._hovered or (self._end if self.hasFocus() else "")

    def _dragged_words(self) -> str:
        if not self._held:
            return ""
        opens, closes = (near_day(day, self.facts.bar.today, self._tr) for day in self.ends)
        return f"{opens} – {closes}"

    # --- mouse ------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of an end."""
        held = self._end_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and held:
            self._held = self._end = held
            self._pressed = self.axis().day(event.position().x())
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the end would go, by whole days; with Shift by weeks."""
        if not self._held or self._pressed is None:
            self._hover(event)
            return
        days = (self.axis().day(event.position().x()) - self._pressed).days
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            days = round(days / WEEK) * WEEK
        self._by[self._held] = self._allowed(self._held, days)
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go: the end is moved."""
        held, self._held, by = self._held, "", self._by
        if held and any(by.values()):
            self.moved.emit(by[OPENS], by[CLOSES])
        self.update()

    def _hover(self, event: QMouseEvent) -> None:
        self._hovered = self._end_at(event.position())
        shape = Qt.CursorShape.SizeHorCursor if self._hovered else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.setToolTip(tip(self._told_at(event.position())))
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the grips."""
        self._hovered = ""
        self.update()
        super().leaveEvent(event)

    def _end_at(self, at: QPointF) -> str:
        if self._fixed or abs(at.y() - theme().scaled(MIDDLE)) > theme().scaled(TRACK):
            return ""
        near = {end: abs(at.x() - self.x_of(end)) for end in (CLOSES, OPENS)}
        end = min(near, key=lambda each: near[each])
        return end if near[end] <= REACH else ""

    def _told_at(self, at: QPointF) -> str:
        """What is told of the place under the pointer."""
        axis, facts = self.axis(), self.facts
        for mark in (*facts.marks, *((facts.visit,) if facts.visit else ())):
            if abs(axis.x(mark.day) - at.x()) <= REACH / 2:
                return f"{mark.words}, {self._tr.date(mark.day)}"
        return facts.said

    # --- keys -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right choose an end; with Ctrl the window moves a week, with Shift its end."""
        side = SIDES.get(Qt.Key(event.key()), 0)
        if self._held and event.key() == Qt.Key.Key_Escape:
            self._held, self._by = "", {OPENS: 0, CLOSES: 0}
            self.update()
        elif side and not self._fixed:
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                side = -side
            self._step(side, event.modifiers())
        else:
            super().keyPressEvent(event)

    def _step(self, side: int, keys: Qt.KeyboardModifier) -> None:
        if not keys & Qt.KeyboardModifier.ControlModifier:
            self._end = OPENS if side < 0 else CLOSES
            self.update()
        elif keys & Qt.KeyboardModifier.ShiftModifier:
            days = self._allowed(self._end, side * WEEK)
            if days:
                self.moved.emit(*((days, 0) if self._end == OPENS else (0, days)))
        else:
            self.moved.emit(side * WEEK, side * WEEK)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the grip of the end that keys move."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide it."""
        self.update()
        super().focusOutEvent(event)

    def _allowed(self, end: str, days: int) -> int:
        """Neither end passes the other."""
        bar = self.facts.bar
        if bar.opens is None or bar.closes is None:
            return days
        room = (bar.closes - bar.opens).days
        return min(days, room) if end == OPENS else max(days, -room)


def _later(day: dt.date, days: int) -> dt.date:
    number = day.toordinal() + days
    return dt.date.fromordinal(min(max(number, 1), dt.date.max.toordinal()))

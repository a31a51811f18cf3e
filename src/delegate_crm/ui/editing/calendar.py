# SPDX-License-Identifier: MIT
"""A month in which a day is picked: by a click, or by arrow keys and Enter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.kit.locales import weekday_names
from delegate_crm.rules.approx import ApproxDate, Offset, Unit
from delegate_crm.rules.datewords import write_date
from delegate_crm.ui.keys import ENTER
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import IconButton
from delegate_crm.ui.widgets.labels import Label

CELL, DAYS, WEEKS = 36, 7, 6
STEPS: Mapping[int, tuple[int, Unit]] = {
    Qt.Key.Key_Left: (-1, Unit.DAY),
    Qt.Key.Key_Right: (1, Unit.DAY),
    Qt.Key.Key_Up: (-7, Unit.DAY),
    Qt.Key.Key_Down: (7, Unit.DAY),
    Qt.Key.Key_PageUp: (-1, Unit.MONTH),
    Qt.Key.Key_PageDown: (1, Unit.MONTH),
}


class Month(QWidget):
    """The days of one month, with those around it in grey."""

    moved = Signal()
    picked = Signal(object)

    def __init__(self, tr: Translator, today: dt.date, day: dt.date) -> None:
        super().__init__()
        self._tr, self._today, self.day = tr, today, day
        self._first_weekday = tr.locale.first_week_day
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFont(theme().font("body"))
        side = theme().scaled(CELL)
        self.setFixedSize(QSize(side * DAYS, side * WEEKS + theme().scaled(24)))
        self.show_day(day)

    def show_day(self, day: dt.date) -> None:
        """Move to a day."""
        self.day = day
        self.setAccessibleName(write_date(ApproxDate.exact(day), self._tr))
        self.update()
        self.moved.emit()

    def step(self, count: int, unit: Unit) -> None:
        """Move by days or months; beyond the calendar one stays."""
        if 1 < self.day.year < dt.MAXYEAR:
            self.show_day(Offset(count, unit).after(self.day))

    @property
    def _first(self) -> dt.date:
        """The day in the upper corner."""
        first = self.day.replace(day=1)
        return first - dt.timedelta((first.weekday() - self._first_weekday) % DAYS)

    def _cell(self, at: int) -> QRectF:
        side, column = theme().scaled(CELL), at % DAYS
        column = DAYS - 1 - column if self.isRightToLeft() else column
        top = theme().scaled(24) + at // DAYS * side
        return QRectF(column * side, top, side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw weekdays and days."""
        painter, looks = QPainter(self), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(looks.font("tiny"))
        painter.setPen(looks.colour("text_2"))
        names = weekday_names(self._tr.lang, "abbreviated")
        for at in range(DAYS):
            box = self._cell(at)
            box.moveTop(0)
            box.setHeight(looks.scaled(24))
            name = names[(at + self._first_weekday) % DAYS]
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
        for at in range(DAYS * WEEKS):
            self._paint_day(painter, self._cell(at), self._first + dt.timedelta(at))

    def _paint_day(self, painter: QPainter, box: QRectF, day: dt.date) -> None:
        looks, chosen = theme(), day == self.day
        inner = box.adjusted(2, 2, -2, -2)
        painter.setBrush(looks.colour("accent") if chosen else Qt.BrushStyle.NoBrush)
        ring = QPen(looks.colour("focus"), looks.ring)
        painter.setPen(ring if day == self._today and not chosen else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(inner, 8, 8)
        tone = "text" if day.month == self.day.month else "text_3"
        painter.setPen(looks.colour("on_accent" if chosen else tone))
        painter.setFont(looks.font("name" if chosen or day == self._today else "body"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(day.day))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pick the day under the pointer."""
        for at in range(DAYS * WEEKS):
            if self._cell(at).contains(event.position()):
                self.picked.emit(self._first + dt.timedelta(at))
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, or pick."""
        if event.key() in STEPS:
            self.step(*STEPS[event.key()])
        elif event.key() in ENTER:
            self.picked.emit(self.day)
        else:
            super().keyPressEvent(event)


class CalendarPopup(QFrame):
    """A month over the window; a click outside or Esc closes it."""

    picked = Signal(object)

    def __init__(self, parent: QWidget, tr: Translator, today: dt.date, day: dt.date) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._tr = tr
        self.setProperty("surface", "floating")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.month = Month(tr, today, day)
        self._title = Label("", "section")
        self.month.moved.connect(self._name)
        self.month.picked.connect(self._pick)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        back, on = tr(N_("Previous month")), tr(N_("Next month"))
        for icon, name, step in (("chevron-left", back, -1), ("chevron-right", on, 1)):
            button = IconButton(icon, name, small=True)
            button.clicked.connect(lambda _on=False, step=step: self.month.step(step, Unit.MONTH))
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addLayout(head)
        column.addWidget(self.month)
        self._name()

    def _name(self) -> None:
        day = self.month.day
        words = write_date(ApproxDate.month(day.year, day.month), self._tr)
        self._title.setText(words[:1].upper() + words[1:])

    def _pick(self, day: dt.date) -> None:
        self.picked.emit(day)
        self.close()

    def open_at(self, line: QWidget) -> None:
        """Open under a field."""
        self.move(line.mapToGlobal(QPoint(0, line.height() + 4)))
        self.show()
        self.month.setFocus()

# SPDX-License-Identifier: MIT
"""This week: its days with a dot for each thing that turns on them; a click narrows the list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.services.today import WeekDay
from delegate_crm.ui.keys import ENTER
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.cards import Card
from delegate_crm.ui.widgets.glyphs import TONES
from delegate_crm.ui.widgets.labels import tip
from delegate_crm.ui.widgets.rings import paint_ring

TALL, CELL, DOT, MOST_DOTS = 76, 30, 5, 3
SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class DayCell(QAbstractButton):
    """One day."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.day: WeekDay | None = None
        self.today = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme().scaled(TALL))

    def show_day(self, day: WeekDay, *, today: bool) -> None:
        """Show a day."""
        self.day, self.today = day, today
        self.setAccessibleName(day.words)
        self.setToolTip(tip(day.words))
        self.update()

    def sizeHint(self) -> QSize:
        """An equal share of the card."""
        return QSize(theme().scaled(CELL), theme().scaled(TALL))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go to the neighbour; Enter and Space choose."""
        if step := SIDES.get(Qt.Key(event.key())):
            self.stepped.emit(step)
        elif event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw weekday, number, dots."""
        if self.day is None:
            return
        looks, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, side = self.width() / 2, looks.scaled(CELL)
        painter.setFont(looks.font("tiny"))
        painter.setPen(looks.colour("text_2"))
        head = QRectF(0, 0, self.width(), looks.scaled(20))
        painter.drawText(head, Qt.AlignmentFlag.AlignCenter, self.day.letter)
        box = QRectF(middle - side / 2, looks.scaled(24), side, side)
        self._paint_number(painter, box)
        self._paint_dots(painter, box.bottom() + looks.scaled(9))

    def _paint_number(self, painter: QPainter, box: QRectF) -> None:
        looks = theme()
        ground = "accent" if self.today else "accent_soft" if self.isChecked() else ""
        ground = ground or ("hover" if self.underMouse() else "")
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(looks.colour(ground))
            painter.drawRoundedRect(box, 8, 8)
        if self.isChecked() or self.hasFocus():
            paint_ring(painter, box.adjusted(-2, -2, 2, 2), 9)
        painter.setFont(looks.font("name" if self.today else "value"))
        painter.setPen(looks.colour("on_accent" if self.today else "text"))
        number = str(self.day.day.day) if self.day else ""
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)

    def _paint_dots(self, painter: QPainter, y: float) -> None:
        looks = theme()
        day = self.day
        tones = [TONES[state] for state in day.states] if day else []
        tones = ["accent" for _ in (day.visits if day else ())] + tones
        tones = tones[:MOST_DOTS]
        size, gap = looks.scaled(DOT), looks.scaled(4)
        whole = len(tones) * size + (len(tones) - 1) * gap
        x = self.width() / 2 - whole / 2 + size / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for tone in tones:
            painter.setBrush(looks.colour(tone))
            painter.drawEllipse(QPointF(x, y), size / 2, size / 2)
            x += size + gap


class WeekCard(Card):
    """Seven days; one of them may be chosen."""

    chosen = Signal(object)
    """The day that is to narrow the list, or none."""

    def __init__(self, tr: Translator) -> None:
        super().__init__(tr(N_("This week")))
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.cells = [DayCell() for _ in range(7)]
        for number, cell in enumerate(self.cells):
            cell.clicked.connect(lambda _checked=False, cell=cell: self._clicked(cell))
            cell.stepped.connect(lambda step, number=number: self._step(number, step))
            row.addWidget(cell)
        self.add(inner)
        self._stop(0)

    def show_week(self, week: Sequence[WeekDay], today: dt.date) -> None:
        """Show the days."""
        for cell, day in zip(self.cells, week, strict=True):
            cell.show_day(day, today=day.day == today)

    def clear(self) -> None:
        """No day is chosen any more."""
        for cell in self.cells:
            cell.setChecked(False)

    def _clicked(self, chosen: DayCell) -> None:
        for cell in self.cells:
            if cell is not chosen:
                cell.setChecked(False)
        self._stop(self.cells.index(chosen))
        self.chosen.emit(chosen.day if chosen.isChecked() else None)

    def _step(self, number: int, step: int) -> None:
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            step = -step
        number = min(max(number + step, 0), len(self.cells) - 1)
        self._stop(number)
        self.cells[number].setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop(self, number: int) -> None:
        """One day takes part in the Tab order."""
        for each, cell in enumerate(self.cells):
            policy = Qt.FocusPolicy.StrongFocus if each == number else Qt.FocusPolicy.ClickFocus
            cell.setFocusPolicy(policy)

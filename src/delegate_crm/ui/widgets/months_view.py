# SPDX-License-Identifier: MIT
"""A year as twelve small months: each day wears the visit of it that is known best."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip

from delegate_crm.kit.i18n import Translator
from delegate_crm.kit.locales import month_names, weekday_names
from delegate_crm.rules.approx import month_end
from delegate_crm.services.visit_calendar import (
    WEEK,
    YEAR,
    Days,
    Stay,
    certain,
    day_sentence,
    group_of,
    later,
    sentence,
)
from delegate_crm.services.window_words import capital
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.day_view import DayView
from delegate_crm.ui.widgets.labels import tip
from delegate_crm.ui.widgets.month_view import WeekGrid
from delegate_crm.ui.widgets.ordering import in_order
from delegate_crm.ui.widgets.stay_bar import snapped
from delegate_crm.ui.widgets.stay_paint import Shape, paint_stay

CELL, TITLE, NAMES, GAP, EDGE = 28, 28, 20, 24, 16
BAR = 22
"""Height of the bar of a day, in a cell of `CELL`."""
COLUMNS = (6, 4, 3, 2, 1)
"""Months side by side, so that all rows are full."""
MOST_TOLD = 4
DOT, THIN = 1.8, 1.4


class MonthsView(DayView):
    """The months of a year, as many side by side as there is room for."""

    def __init__(self, tr: Translator) -> None:
        super().__init__(tr)
        self._grids: list[WeekGrid] = []
        self._pressed: dt.date | None = None
        self._ringed = self.day
        self.setMouseTracking(True)

    # --- where things stand -----------------------------------------------------------------------

    def lay_out(self) -> None:
        """Place the months."""
        if self.found is None:
            return
        looks, year = theme(), self.found.days[0].year
        cell, gap = looks.scaled(CELL), looks.scaled(GAP)
        room = self.width() - 2 * EDGE
        least = WEEK * cell + gap
        columns = next((each for each in COLUMNS if each * least - gap <= room), 1)
        wide, top, head = (room + gap) / columns, 0.0, looks.scaled(TITLE + NAMES)
        self._grids = []
        for row in range(YEAR // columns):
            grids = []
            for number in range(columns):
                at = columns - 1 - number if self.isRightToLeft() else number
                box = QRectF(EDGE + at * wide, top + head, wide - gap, 0)
                grids.append(self._grid(dt.date(year, row * columns + number + 1, 1), box))
            top = max(each.box.bottom() for each in grids) + gap / 2
            self._grids += grids
        self.setMinimumHeight(round(top))
        self.update()

    def _grid(self, first: dt.date, box: QRectF) -> WeekGrid:
        days = first, month_end(first)
        weekday, rtl = self._tr.locale.first_week_day, self.isRightToLeft()
        weeks = WeekGrid(days, weekday, box, rtl).weeks
        box.setHeight(weeks * theme().scaled(CELL))
        return WeekGrid(days, weekday, box, rtl)

    def day_box(self, day: dt.date) -> QRect:
        """Where a day stands; nowhere if it is not shown."""
        shown = self.found is not None and self.found.days[0] <= day <= self.found.days[1]
        grid = self._grids[day.month - 1] if shown and self._grids else None
        return snapped(grid.span(day, day)) if grid else QRect()

    def day_at(self, point: QPoint) -> dt.date | None:
        """The day at a place."""
        return next((day for grid in self._grids if (day := grid.day_at(point))), None)

    def box_of(self, record_id: int) -> QRect:
        """The day that one is at stands for its visits."""
        return self.day_box(self.day)

    # --- drawing ----------------------------------------------------------------------------------

    def show_current(self) -> None:
        """Ring the day, and take the ring from the one before."""
        for day in (self._ringed, self.day):
            self.update(self.day_box(day))
        self._ringed = self.day

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the months."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        head, seen = theme().scaled(TITLE + NAMES), QRectF(event.rect())
        for grid in self._grids:
            whole = grid.box.adjusted(0, -head, 0, 0)
            if whole.intersects(seen):
                self._paint_head(painter, grid, whole)
        weeks = [(grid, grid.week(at)) for grid in self._grids for at in range(grid.weeks)]
        for grid, week in weeks:
            if grid.span(*week).intersects(seen):
                self._paint_week(painter, grid, week)

    def _paint_head(self, painter: QPainter, grid: WeekGrid, whole: QRectF) -> None:
        looks, lang = theme(), self._tr.lang
        whole.setHeight(looks.scaled(TITLE))
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(looks.font("name"))
        painter.setPen(looks.colour("text"))
        name = capital(month_names(lang)[grid.days[0].month - 1])
        painter.drawText(whole.adjusted(6, 0, -6, 0), leading, in_order(name))
        painter.setFont(looks.font("tiny"))
        painter.setPen(looks.colour("text_2"))
        names, wide = weekday_names(lang, "abbreviated"), grid.box.width() / WEEK
        for at in range(WEEK):
            column = WEEK - 1 - at if grid.rtl else at
            box = QRectF(whole.left() + column * wide, whole.bottom(), wide, looks.scaled(NAMES))
            name = names[(at + grid.first_weekday) % WEEK]
            short = name[-1] if lang.startswith("zh") else name[:2]
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, in_order(short))

    def _paint_week(self, painter: QPainter, grid: WeekGrid, week: Days) -> None:
        days = [later(week[0], number) for number in range((week[1] - week[0]).days + 1)]
        for stay, found in groupby(days, self._best):
            run = [*found]
            if stay is not None:
                paint_stay(painter, self._shape(grid, stay, (run[0], run[-1])))
        for day in days:
            self._paint_number(painter, grid, day)

    def _best(self, day: dt.date) -> Stay | None:
        """The visit of a day that is known best."""
        return next(iter(self.visits(day)), None)

    def _shape(self, grid: WeekGrid, stay: Stay, run: Days) -> Shape:
        box = _bar(grid.span(*run))
        before, after = self._goes_on(grid, stay, run)
        left, right = (after, before) if grid.rtl else (before, after)
        box.adjust(0 if left else 1, 0, 0 if right else -1, 0)
        sure, held = certain(stay), None
        if sure is not None and sure[0] <= run[1] and sure[1] >= run[0]:
            held = _bar(grid.span(max(sure[0], run[0]), min(sure[1], run[1]))).intersected(box)
        return Shape(box, group_of(stay).tone, held, cut_left=left, cut_right=right)

    def _goes_on(self, grid: WeekGrid, stay: Stay, run: Days) -> tuple[bool, bool]:
        """Whether the visit is there on the day before and the day after, in this month or not."""
        before, after = later(run[0], -1), later(run[1], 1)
        row = grid.span(*run).top()
        begins = stay.first < run[0] and not (
            before >= grid.days[0] and grid.span(before, before).top() == row
        )
        ends = stay.last > run[1] and not (
            after <= grid.days[1] and grid.span(after, after).top() == row
        )
        return begins, ends

    def _paint_number(self, painter: QPainter, grid: WeekGrid, day: dt.date) -> None:
        looks, cell, visits = theme(), grid.span(day, day), self.visits(day)
        current, today = day == self.day and self.hasFocus(), day == self.today
        if current or today:
            ring = QRectF(0, 0, cell.height() - 1, cell.height() - 1)
            ring.moveCenter(cell.center())
            tone, width = ("focus", looks.ring) if current else ("text", THIN)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(looks.colour(tone), width))
            painter.drawRoundedRect(ring, 8, 8)
        ink = looks.colour(self._ink(day))
        painter.setFont(looks.font("small_name" if visits or today else "small"))
        painter.setPen(ink)
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(day.day))
        if len(visits) > 1:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            foot = QPointF(cell.center().x(), cell.center().y() + looks.scaled(BAR) / 2 - 2.5)
            painter.drawEllipse(foot, DOT, DOT)

    def _ink(self, day: dt.date) -> str:
        """The tone in which the number of a day can be read."""
        best = self._best(day)
        if best is None:
            return "text" if day == self.today else "text_2"
        shape = Shape(QRectF(), group_of(best).tone)
        sure = certain(best)
        return shape.ink if sure and sure[0] <= day <= sure[1] else shape.tone

    # --- mouse ------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The click begins here."""
        super().mousePressEvent(event)
        self._pressed = self.day_at(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the visit of the day, or let one be chosen."""
        pressed, self._pressed = self._pressed, None
        day = self.day_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and day is not None and day == pressed:
            self.offer(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over days that lead somewhere."""
        day = self.day_at(event.position().toPoint())
        leads = day is not None and bool(self.visits(day))
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def event(self, event: QEvent) -> bool:
        """Tell in a tool tip which visits a day has."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            day = self.day_at(event.pos())
            words = "\n".join(self._told(day)) if day and self.visits(day) else ""
            QToolTip.showText(event.globalPos(), tip(words).replace("\n", "<br>"), self)
            return True
        return super().event(event)

    def _told(self, day: dt.date) -> Iterator[str]:
        visits = self.visits(day)
        yield day_sentence(day, visits, self._tr)
        yield from (sentence(each, self._tr) for each in visits[:MOST_TOLD])


def _bar(span: QRectF) -> QRectF:
    """The bar in the middle of the days that it covers."""
    tall = theme().scaled(BAR)
    return QRectF(span.left(), span.center().y() - tall / 2, span.width(), tall)

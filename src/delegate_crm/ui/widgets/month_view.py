# SPDX-License-Identifier: MIT
"""A month of visits in whole weeks: a bar for each visit and week, +n where there is no room."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from delegate_crm.kit.i18n import Translator
from delegate_crm.kit.locales import weekday_names
from delegate_crm.rules.lanes import NO_LANE, lanes
from delegate_crm.services.visit_calendar import (
    WEEK,
    Days,
    Stay,
    certain,
    day_sentence,
    group_of,
    later,
    sentence,
    touches,
    whole_weeks,
)
from delegate_crm.services.window_words import capital
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.day_view import DayView
from delegate_crm.ui.widgets.labels import tip
from delegate_crm.ui.widgets.ordering import in_order
from delegate_crm.ui.widgets.rings import paint_ring
from delegate_crm.ui.widgets.stay_bar import GROOVE, PITCH, Piece, StayBars, snapped
from delegate_crm.ui.widgets.stay_paint import Shape

HEAD, NUMBER, SPOT = 28, 28, 24
INSET = 2
"""Between a bar and the edge of its day."""


@dataclass(frozen=True, slots=True)
class WeekGrid:
    """Days in rows of seven."""

    days: Days
    first_weekday: int
    box: QRectF
    rtl: bool

    @property
    def weeks(self) -> int:
        """How many rows there are."""
        return self._at(self.days[1]) // WEEK + 1

    def _at(self, day: dt.date) -> int:
        before = (self.days[0].weekday() - self.first_weekday) % WEEK
        return (day - self.days[0]).days + before

    def week(self, number: int) -> Days:
        """The days of a row."""
        first = number * WEEK - self._at(self.days[0])
        found = later(self.days[0], max(first, 0)), later(self.days[0], first + WEEK - 1)
        return found[0], min(found[1], self.days[1])

    def span(self, first: dt.date, last: dt.date) -> QRectF:
        """Where some days of one week stand."""
        week, begin = divmod(self._at(first), WEEK)
        count = (last - first).days + 1
        wide, tall = self.box.width() / WEEK, self.box.height() / self.weeks
        left = WEEK - begin - count if self.rtl else begin
        return QRectF(
            self.box.left() + left * wide, self.box.top() + week * tall, count * wide, tall
        )

    def day_at(self, point: QPoint) -> dt.date | None:
        """The day at a place."""
        if not self.box.contains(point) or not self.box.width():
            return None
        column = int((point.x() - self.box.left()) / self.box.width() * WEEK)
        row = int((point.y() - self.box.top()) / self.box.height() * self.weeks)
        column = WEEK - 1 - column if self.rtl else column
        number = row * WEEK + column - self._at(self.days[0])
        inside = 0 <= number <= (self.days[1] - self.days[0]).days
        return later(self.days[0], number) if inside else None


class More(Button):
    """Tells how many visits of a day find no room, and offers all of the day."""

    def __init__(self, view: QWidget, wanted: Callable[[More], object]) -> None:
        super().__init__("", partial(wanted, self), role="quiet", small=True)
        self.day = dt.date.min
        self.setParent(view)
        self.setFont(theme().font("tiny"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_day(self, day: dt.date, words: str, said: str) -> None:
        """Tell of a day."""
        self.day = day
        self.setText(words)
        self.setAccessibleName(said)
        self.setToolTip(tip(said))
        self.show()

    def place(self, box: QRect, *, rtl: bool) -> None:
        """Stand at the end of the line that has the number of the day."""
        side = theme().scaled(NUMBER)
        wide = max(side, min(self.sizeHint().width(), box.width() - side))
        left = box.left() if rtl else box.right() + 1 - wide
        self.setGeometry(left, box.top() + 1, wide, side)


class MonthView(DayView):
    """The weeks that a month touches."""

    fills = True

    def __init__(self, tr: Translator) -> None:
        super().__init__(tr)
        self.bars = StayBars(self, self.opened, self.apart, self.dragged)
        self.more: list[More] = []
        self._spare: list[More] = []
        self._grid: WeekGrid | None = None

    # --- where things stand -----------------------------------------------------------------------

    def lay_out(self) -> None:
        """Place the bars of each week, and what tells of those that find no room."""
        if self.found is None:
            return
        first = self._tr.locale.first_week_day
        head, days = theme().scaled(HEAD), whole_weeks(self.found.days, first)
        box = QRectF(self.rect()).adjusted(0, head, 0, 0)
        grid = self._grid = WeekGrid(days, first, box, self.isRightToLeft())
        self.setMinimumHeight(head + grid.weeks * theme().scaled(NUMBER + PITCH + GROOVE))
        pieces: list[Piece] = []
        hidden: Counter[dt.date] = Counter()
        for number in range(grid.weeks):
            self._fill_week(grid, grid.week(number), pieces, hidden)
        self.bars.show(pieces)
        self._show_more(grid, hidden)

    def _fill_week(
        self, grid: WeekGrid, week: Days, pieces: list[Piece], hidden: Counter[dt.date]
    ) -> None:
        looks = theme()
        room = grid.span(*week).height() - looks.scaled(NUMBER)
        most = max(int(room // looks.scaled(PITCH)), 0)
        stays = [each for each in self._stays() if touches(each, week)]
        parts = [(max(each.first, week[0]), min(each.last, week[1])) for each in stays]
        numbers = lanes([(a.toordinal(), b.toordinal() + 1) for a, b in parts], most)
        for stay, part, lane in zip(stays, parts, numbers, strict=True):
            if lane == NO_LANE:
                hidden.update(later(part[0], at) for at in range((part[1] - part[0]).days + 1))
            else:
                pieces.append(self._piece(grid, stay, part, lane))

    def _stays(self) -> Sequence[Stay]:
        return self.found.stays if self.found else ()

    def _piece(self, grid: WeekGrid, stay: Stay, part: Days, lane: int) -> Piece:
        looks, rtl = theme(), grid.rtl
        pitch = looks.scaled(PITCH)
        place = grid.span(*part)
        place.setTop(place.top() + looks.scaled(NUMBER) + lane * pitch)
        place.setHeight(pitch)
        before, after = stay.first < part[0], stay.last > part[1]
        left, right = (after, before) if rtl else (before, after)
        box = place.adjusted(0 if left else INSET, GROOVE, 0 if right else -INSET, -GROOVE)
        sure = certain(stay)
        held = None
        if sure is not None and sure[0] <= part[1] and sure[1] >= part[0]:
            days = grid.span(max(sure[0], part[0]), min(sure[1], part[1]))
            held = QRectF(days.left(), box.top(), days.width(), box.height()).intersected(box)
        shape = Shape(box, group_of(stay).tone, held, cut_left=left, cut_right=right)
        words = capital(stay.title)
        return Piece(stay.id, words, partial(sentence, stay, self._tr), snapped(place), shape)

    def _show_more(self, grid: WeekGrid, hidden: Counter[dt.date]) -> None:
        while len(self._spare) < len(hidden):
            self._spare.append(More(self, self._offer_of))
        self.more = self._spare[: len(hidden)]
        for button, (day, count) in zip(self.more, sorted(hidden.items()), strict=True):
            said = day_sentence(day, self.visits(day), self._tr)
            button.show_day(day, f"+{self._tr.number(count)}", said)
            button.place(snapped(grid.span(day, day)), rtl=grid.rtl)
        for button in self._spare[len(hidden) :]:
            button.hide()

    def _offer_of(self, button: More) -> None:
        self.many.emit(self.visits(button.day), button)

    def day_box(self, day: dt.date) -> QRect:
        """Where a day stands; nowhere if it is not shown."""
        grid = self._grid
        shown = grid is not None and grid.days[0] <= day <= grid.days[1]
        return snapped(grid.span(day, day)) if grid and shown else QRect()

    def day_at(self, point: QPoint) -> dt.date | None:
        """The day at a place."""
        return self._grid.day_at(point) if self._grid else None

    def box_of(self, record_id: int) -> QRect:
        """Where the bar of a visit stands, else the day that tells of it."""
        here = self.day_box(self.day)
        found = self.bars.box_of(record_id, here)
        return here if found.isNull() else found

    # --- drawing ----------------------------------------------------------------------------------

    def show_current(self) -> None:
        """Ring the visit, or the day if it has none."""
        self.bars.mark(self.box_of(self.current_id()) if self.hasFocus() else QRect())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw weekdays, days and lines; bars draw themselves."""
        grid, found = self._grid, self.found
        if grid is None or found is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter, grid)
        for number in range((grid.days[1] - grid.days[0]).days + 1):
            self._paint_day(painter, grid, later(grid.days[0], number), found.days)

    def _paint_head(self, painter: QPainter, grid: WeekGrid) -> None:
        looks, names = theme(), weekday_names(self._tr.lang, "abbreviated")
        painter.setFont(looks.font("small_name"))
        painter.setPen(looks.colour("text_2"))
        wide = grid.box.width() / WEEK
        for at in range(WEEK):
            column = WEEK - 1 - at if grid.rtl else at
            box = QRectF(column * wide, 0, wide, grid.box.top()).adjusted(10, 0, -10, 0)
            leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, leading, in_order(names[(at + grid.first_weekday) % WEEK]))

    def _paint_day(self, painter: QPainter, grid: WeekGrid, day: dt.date, month: Days) -> None:
        looks, box = theme(), grid.span(day, day)
        inside = month[0] <= day <= month[1]
        if not inside:
            painter.fillRect(box, looks.colour("sunken"))
        painter.fillRect(QRectF(box.left(), box.top(), box.width(), 1), looks.colour("border"))
        if box.left() > grid.box.left() + 1:
            painter.fillRect(QRectF(box.left(), box.top(), 1, box.height()), looks.colour("border"))
        self._paint_number(painter, box, day, inside=inside, rtl=grid.rtl)
        if day == self.day and self.hasFocus():
            inset = looks.ring / 2 + 1
            paint_ring(painter, box.adjusted(inset, inset, -inset, -inset))

    def _paint_number(
        self, painter: QPainter, box: QRectF, day: dt.date, *, inside: bool, rtl: bool
    ) -> None:
        looks, side = theme(), theme().scaled(SPOT)
        gap = (looks.scaled(NUMBER) - side) / 2 + 1
        left = box.right() - side - gap - 2 if rtl else box.left() + gap + 2
        spot, today = QRectF(left, box.top() + gap, side, side), day == self.today
        if today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(looks.colour("accent"))
            painter.drawEllipse(spot)
        painter.setFont(looks.font("small_name" if today or day == self.day else "small"))
        painter.setPen(looks.colour("on_accent" if today else "text" if inside else "text_3"))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(day.day))

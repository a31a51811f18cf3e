# SPDX-License-Identifier: MIT
"""Drawing of one row of a timeline: what, from whom, its state; on the axis how its window lies."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from delegate_crm.rules.windows import WindowState
from delegate_crm.services.timeline import TimeRow
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.axis import Axis
from delegate_crm.ui.widgets.chips import HEIGHT as CHIP
from delegate_crm.ui.widgets.chips import PAD as CHIP_PAD
from delegate_crm.ui.widgets.chips import SIGN, paint_chip
from delegate_crm.ui.widgets.glyphs import TONES, paint_glyph
from delegate_crm.ui.widgets.pictures import paint_picture
from delegate_crm.ui.widgets.rows import Cells, halves, in_lines, paint_words
from delegate_crm.ui.widgets.window_paint import Stretch, paint_stretch

TRACK, DOT, MARK, GRIP = 15, 5, 6, 22
PAD, GAP, NARROW_PAD, NARROW_GAP = 20, 12, 14, 6
NARROW = 340
"""Pixels of the column of names below which the state stands under the title."""
LATE = (2, 2)
"""Dashes and gaps of the line from a close that has passed to today, in widths of that line."""
AWAY = 7
"""Half the height of the arrow that tells on which side a window lies out of view."""
OVER = (WindowState.ANSWERED, WindowState.LET_GO)
Days = tuple[int, int]


def shifted(row: TimeRow, by: Days = (0, 0)) -> tuple[dt.date, dt.date] | None:
    """Both ends of a row, moved by days; none without a date."""
    if row.ends is None:
        return None
    opens, closes = (
        dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))
        for day, days in zip(row.ends, by, strict=True)
    )
    return opens, closes


def segment(row: TimeRow, axis: Axis, middle: float, by: Days = (0, 0)) -> QRectF | None:
    """Where the window of a row lies; a single day is a dot."""
    ends = shifted(row, by)
    if ends is None:
        return None
    first, last = sorted((axis.x(ends[0]), axis.x(ends[1], 1.0)))
    high = theme().scaled(TRACK)
    width = max(last - first, high)
    return QRectF((first + last - width) / 2, middle - high / 2, width, high)


def marked(row: TimeRow, axis: Axis, middle: float) -> QRectF | None:
    """Where what has no date is marked: on the day on which it is looked at again."""
    if row.review is None:
        return None
    x, size = axis.x(row.review, 0.5), theme().scaled(MARK)
    return QRectF(x - size, middle - size, 2 * size, 2 * size)


def away(row: TimeRow, axis: Axis, room: QRectF) -> float:
    """How far to the left, below 0, or to the right of the room all of it lies; 0 in view."""
    middle = room.center()
    box = segment(row, axis, middle.y()) or marked(row, axis, middle.y())
    if box is None or (box.right() > room.left() and box.left() < room.right()):
        return 0.0
    return box.center().x() - middle.x()


# --- the column of names --------------------------------------------------------------------------


def paint_names(painter: QPainter, box: QRectF, row: TimeRow, *, rtl: bool) -> None:
    """Draw title and partner, and the state at the trailing edge."""
    narrow = box.width() < theme().scaled(NARROW)
    pad, gap = (NARROW_PAD, NARROW_GAP) if narrow else (PAD, GAP)
    cells = Cells(box.adjusted(gap, 0, -pad, 0) if rtl else box.adjusted(pad, 0, -gap, 0), rtl=rtl)
    if not narrow:
        wanted = _advance(row.words) + 2 * CHIP_PAD + theme().scaled(SIGN) + 6
        chip = cells.trailing(min(wanted, cells.rest.width() / 2), GAP)
        _paint_state(painter, chip, row, rtl=rtl)
    snoozed = row.bar.snoozed if row.bar else ""
    under = " · ".join(filter(None, (row.who, snoozed)))
    upper, lower = halves(cells.rest, QFontMetricsF(theme().font("name")).height())
    if under or narrow:
        paint_words(painter, upper, row.title, "name", "text")
    else:
        _paint_alone(painter, cells.rest, (upper, lower), row.title)
    if narrow:
        lower = _paint_bare_state(painter, lower, row, rtl=rtl)
    if snoozed:
        lower = _paint_moon(painter, lower, rtl=rtl)
    paint_words(painter, lower, under, "small", "text_2")


def _paint_alone(
    painter: QPainter, whole: QRectF, halved: tuple[QRectF, QRectF], title: str
) -> None:
    """A title under which nothing stands: in the middle, or in two lines."""
    lines = in_lines(title, "name", whole.width(), 2)
    for place, words in zip(halved if len(lines) > 1 else (whole,), lines, strict=True):
        paint_words(painter, place, words, "name", "text")


def _paint_moon(painter: QPainter, box: QRectF, *, rtl: bool) -> QRectF:
    """The sign of what is snoozed, before what is said of that; what is left."""
    cells, side = Cells(box, rtl=rtl), theme().scaled(SIGN)
    at = cells.leading(side, 5)
    place = QRectF(at.left(), box.center().y() - side / 2, side, side)
    paint_picture(painter, place, "moon", "text_2")
    return cells.rest


def _advance(words: str) -> float:
    return QFontMetricsF(theme().font("small_name")).horizontalAdvance(words)


def _paint_bare_state(painter: QPainter, box: QRectF, row: TimeRow, *, rtl: bool) -> QRectF:
    """Where a chip would leave no room for the title: sign and word before who; what is left."""
    if row.bar is None:
        return box
    cells, side, tone = Cells(box, rtl=rtl), theme().scaled(SIGN), TONES[row.bar.state]
    at = cells.leading(side, 5)
    at = QRectF(at.left(), box.center().y() - side / 2, side, side)
    paint_glyph(painter, at, row.bar.state, row.bar.share)
    room = min(_advance(row.words) + 2, cells.rest.width())
    paint_words(painter, cells.leading(room, 8), row.words, "small_name", tone)
    return cells.rest


def _paint_state(painter: QPainter, box: QRectF, row: TimeRow, *, rtl: bool) -> None:
    if row.bar is None:
        return
    high, side = theme().scaled(CHIP), theme().scaled(SIGN)
    box = QRectF(box.left(), box.center().y() - high / 2, box.width(), high)
    tone = TONES[row.bar.state]
    paint_chip(painter, box, tone)
    cells = Cells(box.adjusted(CHIP_PAD, 0, -CHIP_PAD, 0), rtl=rtl)
    at = cells.leading(side, 5)
    at = QRectF(at.left(), box.center().y() - side / 2, side, side)
    paint_glyph(painter, at, row.bar.state, row.bar.share)
    paint_words(painter, cells.rest.adjusted(0, 0, 2, 0), row.words, "small_name", tone)


# --- the axis -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Lane:
    """The room of a row on the axis, and how the row is shown there now."""

    box: QRectF
    axis: Axis
    ground: QColor
    by: Days = (0, 0)
    """By how many days its ends are being moved."""
    grips: tuple[bool, bool] = (False, False)
    """Whether the opening, and the closing, end shows that it can be taken."""
    words: str = ""
    """What is said over the bar while it is moved."""

    @property
    def middle(self) -> float:
        """The height at which the bar lies."""
        return self.box.center().y()


def paint_lane(painter: QPainter, row: TimeRow, lane: Lane) -> None:
    """Draw the dot of the anchor, the dotted lead, the window, and what came of it."""
    if row.bar is None:
        return
    box = segment(row, lane.axis, lane.middle, lane.by)
    tone = theme().colour(TONES[row.bar.state])
    if box is None:
        _paint_review(painter, row, lane)
    else:
        _paint_anchor(painter, row, lane, box)
        now = None if row.bar.state in OVER else lane.axis.x(row.bar.today, 1.0)
        stretch = Stretch(box, tone, now, row.about, lane.ground, rtl=lane.axis.rtl)
        paint_stretch(painter, stretch)
        _paint_end(painter, row, lane, box)
        _paint_grips(painter, lane, box)
        if lane.words:
            _paint_dragged(painter, lane, box)
    _paint_away(painter, lane, away(row, lane.axis, lane.box), tone)


def _paint_anchor(painter: QPainter, row: TimeRow, lane: Lane, box: QRectF) -> None:
    if row.anchor is None:
        return
    looks, x = theme(), lane.axis.x(row.anchor, 0.5)
    rtl, radius = lane.axis.rtl, theme().scaled(DOT)
    lead = (x - radius - 3, box.right() + 3) if rtl else (x + radius + 3, box.left() - 3)
    if (lead[0] > lead[1]) if rtl else (lead[0] < lead[1]):
        pen = QPen(looks.colour("text_3"), 1.4)
        pen.setDashPattern([2, 1.6])
        painter.setPen(pen)
        seen = [min(max(each, lane.box.left() - 9), lane.box.right() + 9) for each in lead]
        painter.drawLine(QPointF(seen[0], lane.middle), QPointF(seen[1], lane.middle))
    painter.setPen(QPen(lane.ground, 1.5))
    painter.setBrush(looks.colour("text_2"))
    painter.drawEllipse(QPointF(x, lane.middle), radius, radius)


def _paint_review(painter: QPainter, row: TimeRow, lane: Lane) -> None:
    """A hollow mark on the day on which what has no date is looked at again."""
    box = marked(row, lane.axis, lane.middle)
    if box is None or row.bar is None:
        return
    x, y, size = box.center().x(), lane.middle, box.width() / 2
    _paint_anchor(painter, row, lane, box)
    painter.setPen(QPen(theme().colour(TONES[row.bar.state]), 1.6))
    painter.setBrush(lane.ground)
    painter.drawPolygon(
        [QPointF(x, y - size), QPointF(x + size, y), QPointF(x, y + size), QPointF(x - size, y)]
    )


def _paint_end(painter: QPainter, row: TimeRow, lane: Lane, box: QRectF) -> None:
    """A tick where it was answered; from a close that has passed a dashed line to today."""
    assert row.bar is not None  # noqa: S101 - the caller asked
    tone = theme().colour(TONES[row.bar.state])
    pen = QPen(tone, theme().scaled(2))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    if row.answered is not None:
        x, y, side = lane.axis.x(row.answered, 0.5), lane.middle, theme().scaled(4)
        inside = box.left() + side < x < box.right() - side
        if not inside:
            painter.setPen(QPen(lane.ground, theme().scaled(5)))
            painter.drawPolyline(_tick(x, y, side))
            painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(_tick(x, y, side))
    elif row.bar.state is WindowState.OVERDUE:
        ends = box.left() - 3 if lane.axis.rtl else box.right() + 3, lane.axis.x(row.bar.today)
        left, right = (min(max(x, lane.box.left() - DOT), lane.box.right()) for x in sorted(ends))
        pen.setDashPattern(LATE)
        painter.setPen(pen)
        painter.drawLine(QPointF(left, lane.middle), QPointF(right, lane.middle))


def _paint_away(painter: QPainter, lane: Lane, way: float, tone: QColor) -> None:
    """An arrow at the edge behind which it lies."""
    if way:
        high, edge = theme().scaled(AWAY), lane.box.right() - 3 if way > 0 else lane.box.left() + 3
        back = edge - high if way > 0 else edge + high
        corners = ((edge, 0), (back, -high), (back, high))
        painter.setPen(QPen(lane.ground, 2))
        painter.setBrush(tone)
        painter.drawPolygon([QPointF(x, lane.middle + y) for x, y in corners])


def _tick(x: float, y: float, side: float) -> list[QPointF]:
    return [
        QPointF(x - side, y),
        QPointF(x - side * 0.2, y + side * 0.8),
        QPointF(x + side, y - side * 0.8),
    ]


def _paint_grips(painter: QPainter, lane: Lane, box: QRectF) -> None:
    ends = (box.right(), box.left()) if lane.axis.rtl else (box.left(), box.right())
    high = theme().scaled(GRIP)
    for x, shown in zip(ends, lane.grips, strict=True):
        if shown:
            painter.setPen(QPen(theme().colour("focus"), 2))
            painter.setBrush(theme().colour("card"))
            painter.drawRoundedRect(QRectF(x - 4, lane.middle - high / 2, 8, high), 3, 3)


def _paint_dragged(painter: QPainter, lane: Lane, box: QRectF) -> None:
    """The days that the ends would have, over the bar."""
    width = QFontMetricsF(theme().font("small_name")).horizontalAdvance(lane.words) + 4
    left = min(max(box.center().x() - width / 2, lane.box.left()), lane.box.right() - width)
    top = lane.box.top() + 1
    place = QRectF(left, top, width, box.top() - top)
    paint_words(painter, place, lane.words, "small_name", "text")

# SPDX-License-Identifier: MIT
"""The compact bar of lists: a window of time on an axis that all rows share (`UX` 3).

Today stands at the same place in every row, so that rows can be compared at a glance; what lies
beyond the axis is cut at its edge.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from delegate_crm.rules.windows import WindowState
from delegate_crm.services.window_words import BarFacts
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.glyphs import TONES

WIDTH, HEIGHT = 196, 7
OVER = 3
"""The tick of today is longer than the bar by this much at either end."""
BEFORE, AFTER = 200, 260
"""Days of the axis before and after today."""
TINT = 0.34
QUIET = (WindowState.WAITING, WindowState.SOON, WindowState.LET_GO)
"""States whose words need no colour."""


def mixed(front: QColor, back: QColor, share: float = TINT) -> QColor:
    """A colour laid thinly over another."""
    parts = ((front.red(), back.red()), (front.green(), back.green()), (front.blue(), back.blue()))
    red, green, blue = (round(f * share + b * (1 - share)) for f, b in parts)
    return QColor(red, green, blue)


def words_tone(state: WindowState) -> str:
    """The colour of the words under a bar."""
    return "text_2" if state in QUIET else TONES[state]


def paint_compact_bar(painter: QPainter, rect: QRectF, facts: BarFacts) -> None:
    """Draw track, window and today into a rectangle; today's tick reaches a little beyond it.

    The painter's layout direction decides which way time runs.
    """
    looks = theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = rect.height() / 2
    painter.setPen(QPen(looks.colour("border"), 1) if looks.contrasting else Qt.PenStyle.NoPen)
    painter.setBrush(looks.colour("track"))
    painter.drawRoundedRect(rect, radius, radius)
    now = rect.left() + rect.width() * BEFORE / (BEFORE + AFTER)
    _mirror(painter, rect)
    if facts.opens or facts.closes:
        _paint_segment(painter, segment_of(rect, facts), now, TONES[facts.state])
    painter.setPen(QPen(looks.colour("text"), 2))
    painter.drawLine(QPointF(now, rect.top() - OVER), QPointF(now, rect.bottom() + OVER))
    painter.restore()


def segment_of(rect: QRectF, facts: BarFacts) -> QRectF:
    """Where the window lies; a single day, and what lies beyond the axis, is a dot."""
    left = _at(rect, facts, facts.opens, open_end=0.0)
    closes = facts.opens if facts.is_date else facts.closes
    right = _at(rect, facts, closes, open_end=1.0, after=1)
    left = min(left, rect.right() - rect.height())
    return QRectF(left, rect.top(), max(right - left, rect.height()), rect.height())


def _at(
    rect: QRectF, facts: BarFacts, day: dt.date | None, *, open_end: float, after: int = 0
) -> float:
    """Where a day stands between the edges; an end that is not known is an edge."""
    share = open_end
    if day is not None:
        days = (day - facts.today).days + after + BEFORE
        share = min(max(days / (BEFORE + AFTER), 0.0), 1.0)
    return rect.left() + rect.width() * share


def _mirror(painter: QPainter, rect: QRectF) -> None:
    if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        painter.translate(2 * rect.center().x(), 0)
        painter.scale(-1, 1)


def _paint_segment(painter: QPainter, segment: QRectF, now: float, tone: str) -> None:
    """Elapsed part solid, the rest a tint, one outline around both."""
    looks = theme()
    colour = looks.colour(tone)
    radius = segment.height() / 2
    shape = QPainterPath()
    shape.addRoundedRect(segment.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    rest = looks.colour("card") if looks.contrasting else mixed(colour, looks.colour("card"))
    painter.fillPath(shape, rest)
    if now > segment.left():
        passed = QPainterPath()
        passed.addRect(QRectF(segment.left(), segment.top(), now - segment.left(), 99))
        painter.fillPath(shape.intersected(passed), colour)
    painter.strokePath(shape, QPen(colour, 1))

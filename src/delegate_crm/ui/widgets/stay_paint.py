# SPDX-License-Identifier: MIT
"""Drawing of visits on time: solid where a visit certainly is, hatched where it may be.

The sign before the words tells the group of states as the colour does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTransform,
)

from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.bars import mixed
from delegate_crm.ui.widgets.ordering import in_order
from delegate_crm.ui.widgets.pictures import paint_picture
from delegate_crm.ui.widgets.rows import Cells

RADIUS, BEYOND, SIGN, PAD, GAP = 7, 12, 15, 6, 5
HATCH, STROKE, FAINT = 6, 1.2, 0.4
HOLLOW = ("overdue", "waiting")
"""Tones of visits that will not be on these days: cancelled and postponed."""
STRUCK = "overdue"
"""Words of cancelled visits are struck through."""
SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "neutral": "help",
        "closing": "pencil",
        "soon": "calendar-check",
        "open": "route",
        "done": "check",
        "overdue": "x",
        "waiting": "clock",
    }
)
"""The drawing of each group of states, by its tone."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How one bar, or a piece of it, is drawn."""

    box: QRectF
    tone: str
    sure: QRectF | None = None
    """Where the visit certainly is; no taller than the box."""
    cut_left: bool = False
    """Whether it goes on beyond the edge."""
    cut_right: bool = False

    @property
    def is_solid(self) -> bool:
        """Whether no day of it is in doubt."""
        return self.sure is not None and self.sure.contains(self.box.adjusted(1, 1, -1, -1))

    @property
    def ink(self) -> str:
        """The tone of words that stand on what is certain."""
        return self.tone if self.tone in HOLLOW else "card"


def paint_stay(painter: QPainter, shape: Shape) -> None:
    """Draw ground, hatching, what is certain, and one outline around it."""
    looks, colour = theme(), theme().colour(shape.tone)
    hollow = shape.tone in HOLLOW
    tint = looks.colour(f"{shape.tone}_tint")
    ground, solid = (looks.colour("card"), tint) if hollow else (tint, colour)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(shape.box.adjusted(-1, -1, 1, 1), Qt.ClipOperation.IntersectClip)
    path = _outline(shape)
    if not shape.is_solid:
        ratio = painter.deviceTransform().m11()
        painter.fillPath(path, ground)
        painter.fillPath(path, _hatching(mixed(colour, ground, FAINT).name(), ratio))
    painter.strokePath(path, QPen(colour, 1))
    if shape.sure is not None:
        painter.setClipRect(shape.sure, Qt.ClipOperation.IntersectClip)
        painter.fillPath(path, solid)
        painter.strokePath(path, QPen(colour, 1))
    painter.restore()


def _outline(shape: Shape) -> QPainterPath:
    """Round ends, but where it goes on beyond the edge."""
    left = -BEYOND if shape.cut_left else 0.5
    right = BEYOND if shape.cut_right else -0.5
    box = shape.box.adjusted(left, 0.5, right, -0.5)
    radius = min(RADIUS, box.height() / 2)
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    return path


@cache
def _hatching(colour: str, ratio: float) -> QBrush:
    """Slanting lines of a colour, for a screen of that many device pixels each."""
    side = round(HATCH * ratio)
    image = QPixmap(side, side)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), STROKE * ratio))
    for shift in (-side, 0, side):
        painter.drawLine(QPointF(shift - side, 2 * side), QPointF(shift + 2 * side, -side))
    painter.end()
    made = QBrush(image)
    made.setTransform(QTransform.fromScale(HATCH / side, HATCH / side))
    return made


def label_metrics() -> QFontMetricsF:
    """Measures words as bars have them."""
    return QFontMetricsF(_font(""))


def label_width(words: str, metrics: QFontMetricsF) -> float:
    """The room that sign and words need."""
    return theme().scaled(SIGN) + GAP + 2 * PAD + metrics.horizontalAdvance(words)


def paint_label(painter: QPainter, shape: Shape, words: str, *, rtl: bool) -> None:
    """Write sign and words into a bar, readable on what is certain and on what is not."""
    room = Cells(shape.box.adjusted(PAD, 0, -PAD, 0), rtl=rtl)
    if room.rest.width() < theme().scaled(SIGN):
        return
    painter.save()
    painter.setFont(_font(shape.tone))
    said = painter.fontMetrics().elidedText(
        words, Qt.TextElideMode.ElideRight, int(room.rest.width() - theme().scaled(SIGN) - GAP)
    )
    if not shape.is_solid:
        _clear(painter, shape, said, rtl=rtl)
        _write(painter, room.rest, said, (shape.tone, shape.tone), rtl=rtl)
    if shape.sure is not None:
        painter.setClipRect(shape.sure, Qt.ClipOperation.IntersectClip)
        _write(painter, room.rest, said, (shape.tone, shape.ink), rtl=rtl)
    painter.restore()


def _clear(painter: QPainter, shape: Shape, said: str, *, rtl: bool) -> None:
    """Take the hatching away behind the words."""
    width = min(label_width(said, label_metrics()) - PAD, shape.box.width() - 2)
    tint = "card" if shape.tone in HOLLOW else f"{shape.tone}_tint"
    inner = Cells(shape.box.adjusted(1, 2, -1, -2), rtl=rtl).leading(width)
    whole = QPainterPath()
    whole.addRoundedRect(inner, RADIUS - 2, RADIUS - 2)
    if shape.sure is not None:
        sure = QPainterPath()
        sure.addRect(shape.sure)
        whole = whole.subtracted(sure)
    painter.fillPath(whole, theme().colour(tint))


def write_beside(painter: QPainter, box: QRectF, tone: str, words: str, *, rtl: bool) -> None:
    """Write sign and words beside a bar that is too short for them, over what lies there."""
    painter.save()
    painter.fillRect(box, theme().colour("card"))
    painter.setFont(_font(tone))
    room = int(box.width() - theme().scaled(SIGN) - GAP)
    said = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(room, 0))
    _write(painter, box, said, (tone, tone), rtl=rtl)
    painter.restore()


def _write(painter: QPainter, box: QRectF, said: str, tones: tuple[str, str], *, rtl: bool) -> None:
    """Write the sign of a tone, and words, both in the colour of another."""
    looks, cells = theme(), Cells(box, rtl=rtl)
    tone, ink = tones
    side = looks.scaled(SIGN)
    place = cells.leading(side, GAP)
    paint_sign(painter, QRectF(place.left(), box.center().y() - side / 2, side, side), tone, ink)
    painter.setPen(looks.colour(ink))
    leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(cells.rest, leading, in_order(said))


def paint_sign(painter: QPainter, box: QRectF, tone: str, ink: str) -> None:
    """Draw the sign of a group, told by its tone, in the colour of another."""
    paint_picture(painter, box, SIGNS[tone], ink)


def _font(tone: str) -> QFont:
    font = theme().font("small_name")
    font.setStrikeOut(tone == STRUCK)
    return font

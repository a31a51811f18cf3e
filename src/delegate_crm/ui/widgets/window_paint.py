# SPDX-License-Identifier: MIT
"""Drawing of the large bar: track, lead from the visit, the window, marks, today, months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from babel.dates import format_skeleton
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
)

from delegate_crm.kit.i18n import NC_, Translator
from delegate_crm.services.window_facts import WindowFacts
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.axis import YEAR, Axis, month_and_year, month_labels
from delegate_crm.ui.widgets.bars import mixed
from delegate_crm.ui.widgets.glyphs import TONES
from delegate_crm.ui.widgets.ordering import in_order

HEIGHT, TRACK = 132, 16
MIDDLE = 64
"""Where the middle of the track lies."""
EDGE = 8
"""The axis begins and ends so far inside the track, whose ends are round."""
ROWS = (22, 40)
"""How far above the middle of the track labels stand: in the first row, else in the second."""
PILL, MONTHS, YEARS = 32, 26, 43
"""How far from the middle of the track the pill of today, the months and the years stand."""
FADE = 0.1
"""The share of the window over which an end that is about some day fades out."""
NEAR = 8
LONGEST = (0.6, 0.34)
"""The share of the width that one label may take; the second where others are in its way."""
GRIP = 22
"""Height of the grip at an end that is about to be moved."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What is drawn: facts, and the ends as they are shown now, perhaps while one is dragged."""

    facts: WindowFacts
    axis: Axis
    opens: dt.date
    closes: dt.date
    tr: Translator
    grip: str = ""
    """The end that shows its grip: `opens`, `closes` or none."""
    until: str = ""
    """What stands over the closing end."""
    width: float = 0.0
    middle: float = 0.0

    @property
    def tone(self) -> QColor:
        """The colour of the state."""
        return theme().colour(TONES[self.facts.bar.state])

    @property
    def segment(self) -> QRectF:
        """Where the window lies."""
        ends = sorted((self.axis.x(self.opens), self.axis.x(self.closes, 1.0)))
        height = theme().scaled(TRACK)
        width = max(ends[1] - ends[0], height / 2)
        return QRectF(ends[0], self.middle - height / 2, width, height)


def paint_bar(painter: QPainter, bar: Bar) -> None:
    """Draw all of it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_months(painter, bar)
    _paint_track(painter, bar)
    _paint_lead(painter, bar)
    _paint_window(painter, bar)
    _paint_marks(painter, bar)
    _paint_labels(painter, bar)
    _paint_today(painter, bar)
    _paint_grip(painter, bar)


def _paint_track(painter: QPainter, bar: Bar) -> None:
    looks, height = theme(), theme().scaled(TRACK)
    painter.setPen(QPen(looks.colour("border"), 1) if looks.contrasting else Qt.PenStyle.NoPen)
    painter.setBrush(looks.colour("track"))
    track = QRectF(0.5, bar.middle - height / 2, bar.width - 1, height)
    painter.drawRoundedRect(track, height / 2, height / 2)


def _paint_months(painter: QPainter, bar: Bar) -> None:
    looks, axis = theme(), bar.axis
    least = looks.scaled(34)
    painter.setFont(looks.font("tiny"))
    top = bar.middle + looks.scaled(TRACK) / 2
    painter.setPen(QPen(looks.colour("border_strong"), 1))
    for month in axis.ticks(least):
        x = axis.at(month)
        painter.drawLine(QPointF(x, top + 4), QPointF(x, top + 8))
    names, metrics = month_labels(bar.tr.lang), QFontMetricsF(painter.font())
    step = axis.step(least)
    painter.setPen(looks.colour("text_2"))
    for month in axis.named(least) if step < YEAR else ():
        words = names[month_and_year(month)[0]]
        x = axis.at(month + 0.5) if step == 1 else axis.at(month)
        _centred(painter, words, x, bar.middle + looks.scaled(MONTHS), metrics, bar.width)
    _paint_years(painter, bar, step)


def _paint_years(painter: QPainter, bar: Bar, step: int) -> None:
    looks = theme()
    bold = looks.font("tiny")
    bold.setWeight(looks.font("name").weight())
    painter.setFont(bold)
    painter.setPen(looks.colour("text"))
    metrics = QFontMetricsF(bold)
    drawn: list[tuple[float, float]] = []
    for month in _year_starts(bar.axis, step):
        words = str(format_skeleton("y", dt.date(month // YEAR, 1, 1), locale=bar.tr.locale))
        width = metrics.horizontalAdvance(words)
        x = bar.axis.at(month) - (width if bar.axis.rtl else 0)
        x = min(max(x, 0.0), bar.width - width)
        if all(x > right + NEAR or x + width < left - NEAR for left, right in drawn):
            row = YEARS if step < 12 else MONTHS  # noqa: PLR2004 - months of a year
            painter.drawText(
                QPointF(x, bar.middle + looks.scaled(row) + metrics.ascent() / 2), in_order(words)
            )
            drawn.append((x, x + width))


def _year_starts(axis: Axis, step: int) -> Iterator[int]:
    """The first month, and every January that is named."""
    starts = range(-(-axis.first // YEAR) * YEAR, axis.last, YEAR)
    if axis.first not in starts:
        yield axis.first
    yield from (month for month in starts if step < YEAR or month % step == 0)


def _paint_lead(painter: QPainter, bar: Bar) -> None:
    if bar.facts.visit is None or bar.facts.visit.day > bar.opens:
        return
    painter.setPen(QPen(theme().colour("text_3"), 2, Qt.PenStyle.DotLine))
    begin = QPointF(bar.axis.x(bar.facts.visit.day), bar.middle)
    painter.drawLine(begin, QPointF(bar.axis.x(bar.opens), bar.middle))


def _paint_window(painter: QPainter, bar: Bar) -> None:
    paint_stretch(
        painter,
        Stretch(
            bar.segment,
            bar.tone,
            bar.axis.x(bar.facts.bar.today, 1.0),
            (bar.facts.opens_about, bar.facts.closes_about),
            theme().colour("track"),
            rtl=bar.axis.rtl,
        ),
    )


@dataclass(frozen=True, slots=True)
class Stretch:
    """A window as a bar on an axis."""

    box: QRectF
    tone: QColor
    now: float | None
    """Where today ends; none where it does not matter any more how much has passed."""
    about: tuple[bool, bool]
    """Whether the opening, and the closing, end is about some day."""
    ground: QColor
    """Into what such an end fades."""
    rtl: bool


def paint_stretch(painter: QPainter, bar: Stretch) -> None:
    """Elapsed part solid, the rest a tint, one outline; an end that is about fades out."""
    looks, box, colour = theme(), bar.box, bar.tone
    shape = QPainterPath()
    radius = box.height() / 2
    shape.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    rest = looks.colour("card") if looks.contrasting else mixed(colour, looks.colour("card"))
    painter.fillPath(shape, _fading(bar, rest))
    passed = QRectF(box)
    if bar.now is None:
        passed.setWidth(0)
    elif bar.rtl:
        passed.setLeft(max(bar.now, box.left()))
    else:
        passed.setRight(min(bar.now, box.right()))
    if passed.width() > 0:
        cut = QPainterPath()
        cut.addRect(passed)
        painter.fillPath(shape.intersected(cut), _fading(bar, colour))
    painter.strokePath(shape, QPen(_fading(bar, colour), 1))


def _fading(bar: Stretch, colour: QColor) -> QLinearGradient:
    """A colour that fades into the ground over the last tenth of an end that is about."""
    left, right = bar.about[::-1] if bar.rtl else bar.about
    gradient = QLinearGradient(bar.box.topLeft(), bar.box.topRight())
    gradient.setColorAt(0, bar.ground if left else colour)
    gradient.setColorAt(FADE, colour)
    gradient.setColorAt(1 - FADE, colour)
    gradient.setColorAt(1, bar.ground if right else colour)
    return gradient


def _paint_marks(painter: QPainter, bar: Bar) -> None:
    looks = theme()
    painter.setPen(QPen(looks.colour("track"), 1.5))
    painter.setBrush(looks.colour("text_2"))
    size = looks.scaled(6)
    for mark in bar.facts.marks:
        x, y = bar.axis.x(mark.day), bar.middle
        painter.drawPolygon(
            [QPointF(x, y - size), QPointF(x + size, y), QPointF(x, y + size), QPointF(x - size, y)]
        )
    if bar.facts.visit:
        painter.setBrush(looks.colour("text"))
        radius = looks.scaled(7)
        painter.drawEllipse(QPointF(bar.axis.x(bar.facts.visit.day), bar.middle), radius, radius)


def _paint_labels(painter: QPainter, bar: Bar) -> None:
    """Name the marks and the closing end, each in the lowest row where it touches no other."""
    looks = theme()
    taken = [(_pill(bar), 1), (_pill(bar), 0)]
    small = looks.font("small")
    end = _Label(bar.until, bar.axis.x(bar.closes, 1.0), looks.font("small_name"), bar.tone)
    end.shift, end.must = 0.0 if bar.axis.rtl else 1.0, True
    marks = [
        _Label(mark.words, bar.axis.x(mark.day), small, looks.colour("text_2"))
        for mark in bar.facts.marks
    ]
    for label in (end, *marks):
        place = next((each for each in _places(label, bar) if _free(*each, taken)), None)
        if place is not None:
            taken.append(place)
            label.paint(painter, place[0].left(), bar.middle - looks.scaled(ROWS[place[1]]))


def _places(label: _Label, bar: Bar) -> Iterator[tuple[QRectF, int]]:
    """Where a label may stand, and in which row; whole if it can be."""
    for share in LONGEST:
        box = label.box(bar.width, share)
        yield from ((box, row) for row in range(len(ROWS)))
    if label.must:
        yield from ((box, row) for box in _beside(label, bar) for row in range(len(ROWS)))


def _beside(label: _Label, bar: Bar) -> list[QRectF]:
    """Places before and after the pill of today, for a label that may not be left out."""
    pill, box = _pill(bar), label.box(bar.width, LONGEST[0])
    before = QRectF(max(pill.left() - NEAR - 1 - box.width(), 0), 0, box.width(), 1)
    room = bar.width - box.width()
    return [before, QRectF(min(pill.right() + NEAR + 1, room), 0, box.width(), 1)]


@dataclass
class _Label:
    """Words at a place above the track."""

    words: str
    x: float
    font: QFont
    colour: QColor
    shift: float = 0.5
    """Which part of the words stands at the place: 0 their beginning, 1 their end."""
    must: bool = False
    """Whether it may not be left out."""
    shown: str = ""

    def box(self, room: float, share: float) -> QRectF:
        """Where it stands; long words are cut."""
        metrics = QFontMetricsF(self.font)
        self.shown = metrics.elidedText(self.words, Qt.TextElideMode.ElideRight, room * share)
        width = metrics.horizontalAdvance(self.shown)
        left = self.x - width * self.shift
        return QRectF(min(max(left, 0.0), max(room - width, 0.0)), 0, width, 1)

    def paint(self, painter: QPainter, left: float, middle: float) -> None:
        """Draw it."""
        painter.setFont(self.font)
        painter.setPen(self.colour)
        foot = middle + QFontMetricsF(self.font).ascent() / 2 - 1
        painter.drawText(QPointF(left, foot), in_order(self.shown))


def _free(box: QRectF, row: int, taken: Sequence[tuple[QRectF, int]]) -> bool:
    return all(
        row != other or box.right() + NEAR < each.left() or box.left() - NEAR > each.right()
        for each, other in taken
    )


def _pill(bar: Bar) -> QRectF:
    """Where the pill of today stands."""
    looks = theme()
    metrics = QFontMetricsF(looks.font("small_name"))
    width = metrics.horizontalAdvance(_today(bar)) + looks.scaled(16)
    height = looks.scaled(22)
    left = bar.axis.x(bar.facts.bar.today, 0.5) - width / 2
    left = min(max(left, 0.0), bar.width - width)
    return QRectF(left, bar.middle - looks.scaled(PILL) - height / 2, width, height)


def _today(bar: Bar) -> str:
    return bar.tr(NC_("window", "Today"))


def _paint_today(painter: QPainter, bar: Bar) -> None:
    looks, box = theme(), _pill(bar)
    x = bar.axis.x(bar.facts.bar.today, 0.5)
    painter.setPen(QPen(looks.colour("toast"), 2))
    foot = bar.middle + looks.scaled(TRACK) / 2 + 5
    painter.drawLine(QPointF(x, box.bottom()), QPointF(x, foot))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(looks.colour("toast"))
    painter.drawRoundedRect(box, 6, 6)
    painter.setFont(looks.font("small_name"))
    painter.setPen(looks.colour("on_toast"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, in_order(_today(bar)))


def _paint_grip(painter: QPainter, bar: Bar) -> None:
    if not bar.grip:
        return
    looks = theme()
    x = bar.axis.x(bar.opens) if bar.grip == "opens" else bar.axis.x(bar.closes, 1.0)
    height = looks.scaled(GRIP)
    painter.setPen(QPen(looks.colour("focus"), 2))
    painter.setBrush(looks.colour("card"))
    painter.drawRoundedRect(QRectF(x - 5, bar.middle - height / 2, 10, height), 4, 4)
    for shift in (-1.5, 1.5):
        painter.drawLine(QPointF(x + shift, bar.middle - 4), QPointF(x + shift, bar.middle + 4))


def _centred(  # noqa: PLR0913, PLR0917 - a word, its place, and the room it must stay in
    painter: QPainter, words: str, x: float, y: float, metrics: QFontMetricsF, room: float
) -> None:
    width = metrics.horizontalAdvance(words)
    left = x - width / 2
    if left >= 0 and left + width <= room:
        painter.drawText(QPointF(left, y + metrics.ascent() / 2), in_order(words))

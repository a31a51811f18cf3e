# SPDX-License-Identifier: MIT
"""A year on one line: the visits of each country as bars under each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from delegate_crm.kit.i18n import NC_, Translator
from delegate_crm.kit.territories import country_name
from delegate_crm.rules.lanes import lanes
from delegate_crm.services.counted import counted
from delegate_crm.services.visit_calendar import (
    LINE,
    YEAR,
    Stay,
    by_country,
    certain,
    group_of,
    sentence,
    span_title,
)
from delegate_crm.services.window_words import capital
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.axis import LETTERS, Axis, month_and_year, month_labels
from delegate_crm.ui.widgets.ordering import in_order
from delegate_crm.ui.widgets.rows import Cells, paint_words
from delegate_crm.ui.widgets.stay_bar import GROOVE, PITCH, Piece, StayBars, snapped
from delegate_crm.ui.widgets.stay_paint import Shape, label_metrics, label_width
from delegate_crm.ui.widgets.stay_view import StayView
from delegate_crm.ui.widgets.tiles import hue_of, paint_tile

HEAD, PAD, EDGE, TILE, GAP = 34, 8, 16, 26, 10
COUNTRY, SHARE = 190, 0.26
"""Room for the names of countries, and the most of the width that they take."""
LEAST, WIDEST = 12, 240
"""Pixels of the shortest bar, and of the longest words beside one."""
SIDES: Mapping[int, int] = MappingProxyType({Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1})
ROWS: Mapping[int, int] = MappingProxyType({Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1})


@dataclass(frozen=True, slots=True)
class Band:
    """One country: its visits in the order of their days, and where it stands."""

    country: str
    stays: tuple[Stay, ...]
    pieces: tuple[Piece, ...]
    top: int
    height: int


class LineView(StayView):
    """Arrows go along the visits of a country, and from country to country."""

    def __init__(self, tr: Translator) -> None:
        super().__init__(tr)
        self.bars = StayBars(self, self.opened, self.apart)
        self.bands: tuple[Band, ...] = ()
        self._at = (0, 0)
        """Which country, and which visit of it, is the current one."""
        self._head = _Months(self)
        self._metrics = label_metrics()
        self._near = QRect()
        """Where all bars are shown already."""

    # --- where things stand -----------------------------------------------------------------------

    def lay_out(self) -> None:
        """Lay the bars of each country into lanes."""
        if self.found is None:
            return
        self._metrics = label_metrics()
        axis, top, bands = self.axis(), theme().scaled(HEAD), list[Band]()
        for country, found in by_country(self.found.stays, self._tr.lang):
            stays = tuple(sorted(found, key=lambda each: (each.first, each.last, each.id)))
            bands.append(self._band(axis, country, stays, top))
            top += bands[-1].height
        self.bands, self._near = tuple(bands), QRect()
        self.setMinimumHeight(top + EDGE)
        self.slid()

    @property
    def lang(self) -> str:
        """The language of the names of months."""
        return self._tr.lang

    def axis(self) -> Axis:
        """The months of the year, beside the names of the countries."""
        names = min(theme().scaled(COUNTRY), int(self.width() * SHARE))
        rtl, year = self.isRightToLeft(), self.found.days[0].year if self.found else 1
        left = EDGE if rtl else EDGE + names
        width = max(self.width() - 2 * EDGE - names, 1)
        return Axis(year * YEAR, year * YEAR + YEAR, left, width, rtl)

    def _band(self, axis: Axis, country: str, stays: tuple[Stay, ...], top: int) -> Band:
        pitch = theme().scaled(PITCH)
        laid = [self._piece(axis, each) for each in stays]
        spans = [(x.place.left(), x.place.right() + GAP) for x in laid]
        numbers = lanes(spans, len(laid))
        first = top + PAD
        pieces = tuple(
            x.moved_down(first + lane * pitch) for x, lane in zip(laid, numbers, strict=True)
        )
        return Band(country, stays, pieces, top, (max(numbers) + 1) * pitch + 2 * PAD)

    def _piece(self, axis: Axis, stay: Stay) -> Piece:
        """A bar of the first lane; the words stand beside one that is too short for them."""
        assert self.found is not None  # noqa: S101 - only what was found is laid out
        year, rtl = self.found.days, axis.rtl
        before, after = stay.first < year[0], stay.last > year[1]
        tall = theme().scaled(PITCH)
        box = _between(axis, max(stay.first, year[0]), min(stay.last, year[1]))
        box = QRectF(box.left(), GROOVE, max(box.width(), LEAST), tall - 2 * GROOVE)
        box.moveRight(min(box.right(), axis.left + axis.width))
        sure, held = certain(stay), None
        if sure is not None:
            held = _between(axis, max(sure[0], year[0]), min(sure[1], year[1]))
            held.setWidth(max(held.width(), box.width() if stay.first == stay.last else LEAST / 2))
            held = QRectF(held.left(), box.top(), held.width(), box.height()).intersected(box)
            held = box if (sure[0], sure[1]) == (stay.first, stay.last) else held
        left, right = (after, before) if rtl else (before, after)
        shape = Shape(box, group_of(stay).tone, held, cut_left=left, cut_right=right)
        words = capital(stay.title)
        beside = _beside(axis, box, label_width(words, self._metrics))
        place = box.united(beside) if beside else box
        place = QRectF(place.left(), 0, place.width(), tall)
        said = partial(sentence, stay, self._tr)
        return Piece(stay.id, words, said, snapped(place), shape, beside)

    def slid(self) -> None:
        """Give bars to what is in view; the months stay on top."""
        self._head.setGeometry(0, max(-self.y(), 0), self.width(), theme().scaled(HEAD))
        self.update()
        seen = self.visibleRegion().boundingRect()
        if not self._near.contains(seen):
            near = self._near = seen.adjusted(0, -seen.height(), 0, seen.height())
            pieces = (each for band in self.bands for each in band.pieces)
            self.bars.show([each for each in pieces if each.place.intersects(near)])
            self._head.raise_()
            self.show_current()

    def showEvent(self, event: QShowEvent) -> None:
        """What is in view is known only now."""
        super().showEvent(event)
        self.slid()

    # --- visits -----------------------------------------------------------------------------------

    def go(self, day: dt.date, record_id: int = 0) -> None:
        """Make a visit the current one: this, else the one that is nearest to the day."""
        self.day = day
        spots = [(r, c) for r, band in enumerate(self.bands) for c in range(len(band.stays))]

        def away(spot: tuple[int, int]) -> tuple[bool, int]:
            stay = self.bands[spot[0]].stays[spot[1]]
            return stay.id != record_id, max((stay.first - day).days, (day - stay.last).days, 0)

        self._at = min(spots, key=away, default=(0, 0))
        self.tell()

    def take(self, record_id: int, _point: QPoint) -> bool:
        """The visit of a bar."""
        if record_id:
            self.go(self.day, record_id)
        return bool(record_id)

    def current(self) -> Stay | None:
        """The visit that keys act on."""
        row, column = self._at
        stays = self.bands[row].stays if row < len(self.bands) else ()
        return stays[column] if column < len(stays) else None

    def sentences(self) -> Sequence[str]:
        """The visit; the year where it has none."""
        current = self.current()
        if current is not None:
            return (sentence(current, self._tr),)
        year, count = span_title(LINE, self.day, self._tr), counted("visit", 0)
        return (self._tr(NC_("visits", "{day}: {visits}", day=year, visits=count)),)

    def move_by(self, key: int, *, held: bool) -> bool:
        """Along the visits of a country, or to another country."""
        if held or not self.bands or key not in {*SIDES, *ROWS}:
            return False
        row, column = self._at
        if key in SIDES:
            step = -SIDES[key] if self.isRightToLeft() else SIDES[key]
            last = len(self.bands[row].stays) - 1
            self._at = (row, min(max(column + step, 0), last))
        else:
            here, row = self.current(), min(max(row + ROWS[key], 0), len(self.bands) - 1)
            self._at = (row, self._nearest(row, here))
        self.tell()
        return True

    def _nearest(self, row: int, here: Stay | None) -> int:
        stays = self.bands[row].stays
        if here is None or here in stays:
            return self._at[1]
        return min(range(len(stays)), key=lambda at: abs((stays[at].first - here.first).days))

    def box_of(self, record_id: int) -> QRect:
        """Where the bar of a visit stands."""
        pieces = (each for band in self.bands for each in band.pieces)
        return next((each.place for each in pieces if each.id == record_id), QRect())

    # --- drawing ----------------------------------------------------------------------------------

    def show_current(self) -> None:
        """Ring the visit."""
        self.bars.mark(self.box_of(self.current_id()) if self.hasFocus() else QRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw countries and months; bars draw themselves."""
        painter, looks, axis = QPainter(self), theme(), self.axis()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = [x for x in self.bands if QRectF(event.rect()).intersects(_row(x, self.width()))]
        foot = self.bands[-1].top + self.bands[-1].height if self.bands else 0
        for month in axis.ticks():
            x = round(axis.at(month))
            painter.fillRect(QRectF(x, 0, 1, foot), looks.colour("border"))
        for band in shown:
            row = _row(band, self.width())
            line = QRectF(EDGE, row.bottom() - 1, row.width() - 2 * EDGE, 1)
            painter.fillRect(line, looks.colour("border"))
            self._paint_country(painter, row, band)
        if self.found and self.found.days[0] <= self.today <= self.found.days[1]:
            now = axis.x(self.today, 0.5)
            painter.fillRect(QRectF(now - 1, 0, 2, foot), looks.colour("text"))

    def _paint_country(self, painter: QPainter, row: QRectF, band: Band) -> None:
        looks, axis = theme(), self.axis()
        names = self.width() - 2 * EDGE - axis.width
        left = axis.left + axis.width + GAP if axis.rtl else EDGE
        box = QRectF(left, self.name_top(band), names - GAP, looks.scaled(PITCH))
        cells, side = Cells(box, rtl=axis.rtl), looks.scaled(TILE)
        tile = cells.leading(side, GAP)
        tile = QRectF(tile.left(), box.center().y() - side / 2, side, side)
        paint_tile(painter, tile, band.country or "·", hue_of(band.country))
        name = country_name(band.country, self._tr.lang)
        paint_words(painter, cells.rest, name or self._tr(NO_COUNTRY), "value", "text")

    def name_top(self, band: Band) -> int:
        """Where the name of a country stands: in view, as long as its bars are."""
        last = band.top + band.height - PAD - theme().scaled(PITCH)
        return min(max(band.top, theme().scaled(HEAD) - self.y()) + PAD, last)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the bars goes to the nearest visit of the country."""
        point = event.position().toPoint()
        row = next((n for n, x in enumerate(self.bands) if _within(x, point)), -1)
        if row >= 0 and event.button() is Qt.MouseButton.LeftButton:
            day = self.axis().day(point.x())
            stays = self.bands[row].stays
            nearest = min(range(len(stays)), key=lambda at: abs((stays[at].first - day).days))
            self._at = (row, nearest)
            self.tell()


class _Months(QWidget):
    """The names of the months, over the bars that pass below them."""

    def __init__(self, view: LineView) -> None:
        super().__init__(view)
        self._view = view
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them."""
        painter, looks, axis = QPainter(self), theme(), self._view.axis()
        painter.fillRect(self.rect(), looks.colour("card"))
        foot = self.height() - 1
        painter.fillRect(0, foot, self.width(), 1, looks.colour("border"))
        painter.setFont(looks.font("small_name"))
        painter.setPen(looks.colour("text_2"))
        names = month_labels(self._view.lang)
        for month in axis.named(LETTERS * looks.scaled(12)):
            wide = axis.month_width
            left = axis.at(month) - wide if axis.rtl else axis.at(month)
            leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
            box = QRectF(left, 0, wide, foot).adjusted(6, 0, 0 if not axis.rtl else -6, 0)
            painter.drawText(box, leading, in_order(names[month_and_year(month)[0]]))


def _between(axis: Axis, first: dt.date, last: dt.date) -> QRectF:
    """From the beginning of a day to the end of another."""
    ends = sorted((axis.x(first), axis.x(last, 1.0)))
    return QRectF(ends[0], 0, ends[1] - ends[0], 1)


def _beside(axis: Axis, box: QRectF, wanted: float) -> QRectF | None:
    """Where words stand that are wider than their bar: after it, before it at the end."""
    if wanted <= box.width():
        return None
    before, after = box.left() - axis.left, axis.left + axis.width - box.right()
    if axis.rtl:
        before, after = after, before
    width = min(wanted, WIDEST, max(before, after) - GAP)
    if width <= box.width():
        return None
    follows = after >= width + GAP or after >= before
    at_right = follows != axis.rtl
    start = box.right() + GAP / 2 if at_right else box.left() - GAP / 2 - width
    return QRectF(start, box.top(), width, box.height())


def _row(band: Band, width: int) -> QRectF:
    return QRectF(0, band.top, width, band.height)


def _within(band: Band, point: QPoint) -> bool:
    return band.top <= point.y() < band.top + band.height


NO_COUNTRY = NC_("visits", "No country")

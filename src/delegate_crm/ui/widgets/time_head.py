# SPDX-License-Identifier: MIT
"""Over the rows of a timeline: years, months and weeks, today, and room for what zooms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from babel.dates import format_skeleton
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from delegate_crm.kit.i18n import NC_, Translator
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.axis import YEAR, month_and_year, month_labels
from delegate_crm.ui.widgets.ordering import in_order
from delegate_crm.ui.widgets.timescale import Timescale, Zoom

HEIGHT, LOW_HEIGHT = 78, 64
YEARS, MONTHS, FOOT = 20, 39, 62
"""How far below the upper edge years, months, and the pill of today stand in the middle; where it
is low they stand closer."""
PILL, PAD, GAP = 22, 16, 6
WEEK = 7


class TimeHead(QWidget):
    """Drawn over the part of the axis that is in view."""

    def __init__(self, parent: QWidget, scale: Timescale, tr: Translator) -> None:
        super().__init__(parent)
        self._scale, self._tr = scale, tr
        self.today = dt.date.min
        self.setAccessibleName(tr(NC_("timeline", "Years and months")))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw years, months, Mondays and today."""
        painter, looks = QPainter(self), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), looks.colour("card"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, looks.colour("border"))
        scale = self._scale
        painter.setClipRect(QRectF(scale.left, 0, scale.width, self.height() - 1))
        self._paint_months(painter)
        self._paint_years(painter)
        if scale.zoom is not Zoom.YEAR:
            self._paint_mondays(painter)
        self._paint_today(painter)

    def _paint_months(self, painter: QPainter) -> None:
        scale, names, axis = self._scale, month_labels(self._tr.lang), self._scale.axis()
        painter.setFont(theme().font("tiny"))
        painter.setPen(theme().colour("text_2"))
        metrics, room = QFontMetricsF(painter.font()), scale.left + scale.width
        for month in scale.in_view():
            box = self._box(axis.at(month), scale.month, MONTHS)
            words = names[month_and_year(month)[0]]
            half, x = metrics.horizontalAdvance(words) / 2, box.center().x()
            if scale.left <= x - half and x + half <= room:
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, in_order(words))

    def _paint_years(self, painter: QPainter) -> None:
        bold = theme().font("tiny")
        bold.setWeight(theme().font("name").weight())
        painter.setFont(bold)
        painter.setPen(theme().colour("text"))
        for box, words in self._years(QFontMetricsF(bold)):
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, in_order(words))

    def _years(self, metrics: QFontMetricsF) -> Iterator[tuple[QRectF, str]]:
        """Each year stands where it begins; the first stays in view while it lasts."""
        scale, axis = self._scale, self._scale.axis()
        shown = scale.in_view()
        for year in range(shown.start // YEAR, (shown.stop - 1) // YEAR + 1):
            words = str(format_skeleton("y", dt.date(year, 1, 1), locale=self._tr.locale))
            width = metrics.horizontalAdvance(words) + 2 * GAP
            start, end = axis.at(year * YEAR), axis.at((year + 1) * YEAR)
            if scale.rtl:
                right = min(start, scale.left + scale.width)
                left = max(right - width, end)
            else:
                left = min(max(start, scale.left), end - width)
            yield self._box(left + (width if scale.rtl else 0), width, YEARS), words

    def _box(self, start: float, width: float, middle: float) -> QRectF:
        """The place of words that begin somewhere."""
        left = start - width if self._scale.rtl else start
        high = theme().scaled(18)
        return QRectF(left, self._down(middle) - high / 2, width, high)

    def _down(self, middle: float) -> float:
        return middle * self.height() / HEIGHT

    def _paint_mondays(self, painter: QPainter) -> None:
        axis, shown = self._scale.axis(), self._scale.in_view()
        day = _first_day(shown.start)
        day += dt.timedelta(days=-day.weekday() % WEEK)
        last, wide = _first_day(shown.stop), theme().scaled(24)
        painter.setFont(theme().font("tiny"))
        painter.setPen(theme().colour("text_3"))
        while day < last:
            left = axis.x(day, 0.5) + (wide / 2 if axis.rtl else -wide / 2)
            box = self._box(left, wide, FOOT)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(day.day))
            day += dt.timedelta(days=WEEK)

    def _paint_today(self, painter: QPainter) -> None:
        looks, scale = theme(), self._scale
        x = scale.axis().x(self.today, 0.5)
        words = self._tr(NC_("window", "Today"))
        font = looks.font("small_name")
        width = QFontMetricsF(font).horizontalAdvance(words) + looks.scaled(PAD)
        high = looks.scaled(PILL)
        box = QRectF(x - width / 2, self._down(FOOT) - high / 2, width, high)
        if scale.left <= x <= scale.left + scale.width:
            box.moveLeft(min(max(box.left(), scale.left), scale.left + scale.width - width))
            painter.fillRect(
                QRectF(x - 1, box.bottom() - 1, 2, self.height()), looks.colour("toast")
            )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(looks.colour("toast"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setFont(font)
        painter.setPen(looks.colour("on_toast"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, in_order(words))


def _first_day(month: int) -> dt.date:
    number, year = month_and_year(month)
    return dt.date(min(max(year, 1), dt.MAXYEAR), number + 1, 1)

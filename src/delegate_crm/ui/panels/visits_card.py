# SPDX-License-Identifier: MIT
"""Next visits: when, who, and how ready each is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.services.readiness import VisitAhead
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.cards import Card
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.pictures import paint_picture
from delegate_crm.ui.widgets.rows import Cells, Row, RowList, halves, paint_words

BLOCK_WIDE, BLOCK_HIGH, GAP, LINE, BAR, BAR_HIGH = 50, 54, 14, 20, 206, 6
LEAST_SHOWN = 0.06
"""Even what is not begun shows where its bar begins."""


class VisitRow(Row):
    """One visit that is coming."""

    tall = 72

    def __init__(self, visit: VisitAhead) -> None:
        super().__init__()
        self.visit, self.record_id = visit, visit.id
        self.tell(f"{visit.title}, {visit.remark}, {visit.weakest}")

    def paint_row(self, painter: QPainter, cells: Cells) -> None:
        """Block of the date, title, readiness."""
        looks, visit = theme(), self.visit
        cells.leading(0, 4)
        self._paint_block(painter, cells.leading(looks.scaled(BLOCK_WIDE), GAP))
        self._paint_chevron(painter, cells.trailing(looks.scaled(18), GAP))
        line = looks.scaled(LINE)
        ready = cells.trailing(min(looks.scaled(BAR), self.width() * 0.34), GAP)
        what, remark = halves(cells.rest, line)
        paint_words(painter, what, visit.title, "name", "text")
        paint_words(painter, remark, visit.remark, "body", "text_2")
        upper, lower = halves(ready, line)
        self._paint_ready(painter, upper)
        paint_words(painter, lower, visit.weakest, "body", "text_2")

    def _paint_block(self, painter: QPainter, place: QRectF) -> None:
        looks, visit = theme(), self.visit
        high = looks.scaled(BLOCK_HIGH)
        box = QRectF(place.left() + 0.5, place.center().y() - high / 2, place.width() - 1, high)
        painter.setPen(QPen(looks.colour("border"), 1))
        painter.setBrush(looks.colour("accent_soft" if visit.near else "sunken"))
        painter.drawRoundedRect(box, 10, 10)
        tone = "accent" if visit.near else "text"
        upper = QRectF(box.left(), box.top() + 5, box.width(), box.height() * 0.36)
        lower = QRectF(box.left(), upper.bottom() - 1, box.width(), box.height() * 0.5)
        painter.setFont(looks.font("small"))
        painter.setPen(looks.colour("accent" if visit.near else "text_2"))
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, visit.month)
        painter.setFont(looks.font("title"))
        painter.setPen(looks.colour(tone))
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, visit.day)

    def _paint_ready(self, painter: QPainter, place: QRectF) -> None:
        looks, high = theme(), theme().scaled(BAR_HIGH)
        track = QRectF(place.left(), place.center().y() - high / 2, place.width(), high)
        painter.setPen(QPen(looks.colour("border"), 1) if looks.contrasting else Qt.PenStyle.NoPen)
        painter.setBrush(looks.colour("track"))
        painter.drawRoundedRect(track, high / 2, high / 2)
        share = min(max(self.visit.share, LEAST_SHOWN), 1.0)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(looks.colour("accent"))
        filled = Cells(track, rtl=rtl).leading(track.width() * share)
        painter.drawRoundedRect(filled, high / 2, high / 2)

    def _paint_chevron(self, painter: QPainter, place: QRectF) -> None:
        side = place.width()
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        box = QRectF(place.left(), place.center().y() - side / 2, side, side)
        paint_picture(painter, box, "chevron-right", "text_2", mirrored=rtl)


class VisitsCard(Card):
    """The next three."""

    opened = Signal(int)
    apart = Signal(int)
    calendar_wanted = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__(tr(N_("Next visits")))
        self.act(
            Button(
                tr(NC_("visits", "Calendar")),
                self.calendar_wanted.emit,
                role="quiet",
                small=True,
            )
        )
        self.list = RowList(self.accessibleName())
        self.add(self.list)
        self.nothing = Label(tr(N_("No visit is planned.")), "body", "text_2")
        self.add(self.nothing)

    def show_visits(self, visits: tuple[VisitAhead, ...]) -> None:
        """Show what is coming now."""
        if [row.visit for row in self.list.rows if isinstance(row, VisitRow)] != [*visits]:
            held, at = self.list.has_focus(), self.list.at
            self.list.show_rows([self._row(each) for each in visits])
            if held:
                self.list.focus(at)
        self.nothing.setVisible(not visits)
        self.list.setVisible(bool(visits))

    def _row(self, visit: VisitAhead) -> VisitRow:
        row = VisitRow(visit)
        row.opened.connect(lambda: self.opened.emit(visit.id))
        row.apart.connect(lambda: self.apart.emit(visit.id))
        return row

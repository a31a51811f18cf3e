# SPDX-License-Identifier: MIT
"""The programme of a visit: a numbered rail of stops, each in two languages."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.services.record_facts import RecordFacts
from delegate_crm.services.visit_acts import add_stop, put_in_order, reordered
from delegate_crm.services.visit_overview import Stop, VisitOverview
from delegate_crm.ui.page import Desk
from delegate_crm.ui.places import place_of
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.cards import Card
from delegate_crm.ui.widgets.chips import Chip
from delegate_crm.ui.widgets.dragging import OrderedColumn, OrderedRow
from delegate_crm.ui.widgets.flow import Flow
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.paragraph import Paragraph

LANGUAGE_NAMES = {"en": "English", "ru": "Русский", "zh": "中文"}
NUMBER, WHEN = 24, 84
DRAG = N_("Drag, or Alt+Up and Alt+Down")


class ProgrammeRail(Card):
    """Shows stops, adds them, and puts them in order."""

    def __init__(self, desk: Desk, visit: int, second_lang: str) -> None:
        super().__init__(desk.tr(NC_("visit", "Programme")))
        self._desk, self._visit = desk, visit
        self._timed = False
        both = " + ".join(LANGUAGE_NAMES[each] for each in (desk.lang, second_lang))
        self.act(Button(desk.tr(N_("Add stop")), self.start_adding, icon="plus", small=True))
        self.act(Chip(both, icon="languages"))
        self.stops = OrderedColumn(10)
        self.stops.reordered.connect(self._reorder)
        self.add(self.stops)
        self.field = QLineEdit()
        self.field.setPlaceholderText(desk.tr(N_("What comes next? Enter adds it")))
        self.field.setAccessibleName(desk.tr(N_("New stop")))
        self.field.returnPressed.connect(self._add)
        self.field.hide()
        self.add(self.field)
        self._empty = Label(
            desk.tr(N_("No programme yet. Add the first stop.")), "body", "text_2", wrap=True
        )
        self.add(self._empty)

    def fill(self, facts: RecordFacts[VisitOverview]) -> None:
        """Show the stops of a visit."""
        stops = facts.more.stops
        by_id = {each.id: each for each in stops}
        self._timed = any(each.when for each in stops)
        self._empty.setVisible(not stops)
        self.stops.fill([*by_id], lambda each: self._row(by_id[each], len(stops)), self._open)

    def start_adding(self) -> None:
        """Let a stop be typed."""
        self.field.show()
        self.field.setFocus()

    def _add(self) -> None:
        title = self.field.text().strip()
        if title:
            self.field.clear()
            act = partial(add_stop, visit=self._visit, title=title, lang=self._desk.lang)
            self._desk.tasks.do(self, N_("Add a stop"), act)

    def _reorder(self, moved: int, to: int) -> None:
        ids = reordered(self.stops.ids, moved, to)
        self.stops.focus(moved)
        act = partial(put_in_order, code="programme_item", ids=ids)
        self._desk.tasks.do(self, N_("Put the programme in order"), act)

    def _open(self, stop: int) -> None:
        self._desk.go(place_of("programme_item", stop))

    def _row(self, stop: Stop, count: int) -> OrderedRow:
        tr = self._desk.tr
        name = N_(
            "Stop {number} of {count}: {title}", number=stop.number, count=count, title=stop.title
        )
        view = StopView(self._desk, stop, last=stop.number == count, timed=self._timed)
        return OrderedRow(view, tr(name), tr(DRAG))


class StopView(QWidget):
    """One stop: number on the rail, when, title in both languages, who and what."""

    def __init__(self, desk: Desk, stop: Stop, *, last: bool, timed: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Number(stop.number, last=last))
        if timed:
            when = Label(stop.when, "body", "text_2")
            when.setFixedWidth(theme().scaled(WHEN))
            row.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Paragraph(stop.title, "name"))
        second = stop.second or desk.tr(N_("not translated"))
        words.addWidget(Paragraph(second, "body", "text_2" if stop.second else "text_3"))
        for line in stop.lines:
            words.addWidget(Paragraph(line, "small", "text_2"))
        if stop.shown:
            chips = QWidget()
            flow = Flow(chips)
            for each in stop.shown:
                flow.addWidget(Chip(each.title))
            words.addWidget(chips)
        row.addLayout(words, 1)


class Number(QWidget):
    """A number in its disc, and the line to the next."""

    def __init__(self, number: int, *, last: bool) -> None:
        super().__init__()
        self._number, self._last = number, last
        self.setFixedWidth(theme().scaled(NUMBER))

    def sizeHint(self) -> QSize:
        """As high as its row."""
        side = theme().scaled(NUMBER)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw line, disc and number."""
        looks, side = theme(), theme().scaled(NUMBER)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._last:
            painter.setPen(QPen(looks.colour("border_strong"), 1))
            painter.drawLine(side // 2, side, side // 2, self.height())
        disc = QRectF(0.5, 0.5, side - 1, side - 1)
        painter.setPen(looks.colour("open") if looks.contrasting else Qt.PenStyle.NoPen)
        painter.setBrush(looks.colour("open_tint"))
        painter.drawEllipse(disc)
        painter.setFont(looks.font("small_name"))
        painter.setPen(looks.colour("open"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number))

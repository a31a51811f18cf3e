# SPDX-License-Identifier: MIT
"""The programme of a visit: a numbered rail of stops, each in two languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.services.record_facts import RecordFacts
from delegate_crm.services.visit_acts import add_stop, name_stop, put_in_order, reordered
from delegate_crm.services.visit_overview import Stop, VisitOverview
from delegate_crm.ui.page import Desk
from delegate_crm.ui.panels.two_tongues import TwoTongues
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
HOW = N_("Tab goes to the other language, Ctrl+Enter to the next stop, Enter keeps it.")


class ProgrammeRail(Card):
    """Shows stops, adds and names them in two languages, and puts them in order."""

    def __init__(self, desk: Desk, visit: int, second_lang: str) -> None:
        super().__init__(desk.tr(NC_("visit", "Programme")))
        self._desk, self._visit = desk, visit
        self._languages = {each: LANGUAGE_NAMES[each] for each in (desk.lang, second_lang)}
        self._stops: tuple[Stop, ...] = ()
        self._edited = 0
        """The stop whose titles are being typed; what is read meanwhile is shown afterwards."""
        both = " + ".join(self._languages.values())
        self.act(Button(desk.tr(N_("Add stop")), self.start_adding, icon="plus", small=True))
        self.act(Chip(both, icon="languages"))
        self.stops = OrderedColumn(10)
        self.stops.reordered.connect(self._reorder)
        self.add(self.stops)
        self.fresh = TwoTongues(desk.tr(N_("New stop")), self._languages, {})
        self.fresh.given.connect(self._add)
        self.fresh.left.connect(self._stop_adding)
        self.fresh.hide()
        self.add(self.fresh)
        self.hint = Label(desk.tr(HOW), "small", "text_2", wrap=True)
        self.hint.hide()
        self.add(self.hint)
        self._empty = Label(
            desk.tr(N_("No programme yet. Add the first stop.")), "body", "text_2", wrap=True
        )
        self.add(self._empty)

    def fill(self, facts: RecordFacts[VisitOverview]) -> None:
        """Show the stops of a visit."""
        self._stops = facts.more.stops
        if not self._edited:
            self._show()

    def _show(self) -> None:
        by_id = {each.id: each for each in self._stops}
        timed = any(each.when for each in self._stops)
        self._empty.setVisible(not by_id)
        self.stops.fill([*by_id], lambda each: self._row(by_id[each], timed=timed), self._open)

    # --- adding and naming ------------------------------------------------------------------------

    def start_adding(self) -> None:
        """Let a stop be typed."""
        self.fresh.show()
        self.hint.show()
        self.fresh.setFocus()

    def _stop_adding(self) -> None:
        self.fresh.clear()
        self.fresh.hide()
        self.hint.hide()

    def _add(self, _next: bool) -> None:  # noqa: FBT001 - the next one is typed in any case
        words = self.fresh.words
        if any(each.strip() for each in words.values()):
            self.fresh.clear()
            act = partial(add_stop, visit=self._visit, words=words)
            self._desk.tasks.do(self, N_("Add a stop"), act)

    def name_stop(self, stop: int) -> None:
        """Let the titles of a stop be typed where it stands."""
        self._edited = stop
        self._show()
        self.hint.show()

    def _named(self, stop: int, words: Mapping[str, str], *, go_on: bool) -> None:
        """Keep what was typed; go on with the next stop, or with a new one after the last."""
        ids = [each.id for each in self._stops]
        following = ids[ids.index(stop) + 1 :] if go_on and stop in ids else []
        self._stops = tuple(
            _renamed(each, [*words.values()]) if each.id == stop else each for each in self._stops
        )
        act = partial(name_stop, stop=stop, words=words)
        self._desk.tasks.do(self, N_("Name a stop"), act)
        self._leave(stop)
        if following:
            self.name_stop(following[0])
        elif go_on:
            self.start_adding()

    def _leave(self, stop: int) -> None:
        self._edited = 0
        self.hint.hide()
        self.stops.focus(stop)
        self._show()

    # --- rows -------------------------------------------------------------------------------------

    def _reorder(self, moved: int, to: int) -> None:
        ids = reordered(self.stops.ids, moved, to)
        self.stops.focus(moved)
        act = partial(put_in_order, code="programme_item", ids=ids)
        self._desk.tasks.do(self, N_("Put the programme in order"), act)

    def _open(self, stop: int) -> None:
        self._desk.go(place_of("programme_item", stop))

    def _row(self, stop: Stop, *, timed: bool) -> OrderedRow:
        tr, count = self._desk.tr, len(self._stops)
        name = tr(
            N_(
                "Stop {number} of {count}: {title}",
                number=stop.number,
                count=count,
                title=stop.title,
            )
        )
        titles = self._editor(stop, name) if stop.id == self._edited else Titles(self._desk, stop)
        if isinstance(titles, Titles):
            titles.wanted.connect(partial(self.name_stop, stop.id))
        view = StopView(stop, titles, last=stop.number == count, timed=timed)
        row = OrderedRow(view, name, tr(DRAG), beside=theme().scaled(NUMBER))
        row.renamed.connect(partial(self.name_stop, stop.id))
        return row

    def _editor(self, stop: Stop, name: str) -> TwoTongues:
        words = dict(zip(self._languages, (stop.own, stop.second), strict=True))
        made = TwoTongues(name, self._languages, words)
        made.given.connect(lambda go_on: self._named(stop.id, made.words, go_on=go_on))
        made.left.connect(partial(self._leave, stop.id))
        QTimer.singleShot(0, made, made.setFocus)
        return made


def _renamed(stop: Stop, words: Sequence[str]) -> Stop:
    """A stop as it is called from now on, before the office has said so."""
    own, second = (each.strip() for each in words)
    return replace(stop, title=own or stop.title, own=own, second=second)


class Titles(QWidget):
    """The title of a stop in both languages; a click lets them be typed."""

    wanted = Signal()

    def __init__(self, desk: Desk, stop: Stop) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.IBeamCursor)
        words = QVBoxLayout(self)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(1)
        words.addWidget(Paragraph(stop.title, "name"))
        second = stop.second or desk.tr(N_("not translated"))
        words.addWidget(Paragraph(second, "body", "text_2" if stop.second else "text_3"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """One click edits."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.wanted.emit()


class StopView(QWidget):
    """One stop: number on the rail, when, titles or their fields, who and what."""

    def __init__(self, stop: Stop, titles: QWidget, *, last: bool, timed: bool) -> None:
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
        words.addWidget(titles)
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

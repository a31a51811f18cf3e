# SPDX-License-Identifier: MIT
"""Needs you: what is overdue, closing, promised, open or about to open, with one act each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.rules.windows import WindowState
from delegate_crm.services.needs import VERBS, Need
from delegate_crm.services.today import TodayFacts, WeekDay
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.bars import HEIGHT, WIDTH, paint_compact_bar, words_tone
from delegate_crm.ui.widgets.buttons import Button, Segment
from delegate_crm.ui.widgets.cards import Card
from delegate_crm.ui.widgets.chips import RemovableChip
from delegate_crm.ui.widgets.glyphs import paint_glyph
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.layouts import empty
from delegate_crm.ui.widgets.pictures import paint_picture
from delegate_crm.ui.widgets.rows import (
    PAD,
    Cells,
    Row,
    RowList,
    halves,
    in_lines,
    paint_words,
    stacked,
)

SIGN, BUTTON, GAP, LINE = 20, 112, 16, 20
ROOM, SHARE = 20, 0.31
"""The words under a bar may be a little longer than it; both take at most a third of the row."""
MOST_LINES = 4
"""A title that is longer is cut."""
CALM = (WindowState.SOON, WindowState.WAITING, WindowState.OPEN)


class NeedRow(Row):
    """One follow-up."""

    acted = Signal()

    def __init__(self, need: Need, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self.button = Button("", self.acted.emit, small=True)
        self.button.setParent(self)
        self.button.setFixedWidth(theme().scaled(BUTTON))
        self.show_need(need)

    def show_need(self, need: Need) -> None:
        """Show how it stands now."""
        self.need, self.record_id = need, need.id
        verb = self._tr(VERBS[need.verb])
        self.button.setText(verb)
        self.button.setAccessibleName(f"{verb}: {need.title}")
        self.tell(", ".join(filter(None, (need.title, need.line, need.bar.spoken, need.bar.words))))
        self._break_lines()
        self.update()

    def _break_lines(self) -> None:
        """What is long takes more lines, and the row is higher then."""
        looks = theme()
        title = " ".join(self.need.title.split())
        self.lines = in_lines(title, "name", self.room, MOST_LINES)
        self.remarks = self._remarks()
        more = max(len(self.lines) + len(self.remarks) - 2, 0)
        self.setFixedHeight(looks.scaled(self.tall) + more * looks.scaled(LINE))

    def _remarks(self) -> list[str]:
        """What stands under the title; each part in a line of its own if there is no room."""
        metrics, found = QFontMetricsF(theme().font("body")), list[str]()
        for part in (*self.need.told, *self.need.more):
            beside = " · ".join((*found[-1:], part))
            if found and metrics.horizontalAdvance(beside) <= self.room:
                found[-1] = beside
            else:
                found += in_lines(part, "body", self.room, MOST_LINES)
        return found

    @property
    def room(self) -> float:
        """How wide a line of the title may be."""
        sign = theme().scaled(SIGN) + PAD + 2
        return self.width() - 2 * (PAD + GAP) - sign - self._bar_width() - self.button.width()

    def _bar_width(self) -> float:
        return min(theme().scaled(WIDTH) + ROOM, self.width() * SHARE)

    def make_current(self, *, current: bool) -> None:
        """The button is in the Tab order with its row."""
        super().make_current(current=current)
        self.button.setFocusPolicy(self.focusPolicy())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the trailing edge."""
        super().resizeEvent(event)
        self._break_lines()
        size = QSize(self.button.width(), theme().scaled(30))
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = PAD if rtl else self.width() - PAD - size.width()
        self.button.setGeometry(left, (self.height() - size.height()) // 2, *size.toTuple())

    def paint_row(self, painter: QPainter, cells: Cells) -> None:
        """Sign, what and who, bar and words."""
        looks, need = theme(), self.need
        side, line = looks.scaled(SIGN), looks.scaled(LINE)
        self._paint_sign(painter, cells.leading(side, PAD + 2), side)
        cells.trailing(self.button.width(), GAP)
        width = looks.scaled(WIDTH)
        bar = cells.trailing(self._bar_width(), GAP)
        looked = [(each, "name", "text") for each in self.lines]
        looked += [(each, "body", "text_2") for each in self.remarks]
        places = stacked(cells.rest, line, len(looked))
        for place, (words, style, tone) in zip(places, looked, strict=True):
            paint_words(painter, place, words, style, tone)
        if need.bar.is_date:
            self._paint_date(painter, bar)
            return
        upper, lower = halves(bar, line)
        high = looks.scaled(HEIGHT)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        track = Cells(upper, rtl=rtl).leading(min(width, bar.width()))
        track = QRectF(track.left(), track.center().y() - high / 2, track.width(), high)
        paint_compact_bar(painter, track, need.bar)
        paint_words(painter, lower, self._words(lower), "value", words_tone(need.state))

    def _words(self, box: QRectF) -> str:
        """The line of the bar, in short where there is less room."""
        bar, metrics = self.need.bar, QFontMetricsF(theme().font("value"))
        return bar.words if metrics.horizontalAdvance(bar.words) <= box.width() else bar.short

    def _paint_sign(self, painter: QPainter, box: QRectF, side: float) -> None:
        need = self.need
        sign = QRectF(box.left(), box.center().y() - side / 2, side, side)
        if need.ours and need.bar.is_date and need.state in CALM:
            paint_picture(painter, sign, "mail", "text_2")
        else:
            paint_glyph(painter, sign, need.state, need.bar.share)

    def _paint_date(self, painter: QPainter, box: QRectF) -> None:
        """One day is a flag with words, not a bar."""
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        cells, side = Cells(box, rtl=rtl), theme().scaled(16)
        flag = cells.leading(side, 8)
        sign = QRectF(flag.left(), flag.center().y() - side / 2, side, side)
        tone = "text_2" if self.need.state in CALM else words_tone(self.need.state)
        paint_picture(painter, sign, "flag", tone)
        paint_words(painter, cells.rest, self._words(cells.rest), "value", tone)


class NeedsCard(Card):
    """The list with its segment; a day of the week may narrow it."""

    acted = Signal(object)
    """The need whose button was pressed."""
    opened = Signal(int)
    apart = Signal(int)
    all_wanted = Signal()
    side_chosen = Signal(str)
    day_left = Signal()
    """The day is not to narrow the list any more."""

    def __init__(self, tr: Translator) -> None:
        super().__init__(tr(N_("Needs you")))
        self._tr = tr
        self._facts: TodayFacts | None = None
        self.day: WeekDay | None = None
        """The day that narrows the list."""
        self._rows: dict[int, NeedRow] = {}
        self._chip = QHBoxLayout()
        self.head.insertLayout(1, self._chip)
        self.segment = Segment([(each, "") for each in ("all", "them", "us")])
        self.segment.setAccessibleName(self.accessibleName())
        self.segment.chosen.connect(self._chosen)
        self.act(self.segment)
        self.list = RowList(self.accessibleName())
        self.body.setSpacing(0)
        self.add(self.list)
        self.nothing = Label(tr(N_("Nothing here.")), "body", "text_2")
        self.nothing.hide()
        self.add(self.nothing)
        self.more = Button("", self.all_wanted.emit, role="quiet", small=True)
        self.more.hide()
        self.add(self.more)

    @property
    def current(self) -> NeedRow | None:
        """The row that keys act on."""
        row = self.list.current
        return row if isinstance(row, NeedRow) else None

    @property
    def rows(self) -> list[NeedRow]:
        """The rows as they stand."""
        return [each for each in self.list.rows if isinstance(each, NeedRow)]

    def show_facts(self, facts: TodayFacts) -> None:
        """Show how things stand now; focus and place in the list stay."""
        self._facts = facts
        words = {
            "all": NC_("segment", "All {n}", n=facts.counts["all"]),
            "them": NC_("segment", "We wait for {n}", n=facts.counts["them"]),
            "us": NC_("segment", "We owe {n}", n=facts.counts["us"]),
        }
        for key, text in words.items():
            self.segment.label(key, self._tr(text))
        if self.day is not None:
            self.day = next((each for each in facts.week if each.day == self.day.day), None)
        self._fill()

    def narrow(self, day: WeekDay | None) -> None:
        """Show only what turns on a day, or everything again."""
        self.day = day
        empty(self._chip)
        if day is not None:
            clear = self._tr(N_("Show every day"))
            words = self._tr.date(day.day)
            self._chip.addWidget(RemovableChip(words, self.day_left.emit, clear))
        self._fill()

    def _chosen(self, side: str) -> None:
        self._fill()
        self.side_chosen.emit(side)

    def _shown(self, facts: TodayFacts) -> Sequence[int]:
        side = self.segment.current
        if self.day is None:
            return facts.rows[side]
        hidden = {"all": None, "them": True, "us": False}[side]
        return [x for x in self.day.needs if facts.needs[x].ours is not hidden]

    def _fill(self) -> None:
        facts = self._facts
        if facts is None:
            return
        held = self.list.has_focus()
        ids, at = self._shown(facts), self.list.at
        self.setUpdatesEnabled(False)
        self._rows = {each: self._row(facts.needs[each]) for each in ids}
        self.list.show_rows([*self._rows.values()])
        self.setUpdatesEnabled(True)
        self.nothing.setVisible(not ids)
        left = facts.counts[self.segment.current]
        self.more.setVisible(self.day is None and left > len(ids))
        self.more.setText(self._tr(N_("Show all {n}", n=left)))
        if held and not self.list.has_focus():
            self.list.focus(at)

    def _row(self, need: Need) -> NeedRow:
        row = self._rows.get(need.id)
        if row is not None:
            row.show_need(need)
            return row
        row = NeedRow(need, self._tr)
        row.acted.connect(lambda row=row: self.acted.emit(row))
        row.opened.connect(lambda: self.opened.emit(need.id))
        row.apart.connect(lambda: self.apart.emit(need.id))
        return row

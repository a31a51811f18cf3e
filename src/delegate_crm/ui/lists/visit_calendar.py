# SPDX-License-Identifier: MIT
"""Visits on time: a month, a year of months, or a year of bars, and the way to other days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_, NC_, Text
from delegate_crm.rules.folding import fold
from delegate_crm.services.lists import Ask
from delegate_crm.services.visit_calendar import (
    LINE,
    MONTH,
    MONTHS,
    WEEK,
    Calendar,
    Stay,
    calendar,
    certain,
    days_words,
    groups_in,
    later,
    shown_days,
    span_title,
    stepped,
    touches,
)
from delegate_crm.services.visit_shift import SHIFT, shift_visit
from delegate_crm.services.window_words import capital
from delegate_crm.ui.actions import Action
from delegate_crm.ui.lists.ways import Shown
from delegate_crm.ui.page import Desk, scrolling
from delegate_crm.ui.widgets.buttons import Button, IconButton, Segment
from delegate_crm.ui.widgets.chooser import Chooser, Fill
from delegate_crm.ui.widgets.labels import Elided, tip
from delegate_crm.ui.widgets.line_view import LineView
from delegate_crm.ui.widgets.lines import Option
from delegate_crm.ui.widgets.month_view import MonthView
from delegate_crm.ui.widgets.months_view import MonthsView
from delegate_crm.ui.widgets.notes import NoteButton
from delegate_crm.ui.widgets.stay_key import StayKey
from delegate_crm.ui.widgets.stay_view import StayView

VIEWS = {MONTH: MonthView, MONTHS: MonthsView, LINE: LineView}
WAYS = {
    MONTH: (N_("Previous month"), N_("Next month")),
    MONTHS: (NC_("visits", "Previous year"), NC_("visits", "Next year")),
}
INSET, MARGIN = 16, 24


class VisitCalendar(Shown):
    """Asks for what is shown around a day, and shows it."""

    slid = Signal()
    """Something was scrolled."""
    opened = Signal(int)
    apart = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ask: Ask | None = None
        self.mode, self.day = MONTH, desk.office.today
        self.shown: Calendar | None = None
        self._moving = self._landed = 0
        """The visit that is on its way to another day, and the one that has come there."""
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addWidget(self._tools())
        self.note: NoteButton | None = None
        self._notes = QVBoxLayout()
        self._notes.setContentsMargins(INSET, 0, INSET, 0)
        self._outer.addLayout(self._notes)
        self.view: StayView = self._made_view()
        self._area = scrolling(self.view)
        self._area.verticalScrollBar().valueChanged.connect(self.slid)
        self._outer.addWidget(self._area, 1)
        self.key = StayKey(desk.tr)
        foot = QHBoxLayout()
        foot.setContentsMargins(INSET, 8, INSET, 4)
        foot.addWidget(self.key)
        self._outer.addLayout(foot)
        self.setFocusProxy(self.view)

    def _tools(self) -> QWidget:
        tr, made = self._desk.tr, QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(INSET - 6, 8, INSET - 6, 8)
        row.setSpacing(4)
        self.back = IconButton("chevron-left", "", partial(self.step, -1))
        self.on = IconButton("chevron-right", "", partial(self.step, 1))
        self.title = Elided("", "title")
        self.title.setMinimumWidth(90)
        today = Button(tr(NC_("section", "Today")), self.go_home, role="quiet")
        today.setToolTip(tip(f"{tr(NC_('section', 'Today'))} (Home)"))
        months = ((MONTH, tr(NC_("visits", "Month"))), (MONTHS, tr(NC_("visits", "12 months"))))
        self.months = Segment(months, self.mode)
        self.months.chosen.connect(self.turned)
        for each in (self.back, self.on, today):
            row.addWidget(each)
        row.addSpacing(8)
        row.addWidget(self.title, 1)
        row.addWidget(self.months, 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _made_view(self) -> StayView:
        made = VIEWS[self.mode](self._desk.tr)
        made.opened.connect(self.opened)
        made.apart.connect(self.apart)
        made.peeked.connect(self.peeked)
        made.typed.connect(self.typed)
        made.archived.connect(self.archived)
        made.shifted.connect(self.shift)
        made.menu_wanted.connect(self.menu_wanted)
        made.moved.connect(self._moved)
        made.many.connect(self.offer)
        made.stepped.connect(self.step)
        made.home.connect(self.go_home)
        return made

    # --- what is shown ----------------------------------------------------------------------------

    def turn(self, mode: str) -> None:
        """Show visits in another way, around the same day."""
        if mode != self.mode:
            held = self.view.hasFocus()
            self.mode = mode
            self.months.mark(mode if mode in WAYS else MONTH)
            self.view = self._made_view()
            self._area.setWidget(self.view)
            self.setFocusProxy(self.view)
            if held:
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.months.setVisible(mode in WAYS)

    def read(self, ask: Ask) -> None:
        """Ask for the visits around the day."""
        self._ask = ask
        mode, day = self.mode, self.day
        self._name()
        self._desk.tasks.ask(
            self,
            lambda reader: calendar(reader, ask, mode, day),
            self._came,
            topic="calendar",
            failed=self.failed.emit,
        )

    def _name(self) -> None:
        tr = self._desk.tr
        self.title.set_text(span_title(self.mode, self.day, tr))
        keys = ("PgUp", "PgDown")
        pairs = zip((self.back, self.on), WAYS.get(self.mode, WAYS[MONTHS]), keys, strict=True)
        for button, words, key in pairs:
            button.setAccessibleName(tr(words))
            button.setToolTip(tip(f"{tr(words)} ({key})"))

    def _came(self, found: Calendar) -> None:
        self.shown = found
        self._tell_nearest(found)
        self.view.show_found(found, self.day, self._desk.office.today)
        if self._landed:
            self.stand_on(self._landed)
            self._moving = self._landed = 0
        self.key.show_groups(groups_in(found.stays), hatched=not all(map(certain, found.stays)))
        self.filled.emit()

    def has_any(self) -> bool:
        """Tell whether a visit is near enough to be shown or led to."""
        return self.shown is not None and bool(self.shown.stays or self.shown.nearest)

    def count(self) -> int:
        """How many visits may be on the days that are shown."""
        found = self.shown
        return sum(touches(each, found.days) for each in found.stays) if found else 0

    def _tell_nearest(self, found: Calendar) -> None:
        """Say that nothing is here, and lead to the nearest visit."""
        if self.note is not None:
            self._notes.removeWidget(self.note)
            self.note.hide()
            self.note.deleteLater()
            self.note = None
        nearest, tr = found.nearest, self._desk.tr
        if nearest is None:
            return
        words = N_(
            "No visits here. The nearest: {title}, {days}",
            title=capital(nearest.title),
            days=days_words(nearest, tr),
        )
        self.note = NoteButton(tr(words), partial(self.go_to, nearest), icon="calendar")
        self._notes.addWidget(self.note)

    # --- other days -------------------------------------------------------------------------------

    def go(self, day: dt.date) -> None:
        """Show another day; ask where its month or year is not the one that is shown."""
        self.day = day
        if self.shown is None or self.shown.days != shown_days(self.mode, day):
            if self._ask is not None:
                self.read(self._ask)
        elif self.view.day != day:
            self.view.go(day)

    def step(self, steps: int) -> None:
        """Go on by months or years."""
        self.go(stepped(self.day, self.mode, steps))

    def go_home(self) -> None:
        """Go to today."""
        self.go(self._desk.office.today)

    def go_to(self, stay: Stay) -> None:
        """Go to a visit."""
        self.go(stay.start.nominal if stay.start else stay.first)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _moved(self) -> None:
        self.go(self.view.day)
        box = self.view.current_box()
        if not box.isNull():
            middle = box.center()
            across = min(box.width() // 2, MARGIN)
            self._area.ensureVisible(middle.x(), middle.y(), across, box.height() // 2 + MARGIN)
        self.moved.emit()

    def current_id(self) -> int:
        """The visit that one is at."""
        return self.view.current_id()

    def stand_on(self, record_id: int) -> None:
        """Make a visit the current one, if it is shown."""
        self.view.go(self.view.day, record_id)

    def box_of(self, record_id: int, page: QWidget) -> QRect:
        """Where a visit stands in the page; nowhere if it is not shown."""
        box = self.view.box_of(record_id)
        return QRect(self.view.mapTo(page, box.topLeft()), box.size()) if box.isValid() else box

    # --- moving a visit ---------------------------------------------------------------------------

    def shift(self, record_id: int, days: int) -> None:
        """Move a visit by days, with all that counts from it; the day goes along.

        Keys that come before it is there are let go: another visit might stand in its place.
        """
        desk, ask = self._desk, self._ask
        if self._moving or ask is None:
            return

        def told(words: Text) -> None:
            desk.notify.say(words, desk.undo)
            self._landed, self.day = record_id, later(self.day, days)
            self.read(ask)

        def failed(error: Exception) -> None:
            self._moving = 0
            desk.notify.problem(error)

        self._moving = record_id
        act = partial(shift_visit, visit=record_id, days=days, lang=desk.lang)
        desk.tasks.do(self, SHIFT, act, told, failed=failed)

    def acts_on(self, record_id: int) -> Sequence[Action]:
        """Move it to another day."""
        if self.mode not in WAYS:
            return ()
        by = partial(partial, self.shift, record_id)
        return (
            Action(N_("A day later"), by(1), "arrow-right", "Ctrl+Right"),
            Action(N_("A day earlier"), by(-1), "", "Ctrl+Left"),
            Action(N_("A week later"), by(WEEK)),
            Action(N_("A week earlier"), by(-WEEK)),
        )

    # --- several visits ---------------------------------------------------------------------------

    def offer(self, stays: Sequence[Stay], anchor: QWidget) -> None:
        """Let one of several visits be chosen."""
        tr = self._desk.tr
        options = [Option(str(x.id), capital(x.title), days_words(x, tr)) for x in stays]

        def asked(text: str, fill: Fill) -> None:
            wanted = fold(text)
            fill([each for each in options if wanted in fold(each.text)])

        name = tr(NC_("section", "Visits"))
        chooser = Chooser(anchor, name, tr(N_("Type to search")), asked)
        chooser.chosen.connect(lambda key: self._chosen(chooser, int(key)))
        chooser.open()

    def _chosen(self, chooser: Chooser, record_id: int) -> None:
        chooser.close()
        self.opened.emit(record_id)

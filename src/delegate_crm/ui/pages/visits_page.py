# SPDX-License-Identifier: MIT
"""Visits: what lies ahead, then year by year; or on a calendar; or a year as bars per country."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.services.visit_calendar import LINE, MONTH, MONTHS, STEPS, Calendar
from delegate_crm.ui.actions import Action
from delegate_crm.ui.lists.listing import ListPage, Words
from delegate_crm.ui.panels.visit_calendar import VisitCalendar
from delegate_crm.ui.place import Memory
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.cards import Empty

LIST = ""
WAYS = {
    LIST: NC_("saved view", "List"),
    MONTH: NC_("visits", "Calendar"),
    LINE: NC_("visits", "Year line"),
}


class VisitsPage(ListPage):
    """All visits, to us and from us."""

    section = "visits"

    def words(self) -> Words:
        """What the page is called, and what is said while there are none."""
        return Words(
            title=NC_("section", "Visits"),
            new=N_("New visit"),
            empty=N_("No visits yet"),
            hint=N_("Write down the first one: who came, or where you went, and when."),
        )

    # --- the frame --------------------------------------------------------------------------------

    def _frame(self) -> None:
        super()._frame()
        tr = self.desk.tr
        self.calendar = VisitCalendar(self.desk, self.ask)
        self.body.add(self.calendar)
        ways = [(mode, tr(words)) for mode, words in WAYS.items()]
        self.modes = self.head.offer(ways, self._way)
        self.modes.chosen.connect(self._choose_mode)
        self.calendar.found.connect(self._came)
        self.calendar.failed.connect(self._failed)
        self.calendar.turned.connect(lambda: self._turn(self.calendar.mode))
        self.calendar.opened.connect(self.acts.open)
        self.calendar.apart.connect(self.acts.open_apart)
        self.calendar.peeked.connect(self.peek.turn)
        self.calendar.moved.connect(self.peek.follow)
        self.calendar.slid.connect(self.peek.shut)
        self.calendar.typed.connect(self.filter.type)
        self._show_mode()

    @property
    def mode(self) -> str:
        """How visits are shown: empty for the list, else one of `STEPS`."""
        return self.place.mode if self.place.mode in STEPS else LIST

    @property
    def _way(self) -> str:
        return MONTH if self.mode == MONTHS else self.mode

    def _choose_mode(self, mode: str) -> None:
        self._turn(mode)
        self._show_mode()
        self.table.clearSelection()
        self.peek.shut()
        if mode == LIST:
            self.reading.ids()
        else:
            self.calendar.show_mode(mode)

    def _turn(self, mode: str) -> None:
        self.place = replace(self.place, mode=mode)
        self._turned()

    def _show_mode(self) -> None:
        """Offer what there is to do in the way that is chosen."""
        self.columns_button.setVisible(self.mode == LIST)
        self.setFocusProxy(self.rows_widget())

    # --- asking and answers -----------------------------------------------------------------------

    def _begin(self) -> None:
        if self.mode == LIST:
            super()._begin()
        else:
            self._kept = {}
            self.calendar.show_mode(self.mode)
            self.reading.sentence()

    def read(self) -> None:
        """Ask for the list, or for what the calendar shows of it."""
        if self.mode == LIST:
            super().read()
        else:
            self.calendar.read()

    def _came(self, found: Calendar) -> None:
        self._filled = True
        self.filter.refuse("")
        if found.stays or found.nearest:
            self.body.show_added(self.calendar)
        elif self.filter.words:
            self._show_no_match()
        else:
            self._show_dateless()
        self._say(self._sentence)

    def _show_dateless(self) -> None:
        words, tr = self.words(), self.desk.tr
        make = Button(tr(words.new), self.make, icon="plus", role="primary")
        title = tr(NC_("visits", "No visits with a date yet"))
        self.body.show_instead(Empty("calendar", title, tr(words.hint), [make]))

    def count(self) -> int:
        """How many visits are shown."""
        return super().count() if self.mode == LIST else self.calendar.count()

    # --- where one is -----------------------------------------------------------------------------

    def rows_widget(self) -> QWidget:
        """The list, or what stands in its place."""
        return self.table if self.mode == LIST else self.calendar

    def current_id(self) -> int:
        """The visit that one is at."""
        return super().current_id() if self.mode == LIST else self.calendar.view.current_id()

    def box_of(self, record_id: int) -> QRect:
        """Where it stands in the page."""
        if self.mode == LIST:
            return super().box_of(record_id)
        return self.calendar.box_of(record_id, self)

    def actions_here(self) -> Sequence[Action]:
        """What one can do with the list; each other way to show it."""
        lists = (self.table.selectAll, self.choose_columns)
        return [
            *(
                each
                for each in super().actions_here()
                if self.mode == LIST or each.act not in lists
            ),
            *(
                Action(words, partial(self.modes.choose, mode), "calendar")
                for mode, words in WAYS.items()
                if mode != self._way
            ),
        ]

    def memory(self) -> Memory:
        """How the list looks, and the day that is shown."""
        return {**super().memory(), "day": self.calendar.day.isoformat()}

    def recall(self, memory: Memory) -> None:
        """Look as the page was left."""
        if memory:
            self.calendar.day = dt.date.fromisoformat(str(memory["day"]))
        super().recall(memory)


PAGE = VisitsPage

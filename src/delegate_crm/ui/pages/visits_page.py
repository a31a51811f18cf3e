# SPDX-License-Identifier: MIT
"""Visits: what lies ahead, then year by year; or on a calendar; or a year as bars per country."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.services.visit_calendar import LINE, MONTH, MONTHS
from delegate_crm.ui.actions import Action
from delegate_crm.ui.lists.instead import Words, nothing_yet
from delegate_crm.ui.lists.visit_calendar import VisitCalendar
from delegate_crm.ui.lists.ways import Way, WaysPage
from delegate_crm.ui.panels.awaited import awaited_acts
from delegate_crm.ui.place import Memory


class VisitsPage(WaysPage):
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

    def ways(self) -> Mapping[str, Way]:
        """A calendar, and a year as bars; one widget knows both, and the day."""
        return {
            MONTH: Way(NC_("visits", "Calendar"), "calendar", lambda: self.calendar),
            LINE: Way(NC_("visits", "Year line"), "calendar", lambda: self.calendar),
        }

    def way_of(self, mode: str) -> str:
        """A year of months is a calendar too."""
        return super().way_of(MONTH if mode == MONTHS else mode)

    def _frame(self) -> None:
        self.calendar = VisitCalendar(self.desk)
        super()._frame()
        self.calendar.opened.connect(self.acts.open)
        self.calendar.apart.connect(self.acts.open_apart)
        self.calendar.slid.connect(self.peek.shut)

    def _show_empty(self) -> None:
        if self.rows_widget() is self.table:
            super()._show_empty()
            return
        words = replace(self.words(), empty=NC_("visits", "No visits with a date yet"))
        self.body.show_instead(nothing_yet(self.desk.tr, words, "calendar", self.make))

    def actions_here(self) -> Sequence[Action]:
        """Answer what is awaited after the current visit, print, and what every list can do."""
        return (
            *awaited_acts(self.desk, self, self.current_id),
            Action(N_("Print reports"), self.acts.print, "printer", "Ctrl+P"),
            *super().actions_here(),
        )

    def memory(self) -> Memory:
        """How the list looks, and the day that is shown."""
        return {**super().memory(), "day": self.calendar.day.isoformat()}

    def recall(self, memory: Memory) -> None:
        """Look as the page was left."""
        if memory:
            self.calendar.day = dt.date.fromisoformat(str(memory["day"]))
        super().recall(memory)


PAGE = VisitsPage

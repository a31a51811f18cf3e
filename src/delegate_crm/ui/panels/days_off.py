# SPDX-License-Identifier: MIT
"""The days off that lie ahead, in the settings, and the way to add one by hand."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.kit.territories import country_name
from delegate_crm.services.days_off import Calendars, DaysOff, calendars_ahead, told
from delegate_crm.services.office import Reader
from delegate_crm.ui.page import Desk
from delegate_crm.ui.panels.settings_rows import AskingCard
from delegate_crm.ui.place import Place
from delegate_crm.ui.places import new_place
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.chips import Chip
from delegate_crm.ui.widgets.layouts import empty
from delegate_crm.ui.widgets.paragraph import Paragraph
from delegate_crm.ui.widgets.worded import WordedRow

HOLIDAY = "holiday"


class DaysOffCard(AskingCard):
    """Days off of the office and of its priority countries in the coming year."""

    def __init__(self, desk: Desk) -> None:
        tr = desk.tr
        super().__init__(tr(N_("Days off in the coming year")))
        self._desk = desk
        add = Button(tr(N_("Add a day")), self._add_day, icon="plus")
        remark = tr(N_("A day off, or a weekend that is worked, as your office keeps it."))
        self.add_row(tr(N_("Not as it is here?")), remark, add)
        own = Button(tr(N_("Show them")), self._show_own, icon="list")
        self.add_row(tr(N_("Days that were added by hand")), "", own)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)

    def load(self) -> None:
        """Ask what lies ahead."""
        day, lang = self._desk.office.today, self._desk.tr.lang

        def asked(reader: Reader) -> Calendars:
            return calendars_ahead(reader, day, lang)

        self._desk.tasks.ask(self, asked, self._filled, topic="days off")

    def _filled(self, found: Calendars) -> None:
        empty(self._list)
        tr = self._desk.tr
        words = N_("Choose the country of the office: Monday to Friday are counted until then.")
        if found.country:
            country = country_name(found.country, tr.lang)
            words = N_("The office keeps the days off of this country: {country}.", country=country)
        self._list.addWidget(Paragraph(tr(words), "body", "text_2"))
        self._list.addSpacing(6)
        for each in found.days:
            self._list.addWidget(self._row(each))

    def _row(self, days: DaysOff) -> WordedRow:
        tr = self._desk.tr
        when, country = told(days, tr), country_name(days.country, tr.lang)
        row = WordedRow(None, Paragraph(when, "value"), f"{tr(days.name)} · {country}")
        if days.provisional:
            row.row.addWidget(Chip(tr(NC_("holiday", "Provisional")), "soon"))
        row.tell((when, tr(days.name), country))
        return row

    def _add_day(self) -> None:
        self._desk.go(new_place(HOLIDAY))

    def _show_own(self) -> None:
        self._desk.go(Place("kind_page", HOLIDAY))

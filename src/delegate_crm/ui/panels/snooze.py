# SPDX-License-Identifier: MIT
"""Snooze: days on which a follow-up is to come back, and any other day that is typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import N_, NC_, Text
from delegate_crm.rules.folding import fold
from delegate_crm.rules.snooze import Moment
from delegate_crm.services.office import Reader
from delegate_crm.services.replies import awaited
from delegate_crm.services.snooze import Snoozable, snoozable, snooze, typed_until
from delegate_crm.services.window_words import capital, near_day
from delegate_crm.ui.actions import Action
from delegate_crm.ui.page import Desk
from delegate_crm.ui.widgets.chooser import Chooser, Fill
from delegate_crm.ui.widgets.inputs import Line
from delegate_crm.ui.widgets.labels import Elided, Label
from delegate_crm.ui.widgets.lines import Option

SNOOZE = NC_("act", "Snooze")
WAKE, REFUSED = "", "refused"
"""The keys of being seen again at once, and of what cannot be read as a day."""
MOMENTS: Mapping[Moment, Text] = MappingProxyType(
    {
        Moment.TOMORROW: NC_("snooze", "Tomorrow"),
        Moment.NEXT_WEEK: NC_("snooze", "Next week"),
        Moment.HALF_TIME: NC_("snooze", "At half-time"),
    }
)


def open_snooze(desk: Desk, anchor: QWidget, record: int) -> None:
    """Offer days, beside a widget, for what is most pressing of what is awaited around a record."""
    today, lang = desk.office.today, desk.lang

    def question(reader: Reader) -> Snoozable | None:
        first = next(iter(awaited(reader, record, today)), None)
        return snoozable(reader, first, today, lang) if first else None

    def show(found: Snoozable | None) -> None:
        if found is None:
            desk.notify.say(N_("Nothing is awaited here."))
        else:
            Snooze(desk, anchor, found).open()

    desk.tasks.ask(anchor, question, show, topic="snooze")


def snoozing(act: Callable[[], object]) -> Action:
    """The act that offers days, as pages have it."""
    return Action(SNOOZE, act, "moon", "Ctrl+Shift+D")


class Snooze(Chooser):
    """The days to choose from."""

    def __init__(self, desk: Desk, anchor: QWidget, item: Snoozable) -> None:
        hint = desk.tr(N_("Or type a day"))
        super().__init__(anchor, desk.tr(SNOOZE), hint, self._offer)
        self._desk, self._item = desk, item
        self.rows.insertWidget(1, Elided(capital(item.title), "small", "text_2"))
        self.reason = Line(desk.tr(N_("Why it was snoozed")))
        self.reason.setPlaceholderText(desk.tr(N_("Why? It stands in the history.")))
        self.reason.setText(item.reason)
        self.reason.returnPressed.connect(self._choose)
        stays = N_("It only waits out of sight. Its date stays.")
        for each in (self.reason, Label(desk.tr(stays), "small", "text_2", wrap=True)):
            self.rows.addWidget(each)
        self.chosen.connect(self._put)

    def _offer(self, text: str, fill: Fill) -> None:
        """The days whose words fit; what is typed as a day is one as well."""
        wanted = fold(text)
        fitting = [each for each in self._known() if wanted in fold(each.text)]
        fill(fitting or [self._typed(text)])

    def _known(self) -> list[Option]:
        tr, item = self._desk.tr, self._item
        found = [
            Option(day.isoformat(), tr(MOMENTS[moment]), self._words(day), "moon")
            for moment, day in item.moments.items()
        ]
        if item.until:
            now = tr(NC_("snooze", "Snooze no longer"))
            found.append(Option(WAKE, now, self._words(item.until), "sun"))
        return found

    def _typed(self, text: str) -> Option:
        desk = self._desk
        try:
            day = typed_until(text, self._item, desk.lang, desk.office.today)
        except UserError as error:
            return Option(REFUSED, desk.tr(error.message), icon="alert")
        return Option(day.isoformat(), capital(self._words(day)), icon="moon")

    def _words(self, day: dt.date) -> str:
        return near_day(day, self._desk.office.today, self._desk.tr)

    def _put(self, key: str) -> None:
        if key == REFUSED:
            return
        self.close()
        until = dt.date.fromisoformat(key) if key else None
        desk, item, tasks, reason = self._desk, self._item, self._desk.tasks, self.reason.text()

        def told(_done: object) -> None:
            if until is None:
                said = N_("Snoozed no longer: {title}", title=item.title)
            else:
                said = N_("Snoozed until {day}: {title}", day=self._words(until), title=item.title)
            desk.notify.say(said, desk.undo)

        tasks.do(tasks, SNOOZE, lambda work: snooze(work, item.follow_up, until, reason), told)

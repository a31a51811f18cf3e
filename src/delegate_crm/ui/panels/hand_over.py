# SPDX-License-Identifier: MIT
"""Hand over: what somebody is in charge of, and the colleague who takes it or stands in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

import shiboken6
from PySide6.QtWidgets import QHBoxLayout, QWidget

from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import N_, NC_, Text
from delegate_crm.schema.kinds import Reading
from delegate_crm.services.handover import (
    Charge,
    charge_of,
    charge_words,
    days_away,
    hand_over,
    stand_in,
)
from delegate_crm.services.office import Reader, Work
from delegate_crm.services.picking import picks
from delegate_crm.services.search import Query
from delegate_crm.ui.actions import Action
from delegate_crm.ui.page import Desk
from delegate_crm.ui.widgets.buttons import Segment
from delegate_crm.ui.widgets.choice import labelled
from delegate_crm.ui.widgets.chooser import Chooser, Fill
from delegate_crm.ui.widgets.inputs import Line
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.lines import Option

HAND_OVER = NC_("act", "Hand over")
FOR_GOOD, AWAY = "good", "away"


FROM, UNTIL = NC_("period", "From"), NC_("period", "Until")
TAKEN = N_("Handed over from {names} to {taker}")
STANDS = N_("{taker} stands in for {names}")


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose work it is, and what it is."""

    names: str
    charge: Charge
    words: str


def open_hand_over(desk: Desk, anchor: QWidget, givers: Sequence[int]) -> None:
    """Ask, beside a widget, who takes over from some users."""

    def question(reader: Reader) -> Asked:
        charge, titles = charge_of(reader, givers), reader.titles(givers, desk.lang)
        names = desk.tr.list([titles.get(each, "") for each in givers])
        return Asked(names, charge, charge_words(charge, desk.tr))

    desk.tasks.ask(
        anchor, question, lambda asked: HandOver(desk, anchor, asked).open(), topic="hand over"
    )


def handing_over(desk: Desk, anchor: QWidget, user: int) -> Action:
    """The act, as the page of a user has it."""
    return Action(HAND_OVER, lambda: open_hand_over(desk, anchor, [user]), "users")


class HandOver(Chooser):
    """What there is, for good or for some days, and the colleagues to choose from."""

    most = 5

    def __init__(self, desk: Desk, anchor: QWidget, asked: Asked) -> None:
        tr = desk.tr
        title = tr(N_("Hand over from {names}", names=asked.names))
        super().__init__(anchor, title, tr(N_("Type to search")), self._offer)
        self._desk, self._whose = desk, asked
        nothing = tr(N_("Nothing is in these hands."))
        self.words = Label(asked.words or nothing, "body", "text_2", wrap=True)
        self.how = Segment([(FOR_GOOD, tr(N_("For good"))), (AWAY, tr(N_("While away")))])
        self.first, self.last = (Line(tr(each)) for each in (FROM, UNTIL))
        self.first.setText(tr.date(desk.office.today))
        self._days = self._made_days()
        parts = (self.words, self.how, self._days, self.problem)
        for at, each in enumerate(parts, 1):
            self.rows.insertWidget(at, each)
        self.how.chosen.connect(self._switch)
        self.chosen.connect(self._take)
        self._switch(FOR_GOOD)

    def _made_days(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for each in (self.first, self.last):
            row.addWidget(labelled(each.accessibleName(), each))
        return made

    def _switch(self, how: str) -> None:
        self._days.setVisible(how == AWAY)
        if self.isVisible():
            self.fit()

    def _offer(self, text: str, fill: Fill) -> None:
        desk, givers = self._desk, self._whose.charge.givers
        query = Query(text, desk.lang, desk.office.today, ("user",))

        def question(reader: Reader) -> list[Option]:
            found = [each for each in picks(reader, query) if each.id not in givers]
            return [Option(str(each.id), each.title, icon="person") for each in found]

        desk.tasks.ask(self, question, lambda found: fill(found or [self._nobody()]), topic="users")

    def _nobody(self) -> Option:
        return Option("", self._desk.tr(N_("No colleague of that name yet")), icon="person")

    def _take(self, key: str) -> None:
        """Somebody is chosen: it is done, unless a day cannot be read."""
        if not key:
            return
        taker, givers = int(key), self._whose.charge.givers
        name = self.list.currentItem().text()
        try:
            days = self._days_away() if self.how.current == AWAY else None
        except UserError as error:
            self.refuse(self._desk.notify, error)
            return

        def act(work: Work) -> int:
            if days is None:
                return hand_over(work, givers, taker)
            return stand_in(work, givers, taker, *days)

        tasks = self._desk.tasks
        label: Text = TAKEN if days is None else STANDS
        said = replace(label, values={"names": self._whose.names, "taker": name})
        tasks.do(tasks, said, act, lambda _count: self._done(said), failed=self._refused)

    def _days_away(self) -> tuple[dt.date, dt.date | None]:
        desk = self._desk
        reading = Reading(desk.lang, desk.office.today, lambda _kinds, _text: 0)
        return days_away(self.first.text(), self.last.text(), reading)

    def _done(self, said: Text) -> None:
        if shiboken6.isValid(self):
            self.close()
        self._desk.notify.say(said, self._desk.undo)

    def _refused(self, error: Exception) -> None:
        self.refuse(self._desk.notify, error)

# SPDX-License-Identifier: MIT
"""Reminders while the program is closed: the entry of the system's scheduler, and a test of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import N_, NC_, Text, Translator
from delegate_crm.kit.notices import Plain
from delegate_crm.kit.schedulers.choice import scheduler
from delegate_crm.kit.schedulers.entry import MORNING, Scheduler, State
from delegate_crm.services.settings import YES_NO
from delegate_crm.ui.notifying.notifier import Notifier, by_bus, notifier
from delegate_crm.ui.page import Desk
from delegate_crm.ui.panels.settings_rows import AskingCard
from delegate_crm.ui.widgets.buttons import Button, Segment
from delegate_crm.ui.widgets.choice import Choice
from delegate_crm.ui.widgets.labels import Label

HOURS = range(6, 22)
"""Hours of a working day, early and late ones among them."""
LOOKING = N_("Looking what is installed")
ABSENT = N_("Not installed.")
AT_LOGIN = N_("Installed: when you log in. This desktop keeps no hours.")
OTHERS = N_(
    "Installed for another file or another copy of the program. Switch it off and on again."
)


class Reaching(AskingCard):
    """Whether the system starts the reminders, and when."""

    def __init__(self, desk: Desk) -> None:
        tr = desk.tr
        super().__init__(tr(NC_("settings", "When the program is closed")))
        self._desk = desk
        self._found: State | None = None
        self._notifier: Notifier | None = None
        label = tr(N_("Remind me when the program is closed"))
        self.switch = Segment([(key, tr(words)) for key, words in YES_NO.items()], "no")
        self.switch.setAccessibleName(label)
        self.switch.chosen.connect(lambda key: self._turn(on=key == "yes"))
        self.told = Label("", "small", "text_2", wrap=True)
        what = tr(N_("The scheduler of the system starts the program without its window."))
        self.add_row(label, what, self._switch_and_words(), "remind_closed")
        at = tr(N_("Hour of the day"))
        hours = [(str(hour), f"{dt.time(hour):%H:%M}") for hour in HOURS]
        self.hour = Choice(at, hours, str(MORNING.hour))
        self.hour.chosen.connect(lambda _key: self._change_hour())
        self.add_row(at, tr(N_("If the computer is off then, as soon as it is on.")), self.hour)
        self.test = Button(tr(N_("Show a test notification")), self.show_test, icon="bell")
        does = tr(N_("What a reminder looks like on this desktop."))
        self.add_row(tr(N_("Try it")), does, self.test)
        self._pending(LOOKING)

    def _switch_and_words(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.switch)
        column.addWidget(self.told)
        made.setFocusProxy(self.switch)
        return made

    # --- the entry --------------------------------------------------------------------------------

    def load(self) -> None:
        """Look what is installed, away from the interface thread."""
        self._ask(lambda found: found.state(), self._show, self._unknown)

    def _turn(self, *, on: bool, undone: bool = False) -> None:
        """Install the entry or remove it; the way back is offered."""
        before = self._found or State()
        at = dt.time(int(self.hour.current))
        self._pending(N_("Installing") if on else N_("Removing"))
        act = partial(_installed, at=at) if on else _removed
        said = N_("The reminder is installed") if on else N_("The reminder is removed")
        back = None if undone else partial(self._go_back, before)
        self._ask(act, lambda state: self._changed(state, said, back), self._failed)

    def _go_back(self, before: State) -> None:
        self.hour.mark(str((before.at or MORNING).hour))
        self._turn(on=before.installed, undone=True)

    def _change_hour(self) -> None:
        if self._found is not None and self._found.installed:
            self._turn(on=True)

    def _changed(self, state: State, said: Text, back: Callable[[], None] | None) -> None:
        self._show(state)
        self._desk.notify.say(said, back)

    def _ask(
        self,
        act: Callable[[Scheduler], State],
        then: Callable[[State], object],
        failed: Callable[[Exception], object],
    ) -> None:
        path, user = self._desk.office.file.path, self._desk.office.actor.name
        self._desk.tasks.run(
            self, lambda: act(scheduler(path, user)), then, topic="entry", failed=failed
        )

    def _pending(self, words: Text) -> None:
        self.switch.setEnabled(False)
        self.hour.setEnabled(False)
        self.told.setText(self._desk.tr(words))

    def _show(self, state: State) -> None:
        self._found = state
        self.switch.setEnabled(True)
        self.hour.setEnabled(True)
        self.switch.mark("yes" if state.installed else "no")
        if state.at is not None:
            if self.hour.findData(str(state.at.hour)) < 0:
                self.hour.addItem(f"{state.at:%H:%M}", str(state.at.hour))
            self.hour.mark(str(state.at.hour))
        self.told.setText(state_words(state, self._desk.tr))

    def _failed(self, error: Exception) -> None:
        """Say why, and look what there is now."""
        self._desk.notify.problem(error)
        self.load()

    def _unknown(self, error: Exception) -> None:
        """Say beside the switch why it cannot be used."""
        if isinstance(error, UserError):
            self.told.setText(self._desk.notify.refusal(error))
        else:
            self._desk.notify.problem(error)

    # --- a test -----------------------------------------------------------------------------------

    def show_test(self) -> None:
        """Show a notification; where the desktop has no way it is told."""
        tr, tasks = self._desk.tr, self._desk.tasks
        self.test.setEnabled(False)
        if by_bus():
            job = partial(_shown, tr)
            tasks.run(self, job, self._tested, topic="test", failed=self._untested)
            return
        try:
            self._tested(_shown(tr))
        except UserError as error:
            self._untested(error)

    def _tested(self, made: Notifier) -> None:
        self._notifier = made  # it is shown as long as its sign is there
        self.test.setEnabled(True)

    def _untested(self, error: Exception) -> None:
        self.test.setEnabled(True)
        self._desk.notify.problem(error)


def state_words(state: State, tr: Translator) -> str:
    """What is installed, in words."""
    if not state.installed:
        return tr(ABSENT)
    if not state.ours:
        return tr(OTHERS)
    if state.at is None:
        return tr(AT_LOGIN)
    time = f"{state.at:%H:%M}"
    return tr(N_("Installed: each day at {time}, and two minutes after you log in.", time=time))


def _installed(found: Scheduler, at: dt.time) -> State:
    found.install(at)
    return found.state()


def _removed(found: Scheduler) -> State:
    found.remove()
    return found.state()


def _shown(tr: Translator) -> Notifier:
    made = notifier(tr)
    words = tr(N_("A test notification")), tr(N_("Reminders are shown like this."))
    made.show(Plain(*words), heard=False)
    return made

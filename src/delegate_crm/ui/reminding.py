# SPDX-License-Identifier: MIT
"""Reminding while the program runs: it asks now and then what is due, and shows it once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from delegate_crm.kit import notices
from delegate_crm.kit.errors import Missing
from delegate_crm.kit.i18n import Translator
from delegate_crm.services.calendar_edition import catch_up
from delegate_crm.services.office import Office
from delegate_crm.services.reminders import Notice, due_notices, moment_of, shown
from delegate_crm.ui.notifying.notifier import by_bus, notifier
from delegate_crm.ui.tasks import Tasks
from delegate_crm.ui.timing import after

FIRST, EVERY = 30_000, 300_000
"""Milliseconds after the start, when all else is there, and from then on."""
Show = Callable[[Sequence[notices.Notice]], None]


class Reminding(QObject):
    """Asks after the start, every few minutes, and when somebody comes back to the program."""

    def __init__(self, office: Office, tasks: Tasks, lang: Callable[[], str], show: Show) -> None:
        super().__init__(tasks)
        self._office, self._tasks, self._lang, self._show = office, tasks, lang, show
        self._first = after(self, FIRST, self.look)
        self._first.start()
        self._every = QTimer(self)
        self._every.setInterval(EVERY)
        self._every.timeout.connect(self.look)
        self._every.start()
        application = QApplication.instance()
        self._link = application.applicationStateChanged.connect(self._state)  # type: ignore[union-attr]  # the window stands

    def close(self) -> None:
        """Ask no more: the office is let go of."""
        QObject.disconnect(self._link)
        self._first.stop()
        self._every.stop()

    def look(self) -> None:
        """Ask what is due; reckoning it takes a while and holds up no saving."""
        self._tasks.queue(self, partial(catch_up, self._office))
        asked = partial(due_notices, self._office, moment_of(self._office), self._lang())
        self._tasks.run(self, asked, self._found, topic="reminders")

    def _found(self, due: Sequence[Notice]) -> None:
        """Write down what is shown before it is: another device may have been first."""
        if due:
            self._tasks.queue(self, partial(shown, self._office, due), self._won)

    def _won(self, told: Sequence[Notice]) -> None:
        if told:
            self._show(told)

    def _state(self, state: Qt.ApplicationState) -> None:
        """A machine that slept, or a window that lay behind others for long: ask in a moment."""
        if state is Qt.ApplicationState.ApplicationActive and not self._first.isActive():
            self._first.start()


def show_outside(told: Sequence[notices.Notice], tr: Translator) -> None:
    """Show notices by the bus, away from the interface thread; the bell has them in any case."""
    if not by_bus():
        return
    with suppress(Missing), closing(notifier(tr)) as desktop:
        for each in told:
            desktop.show(each, heard=False)

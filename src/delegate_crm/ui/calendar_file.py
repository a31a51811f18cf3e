# SPDX-License-Identifier: MIT
"""Keeps the user's calendar file up to date while the program runs, behind the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QObject

from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import Text
from delegate_crm.kit.registry import late
from delegate_crm.services.office import Office
from delegate_crm.ui.live import SETTING, Touched
from delegate_crm.ui.tasks import Tasks
from delegate_crm.ui.timing import after

PAUSE = 2000
"""Milliseconds in which changes are gathered before the file is written."""
DATED = frozenset({"follow_up", "visit", "programme_item", "event"})
SPOKEN_OF = frozenset({"place", "organisation", "person", "delegation", "user"})
SHOWN = DATED | SPOKEN_OF | {SETTING, "holiday"}
"""What stands in the file, is called by its name there, or moves its reminders."""
Tell: TypeAlias = Callable[[Exception], object]


class CalendarFile(QObject):
    """Writes the file at the start and after changes; bursts are folded, and trouble told once."""

    def __init__(self, office: Office, tasks: Tasks, lang: Callable[[], str], tell: Tell) -> None:
        super().__init__(tasks)
        self._office, self._tasks, self._lang, self._tell = office, tasks, lang, tell
        self._busy = self._again = False
        self._told: Text | None = None
        self._timer = after(self, PAUSE, self._begin)
        self.want()

    @property
    def idle(self) -> bool:
        """Tell whether the file says all that is known."""
        return not (self._busy or self._again or self._timer.isActive())

    def touched(self, touched: Touched) -> None:
        """Follow what changed, if the file speaks of it."""
        if not SHOWN.isdisjoint(touched.ids):
            self.want()

    def want(self) -> None:
        """Write the file soon, if it would say something new."""
        if not self._timer.isActive():
            self._timer.start()

    def finish(self) -> None:
        """Write at once what was still to come: the program ends."""
        if self._timer.isActive() or self._again:
            self._timer.stop()
            self._tasks.queue(self, self._job())

    def _job(self) -> Callable[[], bool]:
        return partial(_keep, self._office, self._lang())

    def _begin(self) -> None:
        self._again = self._busy
        if not self._busy:
            self._busy = True
            self._tasks.run(self, self._job(), self._done, topic="calendar", failed=self._failed)

    def _done(self, _written: object) -> None:
        self._told = None
        self._ended()

    def _failed(self, error: Exception) -> None:
        """Say why it could not be written, once until it can be or something else is wrong."""
        message = error.message if isinstance(error, UserError) else None
        if message is None or message != self._told:
            self._told = message
            self._tell(error)
        self._ended()

    def _ended(self) -> None:
        self._busy = False
        if self._again:
            self.want()


def _keep(office: Office, lang: str) -> bool:
    """What writes the file is imported when it is first asked for: the start needs none of it."""
    written: bool = late("delegate_crm.exchange.kept_calendar").keep_calendar(office, lang)
    return written

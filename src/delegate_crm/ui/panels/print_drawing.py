# SPDX-License-Identifier: MIT
"""Reports drawn behind the print page: the latest choice is what is shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from delegate_crm.reports.printing import Printed, Request, print_report
from delegate_crm.services.office import Office
from delegate_crm.ui.page import Desk
from delegate_crm.ui.pdfview import Pages
from delegate_crm.ui.progress import Watched
from delegate_crm.ui.timing import after

PAUSE = 120
"""Milliseconds after the last choice before it is drawn."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A report as it was asked for, and its pages."""

    request: Request
    printed: Printed
    pages: Pages


class Drawing(QObject):
    """Draws the latest request; earlier ones are stopped, and their answers dropped."""

    began = Signal(object)
    drawn = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted: Request | None = None
        self._work: Watched | None = None
        self.last: Drawn | None = None
        self._timer = after(self, PAUSE, self._begin)

    @property
    def ready(self) -> Drawn | None:
        """The latest request drawn; none while it is still under way."""
        under_way = self._work is not None or self._timer.isActive()
        return None if under_way else self.last

    def want(self, request: Request) -> None:
        """Draw this; the first at once, further ones when the choices rest."""
        self._wanted = request
        if self.last is None and self._work is None:
            self._begin()
        else:
            self._timer.start()

    def cancel(self) -> None:
        """Stop drawing."""
        self._timer.stop()
        if self._work is not None:
            self._work.cancel()

    def close(self) -> None:
        """Let go of what is drawn: the page goes."""
        self.cancel()
        if self.last is not None:
            self.last.pages.close()

    def _begin(self) -> None:
        self.cancel()
        if self._wanted is None:
            return
        self._work = Watched()
        job = partial(_draw, self._desk.office, self._wanted, self._work)
        self._desk.tasks.run(self, job, self._arrived, topic="draw", failed=self._stopped)
        self.began.emit(self._work)

    def _arrived(self, drawn: Drawn) -> None:
        before, self._work, self.last = self.last, None, drawn
        self.drawn.emit(drawn)
        if before is not None:
            before.pages.close()

    def _stopped(self, error: Exception) -> None:
        self._work = None
        self.failed.emit(error)


def _draw(office: Office, request: Request, work: Watched) -> Drawn:
    printed = print_report(office, request, work)
    return Drawn(request, printed, Pages(printed.content))

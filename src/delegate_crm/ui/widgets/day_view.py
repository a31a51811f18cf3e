# SPDX-License-Identifier: MIT
"""Days on which visits are: arrow keys go from day to day.

With Ctrl they go to the visits of a day, up and down, or move the visit, to either side.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from delegate_crm.kit.i18n import Translator
from delegate_crm.services.visit_calendar import (
    WEEK,
    Stay,
    day_sentence,
    later,
    sentence,
)
from delegate_crm.ui.widgets.stay_view import StayView

MOVES: Mapping[int, int] = MappingProxyType(
    {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}
)
NEIGHBOURS: Mapping[int, int] = MappingProxyType({Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1})


class DayView(StayView):
    """Knows the visits of each day."""

    def __init__(self, tr: Translator) -> None:
        super().__init__(tr)
        self.dragged.connect(self._drop)
        self._at = 0
        """Which visit of the day is the current one."""
        self._anchor = QWidget(self)
        """Stands on a day whose visits are offered."""
        self._anchor.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    # --- what each view says ----------------------------------------------------------------------

    def day_box(self, day: dt.date) -> QRect:
        """Where a day stands; nowhere if it is not shown."""
        raise NotImplementedError

    def day_at(self, point: QPoint) -> dt.date | None:
        """The day at a place."""
        raise NotImplementedError

    # --- days and visits --------------------------------------------------------------------------

    def go(self, day: dt.date, record_id: int = 0) -> None:
        """Make a day the current one, and a visit of it if it is there."""
        self.day = day
        ids = [each.id for each in self.visits()]
        self._at = ids.index(record_id) if record_id in ids else 0
        self.tell()

    def visits(self, day: dt.date | None = None) -> Sequence[Stay]:
        """Visits that may be on a day; on the current one unless another is named."""
        return self.found.by_day.get(day or self.day, ()) if self.found else ()

    def current(self) -> Stay | None:
        """The visit of the day that keys act on."""
        visits = self.visits()
        return visits[self._at] if self._at < len(visits) else None

    def sentences(self) -> Sequence[str]:
        """The day, and the visit of it."""
        current = self.current()
        said = sentence(current, self._tr) if current else ""
        return day_sentence(self.day, self.visits(), self._tr), said

    def current_box(self) -> QRect:
        """The day stays in view."""
        return self.day_box(self.day)

    def move_by(self, key: int, *, held: bool) -> bool:
        """To another day; with Ctrl to another visit of the day, or with the visit to another."""
        visits, step = self.visits(), MOVES.get(key, 0)
        if abs(step) == 1 and self.isRightToLeft():
            step = -step
        if held and key in NEIGHBOURS and visits:
            self._at = (self._at + NEIGHBOURS[key]) % len(visits)
            self.tell()
        elif held and abs(step) == 1 and visits:
            self.shifted.emit(self.current_id(), step)
        elif not held and step:
            self.go(later(self.day, step))
        else:
            return False
        return True

    def offer(self, day: dt.date) -> None:
        """Open the one visit of a day, or let one of several be chosen."""
        visits = self.visits(day)
        if len(visits) == 1:
            self.opened.emit(visits[0].id)
        elif visits:
            self._anchor.setGeometry(self.day_box(day))
            self.many.emit(visits, self._anchor)

    def _drop(self, record_id: int, taken: QPoint, dropped: QPoint) -> None:
        """Let a visit be moved from the day where it was taken to the one where it was dropped."""
        first, last = self.day_at(taken), self.day_at(dropped)
        if first and last and first != last:
            self.go(first, record_id)
            self.shifted.emit(record_id, (last - first).days)

    def take(self, record_id: int, point: QPoint) -> bool:
        """The visit of a bar, else the first of the day."""
        day = self.day_at(point)
        if day is not None:
            self.go(day, record_id)
        return day is not None and bool(self.current_id())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the day under the pointer."""
        day = self.day_at(event.position().toPoint())
        if day is not None and event.button() is Qt.MouseButton.LeftButton:
            self.go(day)

# SPDX-License-Identifier: MIT
"""Visits on time, one of them current: keys open it, look at it, and go to other days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from delegate_crm.kit.i18n import Translator
from delegate_crm.services.visit_calendar import (
    Calendar,
    Stay,
)
from delegate_crm.ui.accessible import Role, tell_roles
from delegate_crm.ui.keys import ENTER
from delegate_crm.ui.widgets.stay_bar import StayBar

PAGES: Mapping[int, int] = MappingProxyType({Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1})
Control = Qt.KeyboardModifier.ControlModifier
Keypad = Qt.KeyboardModifier.KeypadModifier


class StayView(QWidget):
    """Knows what was read; how it is drawn, and where keys go, is each view's own."""

    role = Role.Table
    fills: ClassVar[bool] = False
    """Whether its height is shared out as well."""
    opened = Signal(int)
    apart = Signal(int)
    """A visit is to be opened in a window of its own."""
    peeked = Signal(int)
    moved = Signal()
    """Another day or another visit is the current one."""
    many = Signal(object, object)
    """One of several visits is to be chosen, beside a widget."""
    stepped = Signal(int)
    """Another month or year is to be shown."""
    home = Signal()
    """Today is to be shown."""
    dragged = Signal(int, object, object)
    """A visit was dragged, from one place to another."""
    shifted = Signal(int, int)
    """A visit is to be moved by days."""
    archived = Signal()
    """The current visit is to be put away."""
    menu_wanted = Signal(object, int)
    """Where, and for which visit; it is the current one."""
    typed = Signal(str)
    """Letters were typed."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        tell_roles()
        self._tr = tr
        self.day = self.today = dt.date.min
        self.found: Calendar | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_found(self, found: Calendar, day: dt.date, today: dt.date) -> None:
        """Show what was read around a day; the current visit stays so while it is shown."""
        current = self.current_id()
        self.found, self.today = found, today
        self.lay_out()
        self.go(day, current)

    # --- what each view says ----------------------------------------------------------------------

    def lay_out(self) -> None:
        """Place what is shown."""

    def go(self, day: dt.date, record_id: int = 0) -> None:
        """Make a day the current one, and a visit if it is there."""
        raise NotImplementedError

    def current(self) -> Stay | None:
        """The visit that keys act on."""
        raise NotImplementedError

    def sentences(self) -> Sequence[str]:
        """What is said of where one is."""
        raise NotImplementedError

    def box_of(self, record_id: int) -> QRect:
        """Where a visit stands; nowhere if it is not shown."""
        raise NotImplementedError

    def current_box(self) -> QRect:
        """What is to be in view."""
        return self.box_of(self.current_id())

    def move_by(self, key: int, *, held: bool) -> bool:
        """Go where an arrow key leads, `held` with Ctrl; false if it leads nowhere."""
        raise NotImplementedError

    def take(self, record_id: int, point: QPoint) -> bool:
        """Make the visit current that was pointed at; false if there is none."""
        raise NotImplementedError

    def show_current(self) -> None:
        """Show where one is."""
        self.update()

    # --- the same for all -------------------------------------------------------------------------

    def current_id(self) -> int:
        """Id of the current visit; 0 if there is none."""
        current = self.current()
        return current.id if current else 0

    def tell(self) -> None:
        """Say and show that one is somewhere else."""
        self.setAccessibleName(". ".join(filter(None, self.sentences())))
        self.show_current()
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Page keys go on, Home to today; Enter opens, Space looks, Del puts away."""
        held = bool(event.modifiers() & Control)
        bare = not event.modifiers() & ~(Control | Keypad)
        if not (bare and self._acted(event.key(), held=held)) and not self._typed(event):
            super().keyPressEvent(event)

    def _acted(self, key: int, *, held: bool) -> bool:
        if key in PAGES and not held:
            self.stepped.emit(PAGES[key])
        elif key == Qt.Key.Key_Home:
            self.home.emit()
        elif self.current_id() and key in ENTER:
            (self.apart if held else self.opened).emit(self.current_id())
        elif self.current_id() and key == Qt.Key.Key_Space and not held:
            self.peeked.emit(self.current_id())
        elif self.current_id() and key == Qt.Key.Key_Delete and not held:
            self.archived.emit()
        else:
            return self.move_by(key, held=held)
        return True

    def _typed(self, event: QKeyEvent) -> bool:
        """Letters go into the filter, as in a list."""
        text = event.text()
        letters = bool(text.strip()) and text.isprintable() and not event.modifiers() & Control
        if letters:
            self.typed.emit(text)
        return letters

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of a visit: of the one under the pointer, by key of the current one."""
        at, point = event.globalPos(), event.pos()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            bar = self.childAt(point)
            piece = bar.piece if isinstance(bar, StayBar) else None
            found = self.take(piece.id if piece else 0, point)
        else:
            found = bool(self.current_id())
            at = self.mapToGlobal(self.box_of(self.current_id()).bottomLeft())
        if found:
            self.menu_wanted.emit(at, self.current_id())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.show_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes with the focus."""
        super().focusOutEvent(event)
        self.show_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out again."""
        super().resizeEvent(event)
        if self.fills or event.size().width() != event.oldSize().width():
            self.lay_out()
            self.show_current()
        else:
            self.slid()

    def moveEvent(self, event: QMoveEvent) -> None:
        """What was scrolled into view is shown."""
        super().moveEvent(event)
        self.slid()

    def slid(self) -> None:
        """Show what is in view now."""

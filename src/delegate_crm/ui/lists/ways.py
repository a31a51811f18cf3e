# SPDX-License-Identifier: MIT
"""A list that can be shown in other ways beside its table; a segment chooses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from delegate_crm.kit.i18n import NC_, Text
from delegate_crm.services.lists import Ask, Found
from delegate_crm.ui.actions import Action
from delegate_crm.ui.lists.listing import ListPage
from delegate_crm.ui.widgets.buttons import Segment

LIST = ""
"""The table."""


class Shown(QWidget):
    """One way of showing a list."""

    filled = Signal()
    """What was asked for is shown."""
    failed = Signal(object)
    """An exception came instead."""
    typed = Signal(str)
    """Letters were typed that belong into the filter."""
    peeked = Signal(int)
    moved = Signal()
    """Another record is the current one."""

    def read(self, ask: Ask) -> None:
        """Ask for what is shown."""
        raise NotImplementedError

    def count(self) -> int:
        """How many records are shown."""
        raise NotImplementedError

    def current_id(self) -> int:
        """The record that one is at; 0 if there is none."""
        raise NotImplementedError

    def box_of(self, record_id: int, page: QWidget) -> QRect:
        """Where a record stands in the page; nowhere if it is not shown."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Way:
    """A way beside the table; its widget is made when it is first chosen."""

    words: Text
    make: Callable[[], Shown]


class WaysPage(ListPage):
    """A list with other ways to show it, if it has any; its place says which is chosen."""

    def ways(self) -> Mapping[str, Way]:
        """The ways beside the table, by what a place and a saved view call them."""
        raise NotImplementedError

    def _frame(self) -> None:
        super()._frame()
        self._ways, self._made = self.ways(), dict[str, Shown]()
        self.modes: Segment | None = None
        if self._ways:
            words = [NC_("saved view", "List"), *(way.words for way in self._ways.values())]
            keys, tr = (LIST, *self._ways), self.desk.tr
            choices = list(zip(keys, map(tr, words), strict=True))
            self.modes = self.head.offer(choices, self.place.mode if self._shown() else LIST)
            self.modes.setAccessibleName(tr(NC_("saved view", "Way it is shown")))
            self.modes.chosen.connect(self._choose_mode)
        self._show_mode()

    def _shown(self) -> Shown | None:
        """What stands in the place of the table; none while that is shown."""
        mode = self.place.mode
        if mode in self._ways and mode not in self._made:
            self._made[mode] = self._make(self._ways[mode])
        return self._made.get(mode)

    def _make(self, way: Way) -> Shown:
        made = way.make()
        self.body.add(made)
        made.filled.connect(partial(self._filled_way, made))
        made.failed.connect(self._failed)
        made.typed.connect(self.filter.type)
        made.peeked.connect(self.peek.turn)
        made.moved.connect(self.peek.follow)
        return made

    def _choose_mode(self, mode: str) -> None:
        self.place = replace(self.place, mode=mode)
        self._turned()
        self.table.clearSelection()
        self.peek.shut()
        self._show_mode()
        self.read()

    def _show_mode(self) -> None:
        self.columns_button.setVisible(self._shown() is None)
        self.setFocusProxy(self.rows_widget())

    def _begin(self) -> None:
        if self._shown() is None:
            super()._begin()
        else:
            self.read()
            self.reading.sentence()

    def read(self) -> None:
        """Ask for what is shown, in the way that is chosen."""
        way = self._shown()
        if way is None:
            super().read()
        else:
            way.read(self.ask())

    def _found(self, found: Found) -> None:
        if self._shown() is None:
            super()._found(found)

    def _filled_way(self, way: Shown) -> None:
        if way is not self._shown():
            return
        self._filled = True
        self.filter.refuse("")
        if way.count():
            self.body.show_added(way)
        elif self.filter.words:
            self._show_no_match()
        else:
            self._show_empty()
        self._say(self._sentence)

    def actions_here(self) -> Sequence[Action]:
        """What one can do; what is for the table is left out while that is not shown."""
        tables = () if self._shown() is None else (self.table.selectAll, self.choose_columns)
        return [each for each in super().actions_here() if each.act not in tables]

    # --- where one is -----------------------------------------------------------------------------

    def rows_widget(self) -> QWidget:
        """The table, or what stands in its place."""
        return self._shown() or self.table

    def count(self) -> int:
        """How many records are shown."""
        way = self._shown()
        return super().count() if way is None else way.count()

    def current_id(self) -> int:
        """The record that one is at."""
        way = self._shown()
        return super().current_id() if way is None else way.current_id()

    def box_of(self, record_id: int) -> QRect:
        """Where a record stands in the page."""
        way = self._shown()
        return super().box_of(record_id) if way is None else way.box_of(record_id, self)

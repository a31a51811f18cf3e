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
from delegate_crm.ui.lists.frame import NO_LIMIT
from delegate_crm.ui.lists.listing import ListPage
from delegate_crm.ui.place import Memory
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
    archived = Signal()
    """The record that one is at is to be put away."""
    menu_wanted = Signal(object, int)
    """Where, and for which record; it is the one that one is at."""
    turned = Signal(str)
    """Another of its modes was chosen in it."""

    def turn(self, mode: str) -> None:
        """Be shown in another of its modes, if it knows several; nothing is asked for yet."""

    def read(self, ask: Ask) -> None:
        """Ask for what is shown."""
        raise NotImplementedError

    def count(self) -> int:
        """How many records are shown."""
        raise NotImplementedError

    def has_any(self) -> bool:
        """Tell whether there is anything to look at."""
        return self.count() > 0

    def wanted_height(self) -> int:
        """How high it is at most; as high as there is room, unless it says otherwise."""
        return NO_LIMIT

    def current_id(self) -> int:
        """The record that one is at; 0 if there is none."""
        raise NotImplementedError

    def box_of(self, record_id: int, page: QWidget) -> QRect:
        """Where a record stands in the page; nowhere if it is not shown."""
        raise NotImplementedError

    def stand_on(self, record_id: int) -> None:
        """Make a record the one that one is at, if it is shown."""

    def acts_on(self, record_id: int) -> Sequence[Action]:
        """What can be done with a record in this way alone."""
        return ()


@dataclass(frozen=True, slots=True)
class Way:
    """A way beside the table; its widget, asked for when first chosen, may serve several ways."""

    words: Text
    icon: str
    make: Callable[[], Shown]


class WaysPage(ListPage):
    """A list with other ways to show it, if it has any; its place says which is chosen."""

    def ways(self) -> Mapping[str, Way]:
        """The ways beside the table, by what a place and a saved view call them."""
        raise NotImplementedError

    def way_of(self, mode: str) -> str:
        """The way in which a mode is shown: the one that is called so, else the table."""
        return mode if mode in self._ways else LIST

    @property
    def _way(self) -> str:
        return self.way_of(self.place.mode)

    def _frame(self) -> None:
        super()._frame()
        self._ways, self._made = self.ways(), dict[str, Shown]()
        self._left = 0
        self.modes: Segment | None = None
        if self._ways:
            tr = self.desk.tr
            choices = [(key, tr(words)) for key, (words, _icon) in self._choices().items()]
            self.modes = self.head.offer(choices, self._way)
            self.modes.setAccessibleName(tr(NC_("saved view", "Way it is shown")))
            self.modes.chosen.connect(self._choose_mode)
        self._show_mode()

    def _choices(self) -> Mapping[str, tuple[Text, str]]:
        """Words and icon of each way, the table first."""
        others = {key: (way.words, way.icon) for key, way in self._ways.items()}
        return {LIST: (NC_("saved view", "List"), "list"), **others}

    def _shown(self) -> Shown | None:
        """What stands in the place of the table; none while that is shown."""
        if self._way != LIST and self._way not in self._made:
            made = self._ways[self._way].make()
            if made not in self._made.values():
                self._add(made)
            self._made[self._way] = made
        return self._made.get(self._way)

    def _add(self, made: Shown) -> None:
        self.body.add(made)
        made.filled.connect(partial(self._filled_way, made))
        made.failed.connect(self._failed)
        made.typed.connect(self.filter.type)
        made.peeked.connect(self.peek.turn)
        made.moved.connect(self.peek.follow)
        made.archived.connect(self.acts.archive)
        made.menu_wanted.connect(self.menu)
        made.turned.connect(self._turn)

    def _choose_mode(self, mode: str) -> None:
        self.table.clearSelection()
        self.peek.shut()
        self._turn(mode)
        self._show_mode()

    def _turn(self, mode: str) -> None:
        self.place = replace(self.place, mode=mode)
        self._turned()
        self.read()

    def _show_mode(self) -> None:
        self.tools.columns.setVisible(self._shown() is None)
        self.tools.fit(self.width())
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
            way.turn(self.place.mode)
            way.read(self.ask())

    def _found(self, found: Found) -> None:
        if self._shown() is None:
            super()._found(found)

    def _filled_way(self, way: Shown) -> None:
        if way is not self._shown():
            return
        self._filled = True
        self.filter.refuse("")
        if self._left:
            way.stand_on(self._left)
            self._left = 0
        if way.has_any():
            self.body.show_added(way, way.wanted_height())
        elif self.filter.words:
            self._show_no_match()
        else:
            self._show_empty()
        self._say(self._sentence)

    def actions_here(self) -> Sequence[Action]:
        """What one can do with what is shown; each other way to show it."""
        tables = () if self._shown() is None else (self.table.selectAll, self.choose_columns)
        acts = [each for each in super().actions_here() if each.act not in tables]
        if self.modes is None:
            return acts
        return acts + [
            Action(words, partial(self.modes.choose, key), icon)
            for key, (words, icon) in self._choices().items()
            if key != self._way
        ]

    def memory(self) -> Memory:
        """How the list looks, and the record that one is at."""
        return {**super().memory(), "at": self.current_id()}

    def recall(self, memory: Memory) -> None:
        """Look as the page was left."""
        self._left = int(memory.get("at", 0))
        super().recall(memory)

    def acts_on(self, record_id: int, condition: str) -> Sequence[Action]:
        """What can be done with a record here, beside what every list can do."""
        way = self._shown()
        return super().acts_on(record_id, condition) if way is None else way.acts_on(record_id)

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

# SPDX-License-Identifier: MIT
"""A list that floats, is searched by typing, and closes when something is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from delegate_crm.ui.theme import theme
from delegate_crm.ui.timing import after
from delegate_crm.ui.widgets.inputs import Line
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.lines import ROW, LineList, Option
from delegate_crm.ui.widgets.popover import Popover

PAUSE = 80
"""Milliseconds after the last key before the list is asked for anew."""
ROWS = 9

Fill = Callable[[Sequence[Option]], object]
Asked = Callable[[str, Fill], object]
"""Is given what is typed, and what to call with the lines that fit."""


class Chooser(Popover):
    """The focus stays in the field; its keys choose in the list."""

    chosen = Signal(str)
    most: ClassVar[int] = ROWS
    """So many lines are in view at once."""

    def __init__(self, anchor: QWidget, name: str, hint: str, asked: Asked) -> None:
        super().__init__(anchor, name, 360)
        self._asked = asked
        self._turn = 0
        self._name = Label(name, "section")
        self.field = Line(hint)
        self.field.setPlaceholderText(hint)
        self.list = LineList(led=True)
        self._grow(1)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.follow(self.field)
        self.list.entered.connect(lambda _held: self._choose())
        self.list.itemClicked.connect(lambda _item: self._choose())
        self._timer = after(self, PAUSE, self._ask)
        self.field.textEdited.connect(lambda _text: self._timer.start())
        for each in (self._name, self.field, self.list):
            self.rows.addWidget(each)

    def open(self) -> None:
        """Show all there is to choose from."""
        self._ask()
        self.float(self.field)

    def again(self, name: str, asked: Asked) -> None:
        """Choose from another list, which follows from the first."""
        self._asked = asked
        self._name.setText(name)
        self.setAccessibleName(name)
        self.field.clear()
        self.list.clear()
        self._ask()

    def _ask(self) -> None:
        self._turn += 1
        turn = self._turn
        self._asked(self.field.text(), lambda found: self._fill(found, turn))

    def _fill(self, found: Sequence[Option], turn: int) -> None:
        if turn != self._turn:
            return
        self.list.show_options(found)
        self.list.setCurrentRow(0)
        high = min(len(found), self.most)
        if high > self._high:
            self._grow(high)
            self.fit()

    def _grow(self, lines: int) -> None:
        """As high as the most that were found: typing leaves fewer, and nothing jumps."""
        self._high = lines
        self.list.setFixedHeight(lines * theme().scaled(ROW))

    def _choose(self) -> None:
        """Choose the current line; who hears of it closes the list or fills it anew."""
        if self._timer.isActive():
            self._timer.stop()
            self._ask()
            return
        key = self.list.current_key()
        if key is not None:
            self.chosen.emit(key)

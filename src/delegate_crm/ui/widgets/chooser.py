# SPDX-License-Identifier: MIT
"""A list that floats, is searched by typing, and closes when something is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from delegate_crm.ui import icons
from delegate_crm.ui.keys import ENTER
from delegate_crm.ui.theme import theme
from delegate_crm.ui.timing import after
from delegate_crm.ui.widgets.inputs import Line
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.lines import LineDelegate, set_line
from delegate_crm.ui.widgets.popover import Popover

PAUSE = 80
"""Milliseconds after the last key before the list is asked for anew."""
ROWS, ROW = 9, 38
STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -ROWS,
    Qt.Key.Key_PageDown: ROWS,
}
KEY = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True, slots=True)
class Option:
    """One line that may be chosen."""

    key: str
    text: str
    remark: str = ""
    icon: str = ""


Fill = Callable[[Sequence[Option]], object]
Asked = Callable[[str, Fill], object]
"""Is given what is typed, and what to call with the lines that fit."""


class Chooser(Popover):
    """The focus stays in the field; its keys choose in the list."""

    chosen = Signal(str)

    def __init__(self, anchor: QWidget, name: str, hint: str, asked: Asked) -> None:
        super().__init__(anchor, name, 360)
        self._asked = asked
        self._turn = 0
        self._name = Label(name, "section")
        self.field = Line(hint)
        self.field.setPlaceholderText(hint)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(LineDelegate(self.list))
        self.list.setFixedHeight(ROWS * theme().scaled(ROW))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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

    def options(self) -> list[str]:
        """What is listed, for tests."""
        return [self.list.item(at).text() for at in range(self.list.count())]

    def _ask(self) -> None:
        self._turn += 1
        turn = self._turn
        self._asked(self.field.text(), lambda found: self._fill(found, turn))

    def _fill(self, found: Sequence[Option], turn: int) -> None:
        if turn != self._turn:
            return
        self.list.clear()
        for option in found:
            item = QListWidgetItem(option.text)
            item.setData(KEY, option.key)
            if option.icon:
                item.setIcon(icons.icon(option.icon, theme().tokens.text_2))
            set_line(item, option.remark)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that choose go to the list."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if self.field.composing:
                return False
            key = Qt.Key(event.key())
            if key in STEPS:
                row = min(max(self.list.currentRow() + STEPS[key], 0), self.list.count() - 1)
                self.list.setCurrentRow(row)
                return True
            if key in ENTER:
                self._choose()
                return True
        return super().eventFilter(watched, event)

    def _choose(self) -> None:
        """Choose the current line; who hears of it closes the list or fills it anew."""
        if self._timer.isActive():
            self._timer.stop()
            self._ask()
            return
        item = self.list.currentItem()
        if item is not None:
            self.chosen.emit(str(item.data(KEY)))

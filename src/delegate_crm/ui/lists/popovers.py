# SPDX-License-Identifier: MIT
"""What floats over a list: which columns it shows in which order, and how it is sorted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QScrollArea, QWidget

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.services.lists import Column
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import Button, Segment
from delegate_crm.ui.widgets.choice import Choice, labelled
from delegate_crm.ui.widgets.dragging import OrderedColumn, OrderedRow
from delegate_crm.ui.widgets.labels import Label, ampersands
from delegate_crm.ui.widgets.popover import Popover

MOST_HEIGHT = 330
UP, DOWN = "", "-"


class ColumnsPopover(Popover):
    """Columns by check boxes, put in order by dragging or by keys; and by what the list is sorted.

    Those that are shown stand first, in their order.
    """

    changed = Signal(list)
    """Keys of the columns to show, in their order."""
    sorted_by = Signal(str)
    reset = Signal()

    def __init__(
        self,
        anchor: QWidget,
        tr: Translator,
        columns: Sequence[Column],
        shown: Sequence[str],
        sort: str,
    ) -> None:
        super().__init__(anchor, tr(N_("Columns")), 360)
        self._words, self._columns = tr, columns
        self._ticked = set(shown)
        keys = [each.key for each in columns]
        self._order = [keys.index(key) for key in shown]
        self._order += [at for at, key in enumerate(keys) if key not in self._ticked]
        self.column = OrderedColumn(2)
        self.column.reordered.connect(self._move)
        self._fill()
        self._sort = self._choice(columns, tr, sort)
        ways = ((UP, tr(NC_("order", "Ascending"))), (DOWN, tr(NC_("order", "Descending"))))
        self._way = Segment(ways, DOWN if sort.startswith("-") else UP)
        self._sort.chosen.connect(lambda _key: self._sorted())
        self._way.chosen.connect(lambda _way: self._sorted())
        self.rows.addWidget(Label(tr(N_("Columns")), "section"))
        self.rows.addWidget(_scrolled(self.column))
        self.rows.addWidget(labelled(tr(N_("Sort by")), self._sort))
        self.rows.addWidget(self._way, 0, Qt.AlignmentFlag.AlignLeading)
        back = Button(tr(N_("Back to defaults")), self.reset.emit, role="quiet", small=True)
        back.clicked.connect(lambda _checked=False: self.close())
        self.rows.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)

    def open(self) -> None:
        """Show it."""
        boxes = self.boxes()
        self.float(boxes[min(1, len(boxes) - 1)])

    def boxes(self) -> Sequence[QCheckBox]:
        """The check boxes, in the order of the columns."""
        return self._boxes

    def _fill(self) -> None:
        self._boxes: list[ColumnBox] = []
        self.column.fill(self._order, self._row, lambda _at: None)

    def _row(self, at: int) -> OrderedRow:
        column = self._columns[at]
        label = self._words(column.label)
        box = ColumnBox(ampersands(label))
        box.setChecked(column.key in self._ticked)
        # the column with the name always stays; its box has the focus all the same, to be moved
        box.setProperty("fixed", column.key == "title")
        box.toggled.connect(partial(self._tick, column.key))
        made = OrderedRow(box, label, self._words(N_("Drag, or Alt+Up and Alt+Down")))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setFocusProxy(box)
        self._boxes.append(box)
        return made

    def _tick(self, key: str, on: bool) -> None:  # noqa: FBT001 - told by a signal
        self._ticked = self._ticked | {key} if on else self._ticked - {key}
        self._told()

    def _move(self, at: int, to: int) -> None:
        self._order.remove(at)
        self._order.insert(to, at)
        self._fill()
        self._told()

    def _told(self) -> None:
        keys = (self._columns[at].key for at in self._order)
        self.changed.emit([key for key in keys if key in self._ticked])

    def _choice(self, columns: Sequence[Column], tr: Translator, sort: str) -> Choice:
        offered = [(each.key, tr(each.label)) for each in columns if each.sort]
        return Choice(tr(N_("Sort by")), offered, sort.removeprefix("-"))

    def _sorted(self) -> None:
        self.sorted_by.emit(f"{self._way.current}{self._sort.current}")


class ColumnBox(QCheckBox):
    """Whether a column is shown; Alt with an arrow key is left to the row, which moves it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of check boxes, but for those that move the row."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        """Stay as it is where the column must be shown."""
        if not self.property("fixed"):
            super().nextCheckState()


def _scrolled(inner: QWidget) -> QWidget:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    area.setFixedHeight(min(inner.sizeHint().height() + 4, theme().scaled(MOST_HEIGHT)))
    return area

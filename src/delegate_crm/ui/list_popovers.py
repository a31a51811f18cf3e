# SPDX-License-Identifier: MIT
"""What floats over a list: which columns it shows, and how it is sorted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QScrollArea, QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.services.lists import Column
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import Button, Segment
from delegate_crm.ui.widgets.choice import Choice, labelled
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.popover import Popover

MOST_HEIGHT = 330
UP, DOWN = "", "-"


class ColumnsPopover(Popover):
    """Columns by check boxes; the order by column and direction, for who does not click heads."""

    changed = Signal(list)
    """Keys of the columns to show."""
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
        super().__init__(anchor, tr(N_("Columns")), 320)
        self._boxes = [self._box(column, tr, column.key in shown) for column in columns]
        self._boxes[_first(columns)].setEnabled(False)
        self._sort = self._choice(columns, tr, sort)
        ways = ((UP, tr(NC_("order", "Ascending"))), (DOWN, tr(NC_("order", "Descending"))))
        self._way = Segment(ways, DOWN if sort.startswith("-") else UP)
        self._sort.chosen.connect(lambda _key: self._sorted())
        self._way.chosen.connect(lambda _way: self._sorted())
        self.rows.addWidget(Label(tr(N_("Columns")), "section"))
        self.rows.addWidget(_scrolled(self._boxes))
        self.rows.addWidget(labelled(tr(N_("Sort by")), self._sort))
        self.rows.addWidget(self._way, 0, Qt.AlignmentFlag.AlignLeading)
        back = Button(tr(N_("Back to defaults")), self.reset.emit, role="quiet", small=True)
        back.clicked.connect(lambda _checked=False: self.close())
        self.rows.addWidget(back, 0, Qt.AlignmentFlag.AlignLeading)

    def open(self) -> None:
        """Show it."""
        self.float(self._boxes[min(1, len(self._boxes) - 1)])

    def boxes(self) -> Sequence[QCheckBox]:
        """The check boxes, in the order of the columns."""
        return self._boxes

    def _box(self, column: Column, tr: Translator, on: bool) -> QCheckBox:  # noqa: FBT001 - a fact
        made = QCheckBox(tr(column.label).replace("&", "&&"))
        made.setChecked(on)
        made.setProperty("column", column.key)
        made.toggled.connect(lambda _on: self._told())
        return made

    def _told(self) -> None:
        self.changed.emit([str(x.property("column")) for x in self._boxes if x.isChecked()])

    def _choice(self, columns: Sequence[Column], tr: Translator, sort: str) -> Choice:
        offered = [(each.key, tr(each.label)) for each in columns if each.sort]
        return Choice(tr(N_("Sort by")), offered, sort.removeprefix("-"))

    def _sorted(self) -> None:
        self.sorted_by.emit(f"{self._way.current}{self._sort.current}")


def _first(columns: Sequence[Column]) -> int:
    """The column that always stays: the one with the name."""
    return next((at for at, each in enumerate(columns) if each.key == "title"), 0)


def _scrolled(boxes: Sequence[QWidget]) -> QWidget:
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(2, 0, 2, 0)
    column.setSpacing(2)
    for each in boxes:
        column.addWidget(each)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    area.setFixedHeight(min(inner.sizeHint().height() + 4, theme().scaled(MOST_HEIGHT)))
    return area

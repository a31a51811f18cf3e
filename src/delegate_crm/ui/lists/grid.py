# SPDX-License-Identifier: MIT
"""The grid of a list: its columns share the room, its rows are painted as rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QToolTip

from delegate_crm.services.lists import Column
from delegate_crm.ui.lists.cells import Cells
from delegate_crm.ui.lists.headings import Headings
from delegate_crm.ui.lists.tables import CHECK, RowsModel
from delegate_crm.ui.lists.widths import Want, shared
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.labels import tip
from delegate_crm.ui.widgets.rings import paint_ring

CHECK_WIDTH = 44
MEASURED = 40
"""How many rows tell how much room the words of a column take."""
COMFORT = 0.88
"""Columns are left out where the room is less than this share of what they want."""


class Grid(QTableView):
    """Shows a `RowsModel` in columns."""

    resized = Signal()
    """Somebody made a column wider or narrower."""
    reordered = Signal(list)
    """Somebody dragged a column to another place: the keys of those that are shown."""

    def __init__(self, columns: Sequence[Column], words: Callable[[Column], str]) -> None:
        super().__init__()
        self.rows = RowsModel(columns, words)
        self.rows.setParent(self)
        self.rows.in_view = self.in_view
        self.hovered = -1
        self._shown: set[str] = set()
        self._widths: dict[str, int] = {}
        self._needs: dict[int, int] = {}
        """What the words of each column take, by its number; measured in the first rows."""
        self._by_hand = False
        self._fitting = False
        """Whether columns are set by the program, not by hand."""
        self.setModel(self.rows)
        self.head = Headings(self, list(columns), words)
        self.cells = Cells(self, self.rows, self)
        self._prepare()

    def _prepare(self) -> None:
        self.setHorizontalHeader(self.head)
        self.setItemDelegate(self.cells)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        upright = self.verticalHeader()
        upright.hide()
        upright.setMinimumSectionSize(theme().scaled(24))
        upright.setDefaultSectionSize(theme().row_height)
        self.verticalScrollBar().setSingleStep(theme().row_height)
        self.head.sectionResized.connect(self._resized_column)
        self.head.setSectionsMovable(True)
        self.head.setFirstSectionMovable(False)
        self.head.sectionMoved.connect(lambda *_: self._moved_column())
        for changed in (self.rows.modelReset, self.rows.dataChanged):
            changed.connect(self._measure)

    @property
    def picking(self) -> bool:
        """Whether any row is chosen, so that all show their box."""
        return self.selectionModel().hasSelection()

    def in_view(self) -> range:
        """Numbers of the rows that can be seen."""
        if not self.rows.rowCount():
            return range(0)
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return range(max(first, 0), (last if last >= 0 else self.rows.rowCount() - 1) + 1)

    # --- columns ----------------------------------------------------------------------------------

    def show_columns(
        self, keys: Iterable[str], widths: Mapping[str, int], *, by_hand: bool = False
    ) -> None:
        """Show these columns in this order; those that were made wider or narrower stay so.

        Chosen by hand, they are all shown, however narrow the window is.
        """
        order = [*keys]
        self._shown, self._widths, self._by_hand = set(order), dict(widths), by_hand
        self._arrange(order)
        self.fit()

    def _arrange(self, order: Sequence[str]) -> None:
        sections = {column.key: at for at, column in enumerate(self.rows.columns, CHECK)}
        rest = [key for key in sections if key not in self._shown]
        self._fitting = True
        for at, key in enumerate((*order, *rest), CHECK):
            self.head.moveSection(self.head.visualIndex(sections[key]), at)
        self._fitting = False

    def _moved_column(self) -> None:
        if self._fitting:
            return
        sections = sorted(range(CHECK, self.rows.columnCount()), key=self.head.visualIndex)
        keys = [self.rows.columns[section - CHECK].key for section in sections]
        self.reordered.emit([key for key in keys if key in self._shown])

    def _fitting_columns(self, room: int) -> dict[int, Column]:
        """The columns to show, by the number of their section; in narrow windows some are left."""
        shown = {at: c for at, c in enumerate(self.rows.columns, CHECK) if c.key in self._shown}
        spare = sorted((c.spare, at) for at, c in shown.items() if c.spare and not self._by_hand)
        while spare and sum(self._width(c) for c in shown.values()) * COMFORT > room:
            del shown[spare.pop()[1]]
        return shown

    def _width(self, column: Column) -> int:
        return self._widths.get(column.key, theme().scaled(column.width))

    def _want(self, at: int, column: Column) -> Want:
        by_hand = column.key in self._widths
        return Want(self._width(column), self._needs.get(at, 0), column.grows, by_hand)

    def _measure(self) -> None:
        """Look once how much room words take, so that columns stand still while one scrolls."""
        if self._needs:
            return
        first = range(min(self.rows.rowCount(), MEASURED))
        seen = [row for row in first if self.rows.known(self.rows.id_at(row))]
        if not seen:
            return
        for at in range(CHECK, self.rows.columnCount()):
            words = (self.cells.needed(self.rows.index(row, at)) for row in seen)
            self._needs[at] = max(self.head.needed(at), *words)
        self.fit()

    def widths(self) -> dict[str, int]:
        """Widths that somebody chose."""
        return dict(self._widths)

    def fit(self) -> None:
        """Share the room out."""
        room = self.viewport().width() - theme().scaled(CHECK_WIDTH)
        shown = self._fitting_columns(room)
        widths = shared(room, {at: self._want(at, c) for at, c in shown.items()})
        self._fitting = True
        for at in range(CHECK, self.rows.columnCount()):
            self.setColumnHidden(at, at not in shown)
        self.setColumnWidth(0, theme().scaled(CHECK_WIDTH))
        for at, width in widths.items():
            self.setColumnWidth(at, width)
        self._fitting = False

    def _resized_column(self, section: int, _old: int, new: int) -> None:
        if not self._fitting and section >= CHECK and new > 0:
            self._widths[self.rows.columns[section - CHECK].key] = new
            self.resized.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out again."""
        super().resizeEvent(event)
        self.fit()

    # --- painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring around the current row over the rows."""
        self.cells.begin()
        super().paintEvent(event)
        row = self.currentIndex().row()
        if not self.hasFocus() or not self.rows.id_at(row):
            return
        box = self.row_box(row)
        if box.intersects(event.rect()):
            inset = theme().ring / 2 + 2
            inner = QRectF(box).adjusted(inset, inset - 1, -inset, -inset)
            paint_ring(QPainter(self.viewport()), inner)

    def row_box(self, row: int) -> QRect:
        """Where a row stands in the viewport."""
        top, height = self.rowViewportPosition(row), self.rowHeight(row)
        width = min(self.head.length(), self.viewport().width())
        left = self.viewport().width() - width if self.isRightToLeft() else 0
        return QRect(left, top, width, height - 1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tint the row under the pointer."""
        self._hover(self.rowAt(round(event.position().y())))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Tint no row."""
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self.hovered:
            self.hovered = row
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Say in a tool tip what does not fit into a cell."""
        if not isinstance(event, QHelpEvent) or event.type() is not QEvent.Type.ToolTip:
            return super().viewportEvent(event)
        index = self.indexAt(event.pos())
        told = self.rows.id_at(index.row()) and index.column() >= CHECK
        if told and self.cells.cut(index, self.columnWidth(index.column())):
            QToolTip.showText(event.globalPos(), tip(self.rows.cell(index).said), self)
        else:
            QToolTip.hideText()
        return True

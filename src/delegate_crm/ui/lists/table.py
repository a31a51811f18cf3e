# SPDX-License-Identifier: MIT
"""The table of a list: rows chosen by mouse and keys, opened, peeked at, put away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView

from delegate_crm.services.lists import Column, Found
from delegate_crm.ui.keys import ENTER
from delegate_crm.ui.lists.grid import Grid
from delegate_crm.ui.lists.tables import CHECK
from delegate_crm.ui.theme import theme

GROUP_HEIGHT = 36
Flag = QItemSelectionModel.SelectionFlag


class Table(Grid):
    """Shows a `RowsModel`."""

    opened = Signal(int)
    """A row is to be opened here."""
    opened_apart = Signal(int)
    """A row is to be opened in a window of its own."""
    peeked = Signal(int)
    chosen_changed = Signal()
    moved = Signal()
    """Another row is the current one."""
    archived = Signal()
    """What is chosen is to be put away."""
    narrowed = Signal(str)
    """The list is to be narrowed to records that say the same as a cell."""
    menu_wanted = Signal(object, int, str)
    """Where, on which record, and what narrows the list to the cell's value."""
    unfolded = Signal(int)
    """The rows inside a row are to be shown."""
    sorted_by = Signal(str)
    """The list is to be sorted by a column, or the other way round."""
    typed = Signal(str)
    """Letters were typed into the list."""

    def __init__(self, columns: Sequence[Column], words: Callable[[Column], str]) -> None:
        super().__init__(columns, words)
        self.head.sectionClicked.connect(self._clicked_head)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.moved.emit())

    # --- what is shown ----------------------------------------------------------------------------

    def fill(self, found: Found) -> None:
        """Show other ids; what was chosen, and where one was, stays."""
        before = self.kept()
        if not self.rows.fill(found):
            return
        self.clearSpans()
        for row in self.rows.headings():
            self.setSpan(row, 0, 1, self.rows.columnCount())
            self.setRowHeight(row, theme().scaled(GROUP_HEIGHT))
        self.restore(before)

    def kept(self) -> dict[str, Any]:
        """What is chosen, which row is current and which is on top."""
        top = self.in_view()
        shift = self.rowViewportPosition(top.start) if top else 0
        return {
            "current": self.current_id(),
            "at": self.currentIndex().row(),
            "chosen": None if self.all_chosen() else self.chosen_ids(),
            "top": self.rows.entries[top.start] if top else 0,
            "top_row": top.start if top else 0,
            "shift": shift,
        }

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Look as it was kept, as far as the rows are still there."""
        if not self.rows.rowCount():
            return
        self._restore_top(kept)
        self._restore_current(int(kept.get("current", 0)), int(kept.get("at", -1)))
        chosen = kept.get("chosen", [])
        if chosen is None:
            self.selectAll()
        else:
            self.choose(chosen)

    def _restore_top(self, kept: Mapping[str, Any]) -> None:
        same = self.rows.rows_of([int(kept.get("top", 0))]) if kept.get("top", 0) > 0 else []
        row = same[0] if same else min(int(kept.get("top_row", 0)), self.rows.rowCount() - 1)
        self.scrollTo(self.rows.index(row, 0), QAbstractItemView.ScrollHint.PositionAtTop)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - int(kept.get("shift", 0)))

    def _restore_current(self, record_id: int, at: int) -> None:
        """The same record, else the row that stands now where it stood."""
        found = self.rows.rows_of([record_id]) if record_id else []
        row = found[0] if found else self._nearest(max(at, 0))
        if row >= 0:
            index = self.rows.index(row, CHECK)
            self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)

    def _nearest(self, row: int) -> int:
        """A row with a record at a place, or the next one after it, or the last before."""
        if row < 0:
            return -1
        last = self.rows.rowCount() - 1
        tries = (*range(min(row, last), last + 1), *range(min(row, last), -1, -1))
        return next((each for each in tries if self.rows.id_at(each)), -1)

    # --- choosing ---------------------------------------------------------------------------------

    def _clicked_head(self, section: int) -> None:
        if section < CHECK:
            if self.all_chosen():
                self.clearSelection()
            else:
                self.selectAll()
            return
        column = self.rows.columns[section - CHECK]
        if column.sort:
            self.sorted_by.emit(column.key)

    def chosen_rows(self) -> list[int]:
        """Numbers of the rows that are chosen."""
        rows = {row for each in self._ranges() for row in each}
        return sorted(row for row in rows if self.rows.id_at(row))

    def _ranges(self) -> list[range]:
        found = self.selectionModel().selection()
        parts = (found.at(number) for number in range(found.count()))
        return [range(each.top(), each.bottom() + 1) for each in parts]

    def chosen_ids(self) -> list[int]:
        """Ids of the records that are chosen, in the order of the list."""
        return list(dict.fromkeys(self.rows.id_at(row) for row in self.chosen_rows()))

    def chosen_count(self) -> int:
        """How many records are chosen."""
        return self.rows.total if self.all_chosen() else len(self.chosen_ids())

    def all_chosen(self) -> bool:
        """Tell whether every row is chosen."""
        whole = range(self.rows.rowCount())
        return bool(self.rows.total) and whole in self._ranges()

    def choose(self, ids: Sequence[int]) -> None:
        """Choose these records alone."""
        model = self.selectionModel()
        model.clearSelection()
        for row in self.rows.rows_of(ids):
            model.select(self.rows.index(row, CHECK), Flag.Select | Flag.Rows)

    def toggle(self, row: int) -> None:
        """Choose one more row, or one less."""
        index = self.rows.index(row, CHECK)
        self.selectionModel().setCurrentIndex(index, Flag.Toggle | Flag.Rows)

    def current_id(self) -> int:
        """Id of the record that one is at; 0 if there is none."""
        return self.rows.id_at(self.currentIndex().row())

    def _selection_changed(self) -> None:
        count = self.chosen_count()
        every = count and self.all_chosen()
        states = Qt.CheckState
        some = states.PartiallyChecked if count else states.Unchecked
        self.head.show_chosen(states.Checked if every else some)
        self.viewport().update()
        self.chosen_changed.emit()

    # --- keys -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of lists; all others are Qt's."""
        if not self._acted(event):
            super().keyPressEvent(event)

    def _acted(self, event: QKeyEvent) -> bool:
        key, here = Qt.Key(event.key()), self.current_id()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in ENTER and here:
            (self.opened_apart if control else self.opened).emit(here)
        elif key == Qt.Key.Key_Space and not event.modifiers() and here:
            self.peeked.emit(here)
        elif key == Qt.Key.Key_Insert and here:
            self.toggle(self.currentIndex().row())
            self._step(1)
        elif key == Qt.Key.Key_Delete:
            self.archived.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not control:
            self._fold(opening=(key == Qt.Key.Key_Right) != self.isRightToLeft())
        else:
            return False
        return True

    def _step(self, step: int) -> None:
        row = self._nearest(self.currentIndex().row() + step)
        if row >= 0:
            self.selectionModel().setCurrentIndex(self.rows.index(row, CHECK), Flag.NoUpdate)

    def _fold(self, *, opening: bool) -> None:
        """Show or hide the rows inside the current row; out of them, go to the row around."""
        row = self.currentIndex().row()
        known = self.rows.known(self.rows.id_at(row))
        if known is None:
            return
        if opening and known.opens:
            self.unfolded.emit(row)
        elif not opening and self.rows.is_open(row):
            self.rows.shut(row)
        elif not opening and self.rows.around(row) >= 0:
            self.setCurrentIndex(self.rows.index(self.rows.around(row), CHECK))

    def keyboardSearch(self, search: str) -> None:
        """Letters typed into the list go into its filter."""
        if search.strip():
            self.typed.emit(search)

    # --- mouse ------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Boxes choose one more; Alt narrows the list; the middle button opens apart."""
        index = self.indexAt(event.position().toPoint())
        record = self.rows.id_at(index.row())
        if not record:
            super().mousePressEvent(event)
            return
        if event.button() is Qt.MouseButton.MiddleButton:
            self.opened_apart.emit(record)
        elif event.button() is not Qt.MouseButton.LeftButton:
            if event.button() is Qt.MouseButton.RightButton and not self._is_chosen(index.row()):
                super().mousePressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.narrowed.emit(self.rows.cell(index).condition)
        elif index.column() < CHECK and not event.modifiers():
            self.toggle(index.row())
        elif self._on_arrow(index, event.position().toPoint()):
            self._fold_at(index.row())
        else:
            super().mousePressEvent(event)

    def _is_chosen(self, row: int) -> bool:
        return self.selectionModel().isRowSelected(row)

    def _on_arrow(self, index: QModelIndex, point: QPoint) -> bool:
        known = self.rows.known(self.rows.id_at(index.row()))
        if index.column() != CHECK or known is None or not known.opens:
            return False
        box = self.visualRect(index)
        reach = theme().scaled(32) + self.rows.depth_at(index.row()) * theme().scaled(24)
        inside = box.right() - point.x() if self.isRightToLeft() else point.x() - box.left()
        return inside < reach

    def _fold_at(self, row: int) -> None:
        self.selectionModel().setCurrentIndex(self.rows.index(row, CHECK), Flag.NoUpdate)
        self._fold(opening=not self.rows.is_open(row))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the row."""
        index = self.indexAt(event.position().toPoint())
        record = self.rows.id_at(index.row())
        if record and event.button() is Qt.MouseButton.LeftButton and index.column() >= CHECK:
            self.opened.emit(record)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of a row, by mouse or by key."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        record = self.rows.id_at(index.row())
        if record:
            at = event.globalPos() if by_mouse else self._foot_of(index)
            self.menu_wanted.emit(at, record, self.rows.cell(index).condition)

    def _foot_of(self, index: QModelIndex) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(index).bottomLeft() + QPoint(24, 0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by key stands on a row."""
        super().focusInEvent(event)
        if self.currentIndex().row() < 0 and self.rows.rowCount():
            self._restore_current(0, self.in_view().start)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes with the focus."""
        super().focusOutEvent(event)
        self.viewport().update()

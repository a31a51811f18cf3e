# SPDX-License-Identifier: MIT
"""The model of a list: all ids at once, rows in pages of a hundred when they come into view."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from delegate_crm.services.lists import EMPTY, Cell, Column, Found, Group, Row
from delegate_crm.ui.timing import after

PAGE = 100
IN_VIEW, AHEAD = "rows", "rows ahead"
KEPT = 1_500
"""Rows kept in memory; those that were seen longest ago go first."""
CHECK = 1
"""Columns before the first of the list: the check box."""

Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractTableModel):
    """Rows by id. A heading of a group stands as a row of its own; rows may stand inside rows."""

    wanted = Signal(object, str)
    """Ids whose rows are not here, and whether they came into view or will do so soon."""

    def __init__(self, columns: Sequence[Column], words: Callable[[Column], str]) -> None:
        super().__init__()
        self.columns = columns
        self._words = words
        self.groups: tuple[Group, ...] = ()
        self.entries: array[int] = array("q")
        """An id for each row; below zero, the number of a group, counted from -1."""
        self._depth: dict[int, int] = {}
        """How deep a row stands, by its number; those not named stand outside."""
        self._rows: OrderedDict[int, Row] = OrderedDict()
        self._stale: set[int] = set()
        self._missing: set[int] = set()
        self._asked: dict[str, set[int]] = {}
        """What was asked for and has not come yet, by what it was asked for."""
        self.in_view: Callable[[], range] = lambda: range(0)
        """Numbers of the rows that are in view."""
        self._soon = after(self, 0, self._ask)

    # --- filling ----------------------------------------------------------------------------------

    def fill(self, found: Found) -> bool:
        """Show other ids; false if those that were shown still stand where they stood."""
        entries = _with_headings(found)
        if entries == self.entries and not self._depth and found.groups == self.groups:
            return False
        if self._goes_on(entries, found.groups):
            self.beginInsertRows(QModelIndex(), len(self.entries), len(entries) - 1)
            self.entries = entries
            self.endInsertRows()
            return False
        self.beginResetModel()
        self.entries, self.groups = entries, found.groups
        self._depth = {}
        self.endResetModel()
        return True

    def _goes_on(self, entries: array[int], groups: tuple[Group, ...]) -> bool:
        """Whether a list is the same as before, with more rows at its end."""
        count = len(self.entries)
        plain = not groups and not self.groups and not self._depth
        return plain and 0 < count < len(entries) and entries[:count] == self.entries

    def take(self, rows: Iterable[Row], sort: str) -> None:
        """Take rows that were asked for; those that did not come are gone from the office."""
        fresh = {row.id: row for row in rows}
        for each in self._asked.pop(sort, ()):
            self._stale.discard(each)
            self._missing.discard(each)
            self._rows[each] = fresh.get(each) or Row(each, "", ())
            self._rows.move_to_end(each)
        while len(self._rows) > KEPT:
            self._rows.popitem(last=False)
        self._repaint()
        if self._missing:
            self._soon.start()

    def keep(self, rows: Iterable[Row]) -> None:
        """Keep rows that are about to be shown."""
        for row in rows:
            self._rows[row.id] = row
            self._stale.discard(row.id)

    def stale(self, ids: Iterable[int]) -> None:
        """Rows that changed are shown as they were until they have been read again."""
        self._stale |= {each for each in ids if each in self._rows}
        self._repaint()

    def all_stale(self) -> None:
        """Read every row again when it comes into view."""
        self._stale = set(self._rows)
        self._repaint()

    def failed(self) -> None:
        """What was asked for did not come; it may be asked for again."""
        self._asked.clear()

    def _repaint(self) -> None:
        view = self.in_view()
        if view:
            self.dataChanged.emit(
                self.index(view.start, 0), self.index(view.stop - 1, self.columnCount() - 1)
            )

    # --- rows -------------------------------------------------------------------------------------

    def id_at(self, row: int) -> int:
        """Id of the record in a row; 0 for a heading."""
        entry = self.entries[row] if 0 <= row < len(self.entries) else 0
        return max(entry, 0)

    def group_at(self, row: int) -> Group | None:
        """The group whose heading a row is."""
        entry = self.entries[row] if 0 <= row < len(self.entries) else 0
        return self.groups[-entry - 1] if entry < 0 else None

    def headings(self) -> list[int]:
        """Numbers of the rows that are headings."""
        return [group.start + at for at, group in enumerate(self.groups)] if self.groups else []

    def row_at(self, row: int) -> Row | None:
        """The record in a row; none while it is not here. What is not here is asked for."""
        entry = self.entries[row]
        if entry < 0:
            return None
        found = self._rows.get(entry)
        if found is None or entry in self._stale:
            self._want(row)
        return found

    def known(self, record_id: int) -> Row | None:
        """The row of a record, if it is here."""
        return self._rows.get(record_id)

    def depth_at(self, row: int) -> int:
        """How deep a row stands."""
        return self._depth.get(row, 0)

    def rows_of(self, ids: Iterable[int]) -> list[int]:
        """Numbers of the rows of some records."""
        wanted = set(ids)
        return [row for row, entry in enumerate(self.entries) if entry in wanted] if wanted else []

    @property
    def is_full(self) -> bool:
        """Whether every row in view is here."""
        entries = (self.entries[row] for row in self.in_view())
        return all(entry < 0 or entry in self._rows for entry in entries)

    @property
    def total(self) -> int:
        """How many records are listed."""
        return len(self.entries) - len(self.groups) - len(self._depth)

    # --- rows inside rows -------------------------------------------------------------------------

    def is_open(self, row: int) -> bool:
        """Tell whether the rows inside a row are shown."""
        return self.depth_at(row + 1) > self.depth_at(row)

    def open(self, row: int, inside: Sequence[int]) -> None:
        """Show the rows inside a row."""
        if not inside or self.is_open(row):
            return
        depth, count = self.depth_at(row) + 1, len(inside)
        self.beginInsertRows(QModelIndex(), row + 1, row + count)
        self.entries[row + 1 : row + 1] = array("q", inside)
        moved = {at + count if at > row else at: deep for at, deep in self._depth.items()}
        self._depth = moved | dict.fromkeys(range(row + 1, row + 1 + count), depth)
        self.endInsertRows()

    def shut(self, row: int) -> None:
        """Hide the rows inside a row."""
        last, depth = row, self.depth_at(row)
        while self.depth_at(last + 1) > depth:
            last += 1
        if last == row:
            return
        count = last - row
        self.beginRemoveRows(QModelIndex(), row + 1, last)
        del self.entries[row + 1 : last + 1]
        self._depth = {
            at - count if at > last else at: deep
            for at, deep in self._depth.items()
            if not row < at <= last
        }
        self.endRemoveRows()

    def around(self, row: int) -> int:
        """Number of the row in which a row stands; -1 if it stands in none."""
        depth = self.depth_at(row)
        if not depth:
            return -1
        return next(at for at in range(row - 1, -1, -1) if self.depth_at(at) < depth)

    # --- asking for rows --------------------------------------------------------------------------

    def _want(self, row: int) -> None:
        start = row // PAGE * PAGE
        for entry in self.entries[start : start + PAGE]:
            if entry > 0 and (entry not in self._rows or entry in self._stale):
                self._missing.add(entry)
        self._soon.start()

    def _ask(self) -> None:
        """Ask for what is in view and not here, then for the pages around it; one of each."""
        view = self.in_view()
        first, last = view.start // PAGE * PAGE, (max(view.stop - 1, 0) // PAGE + 1) * PAGE
        self._missing.intersection_update(self.entries[first:last])
        seen = {entry for entry in self.entries[view.start : view.stop] if entry in self._missing}
        sort, ids = (IN_VIEW, seen) if seen else (AHEAD, set(self._missing))
        if ids and sort not in self._asked:
            self._asked[sort] = ids
            self._missing -= ids
            self.wanted.emit([*ids], sort)

    # --- what Qt asks -----------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """All rows, headings too."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index | None = None) -> int:
        """The columns of the list after that of the check boxes."""
        return 0 if parent is not None and parent.isValid() else len(self.columns) + CHECK

    def cell(self, index: Index) -> Cell:
        """What stands in a cell."""
        row = self.row_at(index.row())
        at = index.column() - CHECK
        return row.cells[at] if row is not None and 0 <= at < len(row.cells) else EMPTY

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Text of a cell, for those who do not see how it is painted."""
        if not index.isValid():
            return None
        group = self.group_at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return group.label if group else self.cell(index).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{group.label}, {group.number}" if group else self.cell(index).said
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401 - as Qt has it
        """Label of a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return self._words(self.columns[section - CHECK]) if section >= CHECK else ""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Records can be chosen, headings cannot."""
        if not index.isValid() or self.group_at(index.row()) is not None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _with_headings(found: Found) -> array[int]:
    """Put the heading of each group before its rows."""
    if not found.groups:
        return array("q", found.ids)
    entries: array[int] = array("q")
    for number, group in enumerate(found.groups, 1):
        entries.append(-number)
        entries.extend(found.ids[group.start : group.start + group.count])
    return entries

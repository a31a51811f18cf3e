# SPDX-License-Identifier: MIT
"""Rows of one height: where they stand, scrolling, keys, and that a long list costs no more."""

from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot

from delegate_crm.services.lists import Found
from delegate_crm.ui.lists.even_rows import EvenRows
from delegate_crm.ui.lists.time_rows import TimeRows

HIGH, SHOWN, COUNT = 20, 10, 100_000
Key = Qt.Key


class Rows(EvenRows):
    """A view of many rows."""

    @property
    def row_height(self) -> int:
        return HIGH

    def row(self) -> int:
        return self.currentIndex().row()


class Counting(TimeRows):
    """Counts how often it is asked for what stands in a row."""

    asked = 0

    def data(self, index: object, role: int = 0) -> str:
        self.asked += 1
        return ""


@pytest.fixture
def rows(qtbot: QtBot) -> Rows:
    made, model = Rows(), Counting()
    model.setParent(made)
    made.setModel(model)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    qtbot.addWidget(made)
    made.resize(300, SHOWN * HIGH)
    made.show()
    model.fill(Found(array("q", range(1, COUNT + 1))))
    return made


def test_one_stands_on_the_last_of_many_rows_at_once(rows: Rows) -> None:
    last = rows.model().index(COUNT - 1, 0)
    rows.setCurrentIndex(last)
    assert rows.verticalScrollBar().value() == rows.verticalScrollBar().maximum()
    assert rows.visualRect(last).bottom() + 1 == rows.viewport().height()
    assert rows.in_view().start == COUNT - SHOWN
    model = rows.model()
    assert isinstance(model, Counting)
    assert model.asked < 10 * SHOWN


def test_a_place_tells_its_row_and_a_row_its_place(rows: Rows) -> None:
    rows.verticalScrollBar().setValue(50 * HIGH + 5)
    assert rows.indexAt(QPoint(10, 0)).row() == 50
    assert rows.indexAt(QPoint(10, HIGH)).row() == 51
    assert rows.visualRect(rows.model().index(52, 0)).top() == 2 * HIGH - 5
    rows.verticalScrollBar().setValue(0)
    assert not rows.indexAt(QPoint(10, -1)).isValid()


@pytest.mark.parametrize(
    ("key", "row"),
    [
        (Key.Key_Down, 51),
        (Key.Key_Up, 49),
        (Key.Key_PageDown, 50 + SHOWN),
        (Key.Key_PageUp, 50 - SHOWN),
        (Key.Key_Home, 0),
        (Key.Key_End, COUNT - 1),
    ],
)
def test_keys_go_from_row_to_row(rows: Rows, key: Qt.Key, row: int) -> None:
    rows.setCurrentIndex(rows.model().index(50, 0))
    QTest.keyClick(rows, key)
    assert rows.row() == row
    assert rows.row() in rows.in_view()


def test_more_rows_at_the_end_can_be_scrolled_to_and_move_nothing(rows: Rows) -> None:
    rows.setCurrentIndex(rows.model().index(50, 0))
    before = rows.verticalScrollBar().value()
    model = rows.model()
    assert isinstance(model, Counting)
    model.fill(Found(array("q", range(1, COUNT + 3))))
    assert rows.verticalScrollBar().value() == before
    assert rows.verticalScrollBar().maximum() == (COUNT + 2 - SHOWN) * HIGH

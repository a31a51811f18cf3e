# SPDX-License-Identifier: MIT
"""The model of a list: ids at once, rows when they are seen, headings, rows inside rows."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from delegate_crm.kit.i18n import N_, Text
from delegate_crm.services.lists import Cell, Column, Found, Group, Row
from delegate_crm.ui.lists.tables import AHEAD, IN_VIEW, KEPT, PAGE, RowsModel

COLUMNS = (Column("title", N_("Delegation")), Column("start", N_("First day")))
SEEN = range(20)
Asked = list[tuple[list[int], str]]
pytestmark = pytest.mark.usefixtures("qapp")


def words(column: Column) -> str:
    label: Text = column.label
    return label.message


@pytest.fixture
def model() -> RowsModel:
    made = RowsModel(COLUMNS, words)
    made.in_view = lambda: range(min(SEEN.stop, made.rowCount()))
    return made


@pytest.fixture
def asked(model: RowsModel) -> Asked:
    found: Asked = []
    model.wanted.connect(lambda ids, sort: found.append((sorted(ids), sort)))
    return found


def found(count: int, groups: Sequence[tuple[str, int, int]] = ()) -> Found:
    made = (Group(label, start, size, str(size)) for label, start, size in groups)
    return Found(array("q", range(1, count + 1)), tuple(made))


def row(number: int) -> Row:
    return Row(number, "visit", (Cell(f"visit {number}"), Cell("2018")))


def paint(model: RowsModel) -> None:
    """Look at the rows in view, as painting does."""
    for at in model.in_view():
        model.row_at(at)


def look(model: RowsModel, asked: Asked, qtbot: QtBot) -> None:
    """Look at the rows in view, and wait until something is asked for."""
    before = len(asked)
    paint(model)
    qtbot.waitUntil(lambda: len(asked) == before + 1)


def take(model: RowsModel, asked: Asked) -> None:
    """Answer the last question."""
    ids, sort = asked[-1]
    model.take([row(each) for each in ids], sort)


def test_rows_in_view_are_asked_for_first_then_their_page(
    model: RowsModel, asked: Asked, qtbot: QtBot
) -> None:
    model.fill(found(1000))
    look(model, asked, qtbot)
    take(model, asked)
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert asked == [
        (list(range(1, 21)), IN_VIEW),
        (list(range(21, PAGE + 1)), AHEAD),
    ]


def test_a_row_says_its_cells_once_it_is_here(model: RowsModel, asked: Asked, qtbot: QtBot) -> None:
    model.fill(found(3))
    paint(model)
    assert model.index(1, 1).data() == ""
    qtbot.waitUntil(lambda: len(asked) == 1)
    take(model, asked)
    assert model.index(1, 1).data() == "visit 2"
    assert model.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "2018"


def test_a_changed_row_is_shown_as_it_was_until_it_is_read_again(
    model: RowsModel, asked: Asked, qtbot: QtBot
) -> None:
    model.fill(found(3))
    look(model, asked, qtbot)
    take(model, asked)
    model.stale([2])
    look(model, asked, qtbot)
    assert model.index(1, 1).data() == "visit 2"
    assert asked[-1] == ([2], IN_VIEW)


def test_what_was_asked_for_in_vain_may_be_asked_for_again(
    model: RowsModel, asked: Asked, qtbot: QtBot
) -> None:
    model.fill(found(3))
    look(model, asked, qtbot)
    model.failed()
    look(model, asked, qtbot)
    assert asked[0] == asked[1]


def test_a_record_that_is_gone_stays_blank_and_is_not_asked_for_for_ever(
    model: RowsModel, asked: Asked, qtbot: QtBot
) -> None:
    model.fill(found(2))
    look(model, asked, qtbot)
    model.take([row(1)], IN_VIEW)
    paint(model)
    assert model.is_full
    assert model.index(1, 1).data() == ""


def test_headings_stand_before_their_rows_and_cannot_be_chosen(model: RowsModel) -> None:
    model.fill(found(5, [("Ahead", 0, 2), ("2018", 2, 3)]))
    assert model.headings() == [0, 3]
    assert [model.id_at(at) for at in range(model.rowCount())] == [0, 1, 2, 0, 3, 4, 5]
    assert model.index(3, 0).data() == "2018"
    assert model.index(3, 0).flags() is Qt.ItemFlag.NoItemFlags
    assert model.total == 5


def test_the_same_list_is_not_shown_anew(model: RowsModel) -> None:
    assert model.fill(found(5)) is True
    assert model.fill(found(5)) is False
    assert model.fill(found(4)) is True


def test_a_list_that_goes_on_grows_at_its_end(model: RowsModel, qtbot: QtBot) -> None:
    model.fill(found(5))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted):
        assert model.fill(found(9)) is False
    assert model.rowCount() == 9


def test_rows_inside_a_row_open_and_shut(model: RowsModel) -> None:
    model.fill(found(3))
    model.open(1, [7, 8])
    model.open(3, [9])
    assert [model.id_at(at) for at in range(6)] == [1, 2, 7, 8, 9, 3]
    assert [model.depth_at(at) for at in range(6)] == [0, 0, 1, 1, 2, 0]
    assert model.around(4) == 3
    model.shut(1)
    assert [model.id_at(at) for at in range(3)] == [1, 2, 3]
    assert not model.is_open(1)


def test_rows_that_move_down_stay_where_they_stand_inside(model: RowsModel) -> None:
    model.fill(found(3))
    model.open(2, [9])
    model.open(0, [7, 8])
    assert [model.depth_at(at) for at in range(6)] == [0, 1, 1, 0, 0, 1]
    model.shut(0)
    assert model.is_open(2)
    assert model.total == 3


def test_only_so_many_rows_are_kept(model: RowsModel, asked: Asked, qtbot: QtBot) -> None:
    model.fill(found(KEPT + 500))
    for start in range(0, KEPT + 500, PAGE):
        model.in_view = lambda start=start: range(start, start + PAGE)  # type: ignore[misc]  # bound now
        paint(model)
        before = len(asked)
        qtbot.waitUntil(lambda before=before: len(asked) > before)  # type: ignore[misc]  # bound now
        take(model, asked)
    assert model.known(1) is None
    assert model.known(KEPT + 500) is not None


def test_there_is_nothing_below_a_row(model: RowsModel) -> None:
    model.fill(found(2))
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Delegation"
    assert model.headerData(1, Qt.Orientation.Vertical) is None

# SPDX-License-Identifier: MIT
"""Cells are painted whatever they hold, in either direction and with every set of colours."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from delegate_crm.app import gui
from delegate_crm.kit.i18n import N_
from delegate_crm.rules.windows import WindowState
from delegate_crm.services.lists import Cell, Column, Found, Group, Look, Row
from delegate_crm.services.window_words import BarFacts
from delegate_crm.ui import theme as looks
from delegate_crm.ui.lists.table import Table

HOSTILE = ("<b>x</b> & <img src=/etc/passwd>", "x" * 300, "مؤسسة التعاون", "👩‍🔬 é̂\n\t二", "")
DAY = dt.date(2019, 3, 1)
BAR = BarFacts(
    state=WindowState.OPEN,
    opens=DAY,
    closes=DAY + dt.timedelta(90),
    today=DAY,
    words="Open",
    short="Open",
    spoken="open, day 1 of 91",
)
COLUMNS = (
    Column("title", N_("Delegation"), 150, "title", grows=True),
    Column("start", N_("First day"), 90, "start"),
    Column("guests", N_("Quantity"), 60, numeric=True),
    Column("state", N_("State"), 90),
    Column("window", N_("Window"), 120),
)


def rows() -> list[Row]:
    return [
        Row(
            number,
            "visit",
            (
                Cell(text, text, look=Look.NAME, tile="CN" if number % 2 else text),
                Cell(text, under=text),
                Cell(text),
                Cell(text, look=Look.CHIP, tone="soon", state=WindowState.SOON),
                Cell(text, look=Look.BAR, bar=BAR)
                if number % 2
                else Cell(text, look=Look.STATE, state=WindowState.OVERDUE),
            ),
            opens=True,
        )
        for number, text in enumerate(HOSTILE, 1)
    ]


@pytest.fixture
def table(qtbot: QtBot) -> Iterator[Table]:
    looks.install(gui.application([]), looks.Look("light", system_font=False))
    made = Table(COLUMNS, lambda column: column.label.message)
    qtbot.addWidget(made)
    made.setProperty("tree", "yes")
    made.resize(640, 400)
    made.show_columns([each.key for each in COLUMNS], {})
    made.show()
    made.rows.wanted.connect(lambda _ids, sort: made.rows.take(rows(), sort))
    groups = (Group("Ahead", 0, 2, "2"), Group("2018", 2, 3, "3"))
    made.fill(Found(array("q", range(1, len(HOSTILE) + 1)), groups))
    qtbot.waitUntil(lambda: made.rows.is_full)
    yield made
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_anything_can_be_painted(table: Table, scheme: str, direction: Qt.LayoutDirection) -> None:
    looks.theme().apply(looks.Look(scheme, system_font=False))
    table.setLayoutDirection(direction)
    table.hovered = 1
    table.choose([2, 3])
    table.setFocus()
    assert not table.grab().isNull()
    table.selectAll()
    assert not table.grab().isNull()


@pytest.mark.parametrize("compact", [True, False])
def test_low_rows_put_the_second_line_beside_the_first(table: Table, *, compact: bool) -> None:
    looks.theme().apply(looks.Look("light", compact=compact, system_font=False))
    table.verticalHeader().setDefaultSectionSize(looks.theme().row_height)
    assert not table.grab().isNull()


def tip_of(table: Table, qtbot: QtBot, row: int, column: int) -> str:
    """The tool tip over a cell, once an older one has gone."""
    at = table.visualRect(table.rows.index(row, column)).center()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, table.viewport().mapToGlobal(at))
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.text())
    table.viewportEvent(event)
    return QToolTip.text()


def test_a_tool_tip_says_as_plain_text_what_does_not_fit(table: Table, qtbot: QtBot) -> None:
    assert "&lt;b&gt;x&lt;/b&gt; &amp;" in tip_of(table, qtbot, 1, 2)
    assert tip_of(table, qtbot, 6, 2) == ""


def test_columns_share_the_room_and_do_not_scroll_sideways(table: Table) -> None:
    shown = sum(table.columnWidth(at) for at in range(table.rows.columnCount()))
    assert abs(shown - table.viewport().width()) <= len(COLUMNS)
    table.setColumnWidth(2, 130)
    table.resize(900, 400)
    assert table.columnWidth(2) == 130


def test_where_the_window_is_narrow_spare_columns_are_left_out(qtbot: QtBot) -> None:
    columns = (Column("a", N_("Name"), 300), Column("b", N_("State"), 300, spare=1))
    made = Table(columns, lambda column: column.label.message)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.show_columns(["a", "b"], {})
    assert made.isColumnHidden(2)
    made.show_columns(["a", "b"], {}, by_hand=True)
    assert not made.isColumnHidden(2)


def test_pressing_a_heading_of_a_group_does_nothing(table: Table, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(table.opened):
        point = QPoint(30, table.rowViewportPosition(0) + 8)
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=point)  # type: ignore[no-untyped-call]  # pytest-qt types it not
    assert table.chosen_ids() == []

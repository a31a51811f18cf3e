# SPDX-License-Identifier: MIT
"""Painted words keep the order of their own language in a right-to-left window."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from delegate_crm.ui import theme as looks
from delegate_crm.ui.theme import Look
from delegate_crm.ui.widgets.ordering import in_order

SOURCE = Path(looks.__file__).parent
ALONE = {
    *("str(day.day)", "number", "visit.day", "str(self._number)", "str(tab.count)"),
    *("name", "self.day.letter", "visit.month", "text"),
}
"""A number, a month or a few letters that are painted alone: their order cannot change."""


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    looks.install(qapp, Look("light", system_font=False))
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def seen(words: str) -> list[str]:
    """The words of a line from its left edge to its right, as they are laid out to be painted."""
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout = QTextLayout(words, QApplication.font())
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    parts = words.strip("\u2068\u2069").split()
    return sorted(
        parts, key=lambda part: cast("tuple[float, int]", line.cursorToX(words.index(part) + 1))[0]
    )


DATES = ("30 July 2018", "30 июля 2018 г.", "≈ 30 Jul 2018", "29–30 January 2018", "3 of 12 names")


@pytest.mark.usefixtures("mirrored")
@pytest.mark.parametrize("words", DATES)
def test_digits_stay_where_the_language_has_them(words: str) -> None:
    assert seen(in_order(words)) == words.split()


@pytest.mark.usefixtures("mirrored")
def test_without_that_a_day_would_jump_behind_its_month() -> None:
    assert seen("30 July 2018") == ["July", "2018", "30"]


@pytest.mark.usefixtures("mirrored")
def test_words_of_a_right_to_left_language_are_read_from_the_right() -> None:
    assert seen(in_order("30 يوليو 2018")) == ["2018", "يوليو", "30"]


@pytest.mark.usefixtures("qapp")
def test_from_left_to_right_nothing_is_added() -> None:
    assert in_order("30 July 2018") == "30 July 2018"


def test_whatever_is_painted_keeps_its_order() -> None:
    calls = (
        node
        for file in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
    )
    painted = {
        ast.unparse(node.args[-1])
        for node in calls
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".drawText")
    }
    free = {words for words in painted if not words.startswith("in_order(")}
    assert free == ALONE

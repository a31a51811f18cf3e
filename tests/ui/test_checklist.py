# SPDX-License-Identifier: MIT
"""The checklist of `UX` 9 that a machine can go through: large text, long words, targets, focus."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QWidget,
)
from pytestqt.qtbot import QtBot

from delegate_crm.app import gui
from delegate_crm.kit.i18n import Text, Translator
from delegate_crm.ui.focus import stops
from delegate_crm.ui.theme import Look
from tests.ui.conftest import Start, settled
from tests.ui.keyboard import focused
from tests.ui.test_walk import LEAST, name_of, shown, visible

LARGE = Look("light", size=150, system_font=False)
SMALL_WINDOW, WINDOW = (1024, 640), (1440, 900)


def clipped(widget: QWidget) -> bool:
    """Tell whether a label or a button has less room than its words need."""
    if widget.hasHeightForWidth():
        return widget.heightForWidth(widget.width()) > widget.height() + 1
    hint = widget.sizeHint()
    return hint.width() > widget.width() + 1 or hint.height() > widget.height() + 1


def words_of(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""


def laid_out(program: gui.Program, qtbot: QtBot) -> Iterator[tuple[str, QWidget]]:
    """Go to every page; give each once all has its place."""
    for name, page in shown(program, qtbot):
        for _ in range(2):
            QApplication.processEvents()
            settled(program, qtbot)
        yield name, page


def too_small(page: QWidget) -> list[str]:
    """The words on a page that have too little room."""
    found = visible(page.window(), (QLabel, QAbstractButton))
    return [words_of(each) for each in found if words_of(each) and clipped(each)]


def all_fits(page: QWidget) -> bool:
    return not too_small(page)


def cut(program: gui.Program, qtbot: QtBot, size: tuple[int, int]) -> Iterator[str]:
    """What has too little room on any page, once all has found its place."""
    program.window.resize(*size)
    for name, page in laid_out(program, qtbot):
        with suppress(qtbot.TimeoutError):
            qtbot.waitUntil(partial(all_fits, page), timeout=2_000)
        yield from (f"{name}: {words}" for words in too_small(page))


@pytest.fixture
def long_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pseudo-language whose messages are longer by 40 %."""
    plain = Translator._translated

    def longer(self: Translator, text: Text) -> str:
        words = plain(self, text)
        more = len(re.sub("{[^}]*}", "", words)) * 2 // 5
        return words if text.context == "data" else (words + " ömlau" * 99)[: len(words) + more]

    monkeypatch.setattr(Translator, "_translated", longer)


@pytest.mark.parametrize("size", [WINDOW, SMALL_WINDOW], ids=str)
def test_large_text_is_not_cut(program: Start, qtbot: QtBot, size: tuple[int, int]) -> None:
    assert "\n".join(cut(program(look=LARGE), qtbot, size)) == ""


@pytest.mark.usefixtures("long_words")
@pytest.mark.parametrize("size", [WINDOW, SMALL_WINDOW], ids=str)
def test_long_words_are_not_cut(program: Start, qtbot: QtBot, size: tuple[int, int]) -> None:
    assert "\n".join(cut(program(), qtbot, size)) == ""


# --- targets and focus ----------------------------------------------------------------------------


def test_every_target_is_large_enough_to_hit(program: Start, qtbot: QtBot) -> None:
    small = [
        f"{name}: {name_of(each)} {each.width()}x{each.height()}"
        for name, page in laid_out(program(), qtbot)
        for each in stops(page)
        if min(each.width(), each.height()) < LEAST
    ]
    assert "\n".join(small) == ""


def in_view(page: QWidget) -> list[QWidget]:
    """What Tab comes to on a page and is not scrolled away."""
    return [each for each in stops(page) if not each.visibleRegion().isEmpty()]


def goes_back(before: QWidget, after: QWidget, page: QWidget) -> bool:
    """Tell whether the focus jumps up without going to a column further on, or back in a line."""
    old, new = (QRect(w.mapTo(page, QPoint()), w.size()) for w in (before, after))
    above = new.bottom() < old.top() and new.left() < old.right()
    in_line = abs(new.center().y() - old.center().y()) < LEAST // 2
    return above or (in_line and new.right() < old.left())


def test_the_focus_follows_the_reading_order(program: Start, qtbot: QtBot) -> None:
    jumps = [
        f"{name}: {name_of(before)} -> {name_of(after)}"
        for name, page in laid_out(program(), qtbot)
        for before, after in pairwise(in_view(page))
        if goes_back(before, after, page)
    ]
    assert "\n".join(jumps) == ""


@pytest.mark.parametrize("step", [1, -1])
def test_tab_leads_through_the_whole_window_and_round(
    program: Start, qtbot: QtBot, step: int
) -> None:
    window = program().window
    window.activateWindow()
    qtbot.waitActive(window)
    wanted = stops(window)[::step]
    walked = []
    wanted[0].setFocus()
    for _ in wanted:
        walked.append(focused())
        QTest.keyClick(focused(), Qt.Key.Key_Tab if step > 0 else Qt.Key.Key_Backtab)
    assert walked == wanted
    assert focused() is wanted[0]

# SPDX-License-Identifier: MIT
"""The checklist of `UX` 9 that a machine can go through: large text, long words, targets, focus."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QWidget,
)
from pytestqt.qtbot import QtBot

from delegate_crm.app import gui
from delegate_crm.kit.i18n import Text, Translator
from delegate_crm.ui.theme import Look
from tests.ui.conftest import Start, settled
from tests.ui.test_walk import shown, visible

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


def cut(program: gui.Program, qtbot: QtBot, size: tuple[int, int]) -> Iterator[str]:
    """What has too little room on any page."""
    program.window.resize(*size)
    for name, page in shown(program, qtbot):
        for _ in range(2):
            QApplication.processEvents()
            settled(program, qtbot)
        for widget in visible(page.window(), (QLabel, QAbstractButton)):
            if words_of(widget) and clipped(widget):
                yield f"{name}: {words_of(widget)[:60]} in {widget.width()}x{widget.height()}"


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

# SPDX-License-Identifier: MIT
"""Text of any length wraps where it must, and never widens the window."""

from __future__ import annotations

import pytest

from delegate_crm.app.gui import application
from delegate_crm.ui.theme import Look, install
from delegate_crm.ui.widgets.paragraph import NARROW, Paragraph


@pytest.fixture(autouse=True)
def looks() -> None:
    install(application([]), Look("light", system_font=False))


@pytest.mark.parametrize("text", ["A" * 5_000, "新乡" * 2_000, "https://example.org/" + "x" * 900])
def test_a_word_of_any_length_is_broken(text: str) -> None:
    paragraph = Paragraph(text)
    assert paragraph.minimumSizeHint().width() == NARROW
    assert paragraph.heightForWidth(300) > 10 * paragraph.heightForWidth(100_000)


def test_lines_of_the_text_stay_lines() -> None:
    one, three = Paragraph("one"), Paragraph("one\n\nthree")
    assert three.heightForWidth(300) == pytest.approx(3 * one.heightForWidth(300), abs=3)


def test_what_is_cut_stands_in_the_tool_tip() -> None:
    paragraph = Paragraph("word " * 400, most=2)
    paragraph.resize(200, 60)
    paragraph.resizeEvent(None)
    assert paragraph.heightForWidth(200) < 3 * Paragraph("word").heightForWidth(200)
    assert "word word" in paragraph.toolTip()


def test_no_line_begins_with_the_dot_between_two_facts() -> None:
    text = "head of the delegation · committee · host"
    paragraph = Paragraph(text, "small")
    for width in range(2 * NARROW, paragraph.text_width(), 3):
        ((layout, _top),), _, _ = paragraph._laid_out(width)
        lines = [layout.lineAt(at) for at in range(layout.lineCount())]
        assert not any(layout.text()[line.textStart()] == "·" for line in lines)
    assert paragraph.text() == text


def test_markup_stays_text() -> None:
    paragraph = Paragraph("<b>x</b> & y", name="Title")
    assert paragraph.accessibleName() == "Title: <b>x</b> & y"

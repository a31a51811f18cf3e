# SPDX-License-Identifier: MIT
"""A document as plain text: every block, in order, the same each time."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from delegate_crm.reports.blocks import (
    Block,
    Break,
    Bullets,
    Document,
    Facts,
    Heading,
    Milestone,
    Numbered,
    Para,
    Picture,
    Sign,
    Step,
    Table,
    WindowBar,
    quiet,
    strong,
)
from delegate_crm.reports.draw import text
from tests.reports import demo

DAY = dt.date(2018, 7, 30)
EMPTY = Document("T", [], "en", "", "", "", [])


def body(*blocks: Block) -> str:
    """What stands between title and foot."""
    rule = "\n\n" + text.RULE
    return text.draw(replace(EMPTY, blocks=blocks)).split("T", 1)[1].rsplit(rule, 1)[0].strip()


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (Heading("A"), "1  A"),
        (Heading("A", 2), "A"),
        (Para("x <b>y\nz"), "x <b>y\nz"),
        (Para([strong("a"), quiet(" b")]), "a b"),
        (Facts([("Head", "Zhang\nGuowei"), ("Seats", "")]), "Head: Zhang\n   Guowei\nSeats:"),
        (Bullets(["a", "b\nc"]), "- a\n- b\n   c"),
        (
            Numbered([Step("1", "Start", ["met by X"], "morning")]),
            "1. Start (morning)\n   met by X",
        ),
        (Table(["A", "B"], [["1", "2\n3"]]), f"A | B\n{text.RULE}\n1 | 2 / 3"),
        (Sign(["Prepared by"]), f"Prepared by {text.BLANK}"),
        (Picture(b"", "The signing"), "[Picture: The signing]"),
        (Break(), ""),
        (Para("a\x00\u202eb"), "a\ufffd\ufffdb"),
    ],
)
def test_each_block_has_its_lines(block: Block, expected: str) -> None:
    assert body(block) == expected


def test_a_window_lists_its_days_in_order() -> None:
    later = DAY + dt.timedelta(200)
    visit = Milestone(DAY, "Visit")
    bar = WindowBar("Answer", "Open.", visit, DAY, later, later, "open", "Today")
    assert body(bar) == "Answer\nOpen.\n- 30 July 2018: Visit\n- 15 February 2019: Today"


def test_a_day_that_its_label_tells_is_not_told_more_exactly() -> None:
    visit = Milestone(DAY, "Visit, about July 2018", told=True)
    bar = WindowBar("Answer", "Open.", visit, DAY, DAY, DAY, "open", "Today")
    assert body(bar).split("\n")[2:] == ["- 30 July 2018: Today", "- Visit, about July 2018"]


def test_headings_count_on() -> None:
    assert body(Heading("A"), Heading("a", 2), Heading("B")) == "1  A\n\na\n\n2  B"


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_a_report_is_written_alike_each_time(lang: str) -> None:
    document = demo.document(lang)
    written = text.draw(document)
    assert written == text.draw(demo.document(lang))
    assert all(words in written for words in (document.title, document.foot_left, "张国伟"))


def test_an_unknown_block_is_a_fault() -> None:
    with pytest.raises(TypeError):
        body("words")  # type: ignore[arg-type] # the point of the test

# SPDX-License-Identifier: MIT
"""A document is plain values; words of records keep their source."""

from __future__ import annotations

import pickle

from delegate_crm.reports.blocks import (
    MissingGlyph,
    Run,
    Said,
    Source,
    opening,
    quiet,
    runs,
    strong,
)
from tests.reports import demo

SOURCE = Source("Person “Zhang Guowei”", "Name", 7)


def test_words_that_begin_a_line_have_a_capital_and_keep_their_source() -> None:
    begun = opening(Said("письмо", SOURCE))
    assert isinstance(begun, Said)
    assert (begun, begun.source) == ("Письмо", SOURCE)
    assert (opening("新乡"), opening("")) == ("新乡", "")


def test_said_words_are_words_and_know_their_source() -> None:
    said = Said("张国伟", SOURCE)
    assert said == "张国伟"
    assert said.source is SOURCE


def test_said_words_survive_the_way_to_another_process() -> None:
    back = pickle.loads(pickle.dumps(Said("张国伟", SOURCE)))  # noqa: S301 - our own bytes
    assert isinstance(back, Said)
    assert back.source == SOURCE


def test_plain_words_are_one_run() -> None:
    assert runs("words") == (Run("words"),)
    assert runs([strong("a"), quiet("b")]) == [Run("a", strong=True), Run("b", quiet=True)]


def test_missing_glyph_names_letter_record_and_field() -> None:
    values = MissingGlyph("ᚠ", SOURCE).message.values
    assert values == {
        "code": "U+16A0",
        "letter": "ᚠ",
        "record": SOURCE.record,
        "field": SOURCE.field,
    }


def test_missing_glyph_without_a_source_names_the_letter() -> None:
    error = MissingGlyph("ᚠ", None)
    assert error.message.values == {"code": "U+16A0", "letter": "ᚠ"}
    assert error.problems[0].field == ""


def test_documents_compare_by_value() -> None:
    assert demo.document("ru") == demo.document("ru")
    assert demo.document("ru") != demo.document("zh")

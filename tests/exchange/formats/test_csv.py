# SPDX-License-Identifier: MIT
"""Tables for spreadsheets: text comes out as it was, and nothing becomes a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pytest

from delegate_crm.exchange.base import Row, by_ending, exporters
from delegate_crm.exchange.formats.csv import FORMAT, guarded


def written(*rows: Sequence[tuple[str, str]]) -> bytes:
    """What a file of these rows holds."""
    file = io.BytesIO()
    FORMAT.write((Row(at, "visit", each) for at, each in enumerate(rows, 1)), file)
    return file.getvalue()


def test_names_of_columns_stand_over_text_of_any_script() -> None:
    content = written([("Кто", "张国伟"), ("Когда", "“2018”, лето")], [("Кто", "a\nb"), ("", "")])
    assert content.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert read == [["Кто", "Когда"], ["张国伟", "“2018”, лето"], ["a\nb", ""]]


@pytest.mark.parametrize(
    "words", ["=1+1", "+1+1", "-1-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "+cmd|' /C'!A0"]
)
def test_nothing_becomes_a_formula(words: str) -> None:
    assert guarded(words) == f"'{words}"
    assert written([(words, words)]).count(b"'") >= 2


@pytest.mark.parametrize(
    "words", ["-5", "+12.5%", "-1,234.5", "+86 373 30 40", "+7 (495) 1", "a=1"]
)
def test_numbers_and_telephones_stay_as_they_are(words: str) -> None:
    assert guarded(words) == words


def test_it_is_found_by_its_ending() -> None:
    assert by_ending("Visits.CSV", exporters()) is FORMAT

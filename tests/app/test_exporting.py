# SPDX-License-Identifier: MIT
"""`export` writes what the ending of the file says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.conftest import Run
from tests.exchange.rfc5545 import objects


@pytest.mark.parametrize(
    ("kind", "count"), [("follow_up", 10), ("visit", 1), ("event", 2), ("all", 13)]
)
def test_a_calendar_holds_one_kind_or_all_that_have_days(
    sampled: Run, tmp_path: Path, kind: str, count: int
) -> None:
    file = tmp_path / "office.ics"
    answer = sampled("export", kind, str(file), "--format", "json")
    assert answer.json == {"file": str(file), "records": count}
    assert len(objects(file.read_bytes()).of("VEVENT")) == count


def test_only_what_fits_is_written(sampled: Run, tmp_path: Path) -> None:
    file = tmp_path / "office.ics"
    answer = sampled("export", "follow_up", str(file), "--where", "by_side=us diamond|Beijing")
    assert answer.code == 0
    words = [each["SUMMARY"].plain for each in objects(file.read_bytes()).of("VEVENT")]
    assert len(words) < 10


def test_a_table_holds_the_columns_of_the_list(sampled: Run, tmp_path: Path) -> None:
    file = tmp_path / "visits.csv"
    assert sampled("export", "visit", str(file)).code == 0
    heads, *rows = file.read_text("utf-8-sig").splitlines()
    assert (heads.startswith("No.,Visit,"), "Xinxiang" in "".join(rows)) == (True, True)


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        ("all", "office.csv", "A table holds one kind of record."),
        ("person", "office.ics", "A calendar holds no records of the kind"),
        ("visit", "office.odt", "names no format"),
        ("nonsense", "office.ics", "nonsense"),
    ],
)
def test_what_a_file_cannot_hold_is_refused(
    sampled: Run, tmp_path: Path, kind: str, name: str, said: str
) -> None:
    answer = sampled("export", kind, str(tmp_path / name))
    assert (answer.code, said in answer.err, (tmp_path / name).exists()) == (1, True, False)

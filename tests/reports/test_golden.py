# SPDX-License-Identifier: MIT
"""The reports of the sample office, word for word, as they are kept in `tests/golden`.

After a wanted change of words write them anew and read the difference before it is committed:

    GOLDEN=write python -m pytest tests/reports/test_golden.py
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from delegate_crm.services.office import Office
from tests.reports.telling import first_visit, told, whole_told

FOLDER = Path(__file__).parents[1] / "golden"
WRITE = os.environ.get("GOLDEN") == "write"
KEPT: Mapping[str, tuple[str, Mapping[str, str]]] = MappingProxyType(
    {
        "visit_report.en": ("en", {}),
        "visit_report.ru": ("ru", {}),
        "visit_report.zh": ("zh", {}),
        "visit_report_private.en": ("en", {"private": "yes"}),
    }
)
"""Name of each text, its language and options."""

WHOLE: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"followup_register.en": {}, "followup_register_side.en": {"by": "side"}, "morning_page.en": {}}
)
"""Texts of reports about the whole office, and their options."""


@pytest.mark.parametrize("name", KEPT)
def test_the_report_of_the_sample_says_what_it_said(sample: Office, name: str) -> None:
    lang, options = KEPT[name]
    file, words = FOLDER / f"{name}.txt", told(sample, sample.read(first_visit), lang, **options)
    if WRITE:
        file.write_text(words, encoding="utf-8")
    assert words == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", WHOLE)
def test_the_report_on_the_whole_sample_says_what_it_said(sample: Office, name: str) -> None:
    report = name.removesuffix(".en").removesuffix("_side")
    file, words = FOLDER / f"{name}.txt", whole_told(sample, report, **WHOLE[name])
    if WRITE:
        file.write_text(words, encoding="utf-8")
    assert words == file.read_text(encoding="utf-8")


def test_every_kept_text_is_used() -> None:
    assert {each.stem for each in FOLDER.iterdir()} == {*KEPT, *WHOLE}

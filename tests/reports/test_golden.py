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
from tests.reports.telling import first_visit, told

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


@pytest.mark.parametrize("name", KEPT)
def test_the_report_of_the_sample_says_what_it_said(sample: Office, name: str) -> None:
    lang, options = KEPT[name]
    file, words = FOLDER / f"{name}.txt", told(sample, sample.read(first_visit), lang, **options)
    if WRITE:
        file.write_text(words, encoding="utf-8")
    assert words == file.read_text(encoding="utf-8")


def test_every_kept_text_is_used() -> None:
    assert {each.stem for each in FOLDER.iterdir()} == set(KEPT)

# SPDX-License-Identifier: MIT
"""Groups of codes: each code has one, each group its codes."""

from __future__ import annotations

import pytest

from delegate_crm.entities import kind
from delegate_crm.services.counted import COUNTED, counted
from delegate_crm.services.stages import GROUPED, stage_of, stages


@pytest.mark.parametrize(("code", "key"), sorted(GROUPED))
def test_every_code_stands_in_just_one_group(code: str, key: str) -> None:
    stored = list(kind(code).fields[key].kind.choices())
    grouped = [each for stage in stages(code, key) for each in stage.codes]
    assert sorted(grouped) == sorted(stored)


@pytest.mark.parametrize(("code", "key"), sorted(GROUPED))
def test_a_code_is_found_in_its_group(code: str, key: str) -> None:
    for stored in kind(code).fields[key].kind.choices():
        stage = stage_of(code, key, stored)
        assert stage is not None
        assert stored in stage.codes


def test_other_fields_have_no_groups() -> None:
    assert stages("event", "kind") == []
    assert stage_of("event", "kind", "fair") is None


def test_records_are_counted_by_the_word_of_their_kind() -> None:
    assert counted("visit", 3).values["n"] == 3
    assert counted("nonsense", 1).message == "{n} record"
    assert set(COUNTED) <= {
        "visit",
        "organisation",
        "person",
        "follow_up",
        "agreement",
        "interest",
        "event",
        "sample",
        "invitation",
        "document",
    }

# SPDX-License-Identifier: MIT
"""Rules of repetition: those that are taken, and those that are not."""

from __future__ import annotations

import pytest

from delegate_crm.rules.repeats import read_repeat


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("FREQ=YEARLY", "FREQ=YEARLY"),
        (" freq=monthly; interval=3 ", "FREQ=MONTHLY;INTERVAL=3"),
        ("RRULE:FREQ=WEEKLY;COUNT=10", "FREQ=WEEKLY;COUNT=10"),
        ("UNTIL=20191231;FREQ=DAILY", "UNTIL=20191231;FREQ=DAILY"),
    ],
)
def test_a_rule_is_kept_in_one_way_of_writing(typed: str, kept: str) -> None:
    assert read_repeat(typed) == kept
    assert read_repeat(kept) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "every spring",
        "MONTHLY",
        "FREQ=FORTNIGHTLY",
        "FREQ=SECONDLY",
        "INTERVAL=2",
        "FREQ=YEARLY;",
        "FREQ=YEARLY;FREQ=DAILY",
        "FREQ=YEARLY;INTERVAL=0",
        "FREQ=DAILY;COUNT=1000",
        "FREQ=DAILY;UNTIL=20190230",
        "FREQ=DAILY;UNTIL=tomorrow",
        "FREQ=DAILY;COUNT=3;UNTIL=20190101",
        "FREQ=MONTHLY;BYDAY=1MO",
        "DTSTART:20190101\nRRULE:FREQ=DAILY",
        "FREQ=DAILY;COUNT=٣",
    ],
)
def test_what_is_no_rule_for_days_is_not_taken(typed: str) -> None:
    assert read_repeat(typed) is None

# SPDX-License-Identifier: MIT
"""Dates that are asked for as the beginning or the end of something."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.kit.errors import Invalid
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.datewords.edges import read_edge

TODAY = dt.date(2019, 3, 1)
MARCH = ApproxDate.month(2019, 3)


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("since March", "en", MARCH),
        ("с марта", "ru", MARCH),
        ("3月起", "zh", MARCH),
        ("March", "en", MARCH),
        ("since 2016", "en", ApproxDate.year(2016)),
        ("until 5 March 2019", "en", ApproxDate.exact(dt.date(2019, 3, 5))),
        ("before 2016", "en", ApproxDate.before(dt.date(2016, 1, 1))),
    ],
)
def test_words_that_name_the_end_again_are_left_out(
    text: str, lang: str, value: ApproxDate
) -> None:
    assert read_edge(text, lang, TODAY).value == value


def test_what_was_said_is_kept() -> None:
    assert read_edge("since March", "en", TODAY).value.said == "since March"


@pytest.mark.parametrize("text", ["since whenever", "x" * 5000])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        read_edge(text, "en", TODAY)

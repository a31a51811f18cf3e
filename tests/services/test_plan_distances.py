# SPDX-License-Identifier: MIT
"""Distances of steps in words."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import LANGUAGES, Translator
from delegate_crm.rules.approx import Unit
from delegate_crm.rules.windows import Anchor
from delegate_crm.services.plan_distances import (
    COUNTED,
    Distance,
    read_distance,
    write_distance,
)
from delegate_crm.services.plans import plans

TODAY = dt.date(2019, 3, 1)


def read(text: str, anchor: Anchor = Anchor.VISIT_END, lang: str = "en") -> Distance:
    return read_distance(text, anchor, lang, TODAY)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_written_of_any_step_is_read_as_the_same(lang: str) -> None:
    steps = [each for name in plans().names() for each in plans().get(name).steps]
    far = {Distance(each.least, each.most, each.unit) for each in steps}
    for anchor in COUNTED:
        for each in far:
            words = write_distance(each, anchor, Translator(lang))
            again = read(words, anchor, lang)
            assert (again.least, again.most) == (each.least, each.most), words
            assert again.unit is each.unit or not each.most, words


@pytest.mark.parametrize(
    ("text", "least", "most", "unit"),
    [
        ("3 working days after the visit ends", 3, 3, Unit.WORKING_DAY),
        ("3 Working Days", 3, 3, Unit.WORKING_DAY),
        ("+3wd", 3, 3, Unit.WORKING_DAY),
        ("-60d", -60, -60, Unit.DAY),
        ("60 days before", -60, -60, Unit.DAY),
        ("2–3 weeks before the visit ends", -3, -2, Unit.WEEK),
        ("6-12 months", 6, 12, Unit.MONTH),
        ("через 3 рабочих дня", 3, 3, Unit.WORKING_DAY),
        ("3 дня после визита", 3, 3, Unit.DAY),
        ("3个工作日后", 3, 3, Unit.WORKING_DAY),
        ("60天前", -60, -60, Unit.DAY),
        ("On the day", 0, 0, Unit.DAY),
    ],
)
def test_a_distance_is_typed_in_any_way(text: str, least: int, most: int, unit: Unit) -> None:
    assert read(text) == Distance(least, most, unit)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("soon enough", "cannot read"),
        ("5 May 2019", "no distance"),
        ("3 days after the visit", "counts from another day"),
        ("12 to 6 months", "ends before it begins"),
    ],
)
def test_what_is_no_distance_from_there_is_refused_and_says_why(text: str, says: str) -> None:
    with pytest.raises(Invalid) as refused:
        read(text, Anchor.EVENT_END)
    assert says in Translator("en")(refused.value.message)

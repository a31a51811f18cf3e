# SPDX-License-Identifier: MIT
"""Feasts by the Chinese calendar; days as the Hong Kong Observatory's tables have them."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.kit.i18n import LANGUAGES, Translator
from delegate_crm.rules.feasts import FEASTS, coming, said_feast
from delegate_crm.rules.repeats import ended, following, read_repeat, said_repeat

SPRING, DRAGON, AUTUMN = FEASTS


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("every Spring Festival", SPRING),
        ("each  lunar new year", SPRING),
        ("на каждый Праздник весны", SPRING),
        ("каждый китайский Новый год", SPRING),
        ("每年春节", SPRING),
        ("every dragon boat festival", DRAGON),
        ("每年中秋节", AUTUMN),
        ("every spring", None),
        ("Spring Festival", None),
        ("every year", None),
    ],
)
def test_a_feast_is_read_as_it_is_said(said: str, kept: str | None) -> None:
    assert said_feast(said) == kept


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("rule", FEASTS)
def test_what_is_told_is_read_again(rule: str, lang: str) -> None:
    said = Translator(lang)(FEASTS[rule].words)
    assert (said_repeat(said), said_feast(said)) == (None, rule)
    assert read_repeat(rule) == rule


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        (SPRING, "2019-02-05 2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29"),
        (DRAGON, "2018-06-18 2019-06-07 2020-06-25 2021-06-14 2022-06-03 2023-06-22 2024-06-10"),
        (AUTUMN, "2018-09-24 2019-09-13 2020-10-01 2021-09-21 2022-09-10 2023-09-29 2024-09-17"),
    ],
)
def test_it_comes_every_year(rule: str, days: str) -> None:
    first, *later = map(dt.date.fromisoformat, days.split())
    assert coming(rule, first) == first
    day = first
    for expected in later:
        assert following(rule, day) == (expected, rule)
        day = expected


def test_after_the_years_that_are_known_none_comes() -> None:
    assert following(SPRING, dt.date(2105, 1, 1)) is None


@pytest.mark.parametrize("rule", FEASTS)
def test_one_that_is_over_for_good_comes_no_more(rule: str) -> None:
    assert following(ended(rule), coming(rule, dt.date(2019, 1, 1)) or dt.date.min) is None

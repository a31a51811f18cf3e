# SPDX-License-Identifier: MIT
"""Dates are written as they are known, in three languages."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.kit.i18n import Translator
from delegate_crm.rules.approx import (
    ApproxDate,
    MonthPart,
    Precision,
    Qualifier,
    Season,
)
from delegate_crm.rules.datewords import (
    write_date,
)

LANGS = ("en", "ru", "zh")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def exact(text: str) -> ApproxDate:
    return ApproxDate.exact(day(text))


def between(first: str, last: str) -> ApproxDate:
    return ApproxDate.between(day(first), day(last))


JULY = ApproxDate.month(2018, 7)
ABOUT_30_JULY = ApproxDate.about(dt.date(2018, 7, 30))

WRITINGS: list[tuple[ApproxDate, str, str, str]] = [
    (exact("2018-07-30"), "30 July 2018", "30 июля 2018 г.", "2018年7月30日"),
    (ABOUT_30_JULY, "about 30 July 2018", "около 30 июля 2018 г.", "约2018年7月30日"),
    (JULY, "July 2018", "июль 2018 г.", "2018年7月"),
    (JULY.roughly(), "about July 2018", "около июля 2018 г.", "约2018年7月"),
    (JULY.perhaps(), "perhaps July 2018", "возможно, июль 2018 г.", "可能2018年7月"),
    (
        ApproxDate.part_of_month(2018, 8, MonthPart.BEGINNING),
        "beginning of August 2018",
        "начало августа 2018 г.",
        "2018年8月上旬",
    ),
    (
        ApproxDate.part_of_month(2018, 8, MonthPart.END).roughly(),
        "about the end of August 2018",
        "около конца августа 2018 г.",
        "约2018年8月下旬",
    ),
    (ApproxDate.season(2017, Season.AUTUMN), "autumn 2017", "осень 2017 г.", "2017年秋季"),
    (ApproxDate.season(1999, Season.WINTER), "winter 1999/00", "зима 1999/00 г.", "1999/00年冬季"),
    (ApproxDate.quarter(2018, 3), "Q3 2018", "3-й квартал 2018 г.", "2018年第三季度"),
    (
        ApproxDate.half_year(2019, 1).roughly(),
        "about first half of 2019",
        "около первого полугодия 2019 г.",
        "约2019年上半年",
    ),
    (ApproxDate.year(987), "0987", "0987 г.", "0987年"),
    (ApproxDate.before(dt.date(2016, 1, 1)), "before 2016", "до 2016 г.", "2016年以前"),
    (
        ApproxDate.before(dt.date(2016, 3, 1)),
        "before March 2016",
        "до марта 2016 г.",
        "2016年3月以前",
    ),
    (
        ApproxDate.until(dt.date(2019, 3, 1)),
        "by 1 March 2019",
        "не позднее 1 марта 2019 г.",
        "不晚于2019年3月1日",
    ),
    (ApproxDate.after(dt.date(2016, 12, 31)), "after 2016", "после 2016 г.", "2016年以后"),
    (
        ApproxDate.since(dt.date(2016, 3, 5)),
        "from 5 March 2016",
        "с 5 марта 2016 г.",
        "2016年3月5日起",
    ),
    (
        ApproxDate.week(dt.date(2019, 1, 16)),
        "week of 14 January 2019",
        "неделя с 14 января 2019 г.",
        "2019年1月14日当周",
    ),
    (
        between("2019-01-29", "2019-01-30"),
        "29–30 January 2019",
        "29–30 января 2019 г.",
        "2019年1月29日至30日",
    ),
    (
        between("2018-12-30", "2019-01-02"),
        "30 December 2018 – 2 January 2019",
        "30 декабря 2018 г. – 2 января 2019 г.",
        "2018年12月30日至2019年1月2日",
    ),
    (
        ABOUT_30_JULY.bounded(day("2018-07-23"), day("2018-07-31")),
        "about 30 July 2018 (23–31 July 2018)",
        "около 30 июля 2018 г. (23–31 июля 2018 г.)",
        "约2018年7月30日（2018年7月23日至31日）",
    ),
]


@pytest.mark.parametrize(("value", "en", "ru", "zh"), WRITINGS)
def test_date_is_written_as_it_is_known(value: ApproxDate, en: str, ru: str, zh: str) -> None:
    assert [write_date(value, Translator(lang)) for lang in LANGS] == [en, ru, zh]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("en", "≈ 30 Jul 2018"), ("ru", "≈ 30 июл. 2018 г."), ("zh", "约2018年7月30日")],
)
def test_short_form_fits_a_table(lang: str, expected: str) -> None:
    value = ABOUT_30_JULY.bounded(day("2018-07-23"), day("2018-07-31"))
    assert write_date(value, Translator(lang), "short") == expected


def test_hand_made_value_without_a_best_day_is_written() -> None:
    value = ApproxDate(None, None, day("2019-03-01"), Precision.DAY, Qualifier.APPROXIMATE)
    assert write_date(value, Translator("en")).startswith("about 1 March 2019")

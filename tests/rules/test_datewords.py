# SPDX-License-Identifier: MIT
"""Dates and distances are read in words of three languages, whatever the user's own."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.kit.errors import Invalid
from delegate_crm.rules.approx import (
    ApproxDate,
    MonthPart,
    Offset,
    Season,
    Unit,
)
from delegate_crm.rules.datewords import (
    read_date,
    read_offset,
)

TODAY = dt.date(2019, 1, 15)
"""A Tuesday."""
LANGS = ("en", "ru", "zh")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def exact(text: str) -> ApproxDate:
    return ApproxDate.exact(day(text))


def between(first: str, last: str) -> ApproxDate:
    return ApproxDate.between(day(first), day(last))


JULY = ApproxDate.month(2018, 7)
ABOUT_30_JULY = ApproxDate.about(dt.date(2018, 7, 30))

READINGS: list[tuple[ApproxDate, list[str]]] = [
    (exact("2019-01-15"), ["today", "сегодня", "今天", "今日", "Tuesday", "вторник", "周二"]),
    (exact("2019-01-14"), ["yesterday", "вчера", "昨天", "on Monday", "в понедельник"]),
    (exact("2019-01-16"), ["tomorrow", "завтра", "明天"]),
    (exact("2019-01-17"), ["the day after tomorrow", "послезавтра", "后天"]),
    (exact("2019-01-08"), ["last Tuesday", "в прошлый вторник", "上周二", "上星期二"]),
    (exact("2019-01-18"), ["next Friday", "следующая пятница", "this Friday", "本周五"]),
    (exact("2019-01-25"), ["下周五", "下星期五"]),
    (
        exact("2019-01-17"),
        ["17 Jan", "17 January 2019", "January 17, 2019", "17th of January", "17/1", "17.01"],
    ),
    (exact("2019-01-17"), ["17 янв", "17 янв. 2019 г.", "17 января", "17-го января", "1月17日"]),
    (
        exact("2018-07-30"),
        ["2018-07-30", "30.07.2018", "30/07/2018", "30.7.18", "2018/7/30", "20180730"],
    ),
    (
        exact("2018-07-30"),
        ["2018年7月30日", "２０１８年７月３０日", "二〇一八年七月三十日", "30 июля 2018 года"],
    ),
    (exact("2019-02-05"), ["in 3 weeks", "через 3 недели", "3 周后", "三周后", "+3w", "+21d"]),
    (exact("2019-01-29"), ["+2w", "in a fortnight", "через две недели", "两周后"]),
    (exact("2018-07-15"), ["half a year ago", "полгода назад", "半年前"]),
    (
        between("2019-01-29", "2019-01-30"),
        ["29–30 Jan", "29-30 January 2019", "29–30 января", "с 29 по 30 января", "1月29日至30日"],
    ),
    (
        between("2018-08-01", "2018-08-05"),
        ["1-5 Aug 2018", "from 1 to 5 August 2018", "2018年8月1-5日", "1–5.08.2018"],
    ),
    (
        between("2018-12-30", "2019-01-02"),
        ["30 Dec – 2 Jan 2019", "30 декабря – 2 января", "2018年12月30日至2019年1月2日"],
    ),
    (between("2018-07-30", "2018-08-02"), ["2018-07-30 - 2018-08-02", "30.07–02.08.2018"]),
    (
        between("2018-07-01", "2018-08-31"),
        [
            "July–August 2018",
            "июль–август 2018",
            "2018年7-8月",
            "Jul to Aug 2018",
            "2018-07~2018-08",
        ],
    ),
    (between("2016-01-01", "2017-12-31"), ["2016-2017", "2016–2017", "с 2016 по 2017"]),
    (
        JULY,
        [
            "July 2018",
            "июль 2018",
            "в июле 2018 года",
            "2018年7月",
            "07.2018",
            "2018-07",
            "去年7月",
        ],
    ),
    (JULY, ["July last year", "июль прошлого года", "2018年七月"]),
    (ApproxDate.month(2018, 12), ["last month", "в прошлом месяце", "上个月"]),
    (JULY.roughly(), ["about July 2018", "около июля 2018", "约 July 2018", "2018年7月左右"]),
    (ABOUT_30_JULY, ["~2018-07-30", "about 30 July 2018", "около 30 июля 2018", "约2018年7月30日"]),
    (
        ApproxDate.part_of_month(2018, 7, MonthPart.MIDDLE),
        ["mid July 2018", "mid-July 2018", "середина июля 2018", "2018年7月中旬"],
    ),
    (
        ApproxDate.part_of_month(2018, 8, MonthPart.BEGINNING),
        ["beginning of August", "early Aug", "начало августа", "8月初", "8月上旬", "八月初"],
    ),
    (
        ApproxDate.part_of_month(2019, 3, MonthPart.END),
        ["end of March", "конец марта", "в конце марта", "3月底", "三月下旬"],
    ),
    (
        ApproxDate.season(2017, Season.AUTUMN),
        ["autumn 2017", "осень 2017", "осенью 2017", "2017年秋"],
    ),
    (ApproxDate.season(2017, Season.WINTER), ["winter 2017/18", "зима 2017/2018", "2017年冬"]),
    (
        ApproxDate.half_year(2019, 1),
        ["first half of 2019", "первое полугодие 2019", "2019年上半年", "H1 2019"],
    ),
    (
        ApproxDate.quarter(2018, 3),
        ["Q3 2018", "third quarter of 2018", "3 кв. 2018", "III квартал 2018 г.", "2018年第三季度"],
    ),
    (ApproxDate.year(2016), ["2016", "2016 год", "в 2016 году", "2016年"]),
    (ApproxDate.year(2018), ["last year", "в прошлом году", "去年"]),
    (ApproxDate.before(dt.date(2016, 1, 1)), ["before 2016", "до 2016", "2016年以前", "2016年前"]),
    (ApproxDate.after(dt.date(2016, 12, 31)), ["after 2016", "после 2016", "2016年以后"]),
    (
        ApproxDate.until(dt.date(2019, 3, 31)),
        ["before the end of March", "до конца марта", "3月底前", "by March", "не позднее марта"],
    ),
    (
        ApproxDate.week(dt.date(2019, 1, 14)),
        ["week of 14 January 2019", "неделя с 14 января", "1月14日那周", "this week", "本周"],
    ),
    (
        JULY.perhaps(),
        [
            "July 2018?",
            "возможно, июль 2018",
            "可能2018年7月",
            "perhaps July 2018",
            "июль 2018 (?)",
        ],
    ),
    (
        ABOUT_30_JULY.bounded(day("2018-07-23"), day("2018-07-31")),
        ["about 30 July 2018 (23–31 July 2018)", "около 30 июля 2018 (23–31 июля 2018)"],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [(text, value) for value, texts in READINGS for text in texts]
)
@pytest.mark.parametrize("lang", LANGS)
def test_words_of_every_language_are_read_in_every_language(
    text: str, expected: ApproxDate, lang: str
) -> None:
    reading = read_date(text, lang, TODAY)
    assert reading.value == expected
    assert reading.value.said == text


@pytest.mark.parametrize(
    ("lang", "first", "second"),
    [
        ("en", "2019-04-03", "2019-03-04"),
        ("ru", "2019-04-03", "2019-03-04"),
        ("zh", "2019-03-04", "2019-04-03"),
    ],
)
def test_ambiguous_figures_follow_the_language_and_keep_the_other_reading(
    lang: str, first: str, second: str
) -> None:
    reading = read_date("03/04/2019", lang, TODAY)
    assert (reading.value, reading.others) == (exact(first), (exact(second),))


@pytest.mark.parametrize("text", ["30/07/2018", "07/30/2018", "03.04.2019", "04/04/2019"])
def test_clear_figures_have_one_reading(text: str) -> None:
    assert read_date(text, "en", TODAY).others == ()


def test_next_friday_may_be_the_one_after() -> None:
    assert read_date("next Friday", "en", TODAY).others == (exact("2019-01-25"),)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2019-01-15", "2019-07-01"),
        ("2018-12-01", "2018-07-31"),
        ("2018-07-15", "2018-07-31"),
        ("2019-02-01", "2019-07-01"),
    ],
)
def test_month_without_a_year_is_the_closest_one(today: str, expected: str) -> None:
    value = read_date("July", "en", day(today)).value
    assert day(expected) in {value.earliest, value.latest}


def test_29_february_without_a_year_finds_a_leap_year() -> None:
    assert read_date("29 Feb", "en", day("1898-03-01")).value == exact("1896-02-29")


@pytest.mark.parametrize(
    ("text", "lang", "proposed", "words"),
    [
        ("31 Feb", "en", "28 Feb", "end of February"),
        ("31 фев", "en", "28 февр", "конец февраля"),
        ("2月31日", "ru", "2月28日", "2月底"),
        ("30.02.2020", "en", "29 Feb", "end of February"),
        ("31.04.2019", "ru", "30 апр", "конец апреля"),
        ("week of 31 June", "en", "30 Jun", "end of June"),
        ("30 June - 31 June", "en", "30 Jun", "end of June"),
    ],
)
def test_day_that_does_not_exist_gets_a_proposal(
    text: str, lang: str, proposed: str, words: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        read_date(text, lang, TODAY)
    hint = refusal.value.hint
    assert refusal.value.message.values == {"text": text}
    assert hint is not None
    assert hint.values == {"day": proposed, "words": words}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "0000",
        "12345",
        "13/13/2019",
        "2019-13-01",
        "00.01.2019",
        "Q5 2018",
        "to",
        "-",
        "before after 2016",
        "+99999wd",
        "+99999y",
        "before 0001",
        "July (",
        "()",
        "before the flood",
        "1\0",
        "x" * 10_000,
        "1 Jan - " * 1_000,
        "2018" * 51,
        "year 0",
        "第五季度",
    ],
)
def test_what_is_no_date_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read_date(text, "en", TODAY)
    assert refusal.value.message.message


@pytest.mark.parametrize(
    ("text", "n", "unit"),
    [
        ("+12m", 12, Unit.MONTH),
        ("+2w", 2, Unit.WEEK),
        ("-3d", -3, Unit.DAY),
        ("+5wd", 5, Unit.WORKING_DAY),
        ("in 3 weeks", 3, Unit.WEEK),
        ("через 3 недели", 3, Unit.WEEK),
        ("через год", 1, Unit.YEAR),
        ("через полгода", 6, Unit.MONTH),
        ("3 周后", 3, Unit.WEEK),
        ("半年后", 6, Unit.MONTH),
        ("a week ago", -1, Unit.WEEK),
        ("3周前", -3, Unit.WEEK),
    ],
)
def test_offset_is_read(text: str, n: int, unit: Unit) -> None:
    assert read_offset(text) == Offset(n, unit)


@pytest.mark.parametrize("text", ["", "soon", "17 Jan", "+w", "++2w", "+1000000d"])
def test_what_is_no_offset_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        read_offset(text)

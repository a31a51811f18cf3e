# SPDX-License-Identifier: MIT
"""What a typed date is read as, before its field is left."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.kit.i18n import Translator
from delegate_crm.rules.approx import ApproxDate, Unit
from delegate_crm.services.dates import (
    date_meanings,
    moved_date,
    typed_date,
    typed_day,
    window_meaning,
)

TODAY = dt.date(2019, 3, 1)
EN = Translator("en")


def words(text: str, lang: str = "en") -> list[str]:
    return [each.words for each in date_meanings(text, Translator(lang), TODAY).meanings]


@pytest.mark.parametrize(
    ("text", "lang", "meant"),
    [
        ("", "en", []),
        ("yesterday", "en", ["28 February 2019"]),
        ("03/04/2019", "en", ["3 April 2019", "4 March 2019"]),
        ("03/04/2019", "ru", ["3 апреля 2019 г.", "4 марта 2019 г."]),
        ("about July 2018", "zh", ["约2018年7月"]),
    ],
)
def test_a_date_is_told_in_plain_words(text: str, lang: str, meant: list[str]) -> None:
    assert words(text, lang) == meant


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("1 March 2019", "Friday"),
        ("July 2018", "any day of it: 1–31 July 2018"),
        ("about July 2018", "approximate: 1–31 July 2018"),
        ("before 2016", "open on one side"),
    ],
)
def test_how_sure_it_is_stands_beside_it(text: str, remark: str) -> None:
    (meaning,) = date_meanings(text, EN, TODAY).meanings
    assert EN(meaning.remark) == remark


def test_what_cannot_be_read_says_how_one_may_write() -> None:
    said = date_meanings("31 Feb", EN, TODAY)
    assert said.meanings == ()
    assert said.refusal is not None
    assert "28 Feb" in EN(said.refusal)


def test_an_exact_day_takes_no_month() -> None:
    said = date_meanings("July 2018", EN, TODAY, exact=True)
    assert (said.meanings, said.refusal is not None) == ((), True)


@pytest.mark.parametrize(
    ("text", "step", "unit", "moved"),
    [
        ("17 Jan 2019", 1, Unit.DAY, "18 January 2019"),
        ("17 Jan 2019", -1, Unit.MONTH, "17 December 2018"),
        ("January 2018", 1, Unit.DAY, "February 2018"),
        ("about July 2018", -1, Unit.MONTH, "about June 2018"),
        ("autumn 2017", 1, Unit.DAY, "winter 2017/18"),
        ("2016", 1, Unit.DAY, "2017"),
        ("", 1, Unit.DAY, "1 March 2019"),
        ("no date", 1, Unit.DAY, "no date"),
    ],
)
def test_keys_move_a_date_by_what_is_known_of_it(
    text: str, step: int, unit: Unit, moved: str
) -> None:
    assert moved_date(text, EN, TODAY, step, unit) == moved


@pytest.mark.parametrize(
    ("text", "meant", "remark"),
    [
        (
            "January to July 2019",
            "1 January – 31 July 2019",
            "opens January 2019, closes July 2019",
        ),
        ("6-12 months", "1 September 2019 – 1 March 2020", "counted from today"),
    ],
)
def test_a_window_is_told_in_plain_words(text: str, meant: str, remark: str) -> None:
    (meaning,) = window_meaning(text, EN, TODAY).meanings
    assert (meaning.words, EN(meaning.remark)) == (meant, remark)


def test_a_window_that_is_none_is_refused_and_nothing_says_nothing() -> None:
    assert window_meaning("whenever", EN, TODAY).refusal is not None
    assert window_meaning(" ", EN, TODAY).meanings == ()


@pytest.mark.parametrize("said", ["about July 2018", "mid July 2018", "июль 2018"])
def test_a_stored_date_is_typed_as_it_was_said(said: str) -> None:
    value = ApproxDate.month(2018, 7).in_words(said)
    typed = typed_date(value, EN, TODAY)
    assert typed == (said if said == "июль 2018" else "July 2018")


def test_words_that_mean_another_day_by_now_are_not_typed_again() -> None:
    value = ApproxDate.exact(dt.date(2018, 7, 3)).in_words("yesterday")
    assert typed_date(value, EN, TODAY) == "3 July 2018"


def test_without_a_date_nothing_is_typed() -> None:
    assert (typed_date(None, EN, TODAY), typed_day(None, EN)) == ("", "")
    assert typed_day(TODAY, EN) == "1 March 2019"

# SPDX-License-Identifier: MIT
"""Whatever date can be made can be written and read back, in every language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import Translator
from delegate_crm.rules.approx import ApproxDate, MonthPart, Offset, Season, Unit
from delegate_crm.rules.datewords import read_date, read_offset, read_window, write_date

TODAY = dt.date(2019, 1, 15)
LANGS = ("en", "ru", "zh")
TRANSLATORS = {lang: Translator(lang) for lang in LANGS}
Maker = Callable[[dt.date, dt.date], ApproxDate]

MAKERS: list[Maker] = [
    lambda day, _: ApproxDate.exact(day),
    lambda day, _: ApproxDate.about(day),
    lambda day, _: ApproxDate.week(day),
    lambda day, _: ApproxDate.month(day.year, day.month),
    lambda day, _: ApproxDate.quarter(day.year, (day.month + 2) // 3),
    lambda day, _: ApproxDate.half_year(day.year, 1 + day.month // 7),
    lambda day, _: ApproxDate.year(day.year),
    lambda day, _: ApproxDate.before(day),
    lambda day, _: ApproxDate.until(day),
    lambda day, _: ApproxDate.after(day),
    lambda day, _: ApproxDate.since(day),
    lambda day, other: ApproxDate.between(min(day, other), max(day, other)),
    *(
        lambda day, _, part=part: ApproxDate.part_of_month(day.year, day.month, part)
        for part in MonthPart
    ),
    *(lambda day, _, season=season: ApproxDate.season(day.year, season) for season in Season),
]
CHANGES: list[Callable[[ApproxDate], ApproxDate]] = [
    lambda date: date,
    ApproxDate.roughly,
    ApproxDate.perhaps,
    lambda date: date.roughly().perhaps(),
    lambda date: date.perhaps().roughly(),
]


@st.composite
def made(draw: st.DrawFn) -> ApproxDate:
    """Draw a date from any constructor, doubted, shifted or moved or not."""
    day = draw(st.dates())
    other = draw(st.one_of(st.dates(), st.integers(0, 60).map(lambda n: _later(day, n))))
    offset = draw(st.builds(Offset, st.integers(-40, 40), st.sampled_from([*"dwmy"]).map(Unit)))
    try:
        value = draw(st.sampled_from(CHANGES))(draw(st.sampled_from(MAKERS))(day, other))
        return value.shifted(offset) if draw(st.booleans()) else value
    except Invalid:
        assume(condition=False)
        raise


def _later(day: dt.date, days: int) -> dt.date:
    return dt.date.fromordinal(min(day.toordinal() + days, dt.date.max.toordinal()))


@pytest.mark.parametrize("lang", LANGS)
@settings(max_examples=400, deadline=None)
@given(value=made(), reader=st.sampled_from(LANGS), today=st.dates())
def test_written_date_is_read_as_the_same(
    lang: str, value: ApproxDate, reader: str, today: dt.date
) -> None:
    assert read_date(write_date(value, TRANSLATORS[lang]), reader, today).value == value


@pytest.mark.parametrize("lang", LANGS)
@settings(max_examples=200, deadline=None)
@given(day=st.dates(), lo=st.integers(0, 400), hi=st.integers(0, 400))
def test_corrected_bounds_are_read_as_the_same(lang: str, day: dt.date, lo: int, hi: int) -> None:
    earliest = dt.date.fromordinal(max(day.toordinal() - lo, 1))
    value = ApproxDate.about(day) if dt.date(2, 1, 1) < day < dt.date(9998, 1, 1) else None
    assume(value is not None)
    bounded = value.bounded(earliest, _later(day, hi)) if value else ApproxDate.exact(day)
    assert read_date(write_date(bounded, TRANSLATORS[lang]), lang, TODAY).value == bounded


@pytest.mark.parametrize("lang", LANGS)
@given(value=made())
def test_short_form_is_never_empty(lang: str, value: ApproxDate) -> None:
    assert write_date(value, TRANSLATORS[lang], "short")


PIECES = [
    *("about", "около", "约", "~", "?", "perhaps", "before", "до", "以前", "to", "至", "through"),
    *("30", "31", "2018", "0000", "99999", "-", "–", "(", ")", "+", "w", ".", ",", "/"),
    *(
        "июля",
        "July",
        "七月",
        "7月",
        "半年",
        "week of",
        "неделя с",
        "Q3",
        "in",
        "через",
        "两三",
        "十",
    ),
    *("г.", "last", "next", "прошлый", "下", "周五", "\u0130", "\ufdfa"),
]
WORDS = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)


@settings(max_examples=500, deadline=None)
@given(text=st.one_of(st.text(max_size=40), WORDS), lang=st.sampled_from(LANGS), today=st.dates())
def test_any_text_is_read_or_refused(text: str, lang: str, today: dt.date) -> None:
    for read in (
        lambda: read_date(text, lang, today),
        lambda: read_window(text, lang, today),
        lambda: read_offset(text),
    ):
        with suppress(Invalid):
            read()

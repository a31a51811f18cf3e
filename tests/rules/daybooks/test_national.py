# SPDX-License-Identifier: MIT
"""The days of countries, against those that were announced."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from delegate_crm.rules.calendars import Weekdays
from delegate_crm.rules.daybooks.national import LOCK, NationalBook, book_of

CHINA, RUSSIA = NationalBook("CN"), NationalBook("RU")
YEAR = 2093


@pytest.mark.parametrize(
    ("book", "worked", "off"),
    [
        (CHINA, "2018-09-29 2018-09-30 2018-10-08", "2018-10-01 2018-10-04 2018-10-05 2018-10-07"),
        (CHINA, "2019-02-02 2019-02-03 2019-02-11", "2019-02-04 2019-02-08 2019-02-10"),
        (CHINA, "2026-02-14 2026-02-28 2026-05-09 2026-10-10", "2026-02-17"),
        (RUSSIA, "2018-04-28 2018-06-09 2018-12-29", "2018-11-05 2019-01-08"),
        (RUSSIA, "2024-12-28 2025-11-01", "2025-05-01 2027-02-22"),
    ],
)
def test_moved_working_days_are_worked_and_what_they_were_moved_for_is_off(
    book: NationalBook, worked: str, off: str
) -> None:
    assert all(book.works(dt.date.fromisoformat(day)) for day in worked.split())
    assert not any(book.works(dt.date.fromisoformat(day)) for day in off.split())


def test_years_whose_moves_are_not_announced_are_provisional() -> None:
    assert [CHINA.provisional(year) for year in (2018, 2019, 2026, 2027)] == [False] * 3 + [True]
    assert [RUSSIA.provisional(year) for year in (2026, 2027, 2028)] == [False, False, True]


@pytest.mark.parametrize(
    "asks",
    [
        lambda book: book.works(dt.date(YEAR, 5, 1)),
        lambda book: book.feast(dt.date(YEAR + 1, 5, 1)),
        lambda book: book.name(dt.date(YEAR + 2, 5, 1), "en"),
        lambda book: book.provisional(YEAR + 3),
    ],
)
def test_one_thread_alone_fills_in_a_year(
    monkeypatch: pytest.MonkeyPatch, asks: Callable[[NationalBook], object]
) -> None:
    taken: list[bool] = []

    def fill(_days: object, _year: int) -> None:
        with ThreadPoolExecutor(1) as other:
            taken.append(not other.submit(LOCK.acquire, blocking=False).result())

    monkeypatch.setattr("holidays.countries.monaco.Monaco._populate", fill, raising=False)
    asks(NationalBook("MC"))
    assert set(taken) == {True}


def test_a_country_that_moves_no_days_is_provisional_only_for_feasts_by_the_moon() -> None:
    assert not NationalBook("FR").provisional(2040)
    assert NationalBook("IN").provisional(2027)
    assert NationalBook("IN").works(dt.date(2045, 3, 1))


def test_a_feast_is_a_day_off_that_is_no_mere_weekend() -> None:
    assert CHINA.feast(dt.date(2019, 2, 5))
    assert not CHINA.feast(dt.date(2019, 2, 16))


def test_weekends_are_those_of_the_country() -> None:
    friday, sunday = dt.date(2026, 6, 5), dt.date(2026, 6, 7)
    arabia = NationalBook("SA")
    assert [arabia.works(friday), arabia.works(sunday)] == [False, True]


def test_of_an_unknown_country_only_the_weekdays_are_known() -> None:
    assert book_of("XX") == Weekdays()
    assert book_of("CN") is book_of("CN")

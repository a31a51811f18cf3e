# SPDX-License-Identifier: MIT
"""Approximate dates keep what is known: bounds, best, precision; and move as dates do."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delegate_crm.kit.errors import Invalid
from delegate_crm.rules.approx import (
    ApproxDate,
    MonthPart,
    Offset,
    Precision,
    Qualifier,
    Season,
    Unit,
)
from delegate_crm.rules.calendars import WorkCalendar
from delegate_crm.rules.daybooks.national import book_of

JULY_30 = dt.date(2018, 7, 30)
DAYS = st.dates(dt.date(1000, 1, 1), dt.date(3000, 1, 1))
MOVES = st.integers(-1000, 1000)
UNITS = st.sampled_from([Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR])


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "precision"),
    [
        (ApproxDate.exact(JULY_30), "2018-07-30", "2018-07-30", Precision.DAY),
        (ApproxDate.about(JULY_30), "2018-07-27", "2018-08-02", Precision.DAY),
        (ApproxDate.week(day("2019-01-17")), "2019-01-14", "2019-01-20", Precision.WEEK),
        (ApproxDate.month(2020, 2), "2020-02-01", "2020-02-29", Precision.MONTH),
        (ApproxDate.quarter(2018, 3), "2018-07-01", "2018-09-30", Precision.QUARTER),
        (ApproxDate.half_year(2019, 1), "2019-01-01", "2019-06-30", Precision.HALF_YEAR),
        (ApproxDate.half_year(2019, 2), "2019-07-01", "2019-12-31", Precision.HALF_YEAR),
        (ApproxDate.season(2017, Season.AUTUMN), "2017-09-01", "2017-11-30", Precision.SEASON),
        (ApproxDate.season(2017, Season.WINTER), "2017-12-01", "2018-02-28", Precision.SEASON),
        (ApproxDate.year(2016), "2016-01-01", "2016-12-31", Precision.YEAR),
        (
            ApproxDate.between(day("2019-01-29"), day("2019-01-30")),
            "2019-01-29",
            "2019-01-30",
            Precision.UNKNOWN,
        ),
    ],
)
def test_constructor_sets_the_bounds(
    value: ApproxDate, earliest: str, latest: str, precision: Precision
) -> None:
    assert (value.earliest, value.latest) == (day(earliest), day(latest))
    assert value.precision is precision


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [(MonthPart.BEGINNING, 1, 10), (MonthPart.MIDDLE, 11, 20), (MonthPart.END, 21, 29)],
)
def test_month_has_three_parts(part: MonthPart, first: int, last: int) -> None:
    value = ApproxDate.part_of_month(2020, 2, part)
    assert (value.earliest, value.latest) == (dt.date(2020, 2, first), dt.date(2020, 2, last))


def test_open_sides_exclude_the_day_named() -> None:
    assert ApproxDate.before(day("2016-01-01")).latest == day("2015-12-31")
    assert ApproxDate.after(day("2016-12-31")).earliest == day("2017-01-01")


def test_only_a_day_has_a_best() -> None:
    assert ApproxDate.about(JULY_30).best == JULY_30
    assert ApproxDate.month(2018, 7).roughly().best is None


@pytest.mark.parametrize(
    "days",
    [
        (None, None, None),
        (JULY_30, None, day("2018-07-29")),
        (JULY_30, day("2018-07-29"), JULY_30),
        (None, JULY_30, day("2018-07-29")),
    ],
)
def test_broken_bounds_are_refused(
    days: tuple[dt.date | None, dt.date | None, dt.date | None],
) -> None:
    with pytest.raises(Invalid):
        ApproxDate(*days, Precision.MONTH)


def test_exact_day_with_a_range_is_refused() -> None:
    with pytest.raises(Invalid):
        ApproxDate(JULY_30, None, JULY_30, Precision.DAY)


def test_words_as_said_do_not_make_another_value() -> None:
    assert ApproxDate.exact(JULY_30).in_words("end of July visit") == ApproxDate.exact(JULY_30)


def test_about_a_day_widens_and_about_a_month_keeps_its_bounds() -> None:
    assert ApproxDate.exact(JULY_30).roughly() == ApproxDate.about(JULY_30)
    july = ApproxDate.month(2018, 7).roughly()
    assert (july.earliest, july.qualifier) == (day("2018-07-01"), Qualifier.APPROXIMATE)


def test_sorting_takes_best_then_earliest_then_latest_then_the_more_precise() -> None:
    in_order = [
        ApproxDate.before(day("2016-01-01")),
        ApproxDate.exact(day("2018-07-01")),
        ApproxDate.part_of_month(2018, 7, MonthPart.BEGINNING),
        ApproxDate.month(2018, 7),
        ApproxDate.about(JULY_30),
    ]
    jumbled = in_order[3:] + in_order[:3]
    assert sorted(jumbled, key=lambda each: each.sort_key) == in_order


@pytest.mark.parametrize(
    ("lo", "hi", "expected"),
    [
        ("2018-10-15", "2018-10-15", True),
        ("2018-10-31", "2018-11-30", True),
        ("2018-11-01", None, False),
        (None, "2018-09-30", False),
        (None, None, True),
    ],
)
def test_search_by_a_period_uses_the_bounds(
    lo: str | None, hi: str | None, *, expected: bool
) -> None:
    october = ApproxDate.month(2018, 10)
    assert october.overlaps(day(lo) if lo else None, day(hi) if hi else None) is expected


@given(st.one_of(st.none(), DAYS), st.one_of(st.none(), DAYS), DAYS)
def test_open_side_reaches_everything_on_it(
    lo: dt.date | None, hi: dt.date | None, edge: dt.date
) -> None:
    assert ApproxDate.before(edge).overlaps(lo, hi) is (lo is None or lo < edge)
    assert ApproxDate.after(edge).overlaps(lo, hi) is (hi is None or hi > edge)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2018-08-31", 6, "2019-02-28"),
        ("2019-08-31", 6, "2020-02-29"),
        ("2018-07-30", 12, "2019-07-30"),
        ("2018-03-31", -1, "2018-02-28"),
    ],
)
def test_months_clamp_to_the_end_of_the_month(start: str, months: int, end: str) -> None:
    assert Offset(months, Unit.MONTH).after(day(start)) == day(end)


@given(DAYS, DAYS, MOVES, UNITS)
def test_offset_keeps_the_order_of_days(one: dt.date, other: dt.date, n: int, unit: Unit) -> None:
    offset = Offset(n if unit is not Unit.YEAR else n // 10, unit)
    first, second = sorted([one, other])
    assert offset.after(first) <= offset.after(second)


@given(DAYS, MOVES)
def test_moving_there_and_back_changes_nothing(start: dt.date, days: int) -> None:
    value = ApproxDate.about(start)
    assert value.moved(days).moved(-days) == value


@given(DAYS, MOVES)
def test_moving_shifts_all_three_days(start: dt.date, days: int) -> None:
    assert ApproxDate.about(start).moved(days) == ApproxDate.about(start + dt.timedelta(days))


def test_open_side_stays_open_when_shifted() -> None:
    value = ApproxDate.before(JULY_30).shifted(Offset(1, Unit.YEAR))
    assert (value.earliest, value.latest) == (None, day("2019-07-29"))


def test_shifted_date_drops_the_words_as_said() -> None:
    assert ApproxDate.exact(JULY_30).in_words("30 July").moved(1).said == ""


def test_working_days_are_counted_by_a_calendar_or_else_from_monday_to_friday() -> None:
    three = Offset(3, Unit.WORKING_DAY)
    china = WorkCalendar((book_of("CN"),))
    assert ApproxDate.exact(JULY_30).shifted(three).best == day("2018-08-02")
    assert three.after(day("2018-09-28")) == day("2018-10-03")
    assert three.after(day("2018-09-28"), china) == day("2018-10-08")


@pytest.mark.parametrize("n", [10_000, -10_000, 10**12])
@pytest.mark.parametrize("unit", [Unit.DAY, Unit.WORKING_DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR])
def test_leaving_the_calendar_is_refused(n: int, unit: Unit) -> None:
    if unit is Unit.YEAR or abs(n) > 10_000:
        with pytest.raises(Invalid):
            Offset(n, unit).after(JULY_30)


def test_winter_at_the_end_of_the_calendar_is_refused() -> None:
    with pytest.raises(Invalid):
        ApproxDate.season(9999, Season.WINTER)


def test_corrected_bounds_keep_best_and_precision() -> None:
    value = ApproxDate.about(JULY_30).bounded(day("2018-07-23"), day("2018-07-31"))
    assert value.best == JULY_30
    assert value.precision is Precision.DAY
    assert not value.is_exact


@pytest.mark.parametrize(
    ("date", "middle"),
    [
        (ApproxDate.exact(dt.date(2018, 7, 30)), dt.date(2018, 7, 30)),
        (ApproxDate.about(dt.date(2018, 7, 30)), dt.date(2018, 7, 30)),
        (ApproxDate.month(2018, 10), dt.date(2018, 10, 16)),
        (ApproxDate.since(dt.date(2018, 10, 1)), dt.date(2018, 10, 1)),
    ],
)
def test_a_date_is_marked_at_its_best_day_else_in_the_middle(
    date: ApproxDate, middle: dt.date
) -> None:
    assert date.middle == middle

# SPDX-License-Identifier: MIT
"""Spans of waiting are read and written in words of three languages."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import Translator
from delegate_crm.rules.approx import (
    ApproxDate,
    Unit,
)
from delegate_crm.rules.datewords import (
    ReadWindow,
    read_window,
    write_window,
)
from delegate_crm.rules.windows import Anchor, Window

TODAY = dt.date(2019, 1, 15)
"""A Tuesday."""
LANGS = ("en", "ru", "zh")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def exact(text: str) -> ApproxDate:
    return ApproxDate.exact(day(text))


JULY = ApproxDate.month(2018, 7)
ABOUT_30_JULY = ApproxDate.about(dt.date(2018, 7, 30))


@pytest.mark.parametrize(
    "text",
    [
        "6-12 months",
        "feedback in 6–12 months",
        "half a year to a year",
        "6 months to 1 year",
        "через 6–12 месяцев",
        "отклик через 6–12 месяцев",
        "полгода-год",
        "через полгода–год",
        "от полугода до года",
        "6–12 个月内",
        "6–12 个月内反馈",
        "半年至一年",
        "半年到一年内答复",
    ],
)
def test_half_a_year_to_a_year_is_read_in_every_wording(text: str) -> None:
    window = read_window(text, "en", TODAY)
    assert (window.minimum, window.maximum, window.unit) == (6, 12, Unit.MONTH)
    assert window.is_relative
    assert window.said == text


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("6 до 12 месяцев после визита", Anchor.VISIT_END),
        ("6–12 months after the visit", Anchor.VISIT_END),
        ("访问后6至12个月", Anchor.VISIT_END),
        ("6-12 months after signing", Anchor.SIGNING),
        ("через 6–12 месяцев после вступления в силу", Anchor.EFFECTIVE),
    ],
)
def test_anchor_is_read(text: str, anchor: Anchor) -> None:
    window = read_window(text, "en", TODAY)
    assert (window.minimum, window.maximum, window.anchor) == (6, 12, anchor)


@pytest.mark.parametrize(
    ("text", "minimum", "maximum", "unit"),
    [
        ("within a year", 0, 1, Unit.YEAR),
        ("в течение года", 0, 1, Unit.YEAR),
        ("一年内", 0, 1, Unit.YEAR),
        ("within 3 weeks", 0, 3, Unit.WEEK),
        ("in half a year", 6, 6, Unit.MONTH),
        ("1 week to 10 days", 7, 10, Unit.DAY),
        ("两三个月内", 2, 3, Unit.MONTH),
    ],
)
def test_span_of_waiting_is_read(text: str, minimum: int, maximum: int, unit: Unit) -> None:
    window = read_window(text, "en", TODAY)
    assert (window.minimum, window.maximum, window.unit) == (minimum, maximum, unit)


@pytest.mark.parametrize(
    "text",
    ["answer by 1 March", "ответ до 1 марта", "3月1日前答复", "до 1 марта", "before 1 March"],
)
def test_deadline_closes_on_the_day_named(text: str) -> None:
    assert read_window(text, "en", TODAY) == ReadWindow(closes=exact("2019-03-01"), said=text)


def test_deadline_without_a_year_is_not_in_the_past() -> None:
    assert read_window("by 1 December", "en", TODAY).closes == exact("2019-12-01")


@pytest.mark.parametrize(
    ("text", "opens", "closes"),
    [
        ("from Jan to July 2019", ApproxDate.month(2019, 1), ApproxDate.month(2019, 7)),
        ("с января по июль 2019", ApproxDate.month(2019, 1), ApproxDate.month(2019, 7)),
        ("2019年1月至7月", ApproxDate.month(2019, 1), ApproxDate.month(2019, 7)),
        ("1 January to 31 July 2019", exact("2019-01-01"), exact("2019-07-31")),
        ("29–30 Jan", exact("2019-01-29"), exact("2019-01-30")),
        ("in July 2019", ApproxDate.month(2019, 7), ApproxDate.month(2019, 7)),
        ("after 1 March", exact("2019-03-01"), None),
    ],
)
def test_window_of_dates_is_read(
    text: str, opens: ApproxDate | None, closes: ApproxDate | None
) -> None:
    window = read_window(text, "en", TODAY)
    assert (window.opens, window.closes, window.is_relative) == (opens, closes, False)


@pytest.mark.parametrize(
    "text", ["", "feedback", "12 to 6 months", "2 weeks to a month", "31 Feb to 5 March", "\0"]
)
def test_what_is_no_window_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        read_window(text, "en", TODAY)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "about 30 January 2019 to about 30 July 2019"),
        ("ru", "около 30 января 2019 г. – около 30 июля 2019 г."),
        ("zh", "约2019年1月30日至约2019年7月30日"),
    ],
)
def test_window_is_written_by_its_best_dates(lang: str, expected: str) -> None:
    anchor = ABOUT_30_JULY.bounded(day("2018-07-23"), day("2018-07-31"))
    window = Window.after(anchor, 6, 12, Unit.MONTH)
    assert write_window(window, Translator(lang)) == expected


def test_window_without_best_dates_is_written_by_its_outer_days() -> None:
    window = Window.after(JULY.roughly(), 6, 12, Unit.MONTH)
    assert write_window(window, Translator("en")) == "1 January – 31 July 2019"


def test_due_date_is_written_as_a_date() -> None:
    assert write_window(Window.due(JULY), Translator("en")) == "July 2018"


def test_window_with_an_open_side_names_the_other() -> None:
    window = Window(ApproxDate.before(dt.date(2019, 1, 1)), exact("2019-03-01"))
    assert write_window(window, Translator("en")) == "by 1 March 2019"


def test_window_without_an_end_is_written_from_its_opening() -> None:
    window = Window(exact("2019-03-05"), ApproxDate.since(dt.date(2019, 6, 1)))
    assert write_window(window, Translator("en")) == "from 5 March 2019"


def test_window_without_any_outer_day_is_refused() -> None:
    window = Window(ApproxDate.until(dt.date(2019, 1, 1)), ApproxDate.since(dt.date(2019, 6, 1)))
    with pytest.raises(Invalid):
        write_window(window, Translator("en"))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "6–12 months after about July 2018"),
        ("ru", "через 6–12 месяцев после июля 2018"),
        ("zh", "约2018年7月后6至12个月"),
    ],
)
def test_window_is_counted_from_a_named_month(lang: str, text: str) -> None:
    read = read_window(text, lang, TODAY)
    assert read.opens is not None
    assert read.closes is not None
    assert (read.opens.earliest, read.closes.latest) == (day("2019-01-01"), day("2019-07-31"))
    assert read.said == text


@pytest.mark.parametrize("text", ["2 weeks after lunch", "lunch after 3 July 2018"])
def test_window_counted_from_nothing_known_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        read_window(text, "en", TODAY)

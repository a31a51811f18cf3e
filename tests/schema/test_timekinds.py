# SPDX-License-Identifier: MIT
"""Days, times, approximate dates, windows and lengths of time, as they are typed and told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import Translator
from delegate_crm.rules.approx import ApproxDate, Precision, Unit
from delegate_crm.rules.windows import Anchor, Window
from delegate_crm.schema.timekinds import (
    DateKind,
    DayKind,
    RepeatKind,
    SpanKind,
    TimeKind,
    WindowKind,
    date_json,
    span_words,
)
from delegate_crm.schema.values import Span
from tests.schema.reading import TODAY, reading


def day(text: str) -> ApproxDate:
    return ApproxDate.exact(dt.date.fromisoformat(text))


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "30 July 2018"), ("ru", "30 июля 2018"), ("zh", "2018年7月30日")]
)
def test_day_is_read_in_each_language(lang: str, text: str) -> None:
    assert DayKind().parse(text, reading(lang)) == dt.date(2018, 7, 30)
    assert DayKind().write(dt.date(2018, 7, 30), Translator(lang))


@pytest.mark.parametrize("text", ["about 30 July 2018", "July 2018", "soon"])
def test_day_must_be_one_day(text: str) -> None:
    with pytest.raises(Invalid):
        DayKind().parse(text, reading())


@pytest.mark.parametrize("text", ["9:30", "09.30", " 9：30 "])
def test_time_is_read_with_any_mark(text: str) -> None:
    assert TimeKind().parse(text, reading()) == dt.time(9, 30)


@pytest.mark.parametrize("text", ["24:00", "9:60", "noon", "930", "9:3"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        TimeKind().parse(text, reading())


def test_time_has_twenty_four_hours() -> None:
    assert TimeKind().write(dt.time(21, 5), Translator("en")) == "21:05"


def test_a_rule_of_repetition_is_read() -> None:
    assert RepeatKind().parse("freq=yearly", reading()) == "FREQ=YEARLY"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=YEARLY", "every year"),
        ("FREQ=MONTHLY;INTERVAL=3;COUNT=5", "every 3 months, 5 times"),
        ("FREQ=WEEKLY;INTERVAL=2;UNTIL=20191231", "every 2 weeks, until 31 December 2019"),
        ("FREQ=DAILY;INTERVAL=2", "every 2 days"),
        ("FREQ=YEARLY;INTERVAL=4", "every 4 years"),
        ("RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=15", "every Mid-Autumn Festival"),
        ("", ""),
    ],
)
def test_repetition_is_told_in_words(rule: str, words: str) -> None:
    assert RepeatKind().write(rule, Translator("en")) == words


@pytest.mark.parametrize(
    "door", [lambda text: RepeatKind().parse(text, reading()), RepeatKind().check]
)
def test_what_does_not_say_how_it_repeats_is_refused(door: Callable[[str], object]) -> None:
    with pytest.raises(Invalid, match="does not say how it repeats") as refused:
        door("every spring")
    assert "every 3 months" in Translator("en")(refused.value.hint or "")


def test_approximate_date_keeps_the_words() -> None:
    value = DateKind().parse(" Beginning of August 2018 ", reading())
    assert value is not None
    assert value.said == "Beginning of August 2018"
    assert value.precision is Precision.DECADE_OF_MONTH


def test_exact_date_is_iso_text_and_any_other_an_object() -> None:
    assert date_json(day("2018-07-30")) == "2018-07-30"
    assert date_json(ApproxDate.before(dt.date(2016, 1, 1)).in_words("before 2016")) == {
        "earliest": None,
        "best": None,
        "latest": "2015-12-31",
        "precision": "unknown",
        "qualifier": "exact",
        "said": "before 2016",
    }


def test_window_of_two_dates() -> None:
    window = WindowKind().parse("January to July 2019", reading())
    assert window is not None
    assert (window.opens.earliest, window.closes.latest) == (
        dt.date(2019, 1, 1),
        dt.date(2019, 7, 31),
    )
    assert window.opens.said == "January to July 2019"


def test_window_with_only_an_end_opens_today() -> None:
    window = WindowKind().parse("by 1 June 2019", reading())
    assert window is not None
    assert (window.opens, window.closes) == (ApproxDate.exact(TODAY), day("2019-06-01"))


def test_window_without_an_end_is_refused() -> None:
    with pytest.raises(Invalid):
        WindowKind().parse("after 1 June 2019", reading())


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "in 6-12 months"), ("ru", "через 6–12 месяцев"), ("zh", "半年至一年")],
)
def test_offsets_are_counted_from_today_and_kept(lang: str, text: str) -> None:
    window = WindowKind().parse(text, reading(lang))
    assert window is not None
    assert (window.opens, window.closes) == (day("2019-09-01"), day("2020-03-01"))
    assert (window.offset_min, window.offset_max, window.unit) == (6, 12, Unit.MONTH)
    assert (window.anchor, window.anchor_id, window.recompute) == (Anchor.FIXED, None, False)


def test_what_offsets_count_from_is_kept() -> None:
    window = WindowKind().parse("within 2 months after signing", reading())
    assert window is not None
    assert (window.anchor, window.offset_min) == (Anchor.SIGNING, 0)


def test_one_end_typed_into_nothing_is_both_ends() -> None:
    window = WindowKind().parse_part("closes", "1 June 2019", None, reading())
    assert window == Window.due(day("2019-06-01"))


@pytest.mark.parametrize(
    ("part", "opens", "closes"),
    [("opens", "2019-02-01", "2019-07-30"), ("closes", "2019-01-30", "2019-02-01")],
)
def test_typed_end_no_longer_moves_with_the_anchor(part: str, opens: str, closes: str) -> None:
    before = Window.after(day("2018-07-30"), 6, 12, Unit.MONTH, Anchor.VISIT_END, 5)
    window = WindowKind().parse_part(part, "2019-02-01", before, reading())
    assert window is not None
    assert (window.opens, window.closes) == (day(opens), day(closes))
    assert (window.recompute, window.anchor_id) == (False, 5)


def test_typed_approximate_end_keeps_its_words() -> None:
    before = Window.due(day("2019-06-01"))
    window = WindowKind().parse_part("closes", "end of July 2019", before, reading())
    assert window is not None
    assert window.closes.said == "end of July 2019"


def test_ends_that_are_turned_round_are_refused() -> None:
    with pytest.raises(Invalid):
        WindowKind().parse_part("closes", "1 May 2019", Window.due(day("2019-06-01")), reading())


def test_window_is_told_with_what_it_counts_from() -> None:
    window = Window.after(day("2018-07-30"), 6, 12, Unit.MONTH, Anchor.VISIT_END, 5)
    assert WindowKind().json(window) == {
        "opens": "2019-01-30",
        "closes": "2019-07-30",
        "anchor": "visit_end",
        "anchor_id": 5,
        "offset_min": 6,
        "offset_max": 12,
        "unit": "m",
        "recompute": True,
    }


def test_window_of_two_dates_counts_from_nothing() -> None:
    told = WindowKind().json(Window.due(day("2019-06-01")))
    assert isinstance(told, dict)
    assert (told["anchor"], told["unit"], told["recompute"]) == ("fixed", None, False)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("6 months", Span(6, "m")),
        ("12m", Span(12, "m")),
        ("5 лет", Span(5, "y")),
        ("3 年", Span(3, "y")),
        ("10 wd", Span(10, "wd")),
        ("2 weeks", Span(2, "w")),
    ],
)
def test_length_of_time_is_read(text: str, span: Span) -> None:
    assert SpanKind().parse(text, reading()) == span


@pytest.mark.parametrize("text", ["-3m", "long", "6"])
def test_what_is_no_length_of_time_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        SpanKind().parse(text, reading())


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(1, "d"), "1 day"),
        (Span(5, "d"), "5 days"),
        (Span(2, "wd"), "2 working days"),
        (Span(1, "w"), "1 week"),
        (Span(6, "m"), "6 months"),
        (Span(3, "y"), "3 years"),
    ],
)
def test_length_of_time_is_said_with_its_plural(span: Span, words: str) -> None:
    assert Translator("en")(span_words(span)) == words


def test_length_of_time_is_told_by_count_and_unit() -> None:
    assert SpanKind().json(Span(6, "m")) == {"count": 6, "unit": "m"}

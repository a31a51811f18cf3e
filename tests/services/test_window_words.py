# SPDX-License-Identifier: MIT
"""The line under a bar: every state, three languages with their plurals, "about" kept."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.entities.followup import FollowUp
from delegate_crm.kit.i18n import Translator
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.windows import Window, WindowState
from delegate_crm.services.window_words import BarFacts, bar_facts, near_day, until_words


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def span(opens: ApproxDate | str, closes: ApproxDate | str, status: str = "open") -> FollowUp:
    first, last = (ApproxDate.exact(day(x)) if isinstance(x, str) else x for x in (opens, closes))
    return FollowUp(due_mode="window", window=Window(first, last), status=status)


def due(on: ApproxDate) -> FollowUp:
    return FollowUp(due_mode="date", due=on)


def facts(item: FollowUp, today: str, lang: str = "en") -> BarFacts:
    return bar_facts(item, day(today), Translator(lang))


YEAR = span(ApproxDate.month(2019, 1), ApproxDate.month(2019, 7))
SHORT = span("2019-01-01", "2019-01-31")
ABOUT = span(ApproxDate.about(day("2019-01-30")), ApproxDate.about(day("2019-07-30")))
DUE = due(ApproxDate.exact(day("2019-01-25")))


@pytest.mark.parametrize(
    ("item", "today", "words"),
    [
        (YEAR, "2018-11-01", "Opens 1 January 2019"),
        (YEAR, "2019-01-15", "Open until July, day 15 of 212"),
        (YEAR, "2019-07-25", "Closes in 6 days"),
        (YEAR, "2019-07-30", "Closes in 1 day"),
        (YEAR, "2019-07-31", "Closes today"),
        (YEAR, "2019-08-01", "Closed 1 day ago"),
        (YEAR, "2019-08-04", "Closed 4 days ago"),
        (SHORT, "2019-01-02", "Open until 31 January, day 2 of 31"),
        (ABOUT, "2019-01-15", "Opens about 30 January"),
        (ABOUT, "2019-03-01", "Open until about 30 July, day 34 of 188"),
        (ABOUT, "2019-07-29", "Closes about 30 July"),
        (DUE, "2019-01-01", "Due 25 January"),
        (DUE, "2019-01-25", "Due today"),
        (DUE, "2019-01-27", "Was due 2 days ago"),
        (due(ApproxDate.about(day("2019-01-25"))), "2019-01-01", "Due about 25 January"),
        (FollowUp(due_mode="undated", review_on=day("2019-06-01")), "2019-01-01", "Review 1 June"),
        (FollowUp(due_mode="undated", review_on=day("2019-06-01")), "2019-06-01", "Review 1 June"),
        (
            FollowUp(due_mode="undated", review_on=day("2019-06-01")),
            "2019-06-02",
            "Review since 1 June",
        ),
        (FollowUp(due_mode="undated"), "2019-01-01", "Without a date"),
        (span("2019-01-01", "2019-02-01", "done"), "2019-01-05", "Answered"),
        (
            span("2019-01-01", "2019-02-01", "done").having(done_on=day("2019-01-04")),
            "2019-01-05",
            "Answered 4 January",
        ),
        (span("2019-01-01", "2019-02-01", "cancelled"), "2019-01-05", "Let go"),
    ],
)
def test_the_line_says_how_it_stands(item: FollowUp, today: str, words: str) -> None:
    assert facts(item, today).words == words


@pytest.mark.parametrize(
    ("today", "ru", "zh"),
    [
        ("2019-01-15", "До июля, день 15 из 212", "至 7月，第 15/212 天"),
        ("2019-07-25", "Осталось 6 дней", "6 天后截止"),
        ("2019-07-28", "Осталось 3 дня", "3 天后截止"),
        ("2019-07-30", "Остался 1 день", "1 天后截止"),
        ("2019-08-01", "Закрылось 1 день назад", "已逾期 1 天"),
        ("2019-08-04", "Закрылось 4 дня назад", "已逾期 4 天"),
        ("2019-08-21", "Закрылось 21 день назад", "已逾期 21 天"),
    ],
)
def test_the_line_in_russian_and_chinese(today: str, ru: str, zh: str) -> None:
    assert facts(YEAR, today, "ru").words == ru
    assert facts(YEAR, today, "zh").words == zh


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "open, day 34 of 188, closes about 30 July 2019"),
        ("zh", "进行中，第 34/188 天，约 2019年7月30日截止"),
    ],
)
def test_the_bar_says_a_sentence(lang: str, words: str) -> None:
    assert facts(ABOUT, "2019-03-01", lang).spoken == words


def test_the_sentence_of_what_is_ahead_says_from_when() -> None:
    assert facts(ABOUT, "2019-01-15").spoken == "opens soon, from about 30 January 2019"


def test_there_is_a_shorter_line_without_the_day() -> None:
    assert facts(YEAR, "2019-01-15").short == "Open until July"


@pytest.mark.parametrize(
    ("today", "share", "of"),
    [
        ("2018-12-31", 0.0, None),
        ("2019-01-01", 1 / 31, (1, 31)),
        ("2019-01-31", 1.0, (31, 31)),
        ("2019-02-03", 1.0, None),
    ],
)
def test_how_far_a_window_is(today: str, share: float, of: tuple[int, int] | None) -> None:
    found = facts(SHORT, today)
    assert found.share == pytest.approx(share)
    assert found.day_of == of


def test_a_window_without_a_close_never_closes() -> None:
    found = facts(span("2019-01-01", ApproxDate.since(day("2019-01-01"))), "2019-02-01")
    assert (found.state, found.closes) == (WindowState.OPEN, None)
    assert found.words == "Open since 1 January"


def test_a_day_of_another_year_has_its_year() -> None:
    tr = Translator("ru")
    assert near_day(day("2020-02-01"), day("2019-03-01"), tr) == tr.date(day("2020-02-01"))


@pytest.mark.parametrize(
    ("closes", "words"),
    [
        (ApproxDate.about(day("2019-07-30")), "until about 30 July"),
        (ApproxDate.month(2019, 7), "until 31 July"),
        (ApproxDate.exact(day("2020-07-30")), "until 30 July 2020"),
    ],
)
def test_the_label_at_the_end(closes: ApproxDate, words: str) -> None:
    assert until_words(closes, day("2019-03-01"), Translator("en")) == words


@pytest.mark.parametrize(
    ("lang", "short"), [("en", "Review 30 Oct 2020"), ("zh", "2020年10月30日复查")]
)
def test_where_there_is_less_room_the_month_of_a_review_is_short(lang: str, short: str) -> None:
    item = FollowUp(due_mode="undated", review_on=day("2020-10-30"))
    assert facts(item, "2019-03-01", lang).short == short

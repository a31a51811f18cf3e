# SPDX-License-Identifier: MIT
"""The voice of a report: words of one language, their sources, and what it could not say."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.entities.press import Quote
from delegate_crm.entities.user import User
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.reports.blocks import Gap, Said, Spot
from delegate_crm.reports.voice import Voice, second_language
from delegate_crm.schema.values import LocalText, Origin
from tests.reports.telling import said, titles

NAMED = titles({1: "Delegation from Xinxiang", 2: "Ковалевич"})


def voice(lang: str = "en", second: str = "") -> Voice:
    return Voice(Translator(lang), NAMED, second)


def visit(**purpose: str) -> Visit:
    return Visit(id=1, purpose=LocalText.of(**purpose))


@pytest.mark.parametrize(
    ("chosen", "country", "lang", "second"),
    [
        ("ru", "CN", "en", "ru"),
        ("en", "CN", "en", ""),
        ("ru", "CN", "ru", ""),
        ("", "CN", "en", "zh"),
        ("", "CN", "zh", "en"),
        ("", "BY", "en", "ru"),
        ("", "FR", "ru", "en"),
        ("", "FR", "en", ""),
        ("", "", "en", ""),
    ],
)
def test_second_lines_are_for_the_partner(
    chosen: str, country: str, lang: str, second: str
) -> None:
    assert second_language(chosen, country, lang) == second


# --- words and where they come from ---------------------------------------------------------------


def test_words_are_those_of_the_language_and_keep_their_source() -> None:
    said = voice("ru").words(visit(en="first look", ru="знакомство"), "purpose")
    assert said == "знакомство"
    assert isinstance(said, Said)
    assert (said.source.id, "Delegation from Xinxiang" in said.source.record) == (1, True)


def test_words_of_a_child_have_a_source_without_a_title() -> None:
    said = voice().words(Quote(id=1, position="Director"), "position")
    assert isinstance(said, Said)
    assert said.source.record == "Quotation"


def test_what_is_empty_says_nothing() -> None:
    speaker = voice()
    assert speaker.words(Visit(id=1), "purpose") == ""
    assert speaker.title(None) == ""
    assert speaker.all_said() == ()


def test_words_said_twice_are_kept_once_with_their_first_source() -> None:
    speaker = voice("en", "ru")
    speaker.words(visit(en="look"), "purpose")
    assert speaker.second is not None
    speaker.second.words(visit(en="look"), "purpose")
    assert [(str(each), each.source.field) for each in speaker.all_said()] == [
        ("look", "Purpose of visit")
    ]


def test_values_are_written_in_the_language() -> None:
    seen = Visit(decision_on=dt.date(2018, 7, 2), initiated_by="us")
    assert voice("ru").value(seen, "decision_on") == "2 июля 2018 г."
    assert voice().value(seen, "initiated_by") == "We"


# --- sentences ------------------------------------------------------------------------------------


def test_an_aside_needs_a_remark() -> None:
    assert voice().aside("Xinxiang", "China") == "Xinxiang (China)"
    assert voice().aside("Xinxiang", "") == "Xinxiang"


@pytest.mark.parametrize(
    ("lang", "row", "comma", "several"),
    [
        ("en", "a; b", "a, b", "a, b"),
        ("ru", "a; b", "a, b", "a, b"),
        ("zh", "a；b", "a，b", "a、b"),
    ],
)
def test_parts_are_divided_as_the_language_does(
    lang: str, row: str, comma: str, several: str
) -> None:
    parts, speaker = ("a", "", "b"), voice(lang)
    assert (speaker.row(parts), speaker.comma(parts)) == (row, comma)
    assert speaker.several(parts) == several


@pytest.mark.parametrize(("lang", "said"), [("en", "“a”"), ("ru", "«a»"), ("zh", "“a”")])
def test_quotation_marks_are_those_of_the_language(lang: str, said: str) -> None:
    assert voice(lang).quoted("a") == said


# --- gaps -----------------------------------------------------------------------------------------


def test_a_gap_is_told_once() -> None:
    speaker = voice()
    for spot in (Spot(1), Spot(2)):
        speaker.gap(Gap(N_("No promises are recorded"), spot))
    assert speaker.gaps() == [Gap(N_("No promises are recorded"), Spot(1))]


def test_words_of_another_language_are_said_and_are_a_gap() -> None:
    speaker = voice("zh")
    assert speaker.words(visit(en="first look"), "purpose") == "first look"
    assert speaker.gaps()[0].spot == Spot(1)
    assert "first look" in said(speaker.gaps())[0]


def test_the_second_language_has_gaps_of_its_own() -> None:
    speaker = voice("en", "zh")
    assert speaker.second is not None
    speaker.second.words(visit(en="first look"), "purpose")
    assert said(speaker.gaps()) == ["No translation into Chinese: first look"]


def test_words_translated_by_machine_are_a_gap() -> None:
    speaker = voice()
    speaker.words(Visit(id=1, purpose=LocalText.of(Origin.MACHINE, en="look")), "purpose")
    assert said(speaker.gaps()) == ["Translated by machine, not checked: look"]


def test_letters_that_the_reader_does_not_read_are_a_gap() -> None:
    speaker = voice()
    assert speaker.title(2) == "Ковалевич"
    speaker.name("张国伟", User(id=3), User.name.label)
    speaker.prose(Quote(words_said="так"), "words_said")
    assert said(speaker.gaps()) == ["No translation into English: Ковалевич; 张国伟; так"]


def test_numbers_are_read_in_every_language() -> None:
    speaker = voice("zh")
    speaker.name("2018", User(id=3), User.name.label)
    assert speaker.gaps() == []


def test_of_many_gaps_some_are_named_and_the_rest_is_counted() -> None:
    speaker = voice()
    for number in range(9):
        speaker.lacking[f"слово {number}"] = number
    assert said(speaker.gaps())[0].endswith("слово 5 and 3 more")


def test_long_words_are_shortened_in_a_gap() -> None:
    speaker = voice()
    speaker.words(visit(ru="слово " * 30), "purpose")
    assert len(said(speaker.gaps())[0]) < 80
    assert said(speaker.gaps())[0].endswith("…")

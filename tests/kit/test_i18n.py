# SPDX-License-Identifier: MIT
"""Messages are put into words late, with the plurals, dates and numbers of each language."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from delegate_crm.kit import i18n, paths
from delegate_crm.kit.i18n import N_, NC_, NN_, Text, Translator, plain


@pytest.fixture
def russian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Translator]:
    """A Russian translator with a small catalogue of its own."""
    words = Catalog(locale="ru")
    words.add("Saved: {what}", "Сохранено: {what}")
    words.add(("{n} visit", "{n} visits"), ("{n} визит", "{n} визита", "{n} визитов"))
    words.add("Open", "Открыто", context="state")
    words.add("Open", "Открыть", context="button")
    folder = tmp_path / "ru" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "delegate_crm.mo").open("wb") as file:
        write_mo(file, words)
    monkeypatch.setattr(paths, "translations", lambda: tmp_path)
    i18n._catalogue.cache_clear()
    yield Translator("ru")
    i18n._catalogue.cache_clear()


def test_a_message_is_put_into_words_with_its_values(russian: Translator) -> None:
    assert russian(N_("Saved: {what}", what="визит")) == "Сохранено: визит"


def test_what_the_catalogue_lacks_stays_english(russian: Translator) -> None:
    assert russian(N_("Unheard of")) == "Unheard of"


@pytest.mark.parametrize(
    ("n", "said"), [(1, "1 визит"), (2, "2 визита"), (5, "5 визитов"), (21, "21 визит")]
)
def test_counts_follow_the_plural_of_the_language(russian: Translator, n: int, said: str) -> None:
    assert russian(NN_("{n} visit", "{n} visits", n)) == said


def test_equal_english_words_are_told_apart_by_context(russian: Translator) -> None:
    said = [russian(NC_(context, "Open")) for context in ("state", "button")]
    assert said == ["Открыто", "Открыть"]


def test_messages_inside_a_message_are_translated_too(russian: Translator) -> None:
    inner = NN_("{n} visit", "{n} visits", 2)
    assert russian(N_("Saved: {what}", what=inner)) == "Сохранено: 2 визита"


@pytest.mark.parametrize("words", ["Saved: {what}", "{braces}", "100 %", "", "{0}{1!r}"])
def test_data_is_shown_as_it_stands(russian: Translator, words: str) -> None:
    assert russian(plain(words)) == words
    assert russian(words) == words


def test_values_are_not_read_as_messages(russian: Translator) -> None:
    assert russian(N_("Saved: {what}", what="{what}")) == "Сохранено: {what}"


@pytest.mark.parametrize(
    ("value", "en", "ru", "zh"),
    [
        (dt.date(2018, 7, 30), "30 July 2018", "30 июля 2018\u202fг.", "2018年7月30日"),
        (1234567, "1,234,567", "1\xa0234\xa0567", "1,234,567"),
        (Decimal("0.5"), "0.5", "0,5", "0.5"),
        (["a", "b", "c"], "a, b and c", "a, b и c", "a、b和c"),
        (("a", 1), "a and 1", "a и 1", "a和1"),
        ({"en": "reply", "ru": "ответ"}, "reply", "ответ", "reply"),
        (True, "True", "True", "True"),
        (None, "None", "None", "None"),
    ],
)
def test_values_are_written_as_the_language_does(value: object, en: str, ru: str, zh: str) -> None:
    assert [Translator(lang).value(value) for lang in ("en", "ru", "zh")] == [en, ru, zh]


def test_a_sentence_that_ends_with_a_date_has_one_full_stop(russian: Translator) -> None:
    day, message = dt.date(2018, 7, 30), "Read until {day}."
    assert russian(N_(message, day=day)) == "Read until 30 июля 2018\u202fг."
    assert russian(N_(message, day="today")) == "Read until today."
    assert russian(plain("as typed..")) == "as typed.."


def test_an_unknown_language_is_english() -> None:
    assert Translator("fr").lang == "en"
    assert not Translator("fr").rtl


def test_a_message_is_made_again_from_its_plain_values() -> None:
    title = {"en": "Tea", "ru": "Чай"}
    step = NN_("{n} visit", "{n} visits", 3, of=NC_("a", "b"), title=title)
    label = N_("Undo: {step}", step=step)
    kept = json.loads(json.dumps(label.plainly()))
    assert Text.again(kept) == label


def test_a_message_in_a_log_holds_no_values() -> None:
    assert str(N_("Saved: {what}", what="Zhang")) == "Saved: {what}"

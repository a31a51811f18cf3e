# SPDX-License-Identifier: MIT
"""Text in languages, lists of codes, countries, languages and files, as they are typed and told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.schema.kinds import Kind
from delegate_crm.schema.values import FileFacts, LocalText, Origin
from delegate_crm.schema.wordkinds import (
    CodesKind,
    CountriesKind,
    CountryKind,
    FileKind,
    LanguagesKind,
    LocalTextKind,
)
from tests.schema.reading import reading

NATURES = {"buy": N_("Buy"), "invest": N_("Invest"), "license": N_("License")}


def test_typed_words_are_of_the_language_of_the_reader() -> None:
    assert LocalTextKind().parse(" Мэр ", reading("ru")) == LocalText.of(ru="Мэр")


def test_words_of_all_languages_at_once() -> None:
    typed = '{"en": "Mayor", "ru": "Мэр", "zh": ""}'
    assert LocalTextKind().parse(typed, reading()) == LocalText.of(en="Mayor", ru="Мэр")


@pytest.mark.parametrize("text", ["{", '{"en": 3}', '{"en": {"ru": "x"}}', "{}}", "{" * 5000])
def test_broken_words_of_all_languages_are_refused(text: str) -> None:
    with pytest.raises(Invalid):
        LocalTextKind().parse(text, reading())


def test_one_language_is_typed_alone() -> None:
    before = LocalText.of(en="Mayor", ru="Мер")
    after = LocalTextKind().parse_part("ru", " Мэр ", before, reading())
    assert after == LocalText.of(en="Mayor", ru="Мэр")
    assert LocalTextKind().parse_part("ru", "", after, reading()) == LocalText.of(en="Mayor")


@pytest.mark.parametrize("code", ["en", "zh-Hans", "zh-Latn-pinyin", "kok"])
def test_language_code_is_kept(code: str) -> None:
    LocalTextKind().check(LocalText({code: ("x", Origin.OWN)}))


@pytest.mark.parametrize("value", [{"русский": ("x", "official")}, {"en": ("\0", "official")}])
def test_words_that_cannot_be_kept_are_refused(value: dict[str, tuple[str, str]]) -> None:
    with pytest.raises(Invalid):
        LocalTextKind().check(LocalText(value))


def test_words_are_shown_to_the_reader_in_the_nearest_language() -> None:
    value = LocalText.of(ru="Мэр", zh="市长")
    said = [LocalTextKind().write(value, Translator(lang)) for lang in ("ru", "zh", "en")]
    assert said == ["Мэр", "市长", "Мэр"]


def test_words_are_told_and_found_without_their_origin() -> None:
    value = LocalText({"en": ("Mayor", "official"), "ru": ("Мэр", "machine")})
    assert LocalTextKind().json(value) == {"en": "Mayor", "ru": "Мэр"}
    assert list(LocalTextKind().words(value)) == ["Mayor", "Мэр"]


def test_several_codes_in_the_order_typed_each_once() -> None:
    kind = CodesKind(NATURES)
    assert kind.parse("Invest; buy;; INVEST ", reading()) == ("invest", "buy")
    assert kind.write(("invest", "buy"), Translator("en")) == "Invest and Buy"


def test_unknown_codes_are_refused_but_can_still_be_shown() -> None:
    kind = CodesKind(NATURES)
    assert kind.word("barter", Translator("en")) == "barter"
    kind.check(("buy",))
    with pytest.raises(Invalid):
        kind.check(("buy", "barter"))


def test_choices_of_codes() -> None:
    assert CodesKind(NATURES).choices() == NATURES
    assert CodesKind(NATURES).json(("buy",)) == ["buy"]


@pytest.mark.parametrize("text", ["CN", "cn", "China", "Китай", "中国", " china "])
def test_country_is_read_by_code_or_by_name_in_any_language(text: str) -> None:
    assert CountryKind().parse(text, reading()) == "CN"
    assert CountriesKind().parse(f"{text}; RU", reading()) == ("CN", "RU")


@pytest.mark.parametrize("text", ["zh", "Chinese", "китайский", "中文"])
def test_language_is_read_by_code_or_by_name_in_any_language(text: str) -> None:
    assert LanguagesKind().parse(text, reading()) == ("zh",)


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        (CountryKind(), "CN", ["China", "Китай", "中国"]),
        (CountriesKind(), ("CN",), ["China", "Китай", "中国"]),
        (LanguagesKind(), ("zh",), ["Chinese", "китайский", "中文"]),
    ],
)
def test_name_is_said_in_the_language_of_the_reader(
    kind: Kind[Any], value: object, said: list[str]
) -> None:
    assert [kind.write(value, Translator(lang)) for lang in ("en", "ru", "zh")] == said


def test_country_is_found_by_its_name_in_every_language() -> None:
    assert list(CountryKind().words("CN")) == ["CN", "China", "Китай", "中国"]


def _typed(kind: Kind[Any], text: str) -> object:
    return kind.parse(text, reading())


@pytest.mark.parametrize(
    "refused",
    [
        lambda: _typed(CountryKind(), "Atlantis"),
        lambda: _typed(CountriesKind(), "CN; Atlantis"),
        lambda: _typed(LanguagesKind(), "Elvish"),
        lambda: CountryKind().check("XX"),
        lambda: CountriesKind().check(("XX",)),
        lambda: LanguagesKind().check(("elv-ish",)),
    ],
)
def test_unknown_country_or_language_is_refused(refused: Callable[[], object]) -> None:
    with pytest.raises(Invalid):
        refused()


def test_no_country_is_no_error() -> None:
    CountryKind().check("")


def test_file_is_attached_by_its_path() -> None:
    assert FileKind().parse(" list.txt ", reading()) == FileFacts("00", 8, "text/plain", "list.txt")


def test_file_is_refused_where_files_have_no_place() -> None:
    with pytest.raises(Invalid):
        FileKind().parse("list.txt", replace(reading(), attach=None))


def test_file_is_told_by_its_facts() -> None:
    facts = FileFacts("00", 8, "text/plain", "list.txt")
    told = {"sha256": "00", "size": 8, "mime": "text/plain", "name": "list.txt"}
    assert FileKind().json(facts) == told
    FileKind().check(None)
    with pytest.raises(Invalid):
        FileKind().check(replace(facts, name="\ud83c"))

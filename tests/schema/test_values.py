# SPDX-License-Identifier: MIT
"""Text in several languages: chosen for a reader, changed language by language."""

from __future__ import annotations

import pytest

from delegate_crm.schema.values import LocalText, Origin

TITLE = LocalText.of(en="Mayor", ru="Мэр", zh_Hans="市长")


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "Mayor"), ("ru", "Мэр"), ("zh", "市长"), ("zh-Hans", "市长")]
)
def test_words_of_a_language_or_of_a_variant_of_it(lang: str, words: str) -> None:
    assert TITLE.exact(lang) == words


def test_language_without_words_is_empty() -> None:
    assert TITLE.exact("ar") == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (TITLE, "Mayor"),
        (LocalText.of(zh="市长", ru="Мэр"), "Мэр"),
        (LocalText.of(zh="市长"), "市长"),
        (LocalText.of(fr="Maire"), "Maire"),
        (LocalText(), ""),
    ],
)
def test_best_words_for_a_reader_of_another_language(text: LocalText, words: str) -> None:
    assert text.best("ar") == words


def test_one_language_is_replaced_and_removed() -> None:
    changed = TITLE.having("ru", "Глава", Origin.OWN)
    assert changed.words["ru"] == ("Глава", "own_translation")
    assert "ru" not in changed.having("ru", "").words


def test_text_is_true_when_it_says_something() -> None:
    assert TITLE
    assert not LocalText()


def test_texts_with_equal_words_are_equal() -> None:
    assert LocalText.of(en="Mayor", ru="Мэр") == LocalText.of(ru="Мэр", en="Mayor")
    assert list(LocalText.of(en="Mayor")) == ["Mayor"]

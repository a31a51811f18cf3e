# SPDX-License-Identifier: MIT
"""Countries and languages by code and by name."""

from __future__ import annotations

import pytest

from delegate_crm.kit.i18n import LANGUAGES
from delegate_crm.kit.territories import (
    countries,
    country_code,
    language_code,
    language_heading,
    languages,
    read_in,
)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("CN", "CN"),
        (" cn ", "CN"),
        ("China", "CN"),
        ("china", "CN"),
        ("Китай", "CN"),
        ("中国", "CN"),
        ("россия", "RU"),
        ("Atlantis", ""),
        ("ZZ", ""),
        ("Unknown Region", ""),
        ("", ""),
        ("001", ""),
    ],
)
def test_a_country_is_found_by_code_or_name(typed: str, code: str) -> None:
    assert country_code(typed) == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("ru", "ru"),
        ("RU", "ru"),
        ("Chinese", "zh"),
        ("английский", "en"),
        ("俄语", "ru"),
        ("x", ""),
    ],
)
def test_a_language_is_found_by_code_or_name(typed: str, code: str) -> None:
    assert language_code(typed) == code


@pytest.mark.parametrize(
    ("country", "lang"), [("CN", "zh"), ("KZ", "ru"), ("IN", "en"), ("", "en")]
)
def test_partners_read_the_language_of_their_country(country: str, lang: str) -> None:
    assert read_in(country) == lang


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_country_is_found_again_by_its_name(lang: str) -> None:
    assert {country_code(name) for name in countries(lang).values()} == set(countries(lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_languages_of_our_partners_have_names(lang: str) -> None:
    assert all(languages(lang)[code] for code in ("ar", "de", "en", "ko", "ru", "vi", "zh"))


@pytest.mark.parametrize(("lang", "name"), [("en", "Russian"), ("ru", "Русский"), ("zh", "俄语")])
def test_a_language_s_name_begins_a_line(lang: str, name: str) -> None:
    assert language_heading("ru", lang) == name

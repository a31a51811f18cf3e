# SPDX-License-Identifier: MIT
"""Names of countries and languages in the languages of the program (CLDR, by Babel)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from babel import Locale

from delegate_crm.kit.i18n import LANGUAGES

COUNTRY = re.compile("[A-Z]{2}")
NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Codes of unions, of the unknown and of tests, which the list of names holds among countries."""
_READ_IN: Mapping[str, str] = {
    **dict.fromkeys(("CN", "HK", "MO", "TW"), "zh"),
    **dict.fromkeys(("RU", "BY", "KZ", "KG"), "ru"),
}


def read_in(country: str) -> str:
    """Language of this program in which partners of a country read; English elsewhere."""
    return _READ_IN.get(country, "en")


@cache
def countries(lang: str) -> Mapping[str, str]:
    """ISO 3166-1 code of two letters and the country's name in a language."""
    names = Locale.parse(LANGUAGES[lang]).territories
    codes = {code for code in map(str, names) if COUNTRY.fullmatch(code)} - NO_COUNTRIES
    return {code: str(names[code]) for code in sorted(codes)}


def country_name(code: str, lang: str) -> str:
    """A country in words; the code itself where no country has it."""
    return countries(lang).get(code, code)


@cache
def languages(lang: str) -> Mapping[str, str]:
    """ISO 639 code and the language's name in a language."""
    return dict(Locale.parse(LANGUAGES[lang]).languages)


def language_heading(code: str, lang: str) -> str:
    """A language's name in a language, as it begins a line."""
    name = languages(lang)[code]
    return name[:1].upper() + name[1:]


def country_code(text: str) -> str:
    """Find the code of a country by its code or its name in any language; empty if unknown."""
    return _find(text, countries, str.upper)


def language_code(text: str) -> str:
    """Find the code of a language by its code or its name in any language; empty if unknown."""
    return _find(text, languages, str.lower)


def _find(
    text: str, names: Callable[[str], Mapping[str, str]], as_code: Callable[[str], str]
) -> str:
    code, wanted = as_code(text.strip()), text.strip().casefold()
    if code in names("en"):
        return code
    for lang in LANGUAGES:
        for each, name in names(lang).items():
            if name.casefold() == wanted:
                return each
    return ""

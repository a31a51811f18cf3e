# SPDX-License-Identifier: MIT
"""Names of countries and languages in the languages of the program (CLDR, by Babel)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from babel import Locale

from delegate_crm.kit.i18n import LANGUAGES

COUNTRY = re.compile("[A-Z]{2}")


@cache
def countries(lang: str) -> Mapping[str, str]:
    """ISO 3166-1 code of two letters and the country's name in a language."""
    names = Locale.parse(LANGUAGES[lang]).territories
    return {code: str(names[code]) for code in map(str, names) if COUNTRY.fullmatch(code)}


@cache
def languages(lang: str) -> Mapping[str, str]:
    """ISO 639 code and the language's name in a language."""
    return dict(Locale.parse(LANGUAGES[lang]).languages)


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

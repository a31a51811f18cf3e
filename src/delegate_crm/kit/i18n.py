# SPDX-License-Identifier: MIT
"""Messages that know their words in three languages, and the translator that chooses them.

Code declares messages with the marks `N_`, `NC_` and `NN_`; nothing is translated where it
is declared. A `Translator` puts a `Text` into words when it is shown, so the same facts can be
printed in Chinese while the screen is Russian.
"""

from __future__ import annotations

import datetime as dt
import gettext
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any, Self

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from delegate_crm.kit import paths

DOMAIN = "delegate_crm"


def _languages() -> Mapping[str, str]:
    """Find the languages by their folders; English, which the source is written in, needs none."""
    folders = sorted(each.parent.name for each in paths.translations().glob("*/LC_MESSAGES"))
    return MappingProxyType({"en": "en"} | {name.partition("_")[0]: name for name in folders})


LANGUAGES = _languages()
"""The languages of the program and the folder of the catalogue of each."""


@dataclass(frozen=True, slots=True)
class Text:
    """A message with its values, put into words only when it is shown.

    `message` is the English text with `{name}` places; `context` tells apart equal English words;
    `plural` is the English plural form, chosen by the value named `n`. Among the values, words of
    the office may stand by language, such as a title in each.
    """

    message: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)
    context: str = ""
    plural: str = ""

    def __str__(self) -> str:
        return self.message

    def plainly(self) -> dict[str, Any]:
        """Give it as plain values, to be kept and made `again`."""
        values = {k: v.plainly() if isinstance(v, Text) else v for k, v in self.values.items()}
        return {"m": self.message, "c": self.context, "p": self.plural, "v": values}

    @classmethod
    def again(cls, kept: Mapping[str, Any]) -> Self:
        """Make the message from its plain values."""
        inner = {
            k: cls.again(v) if isinstance(v, dict) and "m" in v else v for k, v in kept["v"].items()
        }
        return cls(kept["m"], inner, kept["c"], kept["p"])


def N_(message: str, /, **values: object) -> Text:  # noqa: N802 - the mark's usual name
    """Declare a message for translation."""
    return Text(message, values)


def NC_(context: str, message: str, /, **values: object) -> Text:  # noqa: N802 - as above
    """Declare a message whose English text needs different translations in different places."""
    return Text(message, values, context=context)


def NN_(singular: str, plural: str, /, n: int, **values: object) -> Text:  # noqa: N802 - as above
    """Declare a message with a count, given as `n`."""
    return Text(singular, {"n": n, **values}, plural=plural)


def plain(text: str) -> Text:
    """Wrap words that come from data: they are shown as they stand in every language."""
    return Text("{words}", {"words": text}, context="data")


class Translator:
    """Puts messages, dates, numbers and lists into the words of one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang if lang in LANGUAGES else "en"
        self.locale = _locale(self.lang)
        self.rtl = self.locale.text_direction == "rtl"
        self._catalogue = _catalogue(self.lang)

    def __call__(self, text: Text | str) -> str:
        """Put a message into words; a plain string is data and comes back unchanged.

        A sentence that ends with an abbreviation, as Russian dates do, has no second full stop.
        """
        if isinstance(text, str):
            return text
        words = self._translated(text)
        told = words.format_map({k: self.value(v) for k, v in text.values.items()})
        return told[:-1] if told.endswith("..") and words.endswith("}.") else told

    def value(self, value: object) -> str:
        """Put a value that stands inside a message into words."""
        match value:
            case Text():
                return self(value)
            case dt.date():
                return self.date(value)
            case int() | Decimal() if not isinstance(value, bool):
                return self.number(value)
            case Mapping():
                return str(value.get(self.lang) or value.get("en", ""))
            case list() | tuple():
                return self.list([self.value(each) for each in value])
            case _:
                return str(value)

    def date(self, day: dt.date, style: str = "long") -> str:
        """Write an exact day: 30 July 2018, 30 июля 2018 г., 2018年7月30日."""
        return format_date(day, style, locale=self.locale)

    def number(self, number: int | Decimal) -> str:
        """Write a number with the group and decimal marks of the language."""
        return format_decimal(number, locale=self.locale)

    def list(self, words: list[str]) -> str:
        """Join words with "and" as the language does."""
        return format_list(words, locale=self.locale)

    def _translated(self, text: Text) -> str:
        if text.context == "data":
            return text.message
        if text.plural:
            count = int(str(text.values["n"]))
            return self._catalogue.ngettext(text.message, text.plural, count)
        if text.context:
            return self._catalogue.pgettext(text.context, text.message)
        return self._catalogue.gettext(text.message)


@cache
def _locale(lang: str) -> Locale:
    return Locale.parse("en_GB" if lang == "en" else LANGUAGES[lang])


@cache
def _catalogue(lang: str) -> gettext.NullTranslations:
    return gettext.translation(
        DOMAIN, paths.translations(), languages=[LANGUAGES[lang]], fallback=True
    )

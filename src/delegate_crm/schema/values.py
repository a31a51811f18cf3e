# SPDX-License-Identifier: MIT
"""Values made of several parts: text in several languages, money, spans of time, a file's facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

FALLBACK = ("en", "ru", "zh")


class Origin(StrEnum):
    """Where the words of one language come from."""

    OFFICIAL = "official"
    OWN = "own_translation"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class LocalText:
    """Text in several languages: BCP 47 code to the words and where they come from."""

    words: Mapping[str, tuple[str, str]] = field(default_factory=dict, hash=False)

    @classmethod
    def of(cls, origin: str = Origin.OFFICIAL, /, **words: str) -> LocalText:
        """Make a text from words by language: `LocalText.of(en="Mayor", ru="Мэр")`."""
        return cls({lang.replace("_", "-"): (text, origin) for lang, text in words.items()})

    def __bool__(self) -> bool:
        return bool(self.words)

    def __iter__(self) -> Iterator[str]:
        return (text for text, _ in self.words.values())

    def exact(self, lang: str) -> str:
        """Words in just this language (or a variant of it), empty if there are none."""
        if lang in self.words:
            return self.words[lang][0]
        variants = (tag for tag in self.words if tag.split("-")[0] == lang)
        return next((self.words[tag][0] for tag in variants), "")

    def best(self, lang: str) -> str:
        """Words in this language, else in English, Russian, Chinese, else in any."""
        tries = (self.exact(each) for each in (lang, *FALLBACK))
        return next(filter(None, tries), next(iter(self), ""))

    def having(self, lang: str, text: str, origin: str = Origin.OFFICIAL) -> LocalText:
        """Give the same text with the words of one language replaced, or removed if empty."""
        words = {tag: each for tag, each in self.words.items() if tag != lang}
        return LocalText(words | {lang: (text, origin)} if text else words)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency (ISO 4217)."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time in whole units: d days, wd working days, w weeks, m months, y years."""

    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is known of an attached file; its content lies in the sister file under the hash."""

    sha256: str
    size: int
    mime: str
    name: str

# SPDX-License-Identifier: MIT
"""Kinds of value: each knows how one sort of value is stored, read from typing and shown.

A kind holds no state of a record and knows no database: it names the columns that it needs by
suffix and by what they hold, and packs a value into cells and out of them again.
"""

from __future__ import annotations

import datetime as dt
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import ClassVar, Generic, TypeVar

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_, Text, Translator
from delegate_crm.kit.locales import group_mark
from delegate_crm.rules.amounts import read_amount
from delegate_crm.schema.values import FileFacts, Money

T = TypeVar("T")
Cell = str | int | None
LONGEST = 20_000
"""Letters in one field; longer text belongs into a document."""


class Holds(StrEnum):
    """What one column holds."""

    TEXT = "text"
    INTEGER = "integer"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading typed text needs to know: language, day, and how a record is found."""

    lang: str
    today: dt.date
    find: Callable[[Sequence[str], str], int]
    """Kinds of record and typed text (id, uid, reference number or exact title) to an id."""
    attach: Callable[[str], FileFacts] | None = None
    """Keeps the content of a file that was named by its path; none where files have no place."""


class Kind(ABC, Generic[T]):
    """One sort of value, from typing to storage and back."""

    name: ClassVar[str]
    columns: Sequence[tuple[str, Holds]] = (("", Holds.TEXT),)
    parts: Sequence[str] = ()
    """Names under which parts of the value can be read and typed alone."""
    blank: T

    @abstractmethod
    def parse(self, text: str, reading: Reading) -> T:
        """Read typed text, which is not empty; `Invalid` says what is wrong."""

    def parse_part(self, part: str, text: str, before: T, reading: Reading) -> T:
        """Read typed text into one part of a value."""
        raise Invalid(
            N_("There is no part “{part}” here.", part=part),
            N_("Type the whole value under the name of the field alone."),
        )

    @abstractmethod
    def write(self, value: T, tr: Translator) -> str:
        """Put a value that is not blank into words."""

    def check(self, value: T) -> None:
        """Refuse a value that must never be stored."""

    @abstractmethod
    def pack(self, value: T) -> Sequence[Cell]:
        """Give the cells of the kind's columns."""

    @abstractmethod
    def unpack(self, cells: Sequence[Cell]) -> T:
        """Make the value from its cells again."""

    def json(self, value: T) -> object:
        """Give the value as the command line's JSON has it; blank is null."""
        return None if value == self.blank else self.pack(value)[0]

    def words(self, value: T) -> Iterable[str]:
        """Texts by which a record with this value is found."""
        return ()

    def choices(self) -> Mapping[str, Text]:
        """Codes that may be stored, with their words; empty if there is no fixed list."""
        return {}


class TextKind(Kind[str]):
    """A line of text, kept letter for letter."""

    name = "text"
    blank = ""

    def parse(self, text: str, reading: Reading) -> str:
        """Take the text as it stands, without the spaces around it."""
        return text.strip()

    def write(self, value: str, tr: Translator) -> str:
        """User text is shown as it is."""
        return value

    def check(self, value: str) -> None:
        """Refuse what no page can carry, and what would break the line."""
        check_text(value)
        if BREAKS.search(value):
            raise Invalid(
                N_("This is one line: it holds no tabs and no line breaks."),
                N_("Write it on one line, with spaces."),
            )

    def pack(self, value: str) -> Sequence[Cell]:
        """One cell."""
        return (value,)

    def unpack(self, cells: Sequence[Cell]) -> str:
        """One cell."""
        return str(cells[0] or "")

    def words(self, value: str) -> Iterable[str]:
        """Text is found by itself."""
        return (value,)


class NoteKind(TextKind):
    """Text of several lines."""

    name = "note"

    def check(self, value: str) -> None:
        """Refuse what no page can carry."""
        check_text(value)


class IntegerKind(Kind[int | None]):
    """A whole number, or none."""

    name = "integer"
    columns = (("", Holds.INTEGER),)
    blank = None

    def __init__(self, least: int = 0, most: int = 1_000_000_000) -> None:
        self._least, self._most = least, most

    def parse(self, text: str, reading: Reading) -> int | None:
        """Read digits; group marks and spaces are passed over."""
        digits = re.sub(r"[\s\u00a0\u202f]", "", text)
        digits = re.sub(r"(?<=\d),(?=\d{3}(\D|$))", "", digits)
        if not re.fullmatch(r"[+-]?\d{1,12}", digits):
            raise Invalid(
                N_("“{text}” is not a whole number.", text=text),
                N_("Write digits, for example 12."),
            )
        return int(digits)

    def check(self, value: int | None) -> None:
        """Refuse a number outside the bounds."""
        if value is not None and not self._least <= value <= self._most:
            raise Invalid(
                N_(
                    "{number} is outside {least} to {most}.",
                    number=value,
                    least=self._least,
                    most=self._most,
                ),
                N_("Write a number between the two."),
            )

    def write(self, value: int | None, tr: Translator) -> str:
        """Write with the marks of the language."""
        return "" if value is None else tr.number(value)

    def pack(self, value: int | None) -> Sequence[Cell]:
        """One cell."""
        return (value,)

    def unpack(self, cells: Sequence[Cell]) -> int | None:
        """One cell."""
        return None if cells[0] is None else int(cells[0])


YES = {"yes", "true", "1", "y", "on", "да", "истина", "д", "是", "真"}
NO = {"no", "false", "0", "n", "off", "нет", "ложь", "н", "否", "假"}


class BooleanKind(Kind[bool]):
    """Yes or no."""

    name = "boolean"
    columns = (("", Holds.INTEGER),)
    blank = False

    def parse(self, text: str, reading: Reading) -> bool:
        """Read yes or no in any of the three languages."""
        word = text.strip().casefold()
        if word not in YES | NO:
            raise Invalid(N_("“{text}” is neither yes nor no.", text=text), N_("Write yes or no."))
        return word in YES

    def write(self, value: bool, tr: Translator) -> str:  # noqa: FBT001 - the value itself
        """Say yes or no."""
        return tr(N_("yes") if value else N_("no"))

    def pack(self, value: bool) -> Sequence[Cell]:  # noqa: FBT001 - the value itself
        """One cell."""
        return (int(value),)

    def unpack(self, cells: Sequence[Cell]) -> bool:
        """One cell."""
        return bool(cells[0])

    def json(self, value: bool) -> object:  # noqa: FBT001 - the value itself
        """True or false; there is no blank."""
        return value


class ChoiceKind(Kind[str]):
    """One code of a fixed list, shown by its word."""

    name = "choice"
    blank = ""

    def __init__(self, options: Mapping[str, Text]) -> None:
        self._options = options

    def parse(self, text: str, reading: Reading) -> str:
        """Read a code, or a word of the list in the language of the reading."""
        return read_code(text, self._options, reading.lang)

    def check(self, value: str) -> None:
        """Refuse a code that the list does not have."""
        if value and value not in self._options:
            raise Invalid(
                N_("“{text}” is not one of the choices.", text=value), _choose_from(self._options)
            )

    def write(self, value: str, tr: Translator) -> str:
        """Say the word of the code."""
        return tr(self._options[value]) if value in self._options else value

    def pack(self, value: str) -> Sequence[Cell]:
        """One cell."""
        return (value,)

    def unpack(self, cells: Sequence[Cell]) -> str:
        """One cell."""
        return str(cells[0] or "")

    def choices(self) -> Mapping[str, Text]:
        """The list."""
        return self._options


AMOUNT = N_("Write the amount and the currency, for example 1200.50 CNY.")


MONEY = re.compile(r"([A-Za-z]{3})?\s*(-?[\d .,\u00a0\u202f]+?)\s*([A-Za-z]{3})?")


class MoneyKind(Kind[Money | None]):
    """An amount and its currency."""

    name = "money"
    columns = (("amount", Holds.TEXT), ("currency", Holds.TEXT))
    blank = None

    def parse(self, text: str, reading: Reading) -> Money | None:
        """Read “1200 CNY” or “CNY 1,200.50”."""
        found = MONEY.fullmatch(text.strip())
        currency = (found[1] or found[3] or "").upper() if found else ""
        if not found or not currency:
            raise Invalid(
                N_("“{text}” is not an amount of money.", text=text),
                AMOUNT,
            )
        try:
            return Money(read_amount(found[2], group_mark(reading.lang)), currency)
        except InvalidOperation:
            raise Invalid(N_("“{text}” is not an amount of money.", text=text), AMOUNT) from None

    def check(self, value: Money | None) -> None:
        """Refuse an amount that is no number."""
        if value and not value.amount.is_finite():
            raise Invalid(N_("This is not an amount of money."), AMOUNT)

    def write(self, value: Money | None, tr: Translator) -> str:
        """Write amount and currency code: the code is the same word everywhere."""
        return f"{tr.number(value.amount)} {value.currency}" if value else ""

    def pack(self, value: Money | None) -> Sequence[Cell]:
        """Amount as decimal text, and the currency."""
        return (str(value.amount), value.currency) if value else ("", "")

    def unpack(self, cells: Sequence[Cell]) -> Money | None:
        """Amount as decimal text, and the currency."""
        return Money(Decimal(str(cells[0])), str(cells[1])) if cells[0] else None

    def json(self, value: Money | None) -> object:
        """Amount as text, so that no digit is lost."""
        return {"amount": str(value.amount), "currency": value.currency} if value else None


BREAKS = re.compile(r"[\t\n\r]")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""Characters that steer a device; tabs and line breaks lay out text of several lines."""


def check_text(text: str) -> None:
    """Refuse text that cannot be stored, given back letter for letter and shown."""
    control = CONTROL.search(text)
    if control:
        code = f"U+{ord(control[0]):04X}"
        raise Invalid(
            N_("The text holds a NUL character, which no page can carry.")
            if control[0] == "\0"
            else N_("The text holds the control character {code}.", code=code),
            N_("Remove it and try again."),
        )
    if len(text) > LONGEST:
        raise Invalid(
            N_(
                "The text has {count} letters; at most {most} fit here.",
                count=len(text),
                most=LONGEST,
            ),
            N_("Put longer texts into a document."),
        )
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise Invalid(
            N_("The text holds half a character."), N_("Copy the text again from where it came.")
        )


def read_code(text: str, options: Mapping[str, Text], lang: str) -> str:
    """Find the code that was typed as code or as word; `Invalid` lists the choices."""
    wanted = text.strip().casefold()
    codes = {code.casefold(): code for code in options}
    if wanted in codes:
        return codes[wanted]
    for tr in (Translator(lang), Translator("en")):
        for code, word in options.items():
            if tr(word).casefold() == wanted:
                return code
    raise Invalid(N_("“{text}” is not one of the choices.", text=text), _choose_from(options))


def _choose_from(options: Mapping[str, Text]) -> Text:
    return N_("Choose one of: {names}.", names=", ".join(options))

# SPDX-License-Identifier: MIT
"""Fields: what one value of a record is, declared once and read by everything else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Generic, Protocol, Self, TypedDict, TypeVar, Unpack, cast, overload

from delegate_crm.kit.i18n import N_, Text
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.windows import Window
from delegate_crm.schema.kinds import (
    BooleanKind,
    ChoiceKind,
    IntegerKind,
    Kind,
    MoneyKind,
    NoteKind,
    TextKind,
)
from delegate_crm.schema.relations import ChildrenKind, LinksKind, ReferenceKind, Row
from delegate_crm.schema.timekinds import (
    DateKind,
    DayKind,
    RepeatKind,
    SpanKind,
    TimeKind,
    WindowKind,
)
from delegate_crm.schema.values import FileFacts, LocalText, Money, Span
from delegate_crm.schema.wordkinds import (
    CodesKind,
    CountriesKind,
    CountryKind,
    FileKind,
    LanguagesKind,
    LocalTextKind,
)

T = TypeVar("T")
C = TypeVar("C", bound=Row)


class Holder(Protocol):
    """What has fields: a record, or a row inside one (`entity.Record`)."""

    def get(self, key: str) -> Any:  # noqa: ANN401 - a value of any kind
        """Value of a field by its key."""


class Options(TypedDict, total=False):
    """What a declaration may say beside kind and label."""

    group: Text
    search: bool
    listed: bool
    restricted: bool


class Field(Generic[T]):
    """One value of a record; read on an instance, it is the value itself."""

    def __init__(
        self, kind: Kind[T], label: Text, default: T | None = None, **options: Unpack[Options]
    ) -> None:
        self.key = ""
        self.kind = kind
        self.label = label
        self.default = kind.blank if default is None else default
        self.group = options.get("group", N_("Main"))
        self.search = options.get("search", False)
        self.listed = options.get("listed", False)
        self.restricted = options.get("restricted", False)

    def __set_name__(self, owner: type[Holder], name: str) -> None:
        self.key = name

    @overload
    def __get__(self, record: None, owner: type[Holder]) -> Self: ...
    @overload
    def __get__(self, record: Holder, owner: type[Holder]) -> T: ...
    def __get__(self, record: Holder | None, owner: type[Holder]) -> Self | T:
        return self if record is None else cast("T", record.get(self.key))

    @property
    def columns(self) -> list[str]:
        """Names of the columns that hold the value, in the order of its cells."""
        return [self.column(suffix) for suffix, _ in self.kind.columns]

    def column(self, suffix: str) -> str:
        """Name of one of the columns."""
        return f"{self.key}_{suffix}" if suffix else self.key


AnyField = Field[Any]


def text(label: Text, **options: Unpack[Options]) -> Field[str]:
    """A line of text."""
    return Field(TextKind(), label, **options)


def note(label: Text, **options: Unpack[Options]) -> Field[str]:
    """Text of several lines."""
    return Field(NoteKind(), label, **options)


def local_text(label: Text, **options: Unpack[Options]) -> Field[LocalText]:
    """Text in several languages."""
    return Field(LocalTextKind(), label, **options)


def integer(
    label: Text, least: int = 0, most: int = 1_000_000_000, **options: Unpack[Options]
) -> Field[int | None]:
    """A whole number between bounds, or none."""
    return Field(IntegerKind(least, most), label, **options)


def flag(label: Text, **options: Unpack[Options]) -> Field[bool]:
    """Yes or no."""
    return Field(BooleanKind(), label, **options)


def choice(
    label: Text, choices: Mapping[str, Text], default: str = "", **options: Unpack[Options]
) -> Field[str]:
    """One of a fixed list."""
    return Field(ChoiceKind(choices), label, default, **options)


def codes(
    label: Text, choices: Mapping[str, Text], **options: Unpack[Options]
) -> Field[tuple[str, ...]]:
    """Several of a fixed list."""
    return Field(CodesKind(choices), label, **options)


def country(label: Text, **options: Unpack[Options]) -> Field[str]:
    """A country."""
    return Field(CountryKind(), label, **options)


def countries(label: Text, **options: Unpack[Options]) -> Field[tuple[str, ...]]:
    """Several countries."""
    return Field(CountriesKind(), label, **options)


def languages(label: Text, **options: Unpack[Options]) -> Field[tuple[str, ...]]:
    """Several languages."""
    return Field(LanguagesKind(), label, **options)


def day(label: Text, **options: Unpack[Options]) -> Field[dt.date | None]:
    """An exact day."""
    return Field(DayKind(), label, **options)


def time(label: Text, **options: Unpack[Options]) -> Field[dt.time | None]:
    """A time on the clock of the place."""
    return Field(TimeKind(), label, **options)


def date(label: Text, **options: Unpack[Options]) -> Field[ApproxDate | None]:
    """A date as well as it is known."""
    return Field(DateKind(), label, **options)


def window(label: Text, **options: Unpack[Options]) -> Field[Window | None]:
    """A span in which something is expected."""
    return Field(WindowKind(), label, **options)


def repeat(label: Text, **options: Unpack[Options]) -> Field[str]:
    """How often something comes again."""
    return Field(RepeatKind(), label, **options)


def span(label: Text, **options: Unpack[Options]) -> Field[Span | None]:
    """A length of time."""
    return Field(SpanKind(), label, **options)


def money(label: Text, **options: Unpack[Options]) -> Field[Money | None]:
    """An amount of money."""
    return Field(MoneyKind(), label, **options)


def file(label: Text, **options: Unpack[Options]) -> Field[FileFacts | None]:
    """An attached file."""
    return Field(FileKind(), label, **options)


def reference(label: Text, *targets: str, **options: Unpack[Options]) -> Field[int | None]:
    """Another record, of one of the target kinds (of any kind if none is named)."""
    return Field(ReferenceKind(targets), label, **options)


def links(label: Text, *targets: str, **options: Unpack[Options]) -> Field[tuple[int, ...]]:
    """Several other records, in order."""
    return Field(LinksKind(targets), label, **options)


def children(label: Text, child: type[C], **options: Unpack[Options]) -> Field[tuple[C, ...]]:
    """Rows that belong to the record alone, in order."""
    return Field(ChildrenKind(child), label, **options)

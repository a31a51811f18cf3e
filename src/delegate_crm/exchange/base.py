# SPDX-License-Identifier: MIT
"""What an import or export format is: rows of typed text out of a file, or into one.

A format knows its file and nothing of records: its rows are read into drafts and checked like
anything that somebody types.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Protocol, TypeVar, runtime_checkable

from delegate_crm.kit.errors import Missing
from delegate_crm.kit.i18n import N_, Text
from delegate_crm.kit.registry import Registry


@dataclass(frozen=True, slots=True)
class Row:
    """One record as a file has it."""

    at: int
    """Where it stands in the file: its line, row or entry, from 1."""
    kind: str
    typed: Sequence[tuple[str, str]]
    """Names of fields and what is typed into them, in order."""


class Format(Protocol):
    """One sort of file: a file in `exchange.formats` offers one as `FORMAT`."""

    title: Text
    endings: Sequence[str]
    """How names of such files end, in small letters: `.csv`."""


F = TypeVar("F", bound=Format)


@runtime_checkable
class Importer(Format, Protocol):
    """A format that can be read."""

    def read(self, file: BinaryIO) -> Iterator[Row]:
        """Give the rows of a file one by one; `Invalid` if it is no such file."""


@runtime_checkable
class Exporter(Format, Protocol):
    """A format that can be written."""

    def write(self, rows: Iterable[Row], file: BinaryIO) -> None:
        """Write rows into a file."""


def formats() -> Registry[Format]:
    """All formats."""
    return Registry("delegate_crm.exchange.formats", "FORMAT", N_("format"))


def importers() -> list[Importer]:
    """The formats that can be read."""
    return [each for each in formats() if isinstance(each, Importer)]


def exporters() -> list[Exporter]:
    """The formats that can be written."""
    return [each for each in formats() if isinstance(each, Exporter)]


def by_ending(name: str, among: Sequence[F]) -> F:
    """The format of a file of this name; `Missing` names the endings that there are."""
    for each in among:
        if name.lower().endswith(tuple(each.endings)):
            return each
    raise Missing(
        N_("The ending of “{name}” names no format.", name=name),
        N_("Choose one of: {names}.", names=", ".join(e for each in among for e in each.endings)),
    )

# SPDX-License-Identifier: MIT
"""What lists of the window are made of: columns, rows of cells, groups, and where they come from.

A list is asked for twice: once for all ids in order, then for the rows of those ids that are in
view. Nothing here knows how it is painted.
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from delegate_crm.kit.i18n import Text, Translator
from delegate_crm.rules.windows import WindowState
from delegate_crm.schema.kinds import Reading
from delegate_crm.schema.listing import Order
from delegate_crm.services.window_words import BarFacts
from delegate_crm.store.lists import Run
from delegate_crm.store.lookup import find_record
from delegate_crm.store.queries import Reader


class Look(StrEnum):
    """How a cell is painted."""

    TEXT = "text"
    NAME = "name"
    CHIP = "chip"
    STATE = "state"
    BAR = "bar"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what stands over it, how wide it begins, by what it is sorted."""

    key: str
    label: Text
    width: int = 140
    sort: str = ""
    """What an order names; empty where the column cannot be sorted."""
    numeric: bool = False
    grows: bool = False
    """Takes the room that is left."""
    shown: bool = True
    """Until somebody chooses otherwise."""
    spare: int = 0
    """Where the window is narrow, columns are left out, those with the highest number first."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell."""

    text: str = ""
    remark: str = ""
    """In grey, beside the text."""
    under: str = ""
    """In grey, in a line of its own."""
    look: Look = Look.TEXT
    tile: str = ""
    """Letters of a tile before the text; a country by its code, a person by initials."""
    round: bool = False
    """Whether the tile is that of a person."""
    tone: str = ""
    state: WindowState | None = None
    share: float = 0.3
    bar: BarFacts | None = None
    condition: str = ""
    """What narrows the list to records that say the same here."""

    @property
    def said(self) -> str:
        """All that the cell says, in one line."""
        spoken = self.bar.spoken if self.bar else ""
        return ", ".join(filter(None, (self.text, self.remark, self.under, spoken)))


EMPTY = Cell()
BAR_FIELDS = ("due_mode", "due", "window", "review_on", "snoozed_until", "status", "done_on")
"""What the state and the bar of a follow-up are reckoned from."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record as the list shows it; cells stand in the order of the list's columns."""

    id: int
    kind: str
    cells: tuple[Cell, ...]
    opens: bool = False
    """Whether there are rows inside it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading of their own."""

    label: str
    start: int
    count: int
    number: str
    """The count as the language writes it."""


def headings(labels: Iterable[str], runs: Sequence[Run], tr: Translator) -> tuple[Group, ...]:
    """Make the groups of a list from its runs, each with its label."""
    pairs = zip(labels, runs, strict=True)
    return tuple(Group(label, x.start, x.count, tr.number(x.count)) for label, x in pairs)


@dataclass(frozen=True, slots=True)
class Found:
    """All ids of a list in order, and its groups."""

    ids: array[int]
    groups: tuple[Group, ...] = ()
    whole: bool = True
    """False where only the first ids were asked for, and there are more."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What somebody wants to see of a list."""

    lang: str
    today: dt.date
    words: str = ""
    """The filter: words, and conditions such as `status=held`."""
    sort: str = ""
    """Key of a column, with a minus before it for the other direction."""
    part: str = ""
    """A part of the list, such as people alone."""
    columns: frozenset[str] = field(default=frozenset())
    """Keys of the columns in view; other cells stay empty."""
    first: int | None = None
    """So many ids are enough, to have something to show at once; lists in groups may give more."""

    @property
    def tr(self) -> Translator:
        """Puts things into the words of the reader."""
        return Translator(self.lang)

    @property
    def order(self) -> Order:
        """The order that is asked for."""
        return Order(self.sort.removeprefix("-"), descending=self.sort.startswith("-"))

    def reading(self, reader: Reader) -> Reading:
        """How typed conditions are read."""
        return Reading(self.lang, self.today, lambda codes, text: find_record(reader, codes, text))


class Source(Protocol):
    """Where a list comes from."""

    @property
    def kinds(self) -> Sequence[str]:
        """The kinds of record that it shows."""

    @property
    def names(self) -> Mapping[str, Text]:
        """Names that its filter knows beside the fields of its kinds."""

    @property
    def parts(self) -> Sequence[tuple[str, Text]]:
        """Its parts, first the whole; none if it is not parted."""

    @property
    def sort(self) -> str:
        """The order before somebody chooses another."""

    @property
    def watches(self) -> frozenset[str]:
        """Kinds of record whose changes may change the list."""

    @property
    def columns(self) -> Sequence[Column]:
        """All columns, whether they are shown or not."""

    def find(self, reader: Reader, ask: Ask) -> Found:
        """Ids in order."""

    def rows(self, reader: Reader, ids: Sequence[int], ask: Ask) -> list[Row]:
        """Rows of some ids, with a fixed number of queries."""

    def inside(self, reader: Reader, record_id: int, ask: Ask) -> list[int]:
        """Ids of the rows inside a row."""

    def sentence(self, reader: Reader, ask: Ask) -> str:
        """One sentence of fact about the whole list."""

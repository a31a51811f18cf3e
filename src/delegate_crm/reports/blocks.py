# SPDX-License-Identifier: MIT
"""A document as plain values: what a report says, before anybody draws it.

All texts are finished words of one language and never markup. Words that come from a record are
wrapped in `Said` with their source, so that a letter which no shipped font has can be traced to
its field.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self, TypeAlias

from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import N_, Text


@dataclass(frozen=True, slots=True)
class Source:
    """Where words come from: the record's kind and title, the label of the field, the record."""

    record: str
    field: str
    id: int = 0


class Said(str):
    """Words of a record, with their source."""

    __slots__ = ("source",)
    source: Source

    def __new__(cls, words: str, source: Source) -> Self:
        """Mark words with their source."""
        said = super().__new__(cls, words)
        said.source = source
        return said

    def __reduce__(self) -> tuple[type[Said], tuple[str, Source]]:
        return Said, (str(self), self.source)


def opening(words: str) -> str:
    """Words that begin a line: with a capital letter, and still with their source."""
    begun = words[:1].upper() + words[1:]
    return Said(begun, words.source) if isinstance(words, Said) else begun


class MissingGlyph(UserError):
    """A letter that no shipped font has; the report is not drawn."""

    def __init__(self, letter: str, source: Source | None) -> None:
        code = f"U+{ord(letter):04X}"
        if source is None:
            message = N_(
                'No font here has the character {code} "{letter}".', code=code, letter=letter
            )
        else:
            message = N_(
                'No font here has the character {code} "{letter}" of {record}, field "{field}".',
                code=code,
                letter=letter,
                record=source.record,
                field=source.field,
            )
        hint = N_("Replace the character in that field and print again.")
        super().__init__(message, hint, source.field if source else "")
        self.letter = letter
        self.source = source


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one weight; `quiet` ones are set smaller and greyer; only http(s) links work."""

    text: str
    strong: bool = False
    quiet: bool = False
    link: str = ""


Words: TypeAlias = str | Sequence[Run]
"""Words of a block: plain, or runs of different weight."""


def strong(text: str) -> Run:
    """Words to be stressed."""
    return Run(text, strong=True)


def quiet(text: str) -> Run:
    """Words that step back: smaller and greyer."""
    return Run(text, quiet=True)


def runs(words: Words) -> Sequence[Run]:
    """Words as runs, whether they were plain or not."""
    return (Run(words),) if isinstance(words, str) else words


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; headings of level 1 are numbered, it stays with what follows."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; line ends in the words stay line ends."""

    text: Words


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values, one pair a line."""

    rows: Sequence[tuple[str, Words]]


@dataclass(frozen=True, slots=True)
class Bullets:
    """Short items under each other."""

    items: Sequence[Words]


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its number as printed, main words, lines under them, and when."""

    number: str
    text: Words
    lines: Sequence[Words] = ()
    when: str = ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """Steps in order, each with a main line, further lines, and a note at the margin (a time)."""

    items: Sequence[Step]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose header repeats on each page.

    `weights` share the width among the columns; `numeric` columns (from 0) stand at the right.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[Words]]
    weights: Sequence[float] = ()
    numeric: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day on the axis of a window bar, with its label."""

    day: dt.date
    label: str
    told: bool = False
    """The label tells the date, which may be less exact than the day."""


@dataclass(frozen=True, slots=True)
class WindowBar:
    """A follow-up window on a time axis, always with a line of words below.

    `state` is a window state and chooses the colour; an end that is about some day fades out.
    """

    title: str
    words: str
    visit: Milestone | None
    opens: dt.date
    closes: dt.date
    today: dt.date
    state: str
    today_label: str
    opens_about: bool = False
    closes_about: bool = False
    milestones: Sequence[Milestone] = ()


@dataclass(frozen=True, slots=True)
class Sign:
    """Lines to be signed: what stands before each line; they never part."""

    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, re-encoded from the attachment store, with its caption."""

    png: bytes
    caption: str


@dataclass(frozen=True, slots=True)
class Break:
    """A new page."""


Block: TypeAlias = (
    Heading | Para | Facts | Bullets | Numbered | Table | WindowBar | Sign | Picture | Break
)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a gap is mended: on the page of a record, in a setting, by a choice of the report."""

    record: int = 0
    part: str = ""
    """The part of the record's page, by the name of its tab."""
    setting: str = ""
    option: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a report cannot say because it is not known yet, and where it is mended."""

    text: Text
    spot: Spot


@dataclass(frozen=True, slots=True)
class Document:
    """A finished report of one language."""

    title: str
    subtitles: Sequence[str]
    lang: str
    head_left: str
    """Running head: the office."""
    head_right: str
    """Running head: number, place and date of issue."""
    foot_left: str
    """Foot: source or confidentiality; the page number stands on the right."""
    blocks: Sequence[Block]
    paper: str = "A4"
    gaps: Sequence[Gap] = ()
    """What the report could not say because it is not known yet."""
    author: str = ""
    printed: str = ""
    """Second line of the foot: who printed it and when."""
    said: Sequence[Said] = ()
    """Words of records that were woven into sentences: through them a letter is traced."""

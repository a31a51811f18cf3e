# SPDX-License-Identifier: MIT
"""What a list shows: which kind, which columns, which records, in which order. Plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Test(StrEnum):
    """How a condition compares."""

    IS = "is"
    HAS = "has"
    BLANK = "blank"
    OVERLAPS = "overlaps"
    FROM = "from"
    UNTIL = "until"
    AMONG = "among"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on a field, or on one end of a window; negated, it asks for all others.

    `value` is a value of the field's kind, text that it must hold, a pair of ISO days, or several
    codes of which it is one.
    """

    key: str
    test: Test
    value: object = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """Sort by a field; an empty key sorts by title."""

    key: str = ""
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of one kind of record."""

    kind: str
    columns: Sequence[str] = ()
    """Fields shown beside the title."""
    words: Sequence[str] = ()
    """Words of which each must occur in the record's search text."""
    conditions: Sequence[Condition] = ()
    order: Sequence[Order] = (Order(),)
    archived: bool = False
    limit: int | None = None
    lang: str = "en"
    """Language of the titles by which it is sorted."""

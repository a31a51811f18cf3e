# SPDX-License-Identifier: MIT
"""Kinds of value that point at other records, and rows that belong to one record alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Generic, Protocol, Self, TypeVar

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_, Text, Translator
from delegate_crm.schema.kinds import Cell, Holds, Kind, Reading


class Valued(Protocol):
    """What is asked of a field here."""

    key: str
    kind: Kind[Any]


class Row(Protocol):
    """What is asked of a row inside a record (`entity.Child`)."""

    label: ClassVar[Text]
    fields: ClassVar[Mapping[str, Any]]
    """Its fields by key, each `Valued`."""

    @classmethod
    def typed(cls, text: str, reading: Reading) -> Self:
        """Make a row from typed text."""

    def get(self, key: str) -> Any:  # noqa: ANN401 - a value of any kind
        """Value of a field by its key."""

    def complete(self) -> bool:
        """Tell whether the row says anything."""

    def words(self, tr: Translator) -> str:
        """Say the row in one line."""


C = TypeVar("C", bound=Row)


class ReferenceKind(Kind[int | None]):
    """The id of another record."""

    name = "reference"
    columns = (("", Holds.REFERENCE),)
    blank = None

    def __init__(self, targets: Sequence[str]) -> None:
        self.targets = tuple(targets)

    def parse(self, text: str, reading: Reading) -> int | None:
        """Find the record by id, uid, reference number or exact title."""
        return reading.find(self.targets, text.strip())

    def write(self, value: int | None, tr: Translator) -> str:
        """An id alone says little: pages and reports look the title up."""
        return "" if value is None else f"#{value}"

    def pack(self, value: int | None) -> Sequence[Cell]:
        """One cell."""
        return (value,)

    def unpack(self, cells: Sequence[Cell]) -> int | None:
        """One cell."""
        return None if cells[0] is None else int(cells[0])


class LinksKind(Kind[tuple[int, ...]]):
    """Ids of several other records, in order; they are kept in the link table."""

    name = "references"
    columns = ()
    blank = ()

    def __init__(self, targets: Sequence[str]) -> None:
        self.targets = tuple(targets)

    def parse(self, text: str, reading: Reading) -> tuple[int, ...]:
        """Find the records, which are separated by semicolons."""
        parts = [part.strip() for part in text.split(";") if part.strip()]
        return tuple(dict.fromkeys(reading.find(self.targets, part) for part in parts))

    def write(self, value: tuple[int, ...], tr: Translator) -> str:
        """Ids alone say little: pages and reports look the titles up."""
        return ", ".join(f"#{each}" for each in value)

    def pack(self, value: tuple[int, ...]) -> Sequence[Cell]:
        """No cells of its own."""
        return ()

    def unpack(self, cells: Sequence[Cell]) -> tuple[int, ...]:
        """No cells of its own."""
        return ()


def targets_of(field: Valued) -> Sequence[str]:
    """Kinds of record that a field may point at; none for a field that points at nothing."""
    return field.kind.targets if isinstance(field.kind, (ReferenceKind, LinksKind)) else ()


class ChildrenKind(Kind[tuple[C, ...]], Generic[C]):
    """Rows that live inside the record: its draft, version and history hold them too."""

    name = "children"
    columns = ()
    blank = ()

    def __init__(self, child: type[C]) -> None:
        self.child = child

    def parse(self, text: str, reading: Reading) -> tuple[C, ...]:
        """Read one child from each part between semicolons."""
        parts = [part.strip() for part in text.split(";") if part.strip()]
        return tuple(self.child.typed(part, reading) for part in parts)

    def check(self, value: tuple[C, ...]) -> None:
        """Refuse a child whose own fields are refused."""
        for child in value:
            for field in child.fields.values():
                field.kind.check(child.get(field.key))
            if not child.complete():
                raise Invalid(
                    N_("An entry of “{label}” is empty.", label=child.label),
                    N_("Fill it in, or take it out."),
                )

    def write(self, value: tuple[C, ...], tr: Translator) -> str:
        """Say the children one after the other."""
        return "; ".join(child.words(tr) for child in value)

    def pack(self, value: tuple[C, ...]) -> Sequence[Cell]:
        """No cells of its own."""
        return ()

    def unpack(self, cells: Sequence[Cell]) -> tuple[C, ...]:
        """No cells of its own."""
        return ()

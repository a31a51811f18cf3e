# SPDX-License-Identifier: MIT
"""Kinds of value that point at other records, and rows that belong to one record alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.schema.kinds import Cell, Holds, Kind, Reading

if TYPE_CHECKING:
    from delegate_crm.schema.entity import Child
    from delegate_crm.schema.fields import AnyField

C = TypeVar("C", bound="Child")


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


def targets_of(field: AnyField) -> Sequence[str]:
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
                raise Invalid(N_("An entry of “{label}” is empty.", label=child.label))

    def write(self, value: tuple[C, ...], tr: Translator) -> str:
        """Say the children one after the other."""
        return "; ".join(child.words(tr) for child in value)

    def pack(self, value: tuple[C, ...]) -> Sequence[Cell]:
        """No cells of its own."""
        return ()

    def unpack(self, cells: Sequence[Cell]) -> tuple[C, ...]:
        """No cells of its own."""
        return ()

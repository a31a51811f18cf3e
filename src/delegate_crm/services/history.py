# SPDX-License-Identifier: MIT
"""The history of a record, read from the journal: who changed what, when, from what to what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from delegate_crm.kit.i18n import N_, Text
from delegate_crm.schema.entity import Entity
from delegate_crm.schema.fields import AnyField
from delegate_crm.schema.relations import ChildrenKind, LinksKind
from delegate_crm.store.journal import Entry, Header, Journal, Operation
from delegate_crm.store.queries import Reader
from delegate_crm.store.rows import ARCHIVED, child_from, field_of

OPERATIONS: Mapping[Operation, Text] = {
    Operation.CREATE: N_("Created"),
    Operation.UPDATE: N_("Changed"),
    Operation.ERASE: N_("Removed"),
    Operation.IMPORT: N_("Imported"),
    Operation.SETTING: N_("Setting changed"),
    Operation.EXPORT: N_("Exported"),
    Operation.PRINT: N_("Printed"),
}


@dataclass(frozen=True, slots=True)
class Changed:
    """One value that a step changed; a child is told as a whole."""

    key: str
    label: Text
    before: object
    after: object
    field: AnyField | None


@dataclass(frozen=True, slots=True)
class Step:
    """What one work did to a record."""

    work: Header
    operation: Operation
    changes: tuple[Changed, ...]


def history(reader: Reader, record: Entity) -> list[Step]:
    """All steps of a record, oldest first."""
    journal = Journal(reader.connection)
    return [
        Step(journal.header(entry.work_id), entry.operation, tuple(_changes(record, entry)))
        for entry in journal.of_record(record.id)
    ]


def _changes(record: Entity, entry: Entry) -> Iterable[Changed]:
    if entry.operation is not Operation.UPDATE:
        return
    for path, (old, new) in entry.body.items():
        field = field_of(type(record), path)
        if field is not None:
            uid = path.partition("/")[2]
            before, after = (_value(field, uid, cells) for cells in (old, new))
            yield Changed(field.key, field.label, before, after, field)
        elif path == ARCHIVED:
            yield Changed(path, N_("Archived"), old, new, None)


def _value(field: AnyField, uid: str, cells: Any) -> object:  # noqa: ANN401 - of the journal
    if isinstance(field.kind, ChildrenKind):
        return () if cells is None else (child_from(field.kind.child, uid, cells),)
    if cells is None:
        return field.kind.blank
    return tuple(cells) if isinstance(field.kind, LinksKind) else field.kind.unpack(cells)

# SPDX-License-Identifier: MIT
"""The history of a record, read from the journal: who changed what, when, from what to what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from delegate_crm.kit.i18n import N_, NC_, Text
from delegate_crm.schema.entity import Entity
from delegate_crm.schema.fields import AnyField
from delegate_crm.schema.relations import ChildrenKind, LinksKind
from delegate_crm.services.people import acting_names
from delegate_crm.services.present import Flat, Presenter, targets_in
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
    path: str = ""
    """Where it lies in the record: the field's key, or `key/uid` for a child."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one work did to a record."""

    work: Header
    operation: Operation
    changes: tuple[Changed, ...]


def history(reader: Reader, record: Entity) -> list[Step]:
    """All steps of a record, oldest first."""
    journal = Journal(reader.connection)
    works = journal.headers_of(record.id)
    return [
        Step(works[entry.work_id], entry.operation, tuple(_changes(record, entry)))
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
            yield Changed(field.key, field.label, before, after, field, path)
        elif path == ARCHIVED:
            yield Changed(path, N_("Archived"), old, new, None, path)


def _value(field: AnyField, uid: str, cells: Any) -> object:  # noqa: ANN401 - of the journal
    if isinstance(field.kind, ChildrenKind):
        return () if cells is None else (child_from(field.kind.child, uid, cells),)
    if cells is None:
        return field.kind.blank
    return tuple(cells) if isinstance(field.kind, LinksKind) else field.kind.unpack(cells)


def told(reader: Reader, record: Entity, lang: str, today: dt.date) -> list[Flat]:
    """The history as plain values, each change with its words in a language."""
    steps = history(reader, record)
    values = [
        (each.field, v) for s in steps for each in s.changes for v in (each.before, each.after)
    ]
    ids = (i for field, value in values if field for i in targets_in(field, value))
    presenter = Presenter(reader, lang, today, [record], ids)
    names = acting_names(reader, lang)
    return [
        {
            "at": step.work.at,
            "user": step.work.actor,
            "name": names.get(step.work.actor, step.work.actor),
            "operation": step.operation.value,
            "step": presenter.tr(step.work.label),
            "changes": [_told(each, presenter) for each in step.changes],
        }
        for step in steps
    ]


def _told(change: Changed, presenter: Presenter) -> Flat:
    before, after = (_both(change, value, presenter) for value in (change.before, change.after))
    label = presenter.tr(change.label)
    words = NC_(
        "change", "{field}: {before} → {after}", field=label, before=before[1], after=after[1]
    )
    return {
        "field": change.key,
        "label": label,
        "before": before[0],
        "after": after[0],
        "words": presenter.tr(words),
    }


def _both(change: Changed, value: Any, presenter: Presenter) -> tuple[object, str]:  # noqa: ANN401 - of any kind
    """A value for scripts and in words."""
    if change.field is None:
        return value, str(value or "–")
    return presenter.json(change.field, value), presenter.said(change.field, value) or "–"

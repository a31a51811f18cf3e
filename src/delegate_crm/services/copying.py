# SPDX-License-Identifier: MIT
"""A record like another one, to be changed into a new one."""

from __future__ import annotations

from typing import Any, TypeVar

from delegate_crm.entities import kind
from delegate_crm.schema.entity import Child, Entity
from delegate_crm.schema.relations import ChildrenKind
from delegate_crm.store.work import Work

E = TypeVar("E", bound=Entity)


def duplicate(work: Work, code: str, record_id: int) -> int:
    """Store a copy of a record with its rows, but without the office's own number for it."""
    return work.add(copied(work.reader.get(kind(code), record_id))).id


def copied(record: E) -> E:
    """The same values in a record that is not stored yet."""
    values: dict[str, Any] = {}
    for key, field in record.fields.items():
        value = record.get(key)
        rows = isinstance(field.kind, ChildrenKind)
        values[key] = tuple(map(_fresh, value)) if rows else value
    if record.number:
        values[record.number] = ""
    return type(record)(**values)


def _fresh(child: Child) -> Child:
    return type(child)(**{key: child.get(key) for key in child.fields})

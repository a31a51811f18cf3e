# SPDX-License-Identifier: MIT
"""Rows of one record: written whole when it is made, and only where they differ afterwards."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, delete, insert, select

from delegate_crm.schema.entity import COMMON, Child, Entity, Record
from delegate_crm.schema.relations import ChildrenKind, LinksKind
from delegate_crm.store.tables import changing, into, table

E = TypeVar("E", bound=Entity)
R = TypeVar("R", bound=Record)


class Writer:
    """Turns records into rows on one connection; it decides nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def make(self, record: E, work_id: int) -> E:
        """Write a new record; one that comes with an id, uid and version gets them back."""
        made = with_uids(record)
        row: dict[str, Any] = {"uid": made.uid, "kind": made.code, "archived_at": made.archived_at}
        row |= {"version": made.version or 1, "created_work": made.created_work or work_id}
        row |= cells_of(made, common=True) | ({"id": made.id} if made.id else {})
        made.id = self._insert("record", row)
        made.version, made.created_work = row["version"], row["created_work"]
        self._insert(made.code, {"id": made.id} | cells_of(made, common=False))
        return self._inner(type(made)(), made)

    def change(self, before: E, after: E) -> E:
        """Write what differs between a stored record and its next version."""
        made = with_uids(after)
        made.version = before.version + 1
        row = {"version": made.version, "archived_at": made.archived_at}
        row |= _differing(cells_of(before, common=True), cells_of(made, common=True))
        self._update("record", made.id, row)
        own = _differing(cells_of(before, common=False), cells_of(made, common=False))
        self._update(made.code, made.id, own)
        return self._inner(before, made)

    def erase(self, record: Entity) -> None:
        """Take all rows of a record out."""
        self._inner(record, type(record)(id=record.id))
        for name, column in ((record.code, "id"), ("title", "record_id"), ("record", "id")):
            rows = table(name)
            self._connection.execute(delete(rows).where(rows.c[column] == record.id))

    def _insert(self, name: str, values: Mapping[str, Any]) -> int:
        result = self._connection.execute(into(name), values)
        return int(result.inserted_primary_key[0])  # type: ignore[index]  # every table has one

    def _update(self, name: str, record_id: int, values: Mapping[str, Any]) -> None:
        if values:
            new = {f"new_{column}": value for column, value in values.items()}
            self._connection.execute(changing(name, tuple(values)), new | {"row_id": record_id})

    def _inner(self, before: Entity, after: E) -> E:
        """Write children and links that differ; the answer knows the ids of new children."""
        written: dict[str, tuple[Child, ...]] = {}
        for key, field in after.fields.items():
            old, new = before.get(key), after.get(key)
            if old == new and _ids(old) == _ids(new):
                continue
            if isinstance(field.kind, ChildrenKind):
                written[key] = self._children(field.kind.child.code, after.id, old, new)
            elif isinstance(field.kind, LinksKind):
                self._links(key, after.id, new)
        return after.having(**written) if written else after

    def _children(
        self, code: str, owner_id: int, before: Sequence[Child], after: Sequence[Child]
    ) -> tuple[Child, ...]:
        rows, known = table(code), {child.uid: (n, child) for n, child in enumerate(before)}
        for uid in set(known) - {child.uid for child in after}:
            self._connection.execute(delete(rows).where(rows.c.uid == uid))
        written: list[Child] = []
        for ordinal, child in enumerate(after):
            values = {"ordinal": ordinal, "owner_id": owner_id} | child_cells(child)
            if child.uid not in known:
                identity = {"uid": child.uid} | self._number(code, child.id)
                child.id = self._insert(code, values | identity)
            elif known[child.uid] != (ordinal, child):
                self._update(code, child.id, values)
            written.append(child)
        return tuple(written)

    def _number(self, code: str, number: int) -> dict[str, int]:
        """The number that a child had before it was taken out, unless another has it by now."""
        rows = table(code)
        taken = number and self._connection.scalar(select(rows.c.id).where(rows.c.id == number))
        return {"id": number} if number and not taken else {}

    def _links(self, role: str, from_id: int, targets: Sequence[int]) -> None:
        link = table("link")
        here = (link.c.from_id == from_id, link.c.role == role)
        self._connection.execute(delete(link).where(*here))
        rows = [
            {"from_id": from_id, "role": role, "to_id": target, "ordinal": ordinal}
            for ordinal, target in enumerate(targets)
        ]
        if rows:
            self._connection.execute(insert(link), rows)


def with_uids(record: E) -> E:
    """A copy of the record in which it and its children have their uids."""
    values = {
        key: tuple(_with_uid(child) for child in record.get(key))
        for key, field in record.fields.items()
        if isinstance(field.kind, ChildrenKind)
    }
    return _with_uid(record.having(**values))


def _with_uid(record: R) -> R:
    made = record.having()
    made.uid = record.uid or str(uuid.uuid4())
    return made


def cells_of(record: Entity, *, common: bool) -> dict[str, Any]:
    """Cells of a record: those in the table that all kinds share, or those in its own."""
    cells: dict[str, Any] = {}
    for key, field in record.fields.items():
        if (key in COMMON) == common:
            cells |= zip(field.columns, field.kind.pack(record.get(key)), strict=True)
    if not common:
        cells |= {each.name: each.of(record) for each in record.derived}
    return cells


def child_cells(child: Child) -> dict[str, Any]:
    """Cells of a child."""
    cells: dict[str, Any] = {}
    for key, field in child.fields.items():
        cells |= zip(field.columns, field.kind.pack(child.get(key)), strict=True)
    return cells


def _differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    return {name: cell for name, cell in after.items() if before[name] != cell}


def _ids(value: object) -> object:
    """Ids of children, which equality of values passes over."""
    return [getattr(each, "id", each) for each in value] if isinstance(value, tuple) else None

# SPDX-License-Identifier: MIT
"""Records with some of their fields alone: what a row of a list shows, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import select

from delegate_crm.schema.entity import Entity
from delegate_crm.schema.fields import AnyField
from delegate_crm.schema.relations import ChildrenKind, LinksKind
from delegate_crm.store.conditions import home_of
from delegate_crm.store.queries import Reader, pages
from delegate_crm.store.tables import table

E = TypeVar("E", bound=Entity)


def partly(reader: Reader, entity: type[E], ids: Sequence[int], keys: Iterable[str]) -> list[E]:
    """Records by id, in the order of the ids, with these fields; the others are blank.

    Such a record is for showing: it must not be saved.
    """
    fields = [entity.fields[key] for key in dict.fromkeys(keys) if key in entity.fields]
    values = _stored(reader, entity, ids, [each for each in fields if each.kind.columns])
    found = [each for each in ids if each in values]
    for field in fields:
        for owner, value in _inner(reader, field, found):
            known = values[owner].get(field.key, ())
            values[owner][field.key] = (*known, value)
    return [entity(id=each, **values[each]) for each in found]


def _stored(
    reader: Reader, entity: type[Entity], ids: Sequence[int], fields: Sequence[AnyField]
) -> dict[int, dict[str, Any]]:
    """Values of fields that lie in the record's own rows."""
    own, record = table(entity.code), table("record")
    columns = [home_of(entity, f.key).c[name] for f in fields for name in f.columns]
    query = select(own.c.id, *columns)
    if any(each.table is record for each in columns):
        query = query.join(record, record.c.id == own.c.id)
    found: dict[int, dict[str, Any]] = {}
    for page in pages(ids):
        for row in reader.connection.execute(query.where(own.c.id.in_(page))):
            at, values = 1, dict[str, Any]()
            for field in fields:
                end = at + len(field.columns)
                values[field.key] = field.kind.unpack(row[at:end])
                at = end
            found[row[0]] = values
    return found


def _inner(reader: Reader, field: AnyField, ids: Sequence[int]) -> Iterable[tuple[int, Any]]:
    """Rows inside the records, and records that they are linked to."""
    if isinstance(field.kind, ChildrenKind):
        yield from reader.children(field.kind.child, ids)
    elif isinstance(field.kind, LinksKind):
        link = table("link")
        query = select(link.c.from_id, link.c.to_id).where(link.c.role == field.key)
        for page in pages(ids):
            rows = reader.connection.execute(
                query.where(link.c.from_id.in_(page)).order_by(link.c.ordinal)
            )
            yield from ((row.from_id, row.to_id) for row in rows)

# SPDX-License-Identifier: MIT
"""Records as flat images: what tables hold, and what the journal compares and puts back.

An image maps a path to plain JSON: a field's key to its cells, `key/uid` to a child's row, the
key of a list of links to its ids, `archived_at` to its stamp.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from delegate_crm.schema.entity import Child, Entity
from delegate_crm.schema.fields import AnyField
from delegate_crm.schema.relations import ChildrenKind, LinksKind

Image = dict[str, Any]
Delta = dict[str, list[Any]]
ARCHIVED = "archived_at"


def image_of(record: Entity) -> Image:
    """Flatten a record."""
    image: Image = {ARCHIVED: record.archived_at}
    for key, field in record.fields.items():
        value = record.get(key)
        if isinstance(field.kind, ChildrenKind):
            image |= {f"{key}/{each.uid}": _child(each, n) for n, each in enumerate(value)}
        elif isinstance(field.kind, LinksKind):
            image[key] = list(value)
        else:
            image[key] = list(field.kind.pack(value))
    return image


def fingerprint(record: Entity) -> str:
    """Digest of a record as it stands, to tell later whether it was changed since."""
    image = json.dumps(image_of(record), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(image.encode()).hexdigest()


def _child(child: Child, position: int) -> Image:
    cells = {key: list(f.kind.pack(child.get(key))) for key, f in child.fields.items()}
    return {"id": child.id, "ordinal": position, **cells}


def record_from(kind: type[Entity], image: Mapping[str, Any], **identity: Any) -> Entity:  # noqa: ANN401 - of any kind
    """Make the record again from its image and its id, uid and version."""
    values: dict[str, Any] = {key: _value(field, image) for key, field in kind.fields.items()}
    return kind(archived_at=image.get(ARCHIVED), **identity, **values)


def _value(field: AnyField, image: Mapping[str, Any]) -> object:
    if isinstance(field.kind, ChildrenKind):
        prefix = f"{field.key}/"
        rows = [
            (path.removeprefix(prefix), row)
            for path, row in image.items()
            if path.startswith(prefix)
        ]
        rows.sort(key=lambda each: each[1]["ordinal"])
        return tuple(child_from(field.kind.child, uid, row) for uid, row in rows)
    if field.key not in image:
        return field.default
    if isinstance(field.kind, LinksKind):
        return tuple(image[field.key])
    return field.kind.unpack(image[field.key])


def child_from(kind: type[Child], uid: str, row: Mapping[str, Any]) -> Child:
    """Make a child from its row of the image."""
    values = {key: f.kind.unpack(row[key]) for key, f in kind.fields.items() if key in row}
    return kind(id=row["id"], uid=uid, **values)


def delta(before: Image, after: Image) -> Delta:
    """What differs: path to [old, new]; none stands for what was or is not there."""
    paths = dict.fromkeys((*before, *after))
    return {
        path: [before.get(path), after.get(path)]
        for path in paths
        if before.get(path) != after.get(path)
    }


def put_back(current: Image, change: Delta) -> tuple[Image, list[str]]:
    """Undo a delta on an image, path by path; what was changed since is named and left."""
    image, left = dict(current), []
    for path, (old, new) in change.items():
        if image.get(path) != new:
            left.append(path)
        elif old is None and path != ARCHIVED:
            image.pop(path)
        else:
            image[path] = old
    return image, left


def field_of(kind: type[Entity], path: str) -> AnyField | None:
    """The field that a path of the image belongs to; none for what is no field any more."""
    return kind.fields.get(path.split("/", maxsplit=1)[0])

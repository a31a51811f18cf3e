# SPDX-License-Identifier: MIT
"""Two people changed one record: what each of them did is kept, field by field and row by row.

Where both changed the same thing, the later wins, and the field is named; the journal has both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from delegate_crm.kit.i18n import N_, Text
from delegate_crm.schema.entity import Child, Entity
from delegate_crm.schema.relations import ChildrenKind, LinksKind

E = TypeVar("E", bound=Entity)
Row = Any
"""A child, or the id of a linked record."""
Named = Mapping[Any, Row]


def merged(mine: E, base: E, theirs: E) -> tuple[E, list[Text]]:
    """Do to their record what was done to `base` to make mine; labels of what both changed."""
    values: dict[str, Any] = {}
    clashes: list[Text] = []
    for key, field in mine.fields.items():
        ours, old, other = mine.get(key), base.get(key), theirs.get(key)
        if ours == old:
            continue
        values[key], clash = ours, other not in (old, ours)
        if other != old and isinstance(field.kind, (ChildrenKind, LinksKind)):
            values[key], clash = _rows(_named(ours), _named(old), _named(other))
        if clash:
            clashes.append(field.label)
    return theirs.having(**values), clashes


def changed_too(label: Text) -> Text:
    """Say that somebody else changed the same field."""
    return N_("“{field}” was changed by somebody else too; see its history.", field=label)


def _rows(ours: Named, old: Named, other: Named) -> tuple[tuple[Row, ...], bool]:
    """Rows of both, in their order unless mine is a new one, and whether both changed one."""
    edited = {name: row for name, row in ours.items() if name not in old or row != old[name]}
    removed = old.keys() - ours.keys()
    names = [name for name in other if name not in removed]
    names += [name for name in edited if name not in other]
    if [name for name in ours if name in old] != [name for name in old if name in ours]:
        places = {name: place for place, name in enumerate(ours)}
        names.sort(key=lambda name: places.get(name, len(places)))
    rows = {**other, **edited}
    changed = (*edited, *removed)
    clash = any(other.get(name) not in (old.get(name), edited.get(name)) for name in changed)
    return tuple(rows[name] for name in names), clash


def _named(rows: Sequence[Row]) -> Named:
    return {each.uid or id(each) if isinstance(each, Child) else each: each for each in rows}

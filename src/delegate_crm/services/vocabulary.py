# SPDX-License-Identifier: MIT
"""What kinds of record there are and what their fields take, as plain values (`CLI.md`)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from delegate_crm.entities import child_kinds, kinds
from delegate_crm.kit.i18n import Text, Translator
from delegate_crm.schema.entity import Entity, Record
from delegate_crm.schema.fields import AnyField
from delegate_crm.schema.relations import ChildrenKind, targets_of
from delegate_crm.schema.timekinds import ENDS, DateKind, WindowKind
from delegate_crm.services.records import is_child, record_class

Facts = dict[str, Any]


def kind_facts(tr: Translator) -> list[Facts]:
    """All kinds of record, and the kinds of row that live inside one."""
    found = [_kind(entity, "", tr) for entity in kinds().values()]
    found += [_kind(child, owner.code, tr) for owner, _, child in child_kinds().values()]
    return sorted(found, key=lambda each: str(each["kind"]))


def _kind(record: type[Record], owner: str, tr: Translator) -> Facts:
    return {"kind": record.code, "label": tr(record.label), "parent": owner or None}


def field_facts(code: str, tr: Translator) -> list[Facts]:
    """Fields of a kind, in the order in which they are declared."""
    record = record_class(code)
    found = [_field(field, _needed(record, field), tr) for field in record.fields.values()]
    for field in record.fields.values():
        if isinstance(field.kind, WindowKind):
            found += [_fact(end, DateKind.name, label, tr) for end, label in ENDS.items()]
    return [*_owner(code, tr), *found]


def _owner(code: str, tr: Translator) -> Iterable[Facts]:
    """The record that a child belongs to is typed like a field."""
    if is_child(code):
        owner = child_kinds()[code][0]
        facts = _fact(owner.code, "reference", owner.label, tr)
        yield facts | {"required": True, "targets": [owner.code]}


def _needed(record: type[Record], field: AnyField) -> bool:
    if not issubclass(record, Entity):
        return field.key == getattr(record, "main", "")
    alone = {keys[0] for keys in record.minimum if len(keys) == 1}
    return field.key in alone and field.default == field.kind.blank


def _field(field: AnyField, required: bool, tr: Translator) -> Facts:  # noqa: FBT001 - a fact
    targets = list(targets_of(field))
    if isinstance(field.kind, ChildrenKind):
        targets = [field.kind.child.code]
    return _fact(field.key, field.kind.name, field.label, tr) | {
        "required": required,
        "choices": {choice: tr(word) for choice, word in field.kind.choices().items()},
        "targets": targets,
        "parts": list(field.kind.parts),
    }


def _fact(name: str, kind: str, label: Text, tr: Translator) -> Facts:
    """A field that takes nothing in particular."""
    facts: Facts = {"name": name, "type": kind, "label": tr(label), "required": False}
    return facts | {"choices": {}, "targets": [], "parts": []}

# SPDX-License-Identifier: MIT
"""What must hold of any record, whatever its kind: fields, stored minimum, fitting references."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from delegate_crm.kit.errors import Invalid, Problem
from delegate_crm.kit.i18n import N_, Text
from delegate_crm.schema.entity import Entity, Record
from delegate_crm.schema.fields import AnyField
from delegate_crm.schema.relations import ChildrenKind, targets_of
from delegate_crm.store.queries import Reader


def record_problems(reader: Reader, record: Entity) -> Iterable[Problem]:
    """Everything that keeps a record from being stored."""
    yield from field_problems(record)
    yield from _reference_problems(reader, record)


def field_problems(record: Entity) -> Iterable[Problem]:
    """What the kinds of the fields and the stored minimum refuse."""
    for key, field in record.fields.items():
        try:
            field.kind.check(record.get(key))
        except Invalid as refused:
            yield Problem(refused.message, key, refused.hint)
    for keys in record.missing():
        labels = [record.fields[key].label for key in keys]
        yield Problem(_incomplete(record, labels), keys[0], _FILL_IN[len(keys) > 1])


_FILL_IN = (N_("Fill it in."), N_("Fill in one of them."))


def _incomplete(record: Entity, labels: Sequence[Text]) -> Text:
    if len(labels) == 1:
        return N_("{label} needs “{field}”.", label=record.label, field=labels[0])
    return N_(
        "{label} needs “{first}” or “{second}”.",
        label=record.label,
        first=labels[0],
        second=labels[1],
    )


def _reference_problems(reader: Reader, record: Entity) -> Iterable[Problem]:
    """References must point at records of the right kind."""
    for key, field in record.fields.items():
        for holder, pointing in _pointing(record, field):
            wrong = [
                each for each in _targets(holder, pointing) if not _fits(reader, pointing, each)
            ]
            yield from (Problem(_misfit(each), key, _RIGHT_KIND) for each in wrong)


_RIGHT_KIND = N_("Choose a record of the right kind.")


def _misfit(target: int) -> Text:
    return N_("The record {id} does not fit here.", id=str(target))


def _fits(reader: Reader, field: AnyField, target: int) -> bool:
    code = reader.kind_of(target)
    return bool(code) and code in (targets_of(field) or (code,))


def _pointing(record: Entity, field: AnyField) -> Iterable[tuple[Record, AnyField]]:
    if isinstance(field.kind, ChildrenKind):
        for child in record.get(field.key):
            yield from ((child, each) for each in child.fields.values())
    else:
        yield record, field


def _targets(holder: Record, field: AnyField) -> Iterable[int]:
    value = holder.get(field.key)
    if field.kind.name == "references":
        yield from value
    elif field.kind.name == "reference" and value is not None:
        yield value

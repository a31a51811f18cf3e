# SPDX-License-Identifier: MIT
"""Drafts: a record being typed. Forms, the command line and imports all go through here.

A draft holds the record as it was opened and the values typed since; it can be saved once its
stored minimum is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Generic, TypeVar

from delegate_crm.entities import child_kinds, kind
from delegate_crm.kit.errors import Invalid, Missing, Problem
from delegate_crm.kit.i18n import N_
from delegate_crm.schema.entity import Child, Entity, Record
from delegate_crm.schema.fields import AnyField
from delegate_crm.schema.kinds import Reading, check_text
from delegate_crm.schema.relations import ChildrenKind
from delegate_crm.schema.values import FileFacts
from delegate_crm.services.documents import attach
from delegate_crm.services.office import Office
from delegate_crm.store.checks import field_problems
from delegate_crm.store.lookup import find_record
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Work

E = TypeVar("E", bound=Record)


def reading_for(office: Office, lang: str, reader: Reader) -> Reading:
    """What reading typed text needs to know in this office."""

    def find(targets: Sequence[str], text: str) -> int:
        return find_record(reader, targets, text)

    def keep(path: str) -> FileFacts:
        return attach(office.file.path, Path(path))

    return Reading(lang, office.today, find, keep)


class Draft(Generic[E]):
    """A record or a child that is being typed."""

    def __init__(self, base: E, reading: Reading) -> None:
        self.base = base
        self.value: E = base
        self._reading = reading

    def type(self, name: str, text: str) -> None:
        """Type text into a field (`start`) or a part of one (`title.ru`, `opens`); empty clears."""
        field, part = self._field(name)
        try:
            check_text(text)
            value = self._read(field, part, text)
            field.kind.check(value)
        except Invalid as refused:
            raise Invalid(refused.message, refused.hint, name) from refused
        self.value = self.value.having(**{field.key: value})

    def _read(self, field: AnyField, part: str, text: str) -> Any:  # noqa: ANN401 - of the field's kind
        current = self.value.get(field.key)
        if part:
            return field.kind.parse_part(part, text, current, self._reading)
        if not text.strip():
            return field.kind.blank
        value = field.kind.parse(text, self._reading)
        return _kept(current, value) if isinstance(field.kind, ChildrenKind) else value

    def _field(self, name: str) -> tuple[AnyField, str]:
        fields = self.base.fields
        key, _, part = name.partition(".")
        if key in fields:
            return fields[key], part
        for field in fields.values():
            if name in field.kind.parts and field.kind.parts[0] != "en":
                return field, name
        raise Missing(
            N_("{label} has no field “{name}”.", label=self.base.label, name=name),
            N_("The fields are: {names}.", names=", ".join(fields)),
        )

    def problems(self) -> list[Problem]:
        """What keeps the draft from being stored."""
        if isinstance(self.value, Entity):
            return list(field_problems(self.value))
        return []


def _kept(before: Sequence[Child], typed: Sequence[Child]) -> tuple[Child, ...]:
    """Rows that are typed as they were stay the same rows, with all else that they hold."""
    known = {row.get(row.main): row for row in reversed(before)}
    return tuple(known.pop(row.get(row.main), row) for row in typed)


def new_draft(code: str, reading: Reading) -> Draft[Entity]:
    """Begin a record of a kind."""
    return Draft(kind(code)(), reading)


def save(work: Work, draft: Draft[Entity]) -> Entity:
    """Store a draft: a new record, or the changes of one that is there."""
    if draft.base.id:
        return work.save(draft.value, draft.base)
    return work.add(draft.value)


def child_and_owner(reader: Reader, code: str, child_id: int) -> tuple[Entity, Child]:
    """A child and the record that it belongs to."""
    owner_kind, field, _ = child_kinds()[code]
    owner = reader.get(owner_kind, reader.owner_of(code, child_id))
    child = next(each for each in owner.get(field.key) if each.id == child_id)
    return owner, child


def with_child(owner: Entity, code: str, child: Child) -> Entity:
    """The owner with a child added, or replaced if it is there."""
    key = child_kinds()[code][1].key
    others = owner.get(key)
    known = child.uid and any(each.uid == child.uid for each in others)
    children = tuple(child if each.uid == child.uid else each for each in others)
    return owner.having(**{key: children if known else (*others, child)})


def without_child(owner: Entity, code: str, child: Child) -> Entity:
    """The owner without a child."""
    key = child_kinds()[code][1].key
    return owner.having(**{key: tuple(each for each in owner.get(key) if each.uid != child.uid)})

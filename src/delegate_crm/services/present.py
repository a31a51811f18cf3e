# SPDX-License-Identifier: MIT
"""Records as plain values for scripts (`CLI.md`), and as words for readers.

Titles of all records that are pointed at are fetched together, so that a list of any length
takes a fixed number of queries.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any

from delegate_crm.entities.followup import FollowUp, closing, opening
from delegate_crm.kit.i18n import NC_, Translator
from delegate_crm.schema.entity import Child, Entity, Record
from delegate_crm.schema.fields import AnyField
from delegate_crm.schema.relations import ChildrenKind, LinksKind, ReferenceKind
from delegate_crm.schema.timekinds import WindowKind, date_json
from delegate_crm.services.followups import state_of
from delegate_crm.store.lookup import kinds_of
from delegate_crm.store.queries import Reader

Flat = dict[str, Any]
OWN: Mapping[str, str] = MappingProxyType({"title": "titles", "kind": "own_kind"})
"""How fields are told whose names mean the record: `title` what it is called, `kind` what it is."""


class Presenter:
    """Presents records that were read together."""

    def __init__(
        self,
        reader: Reader,
        lang: str,
        today: dt.date,
        records: Iterable[Record],
        ids: Iterable[int] = (),
    ) -> None:
        """`ids` are records that are spoken of beside those that `records` point at."""
        self.tr = Translator(lang)
        self._reader = reader
        self._today = today
        self._records = tuple(records)
        self._more = tuple(ids)

    @cached_property
    def _ids(self) -> list[int]:
        ids = [each.id for each in self._records if isinstance(each, Entity)]
        pointed = (each for record in self._records for each in pointed_at(record))
        return list(dict.fromkeys([*ids, *pointed, *self._more]))

    @cached_property
    def _titles(self) -> dict[int, str]:
        return self._reader.titles(self._ids, self.tr.lang)

    @cached_property
    def _kinds(self) -> dict[int, str]:
        return kinds_of(self._reader, self._ids)

    def title(self, record_id: int | None) -> str:
        """What a record is called; empty without one."""
        return self._titles.get(record_id or 0, "")

    def named(self, record: Record, owner: Entity | None = None) -> Flat:
        """Kind, id and title of a record or a child."""
        title = self.title(record.id) if isinstance(record, Entity) else self._child_words(record)
        named: Flat = {"kind": record.code, "id": record.id, "uid": record.uid, "title": title}
        return named | ({owner.code: self.link(owner.id)} if owner else {})

    def link(self, record_id: int | None) -> Flat | None:
        """A record that is pointed at."""
        if record_id is None:
            return None
        kind = self._kinds.get(record_id, "")
        return {"kind": kind, "id": record_id, "title": self.title(record_id)}

    def flat(self, record: Record, owner: Entity | None = None) -> Flat:
        """Everything that a record itself holds."""
        found = self.named(record, owner) | self._values(record)
        if isinstance(record, FollowUp):
            found |= {
                "state": state_of(record, self._today).value,
                "opens": date_json(opening(record)),
                "closes": date_json(closing(record)),
            }
        if isinstance(record, Entity):
            found["archived"] = record.archived_at is not None
        return found

    def _values(self, record: Record) -> Flat:
        found: Flat = {}
        for key, field in record.fields.items():
            value = record.get(key)
            found[told_as(key)] = self.json(field, value)
            if isinstance(field.kind, WindowKind):
                ends = (value.opens, value.closes) if value else (None, None)
                found |= {
                    part: date_json(end) for part, end in zip(field.kind.parts, ends, strict=True)
                }
        return found

    def json(self, field: AnyField, value: Any) -> object:  # noqa: ANN401 - of the field's kind
        """A value of a field as scripts get it."""
        match field.kind:
            case ReferenceKind():
                return self.link(value)
            case LinksKind():
                return [self.link(each) for each in value]
            case ChildrenKind():
                return [self._inside(child) for child in value]
            case _:
                return field.kind.json(value)

    def _inside(self, child: Child) -> Flat:
        return {"kind": child.code, "id": child.id, "uid": child.uid} | self._values(child)

    def words(self, record: Record, field: AnyField) -> str:
        """What a field of a record says; empty if it is blank."""
        return self.said(field, record.get(field.key))

    def said(self, field: AnyField, value: Any) -> str:  # noqa: ANN401 - of the field's kind
        """A value of a field in words; empty if it is blank."""
        if value == field.kind.blank and field.kind.name != "boolean":
            return ""
        match field.kind:
            case ReferenceKind():
                return self.title(value)
            case LinksKind():
                return self.tr.list([self.title(each) for each in value])
            case ChildrenKind():
                between = self.tr(NC_("between the items of a list", "; "))
                return between.join(self._child_words(child) for child in value)
            case _:
                return field.kind.write(value, self.tr)

    def _child_words(self, child: Record) -> str:
        assert isinstance(child, Child)  # noqa: S101 - the other records have titles
        main = child.fields[child.main]
        pointing = isinstance(main.kind, (ReferenceKind, LinksKind))
        return self.words(child, main) if pointing else child.words(self.tr)


def told_as(key: str) -> str:
    """Key under which scripts find a field of a record."""
    return OWN.get(key, key)


def pointed_at(record: Record) -> Iterable[int]:
    """Ids of all records that a record or its children point at."""
    for key, field in record.fields.items():
        yield from targets_in(field, record.get(key))


def targets_in(field: AnyField, value: Any) -> Iterable[int]:  # noqa: ANN401 - of the field's kind
    """Ids of the records that a value of a field points at."""
    if isinstance(field.kind, ReferenceKind) and value:
        yield value
    elif isinstance(field.kind, LinksKind):
        yield from value
    elif isinstance(field.kind, ChildrenKind):
        yield from (each for child in value for each in pointed_at(child))


def related(reader: Reader, record: Entity, lang: str) -> list[Flat]:
    """Records that point at a record."""
    ids = reader.referrers(record.id)
    codes, titles = kinds_of(reader, ids), reader.titles(ids, lang)
    return [{"kind": codes[each], "id": each, "title": titles.get(each, "")} for each in ids]

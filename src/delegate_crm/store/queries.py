# SPDX-License-Identifier: MIT
"""Reading: records by id, by condition and by relation, each with a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Row, Select, bindparam, func, or_, select, union

from delegate_crm.entities import child_kinds, kind, kinds
from delegate_crm.kit.errors import Missing
from delegate_crm.kit.i18n import N_
from delegate_crm.rules.folding import tokens
from delegate_crm.schema.entity import COMMON, Child, Entity
from delegate_crm.schema.fields import AnyField
from delegate_crm.schema.kinds import Cell
from delegate_crm.schema.listing import Listing
from delegate_crm.schema.relations import ChildrenKind
from delegate_crm.store.conditions import here, matching
from delegate_crm.store.ordering import ordered
from delegate_crm.store.standing import NEXT, standing
from delegate_crm.store.tables import table

E = TypeVar("E", bound=Entity)
PAGE = 500
MOST_MERGES = 50
IDS = "ids"


class Reader:
    """Answers questions about the office on one connection, as of one moment."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def get(self, entity: type[E], record_id: int) -> E:
        """One record; `Missing` if there is none of that kind under the id."""
        found = self.many(entity, [record_id])
        if not found:
            raise Missing(
                N_(
                    "There is no {label} with the number {id}.",
                    label=entity.label,
                    id=str(record_id),
                ),
                N_("Look the number up in the list, or search for the title."),
            )
        return found[0]

    def many(self, entity: type[E], ids: Sequence[int]) -> list[E]:
        """Records by id, in the order of the ids; ids that are not there are left out."""
        rows: dict[int, Any] = {}
        for page in pages(ids):
            found_rows = self.connection.execute(_records_by_id(entity.code), {IDS: page})
            rows |= {row[0]: row for row in found_rows}
        found = [each for each in ids if each in rows]
        inner = self._inner(entity, found) if found else {}
        places = _places(entity.code)
        return [_record(entity, rows[each], places, inner[each]) for each in found]

    def record(self, record_id: int | None) -> Entity | None:
        """A record of any kind; none without an id or when it is gone."""
        code = self.kind_of(record_id) if record_id else ""
        found = self.many(kind(code), [record_id]) if code and record_id else []
        return found[0] if found else None

    def kind_of(self, record_id: int) -> str:
        """Code of the kind of a record, empty if there is none."""
        record = table("record")
        return self.connection.scalar(select(record.c.kind).where(record.c.id == record_id)) or ""

    def where(self, entity: type[E], **equals: Cell) -> list[E]:
        """Records whose columns have these values, in the order they were made."""
        return self.many(entity, self._where(entity, equals, archived=False))

    def ever(self, entity: type[E], **equals: Cell) -> list[E]:
        """The same with archived records."""
        return self.many(entity, self._where(entity, equals, archived=True))

    def among(self, entity: type[E], key: str, ids: Sequence[int]) -> list[E]:
        """Records whose column holds one of the ids, in the order they were made."""
        if not ids:
            return []
        own, record = table(entity.code), table("record")
        query = select(own.c.id).join(record, record.c.id == own.c.id)
        query = query.where(record.c.archived_at.is_(None))
        found = [
            each
            for page in pages(ids)
            for each in self.connection.scalars(query.where(own.c[key].in_(page)))
        ]
        return self.many(entity, sorted(found))

    def _where(
        self, entity: type[Entity], equals: Mapping[str, Cell], *, archived: bool
    ) -> list[int]:
        query = _like(entity.code, tuple((k, v is None) for k, v in equals.items()), archived)
        return list(self.connection.scalars(query, equals))

    def parts(self, code: str, key: str, record_id: int) -> Sequence[Any]:
        """Records of a kind whose field points at the record."""
        return self.where(kind(code), **{key: record_id})

    def ids(self, listing: Listing) -> list[int]:
        """Ids of a list, in its order."""
        return list(self.connection.scalars(list_query(listing)))

    def count(self, listing: Listing) -> int:
        """How many records a list has."""
        query = list_query(listing).order_by(None).subquery()
        return self.connection.scalar(select(func.count()).select_from(query)) or 0

    def title(self, record_id: int | None, lang: str) -> str:
        """Title of a record in a language, empty without one."""
        return self.titles([record_id], lang).get(record_id, "") if record_id else ""

    def titles(self, ids: Iterable[int | None], lang: str) -> dict[int, str]:
        """Titles of several records in a language; in English where a new one has none yet."""
        title, found = table("title"), dict[int, str]()
        for page in pages([each for each in dict.fromkeys(ids) if each]):
            query = select(title.c.record_id, title.c.text).order_by(title.c.lang == lang)
            rows = self.connection.execute(
                query.where(title.c.lang.in_((lang, "en")), title.c.record_id.in_(page))
            )
            found |= {row[0]: row[1] for row in rows}
        return found

    def confidential(self, ids: Iterable[int], level: str) -> set[int]:
        """Which of several records are kept at a level of confidentiality."""
        record = table("record")
        query = select(record.c.id).where(record.c.confidentiality == level)
        return {
            each
            for page in pages(list(ids))
            for each in self.connection.scalars(query.where(record.c.id.in_(page)))
        }

    def resolve(self, record_id: int) -> int:
        """Follow merged records to the one that survives."""
        record = table("record")
        for _ in range(MOST_MERGES):
            target = self.connection.scalar(
                select(record.c.merged_into).where(record.c.id == record_id)
            )
            if target is None:
                return record_id
            record_id = target
        return record_id

    def by_uid(self, uid: str) -> int | None:
        """Id of the record with a uid."""
        record = table("record")
        return self.connection.scalar(select(record.c.id).where(record.c.uid == uid))

    def counts(self) -> dict[str, int]:
        """How many records of each kind there are, archived ones left out."""
        record = table("record")
        query = select(record.c.kind, func.count()).where(record.c.archived_at.is_(None))
        found = {row[0]: row[1] for row in self.connection.execute(query.group_by(record.c.kind))}
        return {code: found.get(code, 0) for code in kinds()}

    def referrers(self, record_id: int) -> list[int]:
        """Ids of records that point at a record, by a field, a child's field or a link."""
        pointing = union(*referring(record_id)).subquery().c[0]
        query = select(pointing).where(pointing != record_id).order_by(pointing)
        return list(self.connection.scalars(query))

    def pointing_at(self, ids: Iterable[int]) -> dict[int, set[int]]:
        """Which records point at each of several: a query for each way, whatever their number."""
        found: dict[int, set[int]] = {each: set() for each in ids}
        for page in pages(list(found)):
            for source, columns in _pointing_columns():
                query = select(source, *columns).where(or_(*(each.in_(page) for each in columns)))
                rows = self.connection.execute(query)
                pairs = ((target, by) for by, *targets in rows for target in targets)
                for target, by in (each for each in pairs if each[0] in found):
                    found[target].add(by)
        return {target: by - {target} for target, by in found.items()}

    def referrer_counts(self, record_id: int) -> dict[str, int]:
        """How many records of each kind point at a record, archived ones left out; one query."""
        record, pointing = table("record"), union(*referring(record_id)).subquery()
        query = select(record.c.kind, func.count()).join(pointing, pointing.c[0] == record.c.id)
        query = query.where(record.c.archived_at.is_(None), record.c.id != record_id)
        return {row[0]: row[1] for row in self.connection.execute(query.group_by(record.c.kind))}

    def owner_of(self, code: str, child_id: int) -> int:
        """Id of the record that a child belongs to; `Missing` if there is no such child."""
        child = table(code)
        owner = self.connection.scalar(select(child.c.owner_id).where(child.c.id == child_id))
        if owner is None:
            label = child_kinds()[code][2].label
            raise Missing(
                N_("There is no {label} with the number {id}.", label=label, id=str(child_id)),
                N_("Look the number up in the list."),
            )
        return int(owner)

    def _inner(self, entity: type[Entity], ids: Sequence[int]) -> dict[int, dict[str, Any]]:
        """Children and links of records: a query for each sort of child, one for all links."""
        inner: dict[int, dict[str, Any]] = {each: {} for each in ids}
        for key, field in entity.fields.items():
            if isinstance(field.kind, ChildrenKind):
                for owner, child in self.children(field.kind.child, ids):
                    inner[owner][key] = (*inner[owner].get(key, ()), child)
        for page in pages(ids):
            for owner, role, target in self.connection.execute(_links_by_record(), {IDS: page}):
                inner[owner][role] = (*inner[owner].get(role, ()), target)
        return inner

    def children(self, child: type[Child], ids: Sequence[int]) -> Iterable[tuple[int, Child]]:
        """Rows of one sort inside records, each with the id of its record."""
        fields = {key: (field.kind, field.columns) for key, field in child.fields.items()}
        for page in pages(ids):
            for row in self.connection.execute(_children_by_owner(child.code), {IDS: page}):
                cells = row._mapping  # noqa: SLF001 - the documented way to read by name
                values = {
                    key: value.unpack([cells[name] for name in columns])
                    for key, (value, columns) in fields.items()
                }
                yield row.owner_id, child(id=row.id, uid=row.uid, **values)


def pages(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    """Cut a list of ids into pieces that one statement can take."""
    return (ids[start : start + PAGE] for start in range(0, len(ids), PAGE))


# The statements that every record is read by are built once for each kind, not for each question.


@cache
def _records_by_id(code: str) -> Select[Any]:
    record, own = table("record"), table(code)
    query = select(record, own).join(own, own.c.id == record.c.id)
    return query.where(record.c.id.in_(bindparam(IDS, expanding=True)))


@cache
def _like(code: str, equals: Sequence[tuple[str, bool]], archived: bool) -> Select[tuple[int]]:  # noqa: FBT001 - part of a key
    """Records whose columns are blank (true) or have a value of their name."""
    own, record = table(code), table("record")
    query = select(own.c.id).join(record, record.c.id == own.c.id)
    for name, blank in equals:
        query = query.where(own.c[name] == (None if blank else bindparam(name)))
    if not archived:
        query = query.where(record.c.archived_at.is_(None))
    return query.order_by(own.c.id)


@cache
def _children_by_owner(code: str) -> Select[Any]:
    own = table(code)
    query = select(own).where(own.c.owner_id.in_(bindparam(IDS, expanding=True)))
    return query.order_by(own.c.owner_id, own.c.ordinal)


@cache
def _links_by_record() -> Select[Any]:
    link = table("link")
    query = select(link.c.from_id, link.c.role, link.c.to_id)
    return query.where(link.c.from_id.in_(bindparam(IDS, expanding=True))).order_by(link.c.ordinal)


@cache
def _places(code: str) -> Mapping[str, tuple[AnyField, list[int]]]:
    """Where in a row of record and own table the cells of each field stand."""
    record, own = table("record"), table(code)
    at = {column: place for place, column in enumerate((*record.c, *own.c))}
    return {
        key: (field, [at[(record if key in COMMON else own).c[name]] for name in field.columns])
        for key, field in kind(code).fields.items()
        if field.kind.columns
    }


def _record(
    entity: type[E],
    row: Row[Any],
    places: Mapping[str, tuple[AnyField, list[int]]],
    inner: dict[str, Any],
) -> E:
    head, record = row._mapping, table("record")  # noqa: SLF001 - the documented way to read by column
    values = {
        key: field.kind.unpack([row[at] for at in cells]) for key, (field, cells) in places.items()
    }
    return entity(
        id=head[record.c.id],
        uid=head[record.c.uid],
        version=head[record.c.version],
        archived_at=head[record.c.archived_at],
        created_work=head[record.c.created_work],
        **inner,
        **values,
    )


def referring(record_id: int) -> Iterable[Select[tuple[int]]]:
    """A query for each way in which records point at a record."""
    for source, columns in _pointing_columns():
        yield select(source).where(or_(*(column == record_id for column in columns)))


def _pointing_columns() -> Iterable[tuple[Column[Any], list[Column[Any]]]]:
    """Where records point at others: the column with who points, and those with at whom."""
    link = table("link")
    yield link.c.from_id, [link.c.to_id]
    for entity in kinds().values():
        own = table(entity.code)
        columns = [own.c[name] for name in _reference_columns(entity.fields.values())]
        if columns:
            yield own.c.id, columns
    for code, (_, _, child) in child_kinds().items():
        rows = table(code)
        columns = [rows.c[name] for name in _reference_columns(child.fields.values())]
        if columns:
            yield rows.c.owner_id, columns


def _reference_columns(fields: Iterable[AnyField]) -> list[str]:
    return [
        field.column(suffix)
        for field in fields
        for suffix, holds in field.kind.columns
        if holds.value == "reference"
    ]


def list_query(listing: Listing) -> Select[tuple[int]]:
    """Make the query of a list: ids only."""
    entity = kind(listing.kind)
    own, record = table(entity.code), table("record")
    query = select(own.c.id)
    keys = (*(each.key for each in listing.conditions), *(each.key for each in listing.order))
    if listing.words or any(key in COMMON for key in keys):
        query = query.join(record, record.c.id == own.c.id)
    if not listing.archived:
        query = query.where(here(own.c.id))
    for word in (token for text in listing.words for token in tokens(text)):
        query = query.where(record.c.search_text.contains(word, autoescape=True))
    for condition in listing.conditions:
        asked = standing(entity.code, condition) if condition.key == NEXT else None
        query = query.where(matching(entity, condition) if asked is None else asked)
    for order in listing.order:
        query = ordered(query, entity, order, listing.lang)
    query = query.order_by(own.c.id)
    return query.limit(listing.limit) if listing.limit is not None else query

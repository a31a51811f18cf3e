# SPDX-License-Identifier: MIT
"""Titles and search text: reckoned from records after every change, undo included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from sqlalchemy import Connection, Select, bindparam, delete, insert, select

from delegate_crm.entities import kinds
from delegate_crm.kit.i18n import LANGUAGES, Translator
from delegate_crm.rules.folding import fold, search_text
from delegate_crm.schema.entity import Entity
from delegate_crm.schema.relations import ChildrenKind, LinksKind, targets_of
from delegate_crm.store.queries import Reader
from delegate_crm.store.tables import changing, table

MOST_TURNS = 20
"""Times that a record is titled in one work; titles that feed on each other end here."""


def derive(
    connection: Connection, reader: Reader, pairs: Iterable[tuple[Entity | None, Entity | None]]
) -> None:
    """Bring titles and search texts up to date after records changed from one side to the other.

    Titles are made from other titles, so a record whose title changed passes the word on.
    """
    waiting: dict[int, Entity] = {}
    passing: set[int] = set()
    for before, after in pairs:
        for side in filter(None, (before, after)):
            waiting |= {each.id: each for each in _whole_of(reader, side)}
        if after:
            waiting[after.id] = after
            passing |= {after.id} if _passes_on_anew(before, after) else set()
    turns: Counter[int] = Counter()
    while waiting:
        record = waiting.pop(next(iter(waiting)))
        turns[record.id] += 1
        fresh = _retitle(connection, reader, record)
        if (fresh or record.id in passing) and turns[record.id] < MOST_TURNS:
            passing.discard(record.id)
            told = [*_whole_of(reader, record), *titled_by(reader, record)]
            waiting |= {each.id: each for each in told}
            passing |= {each.id for each in told if _passes_on(each, record)}


def _whole_of(reader: Reader, record: Entity) -> list[Entity]:
    """Records of which this one is a part that their titles are made from."""
    found = (reader.record(record.get(key)) for key in record.retitles)
    return [each for each in found if each]


def _passes_on_anew(before: Entity | None, after: Entity) -> bool:
    return before is not None and any(before.get(k) != after.get(k) for k in after.passes_on)


def _passes_on(record: Entity, source: Entity) -> bool:
    held = (record.get(key) for key in record.passes_on)
    return any(source.id in (each if isinstance(each, tuple) else (each,)) for each in held)


def titles_of(record: Entity, reader: Reader) -> dict[str, str]:
    """Title of a record in each language of the program."""
    return {lang: record.called(Translator(lang), reader) for lang in LANGUAGES}


def search_text_of(record: Entity, titles: Iterable[str]) -> str:
    """What a record is found by: its searchable fields and its titles, folded."""
    words = list(titles)
    for key, field in record.fields.items():
        if field.search and isinstance(field.kind, ChildrenKind):
            for child in record.get(key):
                inner = (f for f in child.fields.values() if f.search)
                words.extend(word for f in inner for word in f.kind.words(child.get(f.key)))
        elif field.search:
            words.extend(field.kind.words(record.get(key)))
    return search_text(words)


def titled_by(reader: Reader, record: Entity) -> list[Entity]:
    """Records that hear of it when this one's title changes: it is part of theirs."""
    found: list[Entity] = []
    for entity in kinds().values():
        keys = dict.fromkeys((*entity.titled_by, *entity.passes_on))
        ids: set[int] = set()
        for query in (each for key in keys for each in _pointing(entity, key, record)):
            ids.update(reader.connection.scalars(query))
        found.extend(reader.many(entity, sorted(ids)))
    return found


def _pointing(entity: type[Entity], key: str, record: Entity) -> Iterator[Select[tuple[int]]]:
    """The statements that find records whose field points at a record."""
    own, field = table(entity.code), entity.fields[key]
    if isinstance(field.kind, ChildrenKind):
        rows = table(field.kind.child.code)
        for each in field.kind.child.fields.values():
            if record.code in targets_of(each):
                yield select(rows.c.owner_id).where(rows.c[each.key] == record.id)
    elif record.code not in targets_of(field):
        return
    elif isinstance(field.kind, LinksKind):
        link = table("link")
        joined = select(link.c.from_id).join(own, own.c.id == link.c.from_id)
        yield joined.where(link.c.to_id == record.id, link.c.role == key)
    else:
        yield select(own.c.id).where(own.c[key] == record.id)


@cache
def _stored() -> Select[tuple[str, str, str]]:
    """The statement that reads titles and search text of a record, made once for speed."""
    title, rows = table("title"), table("record")
    both = rows.outerjoin(title, title.c.record_id == rows.c.id)
    query = select(title.c.lang, title.c.text, rows.c.search_text).select_from(both)
    return query.where(rows.c.id == bindparam("row_id"))


def _retitle(connection: Connection, reader: Reader, record: Entity) -> bool:
    """Bring titles and search text up to date; true if a title changed."""
    title, fresh = table("title"), titles_of(record, reader)
    stored = connection.execute(_stored(), {"row_id": record.id}).all()
    found_by = search_text_of(record, fresh.values())
    if stored[0].search_text != found_by:
        new = {"new_search_text": found_by, "row_id": record.id}
        connection.execute(changing("record", ("search_text",)), new)
    if {row.lang: row.text for row in stored} == fresh:
        return False
    connection.execute(delete(title).where(title.c.record_id == record.id))
    own = {"record_id": record.id, "kind": record.code}
    connection.execute(
        insert(title),
        [own | {"lang": lang, "text": text, "sort": fold(text)} for lang, text in fresh.items()],
    )
    return True

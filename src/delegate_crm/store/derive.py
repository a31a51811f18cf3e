# SPDX-License-Identifier: MIT
"""Titles and search text: reckoned from records after every change, undo included."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from sqlalchemy import Connection, Select, bindparam, delete, insert, or_, select

from delegate_crm.entities import kinds
from delegate_crm.kit.i18n import LANGUAGES, Translator
from delegate_crm.rules.folding import fold, search_text
from delegate_crm.schema.entity import Entity
from delegate_crm.schema.relations import ChildrenKind, targets_of
from delegate_crm.store.queries import Reader
from delegate_crm.store.tables import changing, table


def derive(connection: Connection, reader: Reader, touched: Iterable[Entity]) -> None:
    """Bring titles and search texts up to date, and those of records titled by these."""
    waiting = {record.id: record for record in touched}
    for record in tuple(waiting.values()):
        for key in record.retitles:
            target = reader.record(record.get(key))
            if target:
                waiting.setdefault(target.id, target)
    done: set[int] = set()
    while waiting:
        record = waiting.pop(next(iter(waiting)))
        done.add(record.id)
        if _retitle(connection, reader, record):
            named = (each for each in titled_by(reader, record) if each.id not in done)
            waiting |= {each.id: each for each in named}


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
    """Records whose titles are made from this one's."""
    found: list[Entity] = []
    for entity in kinds().values():
        own = table(entity.code)
        keys = [key for key in entity.titled_by if record.code in targets_of(entity.fields[key])]
        if keys:
            query = select(own.c.id).where(or_(*(own.c[key] == record.id for key in keys)))
            found.extend(reader.many(entity, list(reader.connection.scalars(query))))
    return found


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
    connection.execute(
        insert(title),
        [
            {"record_id": record.id, "lang": lang, "text": text, "sort": fold(text)}
            for lang, text in fresh.items()
        ],
    )
    return True

# SPDX-License-Identifier: MIT
"""Finding the one record that somebody means: by id, uid, number of the office, or exact title."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from sqlalchemy import Integer, cast, func, or_, select

from delegate_crm.entities import child_kinds, kind, kinds
from delegate_crm.kit.errors import Conflict, Missing
from delegate_crm.kit.i18n import N_
from delegate_crm.rules.folding import fold
from delegate_crm.schema.entity import Entity
from delegate_crm.schema.kinds import check_text
from delegate_crm.store.queries import Reader, pages
from delegate_crm.store.tables import table

LONGEST_ID = 18
"""Digits of the largest id that a table can hold."""


def find_record(reader: Reader, targets: Sequence[str], text: str) -> int:
    """Id of the record meant by typed text; merged records lead to the one that survives."""
    check_text(text)
    codes = tuple(targets) or tuple(kinds())
    ways = (_by_key, _by_number, by_title)
    found = (_fitting(reader, codes, way(reader, codes, text)) for way in ways)
    chosen = next(filter(None, found), [])
    if len(chosen) > 1:
        raise Conflict(
            N_(
                "“{text}” may mean several records: {ids}.",
                text=text,
                ids=", ".join(map(str, chosen[:9])),
            ),
            N_("Name one of them by its number."),
        )
    if not chosen:
        labels = tuple(kind(code).label for code in codes)
        numbered = len(codes) == 1 and _number(text) is not None
        raise Missing(
            N_("There is no {label} with the number {id}.", label=labels[0], id=text)
            if numbered
            else N_("No record is called “{text}”.", text=text),
            N_("Give the number or the exact title of: {kinds}.", kinds=labels)
            if targets
            else N_("Give the number or the exact title."),
        )
    return chosen[0]


def _fitting(reader: Reader, codes: Sequence[str], found: Sequence[int]) -> list[int]:
    surviving = dict.fromkeys(map(reader.resolve, found))
    return [each for each in surviving if reader.kind_of(each) in codes]


def _by_key(reader: Reader, _codes: Sequence[str], text: str) -> list[int]:
    record = table("record")
    number = _number(text)
    if number is not None:
        known = select(record.c.id).where(record.c.id == number)
        return list(reader.connection.scalars(known))
    try:
        uid = str(uuid.UUID(text))
    except ValueError:
        return []
    found = reader.by_uid(uid)
    return [found] if found else []


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_ID else None


def _by_number(reader: Reader, codes: Sequence[str], text: str) -> list[int]:
    found: list[int] = []
    for code in codes:
        if kind(code).number:
            own = table(code)
            query = select(own.c.id).where(own.c[kind(code).number] == text)
            found.extend(reader.connection.scalars(query))
    return found


def last_number(reader: Reader, code: str, prefix: str) -> int:
    """The highest number of the office that goes on so with digits alone; archived ones count."""
    own = table(code)
    text = own.c[kind(code).number]
    digits = func.substr(text, len(prefix) + 1)
    begins = func.substr(text, 1, len(prefix)) == prefix
    query = select(func.max(cast(digits, Integer))).where(
        begins, digits != "", digits.op("NOT GLOB")("*[^0-9]*")
    )
    return reader.connection.scalar(query) or 0


def by_title(reader: Reader, codes: Sequence[str], text: str) -> list[int]:
    """Ids of records of these kinds that are called just so in any language."""
    title, record = table("title"), table("record")
    query = select(title.c.record_id).join(record, record.c.id == title.c.record_id)
    query = query.where(title.c.sort == fold(text), title.c.kind.in_(codes))
    query = query.where(record.c.archived_at.is_(None))
    return list(dict.fromkeys(reader.connection.scalars(query)))


def kinds_of(reader: Reader, ids: Sequence[int]) -> dict[int, str]:
    """Codes of the kinds of several records."""
    record, found = table("record"), dict[int, str]()
    for page in pages(ids):
        query = select(record.c.id, record.c.kind).where(record.c.id.in_(page))
        found |= {row.id: row.kind for row in reader.connection.execute(query)}
    return found


def records_of(reader: Reader, ids: Sequence[int]) -> list[Entity]:
    """Records of any kind, kind by kind; ids that are not there are left out."""
    known = kinds_of(reader, ids)
    return [
        record
        for code in dict.fromkeys(known.values())
        for record in reader.many(kind(code), [each for each in ids if known.get(each) == code])
    ]


def find_child(reader: Reader, code: str, text: str) -> int:
    """Id of a child by its id or uid."""
    check_text(text)
    own = table(code)
    query = select(own.c.id).where(or_(own.c.id == _number(text), own.c.uid == text))
    found = reader.connection.scalar(query)
    if found is None:
        label = child_kinds()[code][2].label
        raise Missing(
            N_("There is no {label} with the number {id}.", label=label, id=text),
            N_("Look the number up in the list."),
        )
    return int(found)


def child_ids(reader: Reader, code: str) -> list[tuple[int, int]]:
    """All children of a kind: the record that each belongs to, and its own id."""
    own, record = table(code), table("record")
    query = select(own.c.owner_id, own.c.id).join(record, record.c.id == own.c.owner_id)
    query = query.where(record.c.archived_at.is_(None)).order_by(own.c.owner_id, own.c.ordinal)
    return [(row.owner_id, row.id) for row in reader.connection.execute(query)]

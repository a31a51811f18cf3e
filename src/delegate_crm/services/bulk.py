# SPDX-License-Identifier: MIT
"""What is done to many records at once: put away, given to somebody, tagged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from delegate_crm.entities import kind
from delegate_crm.entities.tag import Tag
from delegate_crm.schema.entity import Entity
from delegate_crm.schema.values import LocalText
from delegate_crm.store.lookup import by_title, records_of
from delegate_crm.store.queries import pages
from delegate_crm.store.work import ACT, Work

OWNERS = {"visit": "coordinator", "follow_up": "responsible"}
"""Fields that hold the one in charge where they are not called owner."""
OWNER = "owner"


def owner_field(code: str) -> str:
    """The field of a kind that holds the one in charge; empty if it has none."""
    key = OWNERS.get(code, OWNER)
    return key if key in kind(code).fields else ""


def archive_all(work: Work, ids: Sequence[int]) -> int:
    """Put records away; the answer is how many were not away yet."""
    changed = 0
    for record in _records(work, ids):
        if record.archived_at is None:
            work.archive(record)
            changed += 1
    return changed


def give_all(work: Work, ids: Sequence[int], user: int | None) -> int:
    """Put somebody in charge of records; the answer is how many changed."""
    changed = 0
    for record in _records(work, ids):
        key = owner_field(record.code)
        if key and record.get(key) != user:
            work.save(record.having(**{key: user}), record)
            changed += 1
    return changed


def tag_all(work: Work, ids: Sequence[int], words: str, lang: str) -> int:
    """Put a tag on records, which is made if there is none of these words yet."""
    name = words.strip()
    found = by_title(work.reader, [Tag.code], name)
    tag = found[0] if found else work.add(Tag(names=LocalText().having(lang, name))).id
    changed = 0
    for record in _records(work, ids):
        if tag not in record.tags:
            work.save(record.having(tags=(*record.tags, tag)), record)
            changed += 1
    return changed


def _records(work: Work, ids: Sequence[int]) -> Iterator[Entity]:
    """Records of any kind, read in pages; the work tells how far it is."""
    read = chain.from_iterable(records_of(work.reader, page) for page in pages(ids))
    return work.way.through(read, len(ids), ACT)

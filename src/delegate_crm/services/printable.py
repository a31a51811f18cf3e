# SPDX-License-Identifier: MIT
"""Records that a report can be about: the newest first, or those that fit what is typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from delegate_crm.entities import kind
from delegate_crm.schema.entity import Entity
from delegate_crm.services.present import Presenter
from delegate_crm.services.search import Query, search
from delegate_crm.store.queries import Reader

MOST = 40
REMARKS = 3
"""So many facts stand beside a title."""


@dataclass(frozen=True, slots=True)
class Printable:
    """A record with what tells it from others of its name."""

    id: int
    title: str
    remark: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records are looked for."""

    kind: str
    words: str
    lang: str
    today: dt.date


def printables(reader: Reader, wanted: Wanted) -> list[Printable]:
    """Records of a kind that fit; without words the first ones of its list."""
    entity = kind(wanted.kind)
    if wanted.words.strip():
        query = Query(wanted.words, wanted.lang, wanted.today, (wanted.kind,), MOST)
        ids = [hit.id for hit in search(reader, query)]
    else:
        ids = reader.ids(replace(entity.listing, limit=MOST))
    records = reader.many(entity, ids)
    presenter = Presenter(reader, wanted.lang, wanted.today, records)
    return [
        Printable(each.id, presenter.title(each.id), _remark(presenter, each)) for each in records
    ]


def _remark(presenter: Presenter, record: Entity) -> str:
    """The office's number, then what its list shows first."""
    keys: Sequence[str] = (record.number, *record.listing.columns)
    words = (presenter.words(record, record.fields[key]) for key in keys if key)
    return " · ".join(list(filter(None, words))[:REMARKS])


def newest(reader: Reader, codes: Sequence[str]) -> dict[str, int]:
    """By kind: the first record of its list; kinds without records are left out."""
    found = {code: reader.ids(replace(kind(code).listing, limit=1)) for code in codes}
    return {code: ids[0] for code, ids in found.items() if ids}

# SPDX-License-Identifier: MIT
"""Choosing a record to point at: by words in any script, or made from its name alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from delegate_crm.entities import kind, kinds
from delegate_crm.kit.i18n import Text
from delegate_crm.schema.kinds import NoteKind, TextKind
from delegate_crm.schema.relations import ChildrenKind
from delegate_crm.schema.wordkinds import LocalTextKind
from delegate_crm.services.drafts import new_draft, reading_for, save
from delegate_crm.services.office import Office
from delegate_crm.services.search import Query, search
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Work

MOST = 8
FEW_KINDS = 3
"""With more kinds to choose from, nothing is offered before something is typed."""


@dataclass(frozen=True, slots=True)
class Pick:
    """A record that may be pointed at."""

    id: int
    title: str
    label: Text
    """Label of its kind."""


def picks(reader: Reader, query: Query) -> list[Pick]:
    """Records that fit what is typed; of few kinds the first ones while nothing is."""
    if query.text.strip():
        hits = search(reader, replace(query, limit=MOST))
        return [Pick(hit.id, hit.title, kind(hit.kind).label) for hit in hits]
    if not 0 < len(query.codes) <= FEW_KINDS:
        return []
    return [each for code in query.codes for each in _first(reader, code, query.lang)][:MOST]


def _first(reader: Reader, code: str, lang: str) -> list[Pick]:
    listing = replace(kind(code).listing, limit=MOST)
    ids = reader.ids(listing)
    titles = reader.titles(ids, lang)
    return [Pick(each, titles.get(each, ""), kind(code).label) for each in ids]


def makeable(codes: Sequence[str]) -> list[str]:
    """Kinds of record that can be made from a name alone."""
    return [code for code in codes if _named_by(code)] if codes else []


def _named_by(code: str) -> str:
    """The field that a name alone fills so that the record can be stored; empty if none does."""
    fields, missing = kinds()[code].fields, kind(code)().missing()
    if len(missing) != 1:
        return ""
    texts = (TextKind, LocalTextKind, ChildrenKind)
    fitting = (key for key in missing[0] if isinstance(fields[key].kind, texts))
    return next((key for key in fitting if not isinstance(fields[key].kind, NoteKind)), "")


def make(work: Work, office: Office, lang: str, code: str, name: str) -> int:
    """Make a record from its name."""
    draft = new_draft(code, reading_for(office, lang, work.reader))
    draft.type(_named_by(code), name)
    return save(work, draft).id

# SPDX-License-Identifier: MIT
"""Search across all kinds of record, best first; a text that reads as a date finds days too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from delegate_crm.entities import kind
from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import LANGUAGES, N_, Text, Translator
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.datewords import read_date
from delegate_crm.rules.folding import fold, tokens
from delegate_crm.schema.entity import Entity
from delegate_crm.schema.fields import AnyField
from delegate_crm.schema.kinds import check_text
from delegate_crm.schema.relations import ChildrenKind
from delegate_crm.services.periods import PERIODS
from delegate_crm.store.lookup import records_of
from delegate_crm.store.queries import Reader
from delegate_crm.store.search import Fit, by_days, by_words

LIMIT = 50
"""Records that a search gives, unless told otherwise."""
TITLE = "title"

WHY = {
    Fit.TITLE: N_("These very words"),
    Fit.BEGINNING: N_("Begins with these words"),
    Fit.WORD: N_("A word begins so"),
    Fit.INSIDE: N_("Contains these words"),
    Fit.ELSEWHERE: N_("Contains these words"),
}
SAME_DAYS = N_("The dates overlap")


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found: by which field, by what in it, and why it fits."""

    id: int
    kind: str
    title: str
    field: str
    match: str
    why: Text


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: words or a date, in which kinds (all if none is named)."""

    text: str
    lang: str
    today: dt.date
    codes: Sequence[str] = ()
    limit: int = LIMIT


def search(reader: Reader, query: Query) -> list[Hit]:
    """Find records by words, and by days if the text reads as a date."""
    check_text(query.text)
    for code in query.codes:
        kind(code)
    found = by_words(reader, query.text, query.codes, query.limit)
    ids, words = [each.id for each in found], tokens(query.text)
    records = {each.id: each for each in records_of(reader, ids)}
    titles = {lang: reader.titles(ids, lang) for lang in LANGUAGES}
    hits: list[Hit] = []
    for each in found:
        called = [known.get(each.id, "") for known in titles.values()]
        field, match = _where(records[each.id], called, words)
        title = titles[query.lang].get(each.id, "")
        hits.append(Hit(each.id, each.kind, title, field, match, WHY[each.fit]))
    known = {hit.id for hit in hits}
    dated = [hit for hit in _by_day(reader, query) if hit.id not in known]
    return [*hits, *dated][: query.limit]


def _where(record: Entity, called: Iterable[str], words: Sequence[str]) -> tuple[str, str]:
    """The field that holds most of the words, and what it says; else a title."""
    said = [(key, each) for key, field in _searched(record) for each in _words(record, key, field)]
    said += [(TITLE, each) for each in called]
    return max(said, key=lambda pair: sum(word in fold(pair[1]) for word in words))


def _searched(record: Entity) -> Iterable[tuple[str, AnyField]]:
    return ((key, field) for key, field in record.fields.items() if field.search)


def _words(record: Entity, key: str, field: AnyField) -> Iterable[str]:
    if not isinstance(field.kind, ChildrenKind):
        return field.kind.words(record.get(key))
    return (
        word
        for child in record.get(key)
        for inner in child.fields.values()
        if inner.search
        for word in inner.kind.words(child.get(inner.key))
    )


def _by_day(reader: Reader, query: Query) -> list[Hit]:
    """Records whose dates overlap the date that the text reads as: the shortest span first."""
    lang, day = query.lang, _as_date(query)
    if day is None or day.earliest is None or day.latest is None:
        return []
    found = by_days(reader, day.earliest, day.latest, query.codes, PERIODS)
    tr, hits = Translator(lang), list[tuple[int, Hit]]()
    for code, keys in found.items():
        titles = reader.titles(keys, lang)
        for record in reader.many(kind(code), list(keys)):
            field = record.fields[keys[record.id]]
            value = record.get(field.key)
            match = field.kind.write(value, tr)
            hit = Hit(record.id, code, titles.get(record.id, ""), field.key, match, SAME_DAYS)
            hits.append((_length(value), hit))
    return [hit for _, hit in sorted(hits, key=lambda each: each[0])]


def _as_date(query: Query) -> ApproxDate | None:
    try:
        return read_date(query.text, query.lang, query.today).value
    except Invalid:
        return None


ENDLESS = 100_000


def _length(value: object) -> int:
    """Days that a value spans; what has no end spans all."""
    first = getattr(value, "opens", value)
    last = getattr(value, "closes", value)
    if isinstance(first, dt.date):
        return 0
    if not isinstance(first, ApproxDate) or not isinstance(last, ApproxDate):
        return ENDLESS
    if first.earliest is None or last.latest is None:
        return ENDLESS
    return (last.latest - first.earliest).days

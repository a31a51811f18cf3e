# SPDX-License-Identifier: MIT
"""The main facts of a record, for a look at it without going there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from delegate_crm.entities.affiliation import Affiliation
from delegate_crm.entities.followup import FollowUp
from delegate_crm.kit.i18n import N_
from delegate_crm.schema.entity import COMMON, Entity
from delegate_crm.services.awaited_peek import awaited_peek
from delegate_crm.services.present import Presenter
from delegate_crm.services.window_words import bar_facts
from delegate_crm.store.queries import Reader

MOST = 7
LONGEST = 240


@dataclass(frozen=True, slots=True)
class Peek:
    """A record in a few lines."""

    id: int
    kind: str
    title: str
    label: str
    """What kind of record it is."""
    lines: tuple[tuple[str, str], ...]
    """Labels and words."""


def peek(reader: Reader, number: int, lang: str, today: dt.date) -> Peek | None:
    """Look at a record; none if it is gone."""
    record = reader.record(number)
    if record is None:
        return None
    presenter = Presenter(reader, lang, today, [record])
    lines = [*_own(reader, record, presenter, today), *_fields(record, presenter)]
    title = presenter.title(record.id)
    return Peek(record.id, record.code, title, presenter.tr(record.label), tuple(lines[:MOST]))


def _own(
    reader: Reader, record: Entity, presenter: Presenter, today: dt.date
) -> Iterator[tuple[str, str]]:
    """What no field of the record says."""
    tr = presenter.tr
    if isinstance(record, FollowUp):
        yield tr(N_("State")), bar_facts(record, today, tr).words
        yield from _awaited(reader, record, presenter, today)
    for post in reader.where(Affiliation, person=record.id) if record.code == "person" else ():
        if post.until is None:
            body = reader.title(post.organisation, tr.lang)
            yield tr(post.label), " · ".join(filter(None, (post.title.best(tr.lang), body)))


def _awaited(
    reader: Reader, item: FollowUp, presenter: Presenter, today: dt.date
) -> Iterator[tuple[str, str]]:
    """Whom to ask, what was last, what comes next."""
    facts = awaited_peek(reader, item.id, presenter.tr.lang, today)
    for told in facts.facts[1:] if facts else ():
        if told.words:
            yield told.label, " · ".join(filter(None, (told.words, told.remark)))


def _fields(record: Entity, presenter: Presenter) -> Iterator[tuple[str, str]]:
    """Fields that say something, those of its list first; the title speaks for itself."""
    first = [key for key in record.listing.columns if key in record.fields]
    keys = dict.fromkeys((*first, *record.fields))
    for key in keys:
        field = record.fields[key]
        untold = field.restricted or key in COMMON or record.get(key) == field.default
        said = "" if untold else presenter.words(record, field)
        if said and said != presenter.title(record.id):
            yield presenter.tr(field.label), " ".join(said.split())[:LONGEST]

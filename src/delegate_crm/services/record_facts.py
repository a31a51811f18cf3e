# SPDX-License-Identifier: MIT
"""What the page of a record shows: the record, its fields in words, how much belongs to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from delegate_crm.entities import kind
from delegate_crm.kit.i18n import Text
from delegate_crm.schema.entity import Entity
from delegate_crm.schema.fields import AnyField
from delegate_crm.services.drafts import reading_for
from delegate_crm.services.editing import Edit, tried
from delegate_crm.services.office import Office
from delegate_crm.services.present import Presenter, pointed_at
from delegate_crm.store.journal import Journal
from delegate_crm.store.lookup import kinds_of
from delegate_crm.store.queries import Reader

M = TypeVar("M")


@dataclass(frozen=True, slots=True)
class RecordFacts(Generic[M]):
    """One record as a page shows it; `more` is what its own page asks beside that."""

    record: Entity
    title: str
    words: Mapping[str, str]
    """What each field says, by key; blank ones say nothing."""
    titles: Mapping[int, str]
    """Titles of the records that it points at."""
    kinds: Mapping[int, str]
    """Their kinds."""
    counts: Mapping[str, int]
    """How many records of each kind point at it."""
    saved: dt.datetime | None
    """When it was last changed; none while it is not stored."""
    needs: Sequence[Sequence[Text]]
    """What must be there before it can be stored: of each inner list one field."""
    more: M


AnyFacts = RecordFacts[Any]
"""Facts for a part of a page that needs the record alone."""


@dataclass(frozen=True, slots=True)
class Wanted(Generic[M]):
    """Which record is asked for, in which language, and what its page asks beside it."""

    office: Office
    lang: str
    code: str
    id: int
    more: Callable[[Reader, Entity], M]
    edits: Sequence[Edit] = ()
    """What was typed into a record that is not stored yet."""


def record_facts(reader: Reader, wanted: Wanted[M]) -> RecordFacts[M]:
    """Read all that the page of a record shows."""
    if not wanted.id:
        return _draft_facts(reader, wanted)
    record = reader.get(kind(wanted.code), reader.resolve(wanted.id))
    counts = reader.referrer_counts(record.id)
    return _facts(reader, wanted, record, counts, _last_saved(reader, record))


def _draft_facts(reader: Reader, wanted: Wanted[M]) -> RecordFacts[M]:
    reading = reading_for(wanted.office, wanted.lang, reader)
    trial = tried(wanted.code, wanted.edits, reading)
    return _facts(reader, wanted, trial.record, {}, None, trial.needs)


def _facts(  # noqa: PLR0913, PLR0917 - the parts of the facts
    reader: Reader,
    wanted: Wanted[M],
    record: Entity,
    counts: Mapping[str, int],
    saved: dt.datetime | None,
    needs: Sequence[Sequence[Text]] = (),
) -> RecordFacts[M]:
    ids = list(dict.fromkeys(pointed_at(record)))
    presenter = Presenter(reader, wanted.lang, wanted.office.today, [record])
    words = {key: presenter.words(record, each) for key, each in record.fields.items()}
    title = presenter.title(record.id) if record.id else _called(record, presenter, reader)
    return RecordFacts(
        record=record,
        title=title,
        words=words,
        titles=reader.titles(ids, wanted.lang),
        kinds=kinds_of(reader, ids),
        counts=counts,
        saved=saved,
        needs=tuple(needs),
        more=wanted.more(reader, record),
    )


def _called(record: Entity, presenter: Presenter, reader: Reader) -> str:
    """What a record that is not stored yet would be called; empty while nothing names it."""
    named = any(record.get(key) != each.default for key, each in record.fields.items())
    return record.called(presenter.tr, reader) if named else ""


def _last_saved(reader: Reader, record: Entity) -> dt.datetime:
    journal = Journal(reader.connection)
    stamp = journal.last_change(record.id) or journal.header(record.created_work).at
    return dt.datetime.fromisoformat(stamp).astimezone()


def groups_of(entity: type[Entity]) -> list[tuple[Text, list[AnyField]]]:
    """The fields of a kind by their groups, in the order in which they are declared."""
    groups: dict[str, tuple[Text, list[AnyField]]] = {}
    for field in entity.fields.values():
        groups.setdefault(field.group.message, (field.group, []))[1].append(field)
    return list(groups.values())

# SPDX-License-Identifier: MIT
"""The history of a record as a page tells it, and older values put back one by one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from delegate_crm.entities import kind
from delegate_crm.kit.errors import Missing
from delegate_crm.kit.i18n import N_
from delegate_crm.schema.entity import Entity
from delegate_crm.schema.values import LocalText
from delegate_crm.services.history import OPERATIONS, Changed, Step, history
from delegate_crm.services.people import acting_names
from delegate_crm.services.present import Presenter, targets_in
from delegate_crm.store.journal import Entry, Journal
from delegate_crm.store.queries import Reader
from delegate_crm.store.rows import ARCHIVED, Image, image_of, record_from
from delegate_crm.store.work import Work

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class ToldChange:
    """One value that a step changed, in words."""

    path: str
    label: str
    before: str
    after: str
    can_go_back: bool
    """Whether the value from before this step is another one than the record has now."""


@dataclass(frozen=True, slots=True)
class ToldStep:
    """One step of a record's history, in words."""

    work: int
    at: dt.datetime
    user: str
    words: str
    changes: tuple[ToldChange, ...]


def told_steps(reader: Reader, record: Entity, lang: str, today: dt.date) -> list[ToldStep]:
    """The history of a record, the latest step first."""
    steps = history(reader, record)
    values = [
        (each.field, value)
        for step in steps
        for each in step.changes
        for value in (each.before, each.after)
    ]
    ids = [i for field, value in values if field for i in targets_in(field, value)]
    presenter = Presenter(reader, lang, today, [record], ids)
    entries, image = Journal(reader.connection).of_record(record.id), image_of(record)
    names = acting_names(reader, lang)
    told = [
        _told(step, entry, presenter, image) for step, entry in zip(steps, entries, strict=True)
    ]
    return [replace(each, user=names.get(each.user, each.user)) for each in told[::-1]]


def _told(step: Step, entry: Entry, presenter: Presenter, image: Image) -> ToldStep:
    at = dt.datetime.fromisoformat(step.work.at).astimezone()
    operation = OPERATIONS.get(step.operation, step.work.label)
    words = presenter.tr(step.work.label if step.changes else operation)
    changes = [_change(each, entry, presenter, image) for each in step.changes]
    return ToldStep(step.work.id, at, step.work.actor, words, tuple(changes))


def _change(change: Changed, entry: Entry, presenter: Presenter, image: Image) -> ToldChange:
    before, after = (_words(change, value, presenter) for value in (change.before, change.after))
    if before == after:
        before, after = (_all_words(value) for value in (change.before, change.after))
    old = entry.body[change.path][0]
    differs = change.path != ARCHIVED and image.get(change.path) != old
    return ToldChange(change.path, presenter.tr(change.label), before, after, differs)


def _words(change: Changed, value: object, presenter: Presenter) -> str:
    if change.field is None:
        return str(value or NOTHING)
    return presenter.said(change.field, value) or NOTHING


def _all_words(value: object) -> str:
    """A text in every language it has, where the reader's own words say no difference."""
    if not isinstance(value, LocalText):
        return NOTHING if value in (None, ()) else str(value)
    return "; ".join(f"{lang}: {text}" for lang, (text, _) in value.words.items()) or NOTHING


def put_back(work: Work, code: str, record_id: int, work_id: int, path: str) -> None:
    """Give a value back that it had before a step; all else stays as it is."""
    record = work.reader.get(kind(code), record_id)
    entries = [each for each in work.journal.of_work(work_id) if each.record_id == record_id]
    change = next((each.body[path] for each in entries if path in each.body), None)
    if change is None:
        raise Missing(N_("This value is not in the history any more."))
    image, old = image_of(record), change[0]
    if old is None:
        image.pop(path, None)
    else:
        image[path] = old
    identity = {"id": record.id, "uid": record.uid, "version": record.version}
    work.save(record_from(type(record), image, created_work=record.created_work, **identity))

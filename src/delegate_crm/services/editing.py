# SPDX-License-Identifier: MIT
"""What is typed into the fields of a page: kept as text, read as the command line reads it.

An `Edit` holds what was typed into one field until it is stored. It goes onto the record as it
is stored then, so that what somebody else changed meanwhile stays; where both changed one field
the later wins and the work says so.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Self

from delegate_crm.entities import kind
from delegate_crm.kit.errors import Invalid, UserError
from delegate_crm.kit.i18n import Text
from delegate_crm.schema.entity import Child, Entity
from delegate_crm.schema.kinds import Reading
from delegate_crm.schema.relations import ChildrenKind
from delegate_crm.schema.values import FileFacts, LocalText
from delegate_crm.services.drafts import Draft, save
from delegate_crm.store.merge import changed_too
from delegate_crm.store.work import Work

Typed = tuple[tuple[str, str], ...]
"""Names of fields or of parts of one (`title.ru`) and what was typed into them."""


@dataclass(frozen=True, slots=True)
class Row:
    """What was typed into one row of a list inside a record, which may be a new one."""

    uid: str
    typed: Typed = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """What was typed into one field; `rows` names all rows of a list that shall be there."""

    key: str
    typed: Typed = ()
    rows: tuple[Row, ...] | None = None

    @property
    def texts(self) -> list[str]:
        """All that was typed."""
        pairs = [*self.typed, *(pair for row in self.rows or () for pair in row.typed)]
        return [text for _, text in pairs if text]

    def kept(self) -> str:
        """As text that can be kept and made `again`."""
        rows = None if self.rows is None else [[row.uid, row.typed] for row in self.rows]
        return json.dumps([self.key, self.typed, rows], ensure_ascii=False)

    @classmethod
    def again(cls, kept: str) -> Self:
        """Make it from its kept text."""
        key, typed, rows = json.loads(kept)
        made = None if rows is None else tuple(Row(uid, _typed(each)) for uid, each in rows)
        return cls(key, _typed(typed), made)


def _typed(pairs: Iterable[Sequence[str]]) -> Typed:
    return tuple((name, text) for name, text in pairs)


@dataclass(slots=True)
class Trial:
    """A record with what was typed on it so far, and which fields could not be read."""

    record: Entity
    refused: dict[str, UserError] = field(default_factory=dict)

    @property
    def needs(self) -> Sequence[Sequence[Text]]:
        """Labels of what must be typed before it can be stored; of each inner list one."""
        fields, filled = self.record.fields, set(self.record.by_rule)
        needed = (keys for keys in self.record.missing() if not filled & {*keys})
        return [[fields[key].label for key in keys] for keys in needed]


def apply(record: Entity, edit: Edit, reading: Reading) -> Entity:
    """Type an edit onto a record; `Invalid` says what cannot be read."""
    draft = Draft(record, reading)
    for name, text in edit.typed:
        draft.type(name, text)
    if edit.rows is None:
        return draft.value
    return draft.value.having(**{edit.key: tuple(_rows(record, edit, reading))})


def _rows(record: Entity, edit: Edit, reading: Reading) -> Iterable[Child]:
    """The rows of a list as typed; those that say nothing at all are left out."""
    known = {each.uid: each for each in record.get(edit.key)}
    rows = record.fields[edit.key].kind
    assert isinstance(rows, ChildrenKind)  # noqa: S101 - only lists have rows
    for number, row in enumerate(edit.rows or ()):
        base = known.get(row.uid) or _begun(rows.child, row, reading)
        draft = Draft(base, reading)
        for name, text in row.typed:
            _type_row(draft, name, text, f"{edit.key}/{number}/{name}")
        if draft.value != rows.child(uid=draft.value.uid):
            yield draft.value


def _begun(child: type[Child], row: Row, reading: Reading) -> Child:
    """A new row; its main text may tell more than itself, such as the script of a name."""
    text = dict(row.typed).get(child.main, "")
    if not text.strip():
        return child(uid=row.uid)
    made = child.typed(text, reading)
    return child(uid=row.uid, **{key: made.get(key) for key in child.fields})


def _type_row(draft: Draft[Child], name: str, text: str, where: str) -> None:
    try:
        draft.type(name, text)
    except Invalid as refused:
        raise Invalid(refused.message, refused.hint, where) from refused


def glance(record: Entity, edit: Edit, lang: str, today: dt.date) -> UserError | None:
    """Why an edit cannot be read, if that can be told without looking into the office."""
    try:
        apply(record, edit, Reading(lang, today, _anything, _any_file))
    except UserError as refused:
        return refused
    return None


def _anything(_targets: Sequence[str], _text: str) -> int:
    return 1


def _any_file(path: str) -> FileFacts:
    return FileFacts(path, 0, "", path)


def tried(code: str, edits: Iterable[Edit], reading: Reading) -> Trial:
    """A new record with all that can be read of what was typed."""
    trial = Trial(kind(code)())
    for edit in edits:
        try:
            trial.record = apply(trial.record, edit, reading)
        except UserError as refused:
            trial.refused[edit.key] = refused
    return trial


def store_new(work: Work, code: str, edits: Iterable[Edit], reading: Reading) -> Entity:
    """Store a new record; `Invalid` as long as something needed is not there."""
    record = kind(code)()
    for edit in edits:
        record = apply(record, edit, reading)
    return save(work, _drafted(kind(code)(), record, reading))


def store(work: Work, seen: Entity, edit: Edit, reading: Reading) -> Entity:
    """Store what was typed into one field of a record that was seen before."""
    current = work.reader.get(type(seen), seen.id)
    after = apply(current, edit, reading)
    if _clash(edit, seen, current, after):
        work.notes.append(changed_too(seen.fields[edit.key].label))
    return save(work, _drafted(current, after, reading))


def _drafted(base: Entity, value: Entity, reading: Reading) -> Draft[Entity]:
    draft = Draft(base, reading)
    draft.value = value
    return draft


def _clash(edit: Edit, seen: Entity, current: Entity, after: Entity) -> bool:
    """Tell whether somebody else changed the same value meanwhile, to something else."""
    then, now, new = (each.get(edit.key) for each in (seen, current, after))
    if not isinstance(now, LocalText):
        return bool(now not in (then, new))
    langs = [name.partition(".")[2] for name, _ in edit.typed]
    return any(now.exact(lang) not in (then.exact(lang), new.exact(lang)) for lang in langs)

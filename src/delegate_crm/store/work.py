# SPDX-License-Identifier: MIT
"""Work: the only writer. One named transaction, one undo step, one journal entry, one notice.

A work writes records as they come, so that its own reader sees them; when it closes, the rules
react and check, derived columns follow, the journal is sealed, and all is committed at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, delete, insert, select

from delegate_crm.kit.clock import Clock
from delegate_crm.kit.errors import Conflict, Invalid, Problem
from delegate_crm.kit.events import Changes
from delegate_crm.kit.i18n import N_, Text
from delegate_crm.kit.progress import Progress, Silent, Stretches
from delegate_crm.schema.entity import Entity
from delegate_crm.store.checks import record_problems
from delegate_crm.store.derive import derive
from delegate_crm.store.journal import Entry, Journal, Operation, Sort, label_json
from delegate_crm.store.lookup import records_of
from delegate_crm.store.merge import changed_too, merged
from delegate_crm.store.queries import Reader
from delegate_crm.store.rows import Image, delta, fingerprint, image_of
from delegate_crm.store.setting import stored
from delegate_crm.store.tables import table
from delegate_crm.store.writer import Writer

E = TypeVar("E", bound=Entity)
MOST_ROUNDS = 20
"""Rounds of reactions to reactions; more is a fault of the rules."""
ACT, REACT, CHECK, SEAL = (0.0, 0.6), (0.6, 0.8), (0.8, 0.9), (0.9, 1.0)
"""Stretches of a work, as its progress tells them."""


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after a work; none where it was not or is not there."""

    before: Entity | None
    after: Entity | None
    back: bool = False
    """Whether it takes an earlier change back: where a record stood, it may stand again."""

    @property
    def record(self) -> Entity:
        """The side that is there, the later one first."""
        record = self.after or self.before
        assert record is not None  # noqa: S101 - a change has at least one side
        return record


class Rules(Protocol):
    """What must follow from a change, and what must hold after it."""

    def react(self, work: Work, change: Change) -> None:
        """Make the changes that follow from a change."""

    def check(self, reader: Reader, change: Change) -> Iterable[Problem]:
        """Name what a changed record violates."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, when, and for which day."""

    name: str
    clock: Clock


class Work:
    """Changes records within one transaction that its owner has begun."""

    def __init__(
        self,
        connection: Connection,
        actor: Actor,
        rules: Rules,
        progress: Progress | None = None,
    ) -> None:
        """`progress` is told how far the work is, and may stop it."""
        self.reader = Reader(connection)
        self.way = Stretches(progress or Silent())
        self.journal = Journal(connection)
        self.actor = actor
        self.id = self.journal.last.id + 1
        self.notes: list[Text] = []
        self.arrived: dict[str, frozenset[int]] = {}
        """Records that came through the bulk door, by kind."""
        self.departed: dict[str, frozenset[int]] = {}
        """Records of an import that were taken out again, by kind."""
        self.attached = False
        """Whether a staging database is attached."""
        self._connection = connection
        self._writer = Writer(connection)
        self._rules = rules
        self._before: dict[int, Entity | None] = {}
        self._after: dict[int, Entity | None] = {}
        self._images = _Images()
        self._extra: list[Entry] = []
        self._back = False

    def add(self, record: E) -> E:
        """Create a record; one that comes with an id gets that id back (undo and redo)."""
        made = self._writer.make(record, self.id)
        self._before.setdefault(made.id, None)
        self._after[made.id] = made
        return made

    def save(self, after: E, base: E | None = None) -> E:
        """Store a changed record; what others changed since `base` was read is kept."""
        current = self._current(after, base)
        if base is not None and base.version != current.version:
            after = self._merged(after, base, current)
        if self._images.of(after) == self._images.of(current):
            return current
        made = self._writer.change(current, after)
        self._before.setdefault(made.id, current)
        self._after[made.id] = made
        return made

    def _current(self, after: E, base: E | None) -> E:
        """The record as it is stored: the base itself while its version is the stored one."""
        record = table("record")
        if base is not None and after.id not in self._after:
            version = select(record.c.version).where(record.c.id == after.id)
            if self._connection.scalar(version) == base.version:
                return base
        return self.reader.get(type(after), after.id)

    def _merged(self, after: E, base: E, current: E) -> E:
        """Keep what others changed since; what both changed is told."""
        both, clashes = merged(after, base, current)
        self.notes.extend(map(changed_too, clashes))
        return both

    def archive(self, record: E) -> E:
        """Put a record away; its links stay, and undo brings it back."""
        return self._stamped(record, self.actor.clock.now().isoformat())

    def unarchive(self, record: E) -> E:
        """Bring an archived record back."""
        return self._stamped(record, None)

    def _stamped(self, record: E, archived_at: str | None) -> E:
        """Change the stamp alone: what the record held when it was read may be old."""
        current = self.reader.get(type(record), record.id)
        stamped = current.having()
        stamped.archived_at = archived_at
        return self.save(stamped, current)

    def erase(self, record: Entity) -> None:
        """Take a record out as if it had never been; only what nothing points at may go."""
        self.reader.get(type(record), record.id)
        if self.erase_unused([record.id]):
            raise Conflict(
                N_("Other records point at this one, so it was left."),
                N_("Archive it instead."),
            )

    def erase_unused(self, ids: Collection[int]) -> set[int]:
        """Take records out that nothing points at but each other; the answer is which had to stay.

        One question for all of them: who points at a record is asked of every table.
        """
        pointing, going = self.reader.pointing_at(ids), set(ids)
        while staying := {each for each in going if pointing[each] - going}:
            going -= staying
        for current in records_of(self.reader, sorted(going)):
            self._before.setdefault(current.id, current)
            self._after[current.id] = None
            self._writer.erase(current)
        return set(ids) - going

    def set(self, key: str, value: str) -> None:
        """Change a setting of the office; journalled and undone like a field."""
        setting = table("setting")
        old = stored(self._connection, key)
        if old == (value or None):
            return
        self._connection.execute(delete(setting).where(setting.c.key == key))
        if value:
            self._connection.execute(insert(setting).values(key=key, value=value))
        self.note(Operation.SETTING, {key: [old, value or None]})

    @property
    def touched(self) -> bool:
        """Tell whether anything was written."""
        return bool(self._before or self._extra)

    def note(self, operation: Operation, body: Mapping[str, Any]) -> None:
        """Write an entry that concerns no single record."""
        self._extra.append(Entry(0, self.id, operation, "", None, "", dict(body)))

    def finish(
        self, label: Text, sort: Sort = Sort.DO, target: int | None = None
    ) -> Changes | None:
        """Let the rules react and check, derive, and seal the journal; the owner then commits."""
        self._back = sort in (Sort.UNDO, Sort.REDO)
        if not self._back:
            self._react()
        changes = self._changes()
        self._check(changes)
        derive(self._connection, self.reader, [(each.before, each.after) for each in changes])
        sealing = self.way.through(changes, len(changes), SEAL)
        entries = [_entry(self.id, each, self._images) for each in sealing] + self._extra
        if not entries and sort is not Sort.ASIDE:
            return None
        stamp = self.actor.clock.now().isoformat()
        header = (stamp, self.actor.name, label_json(label), sort.value, target)
        self.journal.open(self.id, header, entries)
        return _notice(self, changes)

    def _react(self) -> None:
        seen: dict[int, int] = {}
        for _ in range(MOST_ROUNDS):
            made = [change for change in self._changes() if change.after]
            fresh = [each for each in made if seen.get(each.record.id) != each.record.version]
            if not fresh:
                return
            for change in self.way.through(fresh, len(fresh), REACT):
                seen[change.record.id] = change.record.version
                self._rules.react(self, change)
        message = "rules keep reacting to each other"
        raise RuntimeError(message)

    def _changes(self) -> list[Change]:
        found = [
            Change(before, self._after[each], self._back) for each, before in self._before.items()
        ]
        return [each for each in found if (each.before or each.after) and self._differ(each)]

    def _differ(self, change: Change) -> bool:
        if change.before is None or change.after is None:
            return True
        return self._images.of(change.before) != self._images.of(change.after)

    def _check(self, changes: Sequence[Change]) -> None:
        problems: list[Problem] = []
        for change in self.way.through(changes, len(changes), CHECK):
            if change.after:
                problems.extend(record_problems(self.reader, change.after))
                problems.extend(self._rules.check(self.reader, change))
        if problems:
            raise Invalid.of(problems)


class _Images:
    """Images of the records of one work, each made once."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[Entity, Image]] = {}

    def of(self, record: Entity) -> Image:
        """Image of a record; the record is kept too, so that its identity stays its own."""
        known = self._made.get(id(record))
        if known is None:
            known = self._made[id(record)] = (record, image_of(record))
        return known[1]


def _entry(work_id: int, change: Change, images: _Images) -> Entry:
    before, after, record = change.before, change.after, change.record
    if after is None:
        operation = Operation.ERASE
        body: dict[str, Any] = {"image": images.of(record), "version": record.version}
        body |= {"created_work": record.created_work}
    elif before is None:
        operation, body = Operation.CREATE, {"digest": fingerprint(after)}
    else:
        operation, body = Operation.UPDATE, dict(delta(images.of(before), images.of(after)))
    return Entry(0, work_id, operation, record.code, record.id, record.uid, body)


def _notice(work: Work, changes: Iterable[Change]) -> Changes:
    added, removed = dict(work.arrived), dict(work.departed)
    changed: dict[str, frozenset[int]] = {}
    for change in changes:
        sort = added if change.before is None else removed if change.after is None else changed
        code = change.record.code
        sort[code] = sort.get(code, frozenset()) | {change.record.id}
    return Changes(work.id, added=added, changed=changed, removed=removed)

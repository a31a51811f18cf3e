# SPDX-License-Identifier: MIT
"""Work: the only writer. One named transaction, one undo step, one journal entry, one notice.

A work writes records as they come, so that its own reader sees them; when it closes, the rules
react and check, derived columns follow, the journal is sealed, and all is committed at once.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, delete, insert, update

from delegate_crm.kit.clock import Clock
from delegate_crm.kit.errors import Conflict, Invalid, Problem
from delegate_crm.kit.events import Changes
from delegate_crm.kit.i18n import N_, Text
from delegate_crm.schema.entity import COMMON, Entity
from delegate_crm.schema.relations import ChildrenKind, LinksKind
from delegate_crm.store.derive import derive
from delegate_crm.store.journal import Entry, Journal, Operation, Sort, label_json
from delegate_crm.store.queries import Reader
from delegate_crm.store.rows import delta, fingerprint, image_of
from delegate_crm.store.setting import stored
from delegate_crm.store.tables import table

E = TypeVar("E", bound=Entity)
MOST_ROUNDS = 20
"""Rounds of reactions to reactions; more is a fault of the rules."""


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after a work; none where it was not or is not there."""

    before: Entity | None
    after: Entity | None


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

    def __init__(self, connection: Connection, actor: Actor, rules: Rules) -> None:
        self.reader = Reader(connection)
        self.journal = Journal(connection)
        self.actor = actor
        self.id = self.journal.next_work()
        self.notes: list[Text] = []
        self._connection = connection
        self._rules = rules
        self._before: dict[int, Entity | None] = {}
        self._extra: list[Entry] = []

    def add(self, record: E) -> E:
        """Create a record; one that comes with an id gets that id back (undo and redo)."""
        record = _with_uids(record)
        values = {
            "uid": record.uid,
            "kind": record.code,
            "created_work": record.created_work or self.id,
        }
        values |= {"version": record.version or 1, "archived_at": record.archived_at}
        values |= _cells(record, common=True) | ({"id": record.id} if record.id else {})
        result = self._connection.execute(insert(table("record")).values(values))
        made = self._identified(record, int(result.inserted_primary_key[0]))
        own = {"id": made.id} | _cells(made, common=False)
        self._connection.execute(insert(table(record.code)).values(own))
        self._write_inner(type(made)(), made)
        self._before.setdefault(made.id, None)
        return self.reader.get(type(made), made.id)

    def save(self, after: E, base: E | None = None) -> E:
        """Store a changed record; what others changed since `base` was read is kept, field by field."""
        current = self.reader.get(type(after), after.id)
        if base is not None and base.version != current.version:
            after = self._merged(after, base, current)
        after = _with_uids(after)
        if image_of(after) == image_of(current):
            return current
        self._before.setdefault(after.id, current)
        row = {"version": current.version + 1, "archived_at": after.archived_at}
        self._update("record", after.id, row | _cells(after, common=True))
        self._update(after.code, after.id, _cells(after, common=False))
        self._write_inner(current, after)
        return self.reader.get(type(after), after.id)

    def _merged(self, after: E, base: E, current: E) -> E:
        mine = {key: after.get(key) for key in after.fields if after.get(key) != base.get(key)}
        for key in mine:
            if current.get(key) not in (base.get(key), mine[key]):
                self.notes.append(
                    N_(
                        "“{field}” was changed by somebody else meanwhile; both are in the history.",
                        field=after.fields[key].label,
                    )
                )
        return current.having(**mine)

    def archive(self, record: E) -> E:
        """Put a record away; its links stay, and undo brings it back."""
        archived = record.having()
        archived.archived_at = self.actor.clock.now().isoformat()
        return self.save(archived)

    def unarchive(self, record: E) -> E:
        """Bring an archived record back."""
        back = record.having()
        back.archived_at = None
        return self.save(back)

    def erase(self, record: Entity) -> None:
        """Take a record out as if it had never been; only what nothing points at may go."""
        left = [each for each in self.reader.referrers(record.id)]
        if left:
            raise Conflict(
                N_("Other records point at this one, so it was left."),
                N_("Archive it instead."),
            )
        self._before.setdefault(record.id, record)
        self._write_inner(record, type(record)(id=record.id))
        for name, column in ((record.code, "id"), ("title", "record_id"), ("record", "id")):
            rows = table(name)
            self._connection.execute(delete(rows).where(rows.c[column] == record.id))

    def set(self, key: str, value: str) -> None:
        """Change a setting of the office; journalled and undone like a field."""
        setting = table("setting")
        old = stored(self._connection, key)
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
        if sort in (Sort.DO, Sort.FIXED):
            self._react()
        changes = self._changes()
        self._check(changes)
        self._derive(changes)
        entries = [_entry(self.id, change) for change in changes] + self._extra
        if not entries:
            return None
        stamp = self.actor.clock.now().isoformat()
        header = (stamp, self.actor.name, label_json(label), sort.value, target)
        self.journal.open(self.id, header, entries)
        return _notice(self.id, changes)

    def _react(self) -> None:
        seen: dict[int, int] = {}
        for _ in range(MOST_ROUNDS):
            fresh = [
                c for c in self._changes() if c.after and seen.get(c.after.id) != c.after.version
            ]
            if not fresh:
                return
            for change in fresh:
                assert change.after  # noqa: S101 - narrowed by the filter above
                seen[change.after.id] = change.after.version
                self._rules.react(self, change)
        message = "rules keep reacting to each other"
        raise RuntimeError(message)

    def _changes(self) -> list[Change]:
        found = [Change(before, self.reader.record(each)) for each, before in self._before.items()]
        return [c for c in found if not (c.before is None and c.after is None) and _differ(c)]

    def _check(self, changes: Iterable[Change]) -> None:
        problems = [problem for change in changes for problem in self._problems(change)]
        if problems:
            raise Invalid.of(problems)

    def _problems(self, change: Change) -> Iterable[Problem]:
        if change.after is None:
            return
        yield from field_problems(change.after)
        yield from self._target_problems(change.after)
        yield from self._rules.check(self.reader, change)

    def _target_problems(self, record: Entity) -> Iterable[Problem]:
        """References must point at records of the right kind."""
        for owner, key, field in _referring_fields(record):
            value = owner.get(field.key)
            targets = field.kind.targets
            for target in (value if isinstance(value, tuple) else [value]) if targets else ():
                if target is not None and self.reader.kind_of(target) not in targets:
                    yield Problem(N_("The record {id} does not fit here.", id=str(target)), key)

    def _derive(self, changes: Iterable[Change]) -> None:
        touched = [change.after for change in changes if change.after]
        derive(self._connection, self.reader, touched)

    def _identified(self, record: E, record_id: int) -> E:
        made = record.having()
        made.id = record_id
        return made

    def _update(self, name: str, record_id: int, values: Mapping[str, Any]) -> None:
        rows = table(name)
        if values:
            self._connection.execute(update(rows).where(rows.c.id == record_id).values(values))

    def _write_inner(self, before: Entity, after: Entity) -> None:
        for key, field in after.fields.items():
            if isinstance(field.kind, ChildrenKind) and before.get(key) != after.get(key):
                self._write_children(field.kind.child.code, before.get(key), after)
            elif isinstance(field.kind, LinksKind) and before.get(key) != after.get(key):
                self._write_links(key, after)

    def _write_children(self, code: str, before: Iterable[Any], after: Entity) -> None:
        rows = table(code)
        key = next(
            k
            for k, f in after.fields.items()
            if isinstance(f.kind, ChildrenKind) and f.kind.child.code == code
        )
        kept = {child.uid for child in after.get(key)}
        known = {child.uid for child in before}
        for uid in known - kept:
            self._connection.execute(delete(rows).where(rows.c.uid == uid))
        for position, child in enumerate(after.get(key)):
            values = {"ordinal": position, "owner_id": after.id} | _child_cells(child)
            if child.uid in known:
                self._connection.execute(update(rows).where(rows.c.uid == child.uid).values(values))
            else:
                values |= {"uid": child.uid} | ({"id": child.id} if child.id else {})
                self._connection.execute(insert(rows).values(values))

    def _write_links(self, role: str, after: Entity) -> None:
        link = table("link")
        self._connection.execute(
            delete(link).where(link.c.from_id == after.id, link.c.role == role)
        )
        rows = [
            {"from_id": after.id, "role": role, "to_id": target, "ordinal": position}
            for position, target in enumerate(after.get(role))
        ]
        if rows:
            self._connection.execute(insert(link), rows)


def _differ(change: Change) -> bool:
    if change.before is None or change.after is None:
        return True
    return image_of(change.before) != image_of(change.after)


def _entry(work_id: int, change: Change) -> Entry:
    before, after = change.before, change.after
    if after is None:
        assert before  # noqa: S101 - a change without either side is no change
        identity = {"version": before.version, "created_work": before.created_work}
        body = {"image": image_of(before), **identity}
        return Entry(0, work_id, Operation.ERASE, before.code, before.id, before.uid, body)
    if before is None:
        body = {"digest": fingerprint(after)}
        return Entry(0, work_id, Operation.CREATE, after.code, after.id, after.uid, body)
    body = dict(delta(image_of(before), image_of(after)))
    return Entry(0, work_id, Operation.UPDATE, after.code, after.id, after.uid, body)


def _notice(work_id: int, changes: Iterable[Change]) -> Changes:
    sorts: dict[str, dict[str, set[int]]] = {"added": {}, "changed": {}, "removed": {}}
    for change in changes:
        sort = (
            "added" if change.before is None else "removed" if change.after is None else "changed"
        )
        record = change.after or change.before
        assert record  # noqa: S101 - a change has at least one side
        sorts[sort].setdefault(record.code, set()).add(record.id)
    frozen = {s: {k: frozenset(v) for k, v in kinds.items()} for s, kinds in sorts.items()}
    return Changes(work_id, **frozen)


def field_problems(record: Entity) -> Iterable[Problem]:
    """What the kinds of the fields and the stored minimum refuse."""
    for key, field in record.fields.items():
        try:
            field.kind.check(record.get(key))
        except Invalid as refused:
            yield Problem(refused.message, key, refused.problems[0].hint)
    for keys in record.missing():
        labels = tuple(record.fields[key].label for key in keys)
        yield Problem(
            N_("Not yet complete: {label} needs {fields}.", label=record.label, fields=labels[0])
            if len(labels) == 1
            else N_(
                "Not yet complete: {label} needs {first} or {second}.",
                label=record.label,
                first=labels[0],
                second=labels[1],
            ),
            keys[0],
        )


def _referring_fields(record: Entity) -> Iterable[tuple[Any, str, Any]]:
    for key, field in record.fields.items():
        if isinstance(field.kind, ChildrenKind):
            for child in record.get(key):
                pointing = [f for f in child.fields.values() if hasattr(f.kind, "targets")]
                yield from ((child, key, each) for each in pointing)
        elif hasattr(field.kind, "targets"):
            yield record, key, field


def _with_uids(record: E) -> E:
    """Give the record and its children their uids."""
    values = {
        key: tuple(_with_uid(child) for child in record.get(key))
        for key, field in record.fields.items()
        if isinstance(field.kind, ChildrenKind)
    }
    return _with_uid(record.having(**values))


def _with_uid(record: Any) -> Any:  # noqa: ANN401 - record or child
    if record.uid:
        return record
    made = record.having()
    made.uid = str(uuid.uuid4())
    return made


def _cells(record: Entity, *, common: bool) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for key, field in record.fields.items():
        if (key in COMMON) == common:
            cells |= dict(zip(field.columns, field.kind.pack(record.get(key)), strict=True))
    if not common:
        cells |= {each.name: each.of(record) for each in record.derived}
    return cells


def _child_cells(child: Any) -> dict[str, Any]:  # noqa: ANN401 - any kind of child
    cells: dict[str, Any] = {}
    for key, field in child.fields.items():
        cells |= dict(zip(field.columns, field.kind.pack(child.get(key)), strict=True))
    return cells

# SPDX-License-Identifier: MIT
"""The journal: what each work changed, sealed so that later tampering shows.

A header row for each record and a payload apart, with a salt. The digest of the payload stands in
the header and the headers are chained from work to work: a payload may be erased on request
without breaking the chain.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, func, select

from delegate_crm.kit.i18n import Text
from delegate_crm.store.tables import into, table


class Operation(StrEnum):
    """What happened to one record, or to the office as a whole."""

    CREATE = "create"
    UPDATE = "update"
    ERASE = "erase"
    IMPORT = "import"
    SETTING = "setting"
    EXPORT = "export"
    PRINT = "print"


class Sort(StrEnum):
    """What a work is to undo and redo."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"
    FIXED = "fixed"
    ASIDE = "aside"
    """Undo or redo of a work was given up; it stands, and the works before it can be reached."""


@dataclass(frozen=True, slots=True)
class Last:
    """Number and seal of the newest work."""

    id: int
    seal: str


@dataclass(frozen=True, slots=True)
class Header:
    """One finished work."""

    id: int
    at: str
    actor: str
    label: Text
    sort: Sort
    target: int | None


@dataclass(frozen=True, slots=True)
class Sweep:
    """What one work changed among records of some kinds: how many, and the first of them."""

    header: Header
    count: int
    first: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What one work did to one record; an erased payload has no body."""

    id: int
    work_id: int
    operation: Operation
    kind: str
    record_id: int | None
    record_uid: str
    body: dict[str, Any]


def packed(value: object) -> str:
    """JSON in one spelling only, so that equal values have equal digests."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def label_json(label: Text) -> str:
    """Keep a label as message and values; its values hold counts and words of ours, no names."""
    return packed(label.plainly())


def label_from(text: str) -> Text:
    """Make the label again."""
    return Text.again(json.loads(text))


class Journal:
    """Writes and reads the journal on one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @cached_property
    def last(self) -> Last:
        """The work before the one that is being done."""
        row = self._connection.execute(_newest()).first()
        return Last(row.id, row.seal) if row else Last(0, "")

    def open(
        self, work_id: int, header: Sequence[str | int | None], entries: Sequence[Entry]
    ) -> None:
        """Write a work's header, sealed together with the entries it will hold, and the entries."""
        salts = [secrets.token_hex(16) for _ in entries]
        bodies = [packed(entry.body) for entry in entries]
        digests = [_digest(salt + body) for salt, body in zip(salts, bodies, strict=True)]
        at, actor, label, sort, target = header
        seal = self._seal(work_id, [at, actor, label, sort, target, *_sealed(entries, digests)])
        columns = {"id": work_id, "at": at, "actor": actor, "label": label, "sort": sort}
        self._connection.execute(into("work"), {**columns, "target": target, "seal": seal})
        self._write(entries, digests, salts, bodies)

    def _write(
        self, entries: Sequence[Entry], digests: list[str], salts: list[str], bodies: list[str]
    ) -> None:
        for entry, digest, salt, body in zip(entries, digests, salts, bodies, strict=True):
            row = {
                "work_id": entry.work_id,
                "operation": entry.operation.value,
                "kind": entry.kind,
                "record_id": entry.record_id,
                "record_uid": entry.record_uid,
                "digest": digest,
            }
            written = self._connection.execute(into("journal"), row)
            number = written.inserted_primary_key[0]  # type: ignore[index]  # the table has one
            kept = {"journal_id": number, "salt": salt, "body": body}
            self._connection.execute(into("journal_payload"), kept)

    def _seal(self, work_id: int, parts: list[Any]) -> str:
        return _digest(packed([self.last.seal, work_id, *parts]))

    def headers(self, limit: int = 1000) -> list[Header]:
        """The last works, oldest first."""
        query = _headers().order_by(table("work").c.id.desc()).limit(limit)
        rows = self._connection.execute(query)
        return [_header(row) for row in rows][::-1]

    def header(self, work_id: int) -> Header:
        """One work."""
        query = _headers().where(table("work").c.id == work_id)
        return _header(self._connection.execute(query).one())

    def headers_of(self, record_id: int) -> dict[int, Header]:
        """The works that touched a record, by number."""
        work, journal = table("work"), table("journal")
        query = _headers().distinct().join(journal, journal.c.work_id == work.c.id)
        rows = self._connection.execute(query.where(journal.c.record_id == record_id))
        return {row.id: _header(row) for row in rows}

    def sweeps(self, kinds: Sequence[str], limit: int, first: int = 3) -> list[Sweep]:
        """The last works that changed records of some kinds, the latest first."""
        journal = table("journal")
        wanted = (journal.c.kind.in_(kinds), journal.c.operation == Operation.UPDATE.value)
        works = select(journal.c.work_id).where(*wanted).distinct()
        works = works.order_by(journal.c.work_id.desc()).limit(limit)
        place = func.row_number().over(partition_by=journal.c.work_id, order_by=journal.c.id)
        count = func.count().over(partition_by=journal.c.work_id)
        columns = (journal.c.work_id, journal.c.record_id, place.label("place"), count.label("n"))
        inner = select(*columns).where(*wanted, journal.c.work_id.in_(works)).subquery()
        query = _headers().add_columns(inner.c.record_id, inner.c.n)
        query = query.join(inner, inner.c.work_id == table("work").c.id)
        query = query.where(inner.c.place <= first)
        query = query.order_by(inner.c.work_id.desc(), inner.c.place)
        rows = self._connection.execute(query)
        return [_sweep(list(group)) for _, group in groupby(rows, lambda row: row.id)]

    def last_change(self, record_id: int) -> str | None:
        """When a record was last touched, as its stamp."""
        work, journal = table("work"), table("journal")
        query = select(work.c.at).join(journal, journal.c.work_id == work.c.id)
        query = query.where(journal.c.record_id == record_id)
        return self._connection.scalar(query.order_by(journal.c.id.desc()).limit(1))

    def of_work(self, work_id: int) -> list[Entry]:
        """What a work did, in order."""
        return list(self._entries(table("journal").c.work_id == work_id))

    def of_record(self, record_id: int) -> list[Entry]:
        """What happened to a record, in order."""
        return list(self._entries(table("journal").c.record_id == record_id))

    def _entries(self, condition: Any) -> Iterator[Entry]:  # noqa: ANN401 - an SQL condition
        journal, payload = table("journal"), table("journal_payload")
        joined = journal.outerjoin(payload, payload.c.journal_id == journal.c.id)
        query = select(journal, payload.c.body).select_from(joined).where(condition)
        for row in self._connection.execute(query.order_by(journal.c.id)):
            yield Entry(
                row.id,
                row.work_id,
                Operation(row.operation),
                row.kind,
                row.record_id,
                row.record_uid,
                json.loads(row.body) if row.body else {},
            )

    def broken(self) -> list[int]:
        """Numbers of works whose seal or payload does not fit: somebody changed the journal."""
        return [work_id for work_id, fits in self._verified() if not fits]

    def _verified(self) -> Iterator[tuple[int, bool]]:
        work, before, expected = table("work"), "", 1
        columns = (
            work.c.id,
            work.c.at,
            work.c.actor,
            work.c.label,
            work.c.sort,
            work.c.target,
            work.c.seal,
        )
        for row in self._connection.execute(select(*columns).order_by(work.c.id)).all():
            rows = self._sealed_rows(row.id)
            parts = [
                row.at,
                row.actor,
                row.label,
                row.sort,
                row.target,
                *[each[:5] for each in rows],
            ]
            fits = row.id == expected and row.seal == _digest(packed([before, row.id, *parts]))
            yield row.id, fits and all(each[5] for each in rows)
            before, expected = row.seal, row.id + 1

    def _sealed_rows(self, work_id: int) -> list[list[Any]]:
        journal, payload = table("journal"), table("journal_payload")
        joined = journal.outerjoin(payload, payload.c.journal_id == journal.c.id)
        query = select(journal, payload.c.body, payload.c.salt).select_from(joined)
        rows = self._connection.execute(
            query.where(journal.c.work_id == work_id).order_by(journal.c.id)
        )
        return [
            [
                *(row.operation, row.kind, row.record_id, row.record_uid, row.digest),
                row.body is None or _digest(row.salt + row.body) == row.digest,
            ]
            for row in rows
        ]


@cache
def _newest() -> Select[tuple[int, str]]:
    """The statement that finds the newest work, made once for speed."""
    work = table("work")
    return select(work.c.id, work.c.seal).order_by(work.c.id.desc()).limit(1)


def _headers() -> Select[Any]:
    """All that a header tells."""
    work = table("work")
    return select(work.c.id, work.c.at, work.c.actor, work.c.label, work.c.sort, work.c.target)


def _header(row: Any) -> Header:  # noqa: ANN401 - a database row
    return Header(row.id, row.at, row.actor, label_from(row.label), Sort(row.sort), row.target)


def _sweep(rows: Sequence[Any]) -> Sweep:
    return Sweep(_header(rows[0]), rows[0].n, tuple(row.record_id for row in rows))


def _sealed(entries: Iterable[Entry], digests: Iterable[str]) -> list[list[Any]]:
    return [
        [entry.operation.value, entry.kind, entry.record_id, entry.record_uid, digest]
        for entry, digest in zip(entries, digests, strict=True)
    ]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()

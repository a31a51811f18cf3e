# SPDX-License-Identifier: MIT
"""The bulk door: a staging database, finished elsewhere, is taken over in one transaction.

Records in staging have ids of their own, from 1; a reference to a record that is already in the
office is the negative of its id. Each record was checked alone when it was staged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, ForeignKey, Table, delete, select, text
from sqlcipher3 import dbapi2

from delegate_crm.entities import kind, kinds
from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import LANGUAGES, N_, Text, Translator
from delegate_crm.rules.folding import fold
from delegate_crm.schema.entity import Entity
from delegate_crm.schema.relations import ChildrenKind, LinksKind, targets_of
from delegate_crm.store.checks import field_problems
from delegate_crm.store.derive import derive, search_text_of
from delegate_crm.store.engine import connect
from delegate_crm.store.journal import Operation
from delegate_crm.store.tables import metadata, table
from delegate_crm.store.work import Work
from delegate_crm.store.writer import cells_of, child_cells, with_uids

BATCH = 500
NOTHING: Mapping[int, Mapping[str, str]] = MappingProxyType({})
SCHEMA = "staging"
APART = ("work", "journal", "journal_payload", "setting", "reminder_shown", "reminder_look")


class Staging:
    """Collects records into a staging database, in batches; closing finishes it."""

    def __init__(self, path: Path, known: Mapping[int, Mapping[str, str]] = NOTHING) -> None:
        """`known` has titles, by language, of records of the office that staged ones point at."""
        self._known = known
        self._connection = connect(path, writing=True, create=True)
        self._connection.execute("PRAGMA journal_mode = OFF").fetchall()
        self._connection.execute("PRAGMA synchronous = OFF").fetchall()
        self._translators = {lang: Translator(lang) for lang in LANGUAGES}
        self._titles: dict[int, dict[str, str]] = {}
        self._waiting: dict[str, list[Sequence[Any]]] = {}
        self._count = 0
        self._connection.execute("BEGIN")
        for each in _tables():
            names = ", ".join(f'"{column.name}"' for column in each.columns)
            self._connection.execute(f'CREATE TABLE "{each.name}" ({names})')

    def add(self, record: Entity) -> int:
        """Stage one record; the answer is its id in staging."""
        problems = list(field_problems(record))
        if problems:
            raise Invalid.of(problems)
        self._count += 1
        made = with_uids(record)
        made.id = self._count
        titles = {lang: made.called(tr, self) for lang, tr in self._translators.items()}
        self._titles[made.id] = titles
        row = {"id": made.id, "uid": made.uid, "kind": made.code, "version": 1, "extra": ""}
        row |= {"search_text": search_text_of(made, titles.values()), "created_work": 0}
        self._queue("record", row | cells_of(made, common=True))
        self._queue(made.code, {"id": made.id} | cells_of(made, common=False))
        for lang, words in titles.items():
            own = {"record_id": made.id, "kind": made.code, "lang": lang}
            self._queue("title", own | {"text": words, "sort": fold(words)})
        self._inner(made)
        return made.id

    def _inner(self, record: Entity) -> None:
        for key, field in record.fields.items():
            for ordinal, each in enumerate(record.get(key) if _many(field.kind) else ()):
                if isinstance(field.kind, ChildrenKind):
                    row = {"owner_id": record.id, "uid": each.uid, "ordinal": ordinal}
                    self._queue(each.code, row | child_cells(each))
                else:
                    link = {"from_id": record.id, "role": key, "to_id": each, "ordinal": ordinal}
                    self._queue("link", link)

    def _queue(self, name: str, row: dict[str, Any]) -> None:
        waiting = self._waiting.setdefault(name, [])
        waiting.append([row.get(column.name) for column in table(name).columns])
        if len(waiting) >= BATCH:
            self._flush(name)

    def _flush(self, name: str) -> None:
        marks = ", ".join("?" * len(table(name).columns))
        self._connection.executemany(
            f'INSERT INTO "{name}" VALUES ({marks})',  # noqa: S608 - our own names
            self._waiting.pop(name),
        )

    def close(self) -> None:
        """Write what waits and let go of the file."""
        for name in tuple(self._waiting):
            self._flush(name)
        self._connection.execute("COMMIT")
        self._connection.close()

    def title(self, record_id: int | None, lang: str) -> str:
        """Title of a staged record, or of one of the office."""
        reference = record_id or 0
        titles = self._known.get(-reference) if reference < 0 else self._titles.get(reference)
        return (titles or {}).get(lang, "")

    def parts(self, _kind: str, _key: str, _record_id: int) -> Sequence[Any]:
        """Parts come after their record and change its title only later."""
        return ()

    def record(self, _record_id: int | None) -> None:
        """Staged records are not read again."""


def _many(kind_of_value: object) -> bool:
    return isinstance(kind_of_value, (ChildrenKind, LinksKind))


def _tables() -> Iterable[Table]:
    return (each for each in metadata().sorted_tables if each.name not in APART)


def take_over(work: Work, path: Path, label: str) -> int:
    """Take all staged records into the office as part of a work; the answer is how many."""
    connection = work.reader.connection
    connection.execute(
        text(f"ATTACH DATABASE :file AS {SCHEMA}"), {"file": path.resolve().as_uri() + "?mode=ro"}
    )
    work.attached = True
    record = table("record")
    shift = connection.scalar(text("SELECT seq FROM sqlite_sequence WHERE name = 'record'")) or 0
    count = connection.scalar(text(f"SELECT count(*) FROM {SCHEMA}.record")) or 0  # noqa: S608 - our own name
    for each in _tables():
        connection.execute(text(_copying(each)), {"shift": shift, "work": work.id})
    made = select(record.c.kind, record.c.id).where(record.c.created_work == work.id)
    work.arrived = _by_kind(connection.execute(made.where(record.c.id > shift)))
    _retitle(work, _wholes(work, work.id))
    body = {"source": label, "first": shift + 1, "last": shift + count}
    work.note(Operation.IMPORT, body)
    return int(count)


def _wholes(work: Work, made_by: int) -> dict[str, list[int]]:
    """Records, by kind, whose titles are made from parts that a work brought in."""
    record, found = table("record"), dict[str, list[int]]()
    for entity in kinds().values():
        for key in entity.retitles:
            whole = table(entity.code).c[key]
            query = select(whole).distinct().join(record, record.c.id == table(entity.code).c.id)
            query = query.where(record.c.created_work == made_by, whole.isnot(None))
            for code in targets_of(entity.fields[key]):
                found.setdefault(code, []).extend(work.reader.connection.scalars(query))
    return found


def _retitle(work: Work, wholes: Mapping[str, Sequence[int]]) -> None:
    for code, ids in wholes.items():
        there = work.reader.many(kind(code), ids)
        derive(work.reader.connection, work.reader, [(None, each) for each in there])


def _by_kind(rows: Iterable[Any]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for code, record_id in rows:
        found.setdefault(code, set()).add(record_id)
    return {code: frozenset(ids) for code, ids in found.items()}


def let_go(connection: Connection) -> None:
    """Detach the staging database, which only works after the transaction."""
    driver: dbapi2.Connection = connection.connection.dbapi_connection
    if any(row[1] == SCHEMA for row in driver.execute("PRAGMA database_list").fetchall()):
        driver.execute(f"DETACH DATABASE {SCHEMA}")


def _copying(each: Table) -> str:
    """The statement that copies one staged table, its ids shifted behind those of the office."""
    names = [column.name for column in each.columns if not _own_id(each, column.name)]
    values = ", ".join(_value(each, name) for name in names)
    listed = ", ".join(f'"{name}"' for name in names)
    return f'INSERT INTO main."{each.name}" ({listed}) SELECT {values} FROM {SCHEMA}."{each.name}"'  # noqa: S608 - our own names


def _own_id(each: Table, name: str) -> bool:
    """Children get fresh ids from the office."""
    return name == "id" and "owner_id" in each.columns


def _value(each: Table, name: str) -> str:
    column = each.columns[name]
    if name == "created_work":
        return ":work"
    if each.name == "record" and name == "id":
        return '"id" + :shift'
    if any(_points_at_record(key) for key in column.foreign_keys):
        return f'CASE WHEN "{name}" < 0 THEN -"{name}" ELSE "{name}" + :shift END'
    return f'"{name}"'


def _points_at_record(key: ForeignKey) -> bool:
    return key.column.table.name == "record"


def take_out(work: Work, made_by: int) -> list[Text]:
    """Take an import out again: what is unchanged and what nothing else points at."""
    connection, record = work.reader.connection, table("record")
    mine = select(record.c.id, record.c.kind, record.c.version).where(
        record.c.created_work == made_by
    )
    found = connection.execute(mine).all()
    unchanged = {row.id for row in found if row.version == 1}
    going = _let_loose(connection, unchanged)
    codes = {row.id: row.kind for row in found}
    wholes = _wholes(work, made_by)
    for each in reversed([*_tables()]):
        ids = [i for i in going if each.name not in kinds() or codes[i] == each.name]
        key = {"link": "from_id", "title": "record_id"}.get(each.name, _key(each))
        for start in range(0, len(ids), BATCH):
            page = ids[start : start + BATCH]
            connection.execute(delete(each).where(each.columns[key].in_(page)))
    _retitle(work, wholes)
    work.departed = _by_kind((codes[each], each) for each in going)
    left = len(found) - len(going)
    body = {"taken_out": len(going), "left": left}
    work.note(Operation.IMPORT, body)
    return (
        [N_("Imported records that were changed or used since were left: {n}.", n=left)]
        if left
        else []
    )


def _key(each: Table) -> str:
    return "owner_id" if "owner_id" in each.columns else "id"


def _let_loose(connection: Connection, going: set[int]) -> set[int]:
    """Of the records to go, those that nothing points at which stays, however indirectly."""
    while staying := _pointed_at(connection, going):
        going = going - staying
    return going


def _pointed_at(connection: Connection, going: set[int]) -> set[int]:
    """Of the records to go, those that a record which stays points at."""
    pointed: set[int] = set()
    for each in _tables():
        source = {"link": "from_id", "title": "record_id"}.get(each.name, _key(each))
        for column in each.columns:
            if column.name != source and any(map(_points_at_record, column.foreign_keys)):
                query = select(column, each.columns[source]).where(column.isnot(None))
                rows = connection.execute(query)
                pointed |= {target for target, by in rows if target in going and by not in going}
    return pointed

# SPDX-License-Identifier: MIT
"""Office files to be damaged, and a driver that asks no questions.

`blank`      a closed, empty office file
`filled`     a closed copy of the sample office
`impatient`  a locked file is told at once, not after five seconds
"""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlcipher3 import dbapi2

from delegate_crm.entities import kind
from delegate_crm.schema.entity import Entity
from delegate_crm.store import engine
from delegate_crm.store.derive import search_text_of, titles_of
from delegate_crm.store.queries import Reader
from delegate_crm.store.tables import table


@pytest.fixture
def blank(office_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(office_file, tmp_path / "blank.db"))


@pytest.fixture
def filled(sample_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(sample_file, tmp_path / "filled.db"))


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "SAFE", (*engine.SAFE, "PRAGMA busy_timeout = 1"))


def tamper(path: Path, *statements: str) -> None:
    """Change a file as any other program could: no foreign keys, the schema free to edit."""
    with closing(dbapi2.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            connection.execute(statement)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def ask(path: Path, question: str) -> list[tuple[object, ...]]:
    """Read a file as any other program could."""
    with closing(dbapi2.connect(path)) as connection:
        return [tuple(row) for row in connection.execute(question).fetchall()]


def stale(reader: Reader) -> list[Entity]:
    """Records whose stored titles or search text are not what they would be made as now."""
    rows = reader.connection.execute(select(table("record"))).all()
    text, found = {row.id: row.search_text for row in rows}, []
    for code in {row.kind for row in rows}:
        for each in reader.ever(kind(code)):
            fresh = titles_of(each, reader)
            stored = {lang: reader.title(each.id, lang) for lang in fresh}
            if stored != fresh or text[each.id] != search_text_of(each, fresh.values()):
                found.append(each)
    return found

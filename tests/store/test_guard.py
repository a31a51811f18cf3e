# SPDX-License-Identifier: MIT
"""Files that must not be opened are refused with their reason, and not a byte of them changes."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from delegate_crm.kit.errors import Missing, Storage, UserError
from delegate_crm.kit.i18n import Translator
from delegate_crm.services.office import Office
from delegate_crm.store import file, guard
from delegate_crm.store.engine import connect
from tests.store.conftest import ask, tamper

ENGLISH = Translator("en")
RECORD = "SELECT sql FROM sqlite_schema WHERE name = 'record'"


def overwritten(path: Path, at: int, content: bytes) -> None:
    with path.open("r+b") as opened:
        opened.seek(at)
        opened.write(content)


def replaced(path: Path, before: bytes, after: bytes) -> None:
    path.write_bytes(path.read_bytes().replace(before, after))


def contents(folder: Path) -> dict[str, bytes]:
    """All files of a folder but shared memory, which holds the marks of readers."""
    files = (each for each in folder.iterdir() if each.is_file())
    return {each.name: each.read_bytes() for each in files if not each.name.endswith("-shm")}


def refusal(path: Path) -> str:
    """What is said when a file is opened; neither it nor its folder may have changed."""
    before = contents(path.parent)
    with pytest.raises(UserError) as refused:
        file.open_file(path)
    assert contents(path.parent) == before
    return ENGLISH(refused.value.message)


DAMAGED: dict[str, tuple[Callable[[Path], object], str]] = {
    "nothing": (lambda path: path.unlink(), "There is no office file"),
    "empty": (lambda path: path.write_bytes(b""), "is empty"),
    "short": (lambda path: path.write_bytes(b"SQLite format 3\0"), "is not an office file"),
    "letter": (lambda path: path.write_text("Dear Mr Zhang\n" * 99), "is not an office file"),
    "noise": (lambda path: path.write_bytes(bytes(range(256)) * 40), "it is encrypted"),
    "cut": (lambda path: path.write_bytes(path.read_bytes()[:5000]), "is damaged"),
    "header": (lambda path: overwritten(path, 16, b"\0\3"), "not an office file"),
    "schema": (lambda path: overwritten(path, 100, b"\xff" * 900), "is damaged"),
    "quoted": (
        lambda path: replaced(path, b"CREATE TABLE tag", b"CREATE TABL\xe5 tag"),
        "is damaged",
    ),
    "foreign": (lambda path: overwritten(path, 68, b"\0\0\0\7"), "of another program"),
    "newer": (lambda path: overwritten(path, 60, b"\0\0\0\x63"), "a newer version"),
    "negative": (lambda path: overwritten(path, 60, b"\xff\xff\xff\xff"), "a newer version"),
    "unfinished": (lambda path: overwritten(path, 60, b"\0\0\0\0"), "never finished"),
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_file_that_is_none_of_ours_is_refused(blank: Path, damage: str) -> None:
    act, words = DAMAGED[damage]
    act(blank)
    assert words in refusal(blank)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


def test_a_file_that_may_not_be_read_is_told(blank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(Storage) as refused:
        guard.sniff(blank)
    assert "Permission denied" in ENGLISH(refused.value.message)


HOSTILE = {
    "trigger": "CREATE TRIGGER t AFTER INSERT ON record BEGIN DELETE FROM title; END",
    "view": "CREATE VIEW v AS SELECT * FROM record",
    "table": "CREATE TABLE strange (x)",
    "column": "ALTER TABLE visit ADD COLUMN strange TEXT",
    "generated": "ALTER TABLE visit ADD COLUMN strange TEXT AS (1 / 0)",
    "index": "CREATE UNIQUE INDEX strange ON visit (status)",
    "virtual": "CREATE VIRTUAL TABLE strange USING fts5 (x)",
    "no index": "DROP INDEX ix_delegate_person",
    "no seal": "DROP TRIGGER journal_sealed_DELETE",
    "no table": "DROP TABLE tag",
    "hidden trigger": "INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_t', 'record', 0,"
    " 'CREATE TRIGGER sqlite_t AFTER INSERT ON record BEGIN DELETE FROM title; END')",
    "namesake": "CREATE TRIGGER alembic_version AFTER INSERT ON record BEGIN SELECT 1; END",
    "cascade": "UPDATE sqlite_schema SET sql = replace(sql, 'REFERENCES record (id)',"
    " 'REFERENCES record (id) ON DELETE CASCADE') WHERE name = 'delegate'",
    "replacing": "UPDATE sqlite_schema SET sql = replace(sql, 'UNIQUE (uid)',"
    " 'UNIQUE (uid) ON CONFLICT REPLACE') WHERE name = 'record'",
    "checking": "UPDATE sqlite_schema SET sql = replace(sql, 'UNIQUE (uid)',"
    " 'UNIQUE (uid), CHECK (id < 99)') WHERE name = 'record'",
    "no reference": "UPDATE sqlite_schema SET sql = replace(sql,"
    " 'FOREIGN KEY(record_id) REFERENCES record (id)', 'CHECK (1)') WHERE name = 'title'",
    "loose": "UPDATE sqlite_schema SET sql = replace(sql, ' STRICT', '') WHERE name = 'visit'",
}


@pytest.mark.parametrize("statement", HOSTILE.values(), ids=HOSTILE)
def test_what_we_did_not_make_is_refused(blank: Path, statement: str) -> None:
    before = ask(blank, "SELECT * FROM sqlite_schema")
    tamper(blank, statement)
    assert ask(blank, "SELECT * FROM sqlite_schema") != before
    assert "holds objects that this program does not make" in refusal(blank)


def test_a_view_without_end_in_place_of_a_table_is_not_read(blank: Path) -> None:
    endless = """
        CREATE VIEW tag AS WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)
        SELECT x AS id FROM n
    """
    tamper(blank, "DROP TABLE tag", endless)
    assert "tag" in refusal(blank)


def test_looking_at_a_schema_without_end_ends(blank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "DEADLINE", 10)
    assert "is damaged" in refusal(blank)


def test_what_stands_in_the_log_alone_is_seen(blank: Path) -> None:
    with closing(connect(blank, writing=True)) as other:
        other.execute("CREATE TABLE strange (x)")
        assert "strange" in refusal(blank)
        other.execute("PRAGMA user_version = 99")
        assert "a newer version" in refusal(blank)


def test_a_file_of_ours_is_left_as_it_is(filled: Path) -> None:
    before = contents(filled.parent)
    assert guard.examine(filled) == guard.SCHEMA_VERSION
    assert contents(filled.parent) == before


def test_tables_of_the_machinery_are_no_business_of_ours(filled: Path) -> None:
    tamper(filled, "ANALYZE")
    assert guard.examine(filled) == guard.SCHEMA_VERSION


# --- integrity ------------------------------------------------------------------------------------


def problems(path: Path, *, deep: bool) -> list[str]:
    with closing(connect(path, writing=False)) as connection:
        return guard.integrity_problems(connection, deep=deep)


def garbled(path: Path) -> list[str]:
    with closing(connect(path, writing=False)) as connection:
        found = list(guard.unreadable_text(connection))
        assert connection.execute("SELECT 'text'").fetchone() == ("text",)
    return found


@pytest.mark.parametrize("deep", [True, False])
def test_a_whole_file_has_no_problems(filled: Path, *, deep: bool) -> None:
    assert problems(filled, deep=deep) == []
    assert garbled(filled) == []


def test_a_page_of_noise_is_found(filled: Path) -> None:
    size = filled.stat().st_size
    overwritten(filled, size // 8192 * 4096, b"\xa5" * 4096)
    assert problems(filled, deep=True)


def test_an_index_that_lags_behind_is_found_by_the_deep_look_alone(filled: Path) -> None:
    kept = "FROM sqlite_schema WHERE tbl_name = 'title' AND type = 'index' AND sql IS NOT NULL"
    tamper(filled, f"CREATE TABLE kept AS SELECT * {kept}", f"DELETE {kept}")
    tamper(filled, "UPDATE title SET sort = 'zzz' WHERE lang = 'en'")
    tamper(filled, "INSERT INTO sqlite_schema SELECT * FROM kept", "DROP TABLE kept")
    assert problems(filled, deep=False) == []
    assert problems(filled, deep=True)


def test_references_to_nothing_are_found(filled: Path) -> None:
    tamper(filled, "PRAGMA foreign_keys = OFF", "UPDATE delegate SET person = 9999")
    assert problems(filled, deep=False)[0].startswith("delegate:")


def test_bytes_that_are_no_text_are_found_and_shown_as_marks(filled: Path) -> None:
    tamper(filled, "UPDATE visit SET note = CAST(x'416eff6e61' AS TEXT) WHERE note = ''")
    with closing(file.open_file(filled)) as opened, opened.reading() as reader:
        query = "SELECT note, id FROM visit WHERE note != ''"
        note, number = reader.connection.exec_driver_sql(query).first() or ("", 0)
    assert note == "An\ufffdna"
    assert f"visit.note:{number}" in garbled(filled)


def test_one_flipped_bit_never_ends_in_a_fault(filled: Path, tmp_path: Path) -> None:
    content, dice = filled.read_bytes(), random.Random(2018)  # noqa: S311 - no secret
    flipped = tmp_path / "flipped.db"
    for _ in range(60):
        place = dice.randrange(len(content))
        changed = bytes([content[place] ^ (1 << dice.randrange(8))])
        whole = content[:place] + changed + content[place + 1 :]
        flipped.write_bytes(whole)
        with suppress(Storage, Missing, dbapi2.DatabaseError):
            guard.sniff(flipped)
            guard.examine(flipped)
            problems(flipped, deep=True)
        assert flipped.read_bytes() == whole


def test_a_file_as_it_was_laid_out_needs_no_closer_look(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "expected_schema", lambda _version: frozenset())
    with office.file.raw() as connection:
        assert guard.foreign_objects(connection.connection.dbapi_connection) == []

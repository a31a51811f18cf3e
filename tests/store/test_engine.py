# SPDX-License-Identifier: MIT
"""The driver's safety switches, and its errors put into words."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import exc, text
from sqlcipher3 import dbapi2

from delegate_crm.kit.errors import Storage
from delegate_crm.kit.i18n import Translator
from delegate_crm.services.office import Office
from delegate_crm.store.engine import connect, file_errors, sorted_errors

ENGLISH = Translator("en")
SWITCHES = {
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "temp_store": 2,
    "busy_timeout": 5000,
}


def said(refused: pytest.ExceptionInfo[Storage]) -> str:
    return ENGLISH(refused.value.message)


def switch(connection: dbapi2.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.parametrize(("name", "value"), SWITCHES.items())
@pytest.mark.parametrize("writing", [True, False])
def test_every_connection_is_guarded(blank: Path, name: str, value: int, *, writing: bool) -> None:
    connection = connect(blank, writing=writing)
    assert switch(connection, name) == value
    connection.close()


@pytest.mark.parametrize(
    ("name", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("secure_delete", 1)]
)
def test_what_is_written_is_durable_and_what_is_deleted_is_gone(
    blank: Path, name: str, value: object
) -> None:
    connection = connect(blank, writing=True)
    assert switch(connection, name) == value
    connection.close()


def test_the_library_is_free_of_the_race_in_the_log() -> None:
    assert dbapi2.sqlite_version_info >= (3, 51, 3)


def test_no_extension_can_be_loaded(blank: Path) -> None:
    connection = connect(blank, writing=True)
    with pytest.raises(dbapi2.OperationalError):
        connection.execute("SELECT load_extension('evil')")
    connection.close()


def test_a_reader_cannot_write(office: Office) -> None:
    with pytest.raises(Storage) as refused, office.file.reading() as reader:
        reader.connection.execute(text("DELETE FROM title"))
    assert said(refused).startswith("The office file can only be read.")


def test_a_reader_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(dbapi2.OperationalError):
        connect(tmp_path / "none.db", writing=False)
    assert list(tmp_path.iterdir()) == []


def test_references_to_nothing_are_refused(office: Office) -> None:
    with pytest.raises(exc.IntegrityError), office.file.raw(writing=True) as connection:
        connection.execute(text("INSERT INTO link VALUES (1, 'tags', 999, 0)"))


@pytest.mark.parametrize(
    ("driver", "words"),
    [
        ("database is locked", "in use by another program"),
        ("database table is locked", "in use by another program"),
        ("database or disk is full", "the disk is full"),
        ("attempt to write a readonly database", "can only be read"),
        ("database disk image is malformed", "is damaged"),
        ("malformed database schema (x) - near", "is damaged"),
        ("interrupted", "is damaged"),
        ("file is not a database", "is not an office file, or it is encrypted"),
        ("unable to open database file", "cannot be reached"),
        ("disk I/O error", "The disk does not answer"),
    ],
)
def test_what_the_driver_says_of_the_file_is_put_into_words(
    tmp_path: Path, driver: str, words: str
) -> None:
    with pytest.raises(Storage) as refused, sorted_errors(tmp_path / "office.db"):
        raise dbapi2.OperationalError(driver)
    assert words in said(refused)
    assert refused.value.hint is not None


@pytest.mark.parametrize(
    ("free", "words"), [(4096, "the disk is full"), (1 << 30, "The disk does not answer")]
)
def test_a_fault_of_a_disk_without_room_is_called_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, words: str
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
    with pytest.raises(Storage) as refused, sorted_errors(tmp_path / "office.db"):
        raise dbapi2.OperationalError("disk I/O error")
    assert words in said(refused)


def test_a_disk_without_room_is_told_to_readers_as_it_is(office: Office) -> None:
    with pytest.raises(Storage) as refused, office.file.reading():
        raise dbapi2.OperationalError("database or disk is full")
    assert said(refused) == f"No room is left: the disk is full. ({office.file.path})"


def test_a_wrapped_error_is_put_into_words_as_well(tmp_path: Path) -> None:
    with pytest.raises(Storage), sorted_errors(tmp_path / "office.db"):
        raise exc.OperationalError("SELECT 1", {}, dbapi2.OperationalError("database is locked"))


@pytest.mark.parametrize(
    "bug", ["NOT NULL constraint failed: person_name.full", "no such column: locked"]
)
def test_a_fault_of_ours_is_not_laid_upon_the_disk(tmp_path: Path, bug: str) -> None:
    with pytest.raises(dbapi2.Error, match=bug), sorted_errors(tmp_path / "office.db"):
        raise dbapi2.IntegrityError(bug)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "The file cannot be used: Permission denied"),
        (errno.EROFS, "The file cannot be used: Read-only file system"),
    ],
)
def test_what_the_system_says_is_put_into_words(tmp_path: Path, number: int, words: str) -> None:
    with pytest.raises(Storage) as refused, file_errors(tmp_path / "office.db"):
        raise OSError(number, os.strerror(number))
    assert words in said(refused)


def test_a_path_that_is_too_long_is_named_as_the_reason(tmp_path: Path) -> None:
    path = tmp_path.joinpath(*["新乡" * 20] * 5) / "office.db"
    with pytest.raises(Storage) as refused, sorted_errors(path):
        raise dbapi2.OperationalError("unable to open database file")
    assert said(refused).startswith("The path of the office file is too long")


def test_an_error_of_the_database_holds_no_names(office: Office) -> None:
    insert = text("INSERT INTO setting VALUES (:key, NULL)")
    with pytest.raises(exc.IntegrityError) as fault, office.file.raw(writing=True) as connection:
        connection.execute(insert, {"key": "Zhang Guowei"})
    assert "Zhang" not in str(fault.value)

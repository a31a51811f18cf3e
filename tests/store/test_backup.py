# SPDX-License-Identifier: MIT
"""A backup is whole or not there; the way back loses nothing that lay in the place."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from delegate_crm.entities.tag import Tag
from delegate_crm.kit.errors import Missing, Storage
from delegate_crm.kit.i18n import Translator
from delegate_crm.services.office import Office
from delegate_crm.store import backup, file, guard
from delegate_crm.store.backup import copy_to, file_digest, put_back
from delegate_crm.store.engine import connect
from tests.factories import Make
from tests.store.conftest import ask, tamper

ENGLISH = Translator("en")


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def tags(path: Path) -> list[str]:
    with closing(file.open_file(path)) as opened, opened.reading() as reader:
        return [each.names.best("en") for each in reader.where(Tag)]


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def copy(office: Office, make: Make, shelf: Path) -> Path:
    """A backup of an office with one tag; the office has a second one since."""
    make.tag(names="kept")
    made = copy_to(office.file.path, shelf / "copy.db").path
    make.tag(names="since")
    return made


# --- making one -----------------------------------------------------------------------------------


def test_a_copy_holds_what_stands_in_the_log_alone(office: Office, make: Make, shelf: Path) -> None:
    make.tag(names="a")
    made = copy_to(office.file.path, shelf / "copy.db")
    assert Path(f"{office.file.path}-wal").stat().st_size > 0
    assert tags(made.path) == ["a"]


def test_a_copy_is_one_private_file_with_its_digest(office: Office, shelf: Path) -> None:
    made = copy_to(office.file.path, shelf / "copy.db")
    assert names(shelf) == ["copy.db"]
    assert made == backup.Backup(shelf / "copy.db", file_digest(made.path), made.size)
    assert (made.size, made.path.stat().st_mode & 0o777) == (made.path.stat().st_size, 0o600)


def test_a_copy_under_a_writer_holds_only_what_is_finished(
    office: Office, make: Make, shelf: Path
) -> None:
    make.tag(names="a")
    with closing(connect(office.file.path, writing=True)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM title")
        made = copy_to(office.file.path, shelf / "copy.db")
    assert tags(made.path) == ["a"]
    assert ask(made.path, "SELECT count(*) > 0 FROM title") == [(1,)]


def test_a_copy_never_replaces_a_file(office: Office, shelf: Path) -> None:
    made = copy_to(office.file.path, shelf / "copy.db")
    with pytest.raises(Storage):
        copy_to(office.file.path, made.path)
    assert file_digest(made.path) == made.sha256


def test_a_damaged_file_yields_no_copy(filled: Path, shelf: Path) -> None:
    tamper(filled, "PRAGMA foreign_keys = OFF", "UPDATE delegate SET person = 9999")
    with pytest.raises(Storage) as refused:
        copy_to(filled, shelf / "copy.db")
    assert "is damaged: delegate:" in ENGLISH(refused.value.message)
    assert names(shelf) == []


def test_a_full_disk_leaves_no_half_copy(
    office: Office, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_source: Path, draft: Path) -> None:
        draft.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "_copy", full)
    with pytest.raises(Storage) as refused:
        copy_to(office.file.path, shelf / "copy.db")
    assert "the disk is full" in ENGLISH(refused.value.message)
    assert names(shelf) == []


def test_what_an_interrupted_copy_left_is_cleared_away(office: Office, shelf: Path) -> None:
    shelf.mkdir()
    for suffix in ("", "-wal", "-journal"):
        (shelf / f".copy.db.part{suffix}").write_bytes(b"half")
        os.utime(shelf / f".copy.db.part{suffix}", (0, 0))
    copy_to(office.file.path, shelf / "copy.db")
    assert names(shelf) == ["copy.db"]


def test_what_another_program_is_copying_is_left_alone(office: Office, shelf: Path) -> None:
    shelf.mkdir()
    (shelf / ".copy.db.1.part").write_bytes(b"half")
    copy_to(office.file.path, shelf / "copy.db")
    assert names(shelf) == [".copy.db.1.part", "copy.db"]


def test_two_copies_of_one_name_do_not_share_a_draft(
    office: Office, make: Make, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.tag(names="a")

    def meanwhile(path: Path) -> None:
        monkeypatch.undo()
        copy_to(office.file.path, shelf / "copy.db")
        backup.verify(path)

    monkeypatch.setattr(backup, "verify", meanwhile)
    with pytest.raises(Storage) as refused:
        copy_to(office.file.path, shelf / "copy.db")
    assert "There is already a file" in ENGLISH(refused.value.message)
    assert (names(shelf), tags(shelf / "copy.db")) == (["copy.db"], ["a"])


def test_a_folder_that_cannot_be_made_is_told(office: Office, tmp_path: Path) -> None:
    (tmp_path / "letter").touch()
    with pytest.raises(Storage):
        copy_to(office.file.path, tmp_path / "letter" / "copy.db")


def test_a_source_that_is_not_there_is_told(tmp_path: Path, shelf: Path) -> None:
    with pytest.raises(Storage):
        copy_to(tmp_path / "none.db", shelf / "copy.db")
    assert names(shelf) == []


# --- putting one back -----------------------------------------------------------------------------


def test_the_way_back_keeps_what_lay_there(office: Office, copy: Path, shelf: Path) -> None:
    office.close()
    put_back(copy, office.file.path, shelf / "before.db")
    assert (tags(office.file.path), tags(shelf / "before.db")) == (["kept"], ["kept", "since"])


def test_a_copy_is_put_where_nothing_lay(copy: Path, tmp_path: Path, shelf: Path) -> None:
    put_back(copy, tmp_path / "new" / "office.db", shelf / "before.db")
    assert tags(tmp_path / "new" / "office.db") == ["kept"]
    assert names(shelf) == ["copy.db"]


@pytest.mark.parametrize("main", [True, False])
def test_a_log_left_beside_the_place_does_not_come_back(
    office: Office, copy: Path, tmp_path: Path, shelf: Path, *, main: bool
) -> None:
    place = tmp_path / "crashed" / "office.db"
    place.parent.mkdir()
    for suffix in ("", "-wal") if main else ("-wal",):
        shutil.copyfile(f"{office.file.path}{suffix}", f"{place}{suffix}")
    put_back(copy, place, shelf / "before.db")
    assert names(place.parent) == ["office.db"]
    assert tags(place) == ["kept"]


@pytest.mark.usefixtures("impatient")
def test_a_file_in_use_is_not_replaced(office: Office, copy: Path, shelf: Path) -> None:
    with office.file.reading() as reader:
        assert reader.counts()["tag"] == 2
        with pytest.raises(Storage) as refused:
            put_back(copy, office.file.path, shelf / "before.db")
    assert "in use by another program" in ENGLISH(refused.value.message)
    assert tags(office.file.path) == ["kept", "since"]


def test_a_place_too_damaged_to_answer_is_set_aside(
    copy: Path, tmp_path: Path, shelf: Path
) -> None:
    place = tmp_path / "damaged.db"
    place.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    put_back(copy, place, shelf / "before.db")
    assert tags(place) == ["kept"]
    assert (shelf / "before.db").read_bytes()[16:20] == b"\xff" * 4


def damaged(path: Path) -> None:
    tamper(path, "PRAGMA foreign_keys = OFF", "UPDATE title SET record_id = 9999 WHERE rowid = 1")


def hostile(path: Path) -> None:
    tamper(path, "CREATE TRIGGER t AFTER INSERT ON record BEGIN DELETE FROM title; END")


def foreign(path: Path) -> None:
    tamper(path, "PRAGMA application_id = 7")


def newer(path: Path) -> None:
    tamper(path, "PRAGMA user_version = 99")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


@pytest.mark.parametrize("harm", [damaged, hostile, foreign, newer, cut])
def test_a_copy_that_is_not_whole_and_ours_is_never_put_back(
    office: Office, copy: Path, shelf: Path, harm: Callable[[Path], None]
) -> None:
    office.close()
    harm(copy)
    before = office.file.path.read_bytes()
    with pytest.raises(Storage):
        put_back(copy, office.file.path, shelf / "before.db")
    assert (office.file.path.read_bytes(), names(shelf)) == (before, ["copy.db"])


def test_what_was_set_aside_before_is_not_lost(office: Office, copy: Path, shelf: Path) -> None:
    office.close()
    (shelf / "before.db").write_bytes(b"the last resort")
    with pytest.raises(Storage):
        put_back(copy, office.file.path, shelf / "before.db")
    assert (shelf / "before.db").read_bytes() == b"the last resort"
    assert tags(office.file.path) == ["kept", "since"]


def test_of_two_programs_putting_back_at_once_one_is_refused_and_nothing_is_lost(
    office: Office, copy: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.close()
    place, aside, set_aside = office.file.path, shelf / "before.db", backup._set_aside

    def meanwhile(target: Path, kept: Path) -> None:
        monkeypatch.setattr(backup, "_set_aside", set_aside)
        put_back(copy, place, aside)
        set_aside(target, kept)

    monkeypatch.setattr(backup, "_set_aside", meanwhile)
    with pytest.raises(Storage):
        put_back(copy, place, aside)
    assert (tags(place), tags(aside)) == (["kept"], ["kept", "since"])


def test_a_copy_of_an_older_release_is_put_back_as_it_is(
    office: Office, copy: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.close()
    monkeypatch.setattr(guard, "SCHEMA_VERSION", 2)
    put_back(copy, office.file.path, shelf / "before.db")
    assert ask(office.file.path, "PRAGMA user_version") == [(1,)]


def test_a_copy_that_is_not_there_is_told(office: Office, tmp_path: Path) -> None:
    with pytest.raises(Missing, match="no copy"):
        put_back(tmp_path / "none.db", office.file.path, tmp_path / "aside.db")

# SPDX-License-Identifier: MIT
"""The office file: made, opened, read and written, and the places where it may lie."""

from __future__ import annotations

import os
import tempfile
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from sqlalchemy import text

from delegate_crm.app import compose
from delegate_crm.entities.tag import Tag
from delegate_crm.kit.errors import Conflict, Missing, Storage
from delegate_crm.kit.events import Changes
from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.schema.values import LocalText
from delegate_crm.services import sample
from delegate_crm.services.office import Office
from delegate_crm.store import file, guard
from delegate_crm.store.engine import APPLICATION_ID, connect
from delegate_crm.store.file import OfficeFile
from delegate_crm.store.frozen import revision_id
from tests.factories import Make
from tests.platforms import posix
from tests.store.conftest import tamper

PLACES = [
    "a%20b.db",
    "who?.db",
    "a#b.db",
    'it\'s "mine".db',
    "Синьсян.db",
    "新乡.db",
    "🏮.db",
    "a;b&c.db",
]
SAID = Translator("en")


def tag(words: str) -> Tag:
    return Tag(names=LocalText.of(en=words))


def names(path: Path) -> list[str]:
    return sorted(each.name for each in path.iterdir())


def test_a_new_file_is_ours_and_of_this_release(tmp_path: Path) -> None:
    file.create(tmp_path / "office.db").close()
    assert guard.sniff(tmp_path / "office.db") == guard.Sniffed(
        APPLICATION_ID, guard.SCHEMA_VERSION
    )
    assert names(tmp_path) == ["office.db"]


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    file.create(tmp_path / "a" / "b" / "office.db").close()
    assert names(tmp_path / "a" / "b") == ["office.db"]


def test_a_file_that_is_there_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    path.write_bytes(b"a letter")
    with pytest.raises(Conflict):
        file.create(path)
    assert path.read_bytes() == b"a letter"


def test_a_name_taken_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "office.db"
    monkeypatch.setattr(file, "_lay_out", lambda _draft: path.write_bytes(b"a letter"))
    with pytest.raises(Conflict):
        file.create(path)
    assert (names(tmp_path), path.read_bytes()) == (["office.db"], b"a letter")


def test_where_files_cannot_be_linked_the_new_one_is_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    file.create(tmp_path / "office.db").close()
    assert names(tmp_path) == ["office.db"]


def test_where_files_cannot_be_linked_a_name_taken_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "office.db"

    def take(*_: object) -> None:
        path.write_bytes(b"a letter")
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", take)
    with pytest.raises(Conflict):
        file.create(path)
    assert (names(tmp_path), path.read_bytes()) == (["office.db"], b"a letter")


def test_two_programs_making_the_same_file_do_not_share_a_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, lay_out = tmp_path / "office.db", file._lay_out

    def meanwhile(draft: Path) -> None:
        monkeypatch.setattr(file, "_lay_out", lay_out)
        file.create(path).close()
        lay_out(draft)

    monkeypatch.setattr(file, "_lay_out", meanwhile)
    with pytest.raises(Conflict):
        file.create(path)
    assert names(tmp_path) == ["office.db"]
    assert guard.sniff(path) == guard.Sniffed(APPLICATION_ID, guard.SCHEMA_VERSION)


def test_trouble_while_laying_out_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(file, "_lay_out", refuse)
    with pytest.raises(Storage):
        file.create(tmp_path / "office.db")
    assert names(tmp_path) == []


@pytest.mark.usefixtures("impatient")
def test_a_file_that_is_whole_only_with_its_log_gets_no_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(version: int) -> str:
        (draft,) = tmp_path.glob("*.new")
        reader = stack.enter_context(closing(connect(draft, writing=False)))
        reader.execute("BEGIN").execute("SELECT 1 FROM sqlite_schema").fetchall()
        return revision_id(version)

    monkeypatch.setattr(file, "revision_id", held)
    with ExitStack() as stack, pytest.raises(Storage):
        file.create(tmp_path / "office.db")
    assert names(tmp_path) == []


def test_trouble_while_filling_leaves_nothing_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise Storage(N_("No room is left: the disk is full."))

    monkeypatch.setattr(sample, "enter", refuse)
    monkeypatch.setattr(file, "settle", lambda _path: None)  # no room for that either
    with pytest.raises(Storage):
        compose.create_office(tmp_path / "office.db", user="anna", with_sample=True)
    assert names(tmp_path) == []


@posix
@pytest.mark.usefixtures("rights_for_all")
def test_all_files_are_for_their_owner(tmp_path: Path) -> None:
    with closing(compose.create_office(tmp_path / "new" / "office.db")) as office:
        office.write(N_("Add"), lambda work: work.add(tag("a")))
        found = [path for path in (tmp_path / "new").rglob("*") if path.is_file()]
        assert {path.stat().st_mode & 0o777 for path in found} == {0o600}
    assert len(found) == len({"office.db", "office.db-wal", "office.db-shm", "delegate-crm.log"})
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


@posix
def test_a_file_that_was_open_to_others_is_closed_to_them(blank: Path) -> None:
    blank.chmod(0o666)
    file.open_file(blank).close()
    assert blank.stat().st_mode & 0o777 == 0o600


def test_a_file_of_another_owner_keeps_its_rights(
    blank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", refuse)
    file.open_file(blank).close()


@pytest.mark.parametrize("name", PLACES)
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    with closing(file.create(tmp_path / name)) as made, made.reading() as reader:
        assert reader.counts()["visit"] == 0
    file.open_file(tmp_path / name).close()
    assert names(tmp_path) == [name]


def test_a_path_that_is_too_long_is_refused_with_its_length(tmp_path: Path) -> None:
    path = tmp_path.joinpath(*["d" * 100] * 6) / "office.db"
    with pytest.raises(Storage) as refused:
        file.create(path)
    assert f"too long: {len(str(path))} bytes" in SAID(refused.value.message)


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(Missing):
        file.open_file(tmp_path / "none.db")
    assert names(tmp_path) == []


def test_closing_leaves_one_file(office: Office, make: Make) -> None:
    make.tag(names="a")
    office.close()
    assert [each for each in names(office.file.path.parent) if "-" in each] == []


@pytest.mark.parametrize("change", ["removed", "replaced"])
def test_a_file_that_was_taken_away_is_told(office: Office, filled: Path, change: str) -> None:
    office.file.still_there()
    if change == "removed":
        office.file.path.unlink()
    else:
        filled.replace(office.file.path)
    with pytest.raises(Storage):
        office.file.still_there()


# --- a medium that cannot be written --------------------------------------------------------------


@pytest.fixture
def medium(office: Office, make: Make, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that cannot be written any more; its last change stands in its log alone."""
    make.tag(names="from the log")
    monkeypatch.setattr(os, "access", lambda *_: False)
    return office.file.path


def tags(opened: OfficeFile) -> list[str]:
    with opened.reading() as reader:
        return [each.names.best("en") for each in reader.where(Tag)]


def test_a_medium_is_read_with_its_log(medium: Path) -> None:
    with closing(file.open_file(medium)) as opened:
        assert tags(opened) == ["from the log"]
        assert opened.read_only


def test_what_was_read_from_a_medium_cannot_be_changed(medium: Path) -> None:
    with (
        closing(compose.open_office(medium, user="anna")) as office,
        pytest.raises(Storage) as refused,
    ):
        office.write(N_("Add"), lambda work: work.add(tag("b")))
    assert SAID(refused.value.message) == f"The office file can only be read. ({medium})"


def test_the_copy_of_a_medium_is_private_and_goes_with_closing(medium: Path) -> None:
    opened = file.open_file(medium)
    copies = opened.opened.parent
    assert {each.stat().st_mode & 0o77 for each in (copies, *copies.iterdir())} == {0}
    opened.close()
    assert not copies.exists()


def test_no_copy_of_a_refused_medium_stays(
    blank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(os, "access", lambda *_: False)
    tamper(blank, "CREATE TABLE strange (x)")
    with pytest.raises(Storage):
        file.open_file(blank)
    assert names(tmp_path) == ["blank.db"]


# --- one work -------------------------------------------------------------------------------------


def test_an_error_undoes_the_whole_work_and_tells_nobody(office: Office) -> None:
    told: list[Changes] = []
    office.bus.listen(told.append)
    with pytest.raises(ZeroDivisionError):
        office.write(N_("Add"), lambda work: work.add(tag("a")).id / 0)
    assert (tags(office.file), told) == ([], [])


def test_readers_see_one_moment(office: Office) -> None:
    with office.file.reading() as reader:
        assert reader.where(Tag) == []
        office.write(N_("Add"), lambda work: work.add(tag("a")))
        assert reader.where(Tag) == []
    assert tags(office.file) == ["a"]


@pytest.mark.usefixtures("impatient")
def test_a_file_that_another_program_writes_is_told(blank: Path) -> None:
    with closing(compose.open_office(blank, user="anna")) as office:
        other = connect(blank, writing=True)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Storage) as refused:
            office.write(N_("Add"), lambda work: work.add(tag("a")))
        other.close()
        assert "in use by another program" in SAID(refused.value.message)
        office.write(N_("Add"), lambda work: work.add(tag("a")))


def limit(office: Office, pages: str) -> None:
    with office.file.raw(writing=True) as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_loses_nothing_and_saving_works_again(office: Office) -> None:
    office.write(N_("Add"), lambda work: work.add(tag("before")))
    told: list[Changes] = []
    office.bus.listen(told.append)
    limit(office, "1")
    with pytest.raises(Storage) as refused:
        office.write(N_("Add"), lambda work: [work.add(tag("x" * 9000)) for _ in range(20)])
    assert "the disk is full" in SAID(refused.value.message)
    assert (tags(office.file), told) == (["before"], [])
    limit(office, "100000")
    office.write(N_("Add"), lambda work: work.add(tag("after")))
    assert tags(office.file) == ["before", "after"]


def test_a_bare_connection_may_be_asked_anything(office: Office) -> None:
    with office.file.raw() as connection:
        assert connection.execute(text("PRAGMA query_only")).scalar() == 1

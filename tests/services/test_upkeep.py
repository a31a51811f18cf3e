# SPDX-License-Identifier: MIT
"""Which copies there are, and what the last one is called."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from contextlib import closing
from pathlib import Path

import pytest

from delegate_crm.app import compose
from delegate_crm.kit.errors import Storage
from delegate_crm.kit.i18n import Translator
from delegate_crm.services.office import Office
from delegate_crm.services.upkeep import Kept, backup_state, keep_copy, kept_copies, last_backup
from delegate_crm.store.attachments import Attachments
from tests.conftest import TODAY
from tests.factories import Make


def test_a_copy_is_among_the_backups(office: Office) -> None:
    assert last_backup(office) is None
    made = keep_copy(office)
    (kept,) = kept_copies(office)
    assert (kept.path, kept.size, kept.replaced) == (made.path, made.size, False)


def test_a_file_of_attachments_that_is_only_begun_needs_no_copy(office: Office) -> None:
    attached = Attachments(office.file.path)
    attached.path.parent.mkdir(exist_ok=True)
    attached.path.touch()
    assert keep_copy(office).path == kept_copies(office)[0].path


def test_a_copy_whose_attachments_cannot_be_copied_is_none(office: Office) -> None:
    attached = Attachments(office.file.path)
    attached.put(b"card")
    attached.path.write_bytes(b"no database")
    with pytest.raises(Storage):
        keep_copy(office)
    assert kept_copies(office) == []


def test_a_copy_of_a_medium_that_is_only_read_lies_where_it_was_wanted(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make.office.file.path
    make.tag(names="a")
    Attachments(path).put(b"card")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with closing(compose.open_office(path, user="anna")) as office:
        keep_copy(office, tmp_path / "copy.db")
        default = keep_copy(office).path
    assert (default.is_file(), default.parent) == (True, path.with_suffix("") / "backups")
    monkeypatch.undo()
    with closing(compose.open_office(tmp_path / "copy.db", user="anna")) as copy:
        assert copy.read(lambda reader: reader.counts()["tag"]) == 1
    digest = hashlib.sha256(b"card").hexdigest()
    assert Attachments(tmp_path / "copy.db").get(digest) == b"card"


def test_the_newest_copy_comes_first_and_replaced_files_are_none(office: Office) -> None:
    folder = office.folder / "backups"
    folder.mkdir(parents=True)
    names = ("a-20190101-120000.db", "a-20190301-120000.db", "before-restore-20190302-120000.db")
    for name in (*names, "strange.db", "a-20190401-120000.txt", "a-20199999-120000.db"):
        (folder / name).touch()
    found = [each.path.name for each in kept_copies(office)]
    assert found == [names[2], names[1], names[0]]
    last = last_backup(office)
    assert last is not None
    assert last.path.name == names[1]


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "Backed up today, 09:12"), (1, "Backed up yesterday, 09:12"), (9, "20 February 2019")],
)
def test_the_state_says_when(days: int, words: str) -> None:
    at = dt.datetime.combine(TODAY, dt.time(9, 12)).astimezone() - dt.timedelta(days=days)
    said = Translator("en")(backup_state(Kept(Path("a"), at, 1, replaced=False), TODAY))
    assert words in said


def test_without_a_copy_that_is_said() -> None:
    assert backup_state(None, TODAY).message == "Not backed up yet"

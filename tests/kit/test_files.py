# SPDX-License-Identifier: MIT
"""Files: whole or untouched, private, and no drafts left behind."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from stat import S_ISDIR

import pytest

from delegate_crm.kit import files
from delegate_crm.kit.errors import Storage
from delegate_crm.kit.files import atomic_write, private_folder, write_out
from tests.platforms import posix


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "отчёт 新乡.pdf"
    path.write_bytes(b"old")
    return path


def disk_full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_writes_all_bytes(old: Path) -> None:
    atomic_write(old, b"new\x00\r\n")
    assert old.read_bytes() == b"new\x00\r\n"


@posix
@pytest.mark.usefixtures("rights_for_all")
def test_only_the_owner_may_read(old: Path) -> None:
    atomic_write(old, b"new")
    assert old.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("step", ["fsync", "fdopen", "replace"])
def test_trouble_leaves_the_old_file(old: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    monkeypatch.setattr(Path if step == "replace" else os, step, disk_full)
    with pytest.raises(OSError, match="No space left"):
        atomic_write(old, b"new")
    assert [path.read_bytes() for path in old.parent.iterdir()] == [b"old"]


def test_a_folder_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        atomic_write(tmp_path / "none" / "a.pdf", b"new")


@posix
def test_file_and_folder_are_flushed(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders: list[bool] = []
    monkeypatch.setattr(os, "fsync", lambda at: folders.append(S_ISDIR(os.fstat(at).st_mode)))
    atomic_write(old, b"new")
    assert folders == [False, True]


@posix
def test_a_private_folder_is_for_its_owner(tmp_path: Path) -> None:
    folder = private_folder(tmp_path / "a" / "b")
    assert folder.stat().st_mode & 0o777 == 0o700


def test_what_cannot_be_written_for_the_user_is_told(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", disk_full)
    with pytest.raises(Storage) as refused:
        write_out(old, b"new")
    assert refused.value.message.values["why"] == "No space left on device"
    assert old.read_bytes() == b"old"


def test_what_can_be_written_is(tmp_path: Path) -> None:
    write_out(tmp_path / "a.pdf", b"new")
    assert (tmp_path / "a.pdf").read_bytes() == b"new"


def test_elsewhere_than_on_posix_folders_are_not_flushed(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "name", "nt")
    files.sync_folder(old / "no folder")

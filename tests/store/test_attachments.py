# SPDX-License-Identifier: MIT
"""Contents of attached files: kept once, given back whole or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from delegate_crm.kit.errors import Missing, Storage
from delegate_crm.store import attachments
from delegate_crm.store.attachments import Attachments
from tests.platforms import posix
from tests.store.conftest import ask, tamper

CARD = b"\x89PNG card of Zhang Guowei\x00\xff"
DIGEST = hashlib.sha256(CARD).hexdigest()


@pytest.fixture
def kept(tmp_path: Path) -> Attachments:
    """The sister file of an office file, with one content."""
    made = Attachments(tmp_path / "office.db")
    made.put(CARD)
    return made


def test_a_content_is_named_by_its_hash_and_given_back(kept: Attachments) -> None:
    assert kept.put(CARD) == DIGEST
    assert kept.get(DIGEST) == CARD


def test_a_content_is_in_the_file_before_its_name_is_told(kept: Attachments) -> None:
    assert ask(kept.path, "SELECT sha256, size FROM content") == [(DIGEST, len(CARD))]
    assert [each.name for each in kept.path.parent.iterdir()] == ["attachments.db"]


def test_equal_contents_are_kept_once(kept: Attachments) -> None:
    kept.put(CARD)
    kept.put(b"")
    assert ask(kept.path, "SELECT count(*) FROM content") == [(2,)]


@posix
@pytest.mark.usefixtures("rights_for_all")
def test_the_file_is_for_its_owner(tmp_path: Path) -> None:
    made = Attachments(tmp_path / "new" / "office.db")
    made.put(CARD)
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert made.path.parent.stat().st_mode & 0o777 == 0o700


def test_a_content_that_is_not_here_is_told(kept: Attachments, tmp_path: Path) -> None:
    for place in (kept, Attachments(tmp_path / "none.db")):
        with pytest.raises(Missing):
            place.get("0" * 64)
    assert not (tmp_path / "none").exists()


def test_a_damaged_content_is_never_given_out_and_mended_by_a_whole_one(
    kept: Attachments,
) -> None:
    tamper(kept.path, "UPDATE content SET body = x'00'")
    with pytest.raises(Storage):
        kept.get(DIGEST)
    kept.put(CARD)
    assert kept.get(DIGEST) == CARD


def test_a_file_that_is_too_large_is_refused(
    kept: Attachments, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "LARGEST", 4)
    with pytest.raises(Storage):
        kept.put(b"12345")
    assert ask(kept.path, "SELECT count(*) FROM content") == [(1,)]


def test_what_is_missing_is_named(kept: Attachments, tmp_path: Path) -> None:
    assert kept.missing([DIGEST, "other"]) == ["other"]
    assert Attachments(tmp_path / "none.db").missing([DIGEST]) == [DIGEST]


def test_contents_of_another_file_are_taken_over(kept: Attachments, tmp_path: Path) -> None:
    other = Attachments(tmp_path / "other.db")
    kept.take_from(other)
    other.put(b"letter")
    other.take_from(kept)
    assert (other.get(DIGEST), kept.missing([hashlib.sha256(b"letter").hexdigest()])) == (
        CARD,
        [hashlib.sha256(b"letter").hexdigest()],
    )


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TRIGGER t AFTER INSERT ON content BEGIN DELETE FROM content; END"],
        ["CREATE TABLE strange (x)"],
        ["DROP TABLE content", "CREATE VIEW content AS SELECT 1 AS sha256"],
        ["DROP TABLE content", "CREATE TABLE content (sha256, size, body)"],
    ],
)
def test_a_file_with_anything_else_in_it_is_refused(
    kept: Attachments, statements: list[str]
) -> None:
    tamper(kept.path, *statements)
    with pytest.raises(Storage):
        kept.put(CARD)
    with pytest.raises(Storage):
        kept.get(DIGEST)


def test_a_file_that_was_begun_and_never_finished_is_finished(tmp_path: Path) -> None:
    made = Attachments(tmp_path / "office.db")
    made.path.parent.mkdir()
    made.path.touch()
    assert (made.any, made.missing([DIGEST])) == (False, [DIGEST])
    with pytest.raises(Missing):
        made.get(DIGEST)
    assert (made.get(made.put(CARD)), made.any) == (CARD, True)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "office").write_text("a letter")
    with pytest.raises(Storage):
        Attachments(tmp_path / "office.db").put(CARD)

# SPDX-License-Identifier: MIT
"""Files are attached whole, given back checked, and refused in words."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from delegate_crm.kit.errors import Missing, Storage, UserError
from delegate_crm.schema.values import FileFacts
from delegate_crm.services import documents
from delegate_crm.services.office import Office
from delegate_crm.store import attachments
from delegate_crm.store.engine import connect
from tests.factories import Make

CONTENT = "新乡市代表团 — список".encode()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "список 代表团.txt"
    path.write_bytes(CONTENT)
    return path


def test_attached_file_is_known_by_its_facts(office: Office, paper: Path) -> None:
    facts = documents.attach(office.file.path, paper)
    digest = hashlib.sha256(CONTENT).hexdigest()
    assert facts == FileFacts(digest, len(CONTENT), "text/plain", paper.name)
    assert documents.content(office.file.path, facts) == CONTENT


def test_file_of_unknown_sort_is_bytes(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "scan"
    path.write_bytes(b"")
    facts = documents.attach(office.file.path, path)
    assert (facts.mime, facts.size) == ("application/octet-stream", 0)


def test_document_is_typed_by_the_path_of_its_file(make: Make, paper: Path) -> None:
    document = make.document(file=str(paper))
    assert document.file.name == paper.name
    assert make.find("document", paper.name).id == document.id


@pytest.mark.parametrize("name", ["nowhere.txt", ".", "a" * 300, "a/" * 3000])
def test_what_is_no_file_is_refused(office: Office, tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError):
        documents.attach(office.file.path, tmp_path / name)


def test_content_that_is_not_here_is_missing(office: Office, paper: Path) -> None:
    documents.attach(office.file.path, paper)
    with pytest.raises(Missing):
        documents.content(office.file.path, FileFacts("0" * 64, 1, "", "x"))


def test_damaged_content_is_refused(office: Office, paper: Path) -> None:
    facts = documents.attach(office.file.path, paper)
    connection = connect(attachments.Attachments(office.file.path).path, writing=True)
    connection.execute("UPDATE content SET body = x'00'")
    connection.close()
    with pytest.raises(Storage):
        documents.content(office.file.path, facts)

# SPDX-License-Identifier: MIT
"""Documents of a record: added from files, shown by their true names, written out again."""

from __future__ import annotations

from pathlib import Path

import pytest

from delegate_crm.kit.errors import Missing
from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.services.office import Office
from delegate_crm.services.record_documents import (
    RISKY,
    Paper,
    add_files,
    ending,
    papers,
    save_as,
    size_words,
    visible,
)
from tests.factories import Make

EN = Translator("en")


def added(office: Office, record: int, *files: Path) -> list[Paper]:
    paths = [str(each) for each in files]
    office.write(N_("Add"), lambda work: add_files(work, office, record, paths))
    return office.read(lambda reader: papers(reader, record, EN))


def test_each_file_becomes_a_document_in_one_step(
    office: Office, make: Make, tmp_path: Path
) -> None:
    files = [tmp_path / "scan.pdf", tmp_path / "list.csv"]
    for each in files:
        each.write_text(each.name)
    visit = make.visit(title="Xinxiang")
    assert [each.title for each in added(office, visit.id, *files)] == ["list", "scan"]
    office.undo()
    assert office.read(lambda reader: papers(reader, visit.id, EN)) == []


def test_a_file_is_written_out_as_it_came(office: Office, make: Make, tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"%PDF")
    (paper,) = added(office, make.visit(title="Xinxiang").id, tmp_path / "scan.pdf")
    save_as(office, paper.file, str(tmp_path / "copy.pdf"))
    assert (tmp_path / "copy.pdf").read_bytes() == b"%PDF"


def test_a_document_without_a_file_has_nothing_to_write(office: Office, tmp_path: Path) -> None:
    with pytest.raises(Missing):
        save_as(office, None, str(tmp_path / "copy.pdf"))


@pytest.mark.parametrize(
    ("name", "shown", "end"),
    [
        ("scan.pdf", "scan.pdf", "pdf"),
        ("scan.pdf.exe", "scan.pdf.exe", "exe"),
        ("invoice\u202efdp.exe", "invoice[U+202E]fdp.exe", "exe"),
        ("run.bat. .", "run.bat. .", "bat"),
        ("no\x00thing\u200b", "no[U+0000]thing[U+200B]", ""),
    ],
)
def test_the_true_ending_of_a_name_is_seen(name: str, shown: str, end: str) -> None:
    assert (visible(name), ending(visible(name))) == (shown, end)


def test_what_runs_a_program_is_marked(office: Office, make: Make, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg.exe").write_bytes(b"MZ")
    (paper,) = added(office, make.visit(title="Xinxiang").id, tmp_path / "photo.jpg.exe")
    assert paper.risky
    assert "pdf" not in RISKY


@pytest.mark.parametrize(("size", "words"), [(90, "1 kB"), (4_200, "4 kB"), (3_400_000, "3 MB")])
def test_the_size_is_told_roughly(size: int, words: str) -> None:
    assert EN(size_words(size)) == words

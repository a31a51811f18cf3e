# SPDX-License-Identifier: MIT
"""The documents of a record: listed, added from files, written out again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from delegate_crm.entities.document import DOCUMENT_KINDS, Document
from delegate_crm.kit.errors import Missing
from delegate_crm.kit.files import write_out
from delegate_crm.kit.i18n import N_, Text, Translator
from delegate_crm.rules.datewords import write_date
from delegate_crm.schema.values import FileFacts
from delegate_crm.services.documents import attach, content
from delegate_crm.services.office import Office
from delegate_crm.store.queries import Reader
from delegate_crm.store.referring import linked_to
from delegate_crm.store.work import Work

_ENDINGS = (
    "app appimage apk bat cmd com cpl csh desktop dmg exe gadget hta inf jar jnlp js jse lnk msc",
    "msi msp mst pif pl ps1 psm1 py pyw rb reg run scf scr sct sh svg url vb vbe vbs wsf wsh xll",
    "chm docm dotm pptm xlsm xltm xlam html htm xhtml mht",
)
RISKY = frozenset(" ".join(_ENDINGS).split())
"""Endings of files that run something when they are opened."""
KILOBYTE, MEGABYTE = 1_000, 1_000_000
HIDDEN = {c: f"[U+{c:04X}]" for c in (*range(0x20), 0x7F, *range(0x200B, 0x2010))} | {
    c: f"[U+{c:04X}]" for c in (*range(0x2028, 0x202F), *range(0x2060, 0x2070), 0xFEFF)
}
"""Letters that would hide how a name really ends."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One document as a list shows it."""

    id: int
    title: str
    remark: str
    file: FileFacts | None
    name: str
    """Name of the file with every hidden letter made visible; empty without a file."""
    risky: bool


def papers(reader: Reader, record_id: int, tr: Translator) -> list[Paper]:
    """The documents that belong to a record, the latest first."""
    ids = linked_to(reader, record_id, "document", "about")
    titles = reader.titles(ids, tr.lang)
    return [_paper(each, titles.get(each.id, ""), tr) for each in reader.many(Document, ids)]


def _paper(document: Document, title: str, tr: Translator) -> Paper:
    file = document.file
    day = write_date(document.on, tr) if document.on else ""
    parts = (tr(DOCUMENT_KINDS[document.kind]), day, tr(size_words(file.size)) if file else "")
    name = visible(file.name) if file else ""
    risky = bool(file) and ending(name) in RISKY
    return Paper(document.id, title, " · ".join(filter(None, parts)), file, name, risky)


def visible(name: str) -> str:
    """A file's name in which nothing is hidden or turned round."""
    return name.translate(HIDDEN)


def ending(name: str) -> str:
    """The true ending of a file's name, without the dot."""
    return name.rstrip(". ").rpartition(".")[2].lower() if "." in name else ""


def size_words(size: int) -> Text:
    """How large a file is."""
    if size >= MEGABYTE:
        return N_("{n} MB", n=round(size / MEGABYTE))
    return N_("{n} kB", n=max(1, round(size / KILOBYTE)))


def add_files(work: Work, office: Office, record_id: int, paths: Sequence[str]) -> int:
    """Attach files to a record, each as a document of its own; the answer is how many."""
    for path in paths:
        facts = attach(office.file.path, Path(path))
        work.add(Document(title=Path(path).stem, file=facts, about=(record_id,)))
    return len(paths)


def save_as(office: Office, file: FileFacts | None, target: str) -> None:
    """Write the content of a document where the user wants it."""
    if file is None:
        raise Missing(N_("This document has no file."), N_("Attach the file to it first."))
    write_out(Path(target), content(office.file.path, file))

# SPDX-License-Identifier: MIT
"""Where to save: the system's dialog, which begins in the folder of the last time."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

LONGEST = 80
FORBIDDEN = re.compile(r"[^\w.-]+")
ENDING = re.compile(r"(?<=\*)\.\w+")
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that one system keeps for its devices."""


def name_of_file(parts: Iterable[str], ending: str) -> str:
    """A file name of words, without anything that a system takes for more than a name."""
    words = unicodedata.normalize("NFC", "-".join(filter(None, parts)))
    name = FORBIDDEN.sub("-", words).strip("-.")[:LONGEST].rstrip("-.")
    if not name or RESERVED.fullmatch(name):
        name = f"report-{name}".rstrip("-")
    return f"{name}.{ending}"


def place_for(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Ask for a file; the dialog itself asks before an older one is replaced.

    Of several kinds, the one that was picked gives the file its ending.
    """
    begin = str(_last_folder() / name)
    chosen, kind = QFileDialog.getSaveFileName(parent, title, begin, kinds)
    return _kept(_ended(Path(chosen), kind, kinds)) if chosen else None


def _ended(path: Path, kind: str, kinds: str) -> Path:
    """A path with the ending of the picked kind in place of that of another one."""
    picked, known = ENDING.search(kind), ENDING.findall(kinds)
    if picked is None or len(known) == 1 or path.suffix == picked[0]:
        return path
    stem = path.stem if path.suffix in known else path.name
    return free_in(path.parent, [f"{stem}{picked[0]}"])[0]


def folder_for(parent: QWidget, title: str) -> Path | None:
    """Ask for a folder that several files go to."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(_last_folder()))
    return _kept(Path(chosen)) if chosen else None


def free_in(folder: Path, names: Iterable[str]) -> list[Path]:
    """Files of these names in a folder, numbered where there is one already."""
    found: dict[Path, None] = {}
    for name in names:
        path, number = folder / name, 2
        while path.exists() or path in found:
            path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
            number += 1
        found[path] = None
    return list(found)


def _last_folder() -> Path:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    kept = Path(str(QSettings().value("files/folder", documents)))
    return kept if kept.is_dir() else Path(documents)


def _kept(path: Path) -> Path:
    folder = path if path.is_dir() else path.parent
    QSettings().setValue("files/folder", str(folder))
    return path

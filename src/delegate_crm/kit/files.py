# SPDX-License-Identifier: MIT
"""Files that are whole or not there: private, flushed to the disk, replaced in one step."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from delegate_crm.kit.errors import Storage
from delegate_crm.kit.i18n import N_


def atomic_write(path: Path, content: bytes) -> None:
    """Write a file so that an older one of that name survives any trouble; rights 0600."""
    folder = path.resolve().parent
    handle, name = tempfile.mkstemp(dir=folder, prefix=f".{path.name[:40]}.", suffix=".part")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        sync_folder(folder)
    finally:
        draft.unlink(missing_ok=True)


def private_folder(path: Path) -> Path:
    """Make a folder that only its owner may enter; one that is there keeps its rights."""
    if not path.is_dir():
        path.mkdir(mode=0o700, parents=True)
    return path


def sync_folder(path: Path) -> None:
    """Make a rename durable, where the system lets folders be flushed."""
    if os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def claim(draft: Path, path: Path) -> None:
    """Give a finished file a name; `FileExistsError` if another program took the name meanwhile.

    The draft may still be there afterwards, as a second name of the same file.
    """
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:  # a medium without hard links
        path.touch(mode=0o600, exist_ok=False)
        draft.replace(path)


def write_out(path: Path, content: bytes) -> None:
    """Write a file where the user wants it; `Storage` says why that cannot be."""
    try:
        atomic_write(path, content)
    except OSError as error:
        raise Storage(
            N_("{path} could not be written: {why}.", path=str(path), why=error.strerror or ""),
            N_("Choose another folder, or free some space; an older file there is unchanged."),
        ) from error

# SPDX-License-Identifier: MIT
"""What one user prefers on one computer: a small TOML file of names and texts."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from delegate_crm.kit import paths
from delegate_crm.kit.errors import Storage
from delegate_crm.kit.files import atomic_write, private_folder
from delegate_crm.kit.i18n import N_

_instead: dict[Path, dict[str, str]] = {}
"""What holds while the program runs in place of damaged files that cannot be put aside."""


def read(path: Path | None = None) -> dict[str, str]:
    """Read the file; one that is not there is empty, a damaged one is told and left alone."""
    file = path or paths.user_settings()
    if file in _instead:
        return dict(_instead[file])
    try:
        found = tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise Storage(
            N_("The settings file cannot be read: {path}.", path=str(file)),
            N_("Mend it or remove it; nothing was changed."),
        ) from error
    return {key: str(value) for key, value in found.items()}


def set_aside(path: Path | None = None) -> Path | None:
    """Put a damaged file under another name, where it is kept; none if it can be read.

    Where the folder cannot be written it stays where it is, and nothing is kept in it.
    """
    file = path or paths.user_settings()
    try:
        read(file)
    except Storage:
        try:
            aside = next(each for each in _names_aside(file) if not each.exists())
            file.rename(aside)
        except OSError:
            _instead[file] = {}
            return file
        return aside
    return None


def _names_aside(file: Path) -> Iterator[Path]:
    yield file.with_name(f"{file.stem}.damaged{file.suffix}")
    yield from (file.with_name(f"{file.stem}.damaged-{n}{file.suffix}") for n in count(2))


def write(values: Mapping[str, str], path: Path | None = None) -> None:
    """Write the file whole; empty values are left out."""
    file = path or paths.user_settings()
    if file in _instead:
        _instead[file] = {name: text for name, text in values.items() if text}
        return
    lines = [f"{name} = {_quoted(text)}\n" for name, text in sorted(values.items()) if text]
    private_folder(file.parent)
    atomic_write(file, "".join(lines).encode())


def _quoted(text: str) -> str:
    """A JSON string is a basic string of TOML, but for one control character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

# SPDX-License-Identifier: MIT
"""The one command that a scheduler starts: this program, on this office file, to remind."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_


def program() -> tuple[str, ...]:
    """How this program is started: the frozen one itself, else by its Python."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    # -P: whatever lies in the folder where the system starts it is not imported
    return (str(_without_console(Path(sys.executable))), "-P", "-m", "delegate_crm")


def reminding(office: Path, user: str = "") -> tuple[str, ...]:
    """The command that shows what is due in an office file."""
    acting = ("--user", user) if user else ()
    return sendable((*program(), "--db", str(office.resolve()), *acting, "remind"))


def sendable(command: Sequence[str]) -> tuple[str, ...]:
    """A command that every scheduler can be given; control characters none can."""
    for word in command:
        if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in word):
            raise Invalid(
                N_("A scheduler cannot be given this path: {path}", path=word),
                N_("Rename the folder or the file."),
            )
    return tuple(command)


def _without_console(python: Path) -> Path:
    """Windows opens no black window for this one."""
    silent = python.with_name("pythonw.exe")
    return silent if python.name.lower() == "python.exe" and silent.exists() else python

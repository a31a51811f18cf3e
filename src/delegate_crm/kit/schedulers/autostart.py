# SPDX-License-Identifier: MIT
"""An entry among what a desktop starts at log-in, for systems without timers of the user's own."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import ClassVar

from delegate_crm.kit.schedulers.entry import DELAY, NAME, TITLE, Command, Entry, Run

DESKTOP = """[Desktop Entry]
Type=Application
Name={title}
Exec={command}
Terminal=false
NoDisplay=true
X-GNOME-Autostart-Delay={delay}
"""
OFF = re.compile(r"^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$", re.MULTILINE)
"""How desktops mark an entry that the user has switched off."""


class Autostart:
    """One file, which the desktop reads at log-in."""

    daily: ClassVar[bool] = False

    def __init__(self, config: Path) -> None:
        self._file = config / "autostart" / f"{NAME}.desktop"

    def is_there(self, run: Run) -> bool:
        """It takes no more than a folder."""
        return True

    def entry(self, command: Command, at: dt.time) -> Entry:
        """The file; a desktop knows no hours."""
        text = DESKTOP.format(title=TITLE, command=exec_line(command), delay=DELAY * 60)
        return Entry({self._file: text.encode()})

    def in_force(self, kept: str, said: str) -> bool:
        """Tell whether the user has not switched it off."""
        return OFF.search(kept) is None

    def hour(self, kept: str, said: str) -> dt.time | None:
        """None: it is started at log-in."""
        return None


def exec_line(command: Command) -> str:
    """A command as desktops read it: quoted first, then escaped as any text of such a file."""
    return " ".join(map(_quoted, command)).replace("\\", "\\\\")


def _quoted(word: str) -> str:
    escaped = re.sub(r'(["`$\\])', r"\\\1", word).replace("%", "%%")
    return f'"{escaped}"'

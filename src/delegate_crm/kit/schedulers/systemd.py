# SPDX-License-Identifier: MIT
"""A timer of the user's own systemd."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import ClassVar

from delegate_crm.kit.schedulers.entry import (
    DELAY,
    LONGEST,
    NAME,
    TITLE,
    Command,
    Entry,
    Run,
    clock,
)

TOOL = ("systemctl", "--user")
SERVICE = """[Unit]
Description={title}

[Service]
Type=oneshot
ExecStart={command}
StandardOutput=null
TimeoutStartSec={longest}min
"""
TIMER = """[Unit]
Description={title}

[Timer]
OnStartupSec={delay}min
OnCalendar=*-*-* {at:%H:%M}:00
Persistent=true

[Install]
WantedBy=timers.target
"""


class Systemd:
    """The files lie where systemd looks for those of the user."""

    daily: ClassVar[bool] = True

    def __init__(self, config: Path) -> None:
        self._folder = config / "systemd" / "user"

    def is_there(self, run: Run) -> bool:
        """Tell whether the manager of the user's session answers."""
        return run((*TOOL, "show-environment")).code == 0

    def entry(self, command: Command, at: dt.time) -> Entry:
        """A timer, and the service that it starts."""
        timer = f"{NAME}.timer"
        service = SERVICE.format(title=TITLE, command=exec_line(command), longest=LONGEST)
        timing = TIMER.format(title=TITLE, delay=DELAY, at=at)
        files = {timer: timing, f"{NAME}.service": service}
        reload = (*TOOL, "daemon-reload")
        return Entry(
            {self._folder / name: text.encode() for name, text in files.items()},
            load=(reload, (*TOOL, "enable", "--now", timer)),
            unload=((*TOOL, "disable", "--now", timer),),
            forget=(reload,),
            ask=(*TOOL, "is-enabled", timer),
        )

    def in_force(self, kept: str, said: str) -> bool:
        """Systemd has said so already."""
        return True

    def hour(self, kept: str, said: str) -> dt.time | None:
        """The hour of the timer."""
        return clock(re.search(r"^OnCalendar=\*-\*-\* (\d\d):(\d\d)", kept, re.MULTILINE))


def exec_line(command: Command) -> str:
    """A command as systemd reads it; the colon keeps it from looking for variables."""
    return ":" + " ".join(map(_quoted, command))


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{escaped}"'

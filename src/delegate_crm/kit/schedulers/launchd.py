# SPDX-License-Identifier: MIT
"""An agent of launchd, the scheduler of macOS."""

from __future__ import annotations

import datetime as dt
import plistlib
from pathlib import Path
from typing import ClassVar
from xml.parsers.expat import ExpatError

from delegate_crm.kit.schedulers.entry import Command, Entry, Run

LABEL = "org.delegate-crm.remind"


class Launchd:
    """One file in the user's folder of agents, loaded into the user's session."""

    daily: ClassVar[bool] = True

    def __init__(self, home: Path, uid: int) -> None:
        self._file = home / "Library" / "LaunchAgents" / f"{LABEL}.plist"
        self._session = f"gui/{uid}"

    def is_there(self, run: Run) -> bool:
        """It is part of the system."""
        return True

    def entry(self, command: Command, at: dt.time) -> Entry:
        """An agent that starts at log-in and each day at an hour, or later if the Mac slept."""
        agent = {
            "Label": LABEL,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "StartCalendarInterval": {"Hour": at.hour, "Minute": at.minute},
            "ProcessType": "Background",
            "LimitLoadToSessionType": "Aqua",
            "StandardOutPath": "/dev/null",
        }
        return Entry(
            {self._file: plistlib.dumps(agent)},
            load=(("launchctl", "bootstrap", self._session, str(self._file)),),
            unload=(("launchctl", "bootout", f"{self._session}/{LABEL}"),),
            ask=("launchctl", "print", f"{self._session}/{LABEL}"),
        )

    def in_force(self, kept: str, said: str) -> bool:
        """The system has said so already."""
        return True

    def hour(self, kept: str, said: str) -> dt.time | None:
        """The hour of the agent."""
        try:
            interval = plistlib.loads(kept.encode())["StartCalendarInterval"]
            return dt.time(interval["Hour"], interval["Minute"])
        except (ValueError, ExpatError, KeyError, TypeError):  # another hand was at it
            return None

# SPDX-License-Identifier: MIT
"""A task of the scheduler of Windows."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from pathlib import Path
from typing import ClassVar
from xml.etree import ElementTree as ET

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_
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

SPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"
SINCE = "2026-01-01"
"""A day in the past, from which on it runs each day."""
REPLACED = re.compile(r"%[^%]+%|\$\(")
"""What the scheduler takes for a variable; it knows no way to write it otherwise."""


class Tasks:
    """A task made from a file that is kept, so that one can see what was installed."""

    daily: ClassVar[bool] = True

    def __init__(self, folder: Path, user: str) -> None:
        self._file, self._user = folder / f"{NAME}.xml", user

    def is_there(self, run: Run) -> bool:
        """It is part of the system."""
        return True

    def entry(self, command: Command, at: dt.time) -> Entry:
        """A task at log-in and each day at an hour, or later if the computer was off."""
        named = ("/TN", TITLE)
        return Entry(
            {self._file: self._task(command, at)},
            load=(("schtasks", "/Create", *named, "/XML", str(self._file), "/F"),),
            unload=(("schtasks", "/Delete", *named, "/F"),),
            ask=("schtasks", "/Query", *named, "/XML"),
        )

    def in_force(self, kept: str, said: str) -> bool:
        """Tell whether the user has not switched it off."""
        return "<Enabled>false</Enabled>" not in said

    def hour(self, kept: str, said: str) -> dt.time | None:
        """The hour that the scheduler names; it may have been changed there."""
        return clock(re.search(r"<StartBoundary>[^<]*T(\d\d):(\d\d)", said))

    def _task(self, command: Command, at: dt.time) -> bytes:
        root = ET.Element("Task", {"version": "1.2", "xmlns": SPACE})
        _put(root, "RegistrationInfo/Description", TITLE)
        _put(root, "Triggers/LogonTrigger/UserId", self._user)
        _put(root, "Triggers/LogonTrigger/Delay", f"PT{DELAY}M")
        _put(root, "Triggers/CalendarTrigger/StartBoundary", f"{SINCE}T{at:%H:%M}:00")
        _put(root, "Triggers/CalendarTrigger/ScheduleByDay/DaysInterval", "1")
        _put(root, "Principals/Principal/UserId", self._user)
        _put(root, "Principals/Principal/LogonType", "InteractiveToken")
        _put(root, "Principals/Principal/RunLevel", "LeastPrivilege")
        _put(root, "Settings/MultipleInstancesPolicy", "IgnoreNew")
        _put(root, "Settings/DisallowStartIfOnBatteries", "false")
        _put(root, "Settings/StopIfGoingOnBatteries", "false")
        _put(root, "Settings/StartWhenAvailable", "true")
        _put(root, "Settings/ExecutionTimeLimit", f"PT{LONGEST}M")
        first, *rest = map(_plain, command)
        _put(root, "Actions/Exec/Command", first)
        _put(root, "Actions/Exec/Arguments", subprocess.list2cmdline(rest))
        found: bytes = ET.tostring(root, encoding="utf-16", xml_declaration=True)
        return found


def _put(root: ET.Element, path: str, words: str) -> None:
    """Write words at the end of a path, making what of it is not there."""
    place = root
    for tag in path.split("/"):
        found = place.find(tag)
        place = ET.SubElement(place, tag) if found is None else found
    place.text = words


def _plain(word: str) -> str:
    """A word that the scheduler gives on as it stands."""
    if REPLACED.search(word):
        raise Invalid(
            N_("Windows would take a part of this path for a variable: {path}", path=word),
            N_("Rename the folder or the file."),
        )
    return word

# SPDX-License-Identifier: MIT
"""An entry of the system's scheduler: put there, taken away, and told as it is."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Protocol

from delegate_crm.kit.errors import Storage
from delegate_crm.kit.files import atomic_write, private_folder
from delegate_crm.kit.i18n import N_

NAME, TITLE = "delegate-crm-remind", "Delegate CRM reminders"
"""What the entry is called, for systems and for people."""
MORNING = dt.time(9)
DELAY = 2
"""Minutes after one has logged in."""
LONGEST = 20
"""Minutes after which a system may end it."""
PATIENCE = 30
"""Seconds that a tool of the system may take."""
ABSENT = 127
DAY, HOUR = 24, 60
STILL_THERE = N_("Remove it by hand; until then it goes on.")

Command = Sequence[str]


@dataclass(frozen=True, slots=True)
class Ran:
    """How a tool of the system ended, and what it said."""

    code: int
    said: str = ""


Run = Callable[[Command], Ran]


@dataclass(frozen=True, slots=True)
class Entry:
    """Files, the first of which tells the hour, and the calls that make the system see them."""

    files: Mapping[Path, bytes]
    load: Sequence[Command] = ()
    unload: Sequence[Command] = ()
    """Before the files go."""
    forget: Sequence[Command] = ()
    """After they are gone."""
    ask: Command = ()
    """Succeeds while the system has the entry; none where the files alone are the entry."""


@dataclass(frozen=True, slots=True)
class State:
    """What is really there."""

    installed: bool = False
    at: dt.time | None = None
    """The hour of each day; none where it is only started when one logs in."""
    ours: bool = True
    """It starts this program on this file."""


class Way(Protocol):
    """One scheduler of one system."""

    daily: ClassVar[bool]
    """It knows hours, not only log-ins."""

    def is_there(self, run: Run) -> bool:
        """Tell whether the scheduler answers."""

    def entry(self, command: Command, at: dt.time) -> Entry:
        """The entry that starts a command."""

    def in_force(self, kept: str, said: str) -> bool:
        """Tell whether the entry is on, by its first file and by what the system says of it."""

    def hour(self, kept: str, said: str) -> dt.time | None:
        """Read the hour, if there is one."""


class Scheduler:
    """The entry for one command, in whichever scheduler of the system takes it first."""

    def __init__(self, ways: Sequence[Way], command: Command, run: Run) -> None:
        self._ways, self._command, self._run = ways, command, run

    def state(self) -> State:
        """Look what is there."""
        states = (self._state(way) for way in self._ways)
        return next((each for each in states if each.installed), State())

    def install(self, at: dt.time) -> None:
        """Put the entry there, in the place of an older one; where it is refused none is left."""
        self.remove()
        way = next(each for each in self._ways if each.is_there(self._run))
        entry = way.entry(self._command, at)
        try:
            for path, content in entry.files.items():
                private_folder(path.parent)
                atomic_write(path, content)
            for call in entry.load:
                self._must(call)
        except (OSError, Storage) as error:
            self.remove()
            if isinstance(error, Storage):
                raise
            raise _refused(_why(Ran(ABSENT, error.strerror or ""))) from error

    def remove(self) -> None:
        """Take away whatever is there; what the system does not let go of stays whole."""
        for way in self._ways:
            entry = way.entry(self._command, MORNING)
            if not (self._has(entry) or any(path.exists() for path in entry.files)):
                continue
            for call in entry.unload:
                ran = self._run(call)
                if ran.code and self._has(entry):
                    raise _kept(ran)
            for path in entry.files:
                _take_away(path)
            for call in entry.forget:
                self._run(call)

    def _state(self, way: Way) -> State:
        entry = way.entry(self._command, MORNING)
        kept = _text(next(iter(entry.files)))
        ran = self._run(entry.ask) if entry.ask else Ran(int(kept is None))
        if ran.code or not way.in_force(kept or "", ran.said):
            return State()
        at = way.hour(kept or "", ran.said)
        wanted = way.entry(self._command, at or MORNING).files
        ours = all(path.is_file() and path.read_bytes() == wanted[path] for path in wanted)
        return State(installed=True, at=at, ours=ours)

    def _has(self, entry: Entry) -> bool:
        return bool(entry.ask) and self._run(entry.ask).code == 0

    def _must(self, call: Command) -> None:
        ran = self._run(call)
        if ran.code:
            raise _refused(_why(ran))


def _refused(why: str) -> Storage:
    return Storage(
        N_("The system's scheduler refused the entry: {why}.", why=why),
        N_("Nothing was installed."),
    )


def _why(ran: Ran) -> str:
    """The first line of what a tool said, without its full stop; ? if it said nothing."""
    return ran.said.strip().partition("\n")[0].strip().rstrip(".") or "?"


def _kept(ran: Ran) -> Storage:
    return Storage(
        N_("The system's scheduler kept the entry: {why}.", why=_why(ran)),
        STILL_THERE,
    )


def _take_away(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise Storage(
            N_("{path} could not be removed: {why}.", path=str(path), why=error.strerror or ""),
            STILL_THERE,
        ) from error


def _text(path: Path) -> str | None:
    """What a file says, whoever wrote it; none if it cannot be read."""
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return None


def clock(found: re.Match[str] | None) -> dt.time | None:
    """The hour and minute that were found, if there are such."""
    if found is None or int(found[1]) >= DAY or int(found[2]) >= HOUR:
        return None
    return dt.time(int(found[1]), int(found[2]))


def run(command: Command) -> Ran:
    """Run a tool of the system without a window of its own."""
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        ran = subprocess.run(  # noqa: S603 - the tool's name is ours, and no shell reads it
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE,
            creationflags=hidden,
        )
    except OSError as error:
        return Ran(ABSENT, error.strerror or "")
    except subprocess.TimeoutExpired as error:
        return Ran(ABSENT, str(error.cmd[0]))
    return Ran(ran.returncode, ran.stdout)

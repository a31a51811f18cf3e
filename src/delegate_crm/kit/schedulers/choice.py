# SPDX-License-Identifier: MIT
"""The schedulers of this system, the best first."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from delegate_crm.kit import paths
from delegate_crm.kit.registry import late
from delegate_crm.kit.schedulers.command import reminding
from delegate_crm.kit.schedulers.entry import Run, Scheduler, Way, run

HERE = "delegate_crm.kit.schedulers"


def ways(system: str) -> Sequence[Way]:
    """The schedulers of a system."""
    settings = paths.user_settings().parent
    if system == "win32":
        whose = "\\".join(filter(None, map(os.environ.get, ("USERDOMAIN", "USERNAME"))))
        return (late(f"{HERE}.tasks").Tasks(settings, whose),)
    if system == "darwin":
        return (late(f"{HERE}.launchd").Launchd(Path.home(), os.getuid()),)
    systemd, autostart = late(f"{HERE}.systemd"), late(f"{HERE}.autostart")
    return (systemd.Systemd(settings.parent), autostart.Autostart(settings.parent))


def scheduler(office: Path, user: str = "", runner: Run = run) -> Scheduler:
    """The scheduler of this system, with the command that reminds of an office file."""
    return Scheduler(ways(sys.platform), reminding(office, user), runner)

# SPDX-License-Identifier: MIT
"""What every way of notifying offers, and the choice of the one that this system has."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from delegate_crm.kit.errors import Missing
from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.kit.notices import Notice
from delegate_crm.kit.registry import late

UNHEARD = N_("No service of the desktop shows notifications.")
WAITING = N_("What is due is shown on the page Today.")


class Act(StrEnum):
    """What somebody chose on a notification."""

    OPEN = "open"
    SNOOZE = "snooze"


@dataclass(frozen=True, slots=True)
class Answer:
    """Which notification was answered, and how."""

    notice: Notice
    act: Act


class Notifier(Protocol):
    """Shows notices outside the window; it never takes the focus and makes no sound."""

    def show(self, notice: Notice, *, heard: bool = True) -> None:
        """Show a notice; `Missing` where nothing of the desktop does that.

        Nothing is offered to be chosen unless somebody waits to hear it (`answers`).
        """

    def answers(self, patience: float) -> Iterator[Answer]:
        """Wait for what is chosen, until all is closed or for so many seconds."""

    def close(self) -> None:
        """Let go of the desktop; what is shown stays."""


def unheard() -> Missing:
    """The refusal where nothing shows notifications."""
    return Missing(UNHEARD, WAITING)


def by_bus() -> bool:
    """Tell whether notices go by the bus, which may be used away from the interface thread."""
    return sys.platform.startswith("linux")


def notifier(tr: Translator) -> Notifier:
    """The way of this system: the bus of the session on Linux, the tray elsewhere."""
    name = "bus" if by_bus() else "balloon"
    made: Notifier = late(f"delegate_crm.ui.notifying.{name}").NOTIFIER(tr)
    return made

# SPDX-License-Identifier: MIT
"""What one does by keys with what is awaited around a record: log a reply, mark as done, snooze."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from delegate_crm.kit.i18n import N_
from delegate_crm.ui.actions import Action
from delegate_crm.ui.page import Desk
from delegate_crm.ui.panels.log_reply import open_log_reply
from delegate_crm.ui.panels.snooze import open_snooze, snoozing

Otherwise = Callable[[], object]


def awaited_acts(
    desk: Desk, anchor: QWidget, here: Callable[[], int], otherwise: Otherwise | None = None
) -> Sequence[Action]:
    """The acts of a page; `here` tells the record, `otherwise` is done where nothing is awaited."""

    def log() -> None:
        if record := here():
            open_log_reply(desk, anchor, record, otherwise)

    def sleep() -> None:
        if record := here():
            open_snooze(desk, anchor, record)

    return (
        Action(N_("Log reply"), log, "log-reply", "Ctrl+L"),
        Action(N_("Mark as done"), log, "check", "Ctrl+D"),
        snoozing(sleep),
    )

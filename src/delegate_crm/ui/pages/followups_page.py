# SPDX-License-Identifier: MIT
"""Follow-ups: what is awaited and what is owed, most pressing first."""

from __future__ import annotations

from collections.abc import Sequence

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.ui.actions import Action
from delegate_crm.ui.lists.instead import Words
from delegate_crm.ui.lists.listing import ListPage
from delegate_crm.ui.panels.log_reply import open_log_reply
from delegate_crm.ui.panels.snooze import open_snooze, snoozing


class FollowUpsPage(ListPage):
    """All follow-ups by state."""

    section = "follow_ups"

    def words(self) -> Words:
        """What the page is called, and what is said while there are none."""
        return Words(
            title=NC_("section", "Follow-ups"),
            new=N_("New follow-up"),
            empty=N_("No follow-ups yet"),
            hint=N_("Write down what was promised, by whom, and when it may be expected."),
        )

    def actions_here(self) -> Sequence[Action]:
        """Log a reply to the current row, and what every list can do."""
        return (
            Action(N_("Log reply"), self._log_reply, "log-reply", "Ctrl+L"),
            Action(N_("Mark as done"), self._log_reply, "check", "Ctrl+D"),
            snoozing(self._snooze),
            *super().actions_here(),
        )

    def _log_reply(self) -> None:
        here = self.table.current_id()
        if here:
            open_log_reply(self.desk, self, here)

    def _snooze(self) -> None:
        here = self.table.current_id()
        if here:
            open_snooze(self.desk, self, here)


PAGE = FollowUpsPage

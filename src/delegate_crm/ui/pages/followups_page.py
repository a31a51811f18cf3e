# SPDX-License-Identifier: MIT
"""Follow-ups: what is awaited and what is owed, most pressing first."""

from __future__ import annotations

from collections.abc import Sequence

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.ui.actions import Action
from delegate_crm.ui.lists.instead import Words
from delegate_crm.ui.lists.listing import ListPage
from delegate_crm.ui.panels.awaited import awaited_acts


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
        """Answer the current row, and what every list can do."""
        return (
            *awaited_acts(self.desk, self, self.current_id),
            *super().actions_here(),
        )


PAGE = FollowUpsPage

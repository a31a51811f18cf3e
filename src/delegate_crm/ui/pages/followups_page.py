# SPDX-License-Identifier: MIT
"""Follow-ups: what is awaited and what is owed, most pressing first."""

from __future__ import annotations

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.ui.listing import ListPage, Words


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


PAGE = FollowUpsPage

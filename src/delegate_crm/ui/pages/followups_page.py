# SPDX-License-Identifier: MIT
"""Follow-ups: what is awaited and what is owed, most pressing first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from delegate_crm.kit.i18n import N_, NC_, Text
from delegate_crm.services.followup_list import AT_FIRST, FollowUpList
from delegate_crm.ui.actions import Action
from delegate_crm.ui.lists.instead import Words
from delegate_crm.ui.lists.timeline import Timeline
from delegate_crm.ui.lists.ways import Way, WaysPage
from delegate_crm.ui.panels.awaited import awaited_acts
from delegate_crm.ui.printing import printing

TIMELINE = "timeline"


class FollowUpsPage(WaysPage):
    """All follow-ups by state; at first on one axis of time."""

    section = "follow_ups"

    def words(self) -> Words:
        """What the page is called, and what is said while there are none."""
        return Words(
            title=NC_("section", "Follow-ups"),
            new=N_("New follow-up"),
            empty=N_("No follow-ups yet"),
            hint=N_("Write down what was promised, by whom, and when it may be expected."),
        )

    def ways(self) -> Mapping[str, Way]:
        """All windows on one axis."""
        source = self.source
        assert isinstance(source, FollowUpList)  # noqa: S101 - the list of this page
        words = NC_("way", "Timeline")
        return {TIMELINE: Way(words, "clock", lambda: Timeline(self.desk, source, self.acts))}

    def _choices(self) -> Mapping[str, tuple[Text, str]]:
        """Words and icon of each way, the timeline first."""
        found = dict(super()._choices())
        return {TIMELINE: found.pop(TIMELINE), **found}

    def _show_no_match(self) -> None:
        """Where nothing narrows the list but what does at first, nothing is awaited."""
        if self.filter.words == AT_FIRST and not self.part:
            self._show_empty()
        else:
            super()._show_no_match()

    def actions_here(self) -> Sequence[Action]:
        """Answer the current row, and what every list can do."""
        return (
            *awaited_acts(self.desk, self, self.current_id),
            printing(self.desk, "followup_register"),
            *super().actions_here(),
        )


PAGE = FollowUpsPage

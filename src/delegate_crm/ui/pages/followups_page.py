# SPDX-License-Identifier: MIT
"""Follow-ups: what is awaited and what is owed, most pressing first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from delegate_crm.kit.i18n import N_, NC_, Text
from delegate_crm.services.followup_list import AT_FIRST, FollowUpList
from delegate_crm.ui.actions import Action
from delegate_crm.ui.lists.instead import Words
from delegate_crm.ui.lists.state_board import StateBoard
from delegate_crm.ui.lists.timeline import Timeline
from delegate_crm.ui.lists.ways import Shown, Way, WaysPage
from delegate_crm.ui.panels.awaited import awaited_acts
from delegate_crm.ui.panels.awaited_panel import AwaitedPanel, key_hints
from delegate_crm.ui.panels.let_go import LET_GO, open_let_go
from delegate_crm.ui.printing import printing
from delegate_crm.ui.theme import theme

TIMELINE, BOARD = "timeline", "board"
LOW, LOWEST = 760, 600
"""Heights of the page below which panel and rows are small, and below which no keys are told: so
five rows have room in every window."""


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
        """All windows on one axis; a lane for each state."""
        source, desk = self.source, self.desk
        assert isinstance(source, FollowUpList)  # noqa: S101 - the list of this page
        return {
            TIMELINE: Way(
                NC_("way", "Timeline"), "clock", lambda: Timeline(desk, source, self.acts)
            ),
            BOARD: Way(NC_("way", "Board"), "columns", lambda: StateBoard(desk, source, self.acts)),
        }

    def _frame(self) -> None:
        self.panel = AwaitedPanel(self.desk)
        self.hints = key_hints(self.desk)
        self.hints.hide()
        super()._frame()
        self.panel.opened.connect(self.acts.open)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)  # noqa: S101 - the list has made it
        for each in (self.hints, self.panel):
            column.insertWidget(column.indexOf(self.body) + 1, each)

    def _add(self, made: Shown) -> None:
        super()._add(made)
        if isinstance(made, Timeline):
            made.looked.connect(self._turn_panel)
            made.moved.connect(self._tell)

    def _filled_way(self, way: Shown) -> None:
        super()._filled_way(way)
        self._tell()

    def _show_mode(self) -> None:
        super()._show_mode()
        self._tell()

    def _turn_panel(self) -> None:
        """Space: what is told of the row is put away, or seen again."""
        self.panel.turn()
        self._tell()

    def _tell(self) -> None:
        """Tell of the row that one is at, where it stands on the timeline."""
        way = self._shown()
        timed = isinstance(way, Timeline) and way.has_any()
        self.panel.show_of(self.current_id() if timed else 0)
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the rows have what room there is."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        low, lowest = (self.height() < theme().scaled(limit) for limit in (LOW, LOWEST))
        self.panel.be_small(small=low)
        way = self._shown()
        timed = isinstance(way, Timeline) and way.has_any()
        self.hints.setVisible(timed and not lowest)
        if isinstance(way, Timeline) and way.table.be_low(low=low) and timed:
            self.body.show_added(way, way.wanted_height())

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

    def acts_on(self, record_id: int, condition: str) -> Sequence[Action]:
        """What can be done with a follow-up here; a board has a lane for letting it go."""
        acts = super().acts_on(record_id, condition)
        if isinstance(self._shown(), StateBoard):
            return acts
        return (*acts, Action(LET_GO, partial(open_let_go, self.desk, self, record_id), "minus"))

    def actions_here(self) -> Sequence[Action]:
        """Answer the current row, and what every list can do."""
        return (
            *awaited_acts(self.desk, self, self.current_id),
            printing(self.desk, "followup_register"),
            *super().actions_here(),
        )


PAGE = FollowUpsPage

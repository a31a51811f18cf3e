# SPDX-License-Identifier: MIT
"""The board of follow-ups: its lanes are states, which follow from dates.

Only an answer, or letting go, is brought about by hand: such a lane asks for it in the card.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from delegate_crm.kit.i18n import N_
from delegate_crm.rules.windows import WindowState
from delegate_crm.services.board import lane_at
from delegate_crm.services.kind_list import KindList
from delegate_crm.ui.lists.acts import ListActs
from delegate_crm.ui.lists.board import BoardWay
from delegate_crm.ui.page import Desk
from delegate_crm.ui.panels.let_go import open_let_go
from delegate_crm.ui.panels.log_reply import open_log_reply

ANSWERED, GONE = ([*WindowState].index(x) for x in (WindowState.ANSWERED, WindowState.LET_GO))
STATES_FOLLOW = N_("States follow the dates. Log a reply, let it go, or move its dates.")
IS_OVER = N_("It is over. Undo, or its history, brings it back.")


class StateBoard(BoardWay):
    """Follow-ups by state."""

    lane_width = 184

    def __init__(self, desk: Desk, source: KindList, acts: ListActs) -> None:
        super().__init__(desk, source, acts)
        self._spot = QWidget(self)
        """Lies where the card does of which something is asked."""
        self._spot.hide()

    def takes(self, number: int, to: int) -> bool:
        """What is not over can be answered, or let go."""
        return number < ANSWERED <= to

    def beside(self, number: int, step: int) -> int:
        """From any state the next lane that takes a card is where one is to go."""
        return ANSWERED if step > 0 and number < ANSWERED else number + step

    def carry_out(self, record_id: int, to: int) -> None:
        """Ask in the card what the lane needs, or say why the card stays."""
        number = lane_at(self._board, record_id)
        if not self.takes(number, to):
            self._desk.notify.say(IS_OVER if number >= ANSWERED else STATES_FOLLOW)
            return
        self._spot.setGeometry(self.box_of(record_id, self))
        ask = open_let_go if to == GONE else open_log_reply
        ask(self._desk, self._spot, record_id)

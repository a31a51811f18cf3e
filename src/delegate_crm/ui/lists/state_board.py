# SPDX-License-Identifier: MIT
"""The board of follow-ups: its lanes are states, which follow from dates.

Only an answer, or letting go, is brought about by hand: such a lane asks for it in the card.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import shiboken6
from PySide6.QtWidgets import QWidget

from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.rules.windows import WindowState
from delegate_crm.services.board import Board, lane_at
from delegate_crm.services.kind_list import KindList
from delegate_crm.services.replies import Asked, Outcome, Reply, asked, split_new_date
from delegate_crm.services.window_words import capital
from delegate_crm.ui.lists.acts import ListActs
from delegate_crm.ui.lists.board import BoardWay
from delegate_crm.ui.lists.card_form import CardForm
from delegate_crm.ui.page import Desk
from delegate_crm.ui.panels.let_go import LET_GO, WHY, end
from delegate_crm.ui.panels.log_reply import CAME, keep_reply, open_log_reply

ANSWERED, GONE = ([*WindowState].index(x) for x in (WindowState.ANSWERED, WindowState.LET_GO))
STATES_FOLLOW = N_("States follow the dates. Log a reply, let it go, or move its dates.")
IS_OVER = N_("It is over. Undo, or its history, brings it back.")


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked in a card, and for which lane."""

    item: Asked
    to: int
    form: CardForm


class StateBoard(BoardWay):
    """Follow-ups by state."""

    lane_width = 184

    def __init__(self, desk: Desk, source: KindList, acts: ListActs) -> None:
        super().__init__(desk, source, acts)
        self.asking: Asking | None = None
        self._spot = QWidget(self)
        """Lies where the card does of which more is asked."""
        self._spot.hide()

    def takes(self, number: int, to: int) -> bool:
        """What is not over can be answered, or let go."""
        return 0 <= number < ANSWERED <= to

    def beside(self, number: int, step: int) -> int:
        """From any state the next lane that takes a card is where one is to go."""
        return ANSWERED if step > 0 and number < ANSWERED else number + step

    def carry_out(self, record_id: int, to: int) -> None:
        """Ask in the card what the lane needs, or say why the card stays."""
        number, lang = lane_at(self._board, record_id), self._desk.lang
        if not self.takes(number, to):
            self._desk.notify.say(IS_OVER if number >= ANSWERED else STATES_FOLLOW)
            return
        self._desk.tasks.ask(
            self,
            lambda reader: asked(reader, [record_id], lang),
            partial(self._ask_in_card, to),
            topic="card",
        )

    def _ask_in_card(self, to: int, found: Sequence[Asked]) -> None:
        if found and self._open_form(to, found[0]):
            number = lane_at(self._board, found[0].follow_up)
            self._area.ensureWidgetVisible(self.lanes[number], 0, 0)
            self._go_on()

    def _open_form(self, to: int, item: Asked, typed: str = "") -> bool:
        """Show the form in the card; false where its lane takes it no more."""
        number = lane_at(self._board, item.follow_up)
        if not self.takes(number, to):
            return False
        self._leave()
        tr, cards = self._desk.tr, self.lanes[number].cards
        act = LET_GO if to == GONE else NC_("form", "Save")
        name = tr(WHY if to == GONE else CAME)
        form = CardForm(tr, capital(item.title), name, tr(act))
        form.words.setPlainText(typed)
        form.more.setVisible(to == ANSWERED)
        form.kept.connect(self._keep)
        form.left.connect(self._leave)
        form.fuller.connect(self._open_whole)
        form.grown.connect(cards.fit)
        cards.open_in(item.follow_up, form)
        self.asking = Asking(item, to, form)
        return True

    def _leave(self) -> None:
        """Nothing is asked any more; one stands on the card."""
        if self.asking is not None:
            record = self.asking.item.follow_up
            self.asking = None
            for lane in self.lanes:
                lane.cards.shut()
            self.stand_on(record)

    def _open_whole(self, typed: str) -> None:
        if self.asking is not None:
            record = self.asking.item.follow_up
            self._leave()
            self._spot.setGeometry(self.box_of(record, self))
            open_log_reply(self._desk, self._spot, record, words=typed)

    def _keep(self, typed: str) -> None:
        if self.asking is None:
            return
        desk, item, refused = self._desk, self.asking.item, partial(self._refuse, self.asking.form)
        if self.asking.to == GONE:
            end(desk, item, typed, self._kept, refused)
            return
        words, when = split_new_date(typed)
        reply = Reply(
            follow_up=item.follow_up,
            words=words,
            on=desk.office.today,
            outcome=Outcome.NEW_DATE if when else Outcome.YES,
            who="" if item.ours else item.partner,
            new_date=when,
        )
        keep_reply(desk, item, reply, self._kept, refused)

    def _kept(self) -> None:
        """The card goes to its lane, and one with it."""
        if shiboken6.isValid(self) and self.asking is not None:
            self._here = self.asking.item.follow_up
            self._leave()

    def _refuse(self, form: CardForm, error: Exception) -> None:
        notify, there = self._desk.notify, shiboken6.isValid(form)
        words = notify.refusal(error) if isinstance(error, UserError) else ""
        if there:
            form.refuse(words)
        if not (there and words):
            notify.problem(error)

    def _show(self, lanes: Board) -> None:
        """What is being typed in a card stays, whatever else changes."""
        asking, self.asking = self.asking, None
        if asking is None:
            super()._show(lanes)
            return
        typed, held = asking.form.words.toPlainText(), asking.form.words.hasFocus()
        self._here = self._here or (asking.item.follow_up if held else 0)
        super()._show(lanes)
        if self._open_form(asking.to, asking.item, typed) and held:
            self._go_on()

    def _go_on(self) -> None:
        """Have the focus where one types."""
        if self.asking is not None:
            self.asking.form.words.setFocus()

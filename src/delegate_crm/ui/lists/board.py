# SPDX-License-Identifier: MIT
"""A list shown as a board: lanes side by side, cards moved by dragging and by Ctrl+Left, Right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType

import shiboken6
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_, NC_, NN_
from delegate_crm.services.board import (
    Board,
    Lane,
    Total,
    board,
    carried,
    lane_at,
    lanes_of,
    move,
    totals,
)
from delegate_crm.services.kind_list import KindList
from delegate_crm.services.lists import Ask
from delegate_crm.services.office import Work
from delegate_crm.ui.actions import Action
from delegate_crm.ui.lists.acts import ListActs
from delegate_crm.ui.lists.countries import Countries
from delegate_crm.ui.lists.lane import GAP, WIDTH, Cards, LaneColumn
from delegate_crm.ui.lists.ways import Shown
from delegate_crm.ui.page import Desk
from delegate_crm.ui.timing import after

STEP_KEYS: Mapping[int, str] = MappingProxyType({-1: "Ctrl+Left", 1: "Ctrl+Right"})
"""Keys that bring a card one lane on or back."""
EDGE, STEP, PULL = 40, 18, 30
"""Pixels at an edge within which the lanes scroll under a card, by how many, and how often."""


class BoardWay(Shown):
    """The board of one kind of record."""

    lane_width = WIDTH
    """The least width of a lane with cards."""

    def __init__(self, desk: Desk, source: KindList, acts: ListActs) -> None:
        super().__init__()
        self._desk, self._source, self._acts = desk, source, acts
        self._stages = lanes_of(source.entity.code)
        self._board: Board = ()
        self._ask: Ask | None = None
        self._here = 0
        """The card that one is at, once it is there."""
        self._carried: tuple[int, QPoint] | None = None
        """From which lane a card is carried, and where it is."""
        self._pulling = after(self, PULL, self._pull)
        self._ghost = QLabel(self)
        self._ghost.hide()
        self.lanes = [self._lane(number) for number in range(len(self._stages))]
        self._area = self._scrolled()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 6)
        column.setSpacing(10)
        self.countries = Countries(desk)
        column.addWidget(self.countries)
        column.addWidget(self._area, 1)
        self.setFocusProxy(self.lanes[0].cards)

    def _scrolled(self) -> QScrollArea:
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for lane in self.lanes:
            row.addWidget(lane, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        return area

    def _lane(self, number: int) -> LaneColumn:
        made = LaneColumn(self.lane_width)
        cards = made.cards
        cards.opened.connect(self._acts.open)
        cards.opened_apart.connect(self._acts.open_apart)
        cards.typed.connect(self.typed)
        cards.peeked.connect(self.peeked)
        cards.currentRowChanged.connect(lambda _row: self.moved.emit())
        cards.stepped.connect(partial(self._step, number))
        cards.carried.connect(partial(self._carry, number))
        cards.dropped.connect(partial(self._drop, number))
        cards.menu_wanted.connect(self.menu_wanted)
        cards.archived.connect(self.archived)
        return made

    # --- reading ----------------------------------------------------------------------------------

    def read(self, ask: Ask) -> None:
        """Ask for the lanes; the card that one is at stays."""
        self._ask = ask
        self._desk.tasks.ask(
            self,
            lambda reader: (board(reader, self._source, ask), totals(reader, self._source, ask)),
            self._came,
            topic="board",
            failed=self.failed.emit,
        )

    def _came(self, found: tuple[Board, Sequence[Total]]) -> None:
        lanes, countries = found
        self._show(lanes)
        self.countries.show_totals(countries)
        self.filled.emit()

    def _show(self, lanes: Board) -> None:
        held = next((each for each in self.lanes if each.cards.hasFocus()), None)
        here = self._here or (held.cards.current() if held is not None else 0)
        self._board, self._here = lanes, 0
        for widget, lane in zip(self.lanes, lanes, strict=True):
            widget.show_lane(lane, self._desk.tr.number(lane.total), self._left_out(lane))
        if lane_at(lanes, here) >= 0:
            self.stand_on(here)
        elif held is not None:
            self._begin()

    def _begin(self) -> None:
        """Whoever comes to the board stands on its first card."""
        filled = next((each for each in self.lanes if each.cards.count()), None)
        if filled is not None:
            filled.cards.setCurrentRow(0)
            filled.cards.setFocus()

    def _left_out(self, lane: Lane) -> str:
        left = lane.total - len(lane.cards)
        more = NN_("{n} more in the list", "{n} more in the list", left)
        return self._desk.tr(more) if left else ""

    def stand_on(self, record_id: int) -> None:
        """Go to a card, if it is here."""
        at = lane_at(self._board, record_id)
        if at >= 0:
            self._go(at, record_id)

    def _go(self, number: int, record_id: int) -> None:
        lane = self.lanes[number]
        lane.cards.stand_on(record_id)
        lane.cards.setFocus()
        self._area.ensureWidgetVisible(lane, 0, 0)

    # --- where one is -----------------------------------------------------------------------------

    def _at(self) -> Cards:
        """The lane that one is in."""
        focus = QApplication.focusWidget()
        all_cards = [lane.cards for lane in self.lanes]
        here = (x for x in all_cards if x is focus or (focus and x.isAncestorOf(focus)))
        return next(here, all_cards[0])

    def current_id(self) -> int:
        """The card that one is at."""
        return self._at().current()

    def box_of(self, record_id: int, page: QWidget) -> QRect:
        """Where a card stands in the page."""
        at = lane_at(self._board, record_id)
        return self.lanes[at].cards.box_of(record_id, page) if at >= 0 else QRect()

    def count(self) -> int:
        """How many records there are in all lanes."""
        return sum(lane.total for lane in self._board)

    # --- moving -----------------------------------------------------------------------------------

    def _step(self, number: int, step: int, along: bool) -> None:  # noqa: FBT001 - told by a signal
        """Go to a lane beside this one that has cards, or take the card to the next."""
        if along:
            self.bring(self.lanes[number].cards.current(), self.beside(number, step))
            return
        numbers = range(number + step, len(self.lanes) if step > 0 else -1, step)
        target = next((each for each in numbers if self.lanes[each].cards.count()), None)
        if target is not None:
            cards = self.lanes[target].cards
            cards.setCurrentRow(
                min(max(self.lanes[number].cards.currentRow(), 0), cards.count() - 1)
            )
            cards.setFocus()
            self._area.ensureWidgetVisible(self.lanes[target], 0, 0)

    def bring(self, record_id: int, to: int) -> None:
        """Take a card to a lane at once; it goes back where the office refuses that."""
        if not record_id or not 0 <= to < len(self.lanes) or lane_at(self._board, record_id) == to:
            return
        self.carry_out(record_id, to)

    def takes(self, number: int, to: int) -> bool:
        """Tell whether cards of a lane can be brought into another one."""
        return number != to

    def beside(self, number: int, step: int) -> int:
        """The lane into which a card is brought by a step on or back."""
        return number + step

    def carry_out(self, record_id: int, to: int) -> None:
        """Show the card in its new lane, and ask the office."""
        desk, words = self._desk, self._stages[to].words
        card = next(x for lane in self._board for x in lane.cards if x.id == record_id)
        said = N_("{title}: {stage}", title=card.title, stage=words)
        self._here = record_id
        self._show(carried(self._board, record_id, to))

        def act(work: Work) -> None:
            move(work, record_id, words)

        desk.tasks.do(
            desk.notify,
            said,
            act,
            lambda _none: desk.notify.say(said, desk.undo),
            failed=self._refused,
        )

    def _refused(self, error: Exception) -> None:
        self._desk.notify.problem(error)
        if shiboken6.isValid(self) and self._ask is not None:
            self.read(self._ask)

    def _carry(self, number: int, at: QPoint | None) -> None:
        """Let the card follow the pointer, and show where it would lie."""
        self._carried = (number, at) if at is not None else None
        target = self._lane_under(at) if at is not None else -1
        for each, lane in enumerate(self.lanes):
            lane.mark(aimed=each == target and self.takes(number, each))
        if at is None:
            self._ghost.hide()
            return
        if self._ghost.isHidden():
            cards = self.lanes[number].cards
            box = cards.visualItemRect(cards.currentItem())
            self._ghost.setPixmap(cards.viewport().grab(box))
            self._ghost.adjustSize()
            self._ghost.raise_()
            self._ghost.show()
        self._ghost.move(self.mapFromGlobal(at) - QPoint(self._ghost.width() // 2, 14))
        self._pulling.start()

    def _pull(self) -> None:
        """While a card is held at an edge, the lanes beyond it come into view."""
        if self._carried is None:
            return
        port, (number, at) = self._area.viewport(), self._carried
        x, bar = port.mapFromGlobal(at).x(), self._area.horizontalScrollBar()
        side = -1 if x < EDGE else 1 if x > port.width() - EDGE else 0
        before = bar.value()
        bar.setValue(before + side * STEP * (-1 if self.isRightToLeft() else 1))
        if bar.value() != before:
            self._carry(number, at)

    def _drop(self, number: int, at: QPoint) -> None:
        self.bring(self.lanes[number].cards.current(), self._lane_under(at))

    def _lane_under(self, at: QPoint) -> int:
        found = (
            number
            for number, lane in enumerate(self.lanes)
            if lane.rect().contains(lane.mapFromGlobal(at))
        )
        return next(found, -1)

    def acts_on(self, record_id: int) -> Sequence[Action]:
        """Bring a card into each of the other lanes."""
        here = lane_at(self._board, record_id)
        keys = {self.beside(here, step): keys for step, keys in STEP_KEYS.items()}
        return [
            Action(
                NC_("board", "Move to “{stage}”", stage=stage.words),
                partial(self.bring, record_id, number),
                "columns",
                keys.get(number, ""),
            )
            for number, stage in enumerate(self._stages)
            if self.takes(here, number)
        ]

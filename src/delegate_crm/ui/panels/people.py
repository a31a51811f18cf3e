# SPDX-License-Identifier: MIT
"""The people of a visit: both sides in order of precedence, seats without names, pasted lists."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_, NC_, NN_, Text
from delegate_crm.services.office import Work
from delegate_crm.services.precedence import order_by_rank
from delegate_crm.services.record_facts import RecordFacts
from delegate_crm.services.visit_acts import (
    Guest,
    delegation_of,
    put_in_order,
    read_guests,
    reordered,
    seat_guests,
)
from delegate_crm.services.visit_overview import Group, Seat, VisitOverview
from delegate_crm.ui.page import Desk
from delegate_crm.ui.panels.programme_rail import DRAG
from delegate_crm.ui.panels.seats import SeatActs, SeatView, Suggestion
from delegate_crm.ui.places import place_of
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.cards import Card
from delegate_crm.ui.widgets.dragging import OrderedColumn, OrderedRow
from delegate_crm.ui.widgets.labels import Label

SIDES = {"guest": NC_("visit side", "Their side"), "host": NC_("visit side", "Our side")}


class People(QWidget):
    """The tab People: a card for each delegation."""

    def __init__(self, desk: Desk, visit: int) -> None:
        super().__init__()
        self._desk, self._visit = desk, visit
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(18)
        self._cards: dict[str, DelegationCard] = {}

    def fill(self, facts: RecordFacts[VisitOverview]) -> None:
        """Show both sides; a side without a delegation can be given one."""
        overview = facts.more
        for side in SIDES:
            groups = [each for each in overview.groups if each.side == side]
            for group in groups or [Group(0, side, "", ())]:
                card = self._card(side, group)
                card.show_group(group, overview.unnamed if side == "guest" else 0)

    def _card(self, side: str, group: Group) -> DelegationCard:
        key = f"{side} {group.id}"
        stale = f"{side} 0"
        if key not in self._cards and stale in self._cards:
            self._cards[key] = self._cards.pop(stale)
        if key not in self._cards:
            self._cards[key] = DelegationCard(self._desk, self._visit, side)
            self._column.addWidget(self._cards[key])
        return self._cards[key]


class DelegationCard(Card):
    """One delegation in order of precedence."""

    def __init__(self, desk: Desk, visit: int, side: str) -> None:
        super().__init__(desk.tr(SIDES[side]))
        tr = desk.tr
        self._desk, self._visit, self._side = desk, visit, side
        self._group = Group(0, side, "", ())
        self.act(Label(tr(N_("in order of precedence")), "small", "text_2", wrap=True))
        self.act(Button(tr(N_("Add people")), self.start_adding, icon="user-plus", small=True))
        self._title = Label("", "small", "text_2", wrap=True)
        self.add(self._title)
        self.seats = OrderedColumn(2)
        self.seats.reordered.connect(self._reorder)
        self.add(self.seats)
        self.suggestion = Suggestion(desk)
        self.suggestion.taken.connect(self._apply)
        self.add(self.suggestion)
        self._unnamed = Label("", "body", "text_2", wrap=True)
        self.add(self._unnamed)
        self.list = GuestList(desk)
        self.list.given.connect(self._seat)
        self.list.hide()
        self.add(self.list)

    def show_group(self, group: Group, unnamed: int) -> None:
        """Show its members, and how many seats have no name."""
        self._group = group
        self._title.setText(group.title)
        self._title.setVisible(bool(group.title))
        by_id = {each.id: each for each in group.seats}
        self.seats.fill([*by_id], lambda each: self._row(by_id[each]), self._open)
        words = NN_("{n} seat without a name", "{n} seats without names", unnamed)
        none = not group.seats and not unnamed
        self._unnamed.setText(self._desk.tr(NOBODY if none else words))
        self._unnamed.setVisible(bool(unnamed or none))
        self.suggestion.look_at([*by_id], [each.name for each in group.seats])

    def start_adding(self) -> None:
        """Let names be typed or pasted."""
        self.list.show()
        self.list.field.setFocus()

    def _seat(self, guests: Sequence[Guest]) -> None:
        delegation, visit, side, lang = self._group.id, self._visit, self._side, self._desk.lang

        def act(work: Work) -> list[int]:
            target = delegation or delegation_of(work, visit, side)
            return seat_guests(work, target, guests, lang)

        self.list.hide()
        self._desk.tasks.do(self, N_("Add people"), act)

    def _reorder(self, moved: int, to: int) -> None:
        ids = reordered(self.seats.ids, moved, to)
        self.seats.focus(moved)
        act = partial(put_in_order, code="delegate", ids=ids)
        self._desk.tasks.do(self, N_("Change the order of precedence"), act)

    def _open(self, seat: int) -> None:
        person = next((each.person for each in self._group.seats if each.id == seat), None)
        self._desk.go(place_of("person", person) if person else place_of("delegate", seat))

    def _apply(self) -> None:
        desk, act = self._desk, partial(order_by_rank, seats=self.seats.ids)
        said = N_("Put in the order of rank")
        desk.tasks.do(self, said, act, lambda _nothing: desk.notify.say(said, desk.undo))

    def _row(self, seat: Seat) -> OrderedRow:
        name = ", ".join(filter(None, (seat.name, seat.post, seat.role)))
        view = SeatView(self._desk, seat)
        acts = SeatActs(self._desk, seat, view, partial(self.seats.focus, seat.id))
        made = OrderedRow(view, name, self._desk.tr(DRAG))
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        made.customContextMenuRequested.connect(acts.open_menu)
        return made


NOBODY = N_("Nobody yet. Add people one a line: name; post; organisation.")


class GuestList(QWidget):
    """A pasted list: one person a line, shown as it is read before anybody is added."""

    given = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._guests: Sequence[Guest] = ()
        self.field = QPlainTextEdit()
        self.field.setTabChangesFocus(True)
        self.field.setPlaceholderText(desk.tr(N_("Name; post; organisation, one a line")))
        self.field.setAccessibleName(desk.tr(N_("People to add")))
        self.field.setFixedHeight(theme().scaled(96))
        self.field.textChanged.connect(self._read)
        self._preview = Label("", "small", "text_2", wrap=True)
        self.button = Button(desk.tr(N_("Add people")), self._give, role="primary", small=True)
        cancel = Button(desk.tr(N_("Cancel")), self.hide, role="quiet", small=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.field)
        column.addWidget(self._preview)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addWidget(cancel)
        row.addStretch(1)
        column.addLayout(row)
        self._show(())

    def _read(self) -> None:
        text = self.field.toPlainText()
        self._desk.tasks.ask(self, lambda reader: read_guests(reader, text), self._show)

    def _show(self, guests: Sequence[Guest]) -> None:
        self._guests = guests
        lines = [self._desk.tr(_line(each)) for each in guests]
        self._preview.setText("\n".join(lines))
        self._preview.setVisible(bool(lines))
        words = NN_("Add {n} person", "Add {n} people", len(guests))
        self.button.setText(self._desk.tr(words if guests else N_("Add people")))
        self.button.setEnabled(bool(guests))

    def _give(self) -> None:
        guests = self._guests
        self.field.clear()
        self.given.emit(guests)


def _line(guest: Guest) -> Text:
    """How one line is read."""
    rest = ", ".join(filter(None, (guest.post, guest.organisation)))
    known = N_("already here") if guest.known else N_("new")
    if rest:
        return N_("{name} ({known}): {rest}", name=guest.name, known=known, rest=rest)
    return N_("{name} ({known})", name=guest.name, known=known)

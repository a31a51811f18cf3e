# SPDX-License-Identifier: MIT
"""Seats of a delegation: how one is shown, what can be done with it, the order of rank."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_crm.entities.delegation import ATTENDANCE, Delegate
from delegate_crm.kit.i18n import N_, NC_, Text
from delegate_crm.rules.names import initials
from delegate_crm.services.office import Work
from delegate_crm.services.precedence import by_rank, mark_attendance, take_off
from delegate_crm.services.visit_overview import Seat
from delegate_crm.ui.actions import Action
from delegate_crm.ui.menus import menu_of
from delegate_crm.ui.page import Desk
from delegate_crm.ui.places import place_of
from delegate_crm.ui.widgets.buttons import Button, IconButton
from delegate_crm.ui.widgets.chip_button import ChipButton, Face
from delegate_crm.ui.widgets.chips import Chip
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.paragraph import Paragraph
from delegate_crm.ui.widgets.tiles import Tile

ATTENDANCE_TONES = {"arrived": "done", "confirmed": "open", "absent": "overdue", "part": "closing"}


class SeatView(QWidget):
    """Somebody: tile, name with the native form, post, role."""

    def __init__(self, desk: Desk, seat: Seat, *, short: bool = False) -> None:
        super().__init__()
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Tile(initials(seat.native or seat.name), 36, round_=True))
        words = QVBoxLayout()
        words.setSpacing(0)
        both = f"{seat.name}  {seat.native}".strip()
        words.addWidget(Paragraph(both, "name"))
        line = " · ".join(filter(None, (seat.post, seat.role.lower() if short else "")))
        if line:
            words.addWidget(Paragraph(line, "small", "text_2"))
        row.addLayout(words, 1)
        if not short and seat.role:
            row.addWidget(Chip(seat.role))

    def end(self, widget: QWidget) -> None:
        """Put something at the end of the row."""
        self._row.addWidget(widget)


class SeatActs(QObject):
    """What can be done with a seat: say whether somebody came, open it, take it off the list."""

    def __init__(self, desk: Desk, seat: Seat, view: SeatView, keep: Callable[[], None]) -> None:
        """`keep` lets the row have the focus again once it is shown anew."""
        super().__init__(view)
        self._desk, self._seat, self._keep = desk, seat, keep
        choices = [(key, desk.tr(words)) for key, words in ATTENDANCE.items()]
        label = desk.tr(Delegate.fields["attendance"].label)
        self.chip = ChipButton(f"{seat.name}, {label}", choices, self._face)
        self.chip.show_choice(seat.attendance)
        self.chip.picked.connect(self._mark)
        said = desk.tr(N_("What to do with it"))
        self.more = IconButton("more", said, self.open_menu, small=True)
        self.more.setAccessibleName(f"{seat.name}, {said}")
        for each in (self.chip, self.more):
            view.end(each)

    def _face(self, attendance: str) -> Face:
        words = self._desk.tr(ATTENDANCE[attendance])
        return Face(words, ATTENDANCE_TONES.get(attendance, "neutral"), "chevron-down")

    def acts(self) -> Sequence[Action]:
        """The entries of the menu."""
        desk, seat = self._desk, self._seat
        person = place_of("person", seat.person or 0)
        opened = Action(N_("Open the person"), partial(desk.go, person), "person", "Return")
        return (
            *((opened,) if seat.person else ()),
            Action(
                NC_("seat", "All its fields"),
                partial(desk.go, place_of("delegate", seat.id)),
                "pencil",
            ),
            Action(N_("Take off the list"), self._take_off, "archive"),
        )

    def open_menu(self) -> None:
        """Offer them."""
        menu = menu_of(self.more, self._desk.tr, self.acts())
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _mark(self, attendance: str) -> None:
        words = ATTENDANCE[attendance]
        said = N_("{name}: {attendance}", name=self._seat.name, attendance=words)
        self._do(said, partial(mark_attendance, seat=self._seat.id, attendance=attendance))

    def _take_off(self) -> None:
        said = N_("Taken off the list: {name}", name=self._seat.name)
        self._do(said, partial(take_off, seat=self._seat.id))

    def _do(self, said: Text, act: Callable[[Work], None]) -> None:
        desk = self._desk
        self._keep()
        desk.tasks.do(desk.notify, said, act, lambda _nothing: desk.notify.say(said, desk.undo))


class Suggestion(QWidget):
    """The order that ranks suggest, where it is another one; it is never taken by itself."""

    taken = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.words = Label("", "small", "text_2", wrap=True)
        self.apply = Button(desk.tr(NC_("order", "Apply")), self.taken.emit, small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.addWidget(self.words, 1)
        row.addWidget(self.apply)
        self.hide()

    def look_at(self, seats: Sequence[int], names: Sequence[str]) -> None:
        """Ask what ranks suggest for seats as they stand."""
        called = dict(zip(seats, names, strict=True))

        def show(suggested: Sequence[int]) -> None:
            order = self._desk.tr.list([called[each] for each in suggested])
            self.words.setText(self._desk.tr(N_("By rank: {order}", order=order)))
            self.setVisible([*suggested] != [*seats])

        self._desk.tasks.ask(self, lambda reader: by_rank(reader, seats), show, topic="rank")

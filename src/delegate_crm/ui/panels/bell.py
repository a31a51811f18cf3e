# SPDX-License-Identifier: MIT
"""The bell of Today: notices of the past; and what fell due while nobody was there (`UX` 4.1)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_, NC_, NN_
from delegate_crm.services.bell import Rings, look_at, rings
from delegate_crm.services.reminders import Notice, missed
from delegate_crm.ui.page import INSET, Desk, Page
from delegate_crm.ui.places import place_of
from delegate_crm.ui.theme import theme
from delegate_crm.ui.timing import after
from delegate_crm.ui.widgets.buttons import Button, IconButton
from delegate_crm.ui.widgets.cards import Banner
from delegate_crm.ui.widgets.labels import Label, tip
from delegate_crm.ui.widgets.layouts import empty
from delegate_crm.ui.widgets.lines import ROW, LineList, Option
from delegate_crm.ui.widgets.popover import Popover

WIDTH, MOST_ROWS, SIDE = 660, 9, 34
PAUSE = 1000
"""Milliseconds after the page is filled before it asks what fell due meanwhile."""
REMINDERS = NC_("bell", "Reminders")


class Bell(Button):
    """Opens the list; bears the number of those that were not read."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("", self.show_list, icon="bell", role="icon")
        self._desk = desk
        side = theme().scaled(SIDE)
        self.setFixedHeight(side)
        self.setMinimumWidth(side)
        self.show_unread(0)

    def show_unread(self, count: int) -> None:
        """Tell how many are new."""
        tr = self._desk.tr
        new = tr(NN_("{n} reminder is new", "{n} reminders are new", count))
        said = new if count else tr(REMINDERS)
        self.set_words(tr.number(count) if count else "")
        self.setAccessibleName(said)
        self.setToolTip(tip(said))

    def show_list(self) -> None:
        """Read what there is, and show it."""
        office, lang = self._desk.office, self._desk.lang
        login, today = office.actor.name, office.today
        self._desk.tasks.ask(
            self, lambda reader: rings(reader, login, today, lang), self._open, topic="bell"
        )

    def _open(self, found: Rings) -> None:
        self.show_unread(0)
        self._desk.tasks.queue(self, partial(look_at, self._desk.office, found.last))
        Past(self._desk, self, found).open()


class Past(Popover):
    """Notices of the past, the newest first; each leads to its record."""

    def __init__(self, desk: Desk, anchor: QWidget, found: Rings) -> None:
        super().__init__(anchor, desk.tr(REMINDERS), WIDTH)
        self._desk, self._found = desk, found
        self.rows.addWidget(Label(desk.tr(REMINDERS), "section"))
        self.list = LineList()
        self.list.show_options([self._option(at) for at in range(len(found.rows))])
        shown = min(len(found.rows), MOST_ROWS)
        self.list.setFixedHeight(max(shown, 1) * theme().scaled(ROW) + 2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(lambda _item: self._go())
        self.list.itemClicked.connect(lambda _item: self._go())
        nothing = desk.tr(N_("Nobody was reminded of anything yet."))
        self.rows.addWidget(self.list if found.rows else Label(nothing, "body", "text_2"))

    def open(self) -> None:
        """Show it with the newest one current."""
        self.list.setCurrentRow(0)
        self.float(self.list if self._found.rows else self)

    def _option(self, at: int) -> Option:
        ring = self._found.rows[at]
        new = self._desk.tr(NC_("bell", "new"))
        return Option(str(at), ring.title, ring.words, "bell", new if ring.is_new else "")

    def _go(self) -> None:
        key = self.list.current_key()
        if key is not None:
            ring = self._found.rows[int(key)]
            self.close()
            self._desk.go(place_of(ring.kind, ring.record))


class Away(QWidget):
    """The quiet banner of what fell due while nobody asked; it is shown once.

    All of it stands in the bell of the page.
    """

    def __init__(self, desk: Desk, page: Page, bell: Bell) -> None:
        super().__init__()
        self._desk, self._page, self._bell = desk, page, bell
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(INSET, 12, INSET, 0)
        self._timer = after(self, PAUSE, self.look)
        self.hide()

    def ask(self) -> None:
        """Ask in a moment: calendars take a while, and the page comes first."""
        self._timer.start()

    def look(self) -> None:
        """Ask while the page is in view: what is told is written down as shown before it is."""
        desk = self._desk
        if not self._page.isVisible():
            return
        desk.tasks.queue(self, partial(missed, desk.office, desk.lang), self._show)

    def _show(self, notice: Notice | None) -> None:
        if notice is None:
            return
        empty(self._column)
        self.banner = Banner(notice.title, notice.body, tone="soon", icon="bell")
        if notice.record is not None:
            go = partial(self._desk.go, place_of("follow_up", notice.record))
            self.banner.act(Button(self._desk.tr(N_("Open")), go, small=True))
        else:
            words = self._desk.tr(N_("Show all {n}", n=len(notice.fired)))
            self.banner.act(Button(words, self._bell.show_list, small=True))
        self.banner.act(IconButton("x", self._desk.tr(N_("Close")), self.hide))
        self._column.addWidget(self.banner)
        self.show()
        self._page.load()  # the bell has more to tell now

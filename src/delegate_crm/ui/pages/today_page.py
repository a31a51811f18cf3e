# SPDX-License-Identifier: MIT
"""Today: what needs somebody, and what is coming (`UX` 4.1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from delegate_crm.entities import kinds
from delegate_crm.kit.i18n import N_, NC_, Text
from delegate_crm.services.letters import Letter
from delegate_crm.services.needs import Need, Verb
from delegate_crm.services.saved_views import ViewFacts
from delegate_crm.services.today import Lately, Moment, TodayFacts, Watched, WeekDay, today_facts
from delegate_crm.ui.actions import Action
from delegate_crm.ui.beginning import beginnings
from delegate_crm.ui.keys import ENTER
from delegate_crm.ui.letters import open_letter
from delegate_crm.ui.live import Touched
from delegate_crm.ui.menus import menu_of
from delegate_crm.ui.page import INSET, ROW_KEYS, Desk, Page, Return, column, scrolling
from delegate_crm.ui.panels.bell import Away, Bell
from delegate_crm.ui.panels.log_reply import DONE, open_log_reply
from delegate_crm.ui.panels.needs_card import NeedRow, NeedsCard
from delegate_crm.ui.panels.side_cards import SideCard, agreements_card, lately_card, views_card
from delegate_crm.ui.panels.snooze import SNOOZE, open_snooze, snoozing
from delegate_crm.ui.panels.visits_card import VisitsCard
from delegate_crm.ui.panels.week_card import WeekCard
from delegate_crm.ui.peeking import Peeking
from delegate_crm.ui.place import Memory, Place
from delegate_crm.ui.places import place_of
from delegate_crm.ui.printing import printing
from delegate_crm.ui.views import place_of_view
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.cards import Card, Empty, Skeleton
from delegate_crm.ui.widgets.columns import Columns
from delegate_crm.ui.widgets.labels import Elided, Label
from delegate_crm.ui.widgets.layouts import empty
from delegate_crm.ui.widgets.rows import STEPS, Row, RowList
from delegate_crm.ui.window import Window

PATIENCE = 300
"""Milliseconds of a blank page before quiet bars show that it is being read."""


class TodayPage(Page):
    """The first page of the day."""

    section = "today"
    watches = frozenset(kinds())
    told = (
        N_(
            "What is late, about to close, open or promised stands here, the most pressing first;"
            " the button of a row does what fits."
        ),
        N_("A day of the week narrows the list. What is snoozed comes back by itself."),
    )

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__(desk, place)
        self.facts: TodayFacts | None = None
        self._memory: Memory = {}
        inner, rows = column(0)
        self._date = Label("", "value", "text_2")
        self._headline = Label("", "display")
        self._coming = Elided("", "body", "text_2")
        self._coming.hide()
        self.bell = Bell(desk)
        self.away = Away(desk, self, self.bell)
        rows.addWidget(self._head())
        rows.addWidget(self.away)
        self._body = QVBoxLayout()
        rows.addLayout(self._body)
        rows.addStretch(1)
        self._area: QScrollArea = scrolling(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self.cards = Cards(self)
        self.peek = Peeking(desk, self, self.current_id, self.box_of)
        for each in self.cards.lists:
            each.moved.connect(self.peek.follow)
        self._area.verticalScrollBar().valueChanged.connect(self.peek.shut)
        QTimer.singleShot(PATIENCE, self, self._show_patience)

    def _head(self) -> QWidget:
        tr, head = self.desk.tr, QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(INSET, 20, INSET, 2)
        words = QVBoxLayout()
        words.setSpacing(2)
        for each in (self._date, self._headline, self._coming):
            words.addWidget(each)
        row.addLayout(words, 1)
        row.addWidget(self.bell, 0, Qt.AlignmentFlag.AlignVCenter)
        self.new = Button(tr(NC_("menu", "New")), self._show_new, icon="plus")
        row.addWidget(self.new, 0, Qt.AlignmentFlag.AlignVCenter)
        return head

    def title(self) -> str:
        """Today."""
        return self.desk.tr(NC_("section", "Today"))

    # --- reading ----------------------------------------------------------------------------------

    def load(self) -> None:
        """Ask for everything at once."""
        office = self.desk.office
        actor = office.actor
        moment = Moment(office.today, actor.clock.now(), self.desk.lang, actor.name)
        self.desk.tasks.ask(
            self, lambda reader: today_facts(reader, moment), self._fill, topic="today"
        )

    def renew(self, touched: Touched) -> None:
        """Ask again; what is shown stays until the answer is there."""
        self.load()

    def _show_patience(self) -> None:
        if self.facts is None:
            card = Card()
            card.add(Skeleton(6))
            self._body.addWidget(Columns([card]))

    def _fill(self, facts: TodayFacts) -> None:
        """Show the answer in place."""
        first = self.facts is None
        self.facts = facts
        self._date.setText(facts.date)
        self._headline.setText(facts.headline)
        self.bell.show_unread(facts.unread)
        beside = facts.away or facts.coming
        self._coming.set_text(beside)
        self._coming.setVisible(bool(beside))
        if facts.is_new:
            self._show_empty()
        else:
            self._show_cards(facts)
        if first:
            self._remember()
            self.away.ask()

    @property
    def filled(self) -> bool:
        """Tell whether the cards are shown."""
        return self._body.indexOf(self.cards.columns) >= 0

    def _show_cards(self, facts: TodayFacts) -> None:
        self.cards.show_facts(facts)
        if not self.filled:
            self._clear()
            self._body.addWidget(self.cards.columns)
            self.cards.columns.show()

    def _show_empty(self) -> None:
        self._clear()
        tr = self.desk.tr
        button = Button(
            tr(N_("New visit")), beginnings(self.desk.go)[0].act, icon="plus", role="primary"
        )
        words = tr(N_("What needs you will stand here once there are visits and promises."))
        card = Card()
        card.add(Empty("handshake", tr(N_("Your office is empty")), words, [button]))
        self._body.addWidget(Columns([card]))

    def _clear(self) -> None:
        empty(self._body, keep=self.cards.columns)
        self.cards.columns.hide()

    # --- coming back ------------------------------------------------------------------------------

    def memory(self) -> Memory:
        """Segment, current row, scroll position."""
        if not self.filled:
            return self._memory
        card = self.cards.needs
        return {
            "side": card.segment.current,
            "at": card.list.at,
            "scroll": self._area.verticalScrollBar().value(),
        }

    def recall(self, memory: Memory) -> None:
        """Look as the page was left, once it is filled."""
        self._memory = memory

    def _remember(self) -> None:
        if self.filled:
            card = self.cards.needs
            card.segment.choose(self._memory.get("side", "all"))
            card.list.choose(min(self._memory.get("at", 0), max(len(card.list.rows) - 1, 0)))
            if self.hasFocus():
                card.list.focus(card.list.at)
        Return(self._area, self._memory.get("scroll", 0))

    # --- what one can do --------------------------------------------------------------------------

    def actions_here(self) -> Sequence[Action]:
        """New records, and the reply to the current follow-up."""
        page = printing(self.desk, "morning_page")
        return (*beginnings(self.desk.go), *self._awaited(), page)

    def _awaited(self) -> Sequence[Action]:
        return (
            Action(N_("Log reply"), self.log_reply, "log-reply", "Ctrl+L"),
            Action(N_("Mark as done"), self.log_reply, "check", "Ctrl+D"),
            snoozing(self.snooze),
        )

    def keys_here(self) -> Sequence[tuple[Text, str]]:
        """Keys of the rows."""
        return ROW_KEYS

    # --- where one is -----------------------------------------------------------------------------

    def _row(self) -> Row | None:
        """The row that has the focus, or something in it."""
        held = (each for each in self.cards.lists if each.has_focus())
        return next((each.current for each in held), None)

    def current_id(self) -> int:
        """The record that one is at; 0 if there is none."""
        row = self._row()
        return row.record_id if row else 0

    def box_of(self, record_id: int) -> QRect:
        """Where the row of a record stands in the page; nowhere if it is not shown."""
        lists = sorted(self.cards.lists, key=RowList.has_focus, reverse=True)
        row = next((row for each in lists if (row := each.row_of(record_id))), None)
        return QRect(row.mapTo(self, QPoint(0, 0)), row.size()) if row else QRect()

    def new_anchor(self) -> QWidget:
        """The button of new records."""
        return self.new

    def _show_new(self) -> None:
        window = self.window()
        if isinstance(window, Window):
            window.show_new()

    def log_reply(self) -> None:
        """Write down what came of the current follow-up."""
        row = self.cards.needs.current
        if row is not None:
            self._log(row)

    def _log(self, row: NeedRow) -> None:
        open_log_reply(self.desk, row.button, row.need.id)

    def snooze(self) -> None:
        """Let the current follow-up be out of sight for some days."""
        row = self.cards.needs.current
        if row is not None:
            open_snooze(self.desk, row.button, row.need.id)

    def act(self, row: NeedRow) -> None:
        """Do what fits the state of the follow-up of a row."""
        need = row.need
        if need.letter is not None:
            self._write(need, need.letter)
        elif need.verb in (Verb.LOG, Verb.DONE):
            self._log(row)
        else:
            self.desk.go(place_of("follow_up", need.id))

    def _write(self, need: Need, letter: Letter) -> None:
        """Begin a letter; what is usual once it is sent is offered, for nobody tells when it is."""
        if not open_letter(letter):
            self.desk.notify.say(N_("No mail program was found."))
            return
        said = N_("A letter is begun: {title}", title=need.title)
        label, after = (DONE, open_log_reply) if need.ours else (SNOOZE, open_snooze)
        self.desk.notify.offer(said, label, partial(after, self.desk, self, need.id))

    def step_back(self) -> bool:
        """Esc: close the look at a row, show every day again."""
        if self.peek.shut():
            return True
        if self.cards.needs.day is None:
            return False
        self.cards.narrow(None)
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the row under the pointer; by key with the current one."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        row = _row_of(self.childAt(event.pos())) if by_mouse else self._row()
        if row is None or not row.record_id:
            super().contextMenuEvent(event)
            return
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        menu = menu_of(self, self.desk.tr, self._acts_on(row))
        foot = row.mapToGlobal(row.rect().bottomLeft())
        menu.popup(event.globalPos() if by_mouse else foot)

    def _acts_on(self, row: Row) -> Sequence[Action]:
        look = partial(self.peek.turn, row.record_id)
        acts: Sequence[Callable[[], object]] = (row.opened.emit, row.apart.emit, look)
        named = zip(ROW_KEYS, acts, ("arrow-right", "window", "eye"), strict=True)
        shared = [Action(words, act, icon, keys) for (words, keys), act, icon in named]
        return (*shared, *(self._awaited() if isinstance(row, NeedRow) else ()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys and Enter go to the list from anywhere on the page; Space looks at a row."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers() and self.current_id():
            self.peek.turn(self.current_id())
            return
        wanted = event.key() in ENTER or Qt.Key(event.key()) in STEPS
        if wanted and self.filled and not self.cards.needs.list.has_focus():
            self.cards.needs.list.focus(self.cards.needs.list.at)
        else:
            super().keyPressEvent(event)


def _row_of(widget: QWidget | None) -> Row | None:
    """The row that a widget is, or lies in."""
    while widget is not None and not isinstance(widget, Row):
        widget = widget.parentWidget()
    return widget


class Cards:
    """The cards of a filled page, and where they lead."""

    def __init__(self, page: TodayPage) -> None:
        self._page, self._desk = page, page.desk
        self._facts: TodayFacts | None = None
        tr = page.desk.tr
        self.needs = NeedsCard(tr)
        self.visits = VisitsCard(tr)
        self.week = WeekCard(tr)
        self.agreements = agreements_card(tr)
        self.views = views_card(tr)
        self.lately = lately_card(tr)
        self.columns = Columns([self.needs, self.visits], [self.week, *self._side()])
        self.lists = [each.list for each in (self.needs, self.visits)]
        self.lists += [each.list for each in self._side()]
        self._connect()

    def _side(self) -> Sequence[SideCard]:
        return (self.views, self.agreements, self.lately)

    def _connect(self) -> None:
        go = self._desk.go
        self.needs.acted.connect(self._page.act)
        self.needs.day_left.connect(lambda: self.narrow(None))
        self.needs.all_wanted.connect(lambda: go(Place("followups_page")))
        self.visits.calendar_wanted.connect(lambda: go(Place("visits_page", mode="calendar")))
        self.week.chosen.connect(self.narrow)
        for card, kind in ((self.needs, "follow_up"), (self.visits, "visit")):
            card.opened.connect(lambda found, kind=kind: go(place_of(kind, found)))
            card.apart.connect(
                lambda found, kind=kind: self._desk.open_window(place_of(kind, found))
            )
        for side in self._side():
            side.opened.connect(lambda fact: self._open(fact, apart=False))
            side.apart.connect(lambda fact: self._open(fact, apart=True))

    def show_facts(self, facts: TodayFacts) -> None:
        """Bring all cards up to date."""
        self._facts = facts
        self.needs.show_facts(facts)
        self._show_visits(self.needs.day)
        self.week.show_week(facts.week, self._desk.office.today)
        self.views.show_facts(facts.views)
        self.views.setVisible(bool(facts.views))
        self.agreements.show_facts(facts.agreements)
        self.lately.show_facts(facts.lately)
        self.lately.setVisible(bool(facts.lately))

    def narrow(self, day: WeekDay | None) -> None:
        """Let a day narrow the list, or none."""
        self.needs.narrow(day)
        self._show_visits(day)
        if day is None:
            self.week.clear()

    def _show_visits(self, day: WeekDay | None) -> None:
        """A day on which visits begin shows these alone."""
        chosen = day.visits if day is not None else ()
        visits = self._facts.visits if self._facts else ()
        self.visits.show_visits(tuple(x for x in visits if not chosen or x.id in chosen))

    def _open(self, fact: Watched | ViewFacts | Lately, *, apart: bool) -> None:
        place = Place("")
        if isinstance(fact, ViewFacts):
            place = place_of_view(fact.id, fact.view)
        elif isinstance(fact, Watched):
            place = place_of("agreement", fact.id)
        elif fact.record_id is not None:
            place = place_of(fact.kind, fact.record_id)
        if place.page:
            (self._desk.open_window if apart else self._desk.go)(place)


PAGE = TodayPage

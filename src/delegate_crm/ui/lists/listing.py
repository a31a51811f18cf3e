# SPDX-License-Identifier: MIT
"""The page of a list: title and a sentence of fact, filter, table, what to do with many rows.

A page of a kind says what its list is called, what is new there, and what stands in its place
while it is empty; where the list comes from follows from its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_crm.entities import kinds
from delegate_crm.exchange.lists import Wanted
from delegate_crm.kit.errors import Storage, UserError
from delegate_crm.kit.i18n import N_, NC_, Text
from delegate_crm.services.lists import Ask, Found, Source
from delegate_crm.services.sources import source_of
from delegate_crm.ui.actions import Action
from delegate_crm.ui.lists.acts import ListActs, chosen_words
from delegate_crm.ui.lists.bulk_bar import BulkBar
from delegate_crm.ui.lists.filter_bar import FilterBar
from delegate_crm.ui.lists.frame import ListBody, ListHead, ListTools
from delegate_crm.ui.lists.instead import Words, no_match, nothing_yet, unreadable
from delegate_crm.ui.lists.look import ListLook
from delegate_crm.ui.lists.reading import ListReading
from delegate_crm.ui.lists.table import Table
from delegate_crm.ui.live import Touched
from delegate_crm.ui.page import INSET, ROW_KEYS, Desk, Page
from delegate_crm.ui.peeking import Peeking
from delegate_crm.ui.place import Memory, Place
from delegate_crm.ui.places import history_of, icon_of, new_place
from delegate_crm.ui.ready_views import READY_VIEWS, offer_ready_views
from delegate_crm.ui.theme import theme
from delegate_crm.ui.views_panel import view_key

BAR_ROOM = 64
FOOT = 20


class ListPage(Page):
    """One list."""

    watches = frozenset(kinds())
    told = (
        N_("Type to narrow the list, in any script; Add filter narrows it by a field."),
        N_(
            "A click on the head of a column sorts. What can be done with selected rows stands at"
            " the foot of the list."
        ),
        N_("Save view keeps filters, columns and order under a name in the sidebar."),
    )

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__(desk, place)
        self.source: Source = source_of(place.page, place.kind)
        self.part = place.tab
        self._kept: Memory = {}
        self._filled = False
        self._sentence = ""
        if place.id:
            self.section = view_key(place.id)
        self._frame()
        self.filter.set_words(place.words)

    # --- what a page of a kind says ---------------------------------------------------------------

    def words(self) -> Words:
        """What the list is called, and what is said while it is empty."""
        raise NotImplementedError

    def new_kind(self) -> str:
        """The kind of record that is made new here."""
        return self.source.kinds[0]

    # --- the frame --------------------------------------------------------------------------------

    def _frame(self) -> None:
        tr = self.desk.tr
        self.table = Table(self.source.columns, lambda column: tr(column.label))
        self.table.setAccessibleName(self.title())
        self.acts = ListActs(self.desk, self.source, self.table, self)
        self.head = ListHead(self.title(), [(k, tr(w)) for k, w in self.source.parts], self.part)
        self.new_button = self.head.act(tr(self.words().new), self.make, "Ctrl+N")
        self.filter = FilterBar(self.desk, self.source)
        acts = (self.choose_columns, self.save_view, self.show_history)
        self.tools = ListTools(tr, self.filter, *acts)
        self.body = ListBody(self.table)
        self.look = ListLook(self.desk, self.source, self.table, self.place)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(INSET, 22, INSET, FOOT)
        outer.setSpacing(10)
        outer.addWidget(self.head)
        outer.addLayout(self.tools)
        outer.addWidget(self.acts.progress)
        outer.addWidget(self.body, 1000)
        outer.addStretch(1)
        self.bulk = BulkBar(self, self.acts.bulk(), tr(N_("Clear the selection")))
        self.peek = Peeking(self.desk, self, self.current_id, self.box_of)
        self.reading = ListReading(self.desk, self.source, self.table, self.ask)
        self.setFocusProxy(self.table)
        self._connect()

    def _connect(self) -> None:
        table = self.table
        self.reading.found.connect(self._found)
        self.reading.said.connect(self._say)
        self.reading.failed.connect(self._failed)
        self.reading.unfolded.connect(self.body.show_table)
        table.opened.connect(self.acts.open)
        table.opened_apart.connect(self.acts.open_apart)
        table.archived.connect(self.acts.archive)
        table.narrowed.connect(self.filter.add)
        table.typed.connect(self.filter.type)
        table.menu_wanted.connect(self.menu)
        table.sorted_by.connect(self.look.sort_by)
        table.chosen_changed.connect(self._chosen)
        table.peeked.connect(self.peek.turn)
        table.moved.connect(self.peek.follow)
        table.verticalScrollBar().valueChanged.connect(self.peek.shut)
        self.bulk.cleared.connect(table.clearSelection)
        self.filter.changed.connect(self._narrowed)
        self.filter.left.connect(lambda: self.rows_widget().setFocus())
        self.look.changed.connect(self._look_changed)
        if self.head.parts is not None:
            self.head.parts.chosen.connect(self._choose_part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the filter its room."""
        super().resizeEvent(event)
        self.tools.fit(self.width())

    # --- asking -----------------------------------------------------------------------------------

    def ask(self) -> Ask:
        """What is asked for now."""
        return Ask(
            lang=self.desk.lang,
            today=self.desk.office.today,
            words=self.filter.words,
            sort=self.look.sort,
            part=self.part,
            columns=frozenset(self.look.shown),
        )

    def wanted(self, ids: Sequence[int]) -> Wanted:
        """What is written of rows into a file."""
        return Wanted(self.source, ids, self.look.shown, self.ask())

    def load(self) -> None:
        """Ask for the list; a saved view says first how it looks."""
        if self.place.id:
            self.look.recall_view(self.place.id, self._view_came)
        else:
            self._begin()
        if not self._filled:
            self.body.wait()

    def _view_came(self, name: str) -> None:
        if name:
            self.head.title.set_text(name)
        self._begin()

    def _begin(self) -> None:
        if self._kept:
            self.read()
            self.reading.sentence()
        else:
            self.reading.begin()

    def read(self) -> None:
        """Ask for what is shown."""
        self.reading.ids()

    def _say(self, sentence: str) -> None:
        self._sentence = sentence
        said = sentence
        if self.filter.words and self._filled:
            n = self.count()
            said = self.desk.tr(NC_("list", "{sentence} · {n} shown", sentence=sentence, n=n))
        self.head.sentence.setText(said)

    # --- answers ----------------------------------------------------------------------------------

    def _found(self, found: Found) -> None:
        self._filled = True
        self.filter.refuse("")
        self.table.fill(found)
        if self._kept:
            self.table.restore(self._kept)
            self._kept = {}
        if found.ids:
            self.body.show_table()
        elif self.filter.words or self.part:
            self._show_no_match()
        else:
            self._show_empty()
        self._say(self._sentence)
        self._chosen()

    def _show_empty(self) -> None:
        icon = icon_of(self.new_kind())
        self.body.show_instead(nothing_yet(self.desk.tr, self.words(), icon, self.make))

    def _show_no_match(self) -> None:
        tr, typed = self.desk.tr, self.filter.typed
        self.body.show_instead(no_match(tr, typed, self.clear_filters, self.desk.search))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserError) and not isinstance(error, Storage):
            self.filter.refuse(self.desk.notify.refusal(error))
            if not self._filled:
                self._filled = True
                self._show_no_match()
            return
        self.body.show_instead(unreadable(self.desk.tr, error, self.load, self.clear_filters))
        if not isinstance(error, UserError):
            self.desk.notify.problem(error)

    # --- changes ----------------------------------------------------------------------------------

    def renew(self, touched: Touched) -> None:
        """Bring the list up to date; what is chosen, and where one is, stays."""
        if touched.of(self.source.watches):
            self.table.rows.all_stale()
            self.read()
            self.reading.sentence()

    def _narrowed(self) -> None:
        self._turned()
        self.read()

    def _choose_part(self, part: str) -> None:
        self.part = part
        self.new_button.set_words(self.desk.tr(self.words().new))
        self._narrowed()

    def _look_changed(self) -> None:
        self.table.rows.all_stale()
        self.reading.ids()

    def _turned(self) -> None:
        self.place = replace(self.place, words=self.filter.words, tab=self.part)
        self.desk.turn(self.place)

    def clear_filters(self) -> None:
        """Show everything."""
        self.part = ""
        if self.head.parts is not None:
            self.head.parts.choose("")
        self.filter.clear()
        self.filter.field.setFocus()

    # --- rows -------------------------------------------------------------------------------------

    def _chosen(self) -> None:
        count = self.table.chosen_count()
        self.bulk.show_count(self.desk.tr(chosen_words(count)) if count else "")
        layout = self.layout()
        if layout is not None:
            foot = theme().scaled(BAR_ROOM) + FOOT if count else FOOT
            layout.setContentsMargins(INSET, 22, INSET, foot)

    def menu(self, at: QPoint, record_id: int, condition: str = "") -> None:
        """What can be done with a record, and with records that say the same."""
        self.acts.menu(at, record_id, self.acts_on(record_id, condition))

    def acts_on(self, record_id: int, condition: str) -> Sequence[Action]:
        """What can be done with a record here, beside what every list can do."""
        narrow = Action(N_("Show only such"), partial(self.filter.add, condition), "filter", "")
        return (narrow,) if condition else ()

    # --- where one is -----------------------------------------------------------------------------

    def rows_widget(self) -> QWidget:
        """What has the focus while one goes from record to record."""
        return self.table

    def count(self) -> int:
        """How many records are shown."""
        return self.table.rows.total

    def at_work(self) -> list[int]:
        """What an act concerns: what is chosen, else the record that one is at."""
        here = self.current_id()
        return self.table.chosen_ids() or ([here] if here else [])

    def current_id(self) -> int:
        """The record that one is at; 0 if there is none."""
        return self.table.current_id()

    def box_of(self, record_id: int) -> QRect:
        """Where a record stands in the page; nowhere if it is not shown."""
        rows, table = self.table.rows.rows_of([record_id]), self.table
        box = table.row_box(rows[0]) if rows else QRect()
        return QRect(table.viewport().mapTo(self, box.topLeft()), box.size()) if rows else box

    # --- what one can do here ---------------------------------------------------------------------

    def title(self) -> str:
        """What the list is called."""
        return self.desk.tr(self.words().title)

    def make(self) -> None:
        """Begin a new record."""
        self.desk.go(new_place(self.new_kind()))

    def choose_columns(self) -> None:
        """Choose what the list shows."""
        self.look.choose_columns(self.tools.columns)

    def save_view(self) -> None:
        """Keep the list as it looks now under a name."""
        now = replace(self.place, words=self.filter.words, tab=self.part)
        self.look.save_view(self.tools.save, now)

    def show_history(self) -> None:
        """Show what changed the records of the list, to put a step back."""
        self.desk.go(history_of(self.place))

    def offer_views(self) -> None:
        """Offer the views that the program brings."""
        offer_ready_views(self.desk, self.head)

    def keep_view(self) -> None:
        """The + of the sidebar."""
        self.save_view()

    def actions_here(self) -> Sequence[Action]:
        """New, all rows, columns, and keeping the view."""
        return (
            Action(self.words().new, self.make, "plus", "Ctrl+N"),
            Action(N_("Select all"), self.table.selectAll, "list", "Ctrl+A"),
            Action(N_("Add filter"), self.filter.offer_fields, "filter"),
            Action(N_("Columns"), self.choose_columns, "settings"),
            Action(N_("Save view"), self.save_view, "star"),
            Action(READY_VIEWS, self.offer_views, "filter"),
            Action(NC_("tab", "History"), self.show_history, "history"),
            *self.acts.offered(),
        )

    def keys_here(self) -> Sequence[tuple[Text, str]]:
        """Keys of the table."""
        return (*ROW_KEYS, (N_("Select"), "Insert"), (N_("Archive"), "Del"))

    def filter_here(self) -> None:
        """Go to the filter."""
        self.filter.field.setFocus()
        self.filter.field.selectAll()

    def step_back(self) -> bool:
        """Close the look at a row, clear the selection, leave or empty the filter."""
        if self.peek.shut():
            return True
        if self.table.picking:
            self.table.clearSelection()
            return True
        if self.filter.field.hasFocus() and self.filter.typed:
            self.filter.field.clear()
            self._narrowed()
            return True
        self.rows_widget().setFocus()
        return True

    def memory(self) -> Memory:
        """Filter, order, part, and where one is in the table."""
        return {
            "words": self.filter.words,
            "sort": self.look.sort,
            "part": self.part,
            "table": self.table.kept(),
        }

    def recall(self, memory: Memory) -> None:
        """Look as the page was left."""
        if memory:
            self.part = str(memory["part"])
            self._kept = dict(memory["table"])
            self.look.recall_sort(str(memory["sort"]))
            self.filter.set_words(str(memory["words"]))
            self._begin()

# SPDX-License-Identifier: MIT
"""The page of a record: the way to it, its head, tabs, main and side column, saving as one types.

A page of a kind says what it asks beside the record (`more`), which tabs there are, what stands
in each (`contents`) and beside it. Whatever has a `fill` is filled from the facts, at first and
after changes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Generic, TypeVar

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from delegate_crm.entities import kind
from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import N_
from delegate_crm.reports.printing import listed
from delegate_crm.schema.entity import Entity
from delegate_crm.services.office import Reader
from delegate_crm.services.record_facts import RecordFacts, Wanted, record_facts
from delegate_crm.services.unsaved import NEW, Unfinished, Unsaved
from delegate_crm.ui.actions import Action
from delegate_crm.ui.entry import Entry, Pen
from delegate_crm.ui.forms import Form
from delegate_crm.ui.live import Touched
from delegate_crm.ui.page import Desk
from delegate_crm.ui.panels.documents_panel import DocumentsPanel
from delegate_crm.ui.panels.history_panel import HistoryPanel
from delegate_crm.ui.place import Place
from delegate_crm.ui.places import icon_of, new_place
from delegate_crm.ui.records.closing import Closing
from delegate_crm.ui.records.draft import first_needed, presets
from delegate_crm.ui.records.frame import RecordFrame
from delegate_crm.ui.records.head import HeadFacts
from delegate_crm.ui.records.menu import bring_back, record_menu
from delegate_crm.ui.records.panes import Pane
from delegate_crm.ui.saving import Saver, State
from delegate_crm.ui.values import FactsCard, Value
from delegate_crm.ui.widgets.cards import refusal
from delegate_crm.ui.widgets.columns import Columns
from delegate_crm.ui.widgets.tabs import Tab

M = TypeVar("M")
Content = Callable[[], Sequence[QWidget]]
"""Makes what stands in a tab, once it is first shown."""
FORM = "form"
"""The name under which the form of all fields is shown, beside those of the tabs."""


class RecordPage(RecordFrame, Generic[M]):
    """The page of one record; a record with the id 0 is a draft until it can be stored."""

    told = (
        N_("A value is changed where it stands, by a click or F2, and saved as you leave it."),
        N_("Dates are typed as you would say them, such as “about July 2018”."),
        N_("Undo takes back step after step, and History puts back single values."),
    )

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__(desk, place)
        self.facts: RecordFacts[M] | None = None
        mark = place.words if place.words.startswith(NEW) else ""
        self.saver = Saver(desk, place.kind, place.id, mark)
        self.pen = Pen(desk, self.saver, self.edit_everything)
        self._kept: Unfinished | None = None
        self._is_fresh = False
        self._closing = Closing(desk, self, self.saver, self.notices)
        self._tabs.chosen.connect(self._turn)
        self._tabs.tabBarClicked.connect(lambda _at: self._turn(self._tabs.current))
        self.saver.told.connect(self._told)
        self.saver.drafted.connect(self.load)
        self.saver.made.connect(self._made)
        self.saver.clashed.connect(self._clashed)
        self.destroyed.connect(self.saver.leave)

    # --- what a page of a kind says ---------------------------------------------------------------

    def more(self) -> Callable[[Reader, Entity], M]:
        """What is asked beside the record itself; it runs in a reader's thread."""
        raise NotImplementedError

    def head(self, facts: RecordFacts[M]) -> HeadFacts:
        """What the head shows."""
        return HeadFacts(facts.title or self._new_title(), icon=icon_of(self.place.kind))

    def tabs(self, facts: RecordFacts[M]) -> Sequence[Tab]:
        """The tabs, which never change their places."""
        raise NotImplementedError

    def contents(self) -> Mapping[str, Content]:
        """What stands in each tab that not every kind of record has."""
        raise NotImplementedError

    def main(self, tab: str) -> Sequence[QWidget]:
        """What stands in a tab."""
        every: dict[str, Content] = {
            "documents": lambda: [DocumentsPanel(self.desk)],
            "history": lambda: [HistoryPanel(self.desk)],
        }
        return (every | dict(self.contents()))[tab]()

    def side(self, tab: str) -> Sequence[QWidget]:
        """What stands beside it."""
        return ()

    def card(self, keys: Sequence[str], title: str = "", *, narrow: bool = False) -> FactsCard:
        """A card with fields of the record."""
        fields = kind(self.place.kind).fields
        return FactsCard(self.pen, [fields[key] for key in keys], title, narrow=narrow)

    def title(self) -> str:
        """What the record is called."""
        return self.facts.title if self.facts else ""

    # --- reading ----------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the record; the first time also what was typed into it and never saved."""
        if self.facts is not None:
            self._ask()
            return
        self._waiting.start()
        unsaved, mark = Unsaved(self.desk.office), self.saver.mark
        then = self._begin
        if self.saver.id:
            self._ask()
            then = self._take_up
        if self.saver.is_shared:
            then(None)
        else:  # in turn with the changes: what is being saved just now is forgotten by then
            self.desk.tasks.queue(self, lambda: unsaved.of(mark), then)

    def _begin(self, kept: Unfinished | None) -> None:
        """Begin a new record with what was typed, or with what its place says."""
        if kept is None:
            self.saver.begin(presets(self.place.words))
        self._take_up(kept)
        self._ask()

    def _take_up(self, kept: Unfinished | None) -> None:
        """Go on with what an earlier run kept."""
        if kept is None:
            return
        self.saver.bring_back(kept.edits)
        self._kept = kept
        if self.facts is not None:
            self.panes.fill(self.facts)
            self._bring_back(self.facts)
            self._told()

    def _ask(self) -> None:
        saver, desk = self.saver, self.desk
        edits = tuple(saver.edits.values())
        wanted = Wanted(desk.office, desk.lang, saver.code, saver.id, self.more(), edits)
        desk.tasks.ask(
            self,
            lambda reader: record_facts(reader, wanted),
            self.show_facts,
            topic="facts",
            failed=self._gone,
        )

    def renew(self, touched: Touched) -> None:
        """Read anew after a change."""
        if self.saver.id or self.facts is None:
            self.load()

    def show_facts(self, facts: RecordFacts[M]) -> None:
        """Show what was read; what is being typed stays."""
        first, self.facts = self.facts is None, facts
        self._waiting.stop()
        head = self._full_head(facts)
        self._head.fill(head)
        self.crumbs.show_here(head.title)
        self.retitled.emit()
        self._show_archived(facts)
        self._tabs.show_tabs(self.tabs(facts))
        if first:
            self._tabs.choose(self.place.tab)
            self._turn(self.place.tab if self.place.tab == FORM else self._tabs.current)
        self.panes.fill(facts)
        if first:
            self._bring_back(facts)
        elif self._is_fresh:
            self._begin_anew()
        self._told()
        self._store_when_ready(facts)

    def _full_head(self, facts: RecordFacts[M]) -> HeadFacts:
        head = self.head(facts)
        return replace(head, menu=(*head.menu, self._edit_all(), *self._stored_menu()))

    def _edit_all(self) -> Action:
        return Action(N_("Edit everything"), self.edit_everything, "pencil", "Ctrl+E")

    def _show_archived(self, facts: RecordFacts[M]) -> None:
        if facts.record.archived_at:
            self.notices.archived(partial(bring_back, self.desk, self, facts))
        else:
            self.notices.drop("archived")

    def _gone(self, error: Exception) -> None:
        """The record cannot be read: say why, in its place."""
        self._waiting.stop()
        if not isinstance(error, UserError):
            self.desk.notify.problem(error)
            return
        self.panes.say(Columns([refusal(self.desk.tr, error)]))

    # --- tabs -------------------------------------------------------------------------------------

    def _turn(self, tab: str) -> None:
        """Show a tab, made when it is first wanted."""
        if self.facts is None:
            return
        self.panes.open(tab)
        self._tabs.be_quiet(quiet=tab == FORM)
        if tab != self.place.tab:
            self._here(replace(self.place, tab=tab))

    def _make(self, tab: str) -> Pane:
        assert self.facts is not None  # noqa: S101 - nothing is shown before
        if tab == FORM:
            form = Form(self.pen, self.facts)
            return Columns([form]), [form]
        main, side = [*self.main(tab)], [*self.side(tab)]
        return Columns(main, side), [*main, *side]

    def edit_everything(self) -> None:
        """Show all fields as a form, or the tabs again."""
        if self.facts is None:
            return
        if self.place.tab == FORM:
            self._turn(self._tabs.current)
        else:
            self._turn(FORM)
            self.form.begin()

    @property
    def form(self) -> Form:
        """The form of all fields, shown."""
        form = self.panes.open(FORM)[0]
        assert isinstance(form, Form)  # noqa: S101 - made so
        return form

    def step_back(self) -> bool:
        """Esc ends the look at a row, or leaves the form."""
        if self.peek.shut():
            return True
        if self.place.tab != FORM:
            return False
        self.edit_everything()
        return True

    def actions_here(self) -> Sequence[Action]:
        """What one can do on every page of a record."""
        return (
            self.printing(),
            self._edit_all(),
            Action(self._new_words(), self._begin_another, "plus", "Ctrl+N"),
            Action(N_("Next tab"), lambda: self._tabs.step(1), "chevron-right", "Ctrl+PgDown"),
            Action(N_("Previous tab"), lambda: self._tabs.step(-1), "chevron-left", "Ctrl+PgUp"),
            *self._stored_menu(),
        )

    def _stored_menu(self) -> Sequence[Action]:
        facts = self.facts if self.saver.id else None
        return record_menu(self.desk, self, facts) if facts is not None else ()

    def printing(self) -> Action:
        """Print the report about the record."""
        return Action(N_("Print report"), self._print, "printer", "Ctrl+P")

    def _print(self) -> None:
        """Go to the print page; where there is nothing to print, say so."""
        code, number = self.place.kind, self.saver.id
        report = next((each.name for each in listed() if each.kind == code), "")
        if number and report:
            self.desk.go(Place("print_page", code, number, words=report))
        elif number:
            words = N_("There is no report about this yet. Print the report of a visit instead.")
            self.desk.notify.say(words)
        else:
            self.desk.notify.say(N_("There is nothing to print before this is saved."))

    def _begin_another(self) -> None:
        self.desk.go(new_place(self.place.kind))

    # --- saving -----------------------------------------------------------------------------------

    def _told(self) -> None:
        facts, saver = self.facts, self.saver
        if facts is None:
            return
        needs = None if saver.id else facts.needs
        self.sign.show_state(saver.state, saver.saved or facts.saved, needs)
        if saver.state is State.FAILED and saver.failure is not None:
            self.notices.not_saved(saver.failure, saver.try_again, self._closing.copy_text)
        else:
            self.notices.drop("not_saved")
        if not saver.has_typed:
            self.notices.drop("kept")

    def _store_when_ready(self, facts: RecordFacts[M]) -> None:
        if self.saver.id:
            self.saver.save_rest(facts.record, self.desk.notify.problem)
        elif self.saver.edits and self.saver.touched and not facts.needs:
            self.saver.make(self.desk.notify.problem)

    def _begin_anew(self) -> None:
        """Show the page of a stored record in the place of a draft, once nobody types there."""
        value = self.panes.edited
        editing = value is not None and value.entry is not None
        if value is not None and value.is_busy:
            return
        self._is_fresh = False
        self.panes.begin_anew()
        self._turn(self.place.tab)
        again = self.value(value.key) if value is not None else None
        if again is not None:
            again.begin() if editing else again.shown.take_focus()
            self.panes.show_value(again)
        elif value is not None:
            self.setFocus()

    def _made(self, record_id: int) -> None:
        self._is_fresh = True
        self._here(replace(self.place, id=record_id, words=""))
        self.load()

    def _clashed(self, words: str) -> None:
        self.desk.notify.offer(words, N_("See both"), self._see_both)

    def _see_both(self) -> None:
        if shiboken6.isValid(self):
            self.show_tab("history")

    def value(self, key: str) -> Value | None:
        """The value of a field in the tab that is shown."""
        return self.panes.value(key)

    def flush(self) -> None:
        """Save what is being typed, before the page goes."""
        self.panes.finish()
        self.saver.keep()
        if not self.saver.id and self.saver.touched:
            self._here(replace(self.place, words=self.saver.mark))

    def may_close(self) -> bool:
        """Not while text is not saved that would be lost."""
        return self._closing.may_close()

    # --- coming back ------------------------------------------------------------------------------

    def _bring_back(self, facts: RecordFacts[M]) -> None:
        """Type again what an earlier run kept; put the cursor into a new record."""
        if self._kept is not None and self.saver.has_typed:
            if self.saver.id and not all(self.value(each.key) for each in self._kept.edits):
                self._turn(FORM)
            self.notices.kept(self._kept, self._discard)
        if not facts.record.id:
            self._begin_typing(facts)

    def _begin_typing(self, facts: RecordFacts[M]) -> None:
        """The cursor goes where typing begins: to the first thing that is needed."""
        blank = first_needed(facts)
        found = next((value for key in blank if (value := self.value(key))), None)
        if found is not None:
            QTimer.singleShot(0, found, found.begin)

    def _discard(self) -> None:
        """Forget what was brought back, and show the record as it is stored."""
        for entry in self.findChildren(Entry):
            entry.restore()
        self.saver.drop_all()
        self.notices.drop("kept")
        self.load()

# SPDX-License-Identifier: MIT
"""The page of a record: the way to it, its head, tabs, main and side column, saving as one types.

A page of a kind says what it asks beside the record (`more`), which tabs there are, what stands
in each and beside it. Whatever has a `fill` is filled from the facts, at first and after changes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar, Generic, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from delegate_crm.entities import kind
from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import N_, Text
from delegate_crm.schema.entity import Entity
from delegate_crm.services.office import Reader
from delegate_crm.services.record_facts import AnyFacts, RecordFacts, Wanted, record_facts
from delegate_crm.services.unsaved import NEW, Kept, Unsaved
from delegate_crm.ui.actions import Action
from delegate_crm.ui.entry import Pen
from delegate_crm.ui.live import Touched
from delegate_crm.ui.page import INSET, Desk, Page, scrolling
from delegate_crm.ui.place import Memory, Place
from delegate_crm.ui.places import icon_of
from delegate_crm.ui.record_head import Head, HeadFacts, SavedSign
from delegate_crm.ui.saving import Saver
from delegate_crm.ui.values import FactsCard, Value
from delegate_crm.ui.widgets.cards import Banner, Skeleton, line
from delegate_crm.ui.widgets.columns import Columns
from delegate_crm.ui.widgets.crumbs import Crumbs
from delegate_crm.ui.widgets.tabs import Tab, Tabs

M = TypeVar("M")
SKELETON_AFTER = 300
"""Milliseconds of reading after which placeholders are shown."""


@runtime_checkable
class Filled(Protocol):
    """A part of a page that shows facts."""

    def fill(self, facts: AnyFacts) -> None:
        """Show what the record says now."""


class RecordPage(Page, Generic[M]):
    """The page of one record; a record with the id 0 is a draft until it can be stored."""

    home: ClassVar[tuple[Text, Place] | None] = None
    """The list that such records are found in, as the first step of the way to the page."""

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__(desk, place)
        self.facts: RecordFacts[M] | None = None
        mark = place.words if place.words.startswith(NEW) else ""
        self.saver = Saver(desk, place.kind, place.id, mark)
        self.pen = Pen(desk, self.saver)
        self._parts: dict[str, list[QWidget]] = {}
        self._areas: dict[str, QScrollArea] = {}
        self._memory: Memory = {}
        self._failure: Banner | None = None
        self._frame()
        self.saver.told.connect(self._told)
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

    def main(self, tab: str) -> Sequence[QWidget]:
        """What stands in a tab; made once, when the tab is first shown."""
        raise NotImplementedError

    def side(self, tab: str) -> Sequence[QWidget]:
        """What stands beside it."""
        return ()

    # --- the frame --------------------------------------------------------------------------------

    def _frame(self) -> None:
        tr = self.desk.tr
        way = [(tr(self.home[0]), self.home[1])] if self.home else []
        self.crumbs = Crumbs(self.desk, way, "")
        self.sign = SavedSign(tr)
        self.crumbs.act(self.sign)
        self._head = Head(tr)
        self._tabs = Tabs(tr(N_("Parts of the record")))
        self._tabs.chosen.connect(self._turn)
        self._stack = QStackedWidget()
        upper = QVBoxLayout()
        upper.setContentsMargins(INSET, 16, INSET, 0)
        upper.setSpacing(12)
        self._banners = QVBoxLayout()
        upper.addWidget(self.crumbs)
        upper.addLayout(self._banners)
        upper.addWidget(self._head)
        upper.addWidget(self._tabs)
        upper.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper)
        column.addWidget(line())
        column.addWidget(self._stack, 1)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(SKELETON_AFTER)
        self._waiting.timeout.connect(lambda: self._stack.addWidget(Skeleton()))

    def title(self) -> str:
        """What the record is called."""
        return self.facts.title if self.facts else ""

    def _new_title(self) -> str:
        return self.desk.tr(N_("New: {kind}", kind=kind(self.place.kind).label))

    # --- reading ----------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the record; the first time also what was typed into it and never saved."""
        if self.facts is None:
            self._waiting.start()
            unsaved, mark = Unsaved(self.desk.office), self.saver.mark
            self.desk.tasks.run(self, lambda: unsaved.of(mark), self._begin, topic="kept")
        else:
            self._ask()

    def _begin(self, kept: Kept | None) -> None:
        if kept is not None:
            self.saver.bring_back(kept.edits)
        self._ask()

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
        self._head.fill(self.head(facts))
        self.crumbs.show_here(facts.title or self._new_title())
        self._tabs.show_tabs(self.tabs(facts))
        if first:
            self._tabs.choose(self.place.tab)
            self._turn(self._tabs.current)
            self._come_back()
        for part in (part for parts in self._parts.values() for part in parts):
            self._fill(part)
        self._told()
        self._store_when_ready(facts)

    def _fill(self, part: QWidget) -> None:
        if self.facts is not None and isinstance(part, Filled):
            part.fill(self.facts)

    def _gone(self, error: Exception) -> None:
        """The record cannot be read: say why, in its place."""
        self._waiting.stop()
        if not isinstance(error, UserError):
            self.desk.notify.problem(error)
            return
        words = self.desk.tr(error.hint) if error.hint else ""
        self._stack.setCurrentIndex(
            self._stack.addWidget(Columns([Banner(self.desk.tr(error.message), words)]))
        )

    # --- tabs -------------------------------------------------------------------------------------

    def _turn(self, tab: str) -> None:
        """Show a tab, made when it is first wanted."""
        if tab not in self._areas:
            parts, side = [*self.main(tab)], [*self.side(tab)]
            area = scrolling(Columns(parts, side))
            self._areas[tab], self._parts[tab] = area, [*parts, *side]
            self._stack.addWidget(area)
            for part in self._parts[tab]:
                self._fill(part)
        self._stack.setCurrentWidget(self._areas[tab])
        if tab != self.place.tab:
            self._here(replace(self.place, tab=tab))

    def _here(self, place: Place) -> None:
        self.place = place
        self.desk.turn(place)

    def show_tab(self, key: str) -> None:
        """Show a tab by its key."""
        self._tabs.choose(key)

    def actions_here(self) -> Sequence[Action]:
        """What one can do on every page of a record."""
        return (
            Action(N_("Next tab"), lambda: self._tabs.step(1), "chevron-right", "Ctrl+PgDown"),
            Action(N_("Previous tab"), lambda: self._tabs.step(-1), "chevron-left", "Ctrl+PgUp"),
        )

    # --- saving -----------------------------------------------------------------------------------

    def _told(self) -> None:
        facts = self.facts
        if facts is None:
            return
        needs = None if self.saver.id else facts.needs
        self.sign.show_state(self.saver.state, self.saver.saved or facts.saved, needs)

    def _store_when_ready(self, facts: RecordFacts[M]) -> None:
        if self.saver.id:
            self.saver.save_rest(facts.record, self.desk.notify.problem)
        elif self.saver.edits and not facts.needs:
            self.saver.make(self.desk.notify.problem)

    def _made(self, record_id: int) -> None:
        self._here(replace(self.place, id=record_id, words=""))
        self.load()

    def _clashed(self, words: str) -> None:
        self.desk.notify.say(words)

    def value(self, key: str) -> Value | None:
        """The value of a field in the tab that is shown."""
        cards = (part for part in self._parts.get(self._tabs.current, ()))
        found = (card.value(key) for card in cards if isinstance(card, FactsCard))
        return next((each for each in found if each), None)

    def flush(self) -> None:
        """Save what is being typed, before the page goes."""
        for part in (part for parts in self._parts.values() for part in parts):
            if isinstance(part, FactsCard):
                part.finish()
        self.saver.keep()

    # --- coming back ------------------------------------------------------------------------------

    def memory(self) -> Memory:
        """How far each tab was scrolled."""
        return {tab: area.verticalScrollBar().value() for tab, area in self._areas.items()}

    def recall(self, memory: Memory) -> None:
        """Scroll as the page was left, once it is filled."""
        self._memory = memory

    def _come_back(self) -> None:
        area = self._areas.get(self._tabs.current)
        at = self._memory.get(self._tabs.current, 0)
        if area is not None and at:
            QTimer.singleShot(0, area, lambda: area.verticalScrollBar().setValue(at))

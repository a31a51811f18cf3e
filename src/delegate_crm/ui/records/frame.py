# SPDX-License-Identifier: MIT
"""The frame of a record page: the way to it, whether it is saved, its head, tabs and panes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from delegate_crm.entities import kind
from delegate_crm.kit.i18n import N_, Text
from delegate_crm.ui.beginning import NEW
from delegate_crm.ui.page import INSET, ROW_KEYS, Desk, Page
from delegate_crm.ui.place import Memory, Place
from delegate_crm.ui.places import place_of
from delegate_crm.ui.records.head import Head, SavedSign
from delegate_crm.ui.records.looking import Looking
from delegate_crm.ui.records.notices import Notices
from delegate_crm.ui.records.panes import Pane, Panes
from delegate_crm.ui.timing import after
from delegate_crm.ui.widgets.buttons import Button, IconButton
from delegate_crm.ui.widgets.cards import line
from delegate_crm.ui.widgets.crumbs import Crumbs
from delegate_crm.ui.widgets.tabs import Tabs

SKELETON_AFTER = 300
"""Milliseconds of reading after which placeholders are shown."""


class RecordFrame(Page):
    """What stands still while the tabs change."""

    home: ClassVar[tuple[Text, Place] | None] = None
    """The list that such records are found in, as the first step of the way to the page."""

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__(desk, place)
        self._frame()

    def way(self) -> Sequence[tuple[Text, Place]]:
        """The pages on the way to this one."""
        return [self.home] if self.home else []

    def _make(self, tab: str) -> Pane:
        """What stands in a tab."""
        raise NotImplementedError

    def _frame(self) -> None:
        tr = self.desk.tr
        way = [(tr(words), place) for words, place in self.way()]
        self.crumbs = Crumbs(self.desk, way, "")
        self.sign = SavedSign(tr)
        self.crumbs.act(self.sign)
        self._head = Head(tr)
        self._tabs = Tabs(tr(N_("Parts of the record")))
        self.panes = Panes(self._make)
        self.notices = Notices(tr)
        self.peek = Looking(self.desk, self)
        upper = QVBoxLayout()
        upper.setContentsMargins(INSET, 16, INSET, 0)
        upper.setSpacing(10)
        for each in (self.crumbs, self.notices, self._head, self._tabs):
            upper.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper)
        column.addWidget(line())
        column.addWidget(self.panes, 1)
        self._waiting = after(self, SKELETON_AFTER, self.panes.wait)

    def _new_title(self) -> str:
        return self.desk.tr(self._new_words())

    def _new_words(self) -> Text:
        code = self.place.kind
        return dict(NEW).get(code) or N_("New: {kind}", kind=kind(code).label)

    def _here(self, place: Place) -> None:
        self.place = place
        self.desk.turn(place)

    def show_tab(self, key: str) -> None:
        """Show a tab by its key."""
        self._tabs.choose(key)

    def adding(self, words: Text, code: str, presets: str, *, bare: bool = False) -> Button:
        """Begins a record that points at this one; `{id}` in the presets is its number.

        A `bare` button is a drawing alone.
        """

        def begin() -> None:
            if self.place.id:
                place = place_of(code, 0)
                self.desk.go(replace(place, words=presets.format(id=self.place.id)))

        said = self.desk.tr(words)
        if bare:
            return IconButton("plus", said, begin, small=True)
        return Button(said, begin, icon="plus", small=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space looks at the row of a record that has the focus."""
        bare = event.key() == Qt.Key.Key_Space and not event.modifiers()
        if not (bare and self.peek.look()):
            super().keyPressEvent(event)

    def keys_here(self) -> Sequence[tuple[Text, str]]:
        """Keys of the rows of other records."""
        return ROW_KEYS

    def memory(self) -> Memory:
        """How far each tab was scrolled."""
        return self.panes.memory()

    def recall(self, memory: Memory) -> None:
        """Scroll as the page was left, once it is filled."""
        self.panes.recall(memory)

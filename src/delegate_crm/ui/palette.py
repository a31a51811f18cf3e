# SPDX-License-Identifier: MIT
"""The palette (Ctrl+K): records by their words in any script, and everything one can do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout

from delegate_crm.entities.saved_view import SavedView
from delegate_crm.kit.i18n import N_, Text
from delegate_crm.rules.folding import fold, tokens
from delegate_crm.services.recent_records import recent_records
from delegate_crm.services.records import label_of
from delegate_crm.services.saved_views import view
from delegate_crm.services.search import Hit, Query, search
from delegate_crm.services.settings import settings_with
from delegate_crm.ui.actions import Action
from delegate_crm.ui.keys import shown
from delegate_crm.ui.page import Desk
from delegate_crm.ui.place import Place
from delegate_crm.ui.places import icon_of, place_of
from delegate_crm.ui.sidebar import SETTINGS
from delegate_crm.ui.theme import theme
from delegate_crm.ui.timing import after
from delegate_crm.ui.views import place_of_view
from delegate_crm.ui.widgets.inputs import SearchLine
from delegate_crm.ui.widgets.lines import LineList, Option
from delegate_crm.ui.window import Window

WIDTH, HEIGHT, TOP = 640, 440, 90
MARGIN, GAP = 12, 8
PAUSE = 80
"""Milliseconds after the last key before the office is asked."""
MOST = 12
ONLY_ACTIONS = ">"
"""Typed first, it leaves the records out."""
FIRST = "Ctrl+L"
"""The keys of what is done first on the page of a record."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what it says, and what choosing it does."""

    option: Option
    act: Callable[[], object]
    apart: Callable[[], object] | None = None
    """Opens it in a window of its own."""
    first: Callable[[], object] | None = None
    """Goes there and does what is done there first."""


class Palette(QFrame):
    """Floats over the window; closes by Esc, a click outside, or a choice."""

    def __init__(self, window: Window, desk: Desk, actions: Sequence[Action]) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self._window, self._desk, self._actions = window, desk, actions
        self._rows: list[Row] = []
        self.setProperty("surface", "floating")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(desk.tr(N_("Search and commands")))
        self.field = SearchLine(self.accessibleName())
        self.field.setPlaceholderText(desk.tr(N_("Name, place, words, a date; > for commands")))
        self.list = LineList(led=True)
        self.list.follow(self.field)
        self.list.entered.connect(self._choose)
        self.list.itemClicked.connect(lambda _item: self._choose())
        self._timer = after(self, PAUSE, self._ask)
        self.field.textChanged.connect(self._typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)

    def open(self, words: str = "") -> None:
        """Show it over the upper part of the window, with something typed already."""
        scaled = theme().scaled
        self.resize(min(scaled(WIDTH), self._window.width() - 80), scaled(HEIGHT))
        left = (self._window.width() - self.width()) // 2
        self.move(self._window.mapToGlobal(QPoint(left, TOP)))
        self._fill([])
        if not words:
            self._ask_recent()
        self.show()
        self.field.setFocus()
        self.field.setText(words)

    # --- filling ----------------------------------------------------------------------------------

    def _typed(self, _text: str) -> None:
        self._timer.start()
        if self._only_actions or not self.field.text().strip():
            self._timer.stop()
            self._fill([])
        if not self.field.text().strip():
            self._ask_recent()

    @property
    def _only_actions(self) -> bool:
        return self.field.text().startswith(ONLY_ACTIONS)

    def _ask_recent(self) -> None:
        """While nothing is typed, the records of late stand first."""
        desk, trail = self._desk, self._window.trail
        seen, here = trail.seen(), trail.current.place.id if trail.current else 0

        def show(hits: Sequence[Hit]) -> None:
            if not self.field.text().strip():
                self._fill(hits)

        desk.tasks.ask(
            self,
            lambda reader: recent_records(reader, seen, here, desk.lang),
            show,
            topic="search",
        )

    def _ask(self) -> None:
        desk = self._desk
        query = Query(self.field.text(), desk.lang, desk.office.today, (), MOST)
        desk.tasks.ask(self, lambda reader: search(reader, query), self._fill, topic="search")

    def _fill(self, hits: Sequence[Hit]) -> None:
        records = [self._record(hit) for hit in hits]
        best = 1 if self.field.text().strip() else 0
        self._rows = [
            *self._under(N_("Best match"), records[:best]),
            *self._under(N_("Records") if best else N_("Recent"), records[best:]),
            *self._under(N_("Actions"), self._matching()),
            *self._under(SETTINGS.text, self._settings()),
        ]
        self.list.show_options([row.option for row in self._rows] or [self._nothing()])
        self.list.setCurrentRow(0)
        self._fit()

    def _under(self, heading: Text, rows: Sequence[Row]) -> Sequence[Row]:
        """A group of rows, the first with its heading."""
        if not rows:
            return rows
        first, *others = rows
        headed = replace(first.option, heading=self._desk.tr(heading))
        return [replace(first, option=headed), *others]

    def _nothing(self) -> Option:
        words = N_("Nothing matches “{words}”", words=self.field.text().strip())
        return Option("", self._desk.tr(words), icon="search")

    def _fit(self) -> None:
        """Be as high as the lines need, up to a limit."""
        lines = sum(self.list.sizeHintForRow(at) for at in range(self.list.count()))
        around = self.field.sizeHint().height() + 2 * MARGIN + GAP
        self.resize(self.width(), min(lines + around + GAP, theme().scaled(HEIGHT)))

    def _record(self, hit: Hit) -> Row:
        tr = self._desk.tr
        match = "" if hit.match == hit.title else hit.match
        remark = " · ".join(filter(None, (tr(label_of(hit.kind)), match)))
        act = partial(self._show, hit, self._desk.go)
        apart = partial(self._show, hit, self._desk.open_window)
        first = partial(self._first, hit)
        return Row(Option("", hit.title, remark, icon_of(hit.kind)), act, apart, first)

    def _first(self, hit: Hit) -> None:
        """Go to a record and do what is done there first: log a reply."""
        self._show(hit, self._desk.go)
        for each in self._window.offered:
            if each.keys == FIRST:
                each.act()

    def _show(self, hit: Hit, go: Callable[[Place], object]) -> None:
        """Go to a record; a saved view is the list that it shows."""
        if hit.kind != SavedView.code:
            go(place_of(hit.kind, hit.id))
            return
        desk = self._desk
        desk.tasks.ask(
            desk.notify,
            lambda reader: view(reader, hit.id),
            lambda found: go(place_of_view(hit.id, found)),
        )

    def _matching(self) -> list[Row]:
        """Actions whose words hold all that is typed."""
        wanted = tokens(self.field.text().removeprefix(ONLY_ACTIONS))
        found = []
        for each in self._actions:
            words = self._desk.tr(each.text)
            if all(word in fold(words) for word in wanted):
                keys = shown(each.keys) if each.keys else ""
                option = Option("", words, icon=each.icon or "arrow-right", keys=keys)
                found.append(Row(option, each.act))
        return found

    def _settings(self) -> list[Row]:
        """Settings whose words, or whose choices, hold all that is typed."""
        wanted = () if self._only_actions else tokens(self.field.text())
        tr, place = self._desk.tr, SETTINGS.place
        return [
            Row(
                Option("", tr(each.label), tr(SETTINGS.text), SETTINGS.icon),
                partial(self._desk.go, replace(place, tab=group, words=each.key)),
            )
            for group, each in (settings_with(wanted, tr) if wanted else ())
        ]

    def _choose(self, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Open the current line; with Ctrl in a window of its own, with Alt its first act."""
        at = self.list.currentRow()
        if not 0 <= at < len(self._rows):
            return
        row = self._rows[at]
        self.close()
        ways = {
            Qt.KeyboardModifier.ControlModifier: row.apart,
            Qt.KeyboardModifier.AltModifier: row.first,
        }
        act = next((way for key, way in ways.items() if held & key and way), row.act)
        QTimer.singleShot(0, self._window, act)

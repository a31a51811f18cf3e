# SPDX-License-Identifier: MIT
"""The frame of a list: head with title and facts, tools, and the card in which the table stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.ui.keys import shown
from delegate_crm.ui.lists.filter_bar import FilterBar
from delegate_crm.ui.lists.table import Table
from delegate_crm.ui.theme import theme
from delegate_crm.ui.timing import after
from delegate_crm.ui.widgets.buttons import Button, IconButton, Segment
from delegate_crm.ui.widgets.cards import Skeleton
from delegate_crm.ui.widgets.labels import Elided, Label, ampersands, tip

Act = Callable[[], object]
NO_LIMIT = 16_777_215
SKELETON_AFTER = 300
"""Milliseconds of the first reading after which placeholders are shown."""
NARROW = 860
"""Pixels of a page below which all three tools have no room for words."""
TITLE = 420
"""Pixels that the title keeps beside two choices."""
GAP, BETWEEN = 10, 8
ROOM = 6
"""Pixels below the last row, so that it does not touch the round corners."""


class ListHead(QWidget):
    """Title, one sentence of fact, a choice of parts, and what makes a new record."""

    def __init__(self, title: str, parts: Sequence[tuple[str, str]], part: str) -> None:
        super().__init__()
        self._row, self._below = QHBoxLayout(), QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        for each in (self._row, self._below):
            each.setSpacing(GAP)
            column.addLayout(each)
        text = QVBoxLayout()
        text.setSpacing(2)
        self.title = Elided(title, "display")
        self.sentence = Label("", "body", "text_2", wrap=True)
        text.addWidget(self.title)
        text.addWidget(self.sentence)
        self._row.addLayout(text, 1)
        self.parts = Segment(parts, part) if parts else None
        self.ways: Segment | None = None
        self.main: Button | None = None
        if self.parts is not None:
            self._row.addWidget(self.parts, 0, Qt.AlignmentFlag.AlignBottom)

    def offer(self, ways: Sequence[tuple[str, str]], way: str) -> Segment:
        """Put a choice of ways to show the list before the main act."""
        self.ways = Segment(ways, way)
        self._row.insertWidget(self._row.count() - 1, self.ways, 0, Qt.AlignmentFlag.AlignBottom)
        return self.ways

    def act(self, words: str, act: Act, keys: str) -> Button:
        """Put the one main act at the end."""
        self.main = Button(words, act, icon="plus", role="primary")
        self.main.setToolTip(tip(f"{words} ({shown(keys)})"))
        self._row.addWidget(self.main, 0, Qt.AlignmentFlag.AlignBottom)
        return self.main

    def _choices(self) -> list[Segment]:
        """Both choices, where there are two."""
        return [self.parts, self.ways] if self.parts and self.ways else []

    def minimumSizeHint(self) -> QSize:
        """No more than it needs with the choices below the title."""
        least, choices = super().minimumSizeHint(), self._choices()
        if choices:
            least.setWidth(sum(each.sizeHint().width() for each in choices) + GAP)
        return least

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two choices stand beside the title while it keeps its room, else in a line below it."""
        super().resizeEvent(event)
        choices = self._choices()
        beside = (each.sizeHint().width() + GAP for each in (*choices, self.main) if each)
        below = bool(choices) and self.width() - sum(beside) < theme().scaled(TITLE)
        if not choices or below == (self._below.count() > 0):
            return
        for at, each in enumerate(choices):
            self._row.removeWidget(each)
            self._below.removeWidget(each)
            if not below:
                self._row.insertWidget(at + 1, each, 0, Qt.AlignmentFlag.AlignBottom)
            elif at:
                self._below.addWidget(each, 1, Qt.AlignmentFlag.AlignTrailing)
            else:
                self._below.addWidget(each)


class ListTools(QHBoxLayout):
    """The filter; beside its first line how the list looks, keeping it as a view, its history."""

    def __init__(
        self, tr: Translator, filter_bar: FilterBar, columns: Act, save: Act, history: Act
    ) -> None:
        super().__init__()
        self.setSpacing(4)
        self.columns = Button(tr(N_("Columns")), columns, icon="settings", role="quiet")
        self.save = Button(tr(N_("Save view")), save, icon="star", role="quiet")
        self.addWidget(filter_bar, 1)
        beside = QWidget()
        beside.setFixedHeight(filter_bar.first_line)
        self.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.columns)
        row.addWidget(self.save)
        row.addWidget(IconButton("history", tr(NC_("tab", "History")), history))

    def fit(self, width: int) -> None:
        """Where the page is narrow, drawings must do; their words stand in the tool tips."""
        wordy = width >= theme().scaled(NARROW) or self.columns.isHidden()
        for each in (self.columns, self.save):
            words = each.accessibleName()
            each.setText(ampersands(f" {words}") if wordy else "")
            each.setToolTip("" if wordy else tip(words))


class ListBody(QFrame):
    """A card with the table, or with what stands in its place."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._table = table
        self._instead: QWidget | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(table)
        self._waiting = after(self, SKELETON_AFTER, self.show_skeleton)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, ROOM)
        column.addWidget(self._stack)

    @property
    def instead(self) -> QWidget | None:
        """What stands in the place of the table."""
        return self._instead

    def add(self, widget: QWidget) -> None:
        """Have something else that may be shown, and stays."""
        self._stack.addWidget(widget)

    def show_added(self, widget: QWidget, most: int = NO_LIMIT) -> None:
        """Show what was added, in all the room there is, or no higher than it needs."""
        self._drop()
        self._stack.setCurrentWidget(widget)
        self.setMaximumHeight(min(most + ROOM + 2, NO_LIMIT))

    def show_table(self) -> None:
        """Show the rows; the card is no higher than they are."""
        waited = self._instead is not None and self._instead.hasFocus()
        self._drop()
        self._stack.setCurrentWidget(self._table)
        if waited:
            self._table.setFocus()
        rows = self._table.verticalHeader().length()
        bar = self._table.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.isVisible() else 0
        self.setMaximumHeight(rows + self._table.head.sizeHint().height() + below + ROOM + 4)

    def show_instead(self, widget: QWidget, *, full: bool = False) -> None:
        """Show something else; at its own height, or in all the room there is."""
        self._drop()
        self._instead = widget
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        self.setMaximumHeight(NO_LIMIT if full else widget.sizeHint().height() + ROOM + 24)

    def wait(self) -> None:
        """Show placeholders, unless there is something to show soon, or already."""
        if self._instead is None:
            self._waiting.start()

    def show_skeleton(self) -> None:
        """Show quiet placeholders while the first rows are read; they hold the focus for them."""
        held, made = self._table.hasFocus(), Skeleton(8)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_instead(made, full=True)
        if held:
            made.setFocus()

    def _drop(self) -> None:
        self._waiting.stop()
        if self._instead is not None:
            self._stack.removeWidget(self._instead)
            self._instead.deleteLater()
            self._instead = None

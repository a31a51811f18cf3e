# SPDX-License-Identifier: MIT
"""Saved views in the sidebar: where they lead, how many records each shows, names and removal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.ui.place import Place
from delegate_crm.ui.widgets.buttons import Button, IconButton
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.naming import NamePopover

RENAME, REMOVE = N_("Rename"), N_("Remove the view")
TELL = N_("Tell on Today when it is not empty")


@dataclass(frozen=True, slots=True)
class ViewEntry:
    """One saved view."""

    id: int
    name: str
    place: Place
    count: int
    on_today: bool = False

    @property
    def key(self) -> str:
        """By which its entry is known in the sidebar."""
        return view_key(self.id)


def view_key(number: int) -> str:
    """The key of a saved view among the entries of the sidebar."""
    return f"view {number}"


class ViewsPanel(QWidget):
    """A heading with +, and a button for each view; many of them scroll."""

    went = Signal(object)
    wanted = Signal()
    """The list that is shown is to be kept as a view."""
    changed = Signal(int, str)
    """A view is to be called by another name; by none, it is to be taken away."""
    told = Signal(int, bool)
    """Today is to tell of a view, or not any more."""

    def __init__(self, tr: Translator, make: Callable[[str], Button]) -> None:
        """`make` makes the button of an entry from its words."""
        super().__init__()
        self._tr, self._make = tr, make
        self.buttons: dict[str, Button] = {}
        self._entries: tuple[ViewEntry, ...] = ()
        self._heading = self._head()
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 4)
        column.setSpacing(2)
        column.addWidget(self._heading)
        column.addWidget(self._area, 1)

    def _head(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(10, 0, 0, 0)
        row.addWidget(Label(self._tr(N_("Saved views")), "small_name", "text_2"))
        row.addStretch(1)
        words = self._tr(N_("Save this list as a view"))
        row.addWidget(IconButton("plus", words, self.wanted.emit, small=True))
        return made

    def show_views(self, entries: Sequence[ViewEntry]) -> bool:
        """Show views; false if they are those that are shown already."""
        if tuple(entries) == self._entries:
            return False
        self._entries = tuple(entries)
        for button in self.buttons.values():
            button.hide()
            button.deleteLater()
        while self._rows.count():
            self._rows.takeAt(0)
        self.buttons = {entry.key: self._button(entry) for entry in entries}
        for button in self.buttons.values():
            self._rows.addWidget(button)
        self._rows.addStretch(1)
        return True

    def _button(self, entry: ViewEntry) -> Button:
        made = self._make(entry.name)
        made.clicked.connect(lambda _checked=False: self.went.emit(entry.place))
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        made.customContextMenuRequested.connect(partial(self.menu, entry, made))
        return made

    def menu(self, entry: ViewEntry, button: Button, at: QPoint) -> QMenu:
        """Offer another name, to be told of it on Today, and to take the view away."""
        menu = QMenu(button)
        rename = partial(self._rename, entry, button)
        menu.addAction(self._tr(RENAME)).triggered.connect(lambda _checked=False: rename())
        tell = menu.addAction(self._tr(TELL))
        tell.setCheckable(True)
        tell.setChecked(entry.on_today)
        tell.toggled.connect(partial(self.told.emit, entry.id))
        remove = partial(self.changed.emit, entry.id, "")
        menu.addAction(self._tr(REMOVE)).triggered.connect(lambda _checked=False: remove())
        menu.popup(button.mapToGlobal(at))
        return menu

    def _rename(self, entry: ViewEntry, button: Button) -> None:
        popover = NamePopover(button, self._tr, entry.name, new=RENAME)
        popover.named.connect(lambda name: self.changed.emit(entry.id, name))
        popover.open()

    def set_rail(self, *, rail: bool) -> None:
        """Leave the heading out where there is no room for words."""
        self._heading.setVisible(not rail)
        policy = Qt.ScrollBarPolicy
        self._area.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if rail else policy.ScrollBarAsNeeded
        )

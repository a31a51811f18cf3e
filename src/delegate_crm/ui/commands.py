# SPDX-License-Identifier: MIT
"""What can be done from anywhere: the palette, the menus and the keys are made from this."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtGui import QAction

from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.ui.actions import Action, Menu
from delegate_crm.ui.beginning import beginnings
from delegate_crm.ui.place import Place
from delegate_crm.ui.sidebar import SECTIONS, SETTINGS, STEP

Role = QAction.MenuRole
ABOUT = Place(SETTINGS.place.page, tab="about")
USERS = Place("kind_page", "user")


class Window(Protocol):
    """What the acts ask of their window."""

    @property
    def offered(self) -> Sequence[Action]:
        """What the page offers."""

    def go(self, place: Place) -> None:
        """Go to a page."""

    def back(self) -> None:
        """Go to where one was before."""

    def forward(self) -> None:
        """Go to where one came back from."""

    def undo(self) -> None:
        """Take the last step back."""

    def redo(self) -> None:
        """Take the last undone step again."""

    def show_new(self) -> None:
        """Offer what may be begun."""

    def search(self) -> None:
        """Look for records, and for what can be done."""

    def filter_here(self) -> None:
        """Go to the filter of the page."""

    def turn_sidebar(self) -> None:
        """Show the sidebar, or hide it."""

    def widen_sidebar(self, pixels: int) -> None:
        """Make the sidebar wider or narrower."""

    def show_keys(self) -> None:
        """Show which keys do what on this page."""

    def show_help(self) -> None:
        """Show how the page works."""

    def quit(self) -> None:
        """End the program."""


def commands(window: Window) -> list[Action]:
    """What can be done here, then what can be done everywhere."""
    return [*here(window), *everywhere(window)]


def here(window: Window) -> Sequence[Action]:
    """What the page offers; Ctrl+N always begins something."""
    acts = window.offered
    is_begun = any(each.keys == "Ctrl+N" for each in acts)
    return acts if is_begun else [*acts, beginnings(window.go)[0]]


def everywhere(window: Window) -> list[Action]:
    """What can be done on every page."""
    about = partial(window.go, ABOUT)
    wider, narrower = (partial(window.widen_sidebar, each) for each in (STEP, -STEP))
    return [
        *_going(window),
        Action(N_("Search and commands"), window.search, "search", "Ctrl+K", Menu.GO),
        Action(NC_("menu", "New…"), window.show_new, "plus", "Ctrl+Shift+N", Menu.PAGE),
        Action(N_("Filter this list"), window.filter_here, "filter", "Ctrl+F", Menu.EDIT),
        Action(N_("Undo"), window.undo, "undo", "Ctrl+Z", Menu.EDIT),
        Action(N_("Redo"), window.redo, "redo", "Ctrl+Shift+Z", Menu.EDIT),
        Action(N_("Show or hide the sidebar"), window.turn_sidebar, "sidebar", "Ctrl+B", Menu.VIEW),
        Action(N_("Wider sidebar"), wider, "sidebar", "", Menu.VIEW),
        Action(N_("Narrower sidebar"), narrower, "sidebar", "", Menu.VIEW),
        Action(NC_("menu", "Help"), window.show_help, "help", "F1", Menu.HELP),
        Action(N_("Keys of this page"), window.show_keys, "keyboard", "Ctrl+/", Menu.HELP),
        Action(N_("About the program"), about, "info", "", Menu.HELP, Role.AboutRole),
        Action(N_("Quit"), window.quit, "x", "Ctrl+Q", Menu.PAGE, Role.QuitRole),
    ]


def _going(window: Window) -> list[Action]:
    sections = [
        Action(entry.text, partial(window.go, entry.place), entry.icon, f"Ctrl+{number}", Menu.GO)
        for number, entry in enumerate(SECTIONS, 1)
    ]
    settings = partial(window.go, SETTINGS.place)
    return [
        *sections,
        Action(N_("Users, and who hands over to whom"), partial(window.go, USERS), "users"),
        Action(SETTINGS.text, settings, SETTINGS.icon, "Ctrl+,", Menu.GO, Role.PreferencesRole),
        Action(NC_("way", "Back"), window.back, "chevron-left", "Alt+Left", Menu.GO),
        Action(NC_("way", "Forward"), window.forward, "chevron-right", "Alt+Right", Menu.GO),
    ]

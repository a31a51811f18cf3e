# SPDX-License-Identifier: MIT
"""Actions: what one can do, declared once for menu, palette and keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtGui import QAction

from delegate_crm.kit.i18n import NC_, Text


class Menu(Enum):
    """The menu of the menu bar in which an action stands, by its title."""

    PAGE = NC_("menu", "Page")
    EDIT = NC_("menu", "Edit")
    GO = NC_("menu", "Go")
    VIEW = NC_("menu", "View")
    HELP = NC_("menu", "Help")


@dataclass(frozen=True, slots=True)
class Action:
    """Something one can do; `keys` as Qt writes them, such as Ctrl+P."""

    text: Text
    act: Callable[[], object]
    icon: str = ""
    keys: str = ""
    menu: Menu = Menu.PAGE
    role: QAction.MenuRole = QAction.MenuRole.NoRole
    """Where macOS expects it."""

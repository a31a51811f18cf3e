# SPDX-License-Identifier: MIT
"""Menus made from actions; the menu bar of macOS is made from those of the palette."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from delegate_crm.kit.i18n import Translator
from delegate_crm.ui import icons
from delegate_crm.ui.actions import Action, Menu
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.labels import ampersands


def has_menu_bar() -> bool:
    """Tell whether the menu is always in view: macOS keeps it so, elsewhere a user may wish it."""
    return sys.platform == "darwin" or theme().look.menu_bar


def menu_action(menu: QMenu, words: str, action: Action) -> QAction:
    """An action as an entry of a menu; its keys are only shown, the window hears them."""
    made = QAction(ampersands(words), menu)
    made.setMenuRole(action.role)
    if action.keys:
        made.setShortcut(QKeySequence(action.keys))
        made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    if action.icon:
        made.setIcon(icons.icon(action.icon, theme().tokens.text_2))
    made.triggered.connect(lambda _checked=False: action.act())
    return made


def menu_of(parent: QWidget, tr: Translator, actions: Sequence[Action]) -> QMenu:
    """A menu of actions."""
    menu = QMenu(parent)
    for each in actions:
        menu.addAction(menu_action(menu, tr(each.text), each))
    return menu


def fill_menu_bar(bar: QMenuBar, tr: Translator, actions: Sequence[Action]) -> None:
    """Put actions into the menus of a menu bar, in the place of those that were there."""
    for old in bar.findChildren(QMenu):
        old.deleteLater()
    bar.clear()
    for title in Menu:
        menu = menu_of(bar, tr, [each for each in actions if each.menu is title])
        menu.setTitle(tr(title.value))
        bar.addMenu(menu)

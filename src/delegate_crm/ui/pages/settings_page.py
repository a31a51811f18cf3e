# SPDX-License-Identifier: MIT
"""The settings: groups at the left, what can be set at the right; everything applies at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_, NC_, Text
from delegate_crm.rules.folding import tokens
from delegate_crm.services.settings import office_values
from delegate_crm.ui.live import SETTING, Touched
from delegate_crm.ui.page import INSET, Desk, Page, Return, column, scrolling
from delegate_crm.ui.panels.about import About, Licences
from delegate_crm.ui.panels.data_file import Backups, DataFile
from delegate_crm.ui.panels.days_off import HOLIDAY, DaysOffCard
from delegate_crm.ui.panels.reaching import Reaching
from delegate_crm.ui.panels.settings_groups import TITLES, ChosenGroup
from delegate_crm.ui.panels.settings_plans import PLAN_CHANGE, PLANS, PlansCard
from delegate_crm.ui.panels.settings_rows import AskingCard, SettingCard, SettingRow
from delegate_crm.ui.place import Memory, Place
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.cards import Empty
from delegate_crm.ui.widgets.inputs import SearchLine
from delegate_crm.ui.widgets.labels import Label

LEFT, MOST, SEARCH = 260, 820, 320
GROUPS: Mapping[str, tuple[Text, str]] = {
    "general": (TITLES["general"], "globe"),
    "appearance": (TITLES["appearance"], "palette"),
    "organisation": (TITLES["organisation"], "landmark"),
    "calendars": (TITLES["calendars"], "calendar"),
    "calendar": (TITLES["calendar"], "file"),
    "reminders": (NC_("settings", "Reminders"), "bell"),
    "plans": (PLANS, "calendar-check"),
    "data": (NC_("settings", "Data file"), "database"),
    "about": (NC_("settings", "About"), "info"),
}
"""Groups in their order, with their drawings."""
SHOWN_WITH: Mapping[str, str] = {"ladder": "reminders"}
"""Groups of declared settings that stand below another one."""


class SettingsPage(Page):
    """What can be set."""

    section = "settings"
    told = (N_("Each change is kept at once, and Undo takes it back."),)
    watches = frozenset({SETTING, PLAN_CHANGE, HOLIDAY})

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__(desk, place)
        more = {
            "calendars": (DaysOffCard(desk),),
            "reminders": (Reaching(desk), ChosenGroup(desk, "ladder")),
        }
        self._cards: dict[str, tuple[SettingCard, ...]] = {
            **{
                name: (ChosenGroup(desk, name), *more.get(name, ()))
                for name in GROUPS
                if name in TITLES
            },
            "plans": (PlansCard(desk),),
            "data": (DataFile(desk), Backups(desk)),
            "about": (About(desk), Licences(desk)),
        }
        self._buttons: dict[str, Button] = {}
        self.field = SearchLine(desk.tr(N_("Find a setting")))
        self._nothing = self._empty()
        self._build()
        wanted = SHOWN_WITH.get(place.tab, place.tab)
        self.show_group(wanted if wanted in GROUPS else "general")

    def title(self) -> str:
        """The name of the section."""
        return self.desk.tr(NC_("section", "Settings"))

    # --- layout -----------------------------------------------------------------------------------

    def _build(self) -> None:
        tr = self.desk.tr
        inset = QHBoxLayout(self)
        inset.setContentsMargins(0, 24, 0, 0)
        inset.setSpacing(0)
        inset.addSpacing(INSET)  # a margin would be on the wrong side from right to left
        outer = QVBoxLayout()
        outer.setSpacing(18)
        inset.addLayout(outer, 1)
        head = QHBoxLayout()
        head.addWidget(Label(self.title(), "display"))
        head.addStretch(1)
        self.field.setPlaceholderText(tr(N_("Find a setting")))
        self.field.setClearButtonEnabled(True)
        self.field.setFixedWidth(theme().scaled(SEARCH))
        self.field.textChanged.connect(self._arrange)
        head.addWidget(self.field)
        head.addSpacing(INSET)
        outer.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self._list())
        row.addWidget(self._right(), 1)
        outer.addLayout(row, 1)

    def _list(self) -> QWidget:
        made, rows = column(2)
        made.setFixedWidth(theme().scaled(LEFT))
        for name, (words, icon) in GROUPS.items():
            button = Button(self.desk.tr(words), partial(self.choose, name), icon=icon, role="nav")
            button.setCheckable(True)
            self._buttons[name] = button
            rows.addWidget(button)
        rows.addStretch(1)
        return made

    def _right(self) -> QWidget:
        inner, rows = column()
        rows.setContentsMargins(0, 0, INSET, INSET)
        inner.setMaximumWidth(theme().scaled(MOST))
        for cards in self._cards.values():
            for card in cards:
                rows.addWidget(card)
        rows.addWidget(self._nothing)
        rows.addStretch(1)
        self._area = scrolling(inner)
        return self._area

    def _empty(self) -> Empty:
        tr = self.desk.tr
        clear = Button(tr(N_("Show all settings")), self.step_back)
        title, words = tr(N_("No setting is called so")), tr(N_("Try another word."))
        return Empty("search", title, words, (clear,))

    # --- what is shown ----------------------------------------------------------------------------

    def load(self) -> None:
        """Ask what the office has set."""
        self.desk.tasks.ask(self, office_values, self._filled, topic="settings")
        for cards in self._cards.values():
            for card in cards:
                if isinstance(card, (Backups, Licences)):
                    card.load()

    def renew(self, touched: Touched) -> None:
        """A setting, a plan or a day off was changed, perhaps by another program."""
        self.desk.tasks.ask(self, office_values, self._filled, topic="settings")
        for card in (*self._cards["calendars"], *self._cards["plans"]):
            if isinstance(card, AskingCard):
                card.renew()

    def _filled(self, values: Mapping[str, object]) -> None:
        for card in self._chosen():
            card.show_office(values)

    def _chosen(self) -> list[ChosenGroup]:
        cards = (card for several in self._cards.values() for card in several)
        return [card for card in cards if isinstance(card, ChosenGroup)]

    def choose(self, name: str) -> None:
        """Go to a group."""
        self.field.clear()
        self.show_group(name)
        self.place = replace(self.place, tab=name)
        self.desk.turn(self.place)

    def show_group(self, name: str) -> None:
        """Show a group."""
        self.group = name
        self._arrange()

    def _arrange(self) -> None:
        """Show the chosen group, or whatever fits what is looked for."""
        words = tokens(self.field.text())
        left = False
        for name, cards in self._cards.items():
            for card in cards:
                if words:
                    left = card.show_fitting(words) or left
                else:
                    card.show_fitting(())
                    card.setVisible(name == self.group)
        self._nothing.setVisible(bool(words) and not left)
        for name, button in self._buttons.items():
            button.setChecked(not words and name == self.group)
            button.setFont(theme().font("name" if button.isChecked() else "value"))

    # --- coming and going -------------------------------------------------------------------------

    def flush(self) -> None:
        """Save a line that was typed and not left yet."""
        for card in self._chosen():
            card.flush()

    def memory(self) -> Memory:
        """The group, what is looked for, and where the focus is."""
        within = QApplication.focusWidget()
        focused = next((r.key for r in self._rows() if within and r.isAncestorOf(within)), "")
        scrolled = self._area.verticalScrollBar().value()
        return {"words": self.field.text(), "focus": focused, "scrolled": scrolled}

    def _rows(self) -> list[SettingRow]:
        return [row for cards in self._cards.values() for card in cards for row in card.rows]

    def recall(self, memory: Memory) -> None:
        """Look as before: the group is that of the place."""
        self.field.setText(str(memory.get("words", "")))
        key = memory.get("focus", self.place.words)
        control = next((row.control for row in self._rows() if key and row.key == key), None)
        Return(self._area, int(memory.get("scrolled", 0)))
        if control is not None:
            QTimer.singleShot(0, control, control.setFocus)

    def filter_here(self) -> None:
        """Look for a setting."""
        self.field.setFocus()
        self.field.selectAll()

    def step_back(self) -> bool:
        """Look for nothing any more."""
        looking = bool(self.field.text())
        self.field.clear()
        return looking


PAGE = SettingsPage

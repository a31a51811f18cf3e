# SPDX-License-Identifier: MIT
"""About the program: its version, where its log lies, and the licences of all it is made of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit

from delegate_crm import __version__
from delegate_crm.kit.i18n import N_, NC_
from delegate_crm.kit.log import log_file
from delegate_crm.services.about import Component, components
from delegate_crm.ui.page import Desk
from delegate_crm.ui.panels.settings_rows import ReadOnly, SettingCard
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.labels import LONGEST, Label
from delegate_crm.ui.widgets.lines import LineList, Option

LIST, TEXT = 210, 220
"""Heights of the list and of the licence under it."""


class About(SettingCard):
    """The program."""

    def __init__(self, desk: Desk) -> None:
        tr = desk.tr
        super().__init__(tr(NC_("settings", "About")))
        log = str(log_file(desk.office.folder))
        self.add_row(tr(N_("Version")), "", Label(__version__, "value"))
        self.add_row(tr(N_("Licence")), "", Label("MIT", "value"))
        self.add_row(tr(N_("Log")), tr(N_("It holds no names.")), ReadOnly(log))


class Licences(SettingCard):
    """What others gave, each with its licence as plain text."""

    def __init__(self, desk: Desk) -> None:
        tr = desk.tr
        super().__init__(tr(NC_("settings", "Licences")))
        self._desk = desk
        self._found: Sequence[Component] = ()
        self.list = LineList()
        self.list.setAccessibleName(tr(N_("Libraries, fonts and drawings")))
        self.list.setFixedHeight(theme().scaled(LIST))
        self.list.currentRowChanged.connect(self._show)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.text.setAccessibleName(tr(N_("Licence")))
        self.text.setFixedHeight(theme().scaled(TEXT))
        self.body.setSpacing(12)
        self.add(self.list)
        self.add(self.text)

    def load(self) -> None:
        """Read the licences, away from the interface thread."""
        self._desk.tasks.run(self, components, self._fill, topic="licences")

    def _fill(self, found: Sequence[Component]) -> None:
        self._found = found
        self.list.show_options([_option(each) for each in found])
        self.list.setCurrentRow(0)

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._found):
            chosen = self._found[row]
            self.text.setPlainText((chosen.text or chosen.licence)[:LONGEST])


def _option(part: Component) -> Option:
    return Option(part.name, part.name, " · ".join(filter(None, (part.version, part.licence))))

# SPDX-License-Identifier: MIT
"""The way to a page, above its title: back, forward, the pages it belongs to, the page itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from delegate_crm.kit.i18n import N_
from delegate_crm.ui.page import Desk
from delegate_crm.ui.place import Place
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import Button, IconButton
from delegate_crm.ui.widgets.cards import picture
from delegate_crm.ui.widgets.labels import Elided

LONGEST = 40
"""Letters of a page on the way; the page itself takes what room there is."""


class Crumbs(QWidget):
    """One line; `act` puts something at its end, such as when the page was saved."""

    def __init__(self, desk: Desk, way: Sequence[tuple[str, Place]], here: str) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        tr = desk.tr
        self._add(IconButton("chevron-left", tr(N_("Back")), desk.back, keys="Alt+Left"))
        self._add(IconButton("chevron-right", tr(N_("Forward")), desk.forward, keys="Alt+Right"))
        self._row.addSpacing(4)
        for words, place in way:
            self._add(_step(words, partial(desk.go, place)))
            self._add(picture("chevron-right", 14, "text_3"))
        self._row.addSpacing(4)
        self.here = Elided(here, "name")
        self._row.addWidget(self.here, 1)

    def show_here(self, words: str) -> None:
        """Call the page by another name."""
        self.here.set_text(words)

    def act(self, widget: QWidget) -> None:
        """Put something at the end of the line."""
        self._row.addWidget(widget)

    def _add(self, widget: QWidget) -> None:
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)


def _step(words: str, act: partial[None]) -> Button:
    shown = words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
    made = Button(shown, act, role="link", small=True)
    made.setFont(theme().font("value"))
    made.setAccessibleName(words)
    return made

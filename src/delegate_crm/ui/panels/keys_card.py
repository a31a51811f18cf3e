# SPDX-License-Identifier: MIT
"""The keys of a page (Ctrl+/), and its help (F1): how it works, and what each key does here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from delegate_crm.kit.i18n import N_, NC_, Text, Translator
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.labels import KeyHint, Label
from delegate_crm.ui.widgets.popover import Popover

WIDTH, COLUMNS = 760, 2
HELP, KEYS = NC_("menu", "Help"), N_("Keys of this page")

Keys = Sequence[tuple[Text, str]]
"""What is done, and by which keys."""


class KeysCard(Popover):
    """Floats over the page until Esc."""

    def __init__(
        self, anchor: QWidget, tr: Translator, keys: Keys, told: Sequence[Text] = ()
    ) -> None:
        """`told` are the sentences of the help."""
        super().__init__(anchor, tr(HELP if told else KEYS), WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.rows.addWidget(Label(self.accessibleName(), "section"))
        sentences = [tr(each) for each in told]
        for each in sentences:
            self.rows.addWidget(Label(each, "body", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        half = -(-len(keys) // COLUMNS)
        for at, (words, held) in enumerate(keys):
            column = 2 * (at // half)
            for shift, made in enumerate(_line(tr(words), held)):
                grid.addWidget(made, at % half, column + shift)
            grid.setColumnStretch(column, 1)
        self.rows.addLayout(grid)
        more = N_("Whatever has no keys of its own is found by Ctrl+K.")
        self.rows.addWidget(Label(tr(more), "small", "text_2", wrap=True))
        listed = ", ".join(f"{tr(words)}: {held}" for words, held in keys)
        self.setAccessibleDescription(" ".join((*sentences, listed)))

    def open(self) -> None:
        """Show it."""
        self.float(self)


def _line(words: str, keys: str) -> tuple[QLabel, QLabel]:
    said, hint = Label(words, "body", wrap=True), KeyHint(keys)
    said.setMinimumHeight(theme().scaled(20))
    return said, hint

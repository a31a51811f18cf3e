# SPDX-License-Identifier: MIT
"""The keys of a page (Ctrl+/), and its help (F1): how it works, and what each key does here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from delegate_crm.kit.i18n import N_, NC_, Text, Translator
from delegate_crm.ui.page import column, scrolling
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.labels import KeyHint, Label
from delegate_crm.ui.widgets.paragraph import Paragraph
from delegate_crm.ui.widgets.popover import EDGE, INSET, Popover

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
WIDTH, COLUMNS, BAR = 760, 2, 16
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
        more = N_("Whatever has no keys of its own is found by Ctrl+K.")
        sentences = [tr(each) for each in told]
        inner, rows = column(10)
        if sentences:
            rows.addWidget(self._told("\n".join(sentences)))
        rows.addLayout(_grid(tr, keys))
        rows.addWidget(self._told(tr(more), "small", "text_2"))
        rows.addStretch(1)
        self._inner, self._area = inner, scrolling(inner)
        self.rows.addWidget(self._area)
        listed = ", ".join(f"{tr(words)}: {held}" for words, held in keys)
        self.setAccessibleDescription(" ".join((*sentences, listed)))

    def _told(self, words: str, style: str = "body", tone: str = "text") -> Paragraph:
        """Words as high as they need to be."""
        made = Paragraph(words, style, tone)
        made.setFixedHeight(made.heightForWidth(self.width() - 2 * INSET - BAR))
        return made

    def open(self) -> None:
        """Show it, as high as it needs to be; where there is no room it scrolls."""
        around = self.rows.sizeHint().height() - self._area.sizeHint().height()
        room = self._anchor.window().height() - 2 * EDGE - around
        needed = self._inner.heightForWidth(self.width() - 2 * INSET - BAR)
        self._area.setFixedHeight(min(needed, room))
        self.float(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Page keys scroll, Esc closes."""
        bar, key = self._area.verticalScrollBar(), Qt.Key(event.key())
        if key in STEPS:
            bar.setValue(bar.value() + STEPS[key] * bar.singleStep())
        elif key in PAGES:
            bar.setValue(bar.value() + PAGES[key] * bar.pageStep())
        else:
            super().keyPressEvent(event)


def _grid(tr: Translator, keys: Keys) -> QGridLayout:
    """What is done, and by which keys, in two columns."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    half = -(-len(keys) // COLUMNS)
    for at, (words, held) in enumerate(keys):
        place = 2 * (at // half)
        for shift, made in enumerate(_line(tr(words), held)):
            grid.addWidget(made, at % half, place + shift)
        grid.setColumnStretch(place, 1)
    return grid


def _line(words: str, keys: str) -> tuple[QLabel, QLabel]:
    said, hint = Label(words, "body", wrap=True), KeyHint(keys)
    said.setMinimumHeight(theme().scaled(20))
    return said, hint

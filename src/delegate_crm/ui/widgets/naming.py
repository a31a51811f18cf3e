# SPDX-License-Identifier: MIT
"""Asks for the name under which a list is kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QWidget

from delegate_crm.kit.i18n import N_, NC_, Text, Translator
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.choice import labelled
from delegate_crm.ui.widgets.inputs import Line
from delegate_crm.ui.widgets.popover import Popover

LONGEST = 200
SAVE, ANOTHER = N_("Save view"), N_("Save as another view")


class NamePopover(Popover):
    """Asks for the name of a view."""

    named = Signal(str)
    named_anew = Signal(str)
    """The view that is shown is to be kept as it looks now, under this name."""

    def __init__(
        self,
        anchor: QWidget,
        tr: Translator,
        name: str = "",
        *,
        known: bool = False,
        new: Text = SAVE,
    ) -> None:
        """`known` is a view that is shown; `new` is said on the button that keeps a name."""
        super().__init__(anchor, tr(new), 360)
        self.field = Line(tr(NC_("saved view", "Name")), name)
        self.field.setMaxLength(LONGEST)
        self.field.returnPressed.connect(self._changed if known else self._new)
        self.field.textChanged.connect(lambda _text: self._allow())
        self.rows.addWidget(labelled(tr(NC_("saved view", "Name")), self.field))
        row = QHBoxLayout()
        row.setSpacing(8)
        self._buttons: list[Button] = []
        if known:
            row.addWidget(self._button(tr(N_("Save changes")), self._changed, "primary"))
        words, role = (ANOTHER, "plain") if known else (new, "primary")
        row.addWidget(self._button(tr(words), self._new, role))
        row.addStretch(1)
        self.rows.addLayout(row)
        self._allow()

    def open(self) -> None:
        """Show it with the name chosen, so that typing replaces it."""
        self.float(self.field)
        self.field.selectAll()

    def _button(self, words: str, act: Callable[[], object], role: str) -> Button:
        made = Button(words, act, role=role)
        self._buttons.append(made)
        return made

    def _allow(self) -> None:
        for each in self._buttons:
            each.setEnabled(bool(self.field.text().strip()))

    def _new(self) -> None:
        self._tell(self.named)

    def _changed(self) -> None:
        self._tell(self.named_anew)

    def _tell(self, signal: SignalInstance) -> None:
        name = self.field.text().strip()
        if name:
            self.close()
            signal.emit(name)

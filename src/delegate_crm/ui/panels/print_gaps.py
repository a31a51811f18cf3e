# SPDX-License-Identifier: MIT
"""What a report cannot say, under the choices of the print page: each note leads to its mending."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_crm.reports.blocks import Gap, Spot
from delegate_crm.services.settings import group_of
from delegate_crm.ui.page import Desk
from delegate_crm.ui.place import Place
from delegate_crm.ui.places import place_of
from delegate_crm.ui.widgets.layouts import empty
from delegate_crm.ui.widgets.notes import NoteButton


class PrintGaps(QWidget):
    """Quiet notes under each other."""

    option_wanted = Signal(str)
    """A choice of the report brings what is missing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Show what is missing now."""
        empty(self._column)
        for gap in gaps:
            leads = gap.spot.record or gap.spot.setting or gap.spot.option
            act = partial(self.mend, gap.spot) if leads else None
            self._column.addWidget(NoteButton(self._desk.tr(gap.text), act))

    def mend(self, spot: Spot) -> None:
        """Go to where something is mended."""
        desk = self._desk
        if spot.option:
            self.option_wanted.emit(spot.option)
        elif spot.setting:
            desk.go(Place("settings_page", tab=group_of(spot.setting)))
        else:
            desk.tasks.ask(
                self,
                lambda reader: reader.kind_of(spot.record),
                lambda kind: desk.go(place_of(kind, spot.record, spot.part)),
            )

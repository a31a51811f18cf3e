# SPDX-License-Identifier: MIT
"""What points at a record, a card for each kind, each row a way to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_
from delegate_crm.services.record_facts import RecordFacts
from delegate_crm.services.related import Related, RelatedGroup
from delegate_crm.ui.page import Desk
from delegate_crm.ui.panels.named_list import NamedRow, not_shown
from delegate_crm.ui.widgets.cards import Card, Empty
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.layouts import empty

M = TypeVar("M")


class RelatedPanel(QWidget, Generic[M]):
    """Cards of related records; a sentence where nothing points here."""

    def __init__(self, desk: Desk, pick: Callable[[M], Related]) -> None:
        super().__init__()
        self._desk, self._pick = desk, pick
        self._shown: Related | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)

    def fill(self, facts: RecordFacts[M]) -> None:
        """Show what points here; what is as it was stays."""
        found = self._pick(facts.more)
        if found == self._shown:
            return
        self._shown = found
        empty(self._column)
        for group in found.groups:
            self._column.addWidget(self._card(group))
        if not found.groups:
            tr = self._desk.tr
            self._column.addWidget(
                Empty(
                    "link",
                    tr(N_("Nothing points here yet")),
                    tr(N_("Records that refer to this one are listed here.")),
                )
            )

    def _card(self, group: RelatedGroup) -> Card:
        tr = self._desk.tr
        card = Card(tr(group.label))
        card.act(Label(tr.number(group.total), "body", "text_2"))
        for named in group.rows:
            card.add(NamedRow(self._desk, named))
        left = group.total - len(group.rows)
        if left > 0:
            card.add(not_shown(tr, left))
        return card

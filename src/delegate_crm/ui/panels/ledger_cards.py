# SPDX-License-Identifier: MIT
"""They owe, we owe: what each side promised, with how much is open and how much is late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from PySide6.QtWidgets import QHBoxLayout

from delegate_crm.kit.i18n import N_, Text
from delegate_crm.rules.windows import WindowState
from delegate_crm.services.ledgers import LEDGERS, THEM, US, Ledgers, open_words, overdue_words
from delegate_crm.services.record_facts import RecordFacts
from delegate_crm.ui.page import Desk
from delegate_crm.ui.panels.named_list import NamedList
from delegate_crm.ui.widgets.chips import Chip
from delegate_crm.ui.widgets.layouts import empty

NOTHING: Mapping[str, Text] = MappingProxyType(
    {THEM: N_("Nothing is awaited from them."), US: N_("Nothing was promised to them.")}
)


class HasLedgers(Protocol):
    """What a page asked in which something is owed."""

    @property
    def ledgers(self) -> Ledgers:
        """By side."""


class LedgerCard(NamedList[HasLedgers]):
    """What one side promised."""

    def __init__(self, desk: Desk, side: str) -> None:
        super().__init__(
            desk,
            LEDGERS[side],
            NOTHING[side],
            lambda more: more.ledgers[side].rows,
            divided=True,
            total=lambda more: more.ledgers[side].total,
        )
        self._side = side
        self._counts = QHBoxLayout()
        self._counts.setSpacing(8)
        self.head.insertLayout(1, self._counts)

    def fill(self, facts: RecordFacts[HasLedgers]) -> None:
        """Show how much it is, and the records."""
        super().fill(facts)
        empty(self._counts)
        tr, owes = self._desk.tr, facts.more.ledgers[self._side].owed
        if owes.open:
            self._counts.addWidget(Chip(open_words(owes, tr)))
        if owes.overdue:
            late = WindowState.OVERDUE
            self._counts.addWidget(Chip(overdue_words(owes, tr), late, state=late))


def ledger_cards(desk: Desk) -> Sequence[LedgerCard]:
    """What they owe, then what we do."""
    return [LedgerCard(desk, side) for side in LEDGERS]

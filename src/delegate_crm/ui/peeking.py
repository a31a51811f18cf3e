# SPDX-License-Identifier: MIT
"""Space looks at the current record; the look follows from one to the next, Esc ends it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

from delegate_crm.services.office import Reader
from delegate_crm.services.peek import Peek, peek
from delegate_crm.ui.page import Desk
from delegate_crm.ui.widgets.peek import PeekCard


class Peeking(QObject):
    """The card of one page."""

    def __init__(
        self, desk: Desk, page: QWidget, here: Callable[[], int], box: Callable[[int], QRect]
    ) -> None:
        """`here` tells which record is current, `box` where one stands in the page."""
        super().__init__(page)
        self._desk, self._here, self._box = desk, here, box
        self.card = PeekCard(page)

    def shut(self) -> bool:
        """End the look; false if there was none."""
        return self.card.shut()

    def turn(self, record_id: int) -> None:
        """Look at a record, or end the look at it."""
        if self.card.shown == record_id:
            self.card.shut()
        else:
            self._look(record_id)

    def follow(self) -> None:
        """Look at the record that is current now."""
        here = self._here()
        if self.card.shown and here and here != self.card.shown:
            self._look(here)

    def _look(self, record_id: int) -> None:
        self.card.shown = record_id
        lang, today = self._desk.lang, self._desk.office.today

        def question(reader: Reader) -> Peek | None:
            return peek(reader, record_id, lang, today)

        self._desk.tasks.ask(self, question, self._show, topic="peek")

    def _show(self, facts: Peek | None) -> None:
        box = self._box(facts.id) if facts else QRect()
        if facts is None or not box.isValid() or self.card.shown != facts.id:
            self.card.shut()
        else:
            self.card.show_facts(facts, box)

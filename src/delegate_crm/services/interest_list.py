# SPDX-License-Identifier: MIT
"""The list of interests: its fields, and the next step of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from delegate_crm.entities.interest import Interest
from delegate_crm.services.board_cards import steps_about
from delegate_crm.services.kind_list import NEXT_STEP, KindList, no_step
from delegate_crm.services.lists import EMPTY, Ask, Cell, Column, Look, Row
from delegate_crm.services.window_words import bar_facts, capital
from delegate_crm.store.lists import without_step
from delegate_crm.store.queries import Reader
from delegate_crm.store.standing import NEXT


class InterestList(KindList):
    """Who wants what, how far it has come, and what happens next."""

    def __init__(self) -> None:
        super().__init__(Interest.code)

    @cached_property
    def columns(self) -> Sequence[Column]:
        """The next step stands last of those that are shown."""
        found = super().columns
        at = next(at for at, each in enumerate(found) if not each.shown)
        return (*found[:at], Column(NEXT, NEXT_STEP, 216, grows=True), *found[at:])

    def rows(self, reader: Reader, ids: Sequence[int], ask: Ask) -> list[Row]:
        """Rows of some ids."""
        if NEXT not in ask.columns:
            return super().rows(reader, ids, ask)
        rows = super().rows(reader, ids, replace(ask, columns=ask.columns - {NEXT}))
        at = [each.key for each in self.columns].index(NEXT)
        steps = self._steps(reader, ids, ask)
        return [
            replace(row, cells=(*row.cells[:at], steps.get(row.id, EMPTY), *row.cells[at + 1 :]))
            for row in rows
        ]

    def _steps(self, reader: Reader, ids: Sequence[int], ask: Ask) -> dict[int, Cell]:
        """What comes next for each, else that nothing does."""
        found = dict.fromkeys(without_step(reader, self.entity.code, ids), no_step(ask.tr))
        steps = steps_about(reader, ids)
        titles = reader.titles([each.id for each in steps.values()], ask.lang)
        for interest, step in steps.items():
            facts = bar_facts(step, ask.today, ask.tr)
            found[interest] = Cell(
                capital(titles.get(step.id, "")),
                under=facts.short,
                look=Look.STATE,
                state=facts.state,
                share=facts.share,
            )
        return found

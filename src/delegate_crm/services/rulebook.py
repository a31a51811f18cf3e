# SPDX-License-Identifier: MIT
"""The rulebook: what follows from a change and what must hold, gathered from the services.

Whatever door a change comes through (window, command line, import, undo), the work asks the same
rulebook; so no door can leave a record that breaks an invariant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from delegate_crm.kit.errors import Problem
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Change, Work

Checking = Callable[[Reader, Change], Iterable[Problem]]
Reacting = Callable[[Work, Change], None]


@dataclass(frozen=True, slots=True)
class Check:
    """What must hold of a kind of record after every change."""

    kind: str
    check: Checking


@dataclass(frozen=True, slots=True)
class Reaction:
    """What follows from a change of a kind of record."""

    kind: str
    react: Reacting


class Rulebook:
    """All checks and reactions, by kind."""

    def __init__(self, checks: Sequence[Check], reactions: Sequence[Reaction]) -> None:
        self._checks = checks
        self._reactions = reactions

    def react(self, work: Work, change: Change) -> None:
        """Make the changes that follow from a change."""
        code = _code(change)
        for each in self._reactions:
            if each.kind == code:
                each.react(work, change)

    def check(self, reader: Reader, change: Change) -> Iterable[Problem]:
        """Name what a changed record violates."""
        code = _code(change)
        for each in self._checks:
            if each.kind == code:
                yield from each.check(reader, change)


def _code(change: Change) -> str:
    record = change.after or change.before
    return record.code if record else ""

# SPDX-License-Identifier: MIT
"""What they owe and what we owe, counted apart: a partner's silence is not our staff's delay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from delegate_crm.entities.followup import sides_of
from delegate_crm.kit.i18n import N_, NC_, NN_, Text, Translator
from delegate_crm.rules.windows import WindowState
from delegate_crm.services.named import Named, follow_ups_named, with_side
from delegate_crm.store.partner_facts import Owed, follow_ups_with, owed
from delegate_crm.store.queries import Reader

THEM, US = "them", "us"
LEDGERS: Mapping[str, Text] = MappingProxyType({THEM: N_("They owe"), US: NC_("side", "We owe")})


@dataclass(frozen=True, slots=True)
class Ledger:
    """What one side promised: the first of it, open ones before others, and how much it is."""

    rows: tuple[Named, ...] = ()
    total: int = 0
    owed: Owed = field(default_factory=Owed)


Ledgers = Mapping[str, Ledger]
"""By side; what both promised stands in either."""


def nothing_owed() -> Ledgers:
    """Two empty ledgers."""
    return dict.fromkeys(LEDGERS, Ledger())


def partner_ledgers(  # noqa: PLR0913 - who asks of whom, when
    reader: Reader, partner: int, today: dt.date, tr: Translator, most: int, *, ours: bool = False
) -> Ledgers:
    """What is and was owed between a partner and us."""
    counts, found = owed(reader, [partner], today).get(partner, {}), {}
    for side in LEDGERS:
        steps = follow_ups_with(reader, partner, most, ours=ours, sides=sides_of(side))
        rows = _of_side(follow_ups_named(reader, steps.ids, today, tr), side, tr)
        found[side] = Ledger(rows, steps.total, of_side(counts, side))
    return found


def ledgers(named: Sequence[Named], tr: Translator) -> Ledgers:
    """Part follow-ups that are known in full."""
    found = {}
    for side in LEDGERS:
        rows = _of_side(named, side, tr)
        open_ones = [each for each in rows if not each.is_over]
        late = sum(each.state is WindowState.OVERDUE for each in open_ones)
        found[side] = Ledger(rows, len(rows), Owed(len(open_ones), late))
    return found


def of_side(counts: Mapping[str, Owed], side: str) -> Owed:
    """How much a side owes, with what both do."""
    return sum((counts.get(each, Owed()) for each in sides_of(side)), Owed())


def open_words(owes: Owed, tr: Translator) -> str:
    """Say how much is open."""
    return tr(NN_("{n} open", "{n} open", owes.open))


def overdue_words(owes: Owed, tr: Translator) -> str:
    """Say how much of it is late."""
    return tr(NN_("{n} overdue", "{n} overdue", owes.overdue))


def _of_side(named: Iterable[Named], side: str, tr: Translator) -> tuple[Named, ...]:
    """Those of a side; it is said only where both promised."""
    own = (each for each in named if each.side in sides_of(side))
    return tuple(each if each.side == side else with_side(each, tr) for each in own)

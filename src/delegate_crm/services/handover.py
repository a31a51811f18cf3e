# SPDX-License-Identifier: MIT
"""All that somebody is in charge of, given to a colleague: for good, or while he or she is away.

What is closed stays where it is: who was in charge of it then is history.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from delegate_crm.entities import kinds
from delegate_crm.entities.followup import TERMINAL
from delegate_crm.entities.saved_view import SavedView
from delegate_crm.entities.user import User
from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.schema.kinds import Reading
from delegate_crm.schema.listing import Condition, Listing, Test
from delegate_crm.schema.timekinds import DayKind
from delegate_crm.services.bulk import give_all, owner_field
from delegate_crm.services.counted import counted
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Work

CLOSED: Mapping[str, tuple[str, Sequence[str]]] = MappingProxyType(
    {
        "follow_up": ("status", TERMINAL),
        "visit": ("status", ("closed", "declined", "cancelled", "merged")),
        "agreement": ("status", ("expired", "superseded", "terminated", "abandoned")),
        "interest": ("stage", ("done", "lost")),
    }
)
"""Kinds that come to an end, and the codes that say so."""
FIRST = ("follow_up", "visit", "agreement", "interest", "organisation", "person")
"""The order in which kinds are told."""


@dataclass(frozen=True, slots=True)
class Charge:
    """All that some people are in charge of, by kind."""

    givers: Sequence[int]
    ids: Mapping[str, Sequence[int]]

    @property
    def all(self) -> list[int]:
        """The records of every kind."""
        return [each for found in self.ids.values() for each in found]


def charge_of(reader: Reader, givers: Sequence[int]) -> Charge:
    """Find what is live and theirs."""
    codes = [code for code in kinds() if owner_field(code) and code != SavedView.code]
    codes.sort(key=lambda code: FIRST.index(code) if code in FIRST else len(FIRST))
    found = {code: reader.ids(_theirs(code, givers)) for code in codes}
    return Charge(givers, {code: ids for code, ids in found.items() if ids})


def _theirs(code: str, givers: Sequence[int]) -> Listing:
    conditions = [Condition(owner_field(code), Test.AMONG, tuple(givers))]
    if code in CLOSED:
        key, codes = CLOSED[code]
        conditions.append(Condition(key, Test.AMONG, tuple(codes), negated=True))
    return Listing(code, conditions=conditions)


def charge_words(charge: Charge, tr: Translator) -> str:
    """Say how much it is, kind by kind."""
    said = [tr(counted(code, len(ids))) for code, ids in charge.ids.items()]
    return tr(NC_("between the items of a list", ", ")).join(said)


def hand_over(work: Work, givers: Sequence[int], taker: int) -> int:
    """Put a colleague in charge of all of it; the answer is how many records changed."""
    _refuse_oneself(givers, taker)
    return give_all(work, charge_of(work.reader, givers).all, taker)


def stand_in(
    work: Work, givers: Sequence[int], taker: int, first: dt.date, last: dt.date | None
) -> int:
    """Let a colleague stand in for some days: nothing changes hands."""
    _refuse_oneself(givers, taker)
    for user in work.reader.many(User, givers):
        away = {"stands_in": taker, "away_from": first, "away_until": last}
        work.save(user.having(**away), user)
    return len(givers)


def days_away(first: str, last: str, reading: Reading) -> tuple[dt.date, dt.date | None]:
    """Read the days on which somebody is away; the last one may be open."""
    kind = DayKind()
    begins, ends = (kind.parse(each, reading) if each.strip() else None for each in (first, last))
    return begins or reading.today, ends


def _refuse_oneself(givers: Sequence[int], taker: int) -> None:
    if taker in givers:
        raise Invalid(
            N_("This is in the same hands already."), N_("Choose somebody else."), "taker"
        )

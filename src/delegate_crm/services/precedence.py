# SPDX-License-Identifier: MIT
"""The order of precedence that ranks suggest, and what is written down of a seat (`UX` 4.3)."""

from __future__ import annotations

from collections.abc import Sequence

from delegate_crm.entities.affiliation import Affiliation
from delegate_crm.entities.delegation import Delegate
from delegate_crm.entities.rank_level import RankLevel
from delegate_crm.store.partial import partly
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Work

FIRST = ("head", "deputy_head")
"""Roles that come before all ranks."""


def by_rank(reader: Reader, seats: Sequence[int]) -> list[int]:
    """Seats as ranks suggest, equals as they stand; just as they stand where no rank is known."""
    delegates = reader.many(Delegate, seats)
    values = _values(reader, [each.affiliation for each in delegates if each.affiliation])
    if not values:
        return [*seats]

    def place(each: Delegate) -> tuple[int, bool, int]:
        role = FIRST.index(each.role) if each.role in FIRST else len(FIRST)
        value = values.get(each.affiliation or 0)
        return role, value is None, -(value or 0)

    return [each.id for each in sorted(delegates, key=place)]


def _values(reader: Reader, posts: Sequence[int]) -> dict[int, int]:
    """How senior each post is, of those whose rank is known."""
    ranks = {each.id: each.rank for each in partly(reader, Affiliation, posts, ("rank",))}
    known = [each for each in dict.fromkeys(ranks.values()) if each]
    values = {each.id: each.value for each in partly(reader, RankLevel, known, ("value",))}
    return {post: value for post, rank in ranks.items() if (value := values.get(rank or 0))}


def order_by_rank(work: Work, seats: Sequence[int]) -> None:
    """Number the seats as ranks suggest, and write down that this is why."""
    ids = by_rank(work.reader, seats)
    for number, each in enumerate(work.reader.many(Delegate, ids), 1):
        work.save(each.having(precedence=number, precedence_basis="rank"), each)


def mark_attendance(work: Work, seat: int, attendance: str) -> None:
    """Write down whether somebody came."""
    delegate = work.reader.get(Delegate, seat)
    work.save(delegate.having(attendance=attendance), delegate)


def take_off(work: Work, seat: int) -> None:
    """Put a seat away; the person stays."""
    work.archive(work.reader.get(Delegate, seat))

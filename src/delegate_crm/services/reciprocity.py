# SPDX-License-Identifier: MIT
"""Visits both ways: how often a partner came, how often we went, and whose turn it is."""

from __future__ import annotations

from collections.abc import Sequence

from delegate_crm.kit.i18n import N_, NC_, NN_, Text
from delegate_crm.services.groups import TOOK_PLACE, VISITS
from delegate_crm.store.partner_facts import Stage

AHEAD = frozenset(("neutral", "closing", "soon", "open", "waiting"))
"""Tones of the groups of visits that may still take place."""


def reciprocity(stages: Sequence[Stage]) -> Text | None:
    """Say it in one sentence; none while there was no visit either way."""
    came, went = _held(stages, "incoming"), _held(stages, "outgoing")
    if not came and not went:
        return None
    turn = _turn(came, went, stages)
    return N_("{came}, {went}: {turn}.", came=_came(came), went=_went(went), turn=turn)


def _held(stages: Sequence[Stage], direction: str) -> int:
    return sum(
        each.count
        for each in stages
        if each.direction == direction and VISITS[each.status] == TOOK_PLACE
    )


def _came(n: int) -> Text:
    if n == 0:
        return N_("They have not come to us yet")
    if n == 1:
        return N_("They came once")
    return NN_("They came {n} time", "They came {n} times", n)


def _went(n: int) -> Text:
    if n == 0:
        return N_("we have not gone to them yet")
    if n == 1:
        return N_("we went once")
    return NN_("we went {n} time", "we went {n} times", n)


def _turn(came: int, went: int, stages: Sequence[Stage]) -> Text:
    if came == went:
        return NC_("visits both ways", "the visits are even")
    back = "outgoing" if came > went else "incoming"
    if any(each.direction == back and VISITS[each.status][1] in AHEAD for each in stages):
        return NC_("visits both ways", "the return visit is planned")
    if came > went:
        return NC_("visits both ways", "we owe a visit")
    return NC_("visits both ways", "they owe us a visit")

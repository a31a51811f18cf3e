# SPDX-License-Identifier: MIT
"""Who received whom, in a report: both sides with all their delegations, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from delegate_crm.entities.delegation import SIDES, Delegate, Delegation
from delegate_crm.entities.visit import HOST_ROLES, VisitHost
from delegate_crm.kit.i18n import NC_, NN_
from delegate_crm.reports import people
from delegate_crm.reports.blocks import Block, Facts, Heading, Para, Words, quiet
from delegate_crm.reports.visit_facts import VisitFacts
from delegate_crm.reports.voice import Voice


def delegations(voice: Voice, facts: VisitFacts) -> Iterator[Block]:
    """Guests, then hosts."""
    guests, hosts = facts.side("guest"), facts.side("host")
    unnamed = people.unnamed_count(facts, guests)
    for each in guests:
        yield from _one(voice, facts, each, unnamed if len(guests) == 1 else 0)
    if unnamed and len(guests) != 1:
        count = voice(NN_("{n} more delegate", "{n} more delegates", unnamed))
        yield Para(voice.line(count, voice(NC_("delegates", "names to be added"))))
    receivers = tuple(_receivers(voice, facts.visit.hosts))
    if receivers and not hosts:
        yield Heading(voice(SIDES["host"]), level=2)
        yield Facts(receivers)
    for at, each in enumerate(hosts):
        yield from _one(voice, facts, each, 0, () if at else receivers)


def _one(
    voice: Voice,
    facts: VisitFacts,
    delegation: Delegation,
    unnamed: int,
    before: Sequence[tuple[str, Words]] = (),
) -> Iterator[Block]:
    """One delegation: its name, who sent it, its members, and what their order follows."""
    members, name = facts.members(delegation), voice.words(delegation, "name")
    side = voice(SIDES[delegation.side])
    yield Heading(voice.line(side, name) if name else side, level=2)
    rows = before or tuple(_sent(voice, facts, delegation))
    if rows:
        yield Facts(rows)
    if members or unnamed:
        yield people.member_table(voice, facts, members, unnamed)
    order = _order(voice, delegation, members)
    if order:
        yield Para([quiet(order)])


def _sent(voice: Voice, facts: VisitFacts, delegation: Delegation) -> Iterator[tuple[str, Words]]:
    """Who sent a delegation, and how many were announced."""
    senders = voice.row(voice.title(each) for each in delegation.sending_organisations)
    if senders:
        yield voice(Delegation.sending_organisations.label), senders
    announced = facts.visit.headcount_stated
    if announced is not None and len(facts.side("guest")) == 1 and delegation.side == "guest":
        count = voice(NN_("{n} person", "{n} people", announced))
        yield voice(NC_("delegation", "Announced")), count


def _receivers(voice: Voice, hosts: Sequence[VisitHost]) -> Iterator[tuple[str, Words]]:
    """Organisations that receive, by what they do."""
    for role in dict.fromkeys(host.role for host in hosts):
        titles = voice.row(voice.title(host.organisation) for host in hosts if host.role == role)
        if titles:
            yield voice(HOST_ROLES[role]), titles


def _order(voice: Voice, delegation: Delegation, members: Sequence[Delegate]) -> str:
    """What the order of several follows, and where the list came from."""
    if len(members) < 2:  # noqa: PLR2004 - one alone has no order
        return ""
    bases = dict.fromkeys(voice.value(each, "precedence_basis") for each in members)
    basis = voice.several(bases)
    told = voice.line(Delegate.precedence_basis.label, basis) if basis else ""
    known = delegation.list_source != "none"
    source = voice.value(delegation, "list_source") if known else ""
    listed = voice.comma((source, voice.value(delegation, "list_date")))
    label = Delegation.list_source.label if source else Delegation.list_date.label
    return voice.row((told, voice.line(label, listed) if listed else ""))

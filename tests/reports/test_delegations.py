# SPDX-License-Identifier: MIT
"""Both sides of a visit are told: who sent them, who they were, what their order follows."""

from __future__ import annotations

import datetime as dt

from delegate_crm.entities.delegation import Delegate, Delegation
from delegate_crm.entities.visit import Visit, VisitHost
from delegate_crm.reports.delegations import delegations
from delegate_crm.schema.values import LocalText
from tests.reports.telling import drawn, facts, voice

NAMED = {8: "City committee", 9: "Government", 10: "TechnoSpark"}


def side(number: int, side: str = "guest", **given: object) -> Delegation:
    return Delegation(id=number, side=side).having(**given)


def seat(delegation: int, name: str, **given: object) -> Delegate:
    return Delegate(id=20, delegation=delegation, placeholder=name).having(**given)


def lines(**given: object) -> list[str]:
    told = facts(NAMED, **given)
    return drawn(delegations(voice(told), told))


def test_nothing_known_says_nothing() -> None:
    assert lines() == []


def test_a_delegation_says_who_sent_it_and_how_many_were_announced() -> None:
    found = lines(
        visit=Visit(id=1, headcount_stated=6),
        delegations=(side(2, sending_organisations=(8, 9)),),
    )
    assert found[:3] == ["Guests", "Sent by: City committee; Government", "Announced: 6 people"]
    assert "6 more delegates" in found[-1]


def test_several_delegations_have_their_names_and_order() -> None:
    named = LocalText.of(en="Economy")
    found = lines(delegations=(side(2, order=2), side(3, order=1, name=named)))
    assert found == ["Guests: Economy", "Guests"]


def test_guests_of_several_delegations_without_names_are_counted_together() -> None:
    found = lines(visit=Visit(id=1, headcount_stated=4), delegations=(side(2), side(3)))
    assert found[-1] == "4 more delegates: names to be added"


def test_hosts_are_told_by_what_they_do() -> None:
    hosts = (VisitHost(organisation=9), VisitHost(organisation=10), VisitHost(organisation=8))
    visit = Visit(id=1, hosts=(*hosts[:2], hosts[2].having(role="co_host")))
    rows = ["Lead host: Government; TechnoSpark", "Co-host: City committee"]
    assert lines(visit=visit) == ["Hosts", *rows]
    assert lines(visit=visit, delegations=(side(2, "host"), side(3, "host"))) == [
        *["Hosts", *rows],
        "Hosts",
    ]


def test_the_order_of_several_is_explained() -> None:
    members = (
        seat(2, "B", precedence=2, precedence_basis="rank"),
        seat(2, "A", precedence=1, precedence_basis="rank"),
    )
    guests = side(2, list_source="received", list_date=dt.date(2018, 7, 20))
    found = lines(delegations=(guests,), delegates=members)
    assert [line[:5] for line in found if line[0] in "12"] == ["1 | A", "2 | B"]
    assert found[-1].startswith("Precedence follows: ")
    assert found[-1].endswith("Source of the list: List received from them, 20 July 2018")


def test_one_alone_has_no_order_to_explain() -> None:
    found = lines(delegations=(side(2, list_source="own"),), delegates=(seat(2, "A"),))
    assert found[-1] == "1 | A |  |"


def test_a_list_may_be_known_by_its_date_alone() -> None:
    members = (seat(2, "A"), seat(2, "B"))
    dated = side(2, list_date=dt.date(2018, 7, 20))
    assert lines(delegations=(dated,), delegates=members)[-1] == "Date of the list: 20 July 2018"

# SPDX-License-Identifier: MIT
"""What a report cannot say is named, and only that."""

from __future__ import annotations

import pytest

from delegate_crm.entities.delegation import Delegate, Delegation
from delegate_crm.entities.followup import FollowUp
from delegate_crm.entities.invitation import Invitation
from delegate_crm.entities.press import PressItem
from delegate_crm.entities.programme import ProgrammeItem
from delegate_crm.entities.sample import Sample
from delegate_crm.entities.visit import Visit, VisitCost, VisitHost
from delegate_crm.reports import visit_gaps
from delegate_crm.reports.blocks import Spot
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.schema.values import LocalText
from tests.conftest import TODAY
from tests.reports.telling import facts, said, voice
from tests.reports.test_people import ZHANG

WORDS = LocalText.of(en="words")
DAY = ApproxDate.exact(TODAY)
GUESTS = Delegation(id=2, side="guest")
HOSTS = Delegation(id=3, side="host")
BASIS = "The basis of the visit is not recorded: invitation, decision, who initiated it"


def visit(**given: object) -> Visit:
    return Visit(id=1).having(**given)


@pytest.mark.parametrize(
    ("given", "gaps"),
    [
        ({"start": DAY, "purpose": WORDS, "initiated_by": "us"}, []),
        ({"end": DAY, "purpose": WORDS, "decision_by": "Head"}, []),
        (
            {},
            [
                "The dates of the visit are not known",
                "The purpose of the visit is not recorded",
                BASIS,
            ],
        ),
    ],
)
def test_the_basis_is_missed(given: dict[str, object], gaps: list[str]) -> None:
    assert said(visit_gaps.basis(facts(visit=visit(**given)))) == gaps


def test_an_invitation_to_the_visit_is_a_basis_and_one_elsewhere_is_not() -> None:
    told = visit(start=DAY, purpose=WORDS)
    for occasion, gaps in ((1, []), (9, [BASIS])):
        invited = facts(visit=told, invitations=(Invitation(occasion=occasion),))
        assert said(visit_gaps.basis(invited)) == gaps


@pytest.mark.parametrize(
    ("given", "gaps"),
    [
        ({}, ["The guest delegation is not recorded", "The hosts are not recorded"]),
        (
            {"delegations": (GUESTS, HOSTS)},
            [
                "The head of the delegation is not named",
                "The announced number of guests is not known",
            ],
        ),
        (
            {
                "delegations": (GUESTS,),
                "delegates": (Delegate(delegation=2, role="head"),),
                "visit": visit(headcount_stated=6, hosts=(VisitHost(),)),
            },
            ["6 delegates have no names yet"],
        ),
        (
            {
                "delegations": (GUESTS,),
                "delegates": (Delegate(delegation=2, role="head", person=7),),
                "visit": visit(headcount_stated=1, hosts=(VisitHost(),)),
                "people": {7: ZHANG},
            },
            ["1 delegate has no title yet", "Spelling of names to be checked: 张国伟"],
        ),
    ],
)
def test_people_are_missed(given: dict[str, object], gaps: list[str]) -> None:
    told = facts(**given)
    assert said(visit_gaps.delegation(voice(told), told)) == gaps


@pytest.mark.parametrize(
    ("stops", "gaps"),
    [
        ((), ["The programme is not recorded"]),
        ((ProgrammeItem(status="done"),), ["The programme has no times"]),
        (
            (ProgrammeItem(part="morning", status="done"), ProgrammeItem(status="proposed")),
            ["1 stop has no time", "1 stop is not marked as carried out"],
        ),
        ((ProgrammeItem(part="morning", status="dropped"),), []),
    ],
)
def test_the_programme_is_missed(stops: tuple[ProgrammeItem, ...], gaps: list[str]) -> None:
    assert said(visit_gaps.programme(facts(visit=visit(status="held"), stops=stops))) == gaps


def test_a_programme_to_come_need_not_be_carried_out() -> None:
    stops = (ProgrammeItem(part="morning", status="proposed"),)
    assert said(visit_gaps.programme(facts(visit=visit(status="planning"), stops=stops))) == []


def test_the_outcome_is_missed() -> None:
    bare = facts(samples=(Sample(), Sample(), Sample(sent_on=DAY)))
    full = facts(visit=visit(outcome_text="Good"), follow_ups=(FollowUp(),))
    assert said(visit_gaps.outcome(bare)) == [
        "The outcome of the visit is not summed up yet",
        "No promises are recorded",
        "2 samples have no dates of sending",
    ]
    assert said(visit_gaps.outcome(full)) == []


def test_press_without_authors_or_photographer_is_named() -> None:
    known = PressItem(id=5, authors="A.", photo_credit="B.")
    told = facts({4: "Partners"}, press=(PressItem(id=4), known))
    assert said(visit_gaps.media(voice(told), told)) == [
        "Authors not recorded: Partners",
        "Photo credit not recorded: Partners",
    ]


def test_what_is_kept_back_is_said() -> None:
    costly = facts(visit=visit(costs=(VisitCost(),)), hidden=frozenset({4}))
    assert said(visit_gaps.kept_back(costly, "private")) == [
        "Costs and rating are left out; they come with the private notes",
        "1 restricted record is left out; it comes with the private notes",
    ]
    assert said(visit_gaps.kept_back(facts(), "private")) == []


def test_a_gap_leads_to_where_it_is_mended() -> None:
    told = facts(
        visit=visit(headcount_stated=2, costs=(VisitCost(),)),
        delegations=(GUESTS,),
        delegates=(Delegate(delegation=2, person=7, title_as_printed=WORDS),),
        people={7: ZHANG},
        samples=(Sample(id=5),),
    )
    gaps = (
        *visit_gaps.delegation(voice(told), told),
        *visit_gaps.programme(told),
        *visit_gaps.outcome(told),
        *visit_gaps.kept_back(told, "private"),
    )
    assert list(dict.fromkeys(gap.spot for gap in gaps)) == [
        Spot(1, "people"),
        Spot(1),
        Spot(7, "names"),
        Spot(1, "programme"),
        Spot(1, "follow_ups"),
        Spot(5),
        Spot(option="private"),
    ]

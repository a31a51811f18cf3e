# SPDX-License-Identifier: MIT
"""What came of a visit: interests, papers, invitations, costs and press."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from delegate_crm.entities.agreement import Agreement, AgreementParty, AgreementText
from delegate_crm.entities.document import Document
from delegate_crm.entities.event import Event
from delegate_crm.entities.interest import Interest
from delegate_crm.entities.invitation import Invitation
from delegate_crm.entities.press import PressItem
from delegate_crm.entities.programme import ProgrammeItem
from delegate_crm.entities.sample import Sample
from delegate_crm.entities.visit import Visit, VisitCost
from delegate_crm.reports import outcome
from delegate_crm.reports.blocks import runs
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.schema.values import FileFacts, LocalText, Money
from tests.reports.telling import drawn, facts, voice

NAMED = {
    4: "Laser",
    5: "Customer",
    6: "City Hall",
    7: "Government",
    8: "Return visit",
    9: "Troitsk",
}
DAY = dt.date(2018, 8, 1)


def words(text: str) -> LocalText:
    return LocalText.of(en=text)


# --- interests ------------------------------------------------------------------------------------


def interests(**given: object) -> list[str]:
    told = facts(NAMED, **given)
    return drawn(outcome.interests(voice(told), told))


def test_an_interest_has_its_samples() -> None:
    interest = Interest(id=2, offering=4, by=5, nature=("buy", "invest"), stage="under_test")
    sample = Sample(
        id=3, interest=2, quantity=3, unit="plates", sent_on=ApproxDate.exact(DAY), offering=4
    )
    assert interests(interests=(interest,), samples=(sample,))[-1] == (
        "Laser | Customer | Buy and invest | Under test / Sample: 3 plates; "
        "Sent on: 1 August 2018; With the recipient; Test result: Pending"
    )


def test_an_interest_may_be_in_a_topic_and_a_sample_without_an_interest() -> None:
    found = interests(
        interests=(Interest(id=2, topic=words("general"), by=5),),
        samples=(Sample(id=3, offering=4, recipient=7),),
    )
    assert found[-2:] == [
        "General | Customer |  | Noted",
        "Laser | Government |  | Sample: With the recipient; Test result: Pending",
    ]


def test_what_was_shown_and_not_wanted_is_named() -> None:
    shown = ProgrammeItem(id=2, offerings=(4, 5, 4))
    asked = Interest(id=3, offering=5, by=6)
    assert interests(stops=(shown,)) == ["Shown, interest not stated: Laser, Customer"]
    assert interests(stops=(shown,), interests=(asked,))[-1] == "Shown, interest not stated: Laser"
    assert interests() == []


# --- papers ---------------------------------------------------------------------------------------


def papers(**given: object) -> list[str]:
    told = facts(NAMED, **given)
    return drawn(outcome.papers(voice(told), told))


def agreement(**given: object) -> Agreement:
    parties = (AgreementParty(organisation=6), AgreementParty(organisation=7))
    return Agreement(id=2, title=words("Protocol"), type="mou", parties=parties).having(**given)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "Proposed; Parties: City Hall; Government (not confirmed)"),
        ({"parties_confirmed": True}, "Proposed; Parties: City Hall; Government"),
        (
            {"status": "signed", "signed_on": DAY},
            "Signed; Date of signing: 1 August 2018; Parties: City Hall; Government",
        ),
        ({"parties": ()}, "Proposed"),
        (
            {"parties": (), "texts": (AgreementText(lang="ru"), AgreementText(lang="xx-Y"))},
            "Proposed; Language versions: Russian, xx-Y",
        ),
    ],
)
def test_an_agreement_says_how_far_it_is(given: dict[str, object], told: str) -> None:
    assert papers(agreements=(agreement(**given),)) == [
        *["- Protocol", f"   Memorandum of understanding; {told}"]
    ]


def test_papers_are_what_was_signed_or_handed_over_and_annexes_the_rest() -> None:
    letter = Document(id=2, title="Letter", kind="letter", on=ApproxDate.exact(DAY))
    scan = Document(id=3, title="Minutes", signed=True, received_from=7)
    photo = Document(id=4, file=FileFacts("0" * 64, 9, "image/png", "hands.png"))
    told = facts(NAMED, documents=(letter, scan, photo))
    assert papers(documents=(letter, scan, photo)) == [
        "- Letter Letter; 1 August 2018",
        "- Minutes signed; Received from: Government",
    ]
    assert drawn(outcome.annexes(voice(told), told)) == ["- hands.png"]


def test_without_papers_nothing_is_said() -> None:
    assert papers() == []
    assert list(outcome.annexes(voice(facts()), facts())) == []


# --- invitations ----------------------------------------------------------------------------------


def invited(**given: object) -> list[str]:
    told = facts(NAMED, **given)
    return drawn(outcome.invitations(voice(told), told))


def test_an_invitation_says_to_what_and_how_it_stands() -> None:
    fair = Event(id=8, start=ApproxDate.exact(DAY), place_note="host to be confirmed")
    letter = Invitation(
        occasion=8, inviter=7, invitee=6, form="verbal", reply_by=ApproxDate.exact(DAY)
    )
    assert invited(events=(fair,), invitations=(letter,))[-1] == (
        "Return visit / 1 August 2018; host to be confirmed | Government | City Hall | "
        "By word of mouth; Planned; Reply by: 1 August 2018"
    )


def test_the_invitation_to_this_visit_is_told_elsewhere() -> None:
    assert invited(invitations=(Invitation(occasion=1),)) == []
    assert invited(invitations=(Invitation(occasion=8),))[-1].startswith("Return visit |")


def test_an_event_without_an_invitation_is_named() -> None:
    opening = Event(id=4, title=words("Opening"), start=ApproxDate.exact(DAY), place=9)
    assert invited(events=(opening,)) == ["- Opening 1 August 2018; Troitsk"]
    assert invited(events=(opening,), visit=Visit(id=1, event=4)) == []


# --- costs and press ------------------------------------------------------------------------------


def yuan(amount: int, currency: str = "CNY") -> Money:
    return Money(Decimal(amount), currency)


def test_costs_are_summed_for_each_currency() -> None:
    costs = (
        VisitCost(item="Hotel", planned=yuan(100), actual=yuan(90)),
        VisitCost(item="Dinner", payer="them", planned=yuan(50)),
        VisitCost(item="Gifts", planned=yuan(7, "EUR")),
    )
    found = drawn([outcome.costs(voice(facts()), Visit(id=1, costs=costs))])
    assert found[-1].startswith("Total")
    assert [each.strip() for each in found[-1].split("|")[2:]] == ["150 CNY; 7 EUR", "90 CNY"]


def test_one_cost_alone_has_no_sum() -> None:
    visit = Visit(id=1, costs=(VisitCost(item="Hotel"),))
    assert drawn([outcome.costs(voice(facts()), visit)])[-1].startswith("Hotel")


def test_press_is_named_with_its_link() -> None:
    item = PressItem(
        title=words("Partners"), outlet=6, authors="A. B.", url="https://example.org/1"
    )
    block = outcome.press(voice(facts(NAMED)), [item, PressItem(title=words("Short"))])
    assert drawn([block]) == [
        "- “Partners” City Hall; Authors: A. B. https://example.org/1",
        "- “Short”",
    ]
    assert [each.link for each in runs(block.items[0]) if each.link] == ["https://example.org/1"]

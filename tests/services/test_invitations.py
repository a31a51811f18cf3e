# SPDX-License-Identifier: MIT
"""Rule 17: an accepted invitation to an event asks for a visit of ours."""

from __future__ import annotations

import pytest

from tests.factories import Make, Typed

OFFER = "The invitation is accepted: enter an outgoing visit with this event as occasion."


def said(make: Make) -> list[str]:
    return [each.message for each in make.office.notes]


def test_rule_17_accepted_invitation_offers_a_visit_once(make: Make) -> None:
    fair = make.event(title="Fair")
    invitation = make.invitation(occasion=fair, direction="received", status="received")
    assert said(make) == []
    accepted = make.change(invitation, status="accepted")
    assert said(make) == [OFFER]
    make.change(accepted, note="By letter")
    assert said(make) == []


@pytest.mark.parametrize("typed", [{"direction": "sent"}, {"status": "declined"}])
def test_rule_17_other_invitations_offer_none(make: Make, typed: dict[str, Typed]) -> None:
    values = {"direction": "received", "status": "accepted", "occasion": make.event(title="Fair")}
    make.invitation(**(values | typed))
    assert said(make) == []


def test_rule_17_visit_that_is_there_is_not_offered(make: Make) -> None:
    fair = make.event(title="Fair")
    make.visit(title="To the fair", direction="outgoing", event=fair)
    make.invitation(occasion=fair, direction="received", status="accepted")
    assert said(make) == []


def test_rule_17_invitation_to_a_visit_has_its_visit(make: Make) -> None:
    visit = make.visit(title="Return visit", direction="outgoing")
    make.invitation(occasion=visit, direction="received", status="accepted")
    assert said(make) == []

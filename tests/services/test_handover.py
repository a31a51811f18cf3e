# SPDX-License-Identifier: MIT
"""All that somebody is in charge of goes to a colleague in one step, or stays while one is away."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.entities.user import User
from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.services.handover import Charge, charge_of, charge_words, hand_over, stand_in
from delegate_crm.services.office import Office
from tests.factories import Make


@pytest.fixture
def clara(make: Make) -> User:
    """An officer in charge of a record of each sort, and of some that are closed."""
    user: User = make.user(login="clara")
    make.follow_up(text="feedback", responsible=user)
    make.follow_up(text="thanks", responsible=user, status="done", result="Sent")
    make.visit(title="Xinxiang", coordinator=user)
    make.visit(title="Lyon", coordinator=user, status="closed", retrospective="yes")
    make.agreement(title="Protocol", type="mou", owner=user)
    body = make.organisation(names="City of Xinxiang", owner=user)
    make.interest(topic="lasers", by=body, owner=user)
    make.interest(topic="plates", by=body, owner=user, stage="lost", lost_reason="Too dear")
    make.person(names="Zhang Guowei", owner=user)
    return user


def charge(office: Office, user: User) -> Charge:
    return office.read(lambda reader: charge_of(reader, [user.id]))


def test_what_is_live_is_counted_by_kind(office: Office, clara: User) -> None:
    words = charge_words(charge(office, clara), Translator("en"))
    assert words == ("1 follow-up, 1 visit, 1 agreement, 1 interest, 1 organisation, 1 person")


def test_all_of_it_goes_to_a_colleague_as_one_step(office: Office, make: Make, clara: User) -> None:
    boris = make.user(login="boris")
    before = charge(office, clara)
    assert office.write(N_("Hand"), lambda work: hand_over(work, [clara.id], boris.id)) == 6
    assert charge(office, clara).all == []
    assert charge(office, boris).ids == before.ids
    assert make.find("follow_up", "thanks").responsible == clara.id
    office.undo()
    assert charge(office, clara) == before


def test_what_several_are_in_charge_of_goes_together(
    office: Office, make: Make, clara: User
) -> None:
    boris, vera = make.user(login="boris"), make.user(login="vera")
    make.visit(title="Pune", coordinator=boris)
    givers = [clara.id, boris.id]
    assert office.write(N_("Hand"), lambda work: hand_over(work, givers, vera.id)) == 7


def test_nobody_hands_over_to_oneself(office: Office, clara: User) -> None:
    with pytest.raises(Invalid):
        office.write(N_("Hand"), lambda work: hand_over(work, [clara.id], clara.id))


def test_a_stand_in_takes_nothing_over(office: Office, make: Make, clara: User) -> None:
    boris, before = make.user(login="boris"), charge(office, clara)
    days = (dt.date(2019, 3, 1), dt.date(2019, 3, 8))
    office.write(N_("Away"), lambda work: stand_in(work, [clara.id], boris.id, *days))
    away = make.again(clara)
    assert (away.stands_in, away.away_from, away.away_until) == (boris.id, *days)
    assert charge(office, clara) == before


def test_nobody_comes_back_before_leaving(make: Make, clara: User) -> None:
    with pytest.raises(Invalid, match="is before"):
        make.change(clara, away_from="8 March 2019", away_until="1 March 2019")

# SPDX-License-Identifier: MIT
"""Titles and search texts follow every change, along the references that they are made from."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from delegate_crm.entities.delegation import Delegation
from delegate_crm.kit.i18n import N_
from delegate_crm.schema.entity import Entity
from delegate_crm.services.office import Office
from delegate_crm.store.tables import table
from tests.factories import Make
from tests.store.conftest import stale


@pytest.fixture
def title(office: Office) -> Callable[[Entity], str]:
    return lambda record: office.read(lambda reader: reader.title(record.id, "en"))


def test_the_sample_is_titled_as_it_would_be_now(sample: Office) -> None:
    assert sample.read(stale) == []


def test_a_visit_is_titled_by_who_comes(make: Make, title: Callable[[Entity], str]) -> None:
    visit = make.visit(start="July 2018")
    body = make.organisation(names="Xinxiang City")
    make.delegation(visit=visit, sending_organisations=body)
    assert title(visit) == "Delegation from Xinxiang City"


def test_a_new_name_reaches_every_title_made_from_it(
    make: Make, title: Callable[[Entity], str]
) -> None:
    visit, body = make.visit(start="July 2018"), make.organisation(names="Old")
    delegation = make.delegation(visit=visit, sending_organisations=body)
    invitation = make.invitation(occasion=visit, inviter=body)
    make.change(body, names="New")
    assert title(delegation) == "New"
    assert title(visit) == "Delegation from New"
    assert title(invitation) == "Delegation from New · New"


def test_a_place_reaches_a_visit_through_who_sits_there(
    make: Make, title: Callable[[Entity], str]
) -> None:
    visit, body = make.visit(start="July 2018"), make.organisation(names="Committee")
    make.delegation(visit=visit, sending_organisations=body)
    place = make.place(names="Xinxiang")
    make.change(body, place=place)
    assert title(visit) == "Delegation from Xinxiang"
    make.change(place, names="Zhengzhou")
    assert title(visit) == "Delegation from Zhengzhou"


def test_hosts_title_a_visit_that_goes_out(make: Make, title: Callable[[Entity], str]) -> None:
    body = make.organisation(names="Institute")
    visit = make.visit(direction="outgoing", start="July 2018", hosts=body)
    make.change(body, names="Academy")
    assert title(visit) == "Visit to Academy"


def test_a_visit_forgets_a_delegation_that_is_undone(
    office: Office, make: Make, title: Callable[[Entity], str]
) -> None:
    visit = make.visit(start="2018-07-30")
    before, body = title(visit), make.organisation(names="Committee")
    make.delegation(visit=visit, sending_organisations=body)
    office.undo()
    assert title(visit) == before


def test_a_delegation_that_moves_titles_both_visits(
    make: Make, title: Callable[[Entity], str]
) -> None:
    one, two = make.visit(start="2018-07-30"), make.visit(start="2018-08-30")
    before, body = title(one), make.organisation(names="Committee")
    delegation = make.delegation(visit=one, sending_organisations=body)
    make.change(delegation, visit=two)
    assert (title(one), title(two)) == (before, "Delegation from Committee")


def test_titles_settle_whatever_the_order_of_changes_in_one_work(
    office: Office, make: Make
) -> None:
    visit, body = make.visit(start="July 2018"), make.organisation(names="Old")
    made = make.delegation(visit=visit, sending_organisations=body)
    with office.work(N_("Several")) as work:
        work.save(visit.having(note="first"), visit)
        work.save(work.reader.get(Delegation, made.id).having(note="second"))
        work.save(body.having(names=(body.names[0].having(text="New"),)), body)
    assert office.read(stale) == []


def test_archived_guests_no_longer_title_their_visit(
    office: Office, make: Make, title: Callable[[Entity], str]
) -> None:
    visit = make.visit(start="2018-07-30")
    before, body = title(visit), make.organisation(names="Committee")
    guests = make.delegation(visit=visit, sending_organisations=body)
    office.write(N_("Archive"), lambda work: work.archive(guests))
    assert title(visit) == before


def test_search_text_holds_children_and_all_languages(office: Office, make: Make) -> None:
    person = make.person(names="Zhang Guowei; 张国伟", note="Любит чай")
    record = table("record")
    query = select(record.c.search_text).where(record.c.id == person.id)
    text = office.read(lambda reader: reader.connection.scalar(query))
    assert set((text or "").splitlines()) == {"张国伟", "zhang guowei", "любит чай"}

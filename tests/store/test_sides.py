# SPDX-License-Identifier: MIT
"""Which bodies are ours, who sent the guests of a visit, and from where."""

from __future__ import annotations

from delegate_crm.services.office import Office
from delegate_crm.store.sides import guests_of, lands_of, our_own
from tests.factories import Make
from tests.scale.counting import looks, sent


def test_our_own_bodies_are_told_apart(office: Office, make: Make) -> None:
    ours = make.organisation(names="TechnoSpark", is_ours="yes")
    make.organisation(names="Xinxiang")
    with office.file.reading() as reader:
        assert our_own(reader) == {ours.id}
        asked = sent(reader, lambda: our_own(reader))
        assert looks(reader, asked, "organisation") == [
            "SEARCH organisation USING COVERING INDEX ix_organisation_is_ours (is_ours=?)"
        ]


def test_the_first_sender_of_the_first_delegation_stands_for_the_guests(
    office: Office, make: Make
) -> None:
    visit, empty = make.visit(title="a"), make.visit(title="b")
    bodies = [make.organisation(names=name) for name in ("first", "second", "third", "ours")]
    make.delegation(visit=visit, sending_organisations=bodies[:2])
    make.delegation(visit=visit, sending_organisations=bodies[2])
    make.delegation(visit=empty, side="host", sending_organisations=bodies[3])
    found = office.read(lambda reader: guests_of(reader, [visit.id, empty.id]))
    assert found == {visit.id: bodies[0].id}


def test_of_each_body_the_country_is_that_of_its_place(office: Office, make: Make) -> None:
    place = make.place(names="Xinxiang", country="CN")
    known = make.organisation(names="Xinxiang Bureau", place=place)
    other = make.organisation(names="Nowhere")
    assert office.read(lambda reader: lands_of(reader, [known.id, other.id])) == {known.id: "CN"}

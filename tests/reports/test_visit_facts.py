# SPDX-License-Identifier: MIT
"""Facts of a visit: all that was recorded around it, in order, and nothing of another one."""

from __future__ import annotations

from functools import partial

import pytest

from delegate_crm.entities.delegation import Delegate, Delegation
from delegate_crm.entities.followup import FollowUp
from delegate_crm.entities.person import Person
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.errors import Invalid, Missing
from delegate_crm.reports.visit_facts import VisitFacts, collect, the_visit
from delegate_crm.services.office import Office
from tests.factories import Make
from tests.reports.telling import by_id, facts, first_visit
from tests.scale.counting import statements


def collected(office: Office, visit: Visit) -> VisitFacts:
    return office.read(lambda reader: collect(reader, visit.id, office.today))


@pytest.fixture
def visit(make: Make) -> Visit:
    made = make.visit(title="Xinxiang", start="30 July 2018")
    assert isinstance(made, Visit)
    return made


def test_the_sample_is_gathered_whole(sample: Office) -> None:
    found = collected(sample, sample.read(first_visit))
    counts = {name: len(records) for name, records in found._lists().items() if records}
    assert counts == {
        "delegations": 2,
        "delegates": 3,
        "stops": 4,
        "follow_ups": 10,
        "interests": 3,
        "samples": 2,
        "agreements": 1,
        "invitations": 2,
        "events": 2,
        "press": 1,
    }
    assert len(found.people) == len(found.posts) == 3


def test_another_visit_adds_nothing(office: Office, make: Make, visit: Visit) -> None:
    other = make.visit(title="Lyon", start="1 August 2018")
    for code in ("programme_item", "delegation"):
        make(code, visit=other, **({"kind": "talks"} if code == "programme_item" else {}))
    make.follow_up(text="send", visit=other)
    assert not any(collected(office, visit)._lists().values())


def test_stops_stand_in_their_order(office: Office, make: Make, visit: Visit) -> None:
    for title, seq in (("second", 20), ("first", 10)):
        make.programme_item(visit=visit, title=title, seq=seq)
    assert [each.title.best("en") for each in collected(office, visit).stops] == ["first", "second"]


def test_what_arose_at_a_stop_or_in_a_talk_belongs_to_the_visit(
    office: Office, make: Make, visit: Visit
) -> None:
    stop = make.programme_item(visit=visit, kind="talks")
    talk = make.interaction(summary="call", about=[stop])
    body = make.organisation(names="City Hall")
    make.interest(topic="robots", by=body, found_at=talk)
    make.agreement(title="Protocol", arose_at=stop)
    found = collected(office, visit)
    assert (len(found.talks), len(found.interests), len(found.agreements)) == (1, 1, 1)


def test_a_passport_is_never_listed(office: Office, make: Make, visit: Visit) -> None:
    make.document(title="Scan", kind="passport_scan", about=visit)
    make.document(title="Minutes", kind="minutes", about=visit)
    assert [each.title for each in collected(office, visit).documents] == ["Minutes"]


def test_the_number_of_queries_does_not_grow(office: Office, make: Make, visit: Visit) -> None:
    counts = []
    for _ in range(2):
        for number in range(4):
            make.programme_item(visit=visit, title=f"stop {number}")
            make.follow_up(text="send", visit=visit)
        with office.file.reading() as reader:
            job = partial(collect, reader, visit.id, office.today)
            counts.append(statements(reader, job))
    assert counts[0] == counts[1] < 60


def test_a_visit_that_is_not_there_is_missing(office: Office) -> None:
    with pytest.raises(Missing):
        collected(office, Visit(id=999))


@pytest.mark.parametrize("ids", [(), (1, 2)])
def test_a_report_is_about_one_visit(ids: tuple[int, ...]) -> None:
    with pytest.raises(Invalid):
        the_visit(ids)
    assert the_visit((7,)) == 7


# --- in order, and who may see what ---------------------------------------------------------------


def test_members_stand_by_precedence_then_as_entered() -> None:
    seats = [
        Delegate(id=number, delegation=2, precedence=place)
        for number, place in ((1, None), (2, 2), (3, 1), (4, None))
    ]
    found = facts(delegates=(*seats, Delegate(id=5, delegation=3))).members(Delegation(id=2))
    assert [each.id for each in found] == [3, 2, 1, 4]


def test_a_person_without_a_place_in_the_visit_is_no_member() -> None:
    told = facts(delegates=(Delegate(id=1, person=7), Delegate(id=2)))
    assert told.member(7) is not None
    assert told.member(8) is None
    assert told.member(None) is None


def test_what_is_hidden_is_left_out_with_its_title_and_seat() -> None:
    told = facts(
        {7: "Secret agent", 8: "Guest"},
        follow_ups=(FollowUp(id=1), FollowUp(id=2)),
        delegates=(Delegate(id=3, person=7), Delegate(id=4, person=8)),
        people=by_id(Person(id=7), Person(id=8)),
        hidden=frozenset({2, 7}),
    ).open_to_all()
    assert ([each.id for each in told.follow_ups], list(told.people)) == ([1], [8])
    assert [each.id for each in told.delegates] == [4]
    assert (told.titles.of(7, "en"), told.titles.of(8, "en")) == ("", "Guest")


def test_restricted_records_of_every_sort_are_hidden(
    office: Office, make: Make, visit: Visit
) -> None:
    kept = {"confidentiality": "restricted"}
    person = make.person(names="Zhang Guowei", **kept)
    guests = make.delegation(visit=visit)
    seat = make.delegate(delegation=guests, person=person)
    promise = make.follow_up(text="send", visit=visit, to=person, **kept)
    make.change(visit, **kept)
    found = collected(office, visit)
    assert found.hidden == {person.id, promise.id}
    assert seat.id in {each.id for each in found.delegates}

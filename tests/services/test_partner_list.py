# SPDX-License-Identifier: MIT
"""The list of partners: two kinds in one, countries, posts, contacts, steps, what is inside."""

from __future__ import annotations

from functools import partial

import pytest

from delegate_crm.entities.visit import Visit
from delegate_crm.kit.errors import Missing
from delegate_crm.kit.i18n import N_
from delegate_crm.services.office import Office, Work
from delegate_crm.services.partner_list import PartnerList
from tests.factories import Make
from tests.services.listing import Listed


@pytest.fixture
def partners(sample: Office) -> Listed:
    return Listed(sample, PartnerList())


@pytest.fixture
def own(office: Office) -> Listed:
    return Listed(office, PartnerList())


def test_organisations_and_people_stand_by_name_in_one_list(partners: Listed) -> None:
    titles = partners.titles()
    assert len(titles) == 14
    assert titles == sorted(titles, key=str.casefold)
    assert partners.titles(sort="-title") == titles[::-1]


@pytest.mark.parametrize(("part", "count"), [("organisations", 11), ("people", 3)])
def test_a_part_holds_one_kind(partners: Listed, part: str, count: int) -> None:
    rows = partners.rows(part=part)
    assert len(rows) == count
    assert {row.kind for row in rows} == {part.rstrip("s").replace("people", "person")}


def test_the_first_few_are_given_at_once(sample: Office, partners: Listed) -> None:
    source = PartnerList()
    few = sample.read(lambda reader: source.find(reader, partners.ask(first=3)))
    assert list(few.ids) == list(partners.found().ids)[:3]
    assert not few.whole


def test_the_native_form_stands_beside_the_name(partners: Listed) -> None:
    cell = partners.cell(partners.rows("guowei")[0], "title")
    assert (cell.text, cell.remark) == ("Zhang Guowei", "张国伟")


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_a_tile_has_the_letters_of_the_own_name_as_on_the_page(sample: Office, lang: str) -> None:
    partners = Listed(sample, PartnerList(), lang=lang)
    tiles = {partners.cell(row, "title").tile for row in partners.rows(part="people")}
    assert tiles == {"张", "ДК", "ВГ"}


def test_a_person_has_a_post_and_an_organisation_a_kind(partners: Listed) -> None:
    assert "CPC Xinxiang Municipal Committee" in partners.said("Zhang Guowei", "role")
    assert partners.said("Aspirant Business Park", "role") == "Business park"


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("country=CN", 7),
        ("country=China", 7),
        ("country!=CN", 7),
        ("country=", 0),
        ("country=FR", 0),
    ],
)
def test_partners_are_asked_for_by_country(partners: Listed, words: str, count: int) -> None:
    found = partners.rows(words)
    assert len(found) == count


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("relation=contact", {"organisation"}),
        ("gender!=f", {"person"}),
        ("owner=", {"organisation", "person"}),
    ],
)
def test_a_condition_of_one_kind_leaves_the_other_out(
    partners: Listed, words: str, kinds: set[str]
) -> None:
    assert {row.kind for row in partners.rows(words)} == kinds


def test_a_name_that_neither_kind_has_is_refused(partners: Listed) -> None:
    with pytest.raises(Missing):
        partners.found("weight=7")


def test_the_last_contact_is_the_latest_meeting_or_message(own: Listed, make: Make) -> None:
    body, guest = make.organisation(names="Institute"), make.person(names="Zhang Guowei")
    visit = make.visit(title="visit", start="3 May 2016", status="held", retrospective="yes")
    group = make.delegation(visit=visit, side="guest", sending_organisations=[body])
    make.delegate(delegation=group, person=guest)
    make.interaction(summary="call", at="about 7 June 2017", participants=[body])
    make.interaction(summary="to come", at="7 June 2020", participants=[body])
    assert own.said("Institute", "last") == "≈ 7 Jun 2017"
    assert own.said("Zhang Guowei", "last") == "3 May 2016"
    assert own.titles(sort="-last") == ["Institute", "Zhang Guowei"]


def archived(visit: Visit, work: Work) -> None:
    work.archive(visit)


def test_a_visit_that_never_was_is_no_contact(own: Listed, make: Make, office: Office) -> None:
    body = make.organisation(names="Institute")
    for status, away in (("cancelled", False), ("held", True)):
        visit = make.visit(
            title="visit",
            start="3 May 2016",
            status=status,
            retrospective="yes",
            hosts=[body],
            status_reason="x",
        )
        if away:
            office.write(N_("Archive"), partial(archived, visit))
    assert own.said("Institute", "last") == ""


def test_the_next_step_is_the_open_promise_that_is_due_first(own: Listed, make: Make) -> None:
    bodies = [make.organisation(names=name) for name in ("Alpha", "Beta", "Gamma")]
    make.follow_up(text="reply", by_side="them", by=bodies[0], due_mode="date", due="1 June 2019")
    make.follow_up(text="letter", by_side="us", to=bodies[1], due_mode="date", due="20 March 2019")
    make.follow_up(
        text="done",
        by_side="us",
        to=bodies[2],
        status="done",
        result="x",
        due_mode="date",
        due="1 May 2018",
    )
    assert own.said("Beta", "next") == "Letter, Due 20 March"
    assert own.said("Gamma", "next") == "No next step"
    assert own.titles(sort="next") == ["Beta", "Alpha", "Gamma"]


@pytest.mark.parametrize(
    ("sort", "first"), [("country", "b"), ("-country", "a"), ("owner", "b"), ("-owner", "a")]
)
def test_partners_sort_by_country_and_owner(own: Listed, make: Make, sort: str, first: str) -> None:
    anna, zoe = make.user(login="anna b"), make.user(login="zoe")
    place = make.place(names="Xinxiang", kind="city", country="China")
    make.person(names="a", citizenship="Kazakhstan", owner=zoe)
    make.organisation(names="b", place=place, owner=anna)
    assert own.titles(sort=sort)[0] == first


def test_partners_sort_by_what_is_owed_with_them(own: Listed, make: Make) -> None:
    one, two = (make.organisation(names=name) for name in ("One", "Two"))
    make.organisation(names="Another")
    make.follow_up(text="answer", by_side="them", by=one)
    for text in ("letter", "book"):
        make.follow_up(text=text, by_side="us", to=one)
        make.follow_up(text=text, by_side="both", by=two)
    make.follow_up(text="over", by_side="us", to=one, status="done", result="yes")
    make.follow_up(text="more", by_side="us", to=two)
    assert own.titles(sort="-them") == ["Two", "One", "Another"]
    assert own.titles(sort="us") == ["One", "Two", "Another"]


def test_bodies_and_people_stand_inside_an_organisation(
    own: Listed, make: Make, office: Office
) -> None:
    whole = make.organisation(names="Academy")
    part = make.organisation(names="Institute", parent=whole)
    people = [make.person(names=name) for name in ("Wang", "Chen", "Gone")]
    for person, until in zip(people, ("", "", "2016"), strict=True):
        make.affiliation(person=person, organisation=whole, until=until)
    opening = {own.cell(row, "title").text for row in own.rows() if row.opens}
    inside = office.read(lambda reader: PartnerList().inside(reader, whole.id, own.ask()))
    assert opening == {"Academy"}
    assert inside == [part.id, people[1].id, people[0].id]


def test_the_sentence_counts_both_kinds(partners: Listed, own: Listed) -> None:
    assert partners.sentence() == "11 organisations, 3 people"
    assert own.sentence() == "0 organisations, 0 people"

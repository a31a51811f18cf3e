# SPDX-License-Identifier: MIT
"""Rules 8 and 9: one head, one place each in the order of precedence, print that stays."""

from __future__ import annotations

import pytest

from delegate_crm.entities.delegation import Delegate, Delegation
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_
from delegate_crm.schema.values import LocalText
from tests.factories import Make


@pytest.fixture
def guests(make: Make) -> Delegation:
    made: Delegation = make.delegation(visit=make.visit(title="Xinxiang"))
    return made


def seat(make: Make, guests: Delegation, name: str, role: str = "member") -> Delegate:
    made: Delegate = make.delegate(delegation=guests, placeholder=name, role=role)
    return made


def refused_fields(make: Make, record: Delegate, **typed: str) -> list[str]:
    with pytest.raises(Invalid) as refused:
        make.change(record, **typed)
    return [problem.field for problem in refused.value.problems]


def test_rule_8_one_head(make: Make, guests: Delegation) -> None:
    seat(make, guests, "The mayor", "head")
    other = seat(make, guests, "The deputy")
    assert refused_fields(make, other, role="head", precedence="1") == ["role", "precedence"]


def test_rule_8_each_delegation_has_its_own_head(make: Make, guests: Delegation) -> None:
    seat(make, guests, "The mayor", "head")
    second = make.delegation(visit=guests.visit, name="The second one")
    assert seat(make, second, "The rector", "head").precedence == 1


def test_rule_8_archived_head_leaves_the_place(make: Make, guests: Delegation) -> None:
    mayor = seat(make, guests, "The mayor", "head")
    make.office.write(N_("Archive"), lambda work: work.archive(mayor))
    assert seat(make, guests, "The deputy", "head").precedence == 1


def test_rule_8_no_place_is_taken_twice(make: Make, guests: Delegation) -> None:
    seat(make, guests, "The mayor", "head")
    deputy = seat(make, guests, "The deputy")
    assert refused_fields(make, deputy, precedence="1") == ["precedence"]


def test_rule_8_two_delegates_change_places_in_one_step(make: Make, guests: Delegation) -> None:
    one, two = (seat(make, guests, name) for name in ("A", "B"))

    with make.office.work(N_("Change places")) as work:
        work.save(one.having(precedence=two.precedence))
        work.save(two.having(precedence=one.precedence))
    assert [make.again(each).precedence for each in (one, two)] == [3, 2]


def test_rule_8_head_comes_first_unless_it_is_said_why(make: Make, guests: Delegation) -> None:
    mayor = seat(make, guests, "The mayor", "head")
    assert refused_fields(make, mayor, precedence="2") == ["precedence"]
    moved = make.change(mayor, precedence="2", precedence_note="The secretary ranks higher")
    assert moved.precedence == 2


def test_first_place_is_kept_for_the_head(make: Make, guests: Delegation) -> None:
    places = [seat(make, guests, name).precedence for name in ("A", "B")]
    places.append(seat(make, guests, "The mayor", "head").precedence)
    places.append(seat(make, guests, "C").precedence)
    assert places == [2, 3, 1, 4]


def test_cleared_place_is_the_last(make: Make, guests: Delegation) -> None:
    first, _ = seat(make, guests, "A"), seat(make, guests, "B")
    assert make.change(first, precedence="").precedence == 4


def test_delegate_needs_a_delegation(make: Make) -> None:
    with pytest.raises(Invalid) as refused:
        make.delegate(placeholder="Somebody")
    assert refused.value.problems[0].field == "delegation"


@pytest.fixture
def zhang(make: Make, guests: Delegation) -> Delegate:
    """Zhang Guowei, in his capacity as secretary."""
    person = make.person(names="Zhang Guowei; Чжан Говэй; 张国伟")
    body = make.organisation(names="CPC Xinxiang Municipal Committee")
    post = make.affiliation(person=person, organisation=body, title="Secretary")
    made: Delegate = make.delegate(delegation=guests, person=person, affiliation=post, role="head")
    return made


def test_rule_9_name_and_title_are_printed_as_they_stand(zhang: Delegate) -> None:
    assert zhang.name_as_printed == LocalText.of(en="Zhang Guowei", ru="Чжан Говэй", zh="张国伟")
    assert zhang.title_as_printed == LocalText.of(en="Secretary")


def test_rule_9_print_stays_when_name_and_post_change(make: Make, zhang: Delegate) -> None:
    make.change(make.find("person", str(zhang.person)), names="Zhang Wei")
    make.change(make.find("affiliation", str(zhang.affiliation)), title="Mayor")
    after = make.change(make.again(zhang), attendance="arrived")
    assert after.name_as_printed == zhang.name_as_printed
    assert after.title_as_printed == zhang.title_as_printed


def test_rule_9_typed_print_is_kept(make: Make, guests: Delegation) -> None:
    person = make.person(names="Zhang Guowei; Zhang Old")
    delegate = make.delegate(delegation=guests, person=person, name_as_printed="Mr Zhang")
    assert delegate.name_as_printed == LocalText.of(en="Mr Zhang")


def test_print_of_somebody_else_goes_with_that_person(make: Make, zhang: Delegate) -> None:
    person = make.person(names="Li Wei")
    post = make.affiliation(
        person=person, organisation=make.organisation(names="City"), title="Deputy Mayor"
    )
    replaced = make.change(zhang, person=person, affiliation=post)
    assert replaced.name_as_printed == LocalText.of(en="Li Wei")
    assert replaced.title_as_printed == LocalText.of(en="Deputy Mayor")


def test_print_typed_along_with_another_person_is_kept(make: Make, zhang: Delegate) -> None:
    person = make.person(names="Li Wei")
    replaced = make.change(zhang, person=person, name_as_printed="Dr Li")
    assert replaced.name_as_printed.exact("en") == "Dr Li"


def test_seat_is_printed_once_it_has_a_name(make: Make, guests: Delegation) -> None:
    empty = seat(make, guests, "Interpreter, name to follow", "interpreter")
    assert empty.name_as_printed == LocalText()
    filled = make.change(empty, person=make.person(names="Li Wei"))
    assert (filled.name_as_printed, filled.precedence) == (LocalText.of(en="Li Wei"), 2)


def test_former_name_is_not_printed(make: Make, guests: Delegation) -> None:
    person = make.person(names="Li Wei; Wang Wei")
    former = person.names[0].having(kind="former")
    make.office.write(
        N_("Rename"), lambda work: work.save(person.having(names=(former, person.names[1])))
    )
    delegate = make.delegate(delegation=guests, person=person)
    assert delegate.name_as_printed == LocalText.of(en="Wang Wei")


@pytest.fixture
def city(make: Make) -> int:
    """An organisation in China."""
    place = make.place(names="Xinxiang", country="CN")
    return int(make.organisation(names="City of Xinxiang", place=place).id)


def test_delegation_comes_from_the_country_of_its_senders(make: Make, city: int) -> None:
    visit: Visit = make.visit(title="Xinxiang")
    guests = make.delegation(visit=visit, sending_organisations=city)
    assert (guests.country, make.again(visit).country) == ("CN", "CN")


def test_typed_country_of_a_visit_is_kept(make: Make, city: int) -> None:
    visit: Visit = make.visit(title="Xinxiang", country="HK")
    make.delegation(visit=visit, sending_organisations=city)
    assert make.again(visit).country == "HK"


def test_hosts_do_not_decide_the_country_of_a_visit(make: Make, city: int) -> None:
    visit: Visit = make.visit(title="Xinxiang")
    hosts = make.delegation(visit=visit, side="host", sending_organisations=city)
    assert (hosts.country, make.again(visit).country) == ("CN", "")

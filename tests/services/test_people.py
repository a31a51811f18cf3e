# SPDX-License-Identifier: MIT
"""Posts, names, country priorities and places: what may stand beside what."""

from __future__ import annotations

import pytest

from delegate_crm.entities.organisation import OrganisationName
from delegate_crm.entities.person import Person
from delegate_crm.kit.errors import Conflict, Invalid
from delegate_crm.kit.i18n import N_
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.services.people import country_of
from tests.factories import Make, Typed


@pytest.fixture
def zhang(make: Make) -> Person:
    made: Person = make.person(names="Zhang Guowei")
    make.organisation(names="City")
    make.affiliation(person=made, organisation="City", title="Mayor", primary="yes")
    return made


def test_one_main_post_at_a_time(make: Make, zhang: Person) -> None:
    with pytest.raises(Invalid) as refused:
        make.affiliation(person=zhang, organisation="City", title="Secretary", primary="yes")
    assert refused.value.problems[0].field == "primary"
    assert make.affiliation(person=zhang, organisation="City", title="Secretary")


def test_ended_post_makes_room_for_another_main_post(make: Make, zhang: Person) -> None:
    mayor = make.find("affiliation", "Zhang Guowei · Mayor · City")
    make.change(mayor, until="before 2019")
    assert make.affiliation(person=zhang, organisation="City", title="Rector", primary="yes")
    with pytest.raises(Invalid):
        make.change(make.again(mayor), until="")


def test_archived_post_makes_room_too(make: Make, zhang: Person) -> None:
    mayor = make.find("affiliation", "Zhang Guowei · Mayor · City")
    make.office.write(N_("Archive"), lambda work: work.archive(mayor))
    assert make.affiliation(person=zhang, organisation="City", title="Rector", primary="yes")


def test_main_posts_of_others_do_not_count(make: Make, zhang: Person) -> None:
    other = make.person(names="Li Wei")
    assert make.affiliation(person=other, organisation="City", title="Deputy", primary="yes")
    assert make.again(zhang).names


def name(text: str, lang: str, form: str = "official", until: str = "") -> OrganisationName:
    ended = ApproxDate.year(int(until)) if until else None
    return OrganisationName(text=text, lang=lang, form=form, valid_to=ended)


@pytest.mark.parametrize(
    ("second", "kept"),
    [
        (name("TechnoSpark Centre", "en"), False),
        (name("ТехноСпарк", "ru"), True),
        (name("TechnoSpark", "en", "short"), True),
        (name("TS", "en", "abbreviation"), True),
        (name("Nano-Center", "en", until="2015"), True),
    ],
)
def test_one_main_name_in_each_language_and_form(
    make: Make,
    second: OrganisationName,
    kept: bool,  # noqa: FBT001 - a row of the table
) -> None:
    body = make.organisation(names="TechnoSpark Nano-Center")
    longer = body.having(names=(*body.names, second))
    if kept:
        make.office.write(N_("Name"), lambda work: work.save(longer))
        return
    with pytest.raises(Invalid) as refused:
        make.office.write(N_("Name"), lambda work: work.save(longer))
    assert refused.value.problems[0].field == "names"


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("张国伟", ("zh-Hans", "Hani", "family_first")),
        ("Чжан Говэй", ("ru", "Cyrl", "given_first")),
        ("Zhang Guowei", ("en", "Latn", "given_first")),
    ],
)
def test_name_entered_bare_has_the_letters_it_is_written_in(
    make: Make, zhang: Person, text: str, letters: tuple[str, str, str]
) -> None:
    bare = type(zhang.names[0])(full=text)
    make.office.write(N_("Name"), lambda work: work.save(zhang.having(names=(bare,))))
    (stored,) = make.again(zhang).names
    assert (stored.lang, stored.script, stored.order) == letters


def test_typed_language_of_a_name_is_kept(make: Make) -> None:
    body = make.organisation(names="TechnoSpark")
    pinyin = OrganisationName(text="Xinxiang Shi", lang="zh-Latn")
    make.office.write(N_("Name"), lambda work: work.save(body.having(names=(pinyin,))))
    (stored,) = make.again(body).names
    assert (stored.lang, stored.script) == ("zh-Latn", "Latn")


FIRST = {"country": "China", "level": "priority"}


@pytest.mark.parametrize(
    ("one", "two", "kept"),
    [
        ({}, {}, False),
        ({"valid_to": "2018"}, {"valid_from": "2019"}, True),
        ({"valid_from": "2019"}, {"valid_to": "2018"}, True),
        ({"valid_to": "June 2018"}, {"valid_from": "June 2018"}, False),
        ({"valid_from": "2018"}, {"valid_from": "2019"}, False),
        ({"valid_to": "after 1 May 2018"}, {"valid_from": "2019"}, False),
    ],
)
def test_priorities_of_a_country_do_not_overlap(
    make: Make,
    one: dict[str, Typed],
    two: dict[str, Typed],
    kept: bool,  # noqa: FBT001 - a row
) -> None:
    make.country_priority(**FIRST, **one)
    if kept:
        assert make.country_priority(country="China", level="watch", **two)
        return
    with pytest.raises(Invalid) as refused:
        make.country_priority(country="China", level="watch", **two)
    assert refused.value.problems[0].field == "country"


def test_priorities_of_other_countries_and_archived_ones_do_not_count(make: Make) -> None:
    first = make.country_priority(**FIRST)
    assert make.country_priority(country="India", level="watch")
    make.office.write(N_("Archive"), lambda work: work.archive(first))
    assert make.country_priority(country="China", level="watch")


def test_place_lies_in_the_country_around_it(make: Make) -> None:
    china = make.place(names="China", kind="country", country="CN")
    henan = make.place(names="Henan", kind="region", parent=china)
    assert make.place(names="Xinxiang", parent=henan).country == "CN"
    assert make.place(names="Vladivostok", parent=henan, country="RU").country == "RU"
    assert make.place(names="Atlantis").country == ""


def test_country_of_the_first_body_whose_place_is_known(make: Make) -> None:
    place = make.place(names="Troitsk", country="RU")
    bodies = [make.organisation(names="A"), make.organisation(names="B", place=place)]
    ids = [None, *(body.id for body in bodies)]
    assert make.office.read(lambda reader: country_of(reader, ids)) == "RU"
    assert make.office.read(lambda reader: country_of(reader, ids[:2])) == ""


@pytest.mark.parametrize("code", ["person", "organisation", "visit"])
def test_rule_10_what_others_point_at_is_archived_and_never_erased(
    make: Make, zhang: Person, code: str
) -> None:
    visit = make.visit(title="Xinxiang")
    make.follow_up(text="feedback", visit=visit)
    record = {"person": zhang, "organisation": make.find("organisation", "City"), "visit": visit}[
        code
    ]
    with pytest.raises(Conflict):
        make.office.write(N_("Erase"), lambda work: work.erase(record))
    make.office.write(N_("Archive"), lambda work: work.archive(record))
    assert make.again(record).archived_at


def test_rule_10_what_nothing_points_at_may_be_erased(make: Make) -> None:
    person = make.person(names="Li Wei")
    make.office.write(N_("Erase"), lambda work: work.erase(person))
    assert make.office.read(lambda reader: reader.record(person.id)) is None

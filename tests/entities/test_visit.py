# SPDX-License-Identifier: MIT
"""What a visit is called, and the year in which it is counted."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.entities.visit import Visit, counted_in
from delegate_crm.rules.approx import ApproxDate, Qualifier
from delegate_crm.services.office import Office
from tests.factories import Make


def called(office: Office, visit: Visit, lang: str = "en") -> str:
    return office.read(lambda reader: reader.title(visit.id, lang))


@pytest.fixture
def city(make: Make) -> int:
    place = make.place(names='{"en": "Xinxiang", "ru": "Синьсян", "zh": "新乡市"}')
    return int(make.organisation(names="City government", place=place).id)


def test_typed_title_comes_first(make: Make, city: int) -> None:
    visit = make.visit(title="The mayor comes", start="July 2018")
    make.delegation(visit=visit, sending_organisations=city)
    assert called(make.office, visit) == "The mayor comes"


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
def test_visit_to_us_is_called_after_the_place_of_the_guests(
    make: Make, city: int, lang: str
) -> None:
    visit = make.visit(start="July 2018")
    make.delegation(visit=visit, sending_organisations=city)
    place = {"en": "Xinxiang", "ru": "Синьсян", "zh": "新乡市"}[lang]
    assert place in called(make.office, visit, lang)
    assert called(make.office, visit) == "Delegation from Xinxiang"


def test_delegation_with_a_name_gives_it_to_the_visit(make: Make, city: int) -> None:
    visit = make.visit(start="July 2018")
    make.delegation(visit=visit, sending_organisations=city, name="Henan and Xinxiang")
    assert called(make.office, visit) == "Delegation from Henan and Xinxiang"


def test_guests_without_a_place_are_called_by_their_own_name(make: Make) -> None:
    visit = make.visit(start="July 2018")
    make.delegation(visit=visit, sending_organisations=make.organisation(names="Somebody"))
    assert called(make.office, visit) == "Delegation from Somebody"


def test_hosts_do_not_name_a_visit_to_us(make: Make, city: int) -> None:
    visit = make.visit(start="July 2018", hosts=city)
    make.delegation(visit=visit, side="host", sending_organisations=city)
    assert called(make.office, visit).startswith("Visit to us, ")


def test_visit_from_us_is_called_after_the_place_of_its_hosts(make: Make, city: int) -> None:
    visit = make.visit(start="July 2018", direction="outgoing", hosts=city)
    assert called(make.office, visit) == "Visit to Xinxiang"


@pytest.mark.parametrize(
    ("direction", "title"), [("incoming", "Visit to us"), ("outgoing", "Visit from us")]
)
def test_visit_with_nothing_but_a_date(make: Make, direction: str, title: str) -> None:
    visit = make.visit(start="July 2018", direction=direction)
    assert called(make.office, visit) == f"{title}, July 2018"


def test_visit_follows_the_name_of_the_place(make: Make, city: int) -> None:
    visit = make.visit(start="July 2018")
    make.delegation(visit=visit, sending_organisations=city)
    make.change(make.find("place", "Xinxiang"), names__en="Henan")
    assert called(make.office, visit) == "Delegation from Henan"


@pytest.mark.parametrize(
    ("start", "year"),
    [
        (ApproxDate.exact(dt.date(2018, 7, 30)), 2018),
        (ApproxDate.month(2018, 12), 2018),
        (ApproxDate.between(dt.date(2018, 12, 1), dt.date(2019, 2, 1)), 2018),
        (ApproxDate.until(dt.date(2018, 1, 1)), 2018),
        (None, None),
    ],
)
def test_visit_is_counted_in_the_year_of_its_first_day(
    start: ApproxDate | None, year: int | None
) -> None:
    assert counted_in(Visit(start=start)) == year


def test_dates_that_span_years_count_in_the_best(make: Make) -> None:
    start = ApproxDate.about(dt.date(2019, 1, 1))
    assert start.qualifier is Qualifier.APPROXIMATE
    assert counted_in(Visit(start=start)) == 2019
    assert make.visit(start="about 1 January 2019").reference == "V-2019-001"

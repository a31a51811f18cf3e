# SPDX-License-Identifier: MIT
"""Working days of the office and of its partners, and what is counted by them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from delegate_crm.entities.followup import FollowUp
from delegate_crm.entities.organisation import Organisation
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.i18n import N_
from delegate_crm.services.calendars import (
    OFFICE_COUNTRY,
    calendar,
    office_country,
    partner_countries,
    provisional_in,
)
from delegate_crm.services.office import Office
from delegate_crm.services.settings import change, office_defaults
from tests.factories import Make

At = Callable[[str], None]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.fixture
def russian(office: Office) -> Office:
    """An office that keeps the days off of Russia."""
    change(office, OFFICE_COUNTRY, "Russia", "en")
    return office


in_russia = pytest.mark.usefixtures("russian")


@pytest.fixture
def partner(make: Make) -> Organisation:
    place = make.place(names="Xinxiang", kind="city", country="China")
    made: Organisation = make.organisation(names="Xinxiang city", kind="government", place=place)
    return made


@pytest.fixture
def visit(make: Make) -> Visit:
    made: Visit = make.visit(title="Xinxiang", start="30 July 2018", country="China")
    return made


def promised(make: Make, visit: Visit, window: str, **more: str) -> FollowUp:
    made: FollowUp = make.follow_up(text="thank", window=window, visit=visit, **more)
    return made


def due(make: Make, item: FollowUp) -> str:
    window = make.again(item).window
    assert window.is_day
    return str(window.closes.best)


@pytest.mark.parametrize(
    ("window", "there"),
    [("3 wd after the visit", "2018-08-02"), ("10 wd after the visit", "2018-08-13")],
)
def test_thanks_and_report_are_due_on_working_days_after_the_visit(
    make: Make, visit: Visit, window: str, there: str
) -> None:
    assert due(make, promised(make, visit, window)) == there


@in_russia
def test_office_keeps_the_days_off_of_its_country(make: Make, visit: Visit) -> None:
    make.change(visit, start="28 December 2018")
    assert due(make, promised(make, visit, "3 wd after the visit")) == "2019-01-10"


@in_russia
def test_what_needs_the_partner_counts_days_that_both_work(make: Make, visit: Visit) -> None:
    make.change(visit, start="30 September 2018")
    ours = promised(make, visit, "1 wd after the visit")
    both = promised(make, visit, "1 wd after the visit", calendar="joint")
    assert [due(make, ours), due(make, both)] == ["2018-10-01", "2018-10-08"]


@in_russia
def test_day_is_moved_off_days_off_as_its_rule_says_and_follows_the_visit(
    make: Make, visit: Visit
) -> None:
    week = promised(make, visit, "7 days after the visit", roll="forward")
    make.change(visit, start="4 August 2018")
    assert due(make, week) == "2018-08-13"  # the 11th is a Saturday
    assert due(make, make.change(week, roll="back")) == "2018-08-10"
    assert due(make, make.change(week, roll="")) == "2018-08-11"


@in_russia
def test_ends_of_a_span_are_not_moved(make: Make, visit: Visit) -> None:
    item = promised(make, visit, "5-6 days after the visit", roll="forward")
    assert item.window is not None
    assert [item.window.opens.best, item.window.closes.best] == [
        day("2018-08-04"),
        day("2018-08-05"),
    ]


@in_russia
def test_day_added_by_hand_moves_what_is_counted_by_it(make: Make, visit: Visit) -> None:
    item = promised(make, visit, "3 wd after the visit")
    added = make.holiday(country="Russia", on="1 August 2018", name="Day of the city")
    assert due(make, item) == "2018-08-03"
    make.change(added, kind="working_weekend")
    assert due(make, item) == "2018-08-02"


def test_set_country_moves_what_is_counted_by_its_days(
    make: Make, office: Office, visit: Visit
) -> None:
    make.change(visit, start="28 December 2018")
    item = promised(make, visit, "3 wd after the visit")
    assert due(make, item) == "2019-01-02"
    change(office, OFFICE_COUNTRY, "Russia", "en")
    assert due(make, item) == "2019-01-10"


def test_countries_come_from_the_setting_else_our_own_organisation(
    make: Make,
    office: Office,
    partner: Organisation,
) -> None:
    assert office.read(office_country) == ""
    make.change(partner, is_ours="yes")
    assert office.read(office_country) == "CN"
    change(office, OFFICE_COUNTRY, "Russia", "en")
    assert office.read(office_country) == "RU"


def test_partner_s_country_is_that_of_who_promised_else_of_the_visit(
    make: Make,
    office: Office,
    partner: Organisation,
    visit: Visit,
) -> None:
    named = make.follow_up(text="feedback", by_side="them", by=partner)
    guests = make.follow_up(text="feedback", by_side="them", visit=visit)
    nobody = make.follow_up(text="feedback")
    found = office.read(lambda reader: partner_countries(reader, (named, guests, nobody)))
    assert found == {named.id: "CN", guests.id: "CN"}


def test_country_of_a_person_is_the_citizenship_else_where_the_post_is(
    make: Make, office: Office, partner: Organisation
) -> None:
    citizen = make.person(names="Ann", citizenship="Germany")
    posted = make.person(names="Li Ming")
    make.affiliation(person=posted, organisation=partner, title="Director")
    items = [make.follow_up(text="f", by_side="them", by=each) for each in (citizen, posted)]
    found = office.read(lambda reader: partner_countries(reader, items))
    assert [*found.values()] == ["DE", "CN"]


def test_default_country_of_the_office_counts_all_anew(make: Make, office: Office) -> None:
    change(office, OFFICE_COUNTRY, "RU", "en")
    visit = make.visit(title="Polite", start="30 April 2019", direction="incoming")
    item = make.follow_up(text="thank", visit=visit, window="3 wd after the visit")
    assert item.window.closes.best == day("2019-05-08")
    office.write(N_("Back"), lambda work: office_defaults(work, "calendars"))
    assert make.again(item).window.closes.best == day("2019-05-03")


def test_day_in_a_year_that_is_not_announced_yet_is_provisional(
    make: Make, russian: Office, visit: Visit
) -> None:
    soon = promised(make, visit, "3 wd after the visit", calendar="joint")
    make.change(visit, start="1 March 2027")
    later = make.again(soon)
    plain = promised(make, visit, "3 days after the visit")
    found = russian.read(lambda r: [provisional_in(r, x) for x in (soon, later, plain)])
    assert found == [False, True, False]


def test_day_added_as_provisional_marks_its_year(make: Make, russian: Office) -> None:
    make.holiday(country="Russia", on="3 January 2019", provisional="yes")
    ours = russian.read(lambda reader: calendar(reader, "RU"))
    assert [ours.provisional(day(f"{year}-05-01")) for year in (2019, 2018)] == [True, False]

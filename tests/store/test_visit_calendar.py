# SPDX-License-Identifier: MIT
"""Visits between two days: cut at both ends, open sides, what is put away, and the nearest ones."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.kit.i18n import N_
from delegate_crm.schema.listing import Listing
from delegate_crm.services.office import Office
from delegate_crm.store.visit_calendar import Stay, stays_around, stays_between
from tests.factories import Make

VISITS = Listing("visit")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def between(office: Office, first: str, last: str) -> list[Stay]:
    return office.read(lambda reader: stays_between(reader, VISITS, day(first), day(last)))


def titles(office: Office, first: str, last: str) -> list[str]:
    return [each.title for each in between(office, first, last)]


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2018-06-01", "2018-06-30", []),
        ("2018-06-01", "2018-07-01", ["some day in July"]),
        ("2018-07-10", "2018-07-10", ["some day in July"]),
        ("2018-07-31", "2018-08-31", ["some day in July"]),
        ("2018-08-01", "2018-08-31", []),
    ],
)
def test_a_span_takes_in_what_it_cuts(
    office: Office, make: Make, first: str, last: str, found: list[str]
) -> None:
    make.visit(title="some day in July", start="July 2018")
    assert titles(office, first, last) == found


def test_a_visit_reaches_from_its_first_to_its_last_possible_day(
    office: Office, make: Make
) -> None:
    make.visit(title="long", start="30 June 2018", end="about 5 July 2018", country="China")
    (stay,) = between(office, "2018-07-08", "2018-07-08")
    assert (stay.first, stay.last) == (day("2018-06-30"), day("2018-07-08"))
    assert (stay.country, stay.status, stay.direction) == ("CN", "inquiry", "incoming")


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("before 2016", "2014-12-31", "2015-12-31"),
        ("after 3 May 2016", "2016-05-04", "2017-05-04"),
        ("before 0001-06-01", "0001-01-01", "0001-05-31"),
        ("after 9999-05-01", "9999-05-02", "9999-12-31"),
    ],
)
def test_an_open_side_reaches_a_year_as_far_as_the_calendar_goes(
    office: Office, make: Make, typed: str, first: str, last: str
) -> None:
    make.visit(title="open", start=typed)
    (stay,) = between(office, "0001-01-01", "9999-12-31")
    assert (stay.first, stay.last) == (day(first), day(last))


def test_what_has_no_date_or_is_put_away_is_left_out(office: Office, make: Make) -> None:
    make.visit(title="some day")
    gone = make.visit(title="gone", start="3 May 2016")
    office.write(N_("Archive"), lambda work: work.archive(gone))
    assert titles(office, "0001-01-01", "9999-12-31") == []


def test_the_nearest_lie_before_and_after(office: Office, make: Make) -> None:
    for title, start in (("old", "2015"), ("before", "3 May 2016"), ("after", "May 2017")):
        make.visit(title=title, start=start)
    make.visit(title="later", start="June 2017")
    around = office.read(
        lambda reader: stays_around(reader, VISITS, day("2016-06-01"), day("2016-06-30"))
    )
    assert [each.title for each in around] == ["before", "after"]

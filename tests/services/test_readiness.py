# SPDX-License-Identifier: MIT
"""Visits that are coming: when, who, and the part of the preparation that is weakest."""

from __future__ import annotations

import pytest

from delegate_crm.entities.visit import Visit
from delegate_crm.services.office import Office
from delegate_crm.services.readiness import VisitAhead, visits_ahead
from tests.conftest import TODAY
from tests.factories import Make


def ahead(office: Office, lang: str = "en") -> list[VisitAhead]:
    return office.read(lambda reader: visits_ahead(reader, TODAY, lang, 3))


@pytest.fixture
def visit(make: Make) -> Visit:
    made: Visit = make.visit(title="Tashkent", start="7 March 2019", status="planning")
    return made


def test_the_next_three_come_first(make: Make, office: Office) -> None:
    for day in (20, 5, 9, 12):
        make.visit(title=str(day), start=f"{day} March 2019", status="planning")
    make.visit(title="past", start="1 February 2019", status="planning")
    make.visit(title="off", start="2 March 2019", status="planning")
    make.change(make.find("visit", "off"), status="cancelled", status_reason="ill")
    assert [each.title for each in ahead(office)] == ["5", "9", "12"]


@pytest.mark.parametrize(
    ("start", "direction", "remark", "block"),
    [
        ("7 March 2019", "incoming", "Incoming · arrives on Thursday", ("Mar", "7", True)),
        ("7 March 2019", "outgoing", "Outgoing · leaves on Thursday", ("Mar", "7", True)),
        ("1 March 2019", "incoming", "Incoming · today", ("Mar", "1", True)),
        ("2 March 2019", "incoming", "Incoming · tomorrow", ("Mar", "2", True)),
        ("8 March 2019", "incoming", "Incoming · 8 March", ("Mar", "8", False)),
        ("about 4 March 2019", "incoming", "Incoming · about 4 March 2019", ("Mar", "4", True)),
        ("April 2019", "incoming", "Incoming · April 2019", ("Apr", "≈", False)),
    ],
)
def test_when_it_begins_is_said_as_well_as_it_is_known(
    make: Make, start: str, direction: str, remark: str, block: tuple[str, str, bool]
) -> None:
    make.visit(title="visit", start=start, direction=direction, status="planning")
    (found,) = ahead(make.office)
    assert found.remark == remark
    assert (found.month, found.day, found.near) == block


def test_what_is_under_way_is_still_shown(make: Make, office: Office) -> None:
    make.visit(title="visit", start="27 February 2019", end="3 March 2019", status="planning")
    assert ahead(office)[0].remark == "Incoming · under way"


def ended(make: Make, title: str, end: str, status: str = "in_progress") -> None:
    typed = {"start": "20 February 2019", "end": end, "retrospective": "yes"}
    visit = make.visit(title=title, status="confirmed", **typed)
    if status != "confirmed":
        make.change(visit, status=status)


@pytest.mark.parametrize("status", ["confirmed", "in_progress"])
def test_from_the_day_after_its_end_it_is_asked_whether_it_was_held(
    make: Make, office: Office, status: str
) -> None:
    ended(make, "visit", "28 February 2019", status)
    (found,) = ahead(office)
    assert (found.remark, found.weakest) == (
        "Incoming · ended 28 February",
        "Did it take place?",
    )
    assert (found.over, found.share) == (True, 1.0)


def test_on_its_last_day_and_once_it_is_held_nothing_is_asked(make: Make, office: Office) -> None:
    ended(make, "last day", "1 March 2019")
    ended(make, "held", "28 February 2019")
    make.change(make.find("visit", "held"), status="held")
    assert [(each.title, each.over) for each in ahead(office)] == [("Last day", False)]


def test_what_has_ended_leaves_a_place_for_what_comes(make: Make, office: Office) -> None:
    for day in (26, 28, 27):
        ended(make, str(day), f"{day} February 2019")
    for day in (5, 9):
        make.visit(title=str(day), start=f"{day} March 2019", status="planning")
    assert [each.title for each in ahead(office)] == ["28", "27", "5"]


def test_without_stops_the_programme_is_not_started(office: Office, visit: Visit) -> None:
    (found,) = ahead(office)
    assert (found.id, found.share, found.weakest) == (visit.id, 0.0, "Programme not started")


def test_the_weakest_part_is_named(make: Make, office: Office, visit: Visit) -> None:
    for status in ("confirmed", "confirmed", "draft", "dropped"):
        make.programme_item(visit=visit, kind="talks", status=status)
    assert ahead(office)[0].weakest == "Programme: 2 of 3 confirmed"
    guests = make.delegation(visit=visit, side="guest")
    for visa in ("granted", "requested", "to_request"):
        make.delegate(delegation=guests, person=make.person(names=visa), visa=visa)
    found = ahead(office)[0]
    assert found.weakest == "Visas: 1 of 3 ready"
    assert found.share == pytest.approx(1 / 3)
    assert "3 guests" in found.remark


def test_seats_without_names_are_counted(make: Make, office: Office, visit: Visit) -> None:
    make.change(visit, headcount_stated="6")
    make.programme_item(visit=visit, kind="talks", status="confirmed")
    guests = make.delegation(visit=visit, side="guest")
    make.delegate(delegation=guests, person=make.person(names="Zhang Guowei"))
    make.delegate(delegation=guests, placeholder="five more")
    found = ahead(office)[0]
    assert found.weakest == "Names: 1 of 6 known"
    assert found.share == pytest.approx(1 / 6)


def test_hosts_are_not_counted_as_guests(make: Make, office: Office, visit: Visit) -> None:
    ours = make.delegation(visit=visit, side="host")
    make.delegate(delegation=ours, person=make.person(names="Anna"))
    assert ahead(office)[0].remark == "Incoming · arrives on Thursday"


def test_it_is_said_in_the_language_of_the_screen(office: Office, visit: Visit) -> None:
    assert ahead(office, "ru")[0].arrives == "Tashkent, приезд: четверг"
    assert (ahead(office, "zh")[0].id, ahead(office, "zh")[0].month) == (visit.id, "3月")

# SPDX-License-Identifier: MIT
"""Visits in a calendar: their days, and their programme by the clock of the venue."""

from __future__ import annotations

import pytest

from delegate_crm.services.office import Office
from delegate_crm.services.records import Records
from tests.exchange.reading import calendar, content, entries, span
from tests.exchange.rfc5545 import Component
from tests.factories import Make


def stop_in(office: Office, make: Make, zone: str, **typed: str) -> Component:
    """A stop of a visit, at a venue in a city with a time zone."""
    city = make.place(names="City", timezone=zone)
    hall = make.place(names="Hall", kind="building", parent=city)
    visit = make.visit(title="Guests", start="28 March 2020", end="2 April 2020")
    make.programme_item(visit=visit, title="Talks", venue=hall, status="confirmed", **typed)
    return next(each for each in entries(office) if each["SUMMARY"].plain.startswith("Talks"))


def test_a_visit_is_a_span_of_days(office: Office, make: Make) -> None:
    make.visit(title="Guests", start="28 February 2020", end="29 February 2020")
    [entry] = entries(office)
    assert (entry["SUMMARY"].plain, span(entry)) == ("Guests", ("20200228", "20200301"))
    assert entry["STATUS"].text == "TENTATIVE"


@pytest.mark.parametrize(
    ("zone", "offset"),
    [
        ("Etc/GMT+12", "-1200"),
        ("America/St_Johns", "-0330"),
        ("Asia/Shanghai", "+0800"),
        ("Asia/Kathmandu", "+0545"),
        ("Pacific/Kiritimati", "+1400"),
    ],
)
def test_a_stop_keeps_the_clock_of_its_venue_in_any_zone(
    office: Office, make: Make, zone: str, offset: str
) -> None:
    stop = stop_in(office, make, zone, day="30 March 2020", start="9:30", end="11:00")
    assert span(stop) == ("20200330T093000", "20200330T110000")
    assert (stop["DTSTART"].params, stop["LOCATION"].plain) == ({"TZID": zone}, "Hall")
    [told] = calendar(office).of("VTIMEZONE")
    assert offset in {each["TZOFFSETTO"].text for each in told.parts}


@pytest.mark.parametrize(
    ("day", "clock", "after"),
    [
        ("29 March 2020", ("1:30", "3:30"), "20200329T033000"),
        ("29 March 2020", ("2:30", "3:30"), "20200329T033000"),
        ("25 October 2020", ("2:30", "2:45"), "20201025T024500"),
        ("29 February 2020", ("23:30", "23:59"), "20200229T235900"),
    ],
)
def test_the_clock_is_that_of_the_wall_also_where_it_is_changed(
    office: Office, make: Make, day: str, clock: tuple[str, str], after: str
) -> None:
    stop = stop_in(office, make, "Europe/Berlin", day=day, start=clock[0], end=clock[1])
    assert span(stop)[1] == after
    [told] = calendar(office).of("VTIMEZONE")
    assert {each.name for each in told.parts} == {"STANDARD", "DAYLIGHT"}


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "/etc/passwd", "..", "Europe"])
def test_a_zone_that_nobody_knows_leaves_the_time_to_the_reader(
    office: Office, make: Make, zone: str
) -> None:
    stop = stop_in(office, make, zone, day="30 March 2020", start="9:30")
    assert (stop["DTSTART"].text, stop["DTSTART"].params) == ("20200330T093000", {})
    assert "DTEND" not in stop


def test_a_stop_without_a_time_takes_its_day_and_says_the_part_of_it(
    office: Office, make: Make
) -> None:
    stop = stop_in(office, make, "Asia/Shanghai", day="30 March 2020", part="afternoon")
    assert (stop["SUMMARY"].plain, span(stop)) == ("Talks (afternoon)", ("20200330", "20200331"))


def test_a_declined_visit_cancels_its_programme_with_a_higher_number(
    office: Office, make: Make
) -> None:
    before = stop_in(office, make, "Asia/Shanghai", day="30 March 2020", start="9:30")
    visit = make.find("visit", "Guests")
    make.change(visit, status="declined", status_reason="storm")
    both = entries(office)
    called = {each["SUMMARY"].plain: each for each in both}
    assert set(called) == {"Declined: Guests", "Cancelled: Talks"}
    stop = called["Cancelled: Talks"]
    assert {each["STATUS"].text for each in both} == {"CANCELLED"}
    assert int(stop["SEQUENCE"].text) > int(before["SEQUENCE"].text)
    assert stop["RELATED-TO"].text in {each["UID"].text for each in both}


def test_a_visit_of_uncertain_days_tells_its_hosts_and_its_stops_in_their_order(
    sample: Office,
) -> None:
    visit = next(each for each in entries(sample) if each["SUMMARY"].plain.endswith("Xinxiang"))
    assert visit["LOCATION"].plain == "TechnoSpark Nano-Center"
    told = visit["DESCRIPTION"].plain.splitlines()
    assert told[-4].startswith("1. Presentation of TechnoSpark")
    assert [each[:3] for each in told[-4:]] == ["1. ", "2. ", "3. ", "4. "]


def test_a_restricted_stop_or_host_is_not_told_with_the_visit(office: Office, make: Make) -> None:
    host = make.organisation(names="Bureau", confidentiality="restricted")
    visit = make.visit(title="Guests", start="about 30 March 2020")
    Records(office, "en").add(
        "visit_host", [("visit", str(visit.id)), ("organisation", str(host.id))]
    )
    make.programme_item(visit=visit, title="Vault", confidentiality="restricted")
    make.programme_item(visit=visit, title="Lunch", status="dropped")
    said = content(office)
    assert not [word for word in (b"Bureau", b"Vault", b"Lunch") if word in said]


def test_the_programme_of_a_restricted_visit_is_not_told(office: Office, make: Make) -> None:
    visit = make.visit(title="Hush", start="30 March 2020", confidentiality="restricted")
    make.programme_item(visit=visit, title="Talks", start="9:30", room="Vault", note="spy")
    said = content(office)
    assert not [word for word in (b"Hush", b"Talks", b"Vault", b"spy") if word in said]
    assert [each["CLASS"].text for each in entries(office)] == ["CONFIDENTIAL"] * 2


def test_an_event_stands_with_its_last_day_to_register(office: Office, make: Make) -> None:
    make.event(
        title="Fair",
        start="about 5 October 2019",
        end="8 October 2019",
        deadline_registration="1 July 2019",
        repeats_yearly="yes",
    )
    fair, last = entries(office)
    assert (span(fair), fair["RRULE"].text) == (("20191005", "20191009"), "FREQ=YEARLY")
    assert (last["SUMMARY"].plain, span(last)) == (
        "Registration until today: Fair",
        ("20190701", "20190702"),
    )
    assert "RRULE" not in last

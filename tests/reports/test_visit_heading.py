# SPDX-License-Identifier: MIT
"""The head of a report: what it is called, number and date of issue, and the first facts."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from delegate_crm.entities.invitation import Invitation
from delegate_crm.entities.organisation import Organisation
from delegate_crm.entities.press import PressItem
from delegate_crm.entities.visit import Visit, VisitHost
from delegate_crm.reports.visit_facts import VisitFacts
from delegate_crm.reports.visit_heading import first_facts, foot, issue, subtitle
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.schema.values import LocalText
from tests.reports.telling import SETTING, by_id, facts, voice
from tests.reports.test_promises import VISIT

NAMED = {1: "Delegation from Xinxiang", 5: "City Hall", 6: "Troitsk", 7: "Gorodskoy Ritm"}
DAY = dt.date(2018, 8, 1)
PRESS = PressItem(outlet=7, published_on=ApproxDate.exact(DAY))


def headed(named: dict[int, str] | None = None, **given: object) -> str:
    told = facts(named or NAMED)
    return subtitle(voice(told), Visit(id=1).having(**given))


def issued(place: str, **given: object) -> str:
    told = facts(NAMED)
    return issue(voice(told), Visit(id=1).having(**given), replace(SETTING, office_place=place))


def rows(told: VisitFacts) -> dict[str, object]:
    return dict(first_facts(voice(told), told))


def test_the_subtitle_names_visit_country_and_dates() -> None:
    assert headed(country="CN", start=VISIT) == (
        "Delegation from Xinxiang (China), about 30 July 2018"
    )
    assert headed() == "Delegation from Xinxiang"


def test_dates_that_the_title_tells_are_not_told_again() -> None:
    told = {1: "Visit to us, 1 August 2018"}
    assert headed(told, start=ApproxDate.exact(DAY)) == "Visit to us, 1 August 2018"


@pytest.mark.parametrize(
    ("place", "given", "line"),
    [
        ("Troitsk", {"reference": "V-1"}, "No. V-1 · Troitsk, 1 March 2019"),
        ("", {}, "1 March 2019"),
    ],
)
def test_a_report_is_issued_with_number_place_and_day(
    place: str, given: dict[str, object], line: str
) -> None:
    assert issued(place, **given) == line


@pytest.mark.parametrize(
    ("given", "private", "line"),
    [
        ({}, False, "Internal"),
        ({}, True, "Restricted"),
        ({"confidentiality": "public", "source_note": "Diary"}, False, "Public · Source: Diary"),
        ({"retrospective": True}, False, "Internal · Source: Gorodskoy Ritm, 1 August 2018"),
        ({"confidentiality": ""}, False, ""),
    ],
)
def test_the_foot_says_who_may_read_and_where_it_is_from(
    given: dict[str, object], *, private: bool, line: str
) -> None:
    told = facts(NAMED, visit=Visit(id=1).having(**given), press=(PRESS,))
    assert foot(voice(told), told, private=private) == line


def test_what_is_not_known_has_no_row() -> None:
    assert set(rows(facts())) == {"Status"}


def test_dates_are_said_as_they_were_said() -> None:
    dated = VISIT.in_words("at the end of July")
    told = facts(visit=Visit(id=1, start=dated, end=dated))
    assert rows(told)["Dates"] == (
        "about 30 July 2018 (23–31 July 2018), as said: “at the end of July”"
    )


def test_the_place_is_where_the_hosts_sit() -> None:
    hosts = (VisitHost(organisation=5), VisitHost(organisation=8), VisitHost())
    bodies = by_id(Organisation(id=5, place=6), Organisation(id=8, place=6))
    assert rows(facts(NAMED, visit=Visit(id=1, hosts=hosts), bodies=bodies))["Place"] == "Troitsk"


def test_the_basis_is_the_invitation_and_the_decision() -> None:
    letters = (
        Invitation(occasion=1, inviter=5, form="letter", on=ApproxDate.exact(DAY)),
        Invitation(occasion=9, inviter=6),
    )
    visit = Visit(id=1, decision_by="Head", decision_on=DAY, decision_reference="14")
    found = rows(facts(NAMED, visit=visit, invitations=letters))
    assert found["Invitation"] == "City Hall, Letter, 1 August 2018"
    assert found["Decision"] == "Head, 1 August 2018, No. 14"


def test_status_and_purpose_are_told_with_their_reasons() -> None:
    visit = Visit(
        id=1,
        status="postponed",
        status_reason="flu",
        purpose=LocalText.of(en="Look"),
        kinds=("return",),
    )
    found = rows(facts(visit=visit))
    assert (found["Status"], found["Purpose of visit"]) == ("Postponed (flu)", "Look")

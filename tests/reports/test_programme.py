# SPDX-License-Identifier: MIT
"""The programme as it was carried out, and what was said at its stops."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.entities.delegation import Delegate
from delegate_crm.entities.interaction import Interaction
from delegate_crm.entities.organisation import Organisation
from delegate_crm.entities.press import PressItem, Quote
from delegate_crm.entities.programme import ItemPerson, ProgrammeItem
from delegate_crm.entities.visit import Visit
from delegate_crm.reports.programme import programme, talks
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.schema.values import LocalText
from tests.reports.telling import by_id, drawn, facts, voice

NAMED = {4: "Nano-Center", 5: "Troitsk", 6: "City Hall", 7: "Zhang Guowei", 8: "Laser"}
HELD = Visit(id=1, status="held")


def stop(**given: object) -> ProgrammeItem:
    title = LocalText.of(en="Talks", zh="会谈")
    return ProgrammeItem(id=3, title=title, status="done").having(**given)


def lines(*stops: ProgrammeItem, visit: Visit = HELD, second: str = "") -> list[str]:
    bodies = by_id(Organisation(id=4, place=5))
    told = facts(NAMED, visit=visit, stops=stops, bodies=bodies)
    return [line.strip() for line in drawn(programme(voice(told, "en", second), told))]


def said(**given: object) -> list[str]:
    told = facts(NAMED, **given)
    return drawn(talks(voice(told), told))


# --- stops ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "when"),
    [
        ({"start": dt.time(10, 0), "end": dt.time(11, 30)}, " (10:00–11:30)"),
        ({"start": dt.time(10, 0), "part": "morning"}, " (10:00)"),
        ({"part": "morning"}, " (morning)"),
        ({}, ""),
    ],
)
def test_a_stop_has_its_time_or_part_of_the_day(given: dict[str, object], when: str) -> None:
    assert lines(stop(**given)) == [f"1. Talks{when}"]


def test_a_stop_without_a_title_is_called_by_its_kind() -> None:
    assert lines(stop(title=LocalText(), kind="lab_tour")) == ["1. Laboratory tour"]
    assert lines(stop(title=LocalText())) == ["1."]


def test_stops_stand_under_their_days_and_count_on() -> None:
    day = dt.date(2018, 7, 30)
    found = lines(stop(day=day), stop(day=day), stop())
    assert found == ["30 July 2018", "1. Talks", "2. Talks", "Day not known", "3. Talks"]


@pytest.mark.parametrize(
    ("status", "state", "mark"),
    [
        ("held", "done", ""),
        ("held", "dropped", " (Dropped)"),
        ("held", "proposed", " (Proposed)"),
        ("planning", "proposed", ""),
        ("planning", "changed", " (Changed)"),
    ],
)
def test_only_what_is_unusual_is_marked(status: str, state: str, mark: str) -> None:
    assert lines(stop(status=state), visit=Visit(id=1, status=status)) == [f"1. Talks{mark}"]


def test_the_guests_language_stands_below_the_title() -> None:
    assert lines(stop(), second="zh") == ["1. Talks", "会谈"]
    assert lines(stop(title=LocalText.of(en="Talks")), second="zh") == ["1. Talks"]
    assert lines(stop(title=LocalText(), kind="talks"), second="zh") == ["1. Talks"]


def test_a_place_is_told_once() -> None:
    assert lines(stop(venue=4, room="Hall 2"))[1] == "Nano-Center, Hall 2, Troitsk"
    assert lines(stop(venue=5, title=LocalText.of(en="Troitsk"))) == ["1. Troitsk"]


def test_who_received_is_told_where_it_is_not_the_venue() -> None:
    assert lines(stop(venue=4, host_org=4))[1] == "Nano-Center, Troitsk"
    assert lines(stop(venue=4, host_org=6))[1] == "Nano-Center, Troitsk; Received by: City Hall"


def test_people_offerings_topics_and_results_have_their_lines() -> None:
    there = (ItemPerson(person=7), ItemPerson(person=6, role="host"), ItemPerson(person=5))
    found = lines(
        stop(
            people=there,
            offerings=(8, 4),
            topics=LocalText.of(en="lasers"),
            result=LocalText.of(en="agreed"),
        )
    )
    assert found[1:] == [
        "Guest: Zhang Guowei; Troitsk",
        "Host: City Hall",
        "Shown: Laser, Nano-Center",
        "Topics: lasers",
        "Result: agreed",
    ]


# --- talks ----------------------------------------------------------------------------------------


def test_topics_of_talks_are_told_apart_from_the_programme() -> None:
    meeting = stop(kind="talks", topics=LocalText.of(en="the fair; a document；lasers\nvisas"))
    assert lines(meeting) == ["1. Talks"]
    assert said(stops=(stop(), meeting)) == [
        *["Stop 2: Talks", "- the fair", "- a document", "- lasers", "- visas"]
    ]


def test_a_conversation_has_its_day_and_who_took_part() -> None:
    talk = Interaction(
        kind="call",
        at=ApproxDate.exact(dt.date(2018, 8, 2)),
        participants=(7,),
        summary=LocalText.of(en="Thanked us"),
        result=LocalText.of(en="Will write"),
    )
    found = said(talks=(talk,))
    assert found[0].endswith(", 2 August 2018")
    assert found[1:] == ["Participants: Zhang Guowei", "Thanked us", "Result: Will write"]
    assert said(talks=(Interaction(summary=LocalText.of(en="Short")),))[1:] == ["Short"]


def test_nothing_said_says_nothing() -> None:
    assert said(stops=(stop(kind="talks"),), press=(PressItem(),)) == []


@pytest.mark.parametrize(
    ("quote", "line"),
    [
        (Quote(words_said="Yes"), "- “Yes” (City Hall)"),
        (
            Quote(words_said="Yes", person=7, paraphrase=True),
            "- Zhang Guowei: Yes (paraphrase; City Hall)",
        ),
        (Quote(words_said="Yes", position="Mayor"), "- Mayor: “Yes” (City Hall)"),
    ],
)
def test_the_press_is_quoted_with_its_source(quote: Quote, line: str) -> None:
    assert said(press=(PressItem(outlet=6, quotes=(quote,)),)) == ["Who said what", line]


def test_a_delegate_is_quoted_with_the_title_of_the_visit() -> None:
    delegate = Delegate(delegation=2, person=7, title_as_printed=LocalText.of(en="Secretary"))
    quote = Quote(words_said="Yes", person=7, position="chief")
    found = said(press=(PressItem(outlet=6, quotes=(quote,)),), delegates=(delegate,))
    assert found[1] == "- Zhang Guowei, Secretary: “Yes” (City Hall)"

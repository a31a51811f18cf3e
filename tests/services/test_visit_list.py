# SPDX-License-Identifier: MIT
"""The list of visits: groups, orders, heads, guests, stages and next steps."""

from __future__ import annotations

import pytest

from delegate_crm.kit.i18n import N_
from delegate_crm.rules.windows import WindowState
from delegate_crm.services.office import Office
from delegate_crm.services.visit_list import VisitList
from tests.factories import Make
from tests.services.listing import Listed

AHEAD, LATER = "10 March 2019", "about June 2019"


@pytest.fixture
def visits(office: Office) -> Listed:
    return Listed(office, VisitList())


@pytest.fixture
def several(make: Make) -> None:
    make.visit(title="old", start="3 May 2016", status="held", retrospective="yes")
    make.visit(title="older", start="2 April 2016", status="held", retrospective="yes")
    make.visit(title="last", start="1 December 2018", status="closed", retrospective="yes")
    make.visit(title="later", start=LATER, status="planning")
    make.visit(title="soon", start=AHEAD, status="planning")
    make.visit(title="missed", start="1 February 2019", status="planning")
    make.visit(
        title="off",
        start="1 July 2019",
        status="cancelled",
        retrospective="yes",
        status_reason="ill",
    )
    make.visit(title="some day")


@pytest.mark.usefixtures("several")
def test_what_lies_ahead_comes_first_the_nearest_on_top_then_year_by_year(visits: Listed) -> None:
    assert visits.groups() == [("Ahead", 3), ("2019", 2), ("2018", 1), ("2016", 2)]
    assert visits.titles() == ["soon", "later", "some day", "off", "missed", "last", "old", "older"]


@pytest.mark.usefixtures("several")
def test_turned_round_the_years_rise_to_what_lies_ahead(visits: Listed) -> None:
    assert [label for label, _ in visits.groups(sort="start")] == ["2016", "2018", "2019", "Ahead"]
    assert visits.titles(sort="start")[:3] == ["older", "old", "last"]


@pytest.mark.usefixtures("several")
def test_any_other_order_has_no_groups(visits: Listed) -> None:
    assert visits.groups(sort="title") == []
    assert visits.titles(sort="title") == sorted(visits.titles())
    assert visits.titles(sort="-title") == sorted(visits.titles(), reverse=True)


@pytest.mark.usefixtures("several")
def test_stages_sort_by_how_far_a_visit_is(visits: Listed) -> None:
    assert visits.titles(sort="status")[0] == "some day"
    assert visits.titles(sort="-status")[0] == "off"


@pytest.mark.usefixtures("several")
def test_the_sentence_counts_all_since_the_first_year(visits: Listed) -> None:
    assert visits.sentence() == "8 visits since 2016, 3 ahead"


def test_an_empty_office_has_no_visits(visits: Listed) -> None:
    assert (visits.sentence(), visits.titles()) == ("0 visits", [])


def delegation(make: Make, **typed: str) -> tuple[object, object]:
    visit = make.visit(
        title="guests", start="3 May 2016", status="held", retrospective="yes", **typed
    )
    return visit, make.delegation(visit=visit, side="guest")


def test_the_head_and_the_number_of_guests(visits: Listed, make: Make, office: Office) -> None:
    _, group = delegation(make)
    make.delegate(delegation=group, person=make.person(names="Zhang Guowei"), role="head")
    gone = make.delegate(delegation=group, placeholder="interpreter")
    make.delegate(delegation=group, placeholder="driver")
    office.write(N_("Archive"), lambda work: work.archive(gone))
    assert visits.said("guests", "head") == "Zhang Guowei"
    assert visits.said("guests", "guests") == "2"


def test_announced_guests_count_and_our_own_head_is_marked(visits: Listed, make: Make) -> None:
    _, group = delegation(make, headcount_stated="6", direction="outgoing")
    make.delegate(delegation=group, person=make.person(names="Olga"), role="head")
    assert visits.said("guests", "guests") == "6"
    assert visits.said("guests", "head") == "Olga (ours)"


def test_visits_sort_by_head_and_by_guests(visits: Listed, make: Make) -> None:
    for title, head, count in (("one", "Wang", "2"), ("two", "Chen", "11"), ("three", "", "")):
        visit = make.visit(title=title, start="3 May 2016", headcount_stated=count)
        group = make.delegation(visit=visit, side="guest")
        if head:
            make.delegate(delegation=group, person=make.person(names=head), role="head")
    assert visits.titles(sort="head") == ["two", "one", "three"]
    assert visits.titles(sort="-guests") == ["two", "one", "three"]


def follow_up(make: Make, visit: object, text: str, due: str, **typed: str) -> None:
    make.follow_up(text=text, visit=visit, due_mode="date", due=due, by_side="them", **typed)


def test_the_next_step_is_what_is_due_first(visits: Listed, make: Make) -> None:
    visit, _ = delegation(make)
    follow_up(make, visit, "later", "1 June 2019")
    follow_up(make, visit, "feedback", "20 March 2019")
    assert visits.said("guests", "next") == "Feedback, Due 20 March"
    assert visits.titles("next!=") == ["guests"]
    assert visits.titles("next=") == []


def test_without_an_open_step_the_last_answer_is_told(visits: Listed, make: Make) -> None:
    visit, _ = delegation(make)
    follow_up(make, visit, "reply", "1 May 2017", status="done", result="yes", done_on="2 May 2017")
    assert visits.said("guests", "next") == "Reply, Answered 2 May 2017"
    assert visits.titles("next=") == ["guests"]


def test_a_visit_that_took_place_without_a_step_says_so(visits: Listed, make: Make) -> None:
    delegation(make)
    cell = visits.cell(visits.rows()[0], "next")
    assert (cell.text, cell.state) == ("No next step", WindowState.LET_GO)
    assert cell.condition == "next="


def test_visits_sort_by_what_is_due_next(visits: Listed, make: Make) -> None:
    for title, due in (("a", "1 June 2019"), ("b", "20 March 2019"), ("c", "")):
        visit = make.visit(title=title, start="3 May 2016", status="held", retrospective="yes")
        if due:
            follow_up(make, visit, title, due)
    assert visits.titles(sort="next") == ["b", "a", "c"]


@pytest.mark.parametrize(
    ("stops", "visas", "said"),
    [
        ((), (), "Programme not started"),
        (("confirmed", "draft"), (), "Programme: 1 of 2 confirmed"),
        (("confirmed", "dropped"), ("granted", "requested"), "Visas: 1 of 2 ready"),
        (("confirmed",), ("granted", "not_needed"), "Programme: 1 of 1 confirmed"),
    ],
)
def test_what_is_ahead_tells_the_weakest_part_of_its_preparation(
    visits: Listed, make: Make, stops: tuple[str, ...], visas: tuple[str, ...], said: str
) -> None:
    visit = make.visit(title="ahead", start=AHEAD, end=AHEAD, status="planning")
    group = make.delegation(visit=visit, side="guest")
    for status in stops:
        make.programme_item(visit=visit, title="stop", status=status)
    for visa in visas:
        make.delegate(delegation=group, placeholder="guest", visa=visa)
    assert visits.said("ahead", "next") == said


@pytest.mark.parametrize(
    ("start", "state"),
    [
        ("2 March 2019", WindowState.CLOSING),
        ("20 March 2019", WindowState.SOON),
        ("1 May 2019", WindowState.WAITING),
    ],
)
def test_a_preparation_presses_the_more_the_nearer_the_visit(
    visits: Listed, make: Make, start: str, state: WindowState
) -> None:
    make.visit(title="ahead", start=start, end=start, status="planning")
    assert visits.cell(visits.rows()[0], "next").state is state


def test_dates_that_are_not_fixed_are_to_be_agreed(visits: Listed, make: Make) -> None:
    make.visit(title="about", start=LATER, status="planning")
    make.visit(title="never said")
    assert visits.said("about", "next") == "Agree the dates"
    assert visits.said("never said", "start") == "date open"


def test_days_of_a_visit_are_told_as_a_span(visits: Listed, make: Make) -> None:
    make.visit(title="two days", start="29 January 2018", end="30 January 2018")
    assert visits.said("two days", "start") == "29–30 Jan 2018"


def test_cells_narrow_to_what_they_say(visits: Listed, make: Make) -> None:
    make.visit(
        title="a", start="29 January 2018", country="China", status="held", retrospective="yes"
    )
    make.visit(title="b", start="1 May 2017", direction="outgoing")
    row = visits.rows()[0]
    for key in ("start", "direction", "status", "country"):
        assert visits.titles(visits.cell(row, key).condition) == [visits.cell(row, "title").text]

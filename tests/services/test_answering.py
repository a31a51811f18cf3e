# SPDX-License-Identifier: MIT
"""How long partners took to answer, from the office's own history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

import pytest

from delegate_crm.entities.followup import FollowUp
from delegate_crm.entities.organisation import Organisation
from delegate_crm.rules.datewords import read_window
from delegate_crm.services.answering import USE, Answering, answering, use_window
from delegate_crm.services.drafts import reading_for
from delegate_crm.services.office import Office
from delegate_crm.store.answers import cases_of
from tests.factories import Make

BEGAN, TODAY = dt.date(2018, 1, 1), dt.date(2019, 3, 1)
Body = Callable[[str, str], Organisation]


@pytest.fixture
def body(make: Make) -> Body:
    places = {x: make.place(names=x, kind="country", country=x) for x in ("China", "India")}

    def made(name: str, country: str) -> Organisation:
        found: Organisation = make.organisation(
            names=name, kind="university", place=places[country]
        )
        return found

    return made


def promises(make: Make, by: Organisation, *days: int, still: int = 0) -> FollowUp:
    """A promise answered after each of these days, and some that are still open; the last."""
    visit = make.visit(title="X", start=BEGAN.isoformat(), retrospective="yes", status="held")
    same = {"by_side": "them", "by": by, "visit": visit, "text": "feedback"}
    for each in days:
        day = (BEGAN + dt.timedelta(days=each)).isoformat()
        make.follow_up(**same, status="done", result="came", done_on=day)
    for _ in range(still):
        last: FollowUp = make.follow_up(**same)
    return last


def known(
    office: Office, item: FollowUp, lang: str = "en", *, anew: bool = True
) -> Answering | None:
    """What is known for the one that comes next, or of this one itself."""
    return office.read(lambda reader: answering(reader, item, TODAY, lang, anew=anew))


def test_from_five_cases_on_the_organisation_s_own_history_is_told(
    make: Make, office: Office, body: Body
) -> None:
    item = promises(make, body("Academy", "China"), 150, 180, 240, 330, still=1)
    found = known(office, item)
    assert found is not None
    assert (found.whose, found.cases) == ("Academy", "5 cases, 4 answered, 1 not yet or never")
    assert found.took == "From 6 months to 11 months; half within 8 months"
    assert found.window == "6-11 months"


def test_with_four_cases_nothing_is_said(make: Make, office: Office, body: Body) -> None:
    assert known(office, promises(make, body("Academy", "China"), 150, 180, 240, still=1)) is None


def test_with_too_few_of_its_own_those_of_its_country_and_kind_stand_for_it(
    make: Make, office: Office, body: Body
) -> None:
    promises(make, body("Academy", "China"), 5, 6, 7, 8, still=1)
    item = promises(make, body("Institute", "China"), still=1)
    found = known(office, item)
    assert found is not None
    assert found.whose == "University, China"
    assert (found.took, found.window) == ("At least 6 days; half within 7 days", "")


def test_another_country_has_the_kind_alone_in_common(
    make: Make, office: Office, body: Body
) -> None:
    promises(make, body("Academy", "China"), 5, 6, 7, 8, still=1)
    found = known(office, promises(make, body("Institute", "India"), still=1))
    assert found is not None
    assert found.whose == "University"


def test_where_most_are_still_open_only_the_least_is_told(
    make: Make, office: Office, body: Body
) -> None:
    found = known(office, promises(make, body("Academy", "China"), 30, 40, still=3))
    assert found is not None
    assert (found.took, found.window) == ("At least 6 weeks", "")


def test_what_is_waited_for_longer_than_most_took_has_no_window_that_fits(
    make: Make, office: Office, body: Body
) -> None:
    academy = body("Academy", "China")
    item = promises(make, academy, 20, 30, 40, 50, 60, still=1)
    visit = make.visit(title="Y", start="20 February 2019", retrospective="yes", status="held")
    young = make.follow_up(text="x", by_side="them", by=academy, visit=visit)
    told = [known(office, item, anew=False), known(office, item), known(office, young, anew=False)]
    assert [(each.window, each.waited) for each in told if each] == [
        ("", "Awaited for 14 months already, longer than most took."),
        ("4-9 weeks", ""),
        ("4-9 weeks", ""),
    ]


@pytest.mark.parametrize(
    ("typed", "cases"),
    [
        ({"due_mode": "recurring", "rrule": "FREQ=YEARLY", "due": "1 May 2019"}, 5),
        ({"due": "1 May 2019"}, 6),
    ],
)
def test_what_is_repeated_is_no_case(
    make: Make, office: Office, body: Body, typed: dict[str, str], cases: int
) -> None:
    academy = body("Academy", "China")
    item = promises(make, academy, 150, 180, 240, 330, still=1)
    make.follow_up(text="report", by=academy, by_side="them", visit=item.visit, **typed)
    found = known(office, item)
    assert found is not None
    assert found.curve.cases == cases


def test_a_case_counts_from_the_letter_the_sample_or_the_answer_that_it_came_of(
    make: Make, office: Office, body: Body
) -> None:
    academy = body("Academy", "China")
    visit = make.visit(title="X", start=BEGAN.isoformat(), retrospective="yes", status="held")
    letter = make.interaction(kind="letter", at="1 February 2019", summary="Letter")
    offering = make.offering(names="Laser")
    sample = make.sample(offering=offering, recipient=academy, sent_on="2 February 2019")
    first = make.follow_up(text="first", status="done", result="x", done_on="3 February 2019")
    made = [
        make.follow_up(text="x", by=academy, by_side="them", visit=visit, **{name: it})
        for name, it in (("arose_at", letter), ("about", sample), ("parent", first))
    ]
    days = [
        [case.days for case in office.read(partial(cases_of, today=TODAY, group={"follow_up": x}))]
        for x in (each.id for each in made)
    ]
    assert days == [[28], [27], [26]]


def test_what_we_owe_has_no_such_history(make: Make, office: Office, body: Body) -> None:
    promises(make, body("Academy", "China"), 5, 6, 7, 8, still=1)
    assert known(office, make.follow_up(text="letter", by_side="us")) is None


@pytest.mark.parametrize(
    ("end", "cases"),
    [
        ({"status": "not_fulfilled", "reason": "no"}, "5 cases, 4 answered, 1 not yet or never"),
        ({"status": "done", "result": "x", "done_on": "1 December 2017"}, None),
    ],
)
def test_let_go_counts_as_waited_for_and_an_answer_before_the_visit_as_nothing(
    make: Make, office: Office, body: Body, end: dict[str, str], cases: str | None
) -> None:
    academy = body("Academy", "China")
    item = promises(make, academy, 150, 180, 240, 330, still=1)
    make.change(item, due="1 June 2018", **end)
    found = known(office, make.again(item))
    assert (found.cases if found else None) == cases


def test_the_window_that_is_suggested_is_taken_as_if_it_were_typed(
    make: Make, office: Office, body: Body
) -> None:
    item = promises(make, body("Academy", "China"), 150, 180, 240, 330, still=1)
    found = known(office, item, "ru")
    assert found is not None
    reading = office.read(lambda reader: reading_for(office, "ru", reader))
    office.write(USE, lambda work: use_window(work, item.id, found.window, reading))
    taken = make.again(item)
    assert (taken.due_mode, str(taken.window.opens.best)) == ("window", "2018-07-01")
    assert str(taken.window.closes.best) == "2018-12-01"


@pytest.mark.parametrize("lang", ["en", "ru", "zh"])
@pytest.mark.parametrize(
    "days", [(3, 5, 7, 9, 11), (20, 25, 30, 40, 50), (150, 180, 240, 330, 340)]
)
def test_a_suggestion_can_be_typed_in_every_language(
    make: Make, office: Office, body: Body, days: tuple[int, ...], lang: str
) -> None:
    found = known(office, promises(make, body("Academy", "China"), *days, still=1), lang)
    assert found is not None
    assert read_window(found.window, lang, TODAY).unit is not None

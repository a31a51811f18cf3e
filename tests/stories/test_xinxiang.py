# SPDX-License-Identifier: MIT
"""The delegation from Xinxiang, as the newspaper told it and as the office lived on with it.

In July 2018 a delegation from Xinxiang came to Troitsk. It saw lasers, diamonds, robots and
flexible electronics at TechnoSpark, a business park under construction, and the city
administration; it promised to say in half a year to a year what may come of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from delegate_crm.entities.delegation import Delegate
from delegate_crm.entities.followup import FollowUp
from delegate_crm.entities.programme import ProgrammeItem
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import Translator
from delegate_crm.rules.windows import WindowState
from delegate_crm.services.followups import WITHIN, state_of
from delegate_crm.services.history import history
from delegate_crm.services.office import Office
from delegate_crm.services.records import Records
from delegate_crm.services.register import due_rows
from delegate_crm.services.search import Query, search
from tests.factories import Make

GUESTS = "V-2018-001"
FEEDBACK = "feedback on prospects of cooperation"
FAIR = "fair of scientific achievements"
On = Callable[..., None]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.fixture
def story(sample: Office) -> Make:
    """The office of Troitsk, with everything that the article says."""
    return Make(sample)


@pytest.fixture
def visit(story: Make) -> Visit:
    found: Visit = story.find("visit", GUESTS)
    return found


@pytest.fixture
def promise(story: Make) -> FollowUp:
    found: FollowUp = story.find("follow_up", FEEDBACK)
    return found


def waiting_for(story: Make) -> list[str]:
    """What needs somebody on the day."""
    rows = story.office.read(lambda r: due_rows(r, "en", story.office.today, WITHIN, ""))
    return [each["title"] for each in rows]


def best(promise: FollowUp) -> tuple[dt.date | None, dt.date | None]:
    assert promise.window is not None
    return promise.window.opens.best, promise.window.closes.best


def test_the_article_is_typed_in_while_it_is_read(make: Make, at: On) -> None:
    at("2018-08-01")
    china = make.place(names="China", kind="country", country="China")
    xinxiang = make.place(names="Xinxiang", parent=china)
    committee = make.organisation(names="CPC Xinxiang Municipal Committee", place=xinxiang)
    zhang = make.person(names="Zhang Guowei; Чжан Говэй; 张国伟")
    came = make.visit(start="about 30 July 2018", status="follow_up", retrospective="yes")
    guests = make.delegation(visit=came, sending_organisations=committee)
    head = make.delegate(delegation=guests, person=zhang, role="head")
    came = make.again(came)
    assert (came.reference, came.country, head.precedence) == (GUESTS, "CN", 1)
    assert make.find("visit", "Delegation from Xinxiang").id == came.id


def test_what_they_said_becomes_a_window(make: Make, at: On) -> None:
    at("2018-08-01")
    came = make.visit(start="about 30 July 2018", status="follow_up", retrospective="yes")
    said = "half a year to a year"
    answer = make.follow_up(text="feedback", by_side="them", visit=came, window=said)
    assert best(answer) == (day("2019-01-30"), day("2019-07-30"))
    assert answer.window.opens.said == said
    assert (answer.due_mode, answer.review_on) == ("window", None)


def test_guests_and_hosts_are_known_with_their_posts(story: Make) -> None:
    delegates = story.office.read(lambda reader: reader.where(Delegate))
    assert [each.name_as_printed.best("en") for each in delegates] == [
        "Zhang Guowei",
        "Denis Kovalevich",
        "Valentina Glushkova",
    ]
    assert delegates[0].title_as_printed.best("en").startswith("head of the Communist Party")


def test_the_order_of_the_stops_is_known_and_their_times_are_not(story: Make, visit: Visit) -> None:
    stops = story.office.read(lambda reader: reader.where(ProgrammeItem, visit=visit.id))
    assert [(stop.seq, stop.kind) for stop in stops] == [
        (1, "presentation"),
        (2, "lab_tour"),
        (3, "site_tour"),
        (4, "talks"),
    ]
    assert {(stop.start, stop.end, stop.day) for stop in stops} == {(None, None, None)}


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2018-08-05", WindowState.WAITING),
        ("2019-01-15", WindowState.SOON),
        ("2019-03-01", WindowState.OPEN),
        ("2019-07-20", WindowState.CLOSING),
        ("2019-08-01", WindowState.OVERDUE),
    ],
)
def test_the_answer_is_awaited(promise: FollowUp, today: str, state: WindowState) -> None:
    assert state_of(promise, day(today)) is state


def test_on_5_august_only_our_own_promises_need_us(story: Make, at: On) -> None:
    at("2018-08-05", story.office)
    assert waiting_for(story) == [
        "thank-you letter",
        "confirm that the Beijing office opened and add its address and staff",
        "ask for a written invitation and the exact dates of the October fair, then answer",
        "visit report",
    ]


def test_by_new_year_what_nobody_answered_is_looked_at_again(story: Make, at: On) -> None:
    at("2018-12-31", story.office)
    assert "answer the return-visit invitation" in waiting_for(story)
    assert FEEDBACK not in waiting_for(story)
    at("2019-01-02", story.office)
    assert FEEDBACK in waiting_for(story)


def test_a_corrected_date_moves_the_window_and_the_journal_says_so(
    story: Make, visit: Visit, promise: FollowUp
) -> None:
    story.change(visit, end="25 July 2018")
    moved = story.again(promise)
    assert best(moved) == (day("2019-01-25"), day("2019-07-25"))
    step = story.office.read(lambda reader: history(reader, moved)[-1])
    (change,) = step.changes
    assert (change.key, step.work.actor) == ("window", "anna")
    assert (change.before, change.after) == (promise.window, moved.window)


def test_undo_brings_visit_and_window_back_together(
    story: Make, visit: Visit, promise: FollowUp
) -> None:
    story.change(visit, end="25 July 2018")
    story.office.undo()
    assert story.again(visit).end == visit.end
    assert story.again(promise).window == promise.window
    story.office.redo()
    assert best(story.again(promise)) == (day("2019-01-25"), day("2019-07-25"))


def test_a_window_moved_by_hand_stays_where_it_was_put(
    story: Make, visit: Visit, promise: FollowUp
) -> None:
    later = story.change(promise, closes="1 October 2019")
    story.change(visit, end="25 July 2018")
    said = [Translator("en")(note) for note in story.office.notes]
    assert said == [f"The date moved; a window set by hand stayed: {FEEDBACK}"]
    assert story.again(promise).window == later.window


@pytest.mark.parametrize("until", ["2019-12-31", "2099-12-31"])
def test_the_proposed_document_never_expires(story: Make, until: str) -> None:
    records = Records(story.office, "en")
    listed = records.rows("agreement", f"expires_on<={until}", "", None, archived=False)[0]
    everything = records.rows("agreement", "", "", None, archived=False)[0]
    assert (listed, [each["status"] for each in everything]) == ([], ["proposed"])


def test_the_fair_stands_inside_october(story: Make) -> None:
    for title, start in [("in September", "30 September 2018"), ("later", "1 November 2018")]:
        story.event(title=title, start=start)
    story.event(title="on the 2nd", start="2 October 2018")
    rows = Records(story.office, "en").rows("event", "", "start", None, archived=False)[0]
    assert [row["title"] for row in rows[1:]] == ["in September", FAIR, "on the 2nd", "later"]


@pytest.mark.parametrize("text", ["2018-10-15", "15 октября 2018", "ярмарка", "科技成果展览会"])
def test_the_fair_is_found_by_a_day_and_in_any_language(story: Make, text: str) -> None:
    query = Query(text, "en", story.office.today)
    found = story.office.read(lambda reader: search(reader, query))
    assert (found[0].kind, found[0].title) == ("event", FAIR)


def test_an_answer_is_logged_and_nothing_is_awaited_any_more(
    story: Make, promise: FollowUp, at: On
) -> None:
    at("2019-03-15", story.office)
    answered = story.change(promise, status="done", result="Two firms want to test")
    assert answered.done_on == day("2019-03-15")
    assert state_of(answered, day("2019-09-01")) is WindowState.ANSWERED
    assert FEEDBACK not in waiting_for(story)


def test_an_answer_without_words_is_none(story: Make, promise: FollowUp) -> None:
    with pytest.raises(Invalid):
        story.change(promise, status="done")
    assert story.again(promise).status == "waiting_partner"


def test_what_is_let_go_keeps_its_reason(story: Make, promise: FollowUp) -> None:
    gone = story.change(promise, status="not_fulfilled", reason="They never wrote again")
    assert state_of(gone, day("2019-09-01")) is WindowState.LET_GO
    assert gone.reason == "They never wrote again"


def refused(story: Make, visit: Visit, **typed: str) -> set[str]:
    with pytest.raises(Invalid) as refusal:
        story.change(visit, status="closed", **typed)
    return {problem.field for problem in refusal.value.problems}


def test_the_visit_is_closed_only_when_everything_is_settled(story: Make, visit: Visit) -> None:
    outcome = {"outcome_rating", "outcome_text"}
    assert refused(story, visit) == {"status", "report_approved_on", *outcome}
    approved = story.change(visit, report_approved_on="13 August 2018")
    assert refused(story, approved) == {"status", *outcome}
    story.change(approved, outcome_rating="promising", outcome_text="Too early to say.")
    assert refused(story, story.again(approved)) == {"status"}
    for each in story.office.read(lambda reader: reader.where(FollowUp, visit=visit.id)):
        story.change(each, status="done", result="Settled")
    assert refused(story, story.again(approved)) == {"status"}
    for stop in story.office.read(lambda reader: reader.where(ProgrammeItem, visit=visit.id)):
        story.change(stop, result="They saw it")
    assert story.change(story.again(approved), status="closed").status == "closed"


def test_the_visit_is_closed_for_a_stated_reason(story: Make, visit: Visit) -> None:
    closed = story.change(visit, status="closed", status_reason="The programme was stopped")
    steps = story.office.read(lambda reader: history(reader, closed))
    told: dict[str, Any] = {each.key: each.after for each in steps[-1].changes}
    assert told == {"status": "closed", "status_reason": "The programme was stopped"}


def test_the_secretary_moves_on_and_the_printed_list_stays(story: Make) -> None:
    head = story.find("delegate", "Zhang Guowei")
    post = story.find("affiliation", str(head.affiliation))
    story.change(post, until="March 2019", title__en="Former secretary")
    story.change(story.find("person", "Zhang Guowei"), names="Zhang Wei")
    after = story.again(head)
    assert after.name_as_printed == head.name_as_printed
    assert after.title_as_printed == head.title_as_printed


def test_the_return_visit_begins_as_an_inquiry(story: Make, visit: Visit) -> None:
    back = story.find("visit", "Return visit to Xinxiang")
    assert (back.status, back.return_of, back.country) == ("inquiry", visit.id, "CN")
    known = {"purpose": "Answer their visit", "coordinator": "anna"}
    planned = story.change(back, status="assessing", start="May 2019", end="May 2019", **known)
    assert (planned.reference, planned.direction) == ("V-2019-001", "outgoing")

# SPDX-License-Identifier: MIT
"""What follows from a typed promise, what it needs, and windows that move with their anchors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from delegate_crm.entities.followup import FollowUp
from delegate_crm.entities.user import User
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.windows import Anchor
from delegate_crm.services.anchors import anchor_date
from delegate_crm.services.office import Office
from tests.factories import Make, Typed


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def exact(text: str) -> ApproxDate:
    return ApproxDate.exact(day(text))


@pytest.fixture
def visit(make: Make) -> Visit:
    made: Visit = make.visit(title="Xinxiang", start="30 July 2018", end="31 July 2018")
    return made


@pytest.mark.parametrize(
    ("typed", "mode"),
    [
        ({"window": "January to July 2019"}, "window"),
        ({"due": "13 August 2018"}, "date"),
        ({"condition": "before the fair"}, "condition"),
        ({}, "undated"),
        ({"due_mode": "recurring", "rrule": "FREQ=MONTHLY", "due": "1 April 2019"}, "recurring"),
    ],
)
def test_due_mode_follows_what_was_typed(make: Make, typed: dict[str, Typed], mode: str) -> None:
    assert make.follow_up(text="feedback", **typed).due_mode == mode


@pytest.mark.parametrize(
    ("mode", "field"),
    [("window", "window"), ("date", "due"), ("condition", "condition"), ("recurring", "rrule")],
)
def test_due_mode_needs_its_value(make: Make, mode: str, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        make.follow_up(text="feedback", due_mode=mode)
    assert [problem.field for problem in refused.value.problems] == [field]


def test_rule_13_whoever_acts_watches_over_it(make: Make, office: Office) -> None:
    promise = make.follow_up(text="feedback", by_side="them")
    acting = office.read(lambda reader: reader.where(User, login="anna"))
    assert [promise.responsible] == [user.id for user in acting]


def test_rule_13_who_was_named_watches_over_it(make: Make) -> None:
    boris = make.user(login="boris")
    assert make.follow_up(text="feedback", responsible="boris").responsible == boris.id


def test_who_acts_for_the_first_time_becomes_a_user(make: Make, office: Office) -> None:
    office.actor = type(office.actor)("boris", office.actor.clock)
    promise = make.follow_up(text="feedback")
    assert make.again(promise).responsible == make.find("user", "boris").id


def test_rule_12_finished_promise_needs_its_result(make: Make) -> None:
    promise = make.follow_up(text="feedback")
    with pytest.raises(Invalid) as refused:
        make.change(promise, status="done")
    assert refused.value.problems[0].field == "result"
    done = make.change(promise, status="done", result="They are glad")
    assert done.done_on == day("2019-03-01")


def test_rule_12_day_of_the_answer_can_be_typed(make: Make) -> None:
    promise = make.follow_up(text="feedback")
    done = make.change(promise, status="done", result="Glad", done_on="5 February 2019")
    assert done.done_on == day("2019-02-05")


def test_rule_12_broken_promise_needs_a_reason(make: Make) -> None:
    promise = make.follow_up(text="feedback")
    with pytest.raises(Invalid) as refused:
        make.change(promise, status="not_fulfilled")
    assert refused.value.problems[0].field == "reason"
    gone = make.change(promise, status="not_fulfilled", reason="The firm is gone")
    assert gone.done_on == day("2019-03-01")


def test_visit_is_that_where_it_was_promised(make: Make, visit: Visit) -> None:
    stop = make.programme_item(visit=visit, kind="talks")
    call = make.interaction(summary="A call")
    places = [make.follow_up(text="x", arose_at=each).visit for each in (visit, stop, call)]
    assert places == [visit.id, visit.id, None]


def test_undated_promise_is_looked_at_three_months_after_the_visit(
    make: Make,
    visit: Visit,
) -> None:
    assert make.follow_up(text="x", visit=visit).review_on == day("2018-10-31")
    assert make.follow_up(text="x").review_on == day("2019-06-01")


def test_review_after_a_visit_of_which_only_the_month_is_known(make: Make) -> None:
    visit = make.visit(title="Xinxiang", start="November 2018")
    assert make.follow_up(text="x", visit=visit).review_on == day("2019-02-28")


@pytest.mark.parametrize(
    "typed", [{"due": "1 May 2019"}, {"status": "cancelled"}, {"review_on": "2 May 2019"}]
)
def test_dated_or_ended_promise_gets_no_review(make: Make, typed: dict[str, Typed]) -> None:
    assert make.follow_up(text="x", **typed).review_on in (None, day("2019-05-02"))


@pytest.fixture
def promise(make: Make, visit: Visit) -> FollowUp:
    made: FollowUp = make.follow_up(text="feedback", visit=visit, window="in 6-12 months")
    return made


def test_offsets_count_from_the_end_of_the_visit(promise: FollowUp, visit: Visit) -> None:
    window = promise.window
    assert window is not None
    assert (window.opens, window.closes) == (exact("2019-01-31"), exact("2019-07-31"))
    assert (window.anchor, window.anchor_id, window.recompute) == (
        Anchor.VISIT_END,
        visit.id,
        True,
    )


def test_moved_visit_moves_the_window_with_its_words(
    make: Make,
    promise: FollowUp,
    visit: Visit,
) -> None:
    make.change(visit, end="2 August 2018")
    window = make.again(promise).window
    assert (window.opens, window.closes) == (exact("2019-02-02"), exact("2019-08-02"))
    assert window.opens.said == "in 6-12 months"


def test_visit_that_moves_otherwise_leaves_the_window(
    make: Make,
    promise: FollowUp,
    visit: Visit,
) -> None:
    make.change(visit, start="29 July 2018")
    make.change(make.again(visit), end="")
    assert make.again(promise).window.opens == exact("2019-01-29")
    make.change(make.again(visit), start="")
    assert make.again(promise).window.opens == exact("2019-01-29")


def test_window_set_by_hand_stays_and_is_told(
    make: Make,
    promise: FollowUp,
    visit: Visit,
) -> None:
    edited = make.change(promise, closes="1 September 2019")
    make.office.write(N_("Move"), lambda work: work.save(visit.having(end=exact("2018-08-05"))))
    assert make.again(promise).window == edited.window
    (note,) = make.office.notes
    assert Translator("en")(note) == "The date moved; a window set by hand stayed: feedback"


def test_dates_typed_over_a_counted_window_stay_and_are_told(
    make: Make, promise: FollowUp, visit: Visit
) -> None:
    typed = make.change(promise, window="1 March 2019 to 1 May 2019")
    make.office.write(N_("Move"), lambda work: work.save(visit.having(end=exact("2018-08-05"))))
    assert make.again(promise).window == typed.window
    assert len(make.office.notes) == 1


def test_what_stayed_is_told_in_the_language_of_who_asks(
    make: Make, promise: FollowUp, visit: Visit
) -> None:
    make.change(promise, closes="1 September 2019", text__ru="отклик", text__zh="反馈")
    make.office.write(N_("Move"), lambda work: work.save(visit.having(end=exact("2018-08-05"))))
    said = [Translator(lang)(note) for lang in ("ru", "zh") for note in make.office.notes]
    assert [each[-2:] for each in said] == ["ик", "反馈"]


def test_of_what_is_over_nobody_is_told_that_it_stayed(
    make: Make, promise: FollowUp, visit: Visit
) -> None:
    make.change(promise, closes="1 September 2019", status="done", result="Here")
    make.office.write(N_("Move"), lambda work: work.save(visit.having(end=exact("2018-08-05"))))
    assert make.office.notes == ()


def test_window_waits_for_a_visit_without_a_date(make: Make) -> None:
    visit = make.visit(title="Xinxiang")
    promise = make.follow_up(text="feedback", visit=visit, window="in 6-12 months")
    assert promise.window.opens == exact("2019-09-01")
    make.change(visit, start="30 July 2018")
    assert make.again(promise).window.opens == exact("2019-01-30")


def test_dates_of_a_window_count_from_nothing(make: Make, visit: Visit) -> None:
    promise = make.follow_up(text="feedback", visit=visit, window="January to July 2019")
    assert (promise.window.anchor, promise.window.anchor_id) == (Anchor.FIXED, None)


ANCHORED: list[tuple[str, Callable[[Make], Any], str, dict[str, Typed]]] = [
    (
        "1 month after arrival",
        lambda make: make.visit(title="X", start="1 May 2019", end="9 May 2019"),
        "visit",
        {"start": "2 May 2019"},
    ),
    (
        "1 month after signing",
        lambda make: make.agreement(title="X", signed_on="1 May 2019"),
        "about",
        {"signed_on": "2 May 2019"},
    ),
    (
        "1 month after dispatch",
        lambda make: make.sample(
            offering=make.offering(names="Laser"),
            recipient=make.organisation(names="Firm"),
            sent_on="1 May 2019",
        ),
        "about",
        {"sent_on": "2 May 2019"},
    ),
    (
        "1 month after the event",
        lambda make: make.event(title="Fair", start="1 May 2019"),
        "about",
        {"start": "2 May 2019"},
    ),
]


@pytest.mark.parametrize(("words", "made", "field", "moved"), ANCHORED)
def test_window_counts_from_what_its_words_name(
    make: Make, words: str, made: Callable[[Make], Any], field: str, moved: dict[str, Typed]
) -> None:
    anchor = made(make)
    promise = make.follow_up(text="feedback", window=words, **{field: anchor})
    assert (promise.window.opens, promise.window.anchor_id) == (exact("2019-06-01"), anchor.id)
    make.change(anchor, **moved)
    assert make.again(promise).window.opens == exact("2019-06-02")


def test_window_counts_from_today_while_nothing_is_named(make: Make, visit: Visit) -> None:
    promise = make.follow_up(text="x", visit=visit, window="1 month after signing")
    assert (promise.window.opens, promise.window.anchor_id) == (exact("2019-04-01"), None)


def test_the_window_of_an_archived_promise_moves_too(
    make: Make, office: Office, visit: Visit
) -> None:
    promise = make.follow_up(text="feedback", visit=visit, window="6 to 12 months")
    office.write(N_("Archive"), lambda work: work.archive(promise))
    make.change(visit, start="1 September 2018", end="1 September 2018")
    assert make.again(promise).window.opens == exact("2019-03-01")


def test_windows_of_interests_move_too(make: Make, visit: Visit) -> None:
    interest = make.interest(topic="lasers", by=make.organisation(names="Firm"))
    promise = make.follow_up(text="feedback", visit=visit, window="in 6-12 months")
    counted = interest.having(expected=promise.window)
    make.office.write(N_("Expect"), lambda work: work.save(counted))
    make.change(visit, end="5 August 2018")
    assert make.again(interest).expected.opens == exact("2019-02-05")


@pytest.mark.parametrize("anchor", [Anchor.FIXED, Anchor.SIGNING])
def test_nothing_counts_from_a_record_of_another_kind(
    make: Make,
    visit: Visit,
    anchor: Anchor,
) -> None:
    read = make.office.read
    assert read(lambda reader: anchor_date(reader, anchor, visit.id)) is None
    assert read(lambda reader: anchor_date(reader, Anchor.VISIT_END, 9999)) is None
    assert read(lambda reader: anchor_date(reader, Anchor.VISIT_END, None)) is None

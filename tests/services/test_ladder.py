# SPDX-License-Identifier: MIT
"""Which reminders fall due on which day, and to whom they go."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.entities.followup import FollowUp
from delegate_crm.kit.i18n import Translator
from delegate_crm.rules.reminders import LEAD_WORDS, Lead
from delegate_crm.services.ladder import Fired, fallen_due, reminders_of
from delegate_crm.services.office import Office
from delegate_crm.services.settings import change
from tests.factories import Make


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def between(office: Office, first: str, last: str) -> list[Fired]:
    return office.read(lambda reader: fallen_due(reader, day(first), day(last)))


def told(office: Office, item: FollowUp, first: str, last: str) -> list[tuple[str, Lead]]:
    """On which days one follow-up is told of, day by day, as a clock would have it."""
    found: list[tuple[str, Lead]] = []
    for number in range((day(last) - day(first)).days + 1):
        on = (day(first) + dt.timedelta(days=number)).isoformat()
        found += [(on, x.lead) for x in between(office, on, on) if x.follow_up == item.id]
    return found


@pytest.fixture
def feedback(sample: Office) -> FollowUp:
    """c1 of the worked example."""
    found: FollowUp = Make(sample).find("follow_up", "feedback on prospects of cooperation")
    return found


def test_the_days_of_the_worked_example(sample: Office, feedback: FollowUp) -> None:
    assert told(sample, feedback, "2019-01-01", "2019-08-31") == [
        ("2019-01-16", Lead.BEFORE_OPENING),
        ("2019-01-30", Lead.OPENING),
        ("2019-04-30", Lead.MIDPOINT),
        ("2019-07-01", Lead.BEFORE_CLOSING),
        ("2019-07-30", Lead.CLOSING),
        ("2019-08-01", Lead.ESCALATION),
    ]


@pytest.mark.parametrize(
    "moved",
    [
        ("them", "2019-06-30", "2019-07-01"),  # a Sunday
        ("them", "2019-02-06", "2019-02-01"),  # 3 February is worked there and not here
        ("us", "2019-02-06", "2019-02-06"),
    ],
)
def test_reminders_keep_off_days_off_and_out_of_the_partner_s_holidays(
    sample: Office, feedback: FollowUp, moved: tuple[str, str, str]
) -> None:
    side, planned, there = moved
    item = Make(sample).change(feedback, by_side=side, window=f"{planned} to 2019-12-20")
    days = sample.read(lambda reader: reminders_of(reader, [item], day("2019-01-01")))[item.id]
    opening = Translator("en")(LEAD_WORDS[Lead.OPENING])
    assert [on for on, words in days if Translator("en")(words) == opening] == [day(there)]


def test_a_partner_on_holiday_is_not_to_be_written_to(sample: Office, feedback: FollowUp) -> None:
    make = Make(sample)
    item = make.change(feedback, window="6 February 2019 to 30 July 2019")
    assert told(sample, item, "2019-01-28", "2019-02-11") == [("2019-02-01", Lead.OPENING)]
    assert told(sample, item, "2019-02-12", "2019-02-15") == [("2019-02-12", Lead.OPENING)]


def test_a_person_of_a_priority_country_has_its_holidays_without_a_place_or_a_visit(
    make: Make, office: Office
) -> None:
    make.country_priority(country="China", level="priority")
    who = make.person(names="Li Ming", citizenship="China")
    window = "6 February 2019 to 30 July 2019"
    item = make.follow_up(text="feedback", by_side="them", by=who, window=window)
    assert told(office, item, "2019-01-28", "2019-02-03") == [("2019-02-01", Lead.OPENING)]


def test_what_we_owe_knows_no_holidays_of_the_partner(sample: Office, feedback: FollowUp) -> None:
    item = Make(sample).change(feedback, by_side="us", window="6 February 2019 to 30 July 2019")
    assert ("2019-02-06", Lead.OPENING) in told(sample, item, "2019-02-01", "2019-02-08")


def test_a_last_day_at_a_weekend_is_told_of_before_it(make: Make, office: Office) -> None:
    item = make.follow_up(text="answer", due="3 March 2019")
    assert told(office, item, "2019-02-20", "2019-03-05") == [
        ("2019-02-25", Lead.BEFORE_DUE),
        ("2019-03-01", Lead.DUE),
        ("2019-03-04", Lead.ESCALATION),
    ]


def test_days_typed_for_it_alone_replace_the_ladder(make: Make, office: Office) -> None:
    item = make.follow_up(text="answer", due="20 March 2019", reminders="9 March 2019")
    assert told(office, item, "2019-03-01", "2019-03-20") == [("2019-03-09", Lead.OWN)]


def test_in_a_snooze_nothing_is_told_but_its_end(make: Make, office: Office) -> None:
    item = make.follow_up(text="answer", due="20 March 2019", snoozed_until="16 March 2019")
    assert told(office, item, "2019-03-01", "2019-03-20") == [
        ("2019-03-16", Lead.WAKING),
        ("2019-03-20", Lead.DUE),
    ]


@pytest.mark.parametrize("ending", [{"status": "done", "result": "yes"}, {"status": "cancelled"}])
def test_what_is_over_is_told_of_no_more(
    make: Make, office: Office, ending: dict[str, str]
) -> None:
    item = make.follow_up(text="answer", due="20 March 2019")
    assert told(office, item, "2019-03-13", "2019-03-13")
    make.change(item, **ending)
    assert not told(office, item, "2019-03-01", "2019-03-31")
    office.undo()
    assert told(office, item, "2019-03-13", "2019-03-13")


def test_the_office_sets_its_own_ladder_and_takes_it_back(make: Make, office: Office) -> None:
    item = make.follow_up(text="answer", due="20 March 2019")
    change(office, "remind_before_due", "2", "en")
    assert told(office, item, "2019-03-10", "2019-03-19") == [("2019-03-18", Lead.BEFORE_DUE)]
    change(office, "remind_before_due", "0", "en")
    assert not told(office, item, "2019-03-10", "2019-03-19")


def test_a_holiday_that_is_added_holds_at_once(make: Make, office: Office) -> None:
    change(office, "office_country", "RU", "en")
    item = make.follow_up(text="answer", due="20 March 2019")
    make.holiday(country="RU", on="13 March 2019")
    assert told(office, item, "2019-03-12", "2019-03-14") == [("2019-03-14", Lead.BEFORE_DUE)]


def test_a_number_of_days_of_its_own_escalates_later(make: Make, office: Office) -> None:
    item = make.follow_up(text="answer", due="8 March 2019", escalate_after="10")
    assert told(office, item, "2019-03-11", "2019-03-31") == [("2019-03-22", Lead.ESCALATION)]
    never = make.change(item, escalate_after="0")
    assert not told(office, never, "2019-03-11", "2019-03-31")


def test_what_is_late_goes_to_the_head_or_to_who_is_named(make: Make, office: Office) -> None:
    head, other = make.user(login="boris", role="head"), make.user(login="vera")
    item = make.follow_up(text="answer", due="8 March 2019")
    assert [each.to for each in between(office, "2019-03-11", "2019-03-11")] == [head.id]
    make.change(item, escalate_to=other)
    assert [each.to for each in between(office, "2019-03-11", "2019-03-11")] == [other.id]


@pytest.mark.parametrize("gone", [{"active_until": "1 February 2019"}, {"away_from": "12 March"}])
def test_who_is_away_is_stood_in_for(make: Make, office: Office, gone: dict[str, str]) -> None:
    deputy = make.user(login="vera")
    away = make.user(login="pavel", stands_in=deputy, **gone)
    make.follow_up(text="answer", due="20 March 2019", responsible=away)
    assert [each.to for each in between(office, "2019-03-13", "2019-03-13")] == [deputy.id]
    make.change(deputy, active_until="1 February 2019")
    assert [each.to for each in between(office, "2019-03-13", "2019-03-13")] == [None]


def test_what_is_left_to_who_is_on_leave_goes_to_who_stands_in(make: Make, office: Office) -> None:
    deputy, leave = make.user(login="vera"), {"away_from": "12 March 2019"}
    away = make.user(login="pavel", stands_in=deputy, **leave)
    make.follow_up(text="answer", due="20 March 2019", responsible=away)
    assert [each.to for each in between(office, "2019-03-13", "2019-03-13")] == [deputy.id]
    make.change(away, away_until="12 March 2019")
    assert [each.to for each in between(office, "2019-03-13", "2019-03-13")] == [away.id]


def test_what_is_late_goes_to_who_stands_in_for_a_head_on_leave(make: Make, office: Office) -> None:
    deputy = make.user(login="vera")
    make.user(login="boris", role="head", stands_in=deputy, away_from="1 March 2019")
    make.follow_up(text="answer", due="8 March 2019")
    assert [each.to for each in between(office, "2019-03-11", "2019-03-11")] == [deputy.id]


def test_the_reminders_of_one_are_said_with_their_days(sample: Office, feedback: FollowUp) -> None:
    found = sample.read(lambda reader: reminders_of(reader, [feedback], day("2019-03-01")))
    assert (day("2019-07-01"), "30 days before it closes") in [
        (on, Translator("en")(words)) for on, words in found[feedback.id]
    ]

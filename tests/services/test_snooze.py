# SPDX-License-Identifier: MIT
"""Snoozing a follow-up: it leaves what needs somebody until its day, and nothing else changes."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.entities.followup import FollowUp
from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.rules.reminders import Lead, rungs
from delegate_crm.rules.snooze import Moment
from delegate_crm.services.followups import due, state_of
from delegate_crm.services.office import Office
from delegate_crm.services.records import Records
from delegate_crm.services.shell import shell_facts
from delegate_crm.services.snooze import Snoozable, snoozable, snooze, typed_until
from delegate_crm.services.window_words import bar_facts
from tests.conftest import TODAY
from tests.factories import Make


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.fixture
def late(make: Make) -> FollowUp:
    """Late since the middle of February; today is 1 March 2019."""
    made: FollowUp = make.follow_up(text="answer", by_side="them", due="15 February 2019")
    return made


def snoozed(office: Office, item: FollowUp, until: str) -> FollowUp:
    office.write(N_("Snooze"), lambda work: snooze(work, item.id, day(until)))
    return office.read(lambda reader: reader.get(FollowUp, item.id))


def asked(office: Office, item: FollowUp) -> Snoozable | None:
    return office.read(lambda reader: snoozable(reader, item.id, TODAY, "en"))


def seen(office: Office, on: str) -> int:
    """How many need somebody on a day, in the list and in the sidebar."""
    listed = office.read(lambda reader: due(reader, day(on)))
    counts = office.read(lambda reader: shell_facts(reader, "en", day(on), "anna").counts)
    assert counts.get("today", 0) == len(listed)
    return len(listed)


def test_it_is_out_of_sight_until_its_day(office: Office, late: FollowUp) -> None:
    assert seen(office, "2019-03-01") == 1
    snoozed(office, late, "2019-03-04")
    assert [seen(office, on) for on in ("2019-03-03", "2019-03-04")] == [0, 1]


def test_the_reason_stays_with_it_while_it_sleeps_and_in_its_history(
    office: Office, late: FollowUp
) -> None:
    until = day("2019-03-04")
    office.write(N_("Snooze"), lambda work: snooze(work, late.id, until, " They moved "))
    asleep = asked(office, late)
    assert asleep is not None
    assert asleep.reason == "They moved"
    office.write(N_("Wake"), lambda work: snooze(work, late.id, None))
    told = Records(office, "en").history("follow_up", str(late.id))
    assert "They moved" in str(told)


def test_its_date_stays(office: Office, late: FollowUp) -> None:
    assert snoozed(office, late, "2019-03-04").due == late.due


def test_its_state_stays_and_is_told_with_the_day(office: Office, late: FollowUp) -> None:
    item = snoozed(office, late, "2019-03-04")
    assert state_of(item, TODAY) == state_of(late, TODAY)
    assert bar_facts(item, TODAY, Translator("en")).snoozed == "snoozed until 4 March"
    assert bar_facts(item, day("2019-03-04"), Translator("en")).snoozed == ""


def test_what_is_overdue_comes_back_after_fourteen_days(office: Office, late: FollowUp) -> None:
    assert snoozed(office, late, "2019-12-31").snoozed_until == day("2019-03-15")


def test_a_day_typed_in_the_form_is_held_to_the_same(make: Make, late: FollowUp) -> None:
    changed = make.change(late, snoozed_until="31 December 2019")
    assert changed.snoozed_until == day("2019-03-15")


def test_a_window_that_moves_earlier_wakes_earlier(make: Make, office: Office) -> None:
    item = make.follow_up(text="answer", due="1 September 2019")
    item = snoozed(office, item, "2019-08-01")
    assert make.change(item, due="1 April 2019").snoozed_until == day("2019-04-16")


def test_what_is_answered_is_said_to_be_snoozed_no_longer(
    make: Make, office: Office, late: FollowUp
) -> None:
    item = make.change(snoozed(office, late, "2019-03-04"), status="done", result="Yes")
    assert bar_facts(item, TODAY, Translator("en")).snoozed == ""


def test_taken_back_it_is_seen_again(office: Office, late: FollowUp) -> None:
    snoozed(office, late, "2019-03-04")
    office.undo()
    assert seen(office, "2019-03-01") == 1


def test_what_is_over_cannot_be_snoozed(make: Make, office: Office, late: FollowUp) -> None:
    assert asked(office, late) is not None
    assert asked(office, make.change(late, status="done", result="Yes")) is None


def test_half_time_is_the_day_on_which_one_is_reminded_of_it(sample: Office) -> None:
    item = Make(sample).find("follow_up", "feedback on prospects of cooperation")
    opens, closes = item.window.opens.best, item.window.closes.best
    reminders = {each.lead: each.fire_on for each in rungs(opens, closes)}
    found = asked(sample, item)
    assert found is not None
    assert found.moments[Moment.HALF_TIME] == reminders[Lead.MIDPOINT]


def test_a_typed_day_is_read_and_held(office: Office, late: FollowUp) -> None:
    item = asked(office, late)
    assert item is not None
    assert typed_until("7 March", item, "en", TODAY) == day("2019-03-07")
    assert typed_until("1 May 2019", item, "en", TODAY) == day("2019-03-15")
    with pytest.raises(Invalid, match="come already"):
        typed_until("1 February 2019", item, "en", TODAY)

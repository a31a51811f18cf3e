# SPDX-License-Identifier: MIT
"""Follow-ups in a calendar: spans of days by the best dates, reminders, and how they end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from delegate_crm.kit.i18n import N_
from delegate_crm.services.office import Office
from delegate_crm.services.records import Records
from tests.exchange.reading import content, entries, rings, span
from tests.factories import Make

EXACT = {"window__opens": "1 April 2019", "window__closes": "31 May 2019"}


def test_a_window_is_a_span_of_whole_days_with_its_reminders(office: Office, make: Make) -> None:
    make.follow_up(text="Feedback", by_side="them", **EXACT)
    [entry] = entries(office)
    assert entry["SUMMARY"].plain == "We wait for: Feedback"
    assert (span(entry), entry["DTSTART"].params) == (("20190401", "20190601"), {"VALUE": "DATE"})
    days = [(3, 18), (4, 1), (5, 1), (5, 31)]
    assert rings(entry) == [dt.date(2019, *day) for day in days]
    assert (entry["TRANSP"].text, entry["STATUS"].text) == ("TRANSPARENT", "CONFIRMED")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "about 1 April 2019 to about 31 May 2019"),
        ("ru", "около 1 апреля 2019 г. – около 31 мая 2019 г."),
        ("zh", "约2019年4月1日至约2019年5月31日"),
    ],
)
def test_what_is_about_some_day_says_so_and_tells_the_outer_days(
    office: Office, make: Make, lang: str, words: str
) -> None:
    make.follow_up(text="x", window__opens="about 1 April 2019", window__closes="about 31 May 2019")
    [entry] = entries(office, lang)
    assert entry["SUMMARY"].plain.endswith(words)
    assert span(entry) == ("20190401", "20190601")
    outer = entries(office)[0]["DESCRIPTION"].plain
    assert "At the earliest 29 March 2019, at the latest 3 June 2019." in outer


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ({"due": "29 February 2020"}, ("20200229", "20200301")),
        ({"due": "31 December 2019"}, ("20191231", "20200101")),
        ({"due": "August 2019"}, ("20190801", "20190901")),
        ({"due": "by 1 May 2019"}, ("20190501", "20190502")),
        ({"review_on": "3 May 2019"}, ("20190503", "20190504")),
    ],
)
def test_a_due_date_is_one_day_and_a_month_all_of_its_days(
    office: Office, make: Make, typed: dict[str, str], days: tuple[str, str]
) -> None:
    make.follow_up(text="x", **typed)
    assert span(entries(office)[0]) == days


def test_own_reminders_replace_the_usual_ones_and_none_rings_while_it_is_snoozed(
    office: Office, make: Make
) -> None:
    made = make.follow_up(text="x", **EXACT)
    reminder = {"follow_up": str(made.id), "on": "20 April 2019", "what": "Call Zhang"}
    make.change(made, snoozed_until="20 March 2019")
    assert rings(entries(office)[0])[0] == dt.date(2019, 3, 20)
    Records(office, "en").add("follow_up_reminder", list(reminder.items()))
    [entry] = entries(office)
    assert rings(entry) == [dt.date(2019, 4, 20)]
    assert entry.of("VALARM")[0]["DESCRIPTION"].plain == "Call Zhang: X"


def test_alarms_that_rang_are_gone_the_next_day(
    office: Office, make: Make, at: Callable[..., None]
) -> None:
    make.follow_up(text="x", due="1 March 2019")
    assert rings(entries(office)[0]) == [dt.date(2019, 3, 1)]
    at("2019-03-02")
    assert rings(entries(office)[0]) == []


def test_of_a_feast_the_next_day_alone_is_told(office: Office, make: Make) -> None:
    make.follow_up(text="x", rrule="every Spring Festival", due="25 January 2020")
    [entry] = entries(office)
    assert span(entry) == ("20200125", "20200126")
    assert "RRULE" not in entry


def repeated(make: Make, due: str) -> None:
    make.follow_up(text="x", due_mode="recurring", rrule="FREQ=YEARLY;COUNT=3", due=due)


def test_a_repeated_one_has_its_rule_and_short_years_their_last_day(
    office: Office, make: Make
) -> None:
    repeated(make, "29 Feb 2020")
    [entry] = entries(office)
    assert span(entry) == ("20200229", "20200301")
    parts = {"FREQ=YEARLY", "COUNT=3", "BYMONTH=2", "BYMONTHDAY=28,29", "BYSETPOS=-1"}
    assert set(entry["RRULE"].text.split(";")) == parts


def test_what_is_repeated_rings_each_time_though_its_own_day_has_passed(
    office: Office, make: Make, at: Callable[..., None]
) -> None:
    repeated(make, "1 April 2019")
    before = rings(entries(office)[0])
    at("2019-04-02")
    assert before == rings(entries(office)[0]) != []


def test_an_answered_one_ends_with_its_answer_and_rings_no_more(office: Office, make: Make) -> None:
    made = make.follow_up(text="Feedback", by_side="them", **EXACT)
    make.change(made, status="done", done_on="10 April 2019", result="yes")
    [entry] = entries(office)
    assert (entry["SUMMARY"].plain, rings(entry)) == ("Answered: Feedback", [])
    assert (span(entry), entry["STATUS"].text) == (("20190401", "20190411"), "CONFIRMED")


def test_each_change_raises_the_number_and_what_is_let_go_is_cancelled(
    office: Office, make: Make
) -> None:
    made = make.follow_up(text="x", **EXACT)
    [first] = entries(office)
    make.change(made, text="y")
    [second] = entries(office)
    office.undo()
    [third] = entries(office)
    numbers = [int(each["SEQUENCE"].text) for each in (first, second, third)]
    assert numbers == sorted(set(numbers))
    make.change(make.again(made), status="cancelled")
    [gone] = entries(office)
    assert (gone["STATUS"].text, gone.of("VALARM")) == ("CANCELLED", [])
    assert gone["SUMMARY"].plain == "Let go: X"
    assert {each["UID"].text for each in (first, second, third, gone)} == {first["UID"].text}


def test_what_was_put_away_is_cancelled_too(office: Office, make: Make) -> None:
    made = make.follow_up(text="x", **EXACT)
    office.write(N_("Archive"), lambda work: work.archive(made))
    assert entries(office)[0]["STATUS"].text == "CANCELLED"


def test_a_restricted_one_says_no_more_than_its_days(office: Office, make: Make) -> None:
    partner = make.organisation(names="Secret Bureau")
    make.follow_up(text="Hidden", by=partner, said_as="psst", confidentiality="restricted", **EXACT)
    [entry] = entries(office)
    assert entry["SUMMARY"].plain == "We owe: Follow-up (restricted)"
    assert (entry["CLASS"].text, "DESCRIPTION" in entry) == ("CONFIDENTIAL", False)
    assert not [word for word in (b"Hidden", b"Secret", b"psst") if word in content(office)]


def test_what_was_typed_for_a_reminder_of_a_restricted_one_is_not_told(
    office: Office, make: Make
) -> None:
    made = make.follow_up(text="Hidden", confidentiality="restricted", **EXACT)
    reminder = {"follow_up": str(made.id), "on": "20 April 2019", "what": "Ask Minister Hush"}
    Records(office, "en").add("follow_up_reminder", list(reminder.items()))
    assert b"BEGIN:VALARM" in content(office)
    assert b"Hush" not in content(office)


def test_a_restricted_partner_is_not_named(office: Office, make: Make) -> None:
    partner = make.organisation(names="Secret Bureau", confidentiality="restricted")
    make.follow_up(text="Feedback", by=partner, by_side="them", **EXACT)
    assert entries(office)[0]["SUMMARY"].plain == "We wait for: Feedback"
    assert b"Secret" not in content(office)

# SPDX-License-Identifier: MIT
"""Notices: each thing is told once, whatever the clock, the machine and other devices do."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection

from delegate_crm.app import compose
from delegate_crm.kit import paths, preferences
from delegate_crm.kit.i18n import N_
from delegate_crm.services.office import Office
from delegate_crm.services.records import Records
from delegate_crm.services.reminders import Notice, due_notices, is_quiet, missed, moment_of, shown
from delegate_crm.store.journal import Journal
from delegate_crm.store.reminders import look
from tests.factories import Make

At = Callable[..., None]


@pytest.fixture(autouse=True)
def settings_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a user who has not chosen anything yet."""
    file = tmp_path / "config" / "settings.toml"
    monkeypatch.setattr(paths, "user_settings", lambda: file)
    return file


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def due(office: Office, hour: int = 12) -> Sequence[Notice]:
    return due_notices(office, dt.datetime.combine(office.today, dt.time(hour)), "en")


def told(office: Office, hour: int = 12) -> list[str]:
    """What is shown now, as titles."""
    return [each.title for each in shown(office, due(office, hour))]


def days_from(first: str, count: int) -> list[str]:
    return [(day(first) + dt.timedelta(days=n)).isoformat() for n in range(count)]


def test_each_reminder_is_told_once_over_two_years(office: Office, make: Make, at: At) -> None:
    """With a leap day among the days."""
    for text in ("30 August 2019", "29 February 2020", "31 December 2020", "2 January 2021"):
        make.follow_up(text=f"by {text}", due=text)
    make.follow_up(text="feedback", by_side="them", window="30 January 2020 to 30 July 2020")
    counted: Counter[tuple[int, str]] = Counter()
    for on in days_from("2019-03-01", 731):
        at(on)
        found = shown(office, due(office))
        counted.update((x.follow_up, x.lead) for each in found for x in each.fired)
    assert set(counted.values()) == {1}
    assert Counter(lead for _, lead in counted) == {
        "before_due": 4,
        "due": 4,
        "escalation": 5,
        "before_opening": 1,
        "opening": 1,
        "midpoint": 1,
        "before_closing": 1,
        "closing": 1,
    }


def test_what_fell_due_while_nobody_asked_comes_first_as_one(
    office: Office, make: Make, at: At
) -> None:
    make.follow_up(text="answer", due="20 March 2019")
    make.follow_up(text="feedback", by_side="them", window="4 March 2019 to 1 April 2019")
    make.follow_up(text="letter", by_side="them", window="29 March 2019 to 1 July 2019")
    at("2019-03-29")
    first, *others = told(office)
    assert first == "While you were away: 6 reminders"
    assert others[0] == "Opens today: Letter"
    assert told(office) == []


def test_of_days_gone_by_what_is_late_is_told_first(office: Office, make: Make, at: At) -> None:
    make.follow_up(text="letter", by_side="them", window="8 March 2019 to 1 July 2019")
    make.follow_up(text="answer", due="12 March 2019")
    at("2019-03-15")
    assert due(office)[0].body.splitlines() == [
        "Answer: escalated, 13 March",
        "Answer: on the day, 12 March",
        "Answer: 7 days before, 5 March",
        "and 1 more",
    ]


def test_what_is_typed_today_is_not_told_of_days_gone_by(
    office: Office, make: Make, at: At
) -> None:
    at("2019-03-15")
    told(office)
    make.follow_up(text="feedback", by_side="them", window="4 March 2019 to 1 July 2019")
    at("2019-03-18")
    assert not [each for each in told(office) if "away" in each]


def test_a_clock_set_back_tells_nothing_twice_and_loses_nothing(
    office: Office, make: Make, at: At
) -> None:
    make.follow_up(text="answer", due="20 March 2019")
    at("2019-03-13")
    assert "1 needs you" in told(office)
    at("2019-03-04")
    assert not [each for each in shown(office, due(office)) if each.fired]
    make.follow_up(text="letter", due="15 March 2019")
    at("2019-03-13")
    assert told(office) == ["While you were away: 1 reminder"]


def test_two_devices_that_ask_at_once_tell_it_once(office: Office, make: Make, at: At) -> None:
    make.follow_up(text="feedback", by_side="them", window="13 March 2019 to 1 July 2019")
    make.follow_up(text="answer", due="20 March 2019")
    at("2019-03-13")
    with closing(compose.open_office(office.file.path, user="anna", today=office.today)) as other:
        both = (due(office), due(other))
        assert both[0] == both[1]
        assert [len(shown(o, x)) for o, x in zip((office, other), both, strict=True)] == [2, 0]
        assert not due(other)


def test_what_is_new_in_a_notice_that_came_second_is_told_next(
    office: Office, make: Make, at: At
) -> None:
    make.follow_up(text="answer", due="20 March 2019")
    at("2019-03-13")
    first = due(office)
    make.follow_up(text="letter", due="20 March 2019")
    second = due(office)
    assert [len(shown(office, first)), len(shown(office, second))] == [1, 0]
    assert told(office) == ["Letter: 7 days before"]


def test_quiet_hours_hold_it_until_they_end(office: Office, make: Make, at: At) -> None:
    make.follow_up(text="feedback", by_side="them", window="13 March 2019 to 1 July 2019")
    at("2019-03-13")
    assert (told(office, 22), told(office, 7)) == ([], [])
    assert told(office, 8) == ["Opens today: Feedback"]


def test_looking_in_quiet_hours_loses_nothing(office: Office, make: Make, at: At) -> None:
    make.follow_up(text="answer", due="20 March 2019")
    at("2019-03-15")
    assert told(office, 22) == []
    at("2019-03-18")
    assert told(office)[0] == "While you were away: 1 reminder"


def test_looking_again_on_the_same_day_writes_nothing(
    office: Office, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    days: list[dt.date] = []

    def note(connection: Connection, login: str, on: dt.date) -> None:
        days.append(on)
        look(connection, login, on)

    monkeypatch.setattr("delegate_crm.services.reminders.look", note)
    for on in ("2019-03-15", "2019-03-15", "2019-03-18"):
        at(on)
        assert told(office) == []
    assert days == [day("2019-03-15"), day("2019-03-18")]


def test_who_comes_back_is_told_once_on_the_page(office: Office, make: Make, at: At) -> None:
    make.follow_up(text="answer", due="20 March 2019")
    at("2019-03-15")
    away = missed(office, "en")
    assert away is not None
    told_words = "Answer: 7 days before, 13 March"
    assert (away.title, away.body) == ("While you were away: 1 reminder", told_words)
    assert missed(office, "en") is None


@pytest.mark.parametrize(
    ("hours", "expected"),
    [((20, 8), [*range(8), *range(20, 24)]), ((12, 14), [12, 13]), ((0, 0), [])],
)
def test_quiet_hours_may_go_over_midnight(hours: tuple[int, int], expected: list[int]) -> None:
    assert [each for each in range(24) if is_quiet(each, *hours)] == expected


def test_the_digest_waits_for_its_hour_and_comes_once(office: Office, make: Make, at: At) -> None:
    make.follow_up(text="answer", due="20 March 2019")
    make.visit(title="Tashkent", start="15 March 2019", direction="incoming", status="planning")
    at("2019-03-13")
    assert told(office, 8) == []
    (digest,) = shown(office, due(office, 9))
    assert (digest.title, digest.body) == (
        "1 needs you, Tashkent, arrives on Friday",
        "Answer: 7 days before",
    )
    assert told(office, 10) == []


def test_a_reminder_after_the_digest_is_told_alone(office: Office, make: Make, at: At) -> None:
    make.follow_up(text="answer", due="14 March 2019")
    at("2019-03-13")
    told(office)
    make.follow_up(text="letter", due="20 March 2019")
    assert told(office) == ["Letter: 7 days before"]


def test_a_reminder_of_a_day_off_ahead_is_told_after_the_digest(
    office: Office, make: Make, at: At
) -> None:
    make.follow_up(text="answer", due="20 March 2019")
    at("2019-03-15")
    assert told(office)[-1] == "1 needs you"
    make.follow_up(text="letter", due="17 March 2019")
    assert told(office) == ["Letter: on the day"]
    assert told(office) == []


def test_there_is_no_digest_on_a_day_off(office: Office, make: Make, at: At) -> None:
    make.follow_up(text="answer", due="20 March 2019")
    at("2019-03-09")
    assert told(office) == []


def test_a_visit_is_told_on_its_day_even_at_a_weekend(office: Office, make: Make, at: At) -> None:
    make.visit(title="Tashkent", start="9 March 2019", direction="incoming", status="planning")
    at("2019-03-09")
    assert told(office) == ["Tashkent, today"]
    assert told(office) == []


def test_names_are_hidden_where_that_is_wished(office: Office, make: Make, at: At) -> None:
    preferences.write({"hide_names": "yes"})
    make.follow_up(text="feedback", by_side="them", window="13 March 2019 to 1 July 2019")
    make.visit(title="Tashkent", start="13 March 2019", direction="incoming", status="planning")
    make.follow_up(text="answer", due="20 March 2019")
    at("2019-03-13")
    found = due(office)
    assert [each.title for each in found] == [
        "A window opens today.",
        "A visit begins today.",
        "2 need you",
    ]
    assert {each.body for each in found} == {""}


def test_what_is_restricted_is_not_named_on_a_screen(office: Office, make: Make, at: At) -> None:
    hush = {"confidentiality": "restricted"}
    partner = make.organisation(names="Hush Bureau", **hush)
    make.follow_up(text="hush", by_side="them", window="13 March 2019 to 1 July 2019", **hush)
    make.follow_up(text="list", by_side="them", by=partner, window="13 March 2019 to 1 July 2019")
    own = make.follow_up(text="hush answer", due="20 March 2019", **hush)
    reminder = {"follow_up": str(own.id), "on": "13 March 2019", "what": "Ask Minister Hush"}
    Records(office, "en").add("follow_up_reminder", list(reminder.items()))
    make.visit(title="Hush", start="13 March 2019", direction="incoming", status="planning", **hush)
    make.visit(title="Hush", start="15 March 2019", direction="incoming", status="planning", **hush)
    at("2019-03-13")
    found = due(office)
    assert [each.title for each in found] == [
        "A window opens today.",
        "Opens today: List",
        "A visit begins today.",
        "3 need you",
    ]
    assert found[-1].body == "Follow-up (restricted): on a day of its own"
    assert "hush" not in " ".join(each.body for each in found).lower()


def test_a_visit_is_no_follow_up_that_one_could_snooze(office: Office, make: Make, at: At) -> None:
    item = make.follow_up(text="feedback", by_side="them", window="13 March 2019 to 1 July 2019")
    make.visit(title="Tashkent", start="13 March 2019", direction="incoming", status="planning")
    at("2019-03-13")
    assert [each.follow_up for each in due(office)][:2] == [item.id, None]


def test_each_user_is_told_what_is_theirs(office: Office, make: Make, at: At) -> None:
    make.user(login="boris", role="head")
    make.follow_up(text="answer", due="13 March 2019")
    at("2019-03-14")
    assert [x.lead for each in due(office) for x in each.fired] == ["before_due", "due"]
    with closing(compose.open_office(office.file.path, user="boris", today=office.today)) as other:
        assert "Late, and escalated: Answer" in told(other)


def test_the_silence_of_a_partner_is_not_told_as_our_delay(
    office: Office, make: Make, at: At
) -> None:
    make.user(login="boris", role="head")
    make.follow_up(text="answer", by_side="them", due="13 March 2019")
    at("2019-03-14")
    with closing(compose.open_office(office.file.path, user="boris", today=office.today)) as other:
        assert "No answer in time, and escalated: Answer" in told(other)


def test_showing_is_no_step_that_could_be_undone(office: Office, make: Make, at: At) -> None:
    make.follow_up(text="answer", due="20 March 2019")
    before = office.read(lambda reader: Journal(reader.connection).headers())
    at("2019-03-13")
    assert told(office)
    assert office.read(lambda reader: Journal(reader.connection).headers()) == before


def test_undoing_does_not_tell_it_again(office: Office, make: Make, at: At) -> None:
    item = make.follow_up(text="answer", due="20 March 2019")
    at("2019-03-13")
    told(office)
    make.change(item, status="done", result="yes")
    office.undo()
    assert told(office) == []


def test_a_file_that_is_only_read_tells_nothing(
    office: Office, make: Make, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.follow_up(text="answer", due="20 March 2019")
    at("2019-03-13")
    monkeypatch.setattr(office.file, "read_only", True)
    assert (len(due(office)), told(office)) == (1, [])


def test_a_day_that_is_only_named_has_noon(office: Office) -> None:
    assert moment_of(office).isoformat() == "2019-03-01T12:00:00"


def test_what_is_archived_is_told_no_more(office: Office, make: Make, at: At) -> None:
    item = make.follow_up(text="answer", due="20 March 2019")
    office.write(N_("Archive"), lambda work: work.archive(item))
    at("2019-03-13")
    assert told(office) == []

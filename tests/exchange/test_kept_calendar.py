# SPDX-License-Identifier: MIT
"""The calendar file of a user follows the office, and never takes the place of another file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from delegate_crm.exchange.kept_calendar import keep_calendar
from delegate_crm.kit import paths, preferences
from delegate_crm.kit.errors import Conflict, Storage
from delegate_crm.services.office import Office
from tests.exchange.rfc5545 import objects
from tests.factories import Make


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "user_settings", lambda: tmp_path / "settings.toml")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "office.ics"
    preferences.write({"calendar_file": str(made)})
    return made


def summaries(path: Path) -> list[str]:
    return [each["SUMMARY"].plain for each in objects(path.read_bytes()).of("VEVENT")]


def test_without_a_path_nothing_is_written(office: Office) -> None:
    preferences.write({})
    assert keep_calendar(office, "en") is False


def test_it_is_written_when_it_says_something_new_and_only_then(
    office: Office, make: Make, path: Path
) -> None:
    make.follow_up(text="Feedback", due="1 May 2019")
    assert keep_calendar(office, "en") is True
    os.utime(path, (0, 0))
    assert (keep_calendar(office, "en"), path.stat().st_mtime) == (False, 0)
    make.tag(names="elsewhere")
    assert keep_calendar(office, "en") is False
    make.visit(title="Guests", start="3 May 2019")
    assert (keep_calendar(office, "en"), summaries(path)) == (True, ["We owe: Feedback", "Guests"])


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"calendar_whose": "mine"}, ["Mine", "Fair"]),
        ({"calendar_holds": "follow_ups"}, ["Mine", "Yours"]),
        ({"calendar_holds": "visits"}, ["Guests", "Fair"]),
        (
            {"calendar_holds": "follow_ups", "calendar_language": "ru", "calendar_whose": "mine"},
            ["Моё"],
        ),
    ],
)
def test_it_holds_what_the_user_chose(
    office: Office, make: Make, path: Path, chosen: dict[str, str], said: list[str]
) -> None:
    other = make.user(login="boris")
    make.follow_up(text="Mine", text__ru="Моё", due="1 May 2019")
    make.follow_up(text="Yours", due="1 May 2019", responsible=other)
    make.visit(title="Guests", start="3 May 2019", coordinator=other)
    make.event(title="Fair", start="May 2019")
    preferences.write({"calendar_file": str(path), **chosen})
    keep_calendar(office, "en")
    assert [words.split(": ")[-1] for words in summaries(path)] == said


def test_what_was_over_long_ago_is_left_out(office: Office, make: Make, path: Path) -> None:
    make.follow_up(text="Late", due="1 May 2010")
    make.follow_up(text="Old", due="1 May 2010", status="done", done_on="1 May 2010", result="ok")
    make.visit(title="Past", start="3 May 2010")
    keep_calendar(office, "en")
    assert summaries(path) == ["We owe: Late"]


@pytest.mark.parametrize("content", [b"letters", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"])
def test_another_file_of_that_name_is_left_as_it_is(
    office: Office, path: Path, content: bytes
) -> None:
    path.write_bytes(content)
    with pytest.raises(Conflict):
        keep_calendar(office, "en")
    assert path.read_bytes() == content


def test_the_calendar_of_another_office_is_left_as_it_is(
    office: Office, sample: Office, path: Path
) -> None:
    keep_calendar(office, "en")
    before = path.read_bytes()
    with pytest.raises(Conflict):
        keep_calendar(sample, "en")
    assert path.read_bytes() == before


def test_a_folder_that_is_gone_is_told(office: Office, tmp_path: Path) -> None:
    preferences.write({"calendar_file": str(tmp_path / "gone" / "office.ics")})
    with pytest.raises(Storage):
        keep_calendar(office, "en")

# SPDX-License-Identifier: MIT
"""Who is away on a day, and what is said of it."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.entities.user import User
from delegate_crm.services.absence import absence_words, absences
from delegate_crm.services.needs import needs
from delegate_crm.services.office import Office
from tests.factories import Make


@pytest.fixture
def clara(make: Make) -> User:
    """Away from 1 to 8 March 2019; Boris stands in."""
    boris = make.user(login="boris", name="Boris")
    away = {"away_from": "1 March 2019", "away_until": "8 March 2019"}
    user: User = make.user(login="clara", name="Clara", stands_in=boris, **away)
    return user


@pytest.mark.parametrize(
    ("day", "away"),
    [("2019-02-28", 0), ("2019-03-01", 1), ("2019-03-08", 1), ("2019-03-09", 0)],
)
def test_one_is_away_from_the_first_day_to_the_last(
    office: Office, clara: User, day: str, away: int
) -> None:
    found = office.read(lambda reader: absences(reader, dt.date.fromisoformat(day)))
    assert [*found] == [clara.id][:away]


def test_without_a_last_day_one_is_away_until_further_notice(
    office: Office, make: Make, clara: User
) -> None:
    make.change(clara, away_until="", stands_in="")
    words = office.read(lambda reader: absence_words(reader, dt.date(2030, 1, 1), "en"))
    assert words == {clara.id: "Clara is away"}


def test_a_row_of_today_says_who_is_away(office: Office, make: Make, clara: User) -> None:
    item, today = make.follow_up(text="feedback", responsible=clara), dt.date(2019, 3, 4)
    need = office.read(lambda reader: needs(reader, [item.id], today, "en"))[item.id]
    assert need.line == "Clara is away until 8 March, Boris stands in"

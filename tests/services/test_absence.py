# SPDX-License-Identifier: MIT
"""Who is away on a day, and what is said of it."""

from __future__ import annotations

import datetime as dt

import pytest

from delegate_crm.entities.user import User
from delegate_crm.kit.i18n import Translator
from delegate_crm.services.absence import Staff, absence_words
from delegate_crm.services.needs import needs
from delegate_crm.services.office import Office
from delegate_crm.services.today import Moment, TodayFacts, today_facts
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
    found = office.read(lambda reader: Staff(reader, dt.date.fromisoformat(day)).away)
    assert [each.id for each in found] == [clara.id][:away]


def test_without_a_last_day_one_is_away_until_further_notice(
    office: Office, make: Make, clara: User
) -> None:
    make.change(clara, away_until="", stands_in="")
    day, tr = dt.date(2030, 1, 1), Translator("en")
    words = office.read(lambda reader: absence_words(reader, Staff(reader, day), None, tr))
    assert words == {clara.id: "Clara is away"}


def test_a_row_of_today_says_who_is_away(office: Office, make: Make, clara: User) -> None:
    item, today = make.follow_up(text="feedback", responsible=clara), dt.date(2019, 3, 4)
    need = office.read(lambda reader: needs(reader, [item.id], today, "en"))[item.id]
    assert need.line == "promised by us · Clara is away until 8 March, Boris stands in"


@pytest.fixture
def office_of_three(make: Make, clara: User) -> dict[str, int]:
    """Clara is away, Boris stands in, Vera is the head; each is late with a promise."""
    vera = make.user(login="vera", name="Vera", role="head")
    late = ((vera, 11), (clara, 12), (make.find("user", "boris"), 13))
    return {
        user.login: make.follow_up(text=user.login, due=f"{day} February 2019", responsible=user).id
        for user, day in late
    }


def seen_by(office: Office, login: str, day: str = "2019-03-04") -> TodayFacts:
    now = office.actor.clock.now()
    moment = Moment(dt.date.fromisoformat(day), now, "en", login)
    return office.read(lambda reader: today_facts(reader, moment))


@pytest.mark.parametrize(
    ("login", "order"),
    [
        ("boris", ["Boris", "Clara", "Vera"]),
        ("vera", ["Vera", "Clara", "Boris"]),
        ("clara", ["Clara", "Vera", "Boris"]),
    ],
)
@pytest.mark.usefixtures("office_of_three")
def test_mine_comes_first_then_what_was_left_to_me(
    office: Office, login: str, order: list[str]
) -> None:
    facts = seen_by(office, login)
    assert [facts.needs[each].title for each in facts.rows["all"]] == order


@pytest.mark.parametrize(
    ("login", "more"),
    [
        ("boris", ("promised by us", "for Clara, away until 8 March")),
        ("vera", ("promised by us", "for Clara, away until 8 March")),
        ("clara", ("promised by us",)),
    ],
)
def test_what_was_left_says_for_whom_and_until_when(
    office: Office, office_of_three: dict[str, int], login: str, more: tuple[str, ...]
) -> None:
    assert seen_by(office, login).needs[office_of_three["clara"]].more == more


@pytest.mark.usefixtures("office_of_three")
@pytest.mark.parametrize(
    ("login", "told"), [("clara", "You are away until 8 March, Boris stands in"), ("boris", "")]
)
def test_who_looks_while_away_is_told_once(office: Office, login: str, told: str) -> None:
    assert seen_by(office, login).away == told


def test_a_row_of_a_colleague_says_whose_it_is(
    office: Office, office_of_three: dict[str, int]
) -> None:
    facts = seen_by(office, "vera")
    assert facts.needs[office_of_three["boris"]].more == ("promised by us", "in charge: Boris")
    assert facts.needs[office_of_three["vera"]].more == ("promised by us",)


@pytest.mark.usefixtures("office_of_three")
def test_who_is_back_has_it_again(office: Office) -> None:
    facts = seen_by(office, "boris", "2019-03-09")
    assert [facts.needs[each].title for each in facts.rows["all"]] == ["Boris", "Vera", "Clara"]
    said = {each.title: each.more[1:] for each in facts.needs.values()}
    assert said == {"Boris": (), "Vera": ("in charge: Vera",), "Clara": ("in charge: Clara",)}


@pytest.mark.usefixtures("office_of_three")
def test_urgency_comes_before_whose_it_is(office: Office, make: Make) -> None:
    make.follow_up(text="mine, soon", due="20 March 2019", responsible=make.find("user", "boris"))
    facts = seen_by(office, "boris")
    assert facts.needs[facts.rows["all"][-1]].title == "Mine, soon"

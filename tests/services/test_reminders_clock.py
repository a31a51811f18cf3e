# SPDX-License-Identifier: MIT
"""Days, states and reminders under a clock of any zone that stops, jumps and is set back."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pytest

from delegate_crm.kit import paths, preferences
from delegate_crm.kit.clock import Clock
from delegate_crm.rules.windows import WindowState
from delegate_crm.services.followups import state_of
from delegate_crm.services.ladder import fallen_due
from delegate_crm.services.office import Office
from delegate_crm.services.reminders import Notice, due_notices, moment_of, shown
from delegate_crm.store.reminders import past
from delegate_crm.store.work import Actor
from tests.factories import Make
from tests.platforms import zones

Zone = Callable[[str], None]
BERLIN = "CET-1CEST,M3.5.0,M10.5.0/3"
MIDNIGHT = "<-03>3<-02>,M11.1.0/0,M2.3.0/0"
"""A zone in which the clock is changed at midnight: that hour is not there, or comes twice."""
OFFSETS = [f"<{hours:+03}>{-hours}" for hours in range(-12, 15)]
HALF, HOUR, DAY = dt.timedelta(minutes=30), dt.timedelta(hours=1), dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wall(Clock):
    """The clock of a machine at one moment, wherever the machine stands."""

    moment: dt.datetime = dt.datetime(2019, 3, 1, tzinfo=dt.UTC)

    def today(self) -> dt.date:
        return self.moment.astimezone().date()

    def now(self) -> dt.datetime:
        return self.moment


@pytest.fixture(autouse=True)
def settings_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "user_settings", lambda: tmp_path / "settings.toml")


def utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def ask(office: Office, moment: dt.datetime, lang: str = "en") -> Sequence[Notice]:
    """What is shown at a moment."""
    office.actor = Actor("anna", Wall(moment=moment))
    return shown(office, due_notices(office, moment_of(office), lang))


@zones
def test_at_one_moment_each_zone_has_its_own_day_and_the_states_of_it(
    make: Make, zone: Zone
) -> None:
    late = make.follow_up(text="a", due="28 February 2020")
    opens = make.follow_up(text="b", window="29 February 2020 to 30 July 2020")
    found: list[tuple[str, WindowState, WindowState]] = []
    for name in OFFSETS:
        zone(name)
        today = Wall(moment=utc("2020-02-29T11:30")).today()
        found.append((str(today), state_of(late, today), state_of(opens, today)))
    assert [(each, len([*same])) for each, same in groupby(found)] == [
        (("2020-02-28", WindowState.CLOSING, WindowState.SOON), 1),
        (("2020-02-29", WindowState.OVERDUE, WindowState.OPEN), 24),
        (("2020-03-01", WindowState.OVERDUE, WindowState.OPEN), 2),
    ]


@zones
@pytest.mark.parametrize("start", ["2019-03-30", "2019-10-26", "2019-11-02", "2020-02-15"])
def test_hour_by_hour_a_state_changes_once_at_midnight_whatever_the_zone(
    make: Make, zone: Zone, start: str
) -> None:
    day = dt.date.fromisoformat(start)
    item = make.follow_up(text="a", window=f"{day + DAY} to {day + 300 * DAY}")
    for name in (*OFFSETS, BERLIN, MIDNIGHT):
        zone(name)
        began = dt.datetime.combine(day, dt.time(12)).astimezone()
        walls = [Wall(moment=began.astimezone(dt.UTC) + n * HALF) for n in range(48)]
        runs = groupby(walls, lambda wall: state_of(item, wall.today()))
        firsts = [(state, next(several).now().astimezone()) for state, several in runs]
        assert [state for state, _ in firsts] == [WindowState.SOON, WindowState.OPEN], name
        assert firsts[1][1].date() == day + DAY
        assert (firsts[1][1] - HALF).astimezone().date() == day


@zones
@pytest.mark.parametrize(
    ("sunday", "first"),
    [("2019-03-31", "2019-03-31T03:00:00+02:00"), ("2019-10-27", "2019-10-27T02:00:00+02:00")],
)
def test_a_night_of_23_or_25_hours_tells_each_thing_once_when_quiet_hours_end(
    office: Office, make: Make, zone: Zone, sunday: str, first: str
) -> None:
    """Quiet hours end and the digest comes at an hour that is not there, or comes twice."""
    preferences.write({"quiet_from": "22", "quiet_until": "2", "digest_hour": "2"})
    make.visit(title="Tashkent", start=sunday, direction="incoming", status="planning")
    make.follow_up(text="answer", due=f"{sunday[:5]}12-20", reminders=sunday)
    zone(BERLIN)
    noon = dt.datetime.fromisoformat(f"{sunday}T12:00").astimezone(dt.UTC)
    found = {
        moment.astimezone().isoformat(): [each.title for each in told]
        for moment in (noon + n * HALF for n in range(-48, 16))
        if (told := ask(office, moment))
    }
    assert found == {first: ["Tashkent, today", "1 reminder"]}
    stamps = office.read(lambda reader: [each.at for each in past(reader, "anna", 9)])
    assert [each.utcoffset() for each in stamps] == [dt.timedelta(0)] * 2


PROMISES = (
    ("us", {"due": "30 August 2019"}),
    ("us", {"due": "29 February 2020"}),
    ("both", {"due": "31 December 2020"}),
    ("us", {"due": "27 October 2019", "reminders": "31 March 2019; 26 October 2019"}),
    ("us", {"due": "3 March 2020", "snoozed_until": "1 March 2020"}),
    ("them", {"window": "30 January 2020 to 30 July 2020"}),
    ("them", {"window": "6 February 2020 to 29 February 2020"}),
    ("them", {"window": "31 August 2019 to 29 February 2020"}),
    ("them", {"review_on": "1 May 2020"}),
)
FIRST, LAST = utc("2019-03-04T06:00"), utc("2021-03-15T12:00")


def walk(dice: random.Random) -> Iterator[dt.datetime]:
    """300 moments at which somebody asks: in a row, after weeks without, and set back."""
    moment = FIRST
    for _ in range(300):
        yield moment
        hours = dice.choice((1, 2, 5, 11, 24, 24, 24 * dice.randint(5, 60), -dice.randint(1, 700)))
        moment = min(max(moment + hours * HOUR, FIRST), LAST)


@zones
def test_a_clock_that_jumps_in_zones_and_languages_tells_each_thing_exactly_once(
    office: Office, make: Make, zone: Zone
) -> None:
    for number, (side, when) in enumerate(PROMISES):
        make.follow_up(text=f"promise {number}", by_side=side, **when)
    dice = random.Random(16)  # noqa: S311 - no secret
    told: Counter[object] = Counter()
    for moment in walk(dice):
        zone(dice.choice((*OFFSETS, BERLIN)))
        for notice in ask(office, moment, dice.choice(("en", "ru", "zh"))):
            told.update(each.mark for each in notice.fired)
    zone("UTC0")
    for notice in ask(office, LAST):
        told.update(each.mark for each in notice.fired)
    every = office.read(lambda reader: fallen_due(reader, FIRST.date(), LAST.date()))
    assert told == Counter({each.mark: 1 for each in every})
    assert len(every) > 30

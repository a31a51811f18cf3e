# SPDX-License-Identifier: MIT
"""Which reminders fall due: the office's ladder, off days off, and to whom each goes (DOMAIN 4.1).

Nothing of it is stored, so a holiday that is added or a ladder that is changed holds at once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from delegate_crm.entities.followup import REVIEWED, FollowUp, best_closing, best_opening, closes_on
from delegate_crm.kit.i18n import Text, plain
from delegate_crm.rules.calendars import Roll, WorkCalendar
from delegate_crm.rules.reminders import (
    FIXED,
    LAST_DAYS,
    LEAD_WORDS,
    Ladder,
    Lead,
    Rung,
    rungs,
)
from delegate_crm.services.absence import Staff
from delegate_crm.services.calendars import calendar, office_country, partner_countries
from delegate_crm.services.followups import SIDE_FIELDS
from delegate_crm.services.settings import office_value
from delegate_crm.store.partial import partly
from delegate_crm.store.queries import Reader
from delegate_crm.store.reminders import Mark, Near, countries_met, near, typed_days

MARGIN = dt.timedelta(days=21)
"""No reminder is moved further off its day by days off."""


@dataclass(frozen=True, slots=True)
class Fired:
    """A reminder that has fallen due."""

    follow_up: int
    mark: Mark
    """What it is noted down as, with the day that it was reckoned for."""
    lead: Lead
    day: dt.date
    """The day on which it is told."""
    words: Text
    """Which moment it is, or what was typed for it."""
    to: int | None
    """The user who is to hear of it; everybody if nobody is named."""


def office_ladder(reader: Reader) -> Ladder:
    """The ladder that the office has set."""
    return Ladder(
        before_opening=office_value(reader, "remind_before_opening"),
        opening=office_value(reader, "remind_opening") == "yes",
        midpoint=office_value(reader, "remind_midpoint") == "yes",
        before_closing=office_value(reader, "remind_before_closing"),
        closing=office_value(reader, "remind_closing") == "yes",
        before_due=office_value(reader, "remind_before_due"),
        escalate_after=office_value(reader, "escalate_after"),
    )


def reminders_of(
    reader: Reader, items: Sequence[FollowUp], today: dt.date
) -> Mapping[int, Sequence[tuple[dt.date, Text]]]:
    """The reminders of follow-ups: the day on which each is told, and which moment it is."""
    ladder = office_ladder(reader)
    rows = {each.id: _near_of(each) for each in items}
    days, found = _Days(reader, rows, today), dict[int, list[tuple[dt.date, Text]]]()
    for item in items:
        row, typed = rows[item.id], [(x.on, x.what) for x in item.reminders if x.on]
        own = _rungs(row, typed, ladder)
        found[item.id] = [(days.told_on(row, rung), words) for rung, words in own]
    return found


def _near_of(item: FollowUp) -> Near:
    return Near(
        *(item.id, item.uid, item.due_mode, item.by_side),
        *(best_opening(item), best_closing(item), closes_on(item), item.snoozed_until),
        *(item.responsible, item.escalate_after, item.escalate_to),
    )


def fallen_due(reader: Reader, since: dt.date, today: dt.date) -> list[Fired]:
    """Reminders of all that is not over and that are told from one day to another, in order."""
    ladder = office_ladder(reader)
    rows = {each.id: each for each in near(reader, _ranges(ladder, since, today))}
    typed, users = typed_days(reader, [*rows]), Staff(reader, today)
    days = _Days(reader, rows, today)
    found: list[Fired] = []
    for row in rows.values():
        own = typed.get(row.id, ())
        found.extend(_fired(row, _rungs(row, own, ladder), days, users))
        found.extend(_escalated(row, ladder, days, users))
    fitting = (each for each in found if since <= each.day <= today)
    return sorted(fitting, key=lambda each: (each.day, each.follow_up, each.mark.fire_on))


def _ranges(
    ladder: Ladder, since: dt.date, today: dt.date
) -> Sequence[tuple[str, dt.date, dt.date]]:
    """Where the dates of a follow-up lie that has a reminder between two days."""
    first, last = since - MARGIN, today + MARGIN
    ahead = {
        "best_opens": (0, ladder.before_opening),
        "best_half": (0,),
        "best_closes": (0, ladder.before_closing, ladder.before_due),
        "snoozed_until": (0,),
        "on": (0,),
    }
    found = [
        (name, first + dt.timedelta(days=days), last + dt.timedelta(days=days))
        for name, several in ahead.items()
        for days in dict.fromkeys(several)
    ]
    return [*found, ("closes_on", first - 2 * dt.timedelta(days=ladder.escalate_after), today)]


def _rungs(
    row: Near, typed: Sequence[tuple[dt.date, str]], ladder: Ladder
) -> list[tuple[Rung, Text]]:
    """The reminders of a follow-up: those typed for it alone replace the ladder."""
    if typed:
        own = [(Rung(day, Lead.OWN), what) for day, what in typed]
        return [(rung, plain(what) if what else ladder.words(rung.lead)) for rung, what in own]
    found = rungs(row.opens, row.closes, ladder, review=row.due_mode in REVIEWED)
    return [(rung, ladder.words(rung.lead)) for rung in found]


def _fired(
    row: Near, found: Iterable[tuple[Rung, Text]], days: _Days, users: Staff
) -> Iterator[Fired]:
    """What lies in a snooze is not told: its end is."""
    wakes, to = row.snoozed_until, users.standing_for(row.responsible)
    for rung, words in found:
        day = days.told_on(row, rung)
        if wakes is None or day >= wakes:
            mark = Mark(row.uid, rung.fire_on, rung.lead)
            yield Fired(row.id, mark, rung.lead, day, words, to)
    if wakes is not None:
        mark = Mark(row.uid, wakes, Lead.WAKING)
        yield Fired(row.id, mark, Lead.WAKING, wakes, LEAD_WORDS[Lead.WAKING], to)


def _escalated(row: Near, ladder: Ladder, days: _Days, users: Staff) -> Iterator[Fired]:
    day = days.escalates_on(row.last, row.escalate_after, ladder)
    if day and row.last:
        mark = Mark(row.uid, row.last, Lead.ESCALATION)
        to = users.above(row.escalate_to, row.responsible)
        yield Fired(row.id, mark, Lead.ESCALATION, day, LEAD_WORDS[Lead.ESCALATION], to)


class _Days:
    """Where reminders go that fall on days off: calendars are read once, partners where needed."""

    def __init__(self, reader: Reader, rows: Mapping[int, Near], today: dt.date) -> None:
        self._reader, self._today = reader, today
        self._others = [each.id for each in rows.values() if each.by_side != "us"]
        self._countries: dict[int, str] | None = None
        self._calendars: dict[str, WorkCalendar] = {}
        self._known: dict[tuple[dt.date, Roll, bool], tuple[dt.date, bool]] = {}

    @cached_property
    def _ours(self) -> WorkCalendar:
        return calendar(self._reader, office_country(self._reader))

    @cached_property
    def _everywhere(self) -> WorkCalendar:
        own = office_country(self._reader)
        return calendar(self._reader, own, *countries_met(self._reader))

    def told_on(self, row: Near, rung: Rung) -> dt.date:
        """The day on which a reminder is told: off our days off and out of the partner's breaks."""
        if rung.lead in FIXED:
            return rung.fire_on
        roll = Roll.BACK if rung.lead in LAST_DAYS else Roll.FORWARD
        day, works = self._rolled(rung.fire_on, roll, anywhere=row.by_side != "us")
        if works:
            return day
        return self._ours.clear_of_breaks(day, self._theirs(row.id), self._today)

    def _rolled(self, day: dt.date, roll: Roll, *, anywhere: bool) -> tuple[dt.date, bool]:
        """A working day of ours, and whether nobody who is asked has it off; each reckoned once."""
        key = (day, roll, anywhere)
        if key not in self._known:
            rolled = self._ours.rolled(day, roll)
            self._known[key] = rolled, not anywhere or self._everywhere.works(rolled)
        return self._known[key]

    def _theirs(self, follow_up: int) -> WorkCalendar:
        """The calendar of the other side; the countries of all are read once one is asked for."""
        if self._countries is None:
            items = partly(self._reader, FollowUp, self._others, SIDE_FIELDS)
            self._countries = partner_countries(self._reader, items)
        country = self._countries.get(follow_up, "")
        if country not in self._calendars:
            self._calendars[country] = calendar(self._reader, country)
        return self._calendars[country]

    def escalates_on(
        self, last: dt.date | None, after: int | None, ladder: Ladder
    ) -> dt.date | None:
        """The day on which the head hears of it; none for what is never late, or never told."""
        days = ladder.escalate_after if after is None else after
        return self._ours.counted(last, days) if last and days else None

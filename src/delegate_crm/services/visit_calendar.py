# SPDX-License-Identifier: MIT
"""The calendar of visits: which may touch the days that are shown, and how each is told.

A visit is solid on the days on which it certainly is, and hatched on all others on which it may be.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from delegate_crm.entities.visit import DIRECTIONS, Visit
from delegate_crm.kit.i18n import NC_, Translator
from delegate_crm.kit.territories import country_name
from delegate_crm.rules.approx import ApproxDate, Offset, Qualifier, Unit, month_end
from delegate_crm.rules.datewords import write_date
from delegate_crm.rules.folding import fold
from delegate_crm.services.counted import counted
from delegate_crm.services.lists import Ask
from delegate_crm.services.stages import Stage, stage_of, stages
from delegate_crm.services.visit_list import VisitList
from delegate_crm.services.window_words import capital
from delegate_crm.store.queries import Reader
from delegate_crm.store.visit_calendar import Stay, stays_around, stays_between

__all__ = [
    "LINE",
    "MONTH",
    "MONTHS",
    "STEPS",
    "WEEK",
    "YEAR",
    "Calendar",
    "Days",
    "Stay",
    "by_country",
    "calendar",
    "certain",
    "day_sentence",
    "days_words",
    "group_of",
    "groups_in",
    "in_order",
    "later",
    "sentence",
    "shown_days",
    "span_title",
    "stepped",
    "touches",
    "whole_weeks",
]
WEEK, YEAR = 7, 12
Days = tuple[dt.date, dt.date]
"""A first and a last day."""
MONTH, MONTHS, LINE = "calendar", "months", "line"
STEPS: Mapping[str, int] = MappingProxyType({MONTH: 1, MONTHS: YEAR, LINE: YEAR})
"""The ways to show visits on time, and how many months each goes on at a step."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Visits that may touch the days that are shown; where there are none, the nearest one."""

    days: Days
    stays: tuple[Stay, ...]
    """What is known best comes first."""
    by_day: Mapping[dt.date, Sequence[Stay]]
    """Visits that may be on a day, in the same order."""
    nearest: Stay | None = None


def shown_days(mode: str, day: dt.date) -> Days:
    """The days that are shown around a day: its month, or its year."""
    if mode == MONTH:
        return day.replace(day=1), month_end(day)
    return day.replace(month=1, day=1), day.replace(month=YEAR, day=31)


def whole_weeks(days: Days, first_weekday: int) -> Days:
    """The days with those that fill up their first and their last week."""
    before = (days[0].weekday() - first_weekday) % WEEK
    after = (first_weekday - 1 - days[1].weekday()) % WEEK
    return later(days[0], -before), later(days[1], after)


def stepped(day: dt.date, mode: str, steps: int) -> dt.date:
    """Some months or years later; the calendar ends with the year 9999."""
    months = steps * STEPS[mode]
    number = day.year * YEAR + day.month - 1 + months
    if not dt.MINYEAR * YEAR <= number < (dt.MAXYEAR + 1) * YEAR:
        return day
    return Offset(months, Unit.MONTH).after(day)


def later(day: dt.date, days: int) -> dt.date:
    """Some days later, as far as the calendar goes."""
    number = day.toordinal() + days
    return dt.date.fromordinal(min(max(number, 1), dt.date.max.toordinal()))


def calendar(reader: Reader, ask: Ask, mode: str, day: dt.date) -> Calendar:
    """Read what is shown around a day; whole weeks where it is shown in weeks."""
    days = shown_days(mode, day)
    first, last = days
    if mode == MONTH:
        first, last = whole_weeks(days, ask.tr.locale.first_week_day)
    listing = VisitList().listing(reader, ask, ask.words)
    stays = in_order(stays_between(reader, listing, first, last))
    by_day = {} if mode == LINE else _by_day(stays, (first, last))
    if any(touches(each, days) for each in stays):
        return Calendar(days, stays, by_day)
    around = stays_around(reader, listing, *days)
    nearest = min(around, key=lambda each: _away(each, days), default=None)
    return Calendar(days, stays, by_day, nearest)


def _by_day(stays: Sequence[Stay], days: Days) -> dict[dt.date, list[Stay]]:
    found: dict[dt.date, list[Stay]] = {}
    for each in stays:
        first, last = max(each.first, days[0]), min(each.last, days[1])
        for number in range(first.toordinal(), last.toordinal() + 1):
            found.setdefault(dt.date.fromordinal(number), []).append(each)
    return found


def touches(stay: Stay, days: Days) -> bool:
    """Whether a visit may be on one of the days."""
    return stay.first <= days[1] and stay.last >= days[0]


def _away(stay: Stay, days: Days) -> int:
    return max((days[0] - stay.last).days, (stay.first - days[1]).days)


def in_order(stays: Iterable[Stay]) -> tuple[Stay, ...]:
    """What is known best first: those with a certain day, then the shorter ones."""

    def key(stay: Stay) -> tuple[bool, int, dt.date, int]:
        return certain(stay) is None, (stay.last - stay.first).days, stay.first, stay.id

    return tuple(sorted(stays, key=key))


def certain(stay: Stay) -> Days | None:
    """The days on which a visit is without doubt; none where its days are not that well known."""
    start, end = stay.start, stay.end or stay.start
    if start is None or end is None or start.latest is None or end.earliest is None:
        return None
    vague = {start.qualifier, end.qualifier} != {Qualifier.EXACT}
    return None if vague or start.latest > end.earliest else (start.latest, end.earliest)


def group_of(stay: Stay) -> Stage:
    """The group of states in which a visit is shown."""
    found = stage_of("visit", "status", stay.status)
    assert found is not None  # noqa: S101 - every state has a group
    return found


def groups_in(stays: Sequence[Stay]) -> list[Stage]:
    """The groups that occur, in the order of a visit's life."""
    codes = {each.status for each in stays}
    return [each for each in stages("visit", "status") if codes & {*each.codes}]


# --- words ----------------------------------------------------------------------------------------


def span_title(mode: str, day: dt.date, tr: Translator) -> str:
    """The month or the year that is shown."""
    month = ApproxDate.month(day.year, day.month)
    return capital(write_date(month if mode == MONTH else ApproxDate.year(day.year), tr))


def days_words(stay: Stay | Visit, tr: Translator) -> str:
    """When a visit is, as well as it is known."""
    start, end = stay.start or stay.end, stay.end
    if start is None:
        return ""
    if end is None or end == start:
        return write_date(start, tr)
    if start.is_exact and end.is_exact and start.nominal < end.nominal:
        return write_date(ApproxDate.between(start.nominal, end.nominal), tr)
    first, last = write_date(start, tr), write_date(end, tr)
    return tr(NC_("visits", "{first} to {last}", first=first, last=last))


def sentence(stay: Stay, tr: Translator) -> str:
    """All that the bar of a visit tells."""
    direction = DIRECTIONS.get(stay.direction)
    parts = (
        capital(stay.title),
        country_name(stay.country, tr.lang),
        tr(direction).lower() if direction else "",
        tr(group_of(stay).words).lower(),
        days_words(stay, tr),
        "" if certain(stay) else tr(NC_("visits", "days not fixed")),
    )
    return tr(NC_("between the items of a list", ", ")).join(filter(None, parts))


def day_sentence(day: dt.date, stays: Sequence[Stay], tr: Translator) -> str:
    """A day and how many visits may be on it."""
    said = capital(tr.date(day, "full"))
    if not stays:
        return said
    return tr(NC_("visits", "{day}: {visits}", day=said, visits=counted("visit", len(stays))))


def by_country(stays: Sequence[Stay], lang: str) -> list[tuple[str, list[Stay]]]:
    """Visits of each country, by its name; those without one last."""
    found: dict[str, list[Stay]] = {}
    for each in stays:
        found.setdefault(each.country, []).append(each)
    return sorted(found.items(), key=lambda pair: (not pair[0], fold(country_name(pair[0], lang))))

# SPDX-License-Identifier: MIT
"""Builders of whole dates: what each shape of words means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_
from delegate_crm.rules.approx import ApproxDate, Offset, Unit
from delegate_crm.rules.datewords.found import Found, exact_day, fixed, joined
from delegate_crm.rules.datewords.language import Words

Groups = Mapping[str, str]
"""What the groups of an expression have matched; groups left out are absent."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The circumstances in which a text is read."""

    lang: str
    today: dt.date


Builder = Callable[[Groups, Words, Setting], Found]


def yearly(said: Groups, make: Callable[[int], ApproxDate]) -> Found:
    """Wrap a date with the year that was said, if any."""
    return Found(int(said["year"]) if "year" in said else None, make)


def _day(said: Groups, words: Words, _: Setting) -> Found:
    month, day = words.months[said["month"]], int(said["day"])
    return yearly(said, lambda year: ApproxDate.exact(exact_day(year, month, day)))


def _days(said: Groups, words: Words, _: Setting) -> Found:
    month, first, last = words.months[said["month"]], int(said["day"]), int(said["day2"])

    def one(day: int) -> Found:
        return yearly(said, lambda year: ApproxDate.exact(exact_day(year, month, day)))

    return joined(one(first), one(last))


def _month(said: Groups, words: Words, _: Setting) -> Found:
    month = words.months[said["month"]]
    return yearly(said, lambda year: ApproxDate.month(year, month))


def _months(said: Groups, _: Words, __: Setting) -> Found:
    def one(month: int) -> Found:
        return yearly(said, lambda year: ApproxDate.month(year, month))

    return joined(one(int(said["first"])), one(int(said["last"])))


def _part(said: Groups, words: Words, _: Setting) -> Found:
    month, part = words.months[said["month"]], words.parts[said["part"]]
    return yearly(said, lambda year: ApproxDate.part_of_month(year, month, part))


def _season(said: Groups, words: Words, _: Setting) -> Found:
    season = words.seasons[said["season"]]
    return yearly(said, lambda year: ApproxDate.season(year, season))


def _quarter(said: Groups, words: Words, _: Setting) -> Found:
    quarter = words.ordinals[said["nth"]]
    return yearly(said, lambda year: ApproxDate.quarter(year, quarter))


def _half(said: Groups, words: Words, _: Setting) -> Found:
    half = words.ordinals[said["nth"]]
    return yearly(said, lambda year: ApproxDate.half_year(year, half))


def _year(said: Groups, _: Words, __: Setting) -> Found:
    return yearly(said, ApproxDate.year)


def _near(said: Groups, words: Words, setting: Setting) -> Found:
    return fixed(ApproxDate.exact(setting.today).moved(words.near_days[said["near"]]))


def _weekday(said: Groups, words: Words, setting: Setting) -> Found:
    """Find the day in its week: alone the closest one; "last" and "next" as the language does."""
    ahead = words.weekdays[said["weekday"]] - setting.today.weekday()
    today = ApproxDate.exact(setting.today)
    if "step" not in said:
        return fixed(today.moved((ahead + 3) % 7 - 3))
    step = words.steps[said["step"]]
    in_week = today.moved(ahead + 7 * step)
    if words.by_weeks or step == 0:
        return fixed(in_week)
    nearest = today.moved((ahead - 1) % 7 + 1 if step > 0 else -((-ahead - 1) % 7) - 1)
    return replace(fixed(nearest), others=(fixed(in_week),))


def _period(said: Groups, words: Words, setting: Setting) -> Found:
    """Read "next month" and the like as that whole week, month or year."""
    step, unit = words.steps[said["step"]], words.units[said["unit"]]
    day = Offset(step, unit).after(setting.today)
    match unit:
        case Unit.WEEK:
            return fixed(ApproxDate.week(day))
        case Unit.MONTH:
            return fixed(ApproxDate.month(day.year, day.month))
        case Unit.YEAR:
            return fixed(ApproxDate.year(day.year))
        case _:
            raise Invalid(N_("This names no day."), N_("Write the day, month and year."))


BUILDERS: Mapping[str, Builder] = MappingProxyType(
    {
        "day": _day,
        "days": _days,
        "month": _month,
        "months": _months,
        "part": _part,
        "season": _season,
        "quarter": _quarter,
        "half": _half,
        "year": _year,
        "near": _near,
        "weekday": _weekday,
        "period": _period,
    }
)

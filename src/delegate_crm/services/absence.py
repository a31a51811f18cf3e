# SPDX-License-Identifier: MIT
"""Who is away on a day, and who stands in: what was left to the one surfaces with the other."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from delegate_crm.entities.user import User
from delegate_crm.kit.i18n import N_, NC_, Text, Translator
from delegate_crm.services.window_words import near_day
from delegate_crm.store.queries import Reader


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody who is away."""

    user: int
    until: dt.date | None
    stand_in: int | None


def absences(reader: Reader, today: dt.date) -> dict[int, Absence]:
    """All who are away, by user."""
    return {
        user.id: Absence(user.id, user.away_until, user.stands_in)
        for user in reader.where(User)
        if is_away(user, today)
    }


def is_active(user: User, today: dt.date) -> bool:
    """Tell whether somebody works here on a day, be it on leave."""
    begun = user.active_from is None or user.active_from <= today
    return begun and (user.active_until is None or today <= user.active_until)


def is_away(user: User, today: dt.date) -> bool:
    """Tell whether somebody is away; without a last day, until further notice."""
    begun = user.away_from is not None and user.away_from <= today
    return begun and (user.away_until is None or today <= user.away_until)


def absence_words(reader: Reader, today: dt.date, lang: str) -> dict[int, str]:
    """Say of each who is away until when, and who stands in."""
    away, tr = absences(reader, today), Translator(lang)
    spoken = [each for x in away.values() for each in (x.user, x.stand_in) if each]
    names = reader.titles(spoken, lang)
    return {
        each.user: tr(_words(names[each.user], names.get(each.stand_in or 0, ""), day))
        for each in away.values()
        for day in [near_day(each.until, today, tr) if each.until else ""]
    }


def _words(name: str, other: str, day: str) -> Text:
    away = N_("{name} is away until {day}", name=name, day=day)
    if not day:
        away = N_("{name} is away", name=name)
    return NC_("absence", "{away}, {other} stands in", away=away, other=other) if other else away

# SPDX-License-Identifier: MIT
"""Who is away on a day, and who stands in: what was left to the one surfaces with the other."""

from __future__ import annotations

import datetime as dt

from delegate_crm.entities.user import User
from delegate_crm.kit.i18n import N_, NC_, Text, Translator
from delegate_crm.services.window_words import near_day
from delegate_crm.store.queries import Reader


class Staff:
    """Who of ours is here on a day, and who stands for those who are not (`DOMAIN` 7, rule 25)."""

    def __init__(self, reader: Reader, today: dt.date) -> None:
        self._all = {each.id: each for each in reader.where(User)}
        self.today = today
        heads = sorted(
            (each for each in self._all.values() if each.role == "head"),
            key=lambda each: not self._is_here(each),
        )
        self._head = next(filter(None, (self._here_for(each.id) for each in heads)), None)

    def _is_here(self, user: User) -> bool:
        return is_active(user, self.today) and not is_away(user, self.today)

    def _here_for(self, user: int | None) -> int | None:
        """Somebody if here, else who stands in; those who stand in for each other are none."""
        known = self._all.get(user or 0)
        for _ in self._all:
            if known is None or self._is_here(known):
                break
            known = self._all.get(known.stands_in or 0)
        return known.id if known and self._is_here(known) else None

    def standing_for(self, user: int | None) -> int | None:
        """Somebody if here, else who stands in, else the head."""
        return self._here_for(user) or self._head

    def above(self, named: int | None, responsible: int | None) -> int | None:
        """To whom something late goes: who is named, the head, or who is responsible."""
        return self.standing_for(named) if named else self._head or self.standing_for(responsible)

    def called(self, login: str) -> int | None:
        """The user of a login, 0 if unknown; none where nobody else works here: all is theirs."""
        if len(self._all) <= 1:
            return None
        return next((each.id for each in self._all.values() if each.login == login), 0)

    @property
    def away(self) -> list[User]:
        """All who are away."""
        return [each for each in self._all.values() if is_away(each, self.today)]

    def left_to(self, user: int | None) -> set[int]:
        """Those who are away and whose work stands with somebody: the stand-in, or the head."""
        away = {each.id for each in self.away} - {user}
        known = self._all.get(user or 0)
        if known is None:
            return set()
        return {x for x in away if known.role == "head" or self.standing_for(x) == user}


def is_active(user: User, today: dt.date) -> bool:
    """Tell whether somebody works here on a day, be it on leave."""
    begun = user.active_from is None or user.active_from <= today
    return begun and (user.active_until is None or today <= user.active_until)


def is_away(user: User, today: dt.date) -> bool:
    """Tell whether somebody is away; without a last day, until further notice."""
    begun = user.away_from is not None and user.away_from <= today
    return begun and (user.away_until is None or today <= user.away_until)


def absence_words(reader: Reader, staff: Staff, me: int | None, tr: Translator) -> dict[int, str]:
    """Say of each who is away until when, and who stands in; to who does, for whom it is.

    Those who look know of themselves.
    """
    away = [user for user in staff.away if user.id != me]
    if not away:
        return {}
    left = staff.left_to(me)
    spoken = [each for user in away for each in (user.id, user.stands_in) if each]
    names, said = reader.titles(spoken, tr.lang), dict[int, str]()
    for user in away:
        name, other = names[user.id], names.get(user.stands_in or 0, "")
        day = near_day(user.away_until, staff.today, tr) if user.away_until else ""
        said[user.id] = tr(_for(name, day) if user.id in left else _words(name, other, day))
    return said


def own_absence(reader: Reader, today: dt.date, lang: str, login: str) -> str:
    """Tell those who look all the same that their work is left to somebody now."""
    found = next((x for x in reader.where(User, login=login) if is_away(x, today)), None)
    if found is None:
        return ""
    tr, other = Translator(lang), reader.titles([found.stands_in], lang)
    away: Text = N_("You are away")
    if found.away_until:
        away = N_("You are away until {day}", day=near_day(found.away_until, today, tr))
    return tr(_with_stand_in(away, other.get(found.stands_in or 0, "")))


def _words(name: str, other: str, day: str) -> Text:
    away = N_("{name} is away until {day}", name=name, day=day)
    if not day:
        away = N_("{name} is away", name=name)
    return _with_stand_in(away, other)


def _with_stand_in(away: Text, other: str) -> Text:
    return NC_("absence", "{away}, {other} stands in", away=away, other=other) if other else away


def _for(name: str, day: str) -> Text:
    if not day:
        return NC_("absence", "for {name}, who is away", name=name)
    return NC_("absence", "for {name}, away until {day}", name=name, day=day)

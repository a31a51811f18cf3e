# SPDX-License-Identifier: MIT
"""The bell: what somebody was reminded of, the newest first, and what of it was not read yet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from delegate_crm.kit.i18n import N_, NC_, Translator
from delegate_crm.rules.reminders import Ladder, Lead
from delegate_crm.services.ladder import office_ladder
from delegate_crm.services.notices import VISIT
from delegate_crm.services.office import Office
from delegate_crm.services.window_words import capital, near_day
from delegate_crm.store.queries import Reader
from delegate_crm.store.reminders import Shown, ids_of, past, read_to, read_until

MOST = 50


@dataclass(frozen=True, slots=True)
class Ring:
    """One past notice."""

    kind: str
    record: int
    title: str
    words: str
    """Which moment it was, and on which day."""
    is_new: bool


@dataclass(frozen=True, slots=True)
class Rings:
    """The list of past notices."""

    rows: tuple[Ring, ...]
    last: int
    """The number of the newest one; 0 if there is none."""


def rings(reader: Reader, login: str, today: dt.date, lang: str) -> Rings:
    """What somebody was reminded of; what is gone by now is left out."""
    found, read = past(reader, login, MOST), read_until(reader, login)
    known = ids_of(reader, [each.mark.subject for each in found])
    titles = reader.titles([record for _, record in known.values()], lang)
    ladder, tr = office_ladder(reader), Translator(lang)
    rows = [
        Ring(
            *known[each.mark.subject],
            title=capital(titles.get(known[each.mark.subject][1], "")),
            words=_words(each, ladder, today, tr),
            is_new=each.number > read,
        )
        for each in found
        if each.mark.subject in known
    ]
    return Rings(tuple(rows), found[0].number if found else 0)


def _words(shown: Shown, ladder: Ladder, today: dt.date, tr: Translator) -> str:
    lead = shown.mark.lead
    moment = N_("a visit begins") if lead == VISIT else ladder.words(Lead(lead))
    day = near_day(shown.mark.fire_on, today, tr)
    if lead == Lead.ESCALATION:  # it is noted down under the last day on which it was not late
        return tr(NC_("reminder", "{moment}, was due {day}", moment=moment, day=day))
    return tr(NC_("reminder", "{moment}, {day}", moment=moment, day=day))


def look_at(office: Office, last: int) -> None:
    """Note that somebody has looked at the list up to a notice."""
    if last and not office.file.read_only:
        with office.file.raw(writing=True) as connection, connection.begin():
            read_to(connection, office.actor.name, last, office.today)

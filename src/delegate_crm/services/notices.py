# SPDX-License-Identifier: MIT
"""What is to be told at one moment, put into words (`UX` 7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from delegate_crm.entities.followup import FollowUp
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.i18n import N_, NC_, NN_, Text, Translator, plain
from delegate_crm.rules.reminders import LEAD_WORDS, Lead
from delegate_crm.schema.entity import RESTRICTED
from delegate_crm.services.absence import Staff
from delegate_crm.services.calendars import calendar, office_country
from delegate_crm.services.followups import WITHIN, partners_of
from delegate_crm.services.ladder import Fired, fallen_due
from delegate_crm.services.needs import Need, needs
from delegate_crm.services.readiness import VisitAhead, visits_ahead
from delegate_crm.services.restricted import unnamed
from delegate_crm.services.window_words import near_day
from delegate_crm.store.due import due_counts
from delegate_crm.store.queries import Reader
from delegate_crm.store.reminders import Mark, looked_on, marked

MISSED = "missed:"
"""How the key of a notice begins that tells what fell due while nobody asked."""
DIGEST, VISIT = "digest", "visit"
"""Moments of the day itself and of a visit, beside those of follow-ups."""
ALONE = (Lead.OPENING, Lead.ESCALATION)
"""Moments with a notice of their own; the others come with the digest."""
PRESSING = (Lead.ESCALATION, Lead.DUE, Lead.CLOSING)
"""Moments that are told before others."""
MOST_VISITS, WEEK = 12, 7
MOST_LINES = 3
"""Reminders of a notice that are told one by one."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What is to be told."""

    key: str
    title: str
    body: str
    record: int | None
    """The record that it leads to; none where it is of several."""
    marks: tuple[Mark, ...] = ()
    """What is written down when it is shown."""
    fired: tuple[Fired, ...] = ()
    """The reminders that it tells."""

    @property
    def follow_up(self) -> int | None:
        """The one follow-up that it tells of."""
        return self.record if self.fired else None


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks for notices, when, and how they want to be told."""

    login: str
    today: dt.date
    hour: int
    tr: Translator
    digest_hour: int
    hide_names: bool


def notices(reader: Reader, asked: Asked) -> list[Notice]:
    """First what fell due while nobody asked; then each thing of today; then the digest."""
    today = asked.today
    since = min(looked_on(reader, asked.login) or today, today)
    me = Staff(reader, today).called(asked.login)
    due = [x for x in fallen_due(reader, since, today) if me is None or x.to in (None, me)]
    known = marked(reader, asked.login, min([today, *(each.mark.fire_on for each in due)]))
    fresh = [each for each in due if each.mark not in known]
    making = _Making(reader, asked, fresh)
    now = [each for each in fresh if each.day == today]
    found = [
        *making.missed([each for each in fresh if each.day < today]),
        *map(making.one, [each for each in now if each.lead in ALONE]),
        *(each for each in making.visits() if not known.issuperset(each.marks)),
    ]
    rest = [each for each in now if each.lead not in ALONE]
    if making.digest_mark in known:
        return [*found, *map(making.one, rest)]
    return [*found, *(making.digest(rest) if asked.hour >= asked.digest_hour else ())]


class _Making:
    """Makes notices of reminders that are read together."""

    def __init__(self, reader: Reader, asked: Asked, fired: Sequence[Fired]) -> None:
        self._reader, self._asked = reader, asked
        ids = list(dict.fromkeys(each.follow_up for each in fired))
        self._needs = needs(reader, ids, asked.today, asked.tr.lang) if ids else {}
        self._ahead = visits_ahead(reader, asked.today, asked.tr.lang, MOST_VISITS)
        partners = partners_of(reader, reader.many(FollowUp, ids))
        spoken = [*ids, *partners.values(), *(each.id for each in self._ahead)]
        self._restricted = reader.confidential(dict.fromkeys(spoken), RESTRICTED)
        self._unsaid = {each for each in ids if partners.get(each) in self._restricted}
        """Follow-ups the other side of which is not named."""
        self.digest_mark = Mark("", asked.today, DIGEST)

    def missed(self, fired: Sequence[Fired]) -> Iterator[Notice]:
        """What fell due while nobody asked, as one notice."""
        if not fired:
            return
        title = NN_(
            "While you were away: {n} reminder", "While you were away: {n} reminders", len(fired)
        )
        yield self._several(f"{MISSED}{self._asked.today}", self._asked.tr(title), fired)

    def one(self, fired: Fired) -> Notice:
        """One reminder as a notice of its own."""
        need, tr = self._needs[fired.follow_up], self._asked.tr
        told = {
            Lead.OPENING: (
                NC_("notice", "Opens today: {title}", title=need.title),
                N_("A window opens today."),
            ),
            Lead.ESCALATION: _escalated(need),
        }
        other = NC_("line", "{label}: {value}", label=need.title, value=fired.words)
        open_words, bare = told.get(fired.lead, (other, N_("A follow-up has a reminder today.")))
        hidden = self._hides(fired.follow_up)
        who = "" if fired.follow_up in self._unsaid else need.who
        return Notice(
            key=f"{fired.mark.subject}:{fired.mark.lead}:{fired.mark.fire_on}",
            title=tr(bare if hidden else open_words),
            body="" if hidden else " · ".join(filter(None, (who, need.bar.short))),
            record=fired.follow_up,
            marks=(fired.mark,),
            fired=(fired,),
        )

    def _hides(self, record: int) -> bool:
        """Whether a record is not named: by choice, or since it is restricted."""
        return self._asked.hide_names or record in self._restricted

    def visits(self) -> Iterator[Notice]:
        """Visits that begin today, as far as the day is known."""
        today = [x for x in self._ahead if x.start == self._asked.today and x.day.isdigit()]
        uids = {each.id: each.uid for each in self._reader.many(Visit, [x.id for x in today])}
        for each in (x for x in today if not x.over):
            hidden = self._hides(each.id)
            yield Notice(
                key=f"{uids[each.id]}:{VISIT}:{each.start}",
                title=self._asked.tr(N_("A visit begins today.")) if hidden else each.arrives,
                body="" if hidden else each.remark,
                record=each.id,
                marks=(Mark(uids[each.id], each.start, VISIT),),
            )

    def digest(self, fired: Sequence[Fired]) -> Iterator[Notice]:
        """The morning's: how much needs somebody, which visit is near, what else is due today."""
        today, tr = self._asked.today, self._asked.tr
        counted = sum(due_counts(self._reader, today, today + dt.timedelta(WITHIN)).values())
        coming = next((x for x in self._ahead if self._is_near(x)), None)
        title = self._digest_title(counted, coming, len(fired))
        works = calendar(self._reader, office_country(self._reader)).works(today)
        if title is not None and (fired or works):
            yield self._several(f"{DIGEST}:{today}", tr(title), fired, (self.digest_mark,))

    def _is_near(self, visit: VisitAhead) -> bool:
        days = (visit.start - self._asked.today).days
        return not visit.over and 0 < days < WEEK and visit.near

    def _digest_title(self, counted: int, coming: VisitAhead | None, due: int) -> Text | None:
        needing = NN_("{n} needs you", "{n} need you", counted) if counted else None
        if coming and not self._hides(coming.id):
            both = NC_("digest", "{needing}, {visit}", needing=needing, visit=coming.arrives)
            return both if needing else plain(coming.arrives)
        reminders = NN_("{n} reminder", "{n} reminders", due) if due else None
        return needing or reminders

    def _several(
        self, key: str, title: str, fired: Sequence[Fired], marks: Sequence[Mark] = ()
    ) -> Notice:
        alone = {each.follow_up for each in fired}
        return Notice(
            key=key,
            title=title,
            body="" if self._asked.hide_names else "\n".join(self._lines(fired)),
            record=alone.pop() if len(alone) == 1 else None,
            marks=(*marks, *dict.fromkeys(each.mark for each in fired)),
            fired=tuple(fired),
        )

    def _lines(self, fired: Sequence[Fired]) -> Iterator[str]:
        """The first of them, what is late or closes before all."""
        tr = self._asked.tr
        for each in sorted(fired, key=_place)[:MOST_LINES]:
            hidden = each.follow_up in self._restricted
            title = unnamed(FollowUp.label, tr) if hidden else self._needs[each.follow_up].title
            words = LEAD_WORDS[Lead.OWN] if hidden and each.lead is Lead.OWN else each.words
            if each.day < self._asked.today:
                day = near_day(each.day, self._asked.today, tr)
                words = NC_("reminder", "{moment}, {day}", moment=words, day=day)
            yield tr(NC_("line", "{label}: {value}", label=title, value=words))
        left = len(fired) - MOST_LINES
        if left > 0:
            yield tr(NN_("and {n} more", "and {n} more", left))


def _place(fired: Fired) -> int:
    """Where a reminder stands among those that are told together, which are in order else."""
    return PRESSING.index(fired.lead) if fired.lead in PRESSING else len(PRESSING)


def _escalated(need: Need) -> tuple[Text, Text]:
    """A partner's silence is told as theirs, with the title and without."""
    if need.theirs:
        return (
            NC_("notice", "No answer in time, and escalated: {title}", title=need.title),
            N_("An answer did not come in time and was escalated."),
        )
    return (
        NC_("notice", "Late, and escalated: {title}", title=need.title),
        N_("A follow-up is late and was escalated."),
    )

# SPDX-License-Identifier: MIT
"""What one looks up of a follow-up before doing anything: what, of whom, what was last, what next.

Shown below the timeline for the row that one is at (`UX` 4.5), and in the look at a follow-up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from delegate_crm.entities.affiliation import Affiliation
from delegate_crm.entities.followup import FollowUp, is_over
from delegate_crm.entities.interaction import INTERACTION_KINDS, Interaction
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.i18n import N_, NC_, Text, Translator
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.datewords import write_date
from delegate_crm.rules.names import native
from delegate_crm.rules.reminders import LEAD_WORDS, Lead
from delegate_crm.services.followups import partners_of
from delegate_crm.services.ladder import reminders_of
from delegate_crm.services.replies import guests_met
from delegate_crm.services.window_words import capital
from delegate_crm.store.lookup import records_of
from delegate_crm.store.partner_facts import lately_with, posts_in
from delegate_crm.store.partner_rows import NOT_MET, forms_of, posts_of
from delegate_crm.store.queries import Reader

RECENT = 12
"""Latest events with somebody among which a contact is looked for."""


@dataclass(frozen=True, slots=True)
class Told:
    """One fact: what it is about, what is so, and a remark."""

    label: str
    words: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Awaited:
    """A follow-up in four facts."""

    id: int
    open_to_reply: bool
    ours: bool
    """Whether it is our own promise."""
    what: Told
    whom: Told
    last: Told
    next: Told
    """When one is reminded of it; what came of it where it is over."""

    @property
    def facts(self) -> Sequence[Told]:
        """In the order in which they are read."""
        return self.what, self.whom, self.last, self.next


def awaited_peek(reader: Reader, number: int, lang: str, today: dt.date) -> Awaited | None:
    """Look at a follow-up; none if it is gone."""
    item, tr = reader.record(number), Translator(lang)
    if not isinstance(item, FollowUp):
        return None
    partner = partners_of(reader, [item]).get(item.id)
    person = _person(reader, item, partner, lang)
    ours, over = item.by_side == "us", is_over(item)
    what = Told(
        tr(NC_("peek", "What we owe") if ours else NC_("peek", "What we wait for")),
        capital(reader.title(item.id, lang)),
        " ".join((item.said_as or item.source_line).split()),
    )
    whom = NC_("peek", "For whom") if ours else NC_("peek", "Whom to ask")
    return Awaited(
        item.id,
        not over,
        ours,
        what,
        Told(tr(whom), *_named(reader, person, partner, tr)),
        Told(tr(NC_("partners", "Last contact")), *_last(reader, (person, partner), today, tr)),
        _came(item, tr) if over else _reminded(reader, item, today, tr),
    )


# --- whom to ask ----------------------------------------------------------------------------------


def _person(reader: Reader, item: FollowUp, partner: int | None, lang: str) -> int | None:
    """Who is asked: who promised, else the first guest of the visit, else who holds a post there.

    Where the promise is ours, the one to whom it was made is looked for in the same way.
    """
    if partner and reader.kind_of(partner) == "person":
        return partner
    met = guests_met(reader, [item.visit]).get(item.visit, []) if item.visit else []
    if met or not partner:
        return next(iter(met), None)
    posts = reader.many(Affiliation, posts_in(reader, partner, lang, 1, former=False).ids)
    return next((each.person for each in posts), None)


def _named(
    reader: Reader, person: int | None, partner: int | None, tr: Translator
) -> tuple[str, str]:
    """The name in the reader's script with the native form; the post, and where it is held."""
    known = person or partner
    if not known:
        return tr(NC_("peek", "Nobody is named")), ""
    title, own = reader.title(known, tr.lang), native(forms_of(reader, [known]).get(known, []))
    name = title if own is None or own.full == title else f"{title}  {own.full}"
    post = posts_of(reader, [person]).get(person) if person else None
    body = (post.organisation if post else None) or (partner if partner != known else None)
    held = post.title.best(tr.lang) if post else ""
    return name, " · ".join(filter(None, (held, reader.title(body, tr.lang))))


# --- what was last, what comes next ---------------------------------------------------------------


def _last(
    reader: Reader, bodies: Sequence[int | None], today: dt.date, tr: Translator
) -> tuple[str, str]:
    """The day on which somebody last met or wrote to one of them, and what that was."""
    known = dict.fromkeys(body for body in bodies if body)
    ids = dict.fromkeys(x for body in known for x in lately_with(reader, body, today, RECENT))
    met: list[tuple[dt.date, str, str]] = []
    for record in records_of(reader, [*ids]):
        if isinstance(record, Interaction) and record.at:
            kind, date = INTERACTION_KINDS[record.kind], record.at
        elif isinstance(record, Visit) and record.start and record.status not in NOT_MET:
            kind, date = record.label, record.start
        else:
            continue
        title = reader.title(record.id, tr.lang)
        said = tr(NC_("line", "{label}: {value}", label=kind, value=title))
        met.append((date.middle, write_date(date, tr, "short"), said))
    _, words, remark = max(met, default=(today, tr(NC_("peek", "None yet")), ""))
    return words, remark


def _reminded(reader: Reader, item: FollowUp, today: dt.date, tr: Translator) -> Told:
    """The next day on which somebody hears of it; what lies in a snooze is told at its end."""
    found = [*reminders_of(reader, [item], today)[item.id]]
    wakes = item.snoozed_until
    if wakes is not None:
        found = [each for each in found if each[0] >= wakes]
        found.append((wakes, LEAD_WORDS[Lead.WAKING]))
    ahead = sorted((each for each in found if each[0] > today), key=lambda each: each[0])
    label = tr(N_("Next reminder"))
    if not ahead:
        return Told(label, tr(NC_("peek", "None any more")))
    day, moment = ahead[0]
    return Told(label, write_date(ApproxDate.exact(day), tr, "short"), tr(moment))


def _came(item: FollowUp, tr: Translator) -> Told:
    """What came of it, or why it was let go, and when."""
    words = item.result.best(tr.lang) or item.reason
    day = tr.date(item.done_on) if item.done_on else ""
    label: Text = N_("What came of it")
    return Told(tr(label), " ".join(words.split()) or day, day if words else "")

# SPDX-License-Identifier: MIT
"""Replies: what came of a follow-up, written down in one step (`UX` 4.5).

A reply closes the follow-up with its result; one from the other side is kept as a contact too.
“New date” begins a follow-up linked to the old one, which counts from the day of the reply; so does
“partly”, where it is said when the rest is expected.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from delegate_crm.entities.delegation import Delegate, Delegation
from delegate_crm.entities.followup import TERMINAL, FollowUp, closes_on, opens_on
from delegate_crm.entities.interaction import Interaction
from delegate_crm.kit.errors import Conflict, Invalid, UserError
from delegate_crm.kit.i18n import LANGUAGES, N_, NC_, Text, Translator
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.datewords import write_window
from delegate_crm.rules.windows import Anchor, Window
from delegate_crm.schema.kinds import Reading
from delegate_crm.schema.values import LocalText
from delegate_crm.services.contacts import restart
from delegate_crm.services.followups import partners_of
from delegate_crm.store.lookup import find_record
from delegate_crm.store.partner_facts import follow_ups_with
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Work

MOST_NAMES = 12
"""People offered as those who answered."""
MOST_OPEN = 40
"""Follow-ups with one partner that are looked at."""

CLOSED = N_("This follow-up is closed already.")


class Outcome(StrEnum):
    """How a follow-up came out."""

    YES = "yes"
    NO = "no"
    PARTLY = "partly"
    NEW_DATE = "new_date"


OUTCOMES: Mapping[Outcome, Text] = MappingProxyType(
    {
        Outcome.YES: NC_("reply", "Yes"),
        Outcome.NO: NC_("reply", "No"),
        Outcome.PARTLY: NC_("reply", "Partly"),
        Outcome.NEW_DATE: NC_("reply", "New date"),
    }
)


WHAT_FOLLOWS: Mapping[Outcome, Text] = MappingProxyType(
    {
        Outcome.PARTLY: N_(
            "This closes with its result. Say when the rest is expected, and a follow-up linked to"
            " it begins; or leave that blank."
        ),
        Outcome.NEW_DATE: N_(
            "This closes with its result, and a follow-up linked to it begins, which counts from"
            " the day of the reply."
        ),
    }
)
"""What an outcome does beside closing, said where it is chosen; these may go on."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What is written down of an answer."""

    follow_up: int
    words: str
    on: dt.date
    outcome: Outcome = Outcome.YES
    who: str = ""
    """Name of who answered, as typed."""
    new_date: str = ""
    """When to expect more, in words; only some outcomes go on."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form for a reply shows of a follow-up."""

    follow_up: int
    title: str
    ours: bool
    """Whether we promised it."""
    partner: str
    names: tuple[str, ...]
    """Who may have answered."""


@dataclass(frozen=True, slots=True)
class Logged:
    """A reply that was written down."""

    title: str
    next: int | None
    """The follow-up that carries on."""
    when: str
    """When that is expected, in words; empty where nothing carries on."""


def asked(reader: Reader, follow_ups: Sequence[int], lang: str) -> list[Asked]:
    """What the form for a reply needs to know of follow-ups that still need one."""
    items = [each for each in reader.many(FollowUp, follow_ups) if each.status not in TERMINAL]
    partners = partners_of(reader, items)
    guests = guests_met(reader, list(dict.fromkeys(each.visit for each in items if each.visit)))
    people = (each for found in guests.values() for each in found)
    titles = reader.titles([*follow_ups, *partners.values(), *people], lang)
    return [_asked(item, partners.get(item.id, 0), guests, titles) for item in items]


def _asked(
    item: FollowUp, partner: int, guests: Mapping[int, Sequence[int]], titles: Mapping[int, str]
) -> Asked:
    known = dict.fromkeys((*guests.get(item.visit or 0, ()), partner))
    return Asked(
        follow_up=item.id,
        title=titles.get(item.id, ""),
        ours=item.by_side == "us",
        partner=titles.get(partner, ""),
        names=tuple(titles[each] for each in known if each in titles),
    )


def awaited(reader: Reader, record: int, today: dt.date) -> list[int]:
    """Follow-ups around a record that may be answered: first those that the other side owes."""
    items = [x for x in _around(reader, record) if x.status not in TERMINAL]
    never = dt.date.max

    def place(item: FollowUp) -> tuple[bool, bool, dt.date, int]:
        opens = opens_on(item) or never
        return (item.by_side == "us", opens > today, closes_on(item) or never, item.id)

    return [each.id for each in sorted(items, key=place)]


def _around(reader: Reader, record: int) -> list[FollowUp]:
    """A follow-up itself; those of a visit, with a partner, or about anything else."""
    match reader.kind_of(record):
        case "follow_up":
            return reader.many(FollowUp, [record])
        case "visit":
            return reader.where(FollowUp, visit=record)
        case "person" | "organisation":
            return reader.many(FollowUp, follow_ups_with(reader, record, MOST_OPEN).ids)
        case _:
            found = (
                *reader.where(FollowUp, about=record),
                *reader.where(FollowUp, arose_at=record),
            )
            return list({each.id: each for each in found}.values())


def log_reply(work: Work, reply: Reply, reading: Reading) -> Logged:
    """Close a follow-up with what came of it; a new date begins the next one."""
    item = work.reader.get(FollowUp, reply.follow_up)
    if item.status in TERMINAL:
        raise Conflict(CLOSED, N_("See its history."))
    reading = replace(reading, today=reply.on)
    window = read_new_date(reply.new_date, reading) if _goes_on(reply) else None
    tr = Translator(reading.lang)
    closed = item.having(status="done", done_on=reply.on, result=_result(reply, item, tr))
    work.save(closed, item)
    contact = _contact(work, item, reply, tr)
    title = work.reader.title(item.id, reading.lang)
    if window is None:
        return Logged(title, None, "")
    following = work.add(_next(item, window, contact))
    return Logged(title, following.id, write_window(window, tr))


def let_go(work: Work, follow_up: int, reason: str) -> None:
    """End a follow-up without an answer; the reason is kept."""
    item = work.reader.get(FollowUp, follow_up)
    if item.status in TERMINAL:
        raise Conflict(CLOSED, N_("See its history."))
    work.save(item.having(status="not_fulfilled", reason=reason.strip()), item)


def read_new_date(text: str, reading: Reading) -> Window:
    """Read when to expect more: “in 3 months”, “by 1 March”, “July 2019”."""
    if not text.strip():
        raise Invalid(
            N_("The new date is missing."),
            N_("Write for example “in 3 months” or “by 1 March”."),
            "new_date",
        )
    try:
        found = FollowUp.window.kind.parse(text, reading)
    except Invalid as refused:
        raise Invalid(refused.message, refused.hint, "new_date") from refused
    assert found is not None  # noqa: S101 - only blank text reads as no window
    return found


def new_date_words(text: str, reading: Reading, tr: Translator) -> str:
    """Say how a new date is understood."""
    return write_window(read_new_date(text, reading), tr)


def split_new_date(words: str) -> tuple[str, str]:
    """Take “new date: in 3 months” off the end of a reply."""
    found = _NEW_DATE.search(words)
    if found is None:
        return words, ""
    return words[: found.start()].rstrip(" ,;."), found["when"].strip()


_SAID = "|".join(re.escape(Translator(lang)(OUTCOMES[Outcome.NEW_DATE])) for lang in LANGUAGES)
_NEW_DATE = re.compile(rf"(?:{_SAID})\s*[:：]\s*(?P<when>\S.*)$", re.IGNORECASE)


def _goes_on(reply: Reply) -> bool:
    """“Partly” may be all there will be; a new date must be said."""
    if reply.outcome is Outcome.PARTLY:
        return bool(reply.new_date.strip())
    return reply.outcome is Outcome.NEW_DATE


def _result(reply: Reply, item: FollowUp, tr: Translator) -> LocalText:
    """The words with the outcome before them; a mere outcome is said in every language."""
    word = OUTCOMES[reply.outcome]
    words = reply.words.strip()
    if not words:
        return LocalText.of(**{lang: Translator(lang)(word) for lang in LANGUAGES})
    if reply.outcome is not Outcome.YES:
        words = tr(NC_("line", "{label}: {value}", label=word, value=words))
    return item.result.having(tr.lang, words)


def _contact(work: Work, item: FollowUp, reply: Reply, tr: Translator) -> Interaction | None:
    """Keep an answer of the other side as a contact with who gave it."""
    if item.by_side == "us" and not reply.who.strip():
        return None
    who = _who(work.reader, reply.who)
    words = reply.words.strip() or tr(OUTCOMES[reply.outcome])
    if reply.who.strip() and who is None:
        words = tr(NC_("line", "{label}: {value}", label=reply.who.strip(), value=words))
    partner = who or partners_of(work.reader, [item]).get(item.id)
    heard = (partner,) if partner else ()
    restart(work, heard, reply.on)
    return work.add(
        Interaction(
            at=ApproxDate.exact(reply.on),
            summary=LocalText.of(**{tr.lang: words}),
            participants=heard,
            about=tuple(each for each in (item.id, item.visit) if each),
            confidentiality=item.confidentiality,
        )
    )


def _who(reader: Reader, name: str) -> int | None:
    """The record that is meant by a name; none where there is none, or more than one."""
    if not name.strip():
        return None
    try:
        return find_record(reader, ["person", "organisation"], name.strip())
    except UserError:
        return None


def _next(item: FollowUp, window: Window, contact: Interaction | None) -> FollowUp:
    """The same promise, expected later."""
    if window.offset_min is not None and window.anchor is Anchor.FIXED:
        window = replace(window, anchor=Anchor.ITEM, anchor_id=item.id, recompute=True)
    same = (
        *("text", "type", "by_side", "by", "to", "visit", "about", "responsible", "helpers"),
        *("note", "confidentiality", "tags"),
    )
    following = FollowUp(**{key: item.get(key) for key in same}).having(
        parent=item.id, arose_at=contact.id if contact else item.arose_at
    )
    if window.opens == window.closes and window.offset_min is None:
        return following.having(due_mode="date", due=window.opens)
    return following.having(due_mode="window", window=window)


def guests_met(reader: Reader, visits: Sequence[int]) -> dict[int, list[int]]:
    """The people of the guest delegations of each visit, in their order."""
    found: dict[int, list[int]] = {}
    groups = [each for each in reader.among(Delegation, "visit", visits) if each.side == "guest"]
    visit_of = {each.id: each.visit or 0 for each in groups}
    places = reader.among(Delegate, "delegation", [*visit_of])
    places.sort(key=lambda each: each.precedence or len(places))
    for each in places:
        people = found.setdefault(visit_of[each.delegation or 0], [])
        if each.person and len(people) < MOST_NAMES:
            people.append(each.person)
    return found

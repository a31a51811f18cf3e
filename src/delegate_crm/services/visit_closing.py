# SPDX-License-Identifier: MIT
"""What a visit still lacks before it is closed (`DOMAIN` 2.1, rule c), and how it is closed.

A reason that is given with the closing overrides all of it, and stands in the journal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from delegate_crm.entities.delegation import Delegate, Delegation
from delegate_crm.entities.followup import TERMINAL, FollowUp
from delegate_crm.entities.programme import ProgrammeItem
from delegate_crm.entities.visit import Visit
from delegate_crm.kit.errors import Problem
from delegate_crm.kit.i18n import N_, NN_, Text, Translator
from delegate_crm.services.window_words import capital
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Work

ON_THE_WAY = ("arrival", "transfer", "free_time", "departure")
"""Sorts of stop at which nothing is to come out."""
ABSENT = ("absent", "replaced")
OUTCOME = ("outcome_rating", "outcome_text")
BEFORE = ("reported", "follow_up")
"""States from which a visit may be closed."""
NAMED = 3
"""So many guests are called by name; of the rest there is the count."""
TIMELESS = "undated"
"""The kind of deadline that says nothing: what hangs on a condition has its time in that."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody to whom thanks are due."""

    id: int
    to: int | None
    """Whom a letter of thanks goes to; none for a seat of which nobody is known."""


@dataclass(frozen=True, slots=True)
class Unsettled:
    """What is left open of a visit."""

    stops: Sequence[ProgrammeItem]
    guests: Sequence[Guest]
    timeless: Sequence[FollowUp]
    awaited: Sequence[FollowUp]


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing, and where it is mended."""

    words: str
    kind: str
    record: int = 0
    """The record on whose page it is mended; 0 where a new one mends it."""
    field: str = ""
    """The field of the visit that is to be filled."""
    presets: str = ""
    """What the new record begins with."""


def unsettled(reader: Reader, visit: Visit) -> Unsettled:
    """Look at the programme, the guests and the promises of a visit."""
    stops = reader.where(ProgrammeItem, visit=visit.id)
    items = reader.where(FollowUp, visit=visit.id)
    awaited = [each for each in items if each.status not in TERMINAL]
    thanks = [each for each in items if each.type == "thank"]
    thanked = [each for each in thanks if each.status == "done" or each in awaited]
    return Unsettled(
        stops=[each for each in sorted(stops, key=_place) if _says_nothing(each)],
        guests=_unthanked(reader, visit, {each.to for each in thanked}),
        timeless=[each for each in awaited if each.due_mode == TIMELESS],
        awaited=[each for each in awaited if each.due_mode != TIMELESS],
    )


def _place(stop: ProgrammeItem) -> tuple[bool, int, int]:
    return stop.seq is None, stop.seq or 0, stop.id


def _says_nothing(stop: ProgrammeItem) -> bool:
    return not (stop.result or stop.status == "dropped" or stop.kind in ON_THE_WAY)


def _unthanked(reader: Reader, visit: Visit, thanked: set[int | None]) -> list[Guest]:
    """Those who have no thanks of their own, of their body, or of the visit as a whole.

    Thanks that are still to be sent are an open follow-up, and no second gap.
    """
    if None in thanked:
        return []
    due = _hosts(visit) if visit.direction == "outgoing" else _guests(reader, visit)
    return [guest for guest, bodies in due if not thanked & {guest.id, guest.to, *bodies}]


def _hosts(visit: Visit) -> Iterator[tuple[Guest, Sequence[int]]]:
    """Away from home, thanks are due to who received us."""
    bodies = dict.fromkeys(host.organisation for host in visit.hosts if host.organisation)
    yield from ((Guest(body, body), ()) for body in bodies)


def _guests(reader: Reader, visit: Visit) -> Iterator[tuple[Guest, Sequence[int]]]:
    """Each guest, and the bodies that sent him or her."""
    groups = reader.where(Delegation, visit=visit.id, side="guest")
    senders = {each.id: each.sending_organisations for each in groups}
    for seat in reader.among(Delegate, "delegation", [*senders]):
        if seat.attendance not in ABSENT:
            sent_by = senders[seat.delegation or 0]
            yield Guest(seat.person or seat.id, next(iter(sent_by), seat.person)), sent_by


# --- the guard ------------------------------------------------------------------------------------


def closing_problems(reader: Reader, visit: Visit) -> Iterable[Problem]:
    """Why a visit cannot be closed yet."""
    left = unsettled(reader, visit)
    open_ones = (*left.timeless, *left.awaited)
    if left.stops:
        yield _problem(N_("Stops without an outcome: {count}.", count=len(left.stops)))
    if left.guests:
        yield _problem(N_("Not thanked yet: {count}.", count=len(left.guests)))
    if left.timeless:
        yield _problem(N_("Promises without a time: {count}.", count=len(left.timeless)))
    if open_ones:
        text = N_("Follow-ups of this visit are still open: {count}.", count=len(open_ones))
        yield _problem(text)


def _problem(text: Text) -> Problem:
    return Problem(text, "status", N_("Settle it first, or give a reason for the state."))


# --- line by line ---------------------------------------------------------------------------------


def lacks(reader: Reader, number: int, lang: str) -> list[Lack]:
    """What is missing, a line for each thing that is mended in one place."""
    visit, tr = reader.get(Visit, number), Translator(lang)
    left = unsettled(reader, visit)
    blank = [key for key in ("report_approved_on", *OUTCOME) if not visit.get(key)]
    promises = [*left.timeless, *left.awaited]
    parts: Sequence[Sequence[ProgrammeItem | Guest | FollowUp]] = (
        left.stops,
        left.guests,
        promises,
    )
    wanted = [each.id for part in parts for each in part]
    titles = reader.titles(wanted, lang)

    def say(record: int) -> str:
        return capital(titles.get(record, ""))

    stops = [
        Lack(tr(N_("No outcome: {stop}", stop=say(each.id))), each.code, each.id)
        for each in left.stops
    ]
    return [
        *stops,
        *_thanks(visit, left.guests, say, tr),
        *(_promise(each, say(each.id), tr) for each in promises),
        *(_blank(key, tr) for key in blank),
    ]


def _thanks(
    visit: Visit, guests: Sequence[Guest], say: Callable[[int], str], tr: Translator
) -> Iterator[Lack]:
    """One line for all whom one letter thanks."""
    letters: dict[int | None, list[Guest]] = {}
    for guest in guests:
        letters.setdefault(guest.to, []).append(guest)
    for to, thanked in letters.items():
        names = [say(each.id) for each in thanked]
        presets = [f"visit={visit.id}", "type=thank", "by_side=us", *([f"to={to}"] if to else [])]
        text = N_("Not thanked yet: {names}", names=tr.list(_few(names, tr)))
        yield Lack(tr(text), "follow_up", presets="\n".join(presets))


def _few(names: list[str], tr: Translator) -> list[str]:
    left = len(names) - NAMED
    return names if left <= 1 else [*names[:NAMED], tr(NN_("{n} more", "{n} more", left))]


def _promise(item: FollowUp, title: str, tr: Translator) -> Lack:
    words = N_("No time: {what}", what=title)
    if item.due_mode != TIMELESS:
        words = N_("Still open: {what}", what=title)
    return Lack(tr(words), item.code, item.id)


def _blank(key: str, tr: Translator) -> Lack:
    words = N_("Not filled in: {field}", field=Visit.fields[key].label)
    if key == "report_approved_on":
        words = N_("The report is not approved yet")
    return Lack(tr(words), Visit.code, field=key)


def close_visit(work: Work, number: int, reason: str) -> None:
    """Close a visit; the reason excuses what it lacks."""
    visit = work.reader.get(Visit, number)
    work.save(visit.having(status="closed", status_reason=reason.strip()), visit)

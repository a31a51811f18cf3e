# SPDX-License-Identifier: MIT
"""Visits: their states, the guards on entering a state, their numbers and the order of stops.

States and guards are those of `DOMAIN` 2.1; guards of later parts of the program join `GUARDS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from delegate_crm.entities.delegation import Delegate, Delegation
from delegate_crm.entities.programme import ProgrammeItem
from delegate_crm.entities.visit import OVER, VISIT_STATUS, Visit, counted_in
from delegate_crm.kit.errors import Problem
from delegate_crm.kit.i18n import N_, Text, plain
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.schema.entity import Entity
from delegate_crm.services.people import country_of
from delegate_crm.services.rulebook import Check, Reaction
from delegate_crm.services.visit_closing import OUTCOME, closing_problems
from delegate_crm.store.lookup import last_number
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Change, Work

MOVES: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "inquiry": ("assessing", "declined", "merged"),
        "assessing": ("planning", "postponed", "declined"),
        "planning": ("confirmed", "postponed", "cancelled"),
        "confirmed": ("in_progress", "planning", "postponed", "cancelled"),
        "in_progress": ("held", "cancelled"),
        "held": ("reported",),
        "reported": ("follow_up", "closed"),
        "follow_up": ("closed",),
        "closed": ("follow_up",),
        "postponed": ("planning", "assessing", "cancelled"),
        "declined": ("inquiry",),
        "cancelled": ("inquiry",),
        "merged": (),
    }
)
FIRST = ("inquiry", "assessing", "planning", "confirmed")
"""States in which a visit may be entered; one that is over is entered after the fact."""

EARLY = ("inquiry", "assessing", "postponed")
"""States in which much of a visit may be open."""

DATED = ("confirmed", "in_progress", "held", "reported", "follow_up", "closed")
"""States in which the days of a planned visit are known."""


@dataclass(frozen=True, slots=True)
class Guard:
    """What must hold when a visit enters a state."""

    states: Sequence[str]
    problems: Callable[[Reader, Visit], Iterable[Problem]]
    overridable: bool = False
    """Whether a stated reason overrides it."""
    planned: bool = False
    """Whether it asks for a plan, which a visit entered after the fact never had."""
    sources: Sequence[str] = ()
    """The only states from which it is asked; any, if none is named."""


def _transition(reader: Reader, change: Change) -> Iterable[Problem]:
    visit, before = change.after, change.before
    if not isinstance(visit, Visit) or change.back or (visit.retrospective and before is None):
        return
    old = before.get("status") if before else ""
    if before is not None and visit.status == old:
        yield from _still_exact(reader, before, visit)
        return
    allowed = MOVES[old] if old else FIRST
    if visit.status not in allowed:
        yield _wrong_move(old, visit.status, allowed)
        return
    yield from _guarded(reader, old, _with_own_reason(before, visit))


def _with_own_reason(before: Entity | None, visit: Visit) -> Visit:
    """A visit is closed for a reason that is given for that, not for one that was there before."""
    stale = before is not None and before.get("status_reason") == visit.status_reason
    return visit.having(status_reason="") if stale and visit.status == "closed" else visit


def _still_exact(reader: Reader, before: Entity, visit: Visit) -> Iterable[Problem]:
    """From the confirmation on a planned visit keeps exact days."""
    moved = any(before.get(key) != visit.get(key) for key in ("start", "end"))
    if moved and visit.status in DATED and not visit.retrospective:
        yield from _exact_days(reader, visit)


def _wrong_move(old: str, new: str, allowed: Sequence[str]) -> Problem:
    words = tuple(VISIT_STATUS[each] for each in allowed)
    unknown = plain(new)
    if not old:
        return Problem(
            N_("A new visit cannot begin as “{new}”.", new=VISIT_STATUS.get(new, unknown)),
            "status",
            N_("Begin as one of: {names}; or mark it as entered after the fact.", names=words),
        )
    return Problem(
        N_(
            "A visit cannot go from “{old}” to “{new}”.",
            old=VISIT_STATUS[old],
            new=VISIT_STATUS.get(new, unknown),
        ),
        "status",
        N_("Possible now: {names}.", names=words) if words else N_("This state is final."),
    )


def _guarded(reader: Reader, old: str, visit: Visit) -> Iterable[Problem]:
    for guard in GUARDS:
        asked = visit.status in guard.states and old in (guard.sources or (old,))
        if asked and not _excused(guard, visit):
            yield from guard.problems(reader, visit)


def _excused(guard: Guard, visit: Visit) -> bool:
    overridden = guard.overridable and bool(visit.status_reason)
    return overridden or (guard.planned and visit.retrospective)


def _missing(keys: Sequence[str], hint: Text, _reader: Reader, visit: Visit) -> Iterable[Problem]:
    """Ask for fields that must be filled."""
    for key in keys:
        field = Visit.fields[key]
        if visit.get(key) == field.kind.blank:
            yield Problem(N_("“{label}” is missing.", label=field.label), key, hint)


def _exact_days(_reader: Reader, visit: Visit) -> Iterable[Problem]:
    for key in ("start", "end"):
        value = visit.get(key)
        if not (isinstance(value, ApproxDate) and value.is_exact):
            label = Visit.fields[key].label
            yield Problem(
                N_("“{label}” must be known to the day.", label=label),
                key,
                N_("Enter the exact day."),
            )


def _one_head_each(reader: Reader, visit: Visit) -> Iterable[Problem]:
    guests = reader.where(Delegation, visit=visit.id, side="guest")
    if not guests:
        yield Problem(
            N_("There is no guest delegation yet."),
            "status",
            N_("Add the delegation and its head."),
        )
    for delegation in guests:
        if not any(
            each.role == "head" for each in reader.where(Delegate, delegation=delegation.id)
        ):
            yield Problem(
                N_("A guest delegation has no head yet."),
                "status",
                N_("Mark one delegate as its head."),
            )


def _lead_host(_reader: Reader, visit: Visit) -> Iterable[Problem]:
    if not any(host.role == "lead" for host in visit.hosts):
        yield Problem(
            N_("There is no lead host yet."), "hosts", N_("Add the organisation that receives.")
        )


def _reason(_reader: Reader, visit: Visit) -> Iterable[Problem]:
    if not visit.status_reason:
        yield Problem(
            N_("A reason is needed for this state."), "status_reason", N_("Write why in one line.")
        )


def _survivor(_reader: Reader, visit: Visit) -> Iterable[Problem]:
    if visit.merged_into is None:
        yield Problem(
            N_("The visit that survives is not named."),
            "merged_into",
            N_("Choose the other visit."),
        )


def _report_approved(_reader: Reader, visit: Visit) -> Iterable[Problem]:
    if visit.report_approved_on is None:
        yield Problem(
            N_("The report is not approved yet."),
            "report_approved_on",
            N_("Enter the day of approval."),
        )


NEEDED = ("kinds", "start", "end", "purpose", "coordinator")
"""What must be known of a visit that is more than an inquiry; the period may be approximate."""

_basics = partial(_missing, NEEDED, N_("Fill it in first; days may be approximate."))
_outcome = partial(
    _missing,
    OUTCOME,
    N_("Say what came of the visit, or give a reason for the state."),
)

GUARDS: tuple[Guard, ...] = (
    Guard(("assessing", "planning"), _basics, planned=True, sources=EARLY),
    Guard(("confirmed",), _basics, planned=True),
    Guard(("confirmed",), _exact_days, planned=True),
    Guard(("confirmed",), _one_head_each, planned=True),
    Guard(("confirmed",), _lead_host, planned=True),
    Guard(("declined", "cancelled", "merged", "postponed"), _reason),
    Guard(("follow_up",), _reason, sources=("closed",)),
    Guard(("merged",), _survivor),
    Guard(("reported", "closed"), _report_approved, overridable=True),
    Guard(("closed",), closing_problems, overridable=True),
    Guard(("closed",), _outcome, overridable=True),
)


def _forget_reason(work: Work, change: Change) -> None:
    """A reason given for an earlier state does not speak for the next one."""
    visit, before = change.after, change.before
    if not isinstance(visit, Visit) or before is None or not visit.status_reason:
        return
    stale = visit.status_reason == before.get("status_reason")
    if stale and visit.status != before.get("status"):
        bare = visit.having(status_reason="")
        if not any(_guarded(work.reader, before.get("status"), bare)):
            work.save(bare)


def _number(work: Work, change: Change) -> None:
    """Give the visit its number in the year of its first day, once that is known."""
    visit = change.after
    if not isinstance(visit, Visit) or visit.reference or counted_in(visit) is None:
        return
    prefix = f"V-{counted_in(visit)}-"
    number = last_number(work.reader, Visit.code, prefix) + 1
    work.save(visit.having(reference=f"{prefix}{number:03d}"))


def _country_of_hosts(work: Work, change: Change) -> None:
    visit = change.after
    if isinstance(visit, Visit) and visit.direction == "outgoing" and not visit.country:
        country = country_of(work.reader, [host.organisation for host in visit.hosts])
        if country:
            work.save(visit.having(country=country))


def _next_stop(work: Work, change: Change) -> None:
    """A stop without a position comes last; one of a visit that is over was carried out."""
    stop = change.after
    if not isinstance(stop, ProgrammeItem):
        return
    values: dict[str, object] = {}
    if stop.seq is None:
        others = work.reader.where(ProgrammeItem, visit=stop.visit)
        values["seq"] = max((each.seq or 0 for each in others), default=0) + 1
    visit = work.reader.record(stop.visit)
    over = visit is not None and visit.get("status") in OVER
    if over and change.before is None and stop.status == "draft":
        values["status"] = "done"
    if values:
        work.save(stop.having(**values))


CHECKS = (Check("visit", _transition),)
REACTIONS = (
    Reaction("visit", _forget_reason),
    Reaction("visit", _number),
    Reaction("visit", _country_of_hosts),
    Reaction("programme_item", _next_stop),
)

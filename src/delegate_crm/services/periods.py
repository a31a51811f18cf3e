# SPDX-License-Identifier: MIT
"""Periods: no record may end before it starts (`DOMAIN` 3.4, rule 1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from delegate_crm.entities.organisation import Organisation
from delegate_crm.kit.errors import Problem
from delegate_crm.kit.i18n import N_
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.schema.entity import Record
from delegate_crm.services.rulebook import Check
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Change

PERIODS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "visit": ("start", "end"),
        "event": ("start", "end"),
        "affiliation": ("since", "until"),
        "country_priority": ("valid_from", "valid_to"),
        "user": ("active_from", "active_until"),
        "programme_item": ("start", "end"),
    }
)
"""Kinds of record with a period, and the fields of its two ends."""


def turned(first: object, last: object) -> bool:
    """Tell whether the end is certainly before the start."""
    if isinstance(first, ApproxDate) and isinstance(last, ApproxDate):
        return _before(last.latest, first.earliest)
    if isinstance(first, dt.date) and isinstance(last, dt.date):
        return last < first
    return isinstance(first, dt.time) and isinstance(last, dt.time) and last < first


def _before(last: dt.date | None, first: dt.date | None) -> bool:
    return last is not None and first is not None and last < first


def period_problems(record: Record, start: str, end: str) -> Iterable[Problem]:
    """Refuse a period that is turned round, naming both ends."""
    if turned(record.get(start), record.get(end)):
        yield Problem(
            N_(
                "“{end}” is before “{start}”.",
                end=record.fields[end].label,
                start=record.fields[start].label,
            ),
            end,
            N_("Swap the two, or change one of them."),
        )


def _check(start: str, end: str, _reader: Reader, change: Change) -> Iterable[Problem]:
    return period_problems(change.after, start, end) if change.after else ()


def _names(_reader: Reader, change: Change) -> Iterable[Problem]:
    """Names of an organisation have periods of their own."""
    if isinstance(change.after, Organisation):
        for name in change.after.names:
            for problem in period_problems(name, "valid_from", "valid_to"):
                yield replace(problem, field="names")


def _cycle(key: str, reader: Reader, change: Change) -> Iterable[Problem]:
    """Refuse a record that lies inside itself, however far up."""
    record, seen = change.after, {change.after.id} if change.after else set()
    while record and record.get(key) is not None:
        if record.get(key) in seen:
            label = record.fields[key].label
            yield Problem(
                N_("“{label}” leads back to the record itself.", label=label),
                key,
                N_("Choose another record, or none."),
            )
            return
        seen.add(record.get(key))
        record = reader.record(record.get(key))


TREES = (
    ("organisation", "parent"),
    ("organisation", "successor"),
    ("place", "parent"),
    ("agreement", "parent"),
    ("follow_up", "parent"),
    ("visit", "return_of"),
    ("visit", "merged_into"),
    ("person", "assistant"),
    ("user", "stands_in"),
)
"""Kinds and fields that must not lead back to the record itself."""

_checks: Iterable[tuple[str, Callable[[Reader, Change], Iterable[Problem]]]] = (
    *((code, partial(_check, *ends)) for code, ends in PERIODS.items()),
    ("user", partial(_check, "away_from", "away_until")),
    ("organisation", _names),
    *((code, partial(_cycle, key)) for code, key in TREES),
)
CHECKS = tuple(Check(code, check) for code, check in _checks)

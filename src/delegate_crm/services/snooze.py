# SPDX-License-Identifier: MIT
"""Snoozing a follow-up: the days that are offered, days that are typed, and the change itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from delegate_crm.entities.followup import (
    FollowUp,
    best_closing,
    best_opening,
    closes_on,
    is_over,
)
from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_
from delegate_crm.rules.datewords import read_date
from delegate_crm.rules.snooze import Moment, held, moments
from delegate_crm.store.queries import Reader
from delegate_crm.store.work import Work


@dataclass(frozen=True, slots=True)
class Snoozable:
    """A follow-up that may be snoozed, and until when."""

    follow_up: int
    title: str
    moments: Mapping[Moment, dt.date]
    closes: dt.date | None
    until: dt.date | None
    """Until when it is snoozed now."""
    reason: str = ""
    """Why it is."""


def snoozable(reader: Reader, follow_up: int, today: dt.date, lang: str) -> Snoozable | None:
    """What may be chosen for a follow-up; none for one that is over."""
    item = reader.get(FollowUp, follow_up)
    if is_over(item):
        return None
    until = item.snoozed_until
    return Snoozable(
        item.id,
        reader.title(item.id, lang),
        moments(best_opening(item), best_closing(item), today),
        closes_on(item),
        until if until and until > today else None,
        item.snooze_reason if until and until > today else "",
    )


def typed_until(text: str, item: Snoozable, lang: str, today: dt.date) -> dt.date:
    """The day that a text means, no later than the follow-up may be out of sight."""
    day = held(read_date(text, lang, today).value.nominal, item.closes, today)
    if day <= today:
        raise Invalid(N_("That day has come already."), N_("Choose a later one."))
    return day


def snooze(work: Work, follow_up: int, until: dt.date | None, reason: str = "") -> None:
    """Let a follow-up be out of sight until a day; without one it is seen again.

    Its date stays. The reason stands with it while it sleeps, and in its history for good.
    """
    item = work.reader.get(FollowUp, follow_up)
    kept = reason.strip() if until else ""
    work.save(item.having(snoozed_until=until, snooze_reason=kept), item)

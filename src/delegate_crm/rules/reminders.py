# SPDX-License-Identifier: MIT
"""The ladder of reminders: the days on which somebody is to hear of a follow-up.

Rules: DOMAIN 3.2 (Reminder) and 4.1; UX 3. The days are reckoned from the best dates; where a day
goes that is no working day is decided when it is near, by calendars.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from delegate_crm.kit.i18n import NC_, NN_, Text

MOST_DAYS = 365
"""So far ahead a reminder may be set."""


class Lead(StrEnum):
    """The moments of a follow-up at which a reminder is due."""

    BEFORE_OPENING = "before_opening"
    OPENING = "opening"
    MIDPOINT = "midpoint"
    BEFORE_CLOSING = "before_closing"
    CLOSING = "closing"
    BEFORE_DUE = "before_due"
    DUE = "due"
    REVIEW = "review"
    OWN = "own"
    """A day that was typed for this follow-up alone."""
    WAKING = "waking"
    """The end of a snooze."""
    ESCALATION = "escalation"
    """Working days after the latest closing: the head hears of it."""


LAST_DAYS = (Lead.CLOSING, Lead.DUE)
"""Told on the working day before a day off: the one after it would be too late."""
FIXED = (Lead.OWN, Lead.WAKING, Lead.ESCALATION)
"""Told on the day itself: it was chosen, or reckoned in working days."""
LEAD_WORDS: Mapping[Lead, Text] = MappingProxyType(
    {
        Lead.OPENING: NC_("reminder", "when it opens"),
        Lead.MIDPOINT: NC_("reminder", "half-way"),
        Lead.CLOSING: NC_("reminder", "when it closes"),
        Lead.DUE: NC_("reminder", "on the day"),
        Lead.REVIEW: NC_("reminder", "to look at it again"),
        Lead.OWN: NC_("reminder", "on a day of its own"),
        Lead.WAKING: NC_("reminder", "no longer snoozed"),
        Lead.ESCALATION: NC_("reminder", "escalated"),
    }
)


@dataclass(frozen=True, slots=True)
class Ladder:
    """When an office reminds: days ahead, of which 0 is never, and moments that it may leave out.

    `escalate_after` is in working days after the latest closing.
    """

    before_opening: int = 14
    opening: bool = True
    midpoint: bool = True
    before_closing: int = 30
    closing: bool = True
    before_due: int = 7
    escalate_after: int = 1

    def words(self, lead: Lead) -> Text:
        """Say which moment it is."""
        match lead:
            case Lead.BEFORE_OPENING:
                return NN_("{n} day before it opens", "{n} days before it opens", self.ahead(lead))
            case Lead.BEFORE_CLOSING:
                return NN_(
                    "{n} day before it closes", "{n} days before it closes", self.ahead(lead)
                )
            case Lead.BEFORE_DUE:
                return NN_("{n} day before", "{n} days before", self.ahead(lead))
            case _:
                return LEAD_WORDS[lead]

    def ahead(self, lead: Lead) -> int:
        """How many days before its date a moment is told."""
        days = {
            Lead.BEFORE_OPENING: self.before_opening,
            Lead.BEFORE_CLOSING: self.before_closing,
            Lead.BEFORE_DUE: self.before_due,
        }
        return days.get(lead, 0)


USUAL = Ladder()
"""What holds unless an office says otherwise."""


@dataclass(frozen=True, slots=True)
class Rung:
    """A day on which to be reminded, and of which moment."""

    fire_on: dt.date
    lead: Lead


def rungs(
    opens: dt.date | None, closes: dt.date | None, ladder: Ladder = USUAL, *, review: bool = False
) -> tuple[Rung, ...]:
    """The reminders of a follow-up in order, one a day.

    One day for both ends is a due date. What would come before the opening because the window is
    short is left out. `review` is of what has no date: it is looked at again when it "opens".
    """
    found: dict[dt.date, Lead] = {}
    for day, lead in _moments(opens, closes, ladder, review=review):
        found.setdefault(day, lead)
    return tuple(Rung(day, found[day]) for day in sorted(found))


def _moments(
    opens: dt.date | None, closes: dt.date | None, ladder: Ladder, *, review: bool
) -> Iterator[tuple[dt.date, Lead]]:
    """Every moment of it, first those that count more where two fall on one day."""
    if opens is None and closes is None:
        return
    if review and opens:
        yield opens, Lead.REVIEW
    elif closes and opens == closes:
        yield closes, Lead.DUE
        yield from _ahead(closes, Lead.BEFORE_DUE, ladder)
    else:
        yield from _of_window(opens, closes, ladder)


def _of_window(
    opens: dt.date | None, closes: dt.date | None, ladder: Ladder
) -> Iterator[tuple[dt.date, Lead]]:
    if opens:
        if ladder.opening:
            yield opens, Lead.OPENING
        yield from _ahead(opens, Lead.BEFORE_OPENING, ladder)
    if closes:
        for day, lead in _ahead(closes, Lead.BEFORE_CLOSING, ladder):
            if opens is None or day > opens:
                yield day, lead
        if ladder.closing:
            yield closes, Lead.CLOSING
    half = half_of(opens, closes)
    if half and ladder.midpoint:
        yield half, Lead.MIDPOINT


def _ahead(day: dt.date, lead: Lead, ladder: Ladder) -> Iterator[tuple[dt.date, Lead]]:
    days = ladder.ahead(lead)
    if days and day.toordinal() > days:
        yield day - dt.timedelta(days=days), lead


def half_of(opens: dt.date | None, closes: dt.date | None) -> dt.date | None:
    """The day on which half of a window has passed; none where an end is not known."""
    if opens is None or closes is None or closes < opens:
        return None
    return opens + (closes - opens) // 2

# SPDX-License-Identifier: MIT
"""Windows of time in which an answer is awaited, and the states they pass through.

Rules: UX section 3; DOMAIN 3.1 (Window) and 3.2 (Commitment, Reminder).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from delegate_crm.kit.errors import Invalid
from delegate_crm.kit.i18n import N_, NC_, Text
from delegate_crm.rules.approx import ApproxDate, Offset, Precision, Unit
from delegate_crm.rules.calendars import PLAIN, Reckoning

SOON_DAYS = 21
"""A window opens soon when at most this many days are left until its earliest opening."""

CLOSING_DAYS = 14
"""A window is closing when at most this many days are left until its latest closing."""

CLOSING_SHARE = 5
"""A short window is closing only in its last fifth."""


class Anchor(StrEnum):
    """What a window is counted from; `fixed` dates are counted from nothing."""

    VISIT_START = "visit_start"
    VISIT_END = "visit_end"
    SIGNING = "signing"
    EFFECTIVE = "effective"
    EXPIRY = "expiry"
    SAMPLE_SENT = "sample_sent"
    EVENT_START = "event_start"
    EVENT_END = "event_end"
    REGISTRATION = "registration"
    REPLY_BY = "reply_by"
    NOTICE = "notice"
    ITEM = "item"
    FIXED = "fixed"


class WindowState(StrEnum):
    """The states of a window in the order in which time brings them, then the two ways out."""

    WAITING = "waiting"
    SOON = "soon"
    OPEN = "open"
    CLOSING = "closing"
    OVERDUE = "overdue"
    ANSWERED = "answered"
    LET_GO = "let_go"


STATE_WORDS: Mapping[WindowState, Text] = MappingProxyType(
    {
        WindowState.WAITING: NC_("window state", "Waiting"),
        WindowState.SOON: NC_("window state", "Opens soon"),
        WindowState.OPEN: NC_("window state", "Open"),
        WindowState.CLOSING: NC_("window state", "Closing"),
        WindowState.OVERDUE: NC_("window state", "Overdue"),
        WindowState.ANSWERED: NC_("window state", "Answered"),
        WindowState.LET_GO: NC_("window state", "Let go"),
    }
)


@dataclass(frozen=True, slots=True)
class Window:
    """Two approximate dates between which something is awaited, and what they count from.

    With `recompute` the window follows its anchor; a window edited by hand stays where it is.
    """

    opens: ApproxDate
    closes: ApproxDate
    anchor: Anchor = Anchor.FIXED
    anchor_id: int | None = None
    offset_min: int | None = None
    offset_max: int | None = None
    unit: Unit | None = None
    recompute: bool = False

    def __post_init__(self) -> None:
        """Refuse a window turned round: both ends are named."""
        _refuse_turned(self.opens.earliest, self.closes.latest)
        _refuse_turned(self.opens.best, self.closes.best)

    @classmethod
    def due(cls, date: ApproxDate) -> Window:
        """Make a plain due date: it opens and closes on that date."""
        return cls(date, date)

    @classmethod
    def after(  # noqa: PLR0913, PLR0917 - the parts of "6 to 12 months after the end of visit 1"
        cls,
        anchor_date: ApproxDate,
        minimum: int,
        maximum: int,
        unit: Unit,
        anchor: Anchor = Anchor.VISIT_END,
        anchor_id: int | None = None,
        by: Reckoning = PLAIN,
    ) -> Window:
        """Count a window from the date of its anchor, such as 6 to 12 months after a visit.

        One day (both distances the same) is moved off days off; the ends of a span stay.
        """
        opens = anchor_date.shifted(Offset(minimum, unit), by.calendar)
        closes = anchor_date.shifted(Offset(maximum, unit), by.calendar)
        if minimum == maximum:
            opens = closes = opens.rolled(by)
        return cls(opens, closes, anchor, anchor_id, minimum, maximum, unit, recompute=True)

    def re_anchored(self, anchor_date: ApproxDate, by: Reckoning = PLAIN) -> Window:
        """Follow the anchor to its corrected date, keeping the words; edited windows stay."""
        if not self.recompute or self.offset_min is None or self.offset_max is None:
            return self
        unit = self.unit or Unit.DAY
        moved = Window.after(
            anchor_date, self.offset_min, self.offset_max, unit, self.anchor, self.anchor_id, by
        )
        return replace(moved, opens=moved.opens.in_words(self.opens.said))

    def edited(self, opens: ApproxDate, closes: ApproxDate) -> Window:
        """Set both ends by hand; from now on the window does not follow its anchor."""
        return replace(self, opens=opens, closes=closes, recompute=False)

    def state(self, today: dt.date) -> WindowState:
        """Tell the state on a day, as long as there is no answer."""
        return window_state(self.opens.earliest, self.closes.latest, today)

    @property
    def is_day(self) -> bool:
        """Whether it is no span but one date, due for certain or about then."""
        return self.opens == self.closes and self.opens.precision is Precision.DAY

    @property
    def closing_from(self) -> dt.date | None:
        """The first day on which it counts as closing; `None` if it never closes."""
        return closing_from(self.opens.earliest, self.closes.latest)

    def day_of(self, today: dt.date) -> tuple[int, int] | None:
        """Day n of m, from the earliest opening (1) to the latest closing (m); before it 0."""
        if self.opens.earliest is None or self.closes.latest is None:
            return None
        length = (self.closes.latest - self.opens.earliest).days + 1
        passed = (today - self.opens.earliest).days + 1
        return min(max(passed, 0), length), length


def window_state(
    opens_earliest: dt.date | None, closes_latest: dt.date | None, today: dt.date
) -> WindowState:
    """Tell the state on a day; without an opening it is open, without a close never late.

    A due date has opening and close on one day: soon within 21 days, closing within 14.
    """
    if closes_latest is not None and today > closes_latest:
        return WindowState.OVERDUE
    closing = closing_from(opens_earliest, closes_latest)
    if closing is not None and today >= closing:
        return WindowState.CLOSING
    return _state_before_closing(opens_earliest, today)


def review_state(review_on: dt.date | None, today: dt.date) -> WindowState:
    """Tell the state of what has no date or waits for a condition: never overdue."""
    if review_on is None:
        return WindowState.WAITING
    return _state_before_closing(review_on, today)


def closing_from(opens_earliest: dt.date | None, closes_latest: dt.date | None) -> dt.date | None:
    """Find the first day of closing: 14 days before the latest close, or a fifth if shorter."""
    if closes_latest is None:
        return None
    lead = CLOSING_DAYS
    if opens_earliest is not None and opens_earliest < closes_latest:
        lead = min(CLOSING_DAYS, (closes_latest - opens_earliest).days // CLOSING_SHARE)
    return dt.date.fromordinal(max(closes_latest.toordinal() - lead, 1))


def _state_before_closing(opens: dt.date | None, today: dt.date) -> WindowState:
    if opens is None or today >= opens:
        return WindowState.OPEN
    return WindowState.SOON if (opens - today).days <= SOON_DAYS else WindowState.WAITING


def _refuse_turned(opens: dt.date | None, closes: dt.date | None) -> None:
    if opens is not None and closes is not None and closes < opens:
        raise Invalid(
            N_(
                "It would close on {closes}, before it opens on {opens}.",
                opens=opens,
                closes=closes,
            ),
            N_("Swap the two dates or change one of them."),
        )

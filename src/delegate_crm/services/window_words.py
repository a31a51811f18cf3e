# SPDX-License-Identifier: MIT
"""What a bar of a follow-up shows, and the one line of words that stands under it (`UX` 3).

State, bar and "day n of m" use the earliest opening and the latest closing; the words name the
best dates with "about", or these outer days where no best is known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from babel.dates import format_skeleton

from delegate_crm.entities.followup import (
    FollowUp,
    closes_on,
    closing,
    is_over,
    opening,
    opens_on,
    span_of,
)
from delegate_crm.kit.i18n import N_, NC_, NN_, Text, Translator
from delegate_crm.kit.locales import month_names
from delegate_crm.rules.approx import ApproxDate, Precision, Qualifier
from delegate_crm.rules.windows import STATE_WORDS, WindowState
from delegate_crm.services.followups import state_of


@dataclass(frozen=True, slots=True)
class BarFacts:
    """A window of time as it is drawn on a day."""

    state: WindowState
    opens: dt.date | None
    """Earliest opening; none reaches back without end."""
    closes: dt.date | None
    """Latest closing; none never closes."""
    today: dt.date
    words: str
    """The line under the bar."""
    short: str
    """The same where there is less room: without the day of the window, the month shortened."""
    spoken: str
    """What the bar says to who cannot see it: state, day n of m, when it closes."""
    is_date: bool = False
    """Whether it is one day, due or to be looked at again, instead of a span."""
    snoozed: str = ""
    """Until when it is snoozed, in words; the state is what it would be without."""

    @property
    def share(self) -> float:
        """How much of it has passed, 0 to 1."""
        if self.opens is None or self.closes is None:
            return 0.5
        whole = (self.closes - self.opens).days + 1
        return min(max(((self.today - self.opens).days + 1) / whole, 0.0), 1.0)

    @property
    def day_of(self) -> tuple[int, int] | None:
        """Day n of m; none before it opens, after it closes, and where an end is not known."""
        if self.opens is None or self.closes is None:
            return None
        if not self.opens <= self.today <= self.closes:
            return None
        return (self.today - self.opens).days + 1, (self.closes - self.opens).days + 1


def bar_facts(item: FollowUp, today: dt.date, tr: Translator) -> BarFacts:
    """Take from a follow-up what its bar shows on a day."""
    state = state_of(item, today)
    opens, closes = opens_on(item), closes_on(item)
    bare = BarFacts(state, opens, closes, today, "", "", "", is_date=span_of(item) is None)
    words, passed = tr(_line(item, bare, tr)), _day_words(bare, tr)
    short = tr(_line(item, bare, tr, "medium")) if bare.is_date else words
    if state is WindowState.OPEN and passed and closes:
        words = tr(NC_("bar", "{until}, {passed}", until=words, passed=passed))
    snoozed = _snoozed(item, today, tr)
    spoken = [tr(STATE_WORDS[state]).lower(), passed, _ends(item, state, tr), snoozed]
    return replace(bare, words=words, short=short, spoken=_row(spoken, tr), snoozed=snoozed)


def _snoozed(item: FollowUp, today: dt.date, tr: Translator) -> str:
    until = item.snoozed_until
    if until is None or until <= today or is_over(item):
        return ""
    return tr(NC_("bar", "snoozed until {day}", day=near_day(until, today, tr)))


def near_day(day: dt.date, today: dt.date, tr: Translator, style: str = "long") -> str:
    """Write a day, without the year where it is this one: 1 February, 1 февраля, 2月1日."""
    if day.year != today.year:
        return tr.date(day, style)
    return str(format_skeleton("MMMMd", day, locale=tr.locale))


def capital(text: str) -> str:
    """Words that begin a line."""
    return text[:1].upper() + text[1:]


def until_words(closes: ApproxDate, today: dt.date, tr: Translator) -> str:
    """The label at the closing end of a bar: until about 31 July."""
    if closes.best is not None and not closes.is_exact:
        return tr(NC_("end of a bar", "until about {day}", day=near_day(closes.best, today, tr)))
    day = closes.best or closes.latest or closes.nominal
    return tr(NC_("end of a bar", "until {day}", day=near_day(day, today, tr)))


def _line(item: FollowUp, facts: BarFacts, tr: Translator, style: str = "long") -> Text:
    """Choose the line for the state; `style` is that of a review in another year."""
    if facts.state is WindowState.ANSWERED:
        day = near_day(item.done_on, facts.today, tr) if item.done_on else ""
        return NC_("bar", "Answered {day}", day=day) if day else STATE_WORDS[facts.state]
    if facts.state is WindowState.LET_GO:
        return STATE_WORDS[facts.state]
    if facts.is_date:
        return _due(item, facts, tr) if facts.closes else _review(facts, tr, style)
    return _closed(facts) if facts.state is WindowState.OVERDUE else _span(item, facts, tr)


def _span(item: FollowUp, facts: BarFacts, tr: Translator) -> Text:
    opens, closes = opening(item), closing(item)
    if facts.state in (WindowState.WAITING, WindowState.SOON) and opens:
        return _dated("opens", opens, opens.earliest, facts.today, tr)
    if closes is None or facts.closes is None:
        return _dated("since", opens, facts.opens, facts.today, tr)
    if facts.state is WindowState.CLOSING and closes.qualifier is Qualifier.EXACT:
        return _closes_in((facts.closes - facts.today).days)
    if facts.state is WindowState.CLOSING:
        return _dated("closes", closes, facts.closes, facts.today, tr)
    return _dated("until", closes, facts.closes, facts.today, tr)


def _due(item: FollowUp, facts: BarFacts, tr: Translator) -> Text:
    days = (facts.closes - facts.today).days if facts.closes else 0
    if days < 0:
        return NN_("Was due {n} day ago", "Was due {n} days ago", -days)
    if days == 0:
        return NC_("bar", "Due today")
    return _dated("due", closing(item), facts.closes, facts.today, tr)


def _review(facts: BarFacts, tr: Translator, style: str) -> Text:
    if facts.opens is None:
        return NC_("bar", "Without a date")
    said = near_day(facts.opens, facts.today, tr, style)
    return review_words(said, gone_by=facts.opens < facts.today)


def review_words(day: str, *, gone_by: bool) -> Text:
    """When what has no date is looked at again, or since when it waits for that."""
    if gone_by:
        return NC_("bar", "Review since {day}", day=day)
    return NC_("bar", "Review {day}", day=day)


def _closed(facts: BarFacts) -> Text:
    days = (facts.today - facts.closes).days if facts.closes else 0
    return NN_("Closed {n} day ago", "Closed {n} days ago", days)


def _closes_in(days: int) -> Text:
    if days == 0:
        return NC_("bar", "Closes today")
    return NN_("Closes in {n} day", "Closes in {n} days", days)


SENTENCES: Mapping[str, tuple[Text, Text]] = MappingProxyType(
    {
        "opens": (NC_("bar", "Opens {day}"), NC_("bar", "Opens about {day}")),
        "since": (NC_("bar", "Open since {day}"), NC_("bar", "Open since about {day}")),
        "until": (NC_("bar", "Open until {day}"), NC_("bar", "Open until about {day}")),
        "closes": (NC_("bar", "Closes {day}"), NC_("bar", "Closes about {day}")),
        "due": (NC_("bar", "Due {day}"), NC_("bar", "Due about {day}")),
    }
)
"""Each sentence for a known day, and for about a day."""
FROM, FROM_ABOUT = N_("from {day}"), N_("from about {day}")
CLOSES, CLOSES_ABOUT = N_("closes {day}"), N_("closes about {day}")


def _dated(
    name: str, date: ApproxDate | None, outer: dt.date | None, today: dt.date, tr: Translator
) -> Text:
    """Say a sentence with the best day of a date and its "about", or with the outer day."""
    exact, about = SENTENCES[name]
    if date is not None and date.best is not None and not date.is_exact:
        return replace(about, values={"day": near_day(date.best, today, tr)})
    if name == "until" and date and date.precision is Precision.MONTH and outer:
        return replace(exact, values={"day": _month(outer, today, tr)})
    day = (date.best if date else None) or outer or today
    return replace(exact, values={"day": near_day(day, today, tr)})


def _month(day: dt.date, today: dt.date, tr: Translator) -> str:
    if day.year != today.year:
        return tr.date(day)
    number = month_names(tr.lang, "abbreviated", "format")[day.month - 1]
    return number if number[0].isdigit() else month_names(tr.lang, use="format")[day.month - 1]


def _day_words(facts: BarFacts, tr: Translator) -> str:
    found = facts.day_of
    if found is None or facts.is_date:
        return ""
    return tr(N_("day {day} of {days}", day=found[0], days=found[1]))


def _ends(item: FollowUp, state: WindowState, tr: Translator) -> str:
    """Say in full when it closes, or when it opens."""
    opens, closes = opening(item), closing(item)
    if state in (WindowState.WAITING, WindowState.SOON) and opens:
        return tr(_full(FROM, FROM_ABOUT, opens, opens.earliest))
    if closes is not None:
        return tr(_full(CLOSES, CLOSES_ABOUT, closes, closes.latest))
    return ""


def _full(exact: Text, about: Text, date: ApproxDate, outer: dt.date | None) -> Text:
    if date.best is not None and not date.is_exact:
        return replace(about, values={"day": date.best})
    return replace(exact, values={"day": date.best or outer or date.nominal})


def _row(parts: list[str], tr: Translator) -> str:
    return tr(NC_("between the items of a list", ", ")).join(filter(None, parts))

# SPDX-License-Identifier: MIT
"""Promises in a report: who owes what to whom until when, and the windows on a time axis."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from delegate_crm.entities.followup import TERMINAL, FollowUp, closes_on, opens_on, span_of
from delegate_crm.kit.i18n import NC_, Text
from delegate_crm.reports import spans
from delegate_crm.reports.blocks import Milestone, Run, Table, WindowBar, Words, opening, quiet
from delegate_crm.reports.voice import Voice
from delegate_crm.rules.windows import STATE_WORDS, Window, WindowState
from delegate_crm.services.followups import state_of

SIDE_WORDS: Mapping[str, Text] = MappingProxyType(
    {
        "us": NC_("promised by", "our side"),
        "them": NC_("promised by", "their side"),
        "both": NC_("promised by", "both sides"),
    }
)
COLUMNS = (
    NC_("promise", "Promise"),
    NC_("promise", "By whom"),
    NC_("promise", "To whom"),
    NC_("promise", "Until"),
    NC_("promise", "Responsible"),
)


def ordered(items: Sequence[FollowUp]) -> list[FollowUp]:
    """Promises by the day they close, then open; those without a date last."""
    never = dt.date.max

    def place(item: FollowUp) -> tuple[bool, dt.date, dt.date, int]:
        closes = closes_on(item)
        return (closes is None, closes or never, opens_on(item) or never, item.id)

    return sorted(items, key=place)


def promise_table(voice: Voice, items: Sequence[FollowUp], today: dt.date) -> Table:
    """The table of promises."""
    rows = [_row(voice, item, today) for item in ordered(items)]
    return Table([voice(each) for each in COLUMNS], rows, weights=(3.7, 3.4, 2.3, 3.3, 1.3))


def _row(voice: Voice, item: FollowUp, today: dt.date) -> list[Words]:
    by, to = voice.title(item.by), voice.title(item.to)
    side = voice(SIDE_WORDS.get(item.by_side, SIDE_WORDS["us"]))
    together = item.by_side == "both"
    return [
        _under(opening(voice.words(item, "text")), _state(voice, item, today)),
        _under(side, voice.row((by, to))) if together else by or side,
        "" if together else to,
        until(voice, item),
        voice.colleague(item.responsible),
    ]


def _under(words: str, remark: str) -> Words:
    """Words with a quiet remark below them."""
    return [Run(words), Run("\n"), quiet(remark)] if remark else words


def _state(voice: Voice, item: FollowUp, today: dt.date) -> str:
    """How it ended, or that it is late; of all else the dates speak."""
    if item.status in TERMINAL:
        ended = voice.comma((voice.value(item, "status"), voice.value(item, "done_on")))
        outcome = voice.words(item, "result") or voice.prose(item, "reason")
        return voice.row((ended, outcome))
    state = state_of(item, today)
    return voice(STATE_WORDS[state]) if state is WindowState.OVERDUE else ""


def until(voice: Voice, item: FollowUp) -> str:
    """When it is due, in words, with as much doubt as there is."""
    match item.due_mode:
        case "window" if item.window:
            return window_words(voice, item, item.window)
        case "date" if item.due:
            said = "" if spans.says_only(item.due) else item.due.said
            said = voice.mark(said, item, FollowUp.due.label)
            return spans.as_said(voice.value(item, "due"), said, voice.tr)
        case "recurring" if item.due:
            every, due = voice.value(item, "rrule"), voice.value(item, "due")
            return voice(NC_("promise", "{every}, next on {date}", every=every, date=due))
        case "condition" if item.condition:
            return voice.row((voice.prose(item, "condition"), _review(voice, item)))
        case _:
            return voice.row((voice(NC_("promise", "no date")), _review(voice, item)))


def _review(voice: Voice, item: FollowUp) -> str:
    if item.review_on is None or item.status in TERMINAL:
        return ""
    return voice(NC_("promise", "review on {date}", date=voice.day(item.review_on)))


def window_words(voice: Voice, item: FollowUp, window: Window) -> str:
    """From when to when, and as it was said."""
    said = voice.mark(window.opens.said or window.closes.said, item, FollowUp.window.label)
    return spans.as_said(spans.window(window, voice.tr), said, voice.tr)


# --- on the axis ----------------------------------------------------------------------------------


def window_bar(
    voice: Voice,
    item: FollowUp,
    visit: Milestone | None,
    milestones: Sequence[Milestone],
    today: dt.date,
) -> WindowBar | None:
    """The bar of a promise that is still awaited in a window; none for any other."""
    window = span_of(item)
    if window is None or item.status in TERMINAL:
        return None
    state = state_of(item, today)
    return WindowBar(
        title=opening(voice.words(item, "text")),
        words=_bar_words(voice, item, window, today),
        visit=visit,
        opens=window.opens.earliest or window.opens.nominal,
        closes=window.closes.latest or window.closes.nominal,
        today=today,
        state=state.value,
        today_label=voice(NC_("window", "Today")),
        opens_about=not window.opens.is_exact,
        closes_about=not window.closes.is_exact,
        milestones=milestones,
    )


def _bar_words(voice: Voice, item: FollowUp, window: Window, today: dt.date) -> str:
    """State, dates, and how far the window has run."""
    state = state_of(item, today)
    dates = voice.line(STATE_WORDS[state], window_words(voice, item, window))
    day, length = window.day_of(today) or (0, 0)
    if not day or state is WindowState.OVERDUE:
        return dates
    return voice.row((dates, voice(NC_("window", "day {day} of {n}", day=day, n=length))))

# SPDX-License-Identifier: MIT
"""Follow-ups on one axis of time: which, in the order of the list, and what each row shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from delegate_crm.entities import kind
from delegate_crm.entities.followup import FollowUp, closing, opening
from delegate_crm.kit.i18n import N_, Text
from delegate_crm.rules.approx import ApproxDate
from delegate_crm.rules.windows import STATE_WORDS, Anchor, WindowState
from delegate_crm.services.anchors import ANCHORS
from delegate_crm.services.followup_list import FollowUpList
from delegate_crm.services.followups import SIDE_FIELDS, partners_of
from delegate_crm.services.lists import BAR_FIELDS, Ask, Found, Row
from delegate_crm.services.present import Presenter
from delegate_crm.services.window_facts import ends_of, is_one_day
from delegate_crm.services.window_words import BarFacts, bar_facts, capital
from delegate_crm.store.followup_list import Days, days_of
from delegate_crm.store.partial import partly
from delegate_crm.store.queries import Reader

BEFORE, AFTER, LEAST = 400, 120, 400
"""Days that can be scrolled to before the first and after the last, and around today."""
FARTHEST = 40 * 366
"""Days from today beyond which nothing is scrolled to; what lies there is at the edge."""
HEAD = 40
"""Rows that come with the ids, to have something to show at once."""
LATE = N_("It is late: its days no longer move. Log the reply, or agree a new date there.")
OVER = N_("It is over: its days no longer move.")
NO_DAYS = N_("It has no days yet. Open it to set them.")


@dataclass(frozen=True, slots=True)
class TimeRow(Row):
    """One follow-up as a row of the timeline."""

    title: str = ""
    who: str = ""
    """The other side."""
    bar: BarFacts | None = None
    words: str = ""
    """The state, in a word."""
    about: tuple[bool, bool] = (False, False)
    """Whether it opens, and closes, on about a day."""
    anchor: dt.date | None = None
    """The day that it counts from, or of the visit that it stems from."""
    answered: dt.date | None = None
    whole: bool = False
    """Whether both ends move together."""
    fixed: Text | None = None
    """Why it cannot be moved; none where it can."""

    @property
    def said(self) -> str:
        """The row in a sentence: what, from whom, and how it stands."""
        return ", ".join(filter(None, (self.title, self.who, self.bar.spoken if self.bar else "")))

    @property
    def ends(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day of the window; none without a date."""
        bar = self.bar
        if bar is None or (bar.opens is None and bar.closes is None) or bar.closes is None:
            return None
        return min(bar.opens or bar.closes, bar.closes), bar.closes

    @property
    def review(self) -> dt.date | None:
        """The day on which what has no date is looked at again."""
        return self.bar.opens if self.bar and self.bar.closes is None else None


@dataclass(frozen=True, slots=True)
class Scope:
    """All ids in order, the first rows, and the days that can be scrolled to."""

    found: Found
    rows: tuple[TimeRow, ...]
    first: dt.date
    last: dt.date
    begins: dt.date
    """The day on which the earliest of what is not over opens; today where none has."""


def scope(reader: Reader, source: FollowUpList, ask: Ask) -> Scope:
    """What the timeline of a list shows."""
    ids = source.listed(reader, ask).ids
    days = days_of(reader, ids) or Days(ask.today, ask.today, None)
    first = min(_moved(days.first, -BEFORE), _moved(ask.today, -LEAST))
    last = max(_moved(days.last, AFTER), _moved(ask.today, LEAST))
    edges = _moved(ask.today, -FARTHEST), _moved(ask.today, FARTHEST)
    rows = tuple(time_rows(reader, ids[:HEAD], ask))
    span = max(first, edges[0]), min(last, edges[1])
    return Scope(Found(ids), rows, *span, begins=min(days.begins or ask.today, ask.today))


def time_rows(reader: Reader, ids: Sequence[int], ask: Ask) -> list[TimeRow]:
    """Rows of some ids; a fixed number of queries for any number of them."""
    items = partly(reader, FollowUp, ids, {*BAR_FIELDS, *SIDE_FIELDS})
    partners = partners_of(reader, items)
    presenter = Presenter(reader, ask.lang, ask.today, (), [*ids, *partners.values()])
    anchors = anchor_days(reader, items)
    return [_row(x, presenter, partners.get(x.id), anchors.get(x.id), ask) for x in items]


def _row(
    item: FollowUp, presenter: Presenter, partner: int | None, anchor: dt.date | None, ask: Ask
) -> TimeRow:
    bar, ends = bar_facts(item, ask.today, presenter.tr), (opening(item), closing(item))
    return TimeRow(
        item.id,
        item.code,
        (),
        title=capital(presenter.title(item.id)),
        who=presenter.title(partner),
        bar=bar,
        words=presenter.tr(STATE_WORDS[bar.state]),
        about=(_is_about(ends[0]), _is_about(ends[1])),
        anchor=anchor,
        answered=item.done_on if bar.state is WindowState.ANSWERED else None,
        whole=is_one_day(item),
        fixed=_why_fixed(item, bar.state),
    )


def _is_about(date: ApproxDate | None) -> bool:
    return date is not None and not date.is_exact


def _why_fixed(item: FollowUp, state: WindowState) -> Text | None:
    if state in (WindowState.ANSWERED, WindowState.LET_GO):
        return OVER
    if state is WindowState.OVERDUE:
        return LATE
    return NO_DAYS if ends_of(item) is None else None


def anchor_days(reader: Reader, items: Sequence[FollowUp]) -> dict[int, dt.date]:
    """The day of what each window counts from, else of the visit that it stems from."""
    wanted = {item.id: _anchor(item) for item in items}
    days: dict[tuple[Anchor, int], dt.date] = {}
    for anchor in dict.fromkeys(anchor for anchor, number in wanted.values() if number):
        ids = [number for each, number in wanted.values() if each is anchor and number]
        days |= {(anchor, n): day for n, day in _days(reader, anchor, ids).items()}
    found = {number: days.get(key) for number, key in wanted.items()}
    return {number: day for number, day in found.items() if day is not None}


def _anchor(item: FollowUp) -> tuple[Anchor, int]:
    window = item.window
    if window and window.anchor in ANCHORS and window.anchor_id:
        return window.anchor, window.anchor_id
    return Anchor.VISIT_END, item.visit or 0


def _days(reader: Reader, anchor: Anchor, ids: Sequence[int]) -> Mapping[int, dt.date]:
    source = ANCHORS[anchor]
    records = partly(reader, kind(source.kind), list(dict.fromkeys(ids)), source.keys)
    dates = {record.id: source.date(record) for record in records}
    return {number: date.middle for number, date in dates.items() if date is not None}


def _moved(day: dt.date, days: int) -> dt.date:
    number = day.toordinal() + days
    return dt.date.fromordinal(min(max(number, 1), dt.date.max.toordinal()))

# SPDX-License-Identifier: MIT
"""A follow-up window on a time axis: visit, milestones, the window in its state, today, months."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from babel.dates import format_skeleton

from delegate_crm.kit.locales import month_names
from delegate_crm.reports.blocks import Milestone, WindowBar, quiet
from delegate_crm.reports.draw import theme
from delegate_crm.reports.draw.galley import Line, Typesetter
from delegate_crm.reports.draw.pen import Pen, mixed
from delegate_crm.reports.draw.strips import Strip, column
from delegate_crm.reports.draw.theme import Style

TRACK = 9.0
ROW = 11.5
"""Height of a row of labels above the track."""
PILL = 13.0
TICKS, YEARS = 29.0, 19.0
"""Room below the track for months and years, or for years alone."""
LEAST_MONTH = 26.0
"""Narrower months are not all labelled."""
QUARTER, YEAR = 3, 12
STEPS = (1, QUARTER, 6, YEAR, 24, 60, 120, 240, 600, 1200, 2400, 6000)
LAST_MONTH = dt.date.max.year * YEAR + YEAR
AIR = 20
"""After this day of the last month the axis runs on for one more."""
TINT = 0.34
FADE = 0.1
NEAR = 9.0
"""Labels keep this distance."""
CALM_ROWS, MOST_ROWS = 8, 30


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole months laid out over a width."""

    first: int
    last: int
    width: float

    @classmethod
    def over(cls, days: Sequence[dt.date], width: float) -> Axis:
        """An axis on which all days find room."""
        first, last = min(days), max(days)
        end = _month(last) + (2 if last.day > AIR else 1)
        return cls(_month(first), min(end, LAST_MONTH), width)

    def x(self, day: dt.date) -> float:
        """Where a day stands."""
        return self.at(_month(day) + (day.day - 1) / monthrange(day.year, day.month)[1])

    def at(self, month: float) -> float:
        """Where a month begins."""
        return (month - self.first) / (self.last - self.first) * self.width

    def step(self) -> int:
        """Every how many months are labelled."""
        each = self.width / (self.last - self.first)
        return next((step for step in STEPS if step * each >= LEAST_MONTH), STEPS[-1])

    def ticks(self) -> range:
        """Months with a tick: all of them while there is room."""
        step = self.step()
        every = 1 if step <= QUARTER else step
        return range(-(-self.first // every) * every, self.last, every)

    def labelled(self) -> range:
        """Months with their name."""
        step = self.step()
        return range(-(-self.first // step) * step, self.last - (step > 1), step)


@dataclass(frozen=True, slots=True)
class Label:
    """Words above the track that belong to a place on it."""

    line: Line
    x: float
    left: float
    row: int
    pill: bool = False

    @property
    def right(self) -> float:
        """Where the words end."""
        return self.left + self.line.width


def window_bar(block: WindowBar, setter: Typesetter, measure: float) -> list[Strip]:
    """Title, bar and words, which stay together."""
    title = column(setter.galley(block.title, theme.HEADINGS[1]).lines(measure), measure)
    words = column(setter.galley([quiet(block.words)], theme.BODY).lines(measure), measure)
    bar = _Bar(block, setter, measure)
    title[-1].height += 4
    middle = Strip(bar.height, bar.draw)
    for strip in (*title, middle, *words[:-1]):
        strip.glue = True
    return [*title, middle, *words]


class _Bar:
    """The drawing between title and words."""

    def __init__(self, block: WindowBar, setter: Typesetter, measure: float) -> None:
        self._block = block
        self._setter = setter
        self._colour = theme.STATES.get(block.state, theme.STATES["waiting"])
        marks = [*block.milestones, *([block.visit] if block.visit else [])]
        days = [block.opens, block.closes, block.today, *(mark.day for mark in marks)]
        self._axis = Axis.over(days, measure)
        self._labels = place(list(self._wanted(marks)), measure)
        self._above = max(label.row for label in self._labels) * ROW + PILL + 5
        self._named = self._axis.step() < YEAR
        self.height = self._above + TRACK + (TICKS if self._named else YEARS)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw all parts, from the track up."""
        track = top + self._above
        self._months(pen, x, track)
        pen.box(x, track, self._axis.width, TRACK, theme.TRACK)
        self._lead(pen, x, track)
        self._segment(pen, x, track)
        self._diamonds(pen, x, track)
        self._words(pen, x, track)

    def _wanted(self, marks: Sequence[Milestone]) -> Iterator[Wanted]:
        pill = Style(theme.TINY.size, theme.TINY.leading, theme.Weight.SEMIBOLD, theme.WHITE)
        block, axis = self._block, self._axis
        width = axis.width / 2
        yield self._setter.line(block.today_label, pill, width), axis.x(block.today), True
        for mark in sorted(marks, key=lambda mark: (mark.day, mark.label)):
            yield self._setter.line(mark.label, theme.TINY, width), axis.x(mark.day), False

    def _months(self, pen: Pen, x: float, track: float) -> None:
        axis, foot = self._axis, track + TRACK
        for month in axis.ticks():
            at = x + axis.at(month)
            pen.stroke([(at, foot + 2.5), (at, foot + 5)], theme.BORDER, 0.6)
        year = 0
        for month in axis.labelled():
            at = axis.at(month) + 1.5
            if self._named:
                pen.line(self._month_name(month), x + at, foot + 4.5)
            words = self._year(month // YEAR)
            if month // YEAR != year and at + words.width <= axis.width:
                pen.line(words, x + at, foot + (14 if self._named else 4.5))
            year = month // YEAR

    def _month_name(self, month: int) -> Line:
        names = month_names(self._setter.tr.lang, "abbreviated")
        return self._setter.line(names[month % YEAR], theme.TINY, self._axis.width)

    def _year(self, year: int) -> Line:
        words = format_skeleton("y", dt.date(year, 1, 1), locale=self._setter.tr.locale)
        return self._setter.line(words, theme.TINY, self._axis.width)

    def _lead(self, pen: Pen, x: float, track: float) -> None:
        visit, middle = self._block.visit, track + TRACK / 2
        if visit is None:
            return
        start, end = self._axis.x(visit.day), self._axis.x(self._block.opens)
        if end > start + 6:
            points = [(x + start + 6, middle), (x + end - 3, middle)]
            pen.stroke(points, theme.TEXT_2, 1.1, (0.01, 3.2))

    def _segment(self, pen: Pen, x: float, track: float) -> None:
        block, axis = self._block, self._axis
        start, end = axis.x(block.opens), max(axis.x(block.closes), axis.x(block.opens) + 3)
        now = min(max(axis.x(block.today), start), end)
        tint = mixed(self._colour, TINT)
        Segment(x + start, track, x + end, x + now, self._colour, tint).draw(
            pen, fades=(block.opens_about, block.closes_about)
        )

    def _diamonds(self, pen: Pen, x: float, track: float) -> None:
        middle = track + TRACK / 2
        for mark in self._block.milestones:
            at, size = x + self._axis.x(mark.day), 3.6
            for grown, code in ((size + 1.3, theme.WHITE), (size, theme.TEXT_2)):
                points = [(at - grown, middle), (at, middle - grown), (at + grown, middle)]
                pen.fill([*points, (at, middle + grown)], code)
        if self._block.visit:
            at = x + self._axis.x(self._block.visit.day)
            pen.dot(max(at, x + TRACK / 2), middle, TRACK / 2 + 0.5, theme.TEXT, theme.WHITE)

    def _words(self, pen: Pen, x: float, track: float) -> None:
        for label in self._labels:
            at, foot = x + label.x, track - 5 - label.row * ROW
            if label.pill:
                pen.stroke([(at, foot), (at, track + TRACK + 2)], theme.TEXT, 1.1)
                left, width = x + label.left - 6, label.line.width + 12
                pen.box(left, foot - PILL + 1, width, PILL, theme.TEXT)
                above = foot - PILL + 1 + (PILL - label.line.leading) / 2
                pen.line(label.line, x + label.left, above)
                continue
            if label.row:
                pen.stroke([(at, foot), (at, track - 2)], theme.BORDER, 0.5)
            pen.line(label.line, x + label.left, foot - ROW + 1)


@dataclass(frozen=True, slots=True)
class Segment:
    """The window itself."""

    start: float
    top: float
    end: float
    now: float
    solid: str
    tint: str

    def draw(self, pen: Pen, fades: tuple[bool, bool]) -> None:
        """Elapsed part solid, the rest a tint with an outline; an end that is about fades."""
        fade = (self.end - self.start) * FADE
        left = self.start + fade * fades[0]
        right = self.end - fade * fades[1]
        self._filled(pen, left, right)
        first = self.solid if self.now > left else self.tint
        last = self.solid if self.now >= right else self.tint
        if fades[0]:
            pen.shade(self.start, self.top, fade, TRACK, (theme.TRACK, first))
        if fades[1]:
            pen.shade(right, self.top, fade, TRACK, (last, theme.TRACK))
        foot = self.top + TRACK
        sides = [(left, right, self.top + 0.3), (left, right, foot - 0.3)]
        for begin, stop, at in sides:
            pen.stroke([(begin, at), (stop, at)], self.solid, 0.6)
        for faded, at in zip(fades, (left + 0.3, right - 0.3), strict=True):
            if not faded:
                pen.stroke([(at, self.top), (at, foot)], self.solid, 0.6)

    def _filled(self, pen: Pen, left: float, right: float) -> None:
        now = min(max(self.now, left), right)
        for begin, stop, code in ((left, now, self.solid), (now, right, self.tint)):
            if stop > begin:
                top, foot = self.top, self.top + TRACK
                pen.fill([(begin, top), (stop, top), (stop, foot), (begin, foot)], code)


Wanted = tuple[Line, float, bool]
"""A label, its place on the axis, and whether it is the pill of today."""


def place(wanted: Sequence[Wanted], width: float) -> list[Label]:
    """Give each label the lowest row where it touches no other; neighbours step aside.

    They are placed from the left and from the right, stepping aside to either side, and the
    flattest arrangement is taken. Of a crowd that would take too many rows the last ones are left
    out; their marks remain.
    """
    onwards = range(len(wanted))
    orders = (onwards, (*onwards[:1], *reversed(onwards[1:])))
    tried = (
        _placed(wanted, order, width, turned=turned) for order in orders for turned in (False, True)
    )
    return min(tried, key=_bulk)


def _placed(
    wanted: Sequence[Wanted], order: Sequence[int], width: float, *, turned: bool
) -> list[Label]:
    found: list[Label] = []
    for at in order:
        line, x, pill = wanted[at]
        wished = _lefts(wanted, at)[:: -1 if turned else 1]
        lefts = [_inside(left, line, width, pill=pill) for left in wished]
        lefts.sort(key=lambda left: left not in wished)
        tried = (Label(line, x, left, row, pill) for row in range(MOST_ROWS) for left in lefts)
        free = (label for label in tried if not any(_touch(label, each) for each in found))
        found += islice(free, 1)
    return found


def _bulk(labels: Sequence[Label]) -> tuple[int, int, int]:
    """How much is left out, how high it is, and how crowded."""
    rows = [label.row for label in labels]
    return -len(rows), max(rows), sum(rows)


def _lefts(wanted: Sequence[Wanted], at: int) -> list[float]:
    """Where a label may begin: in the middle of its place, before it or after it."""
    line, x, pill = wanted[at]
    middle, before, after = x - line.width / 2, x + 3 - line.width, x - 3
    reach = line.width / 2 + NEAR
    others = [place for each, (_, place, _) in enumerate(wanted) if each != at]
    if pill or not any(abs(x - other) < reach for other in others):
        return [middle]
    if any(x <= other < x + reach for other in others):
        return [before, after]
    return [after, middle]


def _inside(left: float, line: Line, width: float, *, pill: bool) -> float:
    edge = 6 if pill else 0
    return min(max(left, edge), width - line.width - edge)


def _touch(one: Label, other: Label) -> bool:
    """Whether two labels overlap, or, while there is room, the line of one crosses the other."""
    if one.row == other.row:
        return one.left < other.right + NEAR and other.left < one.right + NEAR
    high, low = (one, other) if one.row > other.row else (other, one)
    return high.row < CALM_ROWS and low.left - 2 < high.x < low.right + 2


def _month(day: dt.date) -> int:
    return day.year * YEAR + day.month - 1

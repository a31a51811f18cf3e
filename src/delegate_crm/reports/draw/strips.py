# SPDX-License-Identifier: MIT
"""Strips: what a page is made of, from top to bottom; and the pages that they fill.

Whatever is drawn becomes strips that are never cut. A strip with glue stays with the next one,
which keeps headings with their text and single lines from standing alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from delegate_crm.reports.draw.galley import Line
from delegate_crm.reports.draw.pen import Pen

Drawing = Callable[[Pen, float, float], None]
"""Draws on the paper, given the left edge and the top."""

TALLEST_ROW = 180.0
"""A higher row of a table may part between its lines."""


@dataclass(slots=True)
class Strip:
    """A piece of a page that is never cut."""

    height: float
    draw: Drawing
    before: float = 0.0
    """Space above, unless it begins a page."""
    glue: bool = False
    fresh: bool = False
    """Begins a new page."""
    head: Sequence[Strip] = ()
    """Repeated above it where it begins a page."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip and its distance from the top of the words of the page."""

    strip: Strip
    top: float


Page = list[Placed]


def paginate(strips: Sequence[Strip], height: float) -> list[Page]:
    """Share strips out among pages of a height."""
    pages = _Pages(height)
    for group in _groups(strips):
        pages.add(group)
    return pages.filled


class _Pages:
    """Pages being filled."""

    def __init__(self, height: float) -> None:
        self.filled: list[Page] = [[]]
        self._height = height
        self._at = 0.0

    def add(self, group: Sequence[Strip]) -> None:
        """Place strips together; where no page could hold them all, one by one."""
        if group[0].fresh:
            self._turn()
        if self._at + _extent(group, first=self._empty) > self._height:
            if len(group) > 1 and _extent(group, first=True) > self._height:
                for strip in group:
                    self.add([strip])
                return
            self._turn()
        for strip in group:
            self._place(strip)

    @property
    def _empty(self) -> bool:
        return not self.filled[-1]

    def _turn(self) -> None:
        if not self._empty:
            self.filled.append([])
            self._at = 0.0

    def _place(self, strip: Strip) -> None:
        if self._empty:
            for each in strip.head:
                self._put(each)
        else:
            self._at += strip.before
        self._put(strip)

    def _put(self, strip: Strip) -> None:
        self.filled[-1].append(Placed(strip, self._at))
        self._at += strip.height


def _groups(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.glue:
            yield group
            group = []
    if group:
        yield group


def _extent(group: Sequence[Strip], *, first: bool) -> float:
    """Height of strips together, at the top of a page or below others."""
    above = sum(each.height for each in group[0].head) if first else group[0].before
    return above + sum(each.height + each.before for each in group) - group[0].before


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines beside others."""

    lines: Sequence[Line]
    x: float
    width: float
    right: bool = False

    @property
    def height(self) -> float:
        """Height of the lines."""
        return sum(line.leading for line in self.lines)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw all lines."""
        for line in self.lines:
            pen.line(line, x + self.x + self._shift(line), top)
            top += line.leading

    def part(self, at: int) -> Cell:
        """One line of it, or none."""
        return Cell(self.lines[at : at + 1], self.x, self.width, self.right)

    def _shift(self, line: Line) -> float:
        return self.width - line.width if self.right or line.right_to_left else 0.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A line below a row."""

    width: float
    colour: str
    weight: float = 0.5


def column(lines: Sequence[Line], width: float, x: float = 0.0) -> list[Strip]:
    """Lines of a paragraph, each a strip; never one alone at the end or the head of a page."""
    strips = [_lines_strip([Cell([line], x, width)]) for line in lines]
    return unparted(strips)


def row(cells: Sequence[Cell], pad: float = 0.0, rule: Rule | None = None) -> list[Strip]:
    """Lines side by side: one strip, or one for each line if they are very high."""
    height = max((cell.height for cell in cells), default=0.0)
    if height <= TALLEST_ROW:
        return [_lines_strip(cells, (pad, pad), rule)]
    count = max(len(cell.lines) for cell in cells)
    strips = []
    for at in range(count):
        pads = (pad if at == 0 else 0.0, pad if at == count - 1 else 0.0)
        last = rule if at == count - 1 else None
        strips.append(_lines_strip([cell.part(at) for cell in cells], pads, last))
    return unparted(strips)


def unparted(strips: list[Strip]) -> list[Strip]:
    """Glue the first two and the last two together."""
    for strip in (*strips[:1], *strips[-2:-1]):
        strip.glue = strip is not strips[-1]
    return strips


def _lines_strip(
    cells: Sequence[Cell], pads: tuple[float, float] = (0.0, 0.0), rule: Rule | None = None
) -> Strip:
    height = max((cell.height for cell in cells), default=0.0) + sum(pads)

    def draw(pen: Pen, x: float, top: float) -> None:
        for cell in cells:
            cell.draw(pen, x, top + pads[0])
        if rule:
            pen.rule(x, top + height, rule.width, rule.colour, rule.weight)

    return Strip(height, draw)

# SPDX-License-Identifier: MIT
"""Blocks laid out: each becomes strips of the width of the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import singledispatchmethod
from io import BytesIO

from reportlab.lib.utils import ImageReader

from delegate_crm.reports.blocks import (
    Block,
    Break,
    Bullets,
    Document,
    Facts,
    Heading,
    Numbered,
    Para,
    Picture,
    Sign,
    Step,
    Table,
    WindowBar,
    Words,
)
from delegate_crm.reports.draw import theme
from delegate_crm.reports.draw.galley import Line, Typesetter
from delegate_crm.reports.draw.pen import Pen
from delegate_crm.reports.draw.strips import Cell, Drawing, Rule, Strip, column, row
from delegate_crm.reports.draw.tables import table
from delegate_crm.reports.draw.theme import Paper, Style
from delegate_crm.reports.draw.tidy import one_line
from delegate_crm.reports.draw.windowbar import window_bar

BEFORE_HEADING = (20.0, 14.0, 10.0)
AFTER_HEADING = 5.0
BETWEEN = 7.0
APART = 11.0
CLOSE = 2.0
AFTER_TITLE = 16.0
DRAWN = (Facts, Numbered, Picture, Table, WindowBar)
NUMBER_WIDTH = 20.0
BULLET_WIDTH = 14.0
GAP = 14.0
NARROWEST_LABEL, WIDEST_LABEL = 0.2, 0.36
"""Shares of the width that the labels of facts may take."""
WIDEST_NOTE = 0.28
TALLEST_PICTURE = 0.5
POINTS_A_PIXEL = 0.5
BEFORE_SIGNING = 36.0
HELD = 90.0
"""So much of what stands before lines to be signed stays with them."""


def lay_out(
    document: Document, setter: Typesetter, paper: Paper, check: Callable[[], None]
) -> list[Strip]:
    """All strips of a document; `check` is called between blocks and may stop the work."""
    layout = _Layout(setter, paper)
    found = layout.title(document)
    before: Block | None = None
    fresh = False
    for block in document.blocks:
        check()
        new = layout.strips(block)
        if isinstance(block, Sign):
            _hold(found)
        if new:
            new[0].before = _space(before, block, new[0].before)
            new[0].fresh = fresh
            for strip in new:
                strip.before *= setter.apart
            before = block
        fresh = isinstance(block, Break) or (fresh and not new)
        found += new
    return found


def _space(before: Block | None, block: Block, wanted: float) -> float:
    """Space between two blocks; what follows a heading comes close."""
    if before is None:
        return max(wanted, AFTER_TITLE)
    if isinstance(before, Heading) and not (isinstance(block, Heading) and block.level == 1):
        return min(wanted or CLOSE, CLOSE)
    return wanted or (APART if isinstance(before, DRAWN) else BETWEEN)


class _Layout:
    """Lays out the blocks of one document."""

    def __init__(self, setter: Typesetter, paper: Paper) -> None:
        self._setter = setter
        self._measure = paper.measure
        self._height = paper.height
        self._headings = 0

    @singledispatchmethod
    def strips(self, block: Block) -> list[Strip]:
        """Lay out a block."""
        raise TypeError(type(block))

    @strips.register
    def _(self, block: Break) -> list[Strip]:
        return []

    @strips.register
    def _(self, block: Heading) -> list[Strip]:
        level = min(max(block.level, 1), len(theme.HEADINGS)) - 1
        style = theme.HEADINGS[level]
        indent = 0.0
        number: list[Line] = []
        if level == 0:
            self._headings += 1
            number = self._lines(str(self._headings), style, self._measure)
            indent = max(number[0].width + 9, NUMBER_WIDTH)
        lines = self._lines(block.text, style, self._measure - indent)
        cells = [Cell(number, 0, indent), Cell(lines, indent, self._measure - indent)]
        found = row(cells)
        found[0].before = BEFORE_HEADING[level]
        found[0].draw = _marked(
            found[0], f"{self._headings}  {block.text}" if number else block.text, level
        )
        found[-1].height += AFTER_HEADING
        for strip in found:
            strip.glue = True
        return found

    @strips.register
    def _(self, block: Para) -> list[Strip]:
        return self._column(block.text, theme.BODY)

    @strips.register
    def _(self, block: Facts) -> list[Strip]:
        labels = [self._setter.galley(label, theme.LABEL) for label, _ in block.rows]
        widest = max((label.natural for label in labels), default=0.0) + GAP
        width = min(max(widest, self._measure * NARROWEST_LABEL), self._measure * WIDEST_LABEL)
        rest = self._measure - width
        found: list[Strip] = []
        for label, (_, value) in zip(labels, block.rows, strict=True):
            words = self._lines(value, theme.BODY, rest)
            cells = [Cell(label.lines(width - GAP), 0, width - GAP), Cell(words, width, rest)]
            found += row(cells, 3.5 * self._setter.apart, Rule(self._measure, theme.BORDER))
        return found

    @strips.register
    def _(self, block: Bullets) -> list[Strip]:
        found: list[Strip] = []
        width = self._measure - BULLET_WIDTH
        for item in block.items:
            lines = self._lines(item, theme.BODY, width)
            new = row([Cell(lines, BULLET_WIDTH, width)])
            new[0].draw = _dotted(new[0], lines[0])
            new[0].before = 2.5 if found else 0.0
            found += new
        return found

    @strips.register
    def _(self, block: Numbered) -> list[Strip]:
        numbers = [
            self._lines(step.number, theme.NUMBER, self._measure / 6) for step in block.items
        ]
        indent = max((line.width for lines in numbers for line in lines), default=0.0) + 10
        indent = max(indent, NUMBER_WIDTH)
        notes = [self._setter.galley(step.when, theme.SMALL) for step in block.items]
        widest = max((note.natural for note in notes), default=0.0) + 1
        margin = min(widest, self._measure * WIDEST_NOTE) if widest > 1 else 0.0
        width = self._measure - indent - margin - (GAP if margin else 0.0)
        found: list[Strip] = []
        for step, number, note in zip(block.items, numbers, notes, strict=True):
            when = [_on(line, number[0]) for line in note.lines(margin or 1.0)] if step.when else []
            cells = [
                Cell(number, 0, indent),
                Cell(self._step(step, width), indent, width),
                Cell(when, self._measure - margin, margin, right=True),
            ]
            new = row(cells)
            new[0].before = 7.0 if found else 0.0
            found += new
        return found

    @strips.register
    def _(self, block: Table) -> list[Strip]:
        return table(block, self._setter, self._measure)

    @strips.register
    def _(self, block: WindowBar) -> list[Strip]:
        return window_bar(block, self._setter, self._measure)

    @strips.register
    def _(self, block: Picture) -> list[Strip]:
        image = ImageReader(BytesIO(block.png))
        wide, high = (side * POINTS_A_PIXEL for side in image.getSize())
        scale = min(1.0, self._measure / wide, self._height * TALLEST_PICTURE / high)
        size = (wide * scale, high * scale)

        def draw(pen: Pen, x: float, top: float) -> None:
            pen.picture(image, x, top, size)

        found = [Strip(size[1] + 4, draw, before=10, glue=bool(block.caption))]
        return found + (self._column(block.caption, theme.SMALL) if block.caption else [])

    @strips.register
    def _(self, block: Sign) -> list[Strip]:
        width = (self._measure - 3 * GAP) / 2
        reach = width if len(block.lines) > 1 else self._measure
        found: list[Strip] = []
        for at in range(0, len(block.lines), 2):
            cells = [
                Cell(
                    self._lines(label, theme.LABEL, width * 0.6),
                    column_at * (width + 3 * GAP),
                    reach,
                )
                for column_at, label in enumerate(block.lines[at : at + 2])
            ]
            found += row(cells)
            found[-1].before = BEFORE_SIGNING if at == 0 else 28.0
            found[-1].draw = _with_lines(found[-1], cells)
            found[-1].glue = at + 2 < len(block.lines)
        return found

    def title(self, document: Document) -> list[Strip]:
        """The title and the lines under it."""
        found = self._column(document.title, theme.TITLE)
        for subtitle in document.subtitles:
            found += self._column(subtitle, theme.SUBTITLE)
        for strip in found:
            strip.glue = True
        found[-1].height += 4
        return found

    def _step(self, step: Step, width: float) -> list[Line]:
        found = self._lines(step.text, theme.STEP, width)
        for each in step.lines:
            found += self._lines(each, theme.SMALL, width)
        return found

    def _lines(self, words: Words, style: Style, width: float) -> list[Line]:
        return self._setter.galley(words, style).lines(width)

    def _column(self, words: Words, style: Style) -> list[Strip]:
        return column(self._lines(words, style, self._measure), self._measure)


def _on(line: Line, bigger: Line) -> Line:
    """A smaller line on the base line of a bigger one."""
    return replace(line, leading=bigger.leading, size=bigger.size)


def _hold(found: list[Strip]) -> None:
    """Keep the last strips together with what follows."""
    held = 0.0
    for strip in reversed(found):
        if held > HELD or (held and not strip.glue):
            return
        strip.glue = True
        held += strip.height


def _marked(strip: Strip, words: str, level: int) -> Drawing:
    inner = strip.draw

    def draw(pen: Pen, x: float, top: float) -> None:
        pen.mark(one_line(words), level, top)
        inner(pen, x, top)

    return draw


def _dotted(strip: Strip, line: Line) -> Drawing:
    inner = strip.draw

    def draw(pen: Pen, x: float, top: float) -> None:
        pen.dot(x + 3, top + line.leading / 2 + 0.1 * line.size, 1.5, theme.ACCENT)
        inner(pen, x, top)

    return draw


def _with_lines(strip: Strip, cells: Sequence[Cell]) -> Drawing:
    inner = strip.draw

    def draw(pen: Pen, x: float, top: float) -> None:
        inner(pen, x, top)
        for cell in cells:
            left = cell.x + cell.lines[-1].width + 6
            foot = top + cell.height - cell.lines[-1].leading / 2 + 0.45 * theme.LABEL.size
            pen.rule(x + left, foot, cell.x + cell.width - left, theme.TEXT_2, 0.6)

    return draw

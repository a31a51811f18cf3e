# SPDX-License-Identifier: MIT
"""Tables: columns as wide as their words need, rows between hairlines, a header on each page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from delegate_crm.reports.blocks import Table, Words
from delegate_crm.reports.draw.galley import Galley, Typesetter
from delegate_crm.reports.draw.strips import Cell, Rule, Strip, row
from delegate_crm.reports.draw.theme import BORDER, CELL, COLUMN, TEXT_2, Style

GAP = 10.0
"""Between columns."""

PAD = 4.5
"""Above and below the words of a row."""

WIDEST_WORD = 0.25
"""Share of the width that one word may claim before it is cut: the others keep room for theirs."""

SMALLEST = 0.75
"""How far letters shrink before words are cut."""


def table(block: Table, setter: Typesetter, measure: float) -> list[Strip]:
    """Draw a table."""
    galleys, head = _set(block, setter, 1.0)
    least = [_least(each, measure) for each in _columns([head, *galleys])]
    room = measure - GAP * (len(least) - 1)
    if sum(least) > room:
        galleys, head = _set(block, setter, max(room / sum(least), SMALLEST))
        least = [_least(each, measure) for each in _columns([head, *galleys])]
    natural = [max(cell.natural for cell in each) for each in _columns([head, *galleys])]
    widths = shared(block.weights or natural, least, room)
    pad = PAD * setter.apart
    header = _row(head, widths, block.numeric, pad, Rule(measure, TEXT_2, 0.6))
    rows = [_row(each, widths, block.numeric, pad, Rule(measure, BORDER)) for each in galleys]
    for strip in chain.from_iterable(rows):
        strip.head = header
    for strip in (*header, *(each[-1] for each in rows[-2:-1])):
        strip.glue = bool(rows)
    return [*header, *chain.from_iterable(rows)]


def shared(wanted: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Share out a width as wanted, but give each column what its longest word needs.

    Where that is too much, the longest words are cut, and no shorter ones.
    """
    if sum(least) >= room:
        most = _level(least, room)
        return [min(each, most) for each in least]
    widths = dict.fromkeys(range(len(least)), 0.0)
    free, left = set(widths), room
    while free:
        total = sum(wanted[at] for at in free) or 1.0
        for at in free:
            widths[at] = left * (wanted[at] or 1.0) / total
        short = {at for at in free if widths[at] < least[at]}
        if not short:
            break
        for at in short:
            widths[at] = least[at]
        free -= short
        left = room - sum(widths[at] for at in widths if at not in free)
    return [widths[at] for at in sorted(widths)]


def _level(least: Sequence[float], room: float) -> float:
    """The width at which columns are cut off, so that all of them take the room together."""
    left = room
    for at, each in enumerate(sorted(least)):
        share = left / (len(least) - at)
        if each > share:
            return share
        left -= each
    return room


Row = list[Galley]


def _set(block: Table, setter: Typesetter, scale: float) -> tuple[list[Row], Row]:
    cell, name = _scaled(CELL, scale), _scaled(COLUMN, scale)
    head = [setter.galley(each, name) for each in block.columns]
    count = len(head)
    filled: list[list[Words]] = [
        [*each, *[""] * (count - len(each))][:count] for each in block.rows
    ]
    return [[setter.galley(each, cell) for each in cells] for cells in filled], head


def _scaled(style: Style, scale: float) -> Style:
    return replace(style, size=style.size * scale, leading=style.leading * scale)


def _columns(rows: Sequence[Row]) -> list[tuple[Galley, ...]]:
    return list(zip(*rows, strict=True))


def _least(cells: Sequence[Galley], measure: float) -> float:
    return min(max(cell.least for cell in cells) + 0.5, measure * WIDEST_WORD)


def _row(
    cells: Row, widths: Sequence[float], numeric: Sequence[int], pad: float, rule: Rule
) -> list[Strip]:
    found, x = [], 0.0
    for at, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        found.append(Cell(cell.lines(width), x, width, right=at in numeric))
        x += width + GAP
    return row(found, pad, rule)

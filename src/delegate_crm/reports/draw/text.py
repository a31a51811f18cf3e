# SPDX-License-Identifier: MIT
"""A document as plain text, for mail and for tests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import singledispatchmethod

from delegate_crm.kit.i18n import N_, Translator
from delegate_crm.reports.blocks import (
    Block,
    Break,
    Bullets,
    Document,
    Facts,
    Heading,
    Milestone,
    Numbered,
    Para,
    Picture,
    Sign,
    Table,
    WindowBar,
    Words,
    runs,
)
from delegate_crm.reports.draw.tidy import one_line, tidy

RULE = "-" * 40
BLANK = "_" * 20


def draw(document: Document) -> str:
    """Write a document as text; it ends with a line end."""
    writer = _Writer(document.lang)
    parts = [_head(document), *(list(writer.written(block)) for block in document.blocks)]
    parts.append([RULE, *_lines(document.foot_left), *_lines(document.printed)])
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


class _Writer:
    """Writes the blocks of one document."""

    def __init__(self, lang: str) -> None:
        self._tr = Translator(lang)
        self._headings = 0

    @singledispatchmethod
    def written(self, block: Block) -> Iterator[str]:
        """The lines of a block."""
        raise TypeError(type(block))

    @written.register
    def _(self, block: Heading) -> Iterator[str]:
        number = ""
        if block.level <= 1:
            self._headings += 1
            number = f"{self._headings}  "
        yield number + one_line(block.text)

    @written.register
    def _(self, block: Para) -> Iterator[str]:
        yield from _lines(block.text)

    @written.register
    def _(self, block: Facts) -> Iterator[str]:
        for label, value in block.rows:
            first, *others = _lines(value) or [""]
            yield f"{one_line(label)}: {first}".rstrip()
            yield from _indented(others)

    @written.register
    def _(self, block: Bullets) -> Iterator[str]:
        for item in block.items:
            first, *others = _lines(item) or [""]
            yield f"- {first}"
            yield from _indented(others)

    @written.register
    def _(self, block: Numbered) -> Iterator[str]:
        for step in block.items:
            first, *others = _lines(step.text) or [""]
            when = f" ({one_line(step.when)})" if step.when else ""
            yield f"{one_line(step.number)}. {first}{when}"
            yield from _indented(others)
            yield from _indented([line for each in step.lines for line in _lines(each)])

    @written.register
    def _(self, block: Table) -> Iterator[str]:
        yield _row(block.columns)
        yield RULE
        yield from (_row(cells) for cells in block.rows)

    @written.register
    def _(self, block: WindowBar) -> Iterator[str]:
        yield one_line(block.title)
        yield from _lines(block.words)
        marks = [block.visit, *block.milestones] if block.visit else list(block.milestones)
        marks += [Milestone(block.today, block.today_label)]
        for mark in sorted(marks, key=lambda mark: (mark.day, mark.label)):
            label = one_line(mark.label)
            yield f"- {label}" if mark.told else f"- {self._tr.date(mark.day)}: {label}"

    @written.register
    def _(self, block: Sign) -> Iterator[str]:
        yield from (f"{one_line(line)} {BLANK}" for line in block.lines)

    @written.register
    def _(self, block: Picture) -> Iterator[str]:
        yield self._tr(N_("[Picture: {caption}]", caption=one_line(block.caption)))

    @written.register
    def _(self, block: Break) -> Iterator[str]:
        return iter(())


def _head(document: Document) -> list[str]:
    running = [one_line(words) for words in (document.head_left, document.head_right) if words]
    titles = [document.title, *document.subtitles]
    return [*running, RULE, *(one_line(words) for words in titles)]


def _lines(words: Words) -> list[str]:
    text = tidy("".join(run.text for run in runs(words)))
    return [line.rstrip() for line in text.split("\n")] if text else []


def _indented(lines: Sequence[str]) -> Iterator[str]:
    return (f"   {line}".rstrip() for line in lines)


def _row(cells: Sequence[Words]) -> str:
    return " | ".join(" / ".join(_lines(cell)) for cell in cells).rstrip()

# SPDX-License-Identifier: MIT
"""A document as PDF: laid out, shared out among pages, drawn with head and foot."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import N_
from delegate_crm.kit.progress import Progress, Silent
from delegate_crm.reports.blocks import Document
from delegate_crm.reports.draw import theme
from delegate_crm.reports.draw.galley import Line, Typesetter
from delegate_crm.reports.draw.layout import lay_out
from delegate_crm.reports.draw.pen import Pen
from delegate_crm.reports.draw.strips import Cell, Page, paginate
from delegate_crm.reports.draw.tidy import one_line

HEAD_RULE = 6.0
AFTER_HEAD = 22.0
BEFORE_FOOT = 14.0
SHARE = 0.62
"""Of the width that the left side of head and foot may take."""
MOST_LINES = 3
FEW, MANY = 2, 12
"""Documents of more than so few and not more than so many pages are spared a last one."""
SPARE = 0.3
"""Share of a last page that is nearly empty."""
CLOSER = (0.95, 0.9)
"""How much closer together lines may come to spare it; the first that does is taken."""

LANGUAGES: Mapping[str, str] = MappingProxyType({"en": "en-GB", "ru": "ru-RU", "zh": "zh-CN"})


class Stopped(UserError):
    """The user asked to stop; nothing was drawn."""

    def __init__(self) -> None:
        super().__init__(N_("Printing was stopped. Nothing was written."))


def draw(document: Document, *, progress: Progress | None = None) -> bytes:
    """Draw a document."""
    return _Print(document).drawn(progress or Silent())


def page_count(content: bytes) -> int:
    """How many pages a PDF drawn here has."""
    root = re.findall(rb"/Root (\d+) 0 R", content[content.rfind(b"trailer") :])[-1]
    pages = re.search(rb"/Pages (\d+) 0 R", _object(content, root))
    count = re.search(rb"/Count (\d+)", _object(content, pages[1])) if pages else None
    return int(count[1]) if count else 0


class _Print:
    """One document being printed."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._paper = theme.paper(document.paper)
        self._setter = Typesetter(document)
        self._head = self._sides(document.head_left, document.head_right)
        self._foot = [
            *self._narrow(document.foot_left),
            *self._narrow(document.printed),
        ]

    def drawn(self, progress: Progress) -> bytes:
        """Draw all pages."""
        paper, document = self._paper, self._document

        def check() -> None:
            if progress.cancelled():
                raise Stopped

        pages = self._pages(check)
        pen = Pen(
            paper,
            title=one_line(document.title),
            author=one_line(document.author or document.head_left),
            lang=LANGUAGES.get(document.lang, document.lang),
        )
        for number, page in enumerate(pages, 1):
            check()
            self._page(pen, page, number, len(pages))
            progress.step(number, len(pages))
        return pen.finish()

    def _pages(self, check: Callable[[], None]) -> list[Page]:
        """The pages; lines come a little closer together where that saves one nearly empty."""
        pages = self._paginated(self._setter, check)
        if not FEW < len(pages) <= MANY or _filled(pages[-1]) > SPARE * self._room:
            return pages
        tries = (self._paginated(Typesetter(self._document, apart=x), check) for x in CLOSER)
        return next((each for each in tries if len(each) < len(pages)), pages)

    def _paginated(self, setter: Typesetter, check: Callable[[], None]) -> list[Page]:
        return [*paginate(lay_out(self._document, setter, self._paper, check), self._room)]

    def _page(self, pen: Pen, page: Page, number: int, pages: int) -> None:
        for cell in self._head:
            cell.draw(pen, self._paper.side, self._paper.top + self._head_height - cell.height)
        rule = self._paper.top + self._head_height + HEAD_RULE
        pen.rule(self._paper.side, rule, self._paper.measure, theme.ACCENT, 1.4)
        for placed in page:
            placed.strip.draw(pen, self._paper.side, self._top + placed.top)
        self._draw_foot(pen, number, pages)
        pen.turn()

    def _draw_foot(self, pen: Pen, number: int, pages: int) -> None:
        measure = self._paper.measure
        words = self._setter.tr(N_("Page {page} of {pages}", page=number, pages=pages))
        line = self._setter.line(words, theme.FOOT, measure)
        Cell(self._foot, 0, measure).draw(pen, self._paper.side, self._foot_top)
        Cell([line], 0, measure, right=True).draw(pen, self._paper.side, self._foot_top)

    def _sides(self, left: str, right: str) -> Sequence[Cell]:
        measure = self._paper.measure
        width = measure * SHARE
        first = Cell(self._lines(left, theme.OFFICE, width), 0, width)
        reach = max((line.width for line in first.lines), default=0.0) + 16
        rest = self._lines(right, theme.RUNNING, measure - reach)
        return first, Cell(rest, reach, measure - reach, right=True)

    def _narrow(self, words: str) -> list[Line]:
        return self._lines(words, theme.FOOT, self._paper.measure * 0.78)

    def _lines(self, words: str, style: theme.Style, width: float) -> list[Line]:
        words = one_line(words)
        if not words:
            return []
        found = self._setter.galley(words, style).lines(width)
        if len(found) > MOST_LINES:
            return [self._setter.line(words, style, width)]
        return found

    @property
    def _head_height(self) -> float:
        return max(cell.height for cell in self._head)

    @property
    def _top(self) -> float:
        return self._paper.top + self._head_height + HEAD_RULE + AFTER_HEAD

    @property
    def _room(self) -> float:
        """Height between head and foot."""
        return self._foot_top - BEFORE_FOOT - self._top

    @property
    def _foot_top(self) -> float:
        height = max(sum(line.leading for line in self._foot), theme.FOOT.leading)
        return self._paper.height - self._paper.bottom - height


def _filled(page: Page) -> float:
    """How far down a page is filled."""
    return max((placed.top + placed.strip.height for placed in page), default=0.0)


def _object(content: bytes, number: bytes) -> bytes:
    start = content.find(b"\n" + number + b" 0 obj")
    return content[start : content.find(b"endobj", start)]

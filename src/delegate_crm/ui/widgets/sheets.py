# SPDX-License-Identifier: MIT
"""Sheets of paper under each other: the pages of a report as they will be printed.

Only pages in view are drawn, away from the interface thread, at the screen's own resolution; until
a picture is there its sheet is blank, or shows the last picture stretched.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy

from delegate_crm.ui.pdfview import POINTS, Pages
from delegate_crm.ui.tasks import Tasks
from delegate_crm.ui.theme import theme

EDGE, GAP = 24, 18
KEPT = 12
"""Pictures kept beside those in view."""
INCH = 96.0
"""Logical pixels to an inch at 100 %."""
ZOOMS = (0.25, 0.35, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
FIT = 0.0
"""As wide as there is room."""
STEP = 48
SQRT_2 = 1.414
"""Height of a sheet of the A series by its width."""


class Sheets(QAbstractScrollArea):
    """The pages, scrolled by wheel and keys."""

    page_shown = Signal(int)
    """The page in view, counted from 0."""
    zoomed = Signal()
    picked = Signal(int)
    """A page was clicked."""

    def __init__(self, tasks: Tasks, name: str, *, edge: int = EDGE) -> None:
        super().__init__()
        self._tasks, self._name, self._edge = tasks, name, edge
        self._pages: Pages | None = None
        self._pictures: dict[int, QImage] = {}
        self._ready: dict[int, int] = {}
        """Width of each picture that shows the present pages."""
        self._busy = False
        self._marked = -1
        self._tops: Sequence[int] = ()
        self._shown = 0
        self.zoom = FIT
        self.waiting = False
        """Whether an empty sheet stands where the first page will be."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(name)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def sizeHint(self) -> QSize:
        """Takes what room there is."""
        return QSize(320, 400)

    # --- what is shown ----------------------------------------------------------------------------

    def show_pages(self, pages: Pages | None) -> None:
        """Show other pages, at the place where the last ones were scrolled to."""
        self._pages, self._busy = pages, False
        self._ready.clear()
        if pages is None or len(pages) != len(self._tops):
            self._pictures.clear()
        self._lay_out()
        self._scrolled()

    @property
    def page(self) -> int:
        """The page in view, counted from 0."""
        return self._shown

    def turn_to(self, number: int) -> None:
        """Scroll to a page."""
        if 0 <= number < len(self._tops):
            self.verticalScrollBar().setValue(self._tops[number] - self._edge)

    def mark(self, number: int) -> None:
        """Outline a page, and keep it in view."""
        self._marked = number
        if number < len(self._tops):
            box, view = self._box(number), self.viewport().rect()
            if not view.contains(box):
                self.turn_to(number)
        self.viewport().update()

    @property
    def scale(self) -> float:
        """The scale in force; 1 is the size on paper."""
        return self._width / (self._widest * INCH / POINTS) if self._pages else 1.0

    def zoom_by(self, step: int) -> None:
        """Go to the next larger or smaller scale."""
        now = self.scale
        larger = [each for each in ZOOMS if each > now + 0.01]
        smaller = [each for each in ZOOMS if each < now - 0.01]
        found = larger[:1] if step > 0 else smaller[-1:]
        if found:
            self.zoom_to(found[0])

    def zoom_to(self, zoom: float) -> None:
        """Take a scale, or `FIT`."""
        bar = self.verticalScrollBar()
        share = bar.value() / max(bar.maximum(), 1)
        self.zoom = zoom
        self._lay_out()
        bar.setValue(round(share * bar.maximum()))
        self.zoomed.emit()

    # --- layout -----------------------------------------------------------------------------------

    @property
    def _widest(self) -> float:
        return (
            max((size.width() for size in self._pages.sizes), default=1.0) if self._pages else 1.0
        )

    @property
    def _width(self) -> int:
        """Width of the widest sheet in logical pixels."""
        if self.zoom == FIT:
            return max(self.viewport().width() - 2 * self._edge, 40)
        return round(self._widest * INCH / POINTS * self.zoom)

    def _size(self, number: int) -> QSize:
        assert self._pages is not None  # noqa: S101 - only pages that are there are asked for
        size, width = self._pages.sizes[number], self._width
        wide = round(width * size.width() / self._widest)
        return QSize(wide, round(wide * size.height() / size.width()))

    def _lay_out(self) -> None:
        tops, top = [], self._edge
        for number in range(len(self._pages) if self._pages else 0):
            tops.append(top)
            top += self._size(number).height() + GAP
        self._tops = tops
        height, width = top - GAP + self._edge, self._width + 2 * self._edge
        view = self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(height - view.height(), 0) if tops else 0)
        down.setPageStep(view.height())
        down.setSingleStep(STEP)
        across.setRange(0, max(width - view.width(), 0) if tops else 0)
        across.setPageStep(view.width())
        self.viewport().update()

    def _box(self, number: int) -> QRect:
        size = self._size(number)
        room = max(self.viewport().width(), self._width + 2 * self._edge)
        left = (room - size.width()) // 2 - self.horizontalScrollBar().value()
        return QRect(QPoint(left, self._tops[number] - self.verticalScrollBar().value()), size)

    def _in_view(self) -> range:
        """Numbers of the pages of which something can be seen."""
        top = self.verticalScrollBar().value()
        first = max(bisect_right(self._tops, top) - 1, 0)
        last = bisect_right(self._tops, top + self.viewport().height())
        return range(first, last)

    def _scrolled(self) -> None:
        """Tell which page takes the upper third of the view."""
        third = self.verticalScrollBar().value() + self.viewport().height() // 3
        self._shown = max(bisect_right(self._tops, third) - 1, 0)
        self.setAccessibleDescription(str(self._shown + 1))
        self.page_shown.emit(self._shown)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._lay_out()
        self.zoomed.emit()

    # --- painting ---------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sheets in view, and ask for the pictures that are missing."""
        painter = QPainter(self.viewport())
        if self.waiting and self._pages is None:
            wide = self._width
            frame = QRect(self._edge, self._edge, wide, round(wide * SQRT_2))
            painter.fillRect(frame, theme().colour("paper"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        looks = theme()
        for number in self._in_view():
            box = self._box(number)
            painter.fillRect(box, looks.colour("paper"))
            picture = self._pictures.get(number)
            if picture is not None:
                painter.drawImage(QRectF(box), picture)
            painter.setPen(QPen(looks.colour("border"), 1))
            painter.drawRect(box.adjusted(-1, -1, 0, 0))
            if number == self._marked:
                self._mark(painter, box)
        if self.hasFocus():
            painter.setPen(QPen(looks.colour("focus"), looks.ring))
            inset = looks.ring // 2
            painter.drawRect(self.viewport().rect().adjusted(inset, inset, -inset - 1, -inset - 1))
        self._ask()

    def _mark(self, painter: QPainter, box: QRect) -> None:
        painter.setPen(QPen(theme().colour("accent"), 3))
        painter.drawRect(box.adjusted(-2, -2, 1, 1))

    def _ask(self) -> None:
        """Have the next picture drawn that is in view and missing; one at a time."""
        pages, ratio = self._pages, self.devicePixelRatioF()
        if pages is None or self._busy:
            return
        for number in self._in_view():
            width = round(self._size(number).width() * ratio)
            if self._ready.get(number) != width:
                self._busy = True
                draw, then = partial(pages.picture, number, width), partial(self._drawn, number)
                self._tasks.run(self, draw, then, topic="sheet")
                return

    def _drawn(self, number: int, picture: QImage) -> None:
        self._busy = False
        if picture.isNull():
            return
        self._pictures[number] = picture
        self._ready[number] = picture.width()
        near = set(self._in_view())
        for each in [each for each in self._pictures if each not in near][:-KEPT]:
            del self._pictures[each]
            self._ready.pop(each, None)
        self.viewport().update()

    # --- keys and pointer -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and last page; the rest scrolls."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which page was clicked."""
        at = event.position().toPoint()
        for number in self._in_view():
            if self._box(number).contains(at):
                self.picked.emit(number)

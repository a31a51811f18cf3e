# SPDX-License-Identifier: MIT
"""Tabs with counts: they stay in place, the shown one has a line under it, arrow keys move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar

from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.labels import ampersands
from delegate_crm.ui.widgets.ordering import in_order
from delegate_crm.ui.widgets.rings import paint_ring

GAP, BETWEEN, LEAST_BETWEEN, LINE, HEIGHT = 6, 22, 12, 3, 40


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab; without a count none is shown."""

    key: str
    text: str
    count: int | None = None


class Tabs(QTabBar):
    """The tabs of a record page."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._tabs: list[Tab] = []
        self._hovered = -1
        self._quiet = False
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFont(theme().font("name"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.currentChanged.connect(self._changed)

    def show_tabs(self, tabs: Sequence[Tab]) -> None:
        """Show these tabs; those that are there keep their place and only change their count."""
        keys = [each.key for each in tabs]
        if keys != [each.key for each in self._tabs]:
            self._begin(tabs)
        self._tabs = [*tabs]
        for at, tab in enumerate(tabs):
            words = tab.text if tab.count is None else f"{tab.text}, {tab.count}"
            self.setAccessibleTabName(at, words)
        self.updateGeometry()
        self.update()

    def _begin(self, tabs: Sequence[Tab]) -> None:
        blocker = QSignalBlocker(self)
        while self.count():
            self.removeTab(0)
        self._tabs = [*tabs]
        for tab in tabs:
            self.addTab(ampersands(tab.text))
        blocker.unblock()

    @property
    def current(self) -> str:
        """Key of the tab that is shown."""
        at = self.currentIndex()
        return self._tabs[at].key if 0 <= at < len(self._tabs) else ""

    def choose(self, key: str) -> None:
        """Show a tab; one that is not there changes nothing."""
        keys = [each.key for each in self._tabs]
        if key in keys:
            self.setCurrentIndex(keys.index(key))

    def be_quiet(self, *, quiet: bool) -> None:
        """Mark no tab as shown, while something else is shown in their place."""
        self._quiet = quiet
        self.update()

    def step(self, step: int) -> None:
        """Show the next or previous tab, round and round."""
        if self._tabs:
            self.setCurrentIndex((self.currentIndex() + step) % len(self._tabs))

    def _changed(self, _at: int) -> None:
        self.chosen.emit(self.current)

    # --- looks ------------------------------------------------------------------------------------

    def _words_width(self, at: int) -> int:
        return QFontMetrics(theme().font("name")).horizontalAdvance(self._tabs[at].text)

    def _count_width(self, at: int) -> int:
        count = self._tabs[at].count
        if count is None:
            return 0
        return GAP + QFontMetrics(theme().font("body")).horizontalAdvance(str(count))

    def _between(self) -> int:
        """Pixels between two tabs: a little less where they would not all fit."""
        tabs = range(len(self._tabs))
        words = sum(self._words_width(at) + self._count_width(at) for at in tabs)
        room = (self.width() - words) // max(len(self._tabs), 1)
        return min(max(room, LEAST_BETWEEN), BETWEEN)

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as the bold words, so that choosing one moves nothing."""
        width = self._words_width(index) + self._count_width(index) + self._between()
        return QSize(width, theme().scaled(HEIGHT))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Tabs are never cut: too many can be scrolled."""
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw words, counts and the line under the shown tab."""
        painter = QPainter(self)
        for at in range(self.count()):
            self._paint(painter, at)

    def _paint(self, painter: QPainter, at: int) -> None:
        looks, tab = theme(), self._tabs[at]
        shown = at == self.currentIndex() and not self._quiet
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        whole = self.tabRect(at)
        words, count = self._words_width(at), self._count_width(at)
        shift = self._between() if rtl else 0
        box = QRect(whole.left() + shift, whole.top(), words + count, HEIGHT)
        box.setHeight(whole.height())
        painter.setFont(looks.font("name" if shown else "value"))
        bright = shown or at == self._hovered
        painter.setPen(looks.colour("text" if bright else "text_2"))
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, leading, in_order(tab.text))
        if tab.count is not None:
            painter.setFont(looks.font("body"))
            painter.setPen(looks.colour("text_2"))
            trailing = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, trailing, str(tab.count))
        if shown:
            foot = QRect(box.left(), whole.bottom() - LINE + 1, box.width(), LINE)
            painter.fillRect(foot, looks.colour("accent"))
            if self.hasFocus():
                paint_ring(painter, QRectF(box.adjusted(-1, 5, 1, -LINE - 3)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Brighten the tab under the pointer."""
        self._hovered = self.tabAt(event.position().toPoint())
        self.update()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: object) -> None:
        """No tab is under the pointer any more."""
        self._hovered = -1
        self.update()

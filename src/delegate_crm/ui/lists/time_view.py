# SPDX-License-Identifier: MIT
"""Rows on one axis of time: where they stand, and what is painted over them."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame

from delegate_crm.kit.i18n import Translator
from delegate_crm.services.timeline import TimeRow
from delegate_crm.ui.lists.even_rows import EvenRows
from delegate_crm.ui.lists.time_rows import HEIGHT, LOW_HEIGHT, TimeRows, ringed
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.rings import paint_ring
from delegate_crm.ui.widgets.time_head import HEIGHT as HEAD
from delegate_crm.ui.widgets.time_head import LOW_HEIGHT as LOW_HEAD
from delegate_crm.ui.widgets.time_head import TimeHead
from delegate_crm.ui.widgets.timescale import Timescale

NAMES, SHARE, LEAST = 430, 0.4, 250
"""Room for names, the most of the width that they take, and the least that they need."""


class TimeView(EvenRows):
    """Shows `TimeRows` below the head of their axis, which scrolls along the time."""

    at_other = Signal()
    """Another row is the current one."""
    laid_out = Signal()
    """Its room has changed."""

    def __init__(self, tr: Translator, today: dt.date) -> None:
        super().__init__()
        self._today = today
        self.scale, self.rows = Timescale(), TimeRows()
        self.rows.setParent(self)
        self.rows.in_view = self.in_view
        self._low = False
        self.head = TimeHead(self, self.scale, tr)
        self.head.today = today
        self.setModel(self.rows)
        self._prepare()

    def _prepare(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)

    @property
    def row_height(self) -> int:
        """Pixels of a row."""
        return theme().scaled(LOW_HEIGHT if self._low else HEIGHT)

    @property
    def head_height(self) -> int:
        """Pixels of what stands over the rows."""
        return theme().scaled(LOW_HEAD if self._low else HEAD)

    def be_low(self, *, low: bool) -> bool:
        """Have a lower head and lower rows, or the usual ones; tell whether that changed them."""
        if low == self._low:
            return False
        self._low = low
        self.scheduleDelayedItemsLayout()
        return True

    # --- where things stand -----------------------------------------------------------------------

    def updateGeometries(self) -> None:
        """Leave room for the head, which lies over the rows and never scrolls."""
        high = self.head_height
        if self.viewportMargins().top() != high:
            self.setViewportMargins(0, high, 0, 0)
        super().updateGeometries()
        port = self.viewport().geometry()
        self.head.setGeometry(port.left(), 0, port.width(), high)
        rtl, names = self.isRightToLeft(), self.names_width()
        left = 0.0 if rtl else float(names)
        self.scale.place(left, port.width() - names, rtl=rtl)
        self.laid_out.emit()

    def names_width(self) -> int:
        """Pixels of the column of names."""
        width = self.viewport().width()
        return max(min(theme().scaled(NAMES), round(width * SHARE)), theme().scaled(LEAST))

    def wanted_height(self) -> int:
        """How high it is when no row is hidden."""
        return self.head_height + self.rows.rowCount() * self.row_height

    def current_id(self) -> int:
        """The record that one is at."""
        return self.rows.id_at(self.currentIndex().row())

    def current_row(self) -> TimeRow | None:
        """What is known of it."""
        return self.rows.known_row(self.current_id())

    def stand_on(self, record_id: int) -> None:
        """Make a record the current one, if it is here."""
        found = self.rows.rows_of([record_id])
        if found:
            self.setCurrentIndex(self.rows.index(found[0], 0))

    def box_of(self, record_id: int) -> QRect:
        """Where the row of a record stands in the viewport; nowhere if it is not here."""
        found = self.rows.rows_of([record_id])
        return self.visualRect(self.rows.index(found[0], 0)) if found else QRect()

    def currentChanged(self, current: object, previous: object) -> None:
        """Another row is the current one."""
        super().currentChanged(current, previous)  # type: ignore[arg-type]  # as Qt has it
        self.viewport().update()
        self.at_other.emit()

    # --- what is painted beside the rows ----------------------------------------------------------

    def repaint_time(self) -> None:
        """Another part of the time is in view."""
        self.viewport().update()
        self.head.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw today and the ring of the current row over the rows."""
        super().paintEvent(event)
        painter, looks, scale = QPainter(self.viewport()), theme(), self.scale
        x = scale.axis().x(self._today, 0.5)
        foot = self.rows.rowCount() * self.row_height - self.verticalScrollBar().value()
        if scale.left <= x <= scale.left + scale.width:
            painter.fillRect(QRectF(x - 1, 0, 2, foot), looks.colour("toast"))
        box = self.visualRect(self.currentIndex())
        if self.hasFocus() and box.isValid():
            paint_ring(painter, ringed(QRectF(box)), 8)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by key stands on a row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(self.in_view().start, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes with the focus."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out again."""
        super().resizeEvent(event)
        self.repaint_time()

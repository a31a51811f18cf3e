# SPDX-License-Identifier: MIT
"""A column of rows that are put in order by dragging the grip, or by Alt+Up and Alt+Down."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_crm.ui import icons
from delegate_crm.ui.keys import ENTER
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.rings import Ringed

GRIP = 28
FAR = 6
"""Pixels that the pointer moves before it drags."""


class Grip(QWidget):
    """The dots by which a row is dragged."""

    dragged = Signal(int)
    """How far the row was dragged, in pixels; told when it is let go."""
    pulled = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._from: QPoint | None = None
        self.setFixedSize(QSize(GRIP, GRIP))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dots."""
        side = theme().scaled(16)
        image = icons.pixmap("grip", theme().tokens.text_3, side, self.devicePixelRatio())
        QPainter(self).drawPixmap((GRIP - side) // 2, (self.height() - side) // 2, image)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        self._from = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull."""
        if self._from is not None:
            self.pulled.emit(event.globalPosition().toPoint().y() - self._from.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._from is not None:
            far = event.globalPosition().toPoint().y() - self._from.y()
            self._from = None
            if abs(far) >= FAR:
                self.dragged.emit(far)


class OrderedRow(Ringed):
    """A row that takes the focus, opens on Enter, is named on F2, and is moved by keys."""

    moved = Signal(int)
    opened = Signal()
    renamed = Signal()

    def __init__(self, inner: QWidget, name: str, grip: str, *, beside: int = 0) -> None:
        """The dots stand beside the first `beside` pixels of what is inside; else in its middle."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.grip = Grip(grip)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 6, 2)
        row.setSpacing(6)
        row.addWidget(self.grip, 0, Qt.AlignmentFlag.AlignVCenter)
        if beside:
            self.grip.setFixedHeight(max(beside, GRIP))
            row.setAlignment(self.grip, Qt.AlignmentFlag.AlignTop)
            inner.setContentsMargins(0, (self.grip.height() - beside) // 2, 0, 0)
        row.addWidget(inner, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Up and Alt+Down move it; Enter opens it."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() in ENTER:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.renamed.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """A double click opens it."""
        self.opened.emit()


class OrderedColumn(QWidget):
    """Rows in an order that can be changed; `reordered` tells the id moved and its new place."""

    reordered = Signal(int, int)

    def __init__(self, spacing: int = 4) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)
        self._rows: list[tuple[int, OrderedRow]] = []
        self._wanted: int | None = None

    @property
    def ids(self) -> list[int]:
        """Ids of the rows in their order."""
        return [each for each, _ in self._rows]

    def fill(
        self,
        ids: Sequence[int],
        make: Callable[[int], OrderedRow],
        opened: Callable[[int], object],
    ) -> None:
        """Show these rows; the row that had the focus keeps it."""
        focused = next((each for each, row in self._rows if row.hasFocus()), self._wanted)
        for _, row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for each in ids:
            row = make(each)
            row.moved.connect(lambda step, each=each: self._step(each, step))
            row.opened.connect(lambda each=each: opened(each))
            row.grip.dragged.connect(lambda far, each=each: self._drop(each, far))
            self._rows.append((each, row))
            self._column.addWidget(row)
            if each == focused:
                row.show()  # what is not shown yet gets no focus in a window that floats
                row.setFocus()
        self._wanted = None

    def focus(self, record_id: int) -> None:
        """Give a row the focus once it is there."""
        self._wanted = record_id

    def _step(self, record_id: int, step: int) -> None:
        to = self.ids.index(record_id) + step
        if 0 <= to < len(self._rows):
            self.reordered.emit(record_id, to)

    def _drop(self, record_id: int, far: int) -> None:
        """Find the place that a row was dragged to by the middles of the others."""
        row = next(row for each, row in self._rows if each == record_id)
        at = row.geometry().center().y() + far
        others = [other for each, other in self._rows if each != record_id]
        to = sum(other.geometry().center().y() < at for other in others)
        if to != self.ids.index(record_id):
            self.reordered.emit(record_id, to)

# SPDX-License-Identifier: MIT
"""One visit on a calendar, or a piece of it: painted, clicked, and told in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from delegate_crm.ui.accessible import Role, tell_roles
from delegate_crm.ui.widgets.dragging import FAR
from delegate_crm.ui.widgets.labels import tip
from delegate_crm.ui.widgets.rings import paint_ring
from delegate_crm.ui.widgets.rows import BUTTONS
from delegate_crm.ui.widgets.stay_paint import (
    RADIUS,
    Shape,
    paint_label,
    paint_stay,
    write_beside,
)

PITCH = 28
"""From one bar to the next below it; also the least that can be hit."""
GROOVE = 2
"""Above and below a bar, so that two never touch."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What one bar shows, in the coordinates of the view that it lies in."""

    id: int
    words: str
    sentence: Callable[[], str]
    """All that it tells; asked only of what is shown."""
    place: QRect
    """The whole of what can be hit."""
    shape: Shape
    beside: QRectF | None = None
    """Where the words stand if not in the bar."""

    def moved_down(self, by: int) -> Piece:
        """The same piece further down."""
        shape = self.shape
        sure = shape.sure.translated(0, by) if shape.sure else None
        beside = self.beside.translated(0, by) if self.beside else None
        moved = replace(shape, box=shape.box.translated(0, by), sure=sure)
        return replace(self, place=self.place.translated(0, by), shape=moved, beside=beside)


class StayBar(QWidget):
    """Opens its visit by a click, and may be dragged; the view around it has focus and keys."""

    role = Role.Button
    opened = Signal(int)
    apart = Signal(int)
    """It is to be opened in a window of its own."""
    dragged = Signal(int, object, object)
    """It was dragged, from one place of the view to another."""
    drags = False

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        tell_roles()
        self.piece: Piece | None = None
        self._current = self._pressed = False
        self._taken = QPoint()
        """Where in the view it was taken hold of."""
        self._far = QPoint()
        """How far it was dragged."""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_piece(self, piece: Piece) -> None:
        """Show a piece where it belongs."""
        self.piece = piece
        self.setGeometry(piece.place)
        said = piece.sentence()
        self.setAccessibleName(said)
        self.setToolTip(tip(said))
        self.show()
        self.update()

    def mark(self, *, current: bool) -> None:
        """Wear the ring of the focus, or not."""
        if current != self._current:
            self._current = current
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw bar and words."""
        piece = self.piece
        if piece is None:
            return
        painter, rtl = QPainter(self), self.isRightToLeft()
        painter.translate(-piece.place.topLeft())
        paint_stay(painter, piece.shape)
        if piece.beside is None:
            paint_label(painter, piece.shape, piece.words, rtl=rtl)
        else:
            write_beside(painter, piece.beside, piece.shape.tone, piece.words, rtl=rtl)
        if self._current:
            box = piece.shape.box.adjusted(-1, -1, 1, 1).intersected(
                QRectF(piece.place).adjusted(1, 1, -1, -1)
            )
            paint_ring(painter, box, RADIUS)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The click begins here."""
        self._pressed = event.button() in BUTTONS
        self._taken, self._far = self.mapToParent(event.position().toPoint()), QPoint()
        event.setAccepted(self._pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse, once it has gone far enough to mean it."""
        if self.piece is None or not self._pressed or not self.drags:
            return
        far = self.mapToParent(event.position().toPoint()) - self._taken
        if not self._far.isNull() or far.manhattanLength() >= FAR:
            self._far = far
            self.raise_()
            self.move(self.piece.place.topLeft() + far)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open it; the middle button or Ctrl opens it in a window of its own."""
        pressed, self._pressed = self._pressed, False
        if self.piece is not None and pressed and not self._far.isNull():
            self.setGeometry(self.piece.place)
            self.dragged.emit(self.piece.id, self._taken, self._taken + self._far)
            return
        if (
            self.piece is None
            or not pressed
            or not self.rect().contains(event.position().toPoint())
        ):
            return
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.button() is Qt.MouseButton.MiddleButton or held:
            self.apart.emit(self.piece.id)
        else:
            self.opened.emit(self.piece.id)


def snapped(box: QRectF) -> QRect:
    """Whole pixels, so that what touches does not overlap."""
    left, top = round(box.left()), round(box.top())
    return QRect(left, top, round(box.right()) - left, round(box.bottom()) - top)


class StayBars:
    """The bars of one view; those that are not needed any more wait to be used again."""

    def __init__(
        self,
        view: QWidget,
        opened: SignalInstance,
        apart: SignalInstance,
        dragged: SignalInstance | None = None,
    ) -> None:
        """These are the view's signals of the same names; without the last one nothing is moved."""
        self._view, self._opened, self._apart, self._dragged = view, opened, apart, dragged
        self._all: list[StayBar] = []
        self.shown: list[StayBar] = []

    def show(self, pieces: list[Piece]) -> None:
        """Show these and no others."""
        while len(self._all) < len(pieces):
            self._all.append(self._made())
        self.shown = self._all[: len(pieces)]
        for bar, piece in zip(self.shown, pieces, strict=True):
            bar.show_piece(piece)
        for bar in self._all[len(pieces) :]:
            bar.hide()

    def _made(self) -> StayBar:
        made = StayBar(self._view)
        made.opened.connect(self._opened)
        made.apart.connect(self._apart)
        if self._dragged is not None:
            made.drags = True
            made.dragged.connect(self._dragged)
        return made

    def mark(self, place: QRect) -> None:
        """Let the piece that lies at a place wear the ring."""
        for bar in self.shown:
            bar.mark(current=bar.piece is not None and bar.piece.place == place)

    def box_of(self, record_id: int, near: QRect) -> QRect:
        """Where the piece of a visit lies that is in the rows of a place, else its first one."""
        places = [x.piece.place for x in self.shown if x.piece and x.piece.id == record_id]
        rows = (x for x in places if near.top() <= x.center().y() <= near.bottom())
        return next(rows, places[0] if places else QRect())

# SPDX-License-Identifier: MIT
"""Short lists of rows that are painted: one is current; arrow keys move, Enter opens.

Only the current row takes part in the Tab order, so that a list of any length is one stop.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from delegate_crm.ui.accessible import Role, tell_roles
from delegate_crm.ui.keys import ENTER
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.labels import tip
from delegate_crm.ui.widgets.ordering import in_order
from delegate_crm.ui.widgets.rings import paint_ring

PAD = 12
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton)
FIRST, LAST = -(10**6), 10**6


class Cells:
    """Cuts a row into places, from its leading and its trailing edge."""

    def __init__(self, box: QRectF, *, rtl: bool) -> None:
        self.rest = QRectF(box)
        self._rtl = rtl

    def leading(self, width: float, gap: float = 0.0) -> QRectF:
        """A place at the leading edge, and a gap after it."""
        return self._cut(width, gap, left=not self._rtl)

    def trailing(self, width: float, gap: float = 0.0) -> QRectF:
        """A place at the trailing edge, and a gap before it."""
        return self._cut(width, gap, left=self._rtl)

    def _cut(self, width: float, gap: float, *, left: bool) -> QRectF:
        found = QRectF(self.rest)
        if left:
            found.setWidth(width)
            self.rest.setLeft(self.rest.left() + width + gap)
        else:
            found.setLeft(found.right() - width)
            self.rest.setRight(self.rest.right() - width - gap)
        return found


def paint_words(painter: QPainter, box: QRectF, words: str, style: str, tone: str) -> None:
    """Draw one line, cut where there is no room."""
    painter.setFont(theme().font(style))
    painter.setPen(theme().colour(tone))
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(
        " ".join(words.split()), Qt.TextElideMode.ElideRight, max(box.width(), 0)
    )
    leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, leading, in_order(shown))


def stacked(box: QRectF, line: float, count: int) -> list[QRectF]:
    """The places of lines of text under each other, in the middle of a row."""
    top = box.center().y() - line * count / 2
    return [QRectF(box.left(), top + line * at, box.width(), line) for at in range(count)]


def halves(box: QRectF, line: float) -> tuple[QRectF, QRectF]:
    """The places of two lines of text, in the middle of a row."""
    upper, lower = stacked(box, line, 2)
    return upper, lower


def in_lines(words: str, style: str, width: float, most: int) -> list[str]:
    """Break words into lines; what does not fit stays in the last one."""
    layout = QTextLayout(words, theme().font(style))
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:], len(words)]
    return [words[start:end].strip() for start, end in zip(starts, ends, strict=True)] or [""]


class Row(QWidget):
    """One row; what it shows is painted by `paint_row`."""

    role = Role.ListItem
    opened = Signal()
    apart = Signal()
    """It is to be opened in a window of its own."""
    stepped = Signal(int)
    focused = Signal()
    tall: ClassVar[int] = 56
    """Height in pixels at 100 %."""
    lined: ClassVar[bool] = True
    """Whether lines divide such rows."""
    inset: ClassVar[int] = 0
    """How far a line stays away from the edges."""

    def __init__(self) -> None:
        super().__init__()
        tell_roles()
        self.record_id = 0
        """Of which record it tells; 0 for none."""
        self.last = False
        """Whether no line is drawn under it."""
        self._pressed = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme().scaled(self.tall))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def make_current(self, *, current: bool) -> None:
        """Take part in the Tab order, or not."""
        policy = Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)

    def paint_row(self, painter: QPainter, cells: Cells) -> None:
        """Draw what the row shows."""
        raise NotImplementedError

    def tell(self, words: str) -> None:
        """Say the whole row to who cannot see it, and in the tool tip what may be cut."""
        self.setAccessibleName(words)
        self.setToolTip(tip(words))

    def sizeHint(self) -> QSize:
        """Any width."""
        return QSize(200, theme().scaled(self.tall))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, content, line and focus."""
        looks, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.underMouse() or self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(looks.colour("hover"))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -2), 6, 6)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.paint_row(painter, Cells(box.adjusted(PAD, 0, -PAD, -1), rtl=rtl))
        if self.lined and not self.last:
            line = QRectF(self.inset, self.height() - 1, self.width() - 2 * self.inset, 1)
            painter.fillRect(line, looks.colour("border"))
        if self.hasFocus():
            paint_ring(painter, box.adjusted(1, 2, -1, -3))

    # --- mouse and keys ---------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The click begins here; the mouse's own back and forward buttons are not ours."""
        self._pressed = event.button() in BUTTONS
        event.setAccepted(self._pressed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open it; the middle button or Ctrl opens it in a window of its own."""
        pressed, self._pressed = self._pressed, False
        if not pressed or not self.rect().contains(event.position().toPoint()):
            return
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.button() is Qt.MouseButton.MiddleButton or held:
            self.apart.emit()
        elif event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move, Enter opens, Ctrl+Enter opens in a window of its own."""
        key = Qt.Key(event.key())
        ends = {Qt.Key.Key_Home: FIRST, Qt.Key.Key_End: LAST}
        if step := STEPS.get(key) or ends.get(key):
            self.stepped.emit(step)
        elif key in ENTER:
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.apart if held else self.opened).emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """It is current now."""
        self.focused.emit()
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        self.update()
        super().focusOutEvent(event)


class RowList(QWidget):
    """Rows under each other."""

    role = Role.List
    moved = Signal()
    """Another row is the current one."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.rows: list[Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._at = 0

    @property
    def current(self) -> Row | None:
        """The row that keys act on."""
        return self.rows[self._at] if self._at < len(self.rows) else None

    @property
    def at(self) -> int:
        """Number of the current row."""
        return self._at

    def row_of(self, record_id: int) -> Row | None:
        """The row that tells of a record."""
        return next((each for each in self.rows if each.record_id == record_id), None)

    def has_focus(self) -> bool:
        """Tell whether a row, or something in one, has the focus."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; those that were shown before stay the same widgets."""
        for row in self.rows:
            if row not in rows:
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
        for place, row in enumerate(rows):
            if row not in self.rows:
                row.stepped.connect(self._step)
                row.focused.connect(lambda row=row: self._focused(row))
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            row.last = row is rows[-1]
        self.rows = list(rows)
        self.choose(min(self._at, max(len(rows) - 1, 0)))

    def choose(self, at: int) -> None:
        """Make a row the current one."""
        self._at = at
        for number, row in enumerate(self.rows):
            row.make_current(current=number == at)

    def focus(self, at: int) -> None:
        """Give a row the focus; the nearest one if there is no such row."""
        if self.rows:
            at = min(max(at, 0), len(self.rows) - 1)
            self.choose(at)
            self.rows[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, by: int) -> None:
        self.focus(self._at + by)

    def _focused(self, row: Row) -> None:
        if row in self.rows:
            self.choose(self.rows.index(row))
            self.moved.emit()

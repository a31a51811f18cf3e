# SPDX-License-Identifier: MIT
"""How values look while nobody edits them: words, or ways to the records they point at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_crm.kit.i18n import N_
from delegate_crm.schema.fields import AnyField
from delegate_crm.schema.relations import LinksKind, ReferenceKind
from delegate_crm.services.record_facts import AnyFacts
from delegate_crm.ui.keys import ENTER
from delegate_crm.ui.page import Desk
from delegate_crm.ui.places import place_of
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import IconButton
from delegate_crm.ui.widgets.paragraph import Paragraph

LEAST = 28


class Shown(Paragraph):
    """The words of a value; a dotted line says that they can be edited."""

    wanted = Signal()
    """It is to be edited."""
    line = Qt.PenStyle.DotLine

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.pad = max(2, (theme().scaled(LEAST) - self.fontMetrics().height()) // 2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def show_facts(self, words: str, _facts: AnyFacts) -> None:
        """Show what the record says now."""
        self.set_text(words)

    def take_focus(self) -> None:
        """Take the focus."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, and the line under them while one could act on them."""
        super().paintEvent(event)
        if not (self.underMouse() or self.hasFocus()):
            return
        painter, looks = QPainter(self), theme()
        focused = self.hasFocus()
        pen = QPen(looks.colour("focus" if focused else "text_2"), looks.ring if focused else 1)
        pen.setStyle(self.line)
        painter.setPen(pen)
        width = min(self.text_width(), self.width())
        left = self.width() - width if self.isRightToLeft() else 0
        foot = self.height() - self.pad + 2
        painter.drawLine(QPointF(left, foot), QPointF(left + width, foot))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the focus is."""
        super().focusInEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """One click edits."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 and Enter edit."""
        if event.key() in (*ENTER, Qt.Key.Key_F2):
            self.wanted.emit()
        else:
            super().keyPressEvent(event)


class Way(Shown):
    """The title of another record: a click or Enter goes there, F2 edits."""

    opened = Signal(bool)
    """Go there; true: in a window of its own."""
    line = Qt.PenStyle.SolidLine

    def __init__(self, name: str, title: str) -> None:
        super().__init__(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_text(title)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Only the release goes there."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(control)
        elif event.button() is Qt.MouseButton.MiddleButton:
            self.opened.emit(True)  # noqa: FBT003 - a signal has no names

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, F2 edits."""
        if event.key() in ENTER:
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.opened.emit(control)
        elif event.key() == Qt.Key.Key_F2:
            self.wanted.emit()
        else:
            super().keyPressEvent(event)


class Pencil(IconButton):
    """Edits what stands beside it; drawn only while one is near."""

    def __init__(self, name: str) -> None:
        super().__init__("pencil", name, small=True)
        self.lit = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it while the pointer or the focus is near."""
        if self.lit or self.hasFocus() or self.underMouse():
            super().paintEvent(event)


class Pointers(QWidget):
    """Ways to the records that a value points at, one to a line."""

    wanted = Signal()

    def __init__(self, desk: Desk, field: AnyField) -> None:
        super().__init__()
        self._desk, self._field = desk, field
        self._shown: Sequence[tuple[int, str]] = ()
        self._ways: list[Way] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        row.addLayout(self._column, 1)
        label = desk.tr(field.label)
        self.pencil = Pencil(desk.tr(N_("Change: {field}", field=label)))
        self.pencil.clicked.connect(self.wanted)
        row.addWidget(self.pencil, 0, Qt.AlignmentFlag.AlignTop)

    def text(self) -> str:
        """The titles."""
        return "; ".join(title for _, title in self._shown)

    def show_facts(self, _words: str, facts: AnyFacts) -> None:
        """Show where the value points now."""
        value = facts.record.get(self._field.key)
        ids = value if isinstance(value, tuple) else (value,) if value else ()
        shown = [(each, facts.titles.get(each, "") or f"#{each}") for each in ids]
        if shown == self._shown:
            return
        self._shown = shown
        for old in self._ways:
            old.hide()
            old.deleteLater()
        self._ways = [self._way(each, title, facts) for each, title in shown]

    def set_text(self, _text: str) -> None:
        """What was typed is no record yet: the old ways stay until the office has read it."""

    def _way(self, number: int, title: str, facts: AnyFacts) -> Way:
        made = Way(self._desk.tr(self._field.label), title)
        place = place_of(facts.kinds.get(number, ""), number)
        made.opened.connect(partial(self._go, place))
        made.wanted.connect(self.wanted)
        self._column.addWidget(made)
        return made

    def _go(self, place: object, apart: bool) -> None:  # noqa: FBT001 - of a signal
        go: Callable[..., object] = self._desk.open_window if apart else self._desk.go
        go(place)

    def take_focus(self) -> None:
        """Take the focus."""
        target = self._ways[0] if self._ways else self.pencil
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the pencil."""
        super().enterEvent(event)
        self._light(lit=True)

    def leaveEvent(self, event: QEvent) -> None:
        """Hide it again."""
        super().leaveEvent(event)
        self._light(lit=False)

    def _light(self, *, lit: bool) -> None:
        self.pencil.lit = lit
        self.pencil.update()


def shown_for(desk: Desk, field: AnyField) -> Shown | Pointers:
    """How a field looks while nobody edits it."""
    if isinstance(field.kind, (ReferenceKind, LinksKind)):
        return Pointers(desk, field)
    return Shown(desk.tr(field.label))

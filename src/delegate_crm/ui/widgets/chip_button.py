# SPDX-License-Identifier: MIT
"""A chip that says what was chosen, and lets one choose something else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.chips import HEIGHT, PAD, RADIUS, SIGN, paint_chip
from delegate_crm.ui.widgets.labels import ampersands
from delegate_crm.ui.widgets.ordering import in_order
from delegate_crm.ui.widgets.pictures import paint_picture
from delegate_crm.ui.widgets.rings import paint_ring

TARGET = 28


@dataclass(frozen=True, slots=True)
class Face:
    """How the chip looks while something is chosen."""

    words: str
    tone: str
    icon: str = ""


class ChipButton(QPushButton):
    """One of several, told by a chip; a click, Space or Enter opens the choices."""

    picked = Signal(str)

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str]], face: Callable[[str], Face]
    ) -> None:
        super().__init__()
        self._name, self._choices, self._face = name, choices, face
        self.current = ""
        self.setFont(theme().font("small_name"))
        self.setProperty("small", True)  # noqa: FBT003 - the style sheet asks for it
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open)

    def show_choice(self, key: str) -> None:
        """Show what is chosen; nobody is told."""
        self.current = key
        words = dict(self._choices).get(key, key)
        self.setAccessibleName(f"{self._name}: {words}")
        self.setToolTip("")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the words need."""
        face = self._face(self.current)
        width = QFontMetrics(self.font()).horizontalAdvance(face.words) + 2 * PAD
        sign = theme().scaled(SIGN) + 5 if face.icon else 0
        return QSize(width + sign, theme().scaled(TARGET))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw tint, sign and words, and the ring of the focus."""
        looks, face, high = theme(), self._face(self.current), theme().scaled(HEIGHT)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, (self.height() - high) / 2, self.width(), high)
        paint_chip(painter, box, face.tone)
        inner = box.adjusted(PAD, 0, -PAD, 0)
        if face.icon:
            side, rtl = looks.scaled(SIGN), self.isRightToLeft()
            left = inner.right() - side if rtl else inner.left()
            place = QRectF(round(left), round((self.height() - side) / 2), side, side)
            paint_picture(painter, place, face.icon, face.tone)
            shift = side + 5
            inner = inner.adjusted(0, 0, -shift, 0) if rtl else inner.adjusted(shift, 0, 0, 0)
        painter.setPen(looks.colour(face.tone))
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, leading, in_order(face.words))
        if self.hasFocus():
            paint_ring(painter, box.adjusted(1, 1, -1, -1), RADIUS - 1)
        elif self.underMouse():
            painter.setPen(looks.colour(face.tone))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)

    def open(self) -> None:
        """Offer the choices under the chip."""
        menu = QMenu(self)
        for key, words in self._choices:
            action = menu.addAction(ampersands(words))
            action.setCheckable(True)
            action.setChecked(key == self.current)
            action.triggered.connect(lambda _checked=False, key=key: self._pick(key))
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _pick(self, key: str) -> None:
        if key != self.current:
            self.show_choice(key)
            self.picked.emit(key)

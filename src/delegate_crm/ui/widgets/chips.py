# SPDX-License-Identifier: MIT
"""Chips: short facts on a tint, and removable choices."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from delegate_crm.rules.windows import WindowState
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.buttons import IconButton
from delegate_crm.ui.widgets.glyphs import paint_glyph
from delegate_crm.ui.widgets.labels import Label
from delegate_crm.ui.widgets.ordering import in_order
from delegate_crm.ui.widgets.pictures import paint_picture

HEIGHT, PAD, RADIUS, SIGN = 24, 9, 7, 14


class Chip(QWidget):
    """A word on the tint of its tone, with a drawing or a state's sign before it."""

    def __init__(
        self, text: str, tone: str = "neutral", *, icon: str = "", state: WindowState | None = None
    ) -> None:
        super().__init__()
        self._text, self._tone, self._icon, self._state = text, tone, icon, state
        self.setFont(theme().font("small_name"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """As wide as the words need."""
        width = QFontMetrics(self.font()).horizontalAdvance(self._text) + 2 * PAD
        return QSize(width + self._sign_width(), theme().scaled(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The words are cut before the chip vanishes."""
        return QSize(min(48, self.sizeHint().width()), theme().scaled(HEIGHT))

    def _sign_width(self) -> int:
        return theme().scaled(SIGN) + 5 if self._icon or self._state else 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw tint, sign and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_chip(painter, QRectF(self.rect()), self._tone)
        box = self.rect().adjusted(PAD, 0, -PAD, 0)
        side, rtl = theme().scaled(SIGN), self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        if self._sign_width():
            left = box.right() - side if rtl else box.left()
            sign = QRectF(left, (self.height() - side) / 2, side, side)
            self._paint_sign(painter, sign)
            shift = self._sign_width()
            box = box.adjusted(0, 0, -shift, 0) if rtl else box.adjusted(shift, 0, 0, 0)
        painter.setPen(theme().colour(self._tone))
        text = painter.fontMetrics().elidedText(
            self._text, Qt.TextElideMode.ElideRight, box.width() + 1
        )
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, leading, in_order(text))

    def _paint_sign(self, painter: QPainter, box: QRectF) -> None:
        if self._state is not None:
            paint_glyph(painter, box, self._state)
            return
        paint_picture(painter, box, self._icon, self._tone)


def paint_chip(painter: QPainter, box: QRectF, tone: str) -> None:
    """Draw the ground of a chip; in high contrast an outline tells it."""
    looks = theme()
    painter.setBrush(looks.colour(f"{tone}_tint"))
    painter.setPen(QPen(looks.colour(tone), 1) if looks.contrasting else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


class RemovableChip(QWidget):
    """A choice that can be taken away again, also by keyboard."""

    def __init__(self, text: str, remove: Callable[[], object], name: str) -> None:
        super().__init__()
        self.setProperty("surface", "chip")
        row = QHBoxLayout(self)
        row.setContentsMargins(PAD, 0, 2, 0)
        row.setSpacing(2)
        row.addWidget(Label(text, "small_name", "open"))
        button = IconButton("x", name, remove, small=True)
        row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_chip(painter, QRectF(self.rect()), "open")

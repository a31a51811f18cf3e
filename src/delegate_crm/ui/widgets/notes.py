# SPDX-License-Identifier: MIT
"""A quiet note that leads to where it is settled."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.ordering import in_order
from delegate_crm.ui.widgets.pictures import paint_picture

PAD, SIGN, ROOM = 12, 18, 10
WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


class NoteButton(QAbstractButton):
    """Words that wrap, with a sign before them and an arrow behind; the whole is a button."""

    def __init__(self, text: str, act: Callable[[], object] | None, *, icon: str = "alert") -> None:
        super().__init__()
        self._icon, self._leads = icon, act is not None
        self.setText(text)
        self.setFont(theme().font("value"))
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if act is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.clicked.connect(lambda _checked=False: act())

    def sizeHint(self) -> QSize:
        """A line or two."""
        return QSize(260, self.heightForWidth(260))

    def minimumSizeHint(self) -> QSize:
        """Narrow, for the words wrap."""
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def heightForWidth(self, width: int) -> int:
        """As high as the words need."""
        box = self._words_box(QRect(0, 0, width, 10_000))
        needed = QFontMetrics(self.font()).boundingRect(box, int(WRAP), self.text()).height()
        return max(needed, theme().scaled(SIGN)) + 2 * PAD

    def _words_box(self, box: QRect) -> QRect:
        sign = theme().scaled(SIGN) + ROOM
        after = sign if self._leads else 0
        before, behind = PAD + sign, PAD + after
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            before, behind = behind, before
        return box.adjusted(before, PAD, -behind, -PAD)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, sign, words and arrow."""
        painter, looks = QPainter(self), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self._leads and (self.underMouse() or self.isDown())
        outline = looks.colour("border") if looks.contrasting else Qt.PenStyle.NoPen
        painter.setPen(QPen(looks.colour("focus"), looks.ring) if self.hasFocus() else outline)
        painter.setBrush(looks.colour("hover" if lit else "sunken"))
        inset = looks.ring / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
        painter.setPen(looks.colour("text"))
        painter.setFont(self.font())
        painter.drawText(self._words_box(self.rect()), int(WRAP), in_order(self.text()))
        self._sign(painter, self._icon, "closing", at_end=False)
        if self._leads:
            self._sign(painter, "chevron-right", "text_2", at_end=True)

    def _sign(self, painter: QPainter, name: str, tone: str, *, at_end: bool) -> None:
        side = theme().scaled(SIGN)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = self.width() - PAD - side if at_end != rtl else PAD
        place = QRectF(left, (self.height() - side) // 2, side, side)
        paint_picture(painter, place, name, tone, mirrored=rtl)

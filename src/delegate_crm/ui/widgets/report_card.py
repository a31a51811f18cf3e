# SPDX-License-Identifier: MIT
"""A report in the gallery: the upper part of a real page, its title, what it tells."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.ordering import in_order
from delegate_crm.ui.widgets.pictures import paint_picture

WIDTH, HEIGHT, GROUND, PAGE, TOP = 280, 300, 190, 200, 20
INSET, RADIUS, SIGN = 16, 12, 44
WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop


class ReportCard(QAbstractButton):
    """One report, to be chosen."""

    def __init__(self, title: str, says: str) -> None:
        super().__init__()
        self._says = says
        self._page = QImage()
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(says)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def page_width(self) -> int:
        """How many device pixels wide its page is shown."""
        return round(theme().scaled(PAGE) * self.devicePixelRatioF())

    @property
    def has_page(self) -> bool:
        """Tell whether the page is there."""
        return not self._page.isNull()

    def show_page(self, page: QImage) -> None:
        """Show a page."""
        self._page = page
        self.update()

    def sizeHint(self) -> QSize:
        """All cards are alike."""
        return QSize(theme().scaled(WIDTH), theme().scaled(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw surface, page, words."""
        painter, looks = QPainter(self), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        shape = QPainterPath()
        shape.addRoundedRect(box, RADIUS, RADIUS)
        painter.save()
        painter.setClipPath(shape)
        painter.fillPath(shape, looks.colour("hover" if self._lit else "card"))
        self._paint_page(painter, QRectF(box.left(), box.top(), box.width(), looks.scaled(GROUND)))
        painter.restore()
        self._paint_words(painter, box)
        focused = self.hasFocus()
        pen = QPen(looks.colour("focus" if focused else "border"), looks.ring if focused else 1)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)

    @property
    def _lit(self) -> bool:
        return self.underMouse() or self.isDown()

    def _paint_page(self, painter: QPainter, ground: QRectF) -> None:
        """The page lies on its ground; what is below is cut away."""
        looks = theme()
        painter.fillRect(ground, looks.colour("sunken"))
        painter.setClipRect(ground, Qt.ClipOperation.IntersectClip)
        wide, top = looks.scaled(PAGE), looks.scaled(TOP)
        sheet = QRectF(ground.center().x() - wide / 2, ground.top() + top, wide, wide * 1.42)
        painter.fillRect(sheet, looks.colour("paper"))
        if self.has_page:
            sheet.setHeight(wide * self._page.height() / self._page.width())
            painter.drawImage(sheet, self._page)
        else:
            side = looks.scaled(SIGN)
            left, above = round(sheet.center().x() - side / 2), round(sheet.top() + side)
            paint_picture(painter, QRectF(left, above, side, side), "printer", "border_strong")
        painter.setPen(QPen(looks.colour("border"), 1))
        painter.drawRect(sheet)
        painter.drawLine(ground.bottomLeft(), ground.bottomRight())

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        looks = theme()
        words = box.adjusted(INSET, looks.scaled(GROUND) + 12, -INSET, -8)
        painter.setPen(looks.colour("text"))
        painter.setFont(looks.font("section"))
        height = painter.fontMetrics().lineSpacing()
        title = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, round(words.width())
        )
        painter.drawText(words, int(WRAP), in_order(title))
        painter.setPen(looks.colour("text_2"))
        painter.setFont(looks.font("small"))
        painter.drawText(words.adjusted(0, height + 4, 0, 0), int(WRAP), in_order(self._says))

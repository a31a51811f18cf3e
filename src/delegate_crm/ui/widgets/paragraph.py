# SPDX-License-Identifier: MIT
"""Text of any length that wraps anywhere, so that no word widens the window."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.labels import LONGEST, tip

ENDLESS = 10_000
NARROW = 60
MOST_KNOWN = 4
BETWEEN, HELD = " · ", "\N{NO-BREAK SPACE}· "
"""A dot between facts stays at the end of its line: no line begins with one."""
_Laid = tuple[list[tuple[QTextLayout, float]], float, bool]
"""Layouts of the paragraphs with their tops, the height, and whether lines were cut."""


class Paragraph(QWidget):
    """Plain text on as many lines as it needs, at most `most`; the tool tip has the rest."""

    def __init__(
        self,
        text: str = "",
        style: str = "body",
        tone: str = "text",
        *,
        most: int = 0,
        name: str = "",
    ) -> None:
        """`name` is said before the text to who cannot see where it stands."""
        super().__init__()
        self._name = name
        self._tone, self._most = tone, most or ENDLESS
        self._text = ""
        self._known: dict[int, _Laid] = {}
        """Layouts by width: a page asks for the height many times."""
        self.pad = 0
        """Pixels above and below the text."""
        self.setFont(theme().font(style))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = text[:LONGEST].rstrip()
        self._known.clear()
        self.setAccessibleName(f"{self._name}: {self._text}" if self._name else self._text)
        self.updateGeometry()
        self.update()

    def limit(self, most: int) -> None:
        """Show so many lines at most, and keep the room of them whatever is shown."""
        self._most = most
        self._known.clear()
        self.setFixedHeight(most * (QFontMetrics(self.font()).lineSpacing() + 1))
        self.update()

    def text(self) -> str:
        """The whole text."""
        return self._text

    def text_width(self) -> int:
        """How wide the text would be on lines of any length."""
        metrics = QFontMetrics(self.font())
        return max((metrics.horizontalAdvance(each) for each in self._text.splitlines()), default=0)

    def sizeHint(self) -> QSize:
        """As wide as the text, up to the width of a column."""
        width = min(self.text_width() + 2, theme().scaled(520))
        return QSize(width, self.heightForWidth(max(width, NARROW)))

    def minimumSizeHint(self) -> QSize:
        """A few letters wide."""
        return QSize(NARROW, QFontMetrics(self.font()).height() + 2 * self.pad)

    def heightForWidth(self, width: int) -> int:
        """As high as the lines need."""
        _, height, _ = self._laid_out(width)
        return round(height + 0.5) + 2 * self.pad

    def resizeEvent(self, _event: object) -> None:
        """What is cut at this width stands in the tool tip."""
        _, _, cut = self._laid_out(self.width())
        self.setToolTip(tip(self._text) if cut else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = QPainter(self)
        painter.setPen(theme().colour(self._tone))
        for layout, top in self._laid_out(self.width())[0]:
            layout.draw(painter, QPointF(0, top + self.pad))

    def _laid_out(self, width: int) -> _Laid:
        if width not in self._known:
            if len(self._known) > MOST_KNOWN:
                self._known.clear()
            self._known[width] = self._lay_out(width)
        return self._known[width]

    def _lay_out(self, width: int) -> _Laid:
        made: list[tuple[QTextLayout, float]] = []
        top, left, cut = 0.0, self._most, False
        for words in self._text.split("\n"):
            if left <= 0:
                return made, top, True
            layout, height, used, cut = self._broken(words or " ", max(width, NARROW), left)
            made.append((layout, top))
            top, left = top + height, left - used
        return made, top, cut

    def _broken(self, text: str, width: int, most: int) -> tuple[QTextLayout, float, int, bool]:
        """Break a paragraph into lines; where some are missing the last one ends in …."""
        text = text.replace(BETWEEN, HELD)
        layout = QTextLayout(text, self.font())
        layout.setTextOption(self._option())
        height, used, begun, read = _break(layout, width, most)
        if read >= len(text):
            return layout, height, used, False
        rest = QFontMetrics(self.font()).elidedText(
            text[begun:], Qt.TextElideMode.ElideRight, width
        )
        layout = QTextLayout(text[:begun] + rest, self.font())
        layout.setTextOption(self._option())
        height, used, _, _ = _break(layout, width, most)
        return layout, height, used, True

    def _option(self) -> QTextOption:
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        return option


def _break(layout: QTextLayout, width: float, most: int) -> tuple[float, int, int, int]:
    """Break a paragraph: height, lines, where the last line begins, and how much was read."""
    height, used, begun, read = 0.0, 0, 0, 0
    layout.beginLayout()
    while used < most:
        line: QTextLine = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
        begun, read = line.textStart(), line.textStart() + line.textLength()
        used += 1
    layout.endLayout()
    return height, used, begun, read

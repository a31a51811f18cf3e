# SPDX-License-Identifier: MIT
"""Surfaces that hold other things: cards, lines, banners, empty and loading states."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import Translator
from delegate_crm.ui import icons
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.labels import Label

INSET = 18


class Card(QFrame):
    """A titled surface; `body` takes what it holds, `head` the actions beside the title."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.setProperty("surface", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(INSET, INSET - 4, INSET, INSET - 2)
        outer.setSpacing(10)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        if title:
            self.head.addWidget(Label(title, "section"))
            self.setAccessibleName(title)
        self.head.addStretch(1)
        outer.addLayout(self.head)
        outer.addLayout(self.body)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def act(self, widget: QWidget) -> None:
        """Put an action or a remark beside the title."""
        self.head.addWidget(widget)

    def add(self, widget: QWidget) -> None:
        """Put something into the body."""
        self.body.addWidget(widget)

    def divide(self) -> None:
        """Draw a line between two things."""
        self.body.addWidget(line())


def line() -> QFrame:
    """A thin line."""
    made = QFrame()
    made.setProperty("surface", "line")
    made.setFixedHeight(1)
    return made


def picture(name: str, size: int, tone: str) -> QLabel:
    """A drawing of its own."""
    made = QLabel()
    side = theme().scaled(size)
    made.setPixmap(icons.pixmap(name, theme().ink(tone), side))
    made.setFixedSize(QSize(side, side))
    return made


class Banner(QFrame):
    """What happened, what is safe, what to do; stays until it is solved or closed."""

    def __init__(
        self, title: str, words: str = "", *, tone: str = "overdue", icon: str = "alert"
    ) -> None:
        super().__init__()
        self.setProperty("banner", tone)
        self.setAccessibleName(f"{title.rstrip('.')}. {words}" if words else title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 12, 10)
        row.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop if words else Qt.AlignmentFlag.AlignVCenter
        row.addWidget(picture(icon, 20, tone), 0, top)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(Label(title, "name", wrap=True))
        if words:
            text.addWidget(Label(words, "small", wrap=True))
        row.addLayout(text, 1)
        self._row = row

    def act(self, widget: QWidget) -> None:
        """Add an action."""
        self._row.addWidget(widget)


def refusal(tr: Translator, error: UserError, *, tone: str = "overdue") -> Banner:
    """Say why something was refused, and what can be done about it."""
    return Banner(tr(error.message), tr(error.hint) if error.hint else "", tone=tone)


class Empty(QWidget):
    """Nothing here yet: a drawing, one line, what one could do."""

    def __init__(self, icon: str, title: str, words: str, actions: Sequence[QWidget] = ()) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(picture(icon, 44, "accent"), 0, middle)
        column.addWidget(Label(title, "section"), 0, middle)
        remark = Label(words, "body", "text_2")
        remark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(remark, 0, middle)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for each in actions:
            row.addWidget(each)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)


class Skeleton(QWidget):
    """Quiet bars in the place of rows that are still being read."""

    def __init__(self, rows: int = 6) -> None:
        super().__init__()
        self._rows = rows
        self.setMinimumHeight(rows * theme().row_height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw bars of uneven length."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("track"))
        height = theme().row_height
        for row in range(self._rows):
            top = row * height + height / 2
            painter.drawEllipse(QRectF(INSET, top - 12, 24, 24))
            width = self.width() * (0.55 if row % 2 else 0.4)
            painter.drawRoundedRect(QRectF(INSET + 40, top - 5, width, 10), 5, 5)
            painter.drawRoundedRect(QRectF(self.width() - 140, top - 5, 110, 10), 5, 5)

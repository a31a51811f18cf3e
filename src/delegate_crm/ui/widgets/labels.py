# SPDX-License-Identifier: MIT
"""Text that is only shown. It is always plain: data never becomes markup."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from delegate_crm.ui.keys import shown
from delegate_crm.ui.theme import theme
from delegate_crm.ui.widgets.ordering import in_order

LONGEST = 10_000
"""Letters that one label shows; more would stall the window."""


class Label(QLabel):
    """A text in a style and a tone of the theme."""

    def __init__(
        self, text: str = "", style: str = "body", tone: str = "", *, wrap: bool = False
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme().font(style))
        self.setWordWrap(wrap)
        if tone:
            self.setProperty("tone", tone)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text, cut where it would stall the window."""
        super().setText(text[:LONGEST])


class KeyHint(Label):
    """The keys of an action that is in view, as on a key."""

    def __init__(self, keys: str) -> None:
        super().__init__(shown(keys), "tiny", "text_2")
        self.setProperty("surface", "key")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Elided(QWidget):
    """One line of text that ends in … where there is no room; the whole stands in the tool tip."""

    def __init__(self, text: str = "", style: str = "body", tone: str = "text") -> None:
        super().__init__()
        self._tone = tone
        self.setFont(theme().font(style))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = " ".join(text[:LONGEST].split())
        self.setAccessibleName(self._text)
        self.setToolTip(tip(self._text))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The whole text."""
        return self._text

    def sizeHint(self) -> QSize:
        """As wide as the text."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._text) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """A few letters at least."""
        return QSize(24, QFontMetrics(self.font()).height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        painter.setPen(theme().colour(self._tone))
        painter.setFont(self.font())
        text = painter.fontMetrics().elidedText(
            self._text, Qt.TextElideMode.ElideRight, self.width()
        )
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), leading, in_order(text))


def tip(text: str) -> str:
    """A tool tip that shows the text as it stands: Qt would read some texts as markup."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{escaped}</span>" if text else ""


def ampersands(text: str) -> str:
    """Words of a button or menu with each ampersand kept, which Qt would take for a key's mark."""
    return text.replace("&", "&&")

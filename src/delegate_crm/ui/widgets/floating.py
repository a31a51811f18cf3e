# SPDX-License-Identifier: MIT
"""What floats over a page: its shadow lifts it, and it keeps its place when the page is resized."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QWidget

from delegate_crm.ui.theme import theme

BLUR, FALL, DEPTH = 26, 4, 70
"""Of the shadow: pixels, pixels, and how opaque it is, of 255."""


class Floating(QFrame):
    """Stands over a page without taking the focus, so what it says is said aloud as well."""

    def __init__(self, page: QWidget, surface: str = "floating") -> None:
        super().__init__(page)
        self.page = page
        self.setProperty("surface", surface)
        if not theme().contrasting:
            self._cast_shadow()
        page.installEventFilter(self)
        self.hide()

    def place(self) -> None:
        """Go where it belongs in the page, as large as it needs to be."""
        raise NotImplementedError

    def rise(self, spoken: str) -> None:
        """Be seen above all else in the page, and heard."""
        self.show()
        self.raise_()
        self.place()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place in the page."""
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self.place()
        return super().eventFilter(watched, event)

    def _cast_shadow(self) -> None:
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(BLUR)
        shadow.setOffset(0, FALL)
        colour = theme().colour("shadow")
        colour.setAlpha(DEPTH)
        shadow.setColor(colour)
        self.setGraphicsEffect(shadow)

# SPDX-License-Identifier: MIT
"""Alt alone opens the menu; with other keys, Shift or the mouse it belongs to these."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from delegate_crm.ui.widgets.inputs import is_composing

BETWEEN = (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.FocusOut)
"""What makes an Alt that is held no Alt alone."""


class AltAlone(QObject):
    """Watches the events of a window for an Alt that is pressed and let go."""

    heard = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_alone = False

    def forget(self) -> None:
        """The Alt that is held was part of a chord."""
        self._is_alone = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Nothing is kept from the window."""
        kind = event.type()
        if kind in BETWEEN:
            self.forget()
        elif isinstance(event, QKeyEvent) and kind is QEvent.Type.KeyPress:
            held = event.modifiers() & ~Qt.KeyboardModifier.AltModifier
            free = not held and not is_composing(QApplication.focusWidget())
            self._is_alone = event.key() == Qt.Key.Key_Alt and free
        elif isinstance(event, QKeyEvent) and kind is QEvent.Type.KeyRelease:
            was, self._is_alone = self._is_alone, False
            if was and not event.isAutoRepeat():
                self.heard.emit()
        return False

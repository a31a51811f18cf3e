# SPDX-License-Identifier: MIT
"""A box to tick whose words wrap where there is little room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from delegate_crm.ui.widgets.labels import Label


class Check(QWidget):
    """The box, and beside it words that tick it too."""

    toggled = Signal(bool)

    def __init__(self, words: str, *, on: bool) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setAccessibleName(words)
        self.box.setChecked(on)
        self.box.toggled.connect(self.toggled)
        self.setFocusProxy(self.box)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        label = Label(words, wrap=True)
        label.setMinimumHeight(self.box.sizeHint().height())
        row.addWidget(label, 1)

    @property
    def on(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def turn(self, *, on: bool) -> None:
        """Tick it or not."""
        self.box.setChecked(on)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Words tick the box."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.box.toggle()

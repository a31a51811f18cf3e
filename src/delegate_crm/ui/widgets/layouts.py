# SPDX-License-Identifier: MIT
"""What is done with layouts of every sort."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget


def empty(layout: QLayout, keep: QWidget | None = None) -> None:
    """Take all out of a layout and let the widgets go, but for one that is put in again."""
    while taken := layout.takeAt(0):
        widget = taken.widget()
        if widget is not None and widget is not keep:
            widget.hide()
            widget.deleteLater()

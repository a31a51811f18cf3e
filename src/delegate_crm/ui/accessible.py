# SPDX-License-Identifier: MIT
"""What painted widgets are to who cannot see them: a drawing with a sentence, a row of a list.

A painted widget states its `role`; its accessible name is the sentence.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

Role = QAccessible.Role


@cache
def tell_roles() -> None:
    """Let painted widgets tell their role from now on."""
    QAccessible.installFactory(_interface)


def _interface(_key: str, found: QObject) -> QAccessibleInterface | None:
    role = getattr(found, "role", None)
    if isinstance(found, QWidget) and isinstance(role, Role):
        return QAccessibleWidget(found, role)
    return None

# SPDX-License-Identifier: MIT
"""What stands in the window while no office is open: the first start, and a file refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import N_, Text, Translator
from delegate_crm.ui.widgets.buttons import Button
from delegate_crm.ui.widgets.cards import Banner, Empty, refusal

Choice = tuple[Text, str, Callable[[], object]]
"""Words, role of the button, and what it does."""


def first_start(tr: Translator, choices: Sequence[Choice]) -> QWidget:
    """Start with sample data or empty; there is no wizard."""
    words = tr(N_("Look around with sample data, or begin with your own."))
    return _middle(Empty("handshake", tr(N_("Welcome")), words, _buttons(tr, choices)))


def refused(tr: Translator, error: Exception, choices: Sequence[Choice]) -> QWidget:
    """Say why the file cannot be opened, what is safe, and what one can do."""
    if isinstance(error, UserError):
        banner = refusal(tr, error)
    else:
        title = tr(N_("The program made a mistake; nothing was half-saved."))
        banner = Banner(title, type(error).__name__)
    for button in _buttons(tr, choices):
        banner.act(button)
    return _middle(banner)


def _buttons(tr: Translator, choices: Sequence[Choice]) -> list[QWidget]:
    return [Button(tr(text), act, role=role) for text, role, act in choices]


def _middle(inner: QWidget) -> QWidget:
    page = QWidget()
    page.setProperty("surface", "window")
    column = QVBoxLayout(page)
    column.setContentsMargins(48, 48, 48, 48)
    column.addStretch(1)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(inner, 4)
    row.addStretch(1)
    column.addLayout(row)
    column.addStretch(2)
    return page

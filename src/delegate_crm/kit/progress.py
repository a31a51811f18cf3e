# SPDX-License-Identifier: MIT
"""How long work tells how far it is, and learns that it is to stop."""

from __future__ import annotations

from typing import Protocol

from delegate_crm.kit.i18n import Text


class Progress(Protocol):
    """A line of progress, on a terminal or in the window."""

    def step(self, done: int, total: int) -> None:
        """Say how much is done."""

    def note(self, text: Text) -> None:
        """Say what is being done."""

    def cancelled(self) -> bool:
        """Tell whether the user asked to stop."""


class Silent:
    """Progress that nobody watches."""

    def step(self, done: int, total: int) -> None:
        """Say nothing."""

    def note(self, text: Text) -> None:
        """Say nothing."""

    def cancelled(self) -> bool:
        """Nobody asks to stop."""
        return False

# SPDX-License-Identifier: MIT
"""How long work tells how far it is, and learns that it is to stop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from delegate_crm.kit.errors import UserError
from delegate_crm.kit.i18n import N_, Text

T = TypeVar("T")
WHOLE = (0.0, 1.0)


class Stopped(UserError):
    """The user asked to stop; what was begun is taken back."""

    def __init__(self) -> None:
        super().__init__(N_("Stopped."))


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


class Stretches:
    """Work on many things in several goes, told as one: each goes over its stretch of the way."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._total = self._told = 0

    def through(
        self, items: Iterable[T], count: int, stretch: tuple[float, float] = WHOLE
    ) -> Iterator[T]:
        """Go through so many things; `Stopped` once the user asked for it."""
        begin, end = stretch
        self._total = self._total or count
        for at, each in enumerate(items, 1):
            if self._progress.cancelled():
                raise Stopped
            yield each
            done = int(self._total * (begin + (end - begin) * at / count))
            self._told = max(self._told, done)
            self._progress.step(self._told, self._total)

# SPDX-License-Identifier: MIT
"""Where one is in the program, where one was, and how it looked there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Place:
    """A page, what it shows, and how; enough to come back to it."""

    page: str
    """Name of a module in `ui.pages`."""
    kind: str = ""
    """Kind of record, where the page serves several."""
    id: int = 0
    tab: str = ""
    words: str = ""
    """What is typed into the filter, or chosen beside it."""
    mode: str = ""
    """How a list is shown, where its page knows more ways than one; empty as a list."""


Memory = dict[str, Any]
"""Scroll position, selection, filter: whatever a page needs to look as it was left."""


@dataclass(slots=True)
class Visited:
    """A place and how it was left."""

    place: Place
    memory: Memory = field(default_factory=dict)


class Trail:
    """The way through the program, walked by back and forward."""

    def __init__(self) -> None:
        self._way: list[Visited] = []
        self._at = -1

    @property
    def current(self) -> Visited | None:
        """Where one is."""
        return self._way[self._at] if self._at >= 0 else None

    @property
    def can_go_back(self) -> bool:
        """Tell whether there is a place before."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Tell whether there is a place after."""
        return self._at < len(self._way) - 1

    def seen(self) -> list[int]:
        """Ids of records that were looked at, the latest first; not the one where one is."""
        here = self.current.place.id if self.current else 0
        ids = (each.place.id for each in reversed(self._way) if each.place.kind)
        return [each for each in dict.fromkeys(ids) if each and each != here]

    def leave(self, memory: Mapping[str, Any]) -> None:
        """Keep how the current place looked."""
        if self.current:
            self.current.memory = dict(memory)

    def go(self, place: Place) -> Visited:
        """Walk to a new place; what lay ahead is forgotten."""
        if self.current and self.current.place == place:
            return self.current
        self._way = [*self._way[: self._at + 1], Visited(place)]
        self._at += 1
        return self._way[self._at]

    def turn(self, place: Place) -> None:
        """Stay where one is, shown in another way (another tab)."""
        if self.current:
            self.current.place = place

    def back(self) -> Visited | None:
        """Walk one place back."""
        if not self.can_go_back:
            return None
        self._at -= 1
        return self.current

    def forward(self) -> Visited | None:
        """Walk one place forward."""
        if not self.can_go_forward:
            return None
        self._at += 1
        return self.current

# SPDX-License-Identifier: MIT
"""What a finished piece of work changed, and the bus that tells everyone who shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids of the records that one work added, changed or removed, by kind of record."""

    work: int
    origin: str = ""
    added: Mapping[str, frozenset[int]] = field(default_factory=dict)
    changed: Mapping[str, frozenset[int]] = field(default_factory=dict)
    removed: Mapping[str, frozenset[int]] = field(default_factory=dict)

    @property
    def kinds(self) -> frozenset[str]:
        """Kinds of record that are touched in any way."""
        return frozenset().union(self.added, self.changed, self.removed)


class Bus:
    """Passes each `Changes` to its listeners, in the thread that did the work."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Changes], None]] = []

    def listen(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Add a listener; the answer removes it again."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def publish(self, changes: Changes) -> None:
        """Tell all listeners, in the order in which they came."""
        for listener in tuple(self._listeners):
            listener(changes)

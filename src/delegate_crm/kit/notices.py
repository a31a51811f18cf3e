# SPDX-License-Identifier: MIT
"""What a reminder says, wherever it is shown: on the desktop, by the tray, under the bell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Notice(Protocol):
    """One thing to be told once: a line, words below it, and the record it leads to."""

    @property
    def title(self) -> str:
        """What is told, in one line."""

    @property
    def body(self) -> str:
        """More words; may be empty."""

    @property
    def record(self) -> int | None:
        """The record that it leads to; none where it is of several."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A notice of nothing but words."""

    title: str
    body: str = ""
    record: int | None = None

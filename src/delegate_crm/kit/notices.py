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

    @property
    def follow_up(self) -> int | None:
        """The one follow-up that it tells of, which can be snoozed; none of several, or a visit."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A notice of nothing but words."""

    title: str
    body: str = ""
    record: int | None = None
    follow_up: int | None = None

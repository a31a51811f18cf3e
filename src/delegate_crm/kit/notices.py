# SPDX-License-Identifier: MIT
"""What a reminder says, wherever it is shown: on the desktop, by the tray, under the bell."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to be told once: a line, words below it, and the record it leads to."""

    key: str
    """By this it is known again, so that it is told once."""
    title: str
    body: str = ""
    record: tuple[str, int] | None = None
    """Kind and number of the record; none for a digest of several."""

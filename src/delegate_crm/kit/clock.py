# SPDX-License-Identifier: MIT
"""Today's date and the present moment, to be handed in rather than asked for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clock:
    """The day to reckon with (a fixed one for tests and `--today`) and the moment for stamps."""

    fixed: dt.date | None = None

    def today(self) -> dt.date:
        """The day in the office's own zone."""
        return self.fixed or dt.date.today()  # noqa: DTZ011 - the wall calendar is what is meant

    def now(self) -> dt.datetime:
        """The present moment in UTC, to the second, for journal stamps."""
        return dt.datetime.now(dt.UTC).replace(microsecond=0)
